// Owns one key: large, pressed and not gone to, so that the field keeps the caret.
import type { ReactNode, SyntheticEvent } from 'react';

const keepCaret = (event: SyntheticEvent): void => event.preventDefault();

export function Key(props: {
  label: ReactNode;
  /** What it is called where the label is a picture. */
  name?: string;
  /** By which previews and tests find it, in any language. */
  id?: string;
  className?: string;
  press: () => void;
  pressed?: boolean;
  disabled?: boolean;
}): ReactNode {
  return (
    <button
      type="button"
      className={props.className ? `key press ${props.className}` : 'key press'}
      data-key={props.id}
      aria-label={props.name}
      aria-pressed={props.pressed}
      disabled={props.disabled}
      tabIndex={-1}
      onPointerDown={keepCaret}
      onMouseDown={keepCaret}
      onClick={props.press}
    >
      {props.label}
    </button>
  );
}
