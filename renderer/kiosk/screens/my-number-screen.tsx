// Owns 我的号: how a number stands, as the slip held to the scanner asks: before whom, called where, missed, over.

import { isDefinedError } from '@orpc/client';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MyNumber, SlipKey } from '#shared/contract/queue.ts';
import { hallTime } from '#shared/domain/calendar-date.ts';
import { onlySilence, useHallQueries, useLive } from '../../api-provider.tsx';
import { useSay } from '../../i18n/use-words.ts';
import { Banner } from '../../ui/banner.tsx';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { useWaiting } from '../../ui/use-waiting.ts';
import { Door } from '../door.tsx';
import { Heading } from '../heading.tsx';
import { useKiosk } from '../kiosk-context.ts';
import { plainName } from '../name.tsx';
import { Note } from '../note.tsx';
import { Screen } from '../screen.tsx';
import { NumberFacts } from './number-facts.tsx';
import './number-screen.css';
import './my-number-screen.css';

const askAgainMs = 30_000;
/** What else is called now in the same line; more nobody compares. */
const callsShown = 3;

function useMyNumber(slip: SlipKey) {
  const queries = useHallQueries();
  const asked = useQuery({
    ...queries.queue.myNumber.queryOptions({ input: slip }),
    refetchInterval: askAgainMs,
    staleTime: 0,
    // One person's: it goes with the screen that shows it.
    gcTime: 0,
    retry: onlySilence,
  });
  useLive('hall', ({ type }) => {
    if (type !== 'heartbeat' && type !== 'slip-changed' && type !== 'help-answered') void asked.refetch();
  });
  return asked;
}

function NumberNow(props: { mine: MyNumber }): ReactNode {
  const { t } = useTranslation('kiosk');
  const say = useSay();
  const { ticket, aheadNow, estimateNow } = props.mine;
  const isLive = ticket.state === 'waiting' || ticket.state === 'called';
  return (
    <section className="number-card" role="status">
      <p className="lead" data-give="3">
        {plainName(say(ticket.matterName))}
        {ticket.alsoMatters.length > 0 && <> {t('number.also', { count: ticket.alsoMatters.length })}</>}
      </p>
      <p className="number" data-long={ticket.no.length > 4 || undefined}>
        {ticket.no}
      </p>
      {isLive && <NumberFacts ticket={ticket} ahead={aheadNow} estimate={estimateNow} whereLabel={t('mine.where')} />}
    </section>
  );
}

/** What went wrong with it, if anything did: for reading, like the number itself. */
function Missed(props: { mine: MyNumber }): ReactNode {
  const { t } = useTranslation('kiosk');
  const { ticket, keptUntil } = props.mine;
  if (ticket.state === 'waiting' && ticket.misses > 0)
    return (
      <Banner kind="due" icon="warning" title={t('mine.missedOnce')}>
        {t('mine.missedOnceWhat')}
      </Banner>
    );
  if (ticket.state !== 'no-show' || keptUntil !== null) return null;
  return <Banner kind="due" icon="clock" title={t('mine.noShow')} />;
}

function Beside(props: { mine: MyNumber; slip: SlipKey }): ReactNode {
  const { t } = useTranslation('kiosk');
  const { dispatch, hall, newRequestId } = useKiosk();
  const say = useSay();
  const { ticket, call, calledNow, canRate, keptUntil } = props.mine;
  const tell = (
    <Door
      kind="tell"
      icon="say"
      title={t('home.tellDoor')}
      onClick={() =>
        dispatch({ do: 'begin-telling', requestId: newRequestId(), matterCode: ticket.matterCode, kind: 'not-done' })
      }
    >
      {t('mine.tell')}
    </Door>
  );
  const takeAgain = (
    <Door
      kind="take"
      icon="ticket"
      title={t('holding.again')}
      onClick={() =>
        dispatch({ do: 'go', to: { name: 'matter', matterCode: ticket.matterCode, requestId: newRequestId() } })
      }
    />
  );
  switch (ticket.state) {
    case 'waiting':
      return (
        <>
          {calledNow.length > 0 && (
            <Card className="mine-calls" data-give="3">
              <h2>{t('mine.calling')}</h2>
              <ul>
                {calledNow.slice(0, callsShown).map((call) => (
                  <li key={`${call.ticketNo} ${call.windowNumber}`}>
                    <b>{call.ticketNo}</b> {t('home.toWindow', { window: call.windowNumber })}
                  </li>
                ))}
              </ul>
            </Card>
          )}
          <div className="col number-notes">
            <Note icon="voice" give={2} title={t('number.listen')}>
              {t('number.windows', { windows: ticket.windows.join(t('list.comma')) })}
            </Note>
            <Note icon="clock" give={1} title={t('number.missed')}>
              {say(hall.kiosk.missedRule)}
            </Note>
          </div>
        </>
      );
    case 'called':
      return (
        <Card kind="warm" className="mine-go" role="status">
          <p className="lead">{t('mine.goNow')}</p>
          {call && <p className="mine-window">{t('mine.window', { window: call.windowNumber })}</p>}
        </Card>
      );
    case 'parked':
      return (
        <Card kind="warm" className="mine-go">
          <p className="lead">{t('mine.parkedWhat')}</p>
        </Card>
      );
    case 'served':
      return (
        <div className="doors">
          {canRate && (
            <Door
              kind="look"
              icon="pen"
              title={t('rate.door')}
              onClick={() => dispatch({ do: 'go', to: { name: 'rate', slip: props.slip, grade: null } })}
            >
              {t('rate.doorWhat')}
            </Door>
          )}
          {tell}
        </div>
      );
    case 'no-show':
      // What can still be served needs its window, and no second number.
      if (keptUntil !== null) {
        const windows = ticket.windows.join(t('list.comma'));
        return (
          <>
            <Card kind="warm" className="mine-go" role="status">
              <p className="lead">{t('mine.kept', { time: hallTime(keptUntil, hall.timeZone), windows })}</p>
            </Card>
            <div className="doors">{tell}</div>
          </>
        );
      }
      return (
        <div className="doors">
          {hall.open && takeAgain}
          {tell}
        </div>
      );
    case 'void':
      return <div className="doors">{tell}</div>;
  }
}

export function MyNumberScreen(props: { slip: SlipKey }): ReactNode {
  const { t } = useTranslation('kiosk');
  const { dispatch } = useKiosk();
  const { slip } = props;
  const asked = useMyNumber(slip);
  const waiting = useWaiting(asked.isFetching && !asked.data);
  const mine = asked.data;
  if (!mine) {
    const isFault = asked.isError && !asked.isFetching;
    const isUnknown = isFault && isDefinedError(asked.error) && asked.error.code === 'TICKET_UNKNOWN';
    return (
      <Screen
        title={<Heading>{({ t }) => t('mine.title', { no: slip.ticketNo })}</Heading>}
        main={
          isUnknown ? (
            <Button
              kind="main"
              icon="ticket"
              onClick={() =>
                dispatch({ do: 'replace', by: { name: 'matters', purpose: 'take', departmentCode: null } })
              }
            >
              {t('holding.again')}
            </Button>
          ) : (
            <Button
              kind="main"
              icon="find"
              busy={isFault || waiting === 'none' ? null : t('lookup.looking')}
              onClick={() => void asked.refetch()}
            >
              {t('again')}
            </Button>
          )
        }
      >
        {isFault && <Banner kind="late" icon="warning" title={isUnknown ? t('mine.unknown') : t('fault.look')} />}
      </Screen>
    );
  }
  const { state } = mine.ticket;
  return (
    <Screen
      className="my-number"
      title={
        <Heading>
          {({ t }) => t(state === 'no-show' && mine.keptUntil !== null ? 'mine.keptTitle' : `mine.state.${state}`)}
        </Heading>
      }
      read={
        <>
          <NumberNow mine={mine} />
          <Missed mine={mine} />
        </>
      }
      main={
        <Button kind="main" onClick={() => dispatch({ do: 'home' })}>
          {t('mine.seen')}
        </Button>
      }
    >
      <Beside mine={mine} slip={slip} />
    </Screen>
  );
}
