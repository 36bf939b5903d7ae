// Owns one key: large, pressed and not gone to, so that the field keeps the caret; each finger for itself, so that two thumbs lose nothing.
import { type PointerEvent, type ReactNode, useRef } from 'react';

/** Of a touch the browser makes a click only while no other finger is down, and aims it at whatever stands there by then. */
function withoutTouchClicks(key: HTMLElement | null): (() => void) | undefined {
  if (!key) return undefined;
  const prevent = (event: TouchEvent): void => {
    if (event.cancelable) event.preventDefault();
  };
  key.addEventListener('touchstart', prevent, { passive: false });
  return () => key.removeEventListener('touchstart', prevent);
}

function isOver(event: PointerEvent<HTMLElement>): boolean {
  const { left, right, top, bottom } = event.currentTarget.getBoundingClientRect();
  const { clientX, clientY } = event;
  return clientX >= left && clientX <= right && clientY >= top && clientY <= bottom;
}

/** `isTyped`: acts as the finger comes down, as a typewriter's does; another acts when it is lifted, and not if it has slid off. */
export function Key(props: {
  label: ReactNode;
  /** What it is called where the label is a picture. */
  name?: string;
  /** By which previews and tests find it, in any language. */
  id?: string;
  className?: string;
  press: () => void;
  isTyped?: boolean;
  pressed?: boolean;
  disabled?: boolean;
}): ReactNode {
  const finger = useRef<number>(null);
  const { isTyped = false, disabled = false, press } = props;
  const come = (event: PointerEvent<HTMLElement>): void => {
    event.preventDefault();
    if (disabled || event.button !== 0) return;
    finger.current = event.pointerId;
    event.currentTarget.toggleAttribute('data-down', true);
    if (isTyped) press();
  };
  const go = (event: PointerEvent<HTMLElement>): boolean => {
    if (finger.current !== event.pointerId) return false;
    finger.current = null;
    event.currentTarget.toggleAttribute('data-down', false);
    return true;
  };
  return (
    <button
      ref={withoutTouchClicks}
      type="button"
      className={props.className ? `key press ${props.className}` : 'key press'}
      data-key={props.id}
      aria-label={props.name}
      aria-pressed={props.pressed}
      disabled={disabled}
      tabIndex={-1}
      onPointerDown={come}
      onPointerUp={(event) => go(event) && !isTyped && isOver(event) && press()}
      onPointerCancel={go}
      onPointerLeave={(event) => event.pointerType === 'mouse' && go(event)}
      onMouseDown={(event) => event.preventDefault()}
      // Fingers and mice have been heard already; this is a keypad's Enter, or a program.
      onClick={(event) => event.detail === 0 && press()}
    >
      {props.label}
    </button>
  );
}
