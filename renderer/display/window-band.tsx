// Owns the band of all windows with the number each is serving; more windows than fit are shown in turn.
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Board } from '#shared/contract/queue.ts';

const shownAtOnce = 16;
const TURN_MS = 8000;

export function WindowBand(props: { windows: Board['windows'] }): ReactNode {
  const { t } = useTranslation('display');
  const { windows } = props;
  const pages = Math.max(1, Math.ceil(windows.length / shownAtOnce));
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (pages === 1) return;
    const timer = setInterval(() => setTurn((before) => before + 1), TURN_MS);
    return () => clearInterval(timer);
  }, [pages]);
  const from = (turn % pages) * shownAtOnce;
  return (
    <section className="band" aria-label={t('allWindows')}>
      {windows.slice(from, from + shownAtOnce).map((window) => (
        <div key={window.number} className="band-window" data-free={window.ticketNo === null || undefined}>
          <span>{t('windowNumber', { number: window.number })}</span>
          <b>{window.ticketNo ?? t('free')}</b>
        </div>
      ))}
    </section>
  );
}
