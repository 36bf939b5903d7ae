// Owns one question about the day: its title, the answer in a sentence, and the figures as a chart or as a table.
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FaultBoundary } from '../../ui/fault-boundary.tsx';
import { scrollStop } from '../../ui/scroll-stop.ts';
import { type Bars, chartHeight } from './bars.ts';

const BarChartView = lazy(async () => ({ default: (await import('./bar-chart.tsx')).BarChartView }));

export function BarsCard(props: {
  title: string;
  /** The chart in one sentence. */
  summary: string;
  /** Null: nothing to draw yet; the sentence says so. */
  bars: Bars | null;
  isWide?: boolean;
  /** Two of the others stand beside it. */
  isTall?: boolean;
  children?: ReactNode;
}): ReactNode {
  const { title, summary, bars } = props;
  const { t } = useTranslation('statistics');
  const [view, setView] = useState<'chart' | 'table'>('chart');
  return (
    <section
      className="card figures-card"
      data-wide={props.isWide || undefined}
      data-tall={props.isTall || undefined}
      aria-label={title}
    >
      <div className="row figures-head">
        <h2 className="grow">{title}</h2>
        {bars && (
          <fieldset className="row figures-view">
            <legend className="visually-hidden">{t('view.label', { title })}</legend>
            {(['chart', 'table'] as const).map((each) => (
              <button
                key={each}
                type="button"
                className="filter"
                aria-pressed={view === each}
                onClick={() => setView(each)}
              >
                {t(`view.${each}`)}
              </button>
            ))}
          </fieldset>
        )}
      </div>
      <p className="figures-summary">{summary}</p>
      {/* Where its program does not come (a new version, a broken line), the table says the same. */}
      {bars && view === 'chart' && (
        <FaultBoundary instead={() => <BarsTable bars={bars} title={title} />}>
          <Suspense
            fallback={
              <>
                <div style={{ blockSize: chartHeight(bars) }} />
                <p className="caption figures-pointed" />
              </>
            }
          >
            <BarChartView bars={bars} />
          </Suspense>
        </FaultBoundary>
      )}
      {bars && view === 'table' && <BarsTable bars={bars} title={title} />}
      {props.children}
    </section>
  );
}

function BarsTable({ bars, title }: { bars: Bars; title: string }): ReactNode {
  const { t } = useTranslation('statistics');
  const figure = (value: number | null): ReactNode => value ?? t('total.none');
  return (
    <div className="figures-table" ref={scrollStop}>
      <table className="table">
        <caption className="visually-hidden">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{bars.head}</th>
            {[...bars.series.map(({ name }) => name), ...(bars.more ?? [])].map((name) => (
              <th scope="col" key={name} className="figure">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {bars.rows.map((row, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two matters may have one name
            <tr key={place}>
              <th scope="row">{row.label}</th>
              {[...row.values, ...(row.more ?? [])].map((value, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns keep their place
                <td key={index} className="figure">
                  {figure(value)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
