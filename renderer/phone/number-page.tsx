// Owns one's number on one's phone: people before it, how long about, where it is called, and after the day nothing any more.

import { ORPCError } from '@orpc/client';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Hall } from '#shared/contract/hall.ts';
import type { Estimate, MyNumber, SlipKey } from '#shared/contract/queue.ts';
import { hallTime } from '#shared/domain/calendar-date.ts';
import { onlySilence, useHallQueries } from '../api-provider.tsx';
import { useSay } from '../i18n/use-words.ts';
import { RateCard } from './rate-card.tsx';

/** Somebody whose turn is near looks often; many phones share one address, so the others ask seldom. */
const soonMs = 8_000;
const laterMs = 25_000;
const soonAhead = 5;

const isUnknown = (error: unknown): boolean => error instanceof ORPCError && error.code === 'TICKET_UNKNOWN';

export function NumberPage(props: { slip: SlipKey; hall: Hall | null }): ReactNode {
  const { t } = useTranslation('phone');
  const { slip, hall } = props;
  const queries = useHallQueries();
  const asked = useQuery({
    ...queries.queue.myNumber.queryOptions({ input: slip }),
    staleTime: 0,
    retry: onlySilence,
    refetchInterval: ({ state }) => {
      if (isUnknown(state.error)) return false;
      const mine = state.data;
      if (mine && ['served', 'void'].includes(mine.ticket.state)) return false;
      return mine && (mine.aheadNow ?? 0) > soonAhead ? laterMs : soonMs;
    },
  });
  if (isUnknown(asked.error)) {
    return (
      <section className="phone-card">
        <h1>{t('over.title')}</h1>
        <p>{t('over.more')}</p>
      </section>
    );
  }
  if (!asked.data) {
    const isDown = asked.failureCount > 0;
    return (
      <section className="phone-card" aria-busy={!isDown}>
        <h1>{isDown ? t('down.title') : t('asking')}</h1>
        {isDown && (
          <>
            <p>{t('down.more')}</p>
            <button type="button" className="phone-main" onClick={() => void asked.refetch()}>
              {t('again')}
            </button>
          </>
        )}
      </section>
    );
  }
  return <Number_ mine={asked.data} slip={slip} hall={hall} isStale={asked.error !== null} />;
}

function Number_(props: { mine: MyNumber; slip: SlipKey; hall: Hall | null; isStale: boolean }): ReactNode {
  const { t } = useTranslation('phone');
  const say = useSay();
  const { mine, hall } = props;
  const { ticket } = mine;
  const timeZone = hall?.timeZone ?? 'Asia/Shanghai';
  const matters = [ticket.matterName, ...ticket.alsoMatters.map(({ name }) => name)];
  return (
    <>
      <section className="phone-card" aria-live="polite">
        <p className="phone-matter">{matters.map((name) => say(name).replaceAll('|', '')).join(t('comma'))}</p>
        <h1 className="phone-number">{ticket.no}</h1>
        <State mine={mine} timeZone={timeZone} />
      </section>
      {mine.canRate && <RateCard slip={props.slip} />}
      {mine.calledNow.length > 0 && ticket.state === 'waiting' && (
        <section className="phone-card">
          <h2>{t('calledNow')}</h2>
          <ul className="phone-calls">
            {mine.calledNow.map((call) => (
              <li key={`${call.ticketNo} ${call.windowCode}`}>
                <b>{call.ticketNo}</b>
                <span>{t('toWindow', { number: call.windowNumber })}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <p className="phone-foot" role="status">
        {props.isStale
          ? t('stale', { time: hallTime(mine.asOf, timeZone) })
          : t('asOf', { time: hallTime(mine.asOf, timeZone) })}
      </p>
    </>
  );
}

function State({ mine, timeZone }: { mine: MyNumber; timeZone: string }): ReactNode {
  const { t } = useTranslation('phone');
  const say = useSay();
  const { ticket, aheadNow, call, keptUntil } = mine;
  switch (ticket.state) {
    case 'called':
      return (
        <p className="phone-now">{t('goNow', { number: call?.windowNumber ?? ticket.windows.join(t('comma')) })}</p>
      );
    case 'waiting':
      return (
        <>
          {ticket.misses > 0 && <p className="phone-due">{t('missedOnce')}</p>}
          <p className="phone-ahead">{aheadNow === 0 ? t('next') : t('ahead', { count: aheadNow ?? ticket.ahead })}</p>
          <Minutes estimate={mine.estimateNow} />
          <p className="phone-quiet">
            {t('where', { floor: ticket.floor, zone: say(ticket.zone), windows: ticket.windows.join(t('comma')) })}
          </p>
          {ticket.lane === 'green' && <p className="phone-quiet">{t('green')}</p>}
          {ticket.appointmentTime && (
            <p className="phone-quiet">{t('appointmentAt', { time: ticket.appointmentTime })}</p>
          )}
        </>
      );
    case 'parked':
      return <p>{t('parked')}</p>;
    case 'served':
      return <p className="phone-ahead">{t('served')}</p>;
    case 'no-show':
      return (
        <p className="phone-due">
          {keptUntil === null ? t('noShow') : t('kept', { time: hallTime(keptUntil, timeZone) })}
        </p>
      );
    case 'void':
      return <p className="phone-due">{t('void')}</p>;
  }
}

function Minutes({ estimate }: { estimate: Estimate }): ReactNode {
  const { t } = useTranslation('phone');
  if (!estimate) return null;
  const { fromMinutes, toMinutes } = estimate;
  return (
    <p className="phone-estimate">
      {fromMinutes === 0 ? t('within', { to: toMinutes }) : t('about', { from: fromMinutes, to: toMinutes })}
    </p>
  );
}
