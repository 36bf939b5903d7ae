// Owns a short question answered by keys: a digit chooses, arrows and Enter choose, Esc does nothing at all.
import type { KeyboardEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { ErrorLine } from '../error-line.tsx';

export type Choice<T extends string> = { readonly value: T; readonly label: string };

/** At most nine options. Enter at once takes the first: it is the usual one. */
export function ChoiceMenu<T extends string>(props: {
  title: string;
  children?: ReactNode;
  options: readonly Choice<T>[];
  error?: unknown;
  onChoose: (value: T) => void;
  onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('desk');
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
      <p className="caption">{t('calling.menuKeys')}</p>
      <ErrorLine error={props.error} />
    </Dialog>
  );
}

/** Numbered buttons under each other. `label`: what is chosen, for whoever does not see it. `isFirst`: the focus begins here. */
export function ChoiceKeys<T extends string>(props: {
  options: readonly Choice<T>[];
  onChoose: (value: T) => void;
  label?: string;
  isFirst?: boolean;
}): ReactNode {
  const { options, onChoose } = props;
  const onKey = (event: KeyboardEvent<HTMLDivElement>): void => {
    const buttons = [...event.currentTarget.querySelectorAll('button')];
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
      const next = at + (event.key === 'ArrowDown' ? 1 : -1);
      buttons[(next + buttons.length) % buttons.length]?.focus();
      return;
    }
    const option = /^[1-9]$/.test(event.key) ? options[Number(event.key) - 1] : undefined;
    if (!option || event.repeat || event.ctrlKey || event.altKey || event.metaKey) return;
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
      {options.map(({ value, label }, at) => (
        <button
          key={value}
          type="button"
          className="choice-key"
          aria-keyshortcuts={String(at + 1)}
          onClick={() => onChoose(value)}
        >
          <kbd>{at + 1}</kbd>
          <span>{label}</span>
        </button>
      ))}
    </div>
  );
}
