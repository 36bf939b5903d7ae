// Owns a reason in words: written, or taken from the ready phrases with ↓, so that one is always given and seldom typed.
import type { KeyboardEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { TextField } from '../field.tsx';

/** The shortest and longest the hall takes. */
export const reasonLength = { least: 2, most: 200 } as const;
export const isReason = (text: string): boolean => [...text.trim()].length >= reasonLength.least;

export function ReasonField(props: {
  label: string;
  phrases: readonly string[];
  value: string;
  onText: (text: string) => void;
  error?: string | null;
  inputRef?: { current: HTMLInputElement | null };
}): ReactNode {
  const { t } = useTranslation('desk');
  const { phrases, value, onText } = props;
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    const at = phrases.indexOf(value);
    const next = event.key === 'ArrowDown' ? at + 1 : (at === -1 ? phrases.length : at) - 1;
    onText(phrases[(next + phrases.length) % phrases.length] ?? '');
  };
  return (
    <div className="col reason-field">
      <TextField
        ref={props.inputRef}
        label={props.label}
        maxLength={reasonLength.most}
        value={value}
        onText={onText}
        onKeyDown={onKey}
        hint={t('calling.phraseKeys')}
        error={props.error}
      />
      <div className="row phrases">
        {phrases.map((phrase) => (
          // Out of the way of Tab: ↓ in the line is the same.
          <button
            key={phrase}
            type="button"
            tabIndex={-1}
            className="btn btn-small"
            aria-pressed={phrase === value}
            onClick={() => onText(phrase)}
          >
            {phrase}
          </button>
        ))}
      </div>
    </div>
  );
}
