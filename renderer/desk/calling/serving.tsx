// Owns who is at my window now: the number large, for how long, what else they came for, and the green channel to be checked.

import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskWindow } from '#shared/contract/calling.ts';
import { hallTime } from '#shared/domain/calendar-date.ts';
import { useHallQueries } from '../../api-provider.tsx';
import { Light } from '../../ui/light.tsx';
import { useClock } from '../../ui/use-clock.ts';
import { isWindowStaff, useDesk, useName } from '../desk-context.ts';
import { GreenCheck } from './green-check.tsx';
import { TicketMarks } from './ticket-marks.tsx';
import { isToCheck } from './use-my-window.ts';

export function Serving(props: { window: DeskWindow }): ReactNode {
  const { t } = useTranslation('desk');
  const name = useName();
  const { clock, staff } = useDesk();
  const queries = useHallQueries();
  const matters = useQuery(queries.catalogue.get.queryOptions({ staleTime: Number.POSITIVE_INFINITY })).data?.matters;
  const now = useClock(clock, 5000);
  const { current, paused, recallMax } = props.window;
  if (!current) {
    return (
      <div className="serving serving-nobody" aria-live="polite">
        {paused ? (
          <Paused paused={paused} />
        ) : (
          <>
            <Light kind="ok">{t('window.free')}</Light>
            <span>{t('window.freeMore')}</span>
          </>
        )}
      </div>
    );
  }
  const { ticket, calls } = current;
  // As people say it: all of them are read, and there may be four.
  const also = ticket.alsoMatters.map((each) =>
    name(matters?.find(({ code }) => code === each.code)?.short ?? each.name),
  );
  const minutes = now === null ? 0 : Math.floor(Math.max(0, now - current.calledAt) / 60_000);
  return (
    <div className="serving" aria-live="polite">
      <div className="row serving-head">
        <b className="serving-number grow">{ticket.no}</b>
        <span className="caption">
          {t('window.serving')}
          <br />
          {calls >= recallMax
            ? t('window.callsUsedUp', { count: calls })
            : t('window.calls', { count: calls, max: recallMax })}
        </span>
      </div>
      <div className="row serving-matter">
        <span className="el">{name(ticket.matterName)}</span>
        <span className="nowrap">· {t('window.since', { count: minutes })}</span>
      </div>
      {also.length > 0 && <div>{t('window.also', { matters: also.join(t('comma')) })}</div>}
      {isToCheck(ticket) && isWindowStaff(staff) ? (
        <GreenCheck key={ticket.id} ticket={ticket} />
      ) : (
        <TicketMarks ticket={ticket} withMisses />
      )}
      {paused && <Paused paused={paused} />}
    </div>
  );
}

function Paused({ paused }: { paused: NonNullable<DeskWindow['paused']> }): ReactNode {
  const { t } = useTranslation('desk');
  const { timeZone } = useDesk();
  const more = [
    paused.reason && t(`pause.${paused.reason}`),
    paused.since !== null && t('pause.since', { time: hallTime(paused.since, timeZone) }),
  ].filter(Boolean);
  return (
    <>
      <Light kind="idle">{t(paused.isOutOfHours ? 'pause.outOfHours' : 'pause.paused')}</Light>
      {more.length > 0 && <span>{more.join(' · ')}</span>}
    </>
  );
}
