// Owns the band of all windows: the number each is serving and those it called before; more windows than fit are shown in turn.
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BoardWindow } from '#shared/contract/queue.ts';
import type { DisplayLayout } from './display-options.ts';

const TURN_MS = 8000;
/** Windows in a row; fewer where numbers and windows are long. */
const inARow = { horizontal: { short: 8, long: 6 }, vertical: { short: 4, long: 3 } } as const;
const fewestInARow = { horizontal: 3, vertical: 2 } as const;
const rows = { horizontal: 2, vertical: 4 } as const;

/** A window of three signs beside a number of five needs more room. */
const isLong = ({ number, ticketNo, lastNos }: BoardWindow): boolean =>
  number.length + (ticketNo ?? lastNos[0] ?? '').length > 6;

export function WindowBand(props: { windows: readonly BoardWindow[]; layout: DisplayLayout }): ReactNode {
  const { t } = useTranslation('display');
  const { windows, layout } = props;
  const most = inARow[layout][windows.some(isLong) ? 'long' : 'short'];
  // Few windows stand wider; a single one does not fill the row.
  const columns = Math.min(most, Math.max(fewestInARow[layout], windows.length));
  const shownAtOnce = columns * rows[layout];
  const pages = Math.max(1, Math.ceil(windows.length / shownAtOnce));
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (pages === 1) return;
    const timer = setInterval(() => setTurn((before) => before + 1), TURN_MS);
    return () => clearInterval(timer);
  }, [pages]);
  const from = (turn % pages) * shownAtOnce;
  // The band keeps its height from page to page.
  const lines = Math.ceil(Math.min(windows.length, shownAtOnce) / columns);
  return (
    <section
      className="band"
      aria-label={t('allWindows')}
      style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`, gridTemplateRows: `repeat(${lines}, 104px)` }}
    >
      {windows.slice(from, from + shownAtOnce).map((window) => (
        <BandWindow key={window.code} window={window} />
      ))}
    </section>
  );
}

function BandWindow({ window }: { window: BoardWindow }): ReactNode {
  const { t } = useTranslation('display');
  const { number, state, ticketNo, lastNos } = window;
  const before = lastNos.filter((no) => no !== ticketNo).slice(0, 2);
  return (
    <div className="band-window" data-state={state}>
      <span>{t('windowNumber', { number })}</span>
      {state === 'paused' ? (
        <b className="band-paused">{t('paused')}</b>
      ) : (
        <>
          <b className="band-number">{ticketNo ?? t('free')}</b>
          <span className="band-before">
            {before.map((no) => (
              <span key={no}>{no}</span>
            ))}
          </span>
        </>
      )}
    </div>
  );
}
