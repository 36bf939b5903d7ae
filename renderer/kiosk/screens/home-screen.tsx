// Owns the first screen: three doors, who is on duty, who is being called.
import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { dayWithWeekday } from '../../i18n/dates.ts';
import { useLanguage, useSay } from '../../i18n/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Light } from '../../ui/light.tsx';
import { Person } from '../../ui/person.tsx';
import { CardBanner } from '../card-line.tsx';
import { Door, LookDoor } from '../door.tsx';
import { Heading } from '../heading.tsx';
import { Hills } from '../hills.tsx';
import { useKiosk } from '../kiosk-context.ts';
import { OfflineBanner, ScanBanner, TopBar } from '../screen.tsx';
import { useBookable } from '../use-bookable.ts';
import { useFit } from '../use-fit.ts';
import { givesNoNumbers, isOverToday } from '../waiting-words.ts';
import './home-screen.css';

function Duty(): ReactNode {
  const { t } = useTranslation('kiosk');
  const { hall } = useKiosk();
  const say = useSay();
  const { person: zh, personEn, number, where, name } = hall.tellWindow;
  const person = zh && say({ zh, en: personEn ?? '' });
  return (
    <Person name={person ?? say(name)} face={person ?? number} here={hall.tellWindow.isStaffed}>
      {t('home.dutyAt', { window: number })}
      <br />
      {say(where)}
    </Person>
  );
}

function DutyLight(): ReactNode {
  const { t } = useTranslation('kiosk');
  const { hall } = useKiosk();
  const { number, isStaffed } = hall.tellWindow;
  if (isStaffed) return <Light kind="ok">{t('home.windowOpen')}</Light>;
  // Open hours alone do not put anybody there.
  return hall.open ? null : <Light kind="idle">{t('home.windowClosed', { window: number })}</Light>;
}

function useTakeWords(): string {
  const { t } = useTranslation('kiosk');
  const { hall, overview, session } = useKiosk();
  const language = useLanguage();
  if (!hall.open) {
    if (!hall.opens) return t('home.overNoDay');
    return t(isOverToday(hall) ? 'home.opensLater' : 'home.opens', {
      day: hall.opens.date === hall.today ? t('today') : dayWithWeekday(hall.opens.date, language),
      time: hall.opens.time,
    });
  }
  if (!overview) return t('home.take');
  if (givesNoNumbers(overview)) return t('home.closedNoDay');
  if (overview.waiting === 0) return t('home.noWait');
  // The whole hall's sum is nobody's wait: a person's own comes once the matter is chosen.
  const isShort = session.modes.large || session.modes.low;
  return t(isShort ? 'home.waitingShort' : 'home.waiting', { count: overview.waiting });
}

/** Appointments: beside the doors, for the few who have one or want one. */
function Appointments(): ReactNode {
  const { t } = useTranslation('kiosk');
  const { dispatch } = useKiosk();
  if (useBookable().length === 0) return null;
  return (
    <div className="home-ways">
      {/* Before opening and over lunch, too: whoever has a time may check in. */}
      <Button icon="check" onClick={() => dispatch({ do: 'go', to: { name: 'check-in', problem: null } })}>
        {t('home.checkIn')}
      </Button>
      <Button icon="calendar" onClick={() => dispatch({ do: 'go', to: { name: 'book-matter' } })}>
        {t('home.book')}
      </Button>
    </div>
  );
}

/** How many calls fit in one line of the foot. */
const CALLS_SHOWN = 3;

export function HomeScreen(): ReactNode {
  const { t } = useTranslation('kiosk');
  const { overview, orientation, session, dispatch, hall, newRequestId, scanTrouble } = useKiosk();
  const say = useSay();
  const bodyRef = useRef<HTMLDivElement>(null);
  const heroRef = useRef<HTMLDivElement>(null);
  useFit(heroRef, bodyRef);
  const takeWords = useTakeWords();
  const isLow = session.modes.low && orientation === 'portrait';
  const isShort = session.modes.large || isLow;
  const isSide = orientation === 'landscape';
  const isOver = isOverToday(hall);
  // Once everybody was sent home nobody is called, whatever was heard before.
  const calls = isOver ? [] : (overview?.calls.slice(0, CALLS_SHOWN) ?? []);
  const latest = calls[0];

  const doors = (
    <>
      <Door
        kind="take"
        icon="ticket"
        keeps={isShort && isSide}
        title={t('home.takeDoor')}
        onClick={() =>
          dispatch({
            do: 'go',
            to:
              hall.open && !givesNoNumbers(overview)
                ? { name: 'matters', purpose: 'take', departmentCode: null }
                : { name: 'closed', matterCode: null },
          })
        }
      >
        {takeWords}
      </Door>
      <Door
        kind="tell"
        icon="say"
        keeps={isShort}
        title={t('home.tellDoor')}
        onClick={() => dispatch({ do: 'begin-telling', requestId: newRequestId(), matterCode: undefined })}
      >
        {isShort ? t('home.tellShort') : t('home.tell')}
      </Door>
      <LookDoor />
    </>
  );

  return (
    <main className="screen home">
      <div className="screen-read hero" ref={heroRef}>
        <TopBar onDark />
        {!isSide && (
          <div className="home-hello">
            <h1>
              <Heading>{({ t }) => t('home.hello')}</Heading>
            </h1>
            <p className="lead" data-give="2">
              {isLow ? t('home.helloLow') : t('home.helloMore')}
            </p>
          </div>
        )}
        {isLow && <OfflineBanner />}
        {isLow && <ScanBanner />}
        {isLow && <CardBanner />}
        {isLow && overview && !isOver && scanTrouble === null && (
          <div className="home-info">
            <div>
              <span>{t('home.calling')}</span>
              <b>{latest ? latest.ticketNo : t('home.nobody')}</b>
              {latest && <span>{t('home.toWindow', { window: latest.windowNumber })}</span>}
            </div>
            <div>
              <span>{t('home.ahead')}</span>
              <b>{t('home.people', { count: overview.waiting })}</b>
              <span data-give="1">{t('home.ownLine')}</span>
            </div>
          </div>
        )}
        {isSide && (
          <div className="home-side">
            {calls.length > 0 && (
              <dl className="home-calls-side" data-give="2">
                <dt>{t('home.calling')}</dt>
                {calls.map((call) => (
                  <dd key={call.ticketNo}>
                    <b>{call.ticketNo}</b> {t('home.toWindow', { window: call.windowNumber })}
                  </dd>
                ))}
              </dl>
            )}
            <div className="home-duty-side">
              <DutyLight />
              <div data-give="1">
                <Duty />
              </div>
            </div>
          </div>
        )}
        <Hills />
      </div>
      <div className="screen-act">
        <div className="home-body" ref={bodyRef}>
          {isSide && (
            <div>
              <h1>
                <Heading>{({ t }) => t('home.hello')}</Heading>
              </h1>
              <p className="lead quiet" data-give="1">
                {t('home.helloMore')}
              </p>
            </div>
          )}
          {!isLow && <OfflineBanner />}
          {!isLow && <ScanBanner />}
          {!isLow && <CardBanner />}
          <div className="home-doors">
            {doors}
            <Appointments />
          </div>
          {!isSide && !isLow && (
            <Card className="home-duty" data-give={isShort ? 1 : 4}>
              <h2 className="row">
                <span className="grow">{t('home.duty')}</span>
                <DutyLight />
              </h2>
              <div data-give={isShort ? 1 : 3}>
                <Duty />
              </div>
            </Card>
          )}
          {!isSide && !isLow && calls.length > 0 && (
            <section className="home-calls" aria-label={t('home.calling')} data-give={isShort ? 1 : 2}>
              <span className="caption">{t('home.calling')}</span>
              {calls.map((call, at) => (
                <span key={call.ticketNo} title={say(call.matterName)} data-give={at > 0 ? 1 : undefined}>
                  <b>{call.ticketNo}</b>{' '}
                  <span className="caption">{t('home.toWindow', { window: call.windowNumber })}</span>
                </span>
              ))}
            </section>
          )}
        </div>
      </div>
    </main>
  );
}
