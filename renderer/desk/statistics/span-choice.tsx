// Owns choosing the days: the usual ones by one press, any others by two dates.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Span } from './span.ts';

/** `K`: what the usual days are called in the address; 'own' is chosen by two dates. */
export function SpanChoice<K extends string>(props: {
  choices: readonly { readonly key: K; readonly name: string }[];
  now: K;
  /** The days the choice comes to. */
  span: Span;
  today: string;
  isWrong: boolean;
  onChoose: (key: K) => void;
  onOwn: (span: Span) => void;
}): ReactNode {
  const { choices, now, span, onChoose, onOwn } = props;
  const { t } = useTranslation('statistics');
  return (
    <fieldset className="row filters span-choice">
      <legend className="visually-hidden">{t('span.label')}</legend>
      {choices.map(({ key, name }) => (
        <button key={key} type="button" className="filter" aria-pressed={now === key} onClick={() => onChoose(key)}>
          {name}
        </button>
      ))}
      {now === 'own' &&
        (['from', 'to'] as const).map((which) => (
          <label key={which} className="row span-date">
            {t(`span.${which}`)}
            <input
              type="date"
              className="input"
              value={span[which]}
              max={props.today}
              aria-invalid={props.isWrong || undefined}
              onChange={({ target: { value } }) => {
                if (value !== '') onOwn({ ...span, [which]: value });
              }}
            />
          </label>
        ))}
    </fieldset>
  );
}
