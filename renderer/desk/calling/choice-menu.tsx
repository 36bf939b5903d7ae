// Owns a short question answered by keys: a digit or letter chooses where they are on, arrows and Enter choose, Esc does nothing at all.
import type { KeyboardEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorLine } from '../error-line.tsx';
import { keyAlone, useSingleKeysOn } from '../single-keys.ts';

/** `more`: what it comes to, in a line or two under its label. */
export type Choice<T extends string> = {
  readonly value: T;
  readonly label: string;
  readonly key?: string;
  readonly more?: string;
};

/** At most nine options, or each with a letter of its own (`key`; `keys` then says so). Enter at once takes the first: it is the usual one. */
export function ChoiceMenu<T extends string>(props: {
  title: string;
  children?: ReactNode;
  options: readonly Choice<T>[];
  error?: unknown;
  keys?: string;
  onChoose: (value: T) => void;
  onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('desk');
  const areLettersOn = useSingleKeysOn();
  return (
    <Dialog
      open
      className="dialog-menu"
      title={props.title}
      onDismiss={props.onClose}
      actions={<Button onClick={props.onClose}>{t('cancel')}</Button>}
    >
      {props.children}
      <ChoiceKeys options={props.options} onChoose={props.onChoose} isFirst />
      <p className="caption">{areLettersOn ? (props.keys ?? t('calling.menuKeys')) : t('calling.menuArrows')}</p>
      <ErrorLine error={props.error} />
    </Dialog>
  );
}

/** Numbered or lettered buttons under each other. `label`: what is chosen, for whoever does not see it. `isFirst`: the focus begins here. */
export function ChoiceKeys<T extends string>(props: {
  options: readonly Choice<T>[];
  onChoose: (value: T) => void;
  label?: string;
  isFirst?: boolean;
}): ReactNode {
  const { onChoose } = props;
  const areLettersOn = useSingleKeysOn();
  const options = props.options.map((option, at) => ({ key: String(at + 1), ...option }));
  const onKey = (event: KeyboardEvent<HTMLDivElement>): void => {
    const buttons = [...event.currentTarget.querySelectorAll('button')];
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
      const next = at + (event.key === 'ArrowDown' ? 1 : -1);
      buttons[(next + buttons.length) % buttons.length]?.focus();
      return;
    }
    const pressed = keyAlone(event);
    const option = options.find(({ key }) => key === pressed);
    if (!option) return;
    event.preventDefault();
    onChoose(option.value);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form's fields.
    <div
      className="choice-keys"
      role="group"
      aria-label={props.label}
      onKeyDown={onKey}
      data-first={props.isFirst || undefined}
    >
      {options.map(({ value, label, key, more }) => (
        <button
          key={value}
          type="button"
          className="choice-key"
          aria-keyshortcuts={areLettersOn ? key : undefined}
          onClick={() => onChoose(value)}
        >
          {areLettersOn && <kbd>{key.toUpperCase()}</kbd>}
          <span>
            {label}
            {more && <small>{more}</small>}
          </span>
        </button>
      ))}
    </div>
  );
}
