// Owns the field for one's own words: large, counted, with ready phrases, never cut without saying so.
import { type ReactNode, type RefObject, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { countCharacters } from '#shared/domain/text.ts';
import { FieldMarks } from '../../../input/field-marks.tsx';
import type { Typing } from '../../../input/typing.ts';
import { wordsMaximum } from '../../words-maximum.ts';
import './words.css';

export function WordsField(props: {
  fieldRef: RefObject<HTMLTextAreaElement | null>;
  typing: Typing;
  label: string;
  hint: string;
  text: string;
  /** Characters as seen. */
  most?: number;
  onChange: (text: string) => void;
}): ReactNode {
  const { t } = useTranslation('kiosk');
  const { text, most = wordsMaximum } = props;
  const count = useMemo(() => countCharacters(text), [text]);
  const over = count - most;
  return (
    <div className="words-field" data-late={over > 0 || undefined}>
      <div className="typed">
        <textarea
          ref={props.fieldRef}
          inputMode="none"
          autoComplete="off"
          spellCheck={false}
          // biome-ignore lint/a11y/noAutofocus: the screen is for writing into this one field.
          autoFocus
          aria-label={props.label}
          aria-invalid={over > 0}
          value={text}
          onChange={(event) => props.onChange(event.target.value)}
        />
        <FieldMarks typing={props.typing} fieldRef={props.fieldRef} text={text} />
      </div>
      <p className="words-hint">
        {over > 0 ? (
          <b role="alert">{t('tell.tooLong', { count: over })}</b>
        ) : (
          <>
            <span data-give="1">{props.hint}</span>
            <span>{t('tell.signs', { count })}</span>
          </>
        )}
      </p>
    </div>
  );
}
