// Owns choosing the days: the usual ones by one press, any others by two dates.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Span, SpanSearch } from './span.ts';

const choices = ['today', 'yesterday', 'week', 'month', 'own'] as const;

export function SpanChoice(props: {
  chosen: SpanSearch;
  /** The days the choice comes to. */
  span: Span;
  today: string;
  isWrong: boolean;
  onChoose: (next: SpanSearch) => void;
}): ReactNode {
  const { chosen, span, onChoose } = props;
  const { t } = useTranslation('statistics');
  const now = chosen.span ?? 'today';
  const dated = (which: 'from' | 'to', value: string): void => {
    if (value !== '') onChoose({ span: 'own', ...span, [which]: value });
  };
  return (
    <fieldset className="row filters span-choice">
      <legend className="visually-hidden">{t('span.label')}</legend>
      {choices.map((choice) => (
        <button
          key={choice}
          type="button"
          className="filter"
          aria-pressed={now === choice}
          onClick={() =>
            onChoose(choice === 'today' ? {} : choice === 'own' ? { span: 'own', ...span } : { span: choice })
          }
        >
          {t(`span.${choice}`)}
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
              onChange={(event) => dated(which, event.target.value)}
            />
          </label>
        ))}
    </fieldset>
  );
}
