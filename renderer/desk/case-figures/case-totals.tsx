// Owns the figures above all charts: four that stand each for itself, what is still open, and the rates with what they are counted from.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseTotals as Counted } from '#shared/contract/case-figures.ts';

/** Never added up: nothing here is the sum of two others. */
const apart = ['accepted', 'concluded', 'done', 'unconfirmed'] as const;
const further = ['filed', 'open', 'late', 'reopened', 'notDone', 'notAccepted'] as const;
const rates = ['onTime', 'response', 'solved', 'satisfied'] as const;

export function CaseTotals({ totals }: { totals: Counted }): ReactNode {
  const { t } = useTranslation('figures');
  return (
    <>
      <dl className="case-figures-apart" aria-label={t('apart')}>
        {apart.map((key) => (
          <div key={key} className="card" data-figure={key}>
            <dt>{t(`total.${key}`)}</dt>
            <dd>
              <b>{totals[key]}</b>
              <span className="caption">{t(`means.${key}`)}</span>
            </dd>
          </div>
        ))}
      </dl>
      <p className="caption case-figures-note">{t('neverAdded')}</p>
      <dl className="card figures-totals case-figures-row">
        {further.map((key) => (
          <div key={key}>
            <dt>{t(`total.${key}`)}</dt>
            <dd>{totals[key]}</dd>
          </div>
        ))}
      </dl>
      <dl className="card figures-totals case-figures-row" data-rates>
        {rates.map((key) => {
          const { part, whole } = totals[key];
          return (
            <div key={key}>
              <dt>{t(`rate.${key}.name`)}</dt>
              <dd>
                {whole === 0 ? t('none') : t('percent', { percent: percentOf(part, whole) })}
                <div className="caption">
                  {whole === 0 ? t(`rate.${key}.nothing`) : t(`rate.${key}.from`, { part, whole })}
                </div>
              </dd>
            </div>
          );
        })}
      </dl>
    </>
  );
}

/** One place; 100 only where it is all of them, 0 only where it is nobody. */
function percentOf(part: number, whole: number): string {
  const rounded = Math.round((part * 1000) / whole) / 10;
  const bounded = part === whole || part === 0 ? rounded : Math.min(99.9, Math.max(0.1, rounded));
  return bounded.toFixed(1);
}
