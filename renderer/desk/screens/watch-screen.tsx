// Owns 看板: every window and every line right now, what went wrong, and the day itself; readable from a desk and on a wall.

import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Watch } from '#shared/contract/hall-day.ts';
import { hallTime } from '#shared/domain/calendar-date.ts';
import { useHallQueries } from '../../api-provider.tsx';
import { dayWithWeekday } from '../../i18n/dates.ts';
import { useLanguage } from '../../i18n/use-words.ts';
import { Light } from '../../ui/light.tsx';
import { useClock } from '../../ui/use-clock.ts';
import { useDesk } from '../desk-context.ts';
import { AskedError } from '../error-line.tsx';
import { DayControl } from '../watch/day-control.tsx';
import { WatchLines } from '../watch/watch-lines.tsx';
import { WatchTroubles } from '../watch/watch-troubles.tsx';
import { WatchWindows } from '../watch/watch-windows.tsx';
import '../watch/watch.css';

/** Minutes go by without an event. */
const WATCH_AGAIN_MS = 15_000;

export function WatchScreen(): ReactNode {
  const { t } = useTranslation('desk');
  const language = useLanguage();
  const { clock, timeZone } = useDesk();
  const now = useClock(clock, 5000);
  const queries = useHallQueries();
  const asked = useQuery(queries.hallDay.watch.queryOptions({ refetchInterval: WATCH_AGAIN_MS }));
  const watch = asked.data;
  return (
    <div className="watch">
      <div className="row watch-head">
        <h1>{t('side.watch')}</h1>
        {watch && (
          <>
            <span className="grow el">
              {dayWithWeekday(watch.date, language)} · {t('watch.asOf', { time: hallTime(watch.asOf, timeZone) })}
            </span>
            <DayControl watch={watch} />
          </>
        )}
      </div>
      <AskedError asked={asked} />
      {watch && (
        <>
          <Figures watch={watch} />
          <div className="watch-body">
            <WatchWindows watch={watch} now={now ?? watch.asOf} />
            <WatchLines watch={watch} now={now ?? watch.asOf} />
            <WatchTroubles watch={watch} />
          </div>
        </>
      )}
    </div>
  );
}

/** What is read from the other end of the hall. */
function Figures({ watch }: { watch: Watch }): ReactNode {
  const { t } = useTranslation('desk');
  const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
  const waiting = sum(watch.lines.flatMap(({ lanes }) => lanes.map((lane) => lane.waiting)));
  const over = sum(watch.lines.map(({ overLimit }) => overLimit));
  const open = watch.windows.filter(({ state }) => state !== 'paused').length;
  const served = sum(watch.windows.map(({ servedToday }) => servedToday));
  return (
    <dl className="watch-figures">
      <div className="card">
        <dt>{t('watch.waiting')}</dt>
        <dd>{waiting}</dd>
      </div>
      <div className="card" data-over={over > 0 || undefined}>
        <dt>{t('watch.over', { count: watch.waitLimitMinutes })}</dt>
        <dd>{over > 0 ? <Light kind="late">{t('watch.people', { count: over })}</Light> : 0}</dd>
      </div>
      <div className="card">
        <dt>{t('watch.windowsOpen')}</dt>
        <dd>
          {open} <small>/ {watch.windows.length}</small>
        </dd>
      </div>
      <div className="card">
        <dt>{t('watch.served')}</dt>
        <dd>{served}</dd>
      </div>
    </dl>
  );
}
