// Owns the call display: the number to come now, those called lately, every window's number, and how old all this is.

import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Hall } from '#shared/contract/hall.ts';
import type { Board, Call } from '#shared/contract/queue.ts';
import { hallDate, hallTime } from '#shared/domain/calendar-date.ts';
import { dayWithWeekday } from '../i18n/dates.ts';
import { useLanguageFacts } from '../i18n/languages-ground.ts';
import { useLanguage, useSay } from '../i18n/use-words.ts';
import { Icon } from '../ui/icons.tsx';
import { Mark } from '../ui/mark.tsx';
import { type ClockAnchor, useClock } from '../ui/use-clock.ts';
import { useNewVersion } from '../ui/use-new-version.ts';
import { callKey, isStillCalled, stillCalled } from './board-calls.ts';
import type { DisplayLayout, DisplayOptions } from './display-options.ts';
import { Age, type Notice, Notices } from './foot.tsx';
import type { SoundPort } from './sound/sound-port.ts';
import { Ticker } from './ticker.tsx';
import { useBoard } from './use-board.ts';
import { usePresence } from './use-presence.ts';
import { useSound } from './use-sound.ts';
import { WindowBand } from './window-band.tsx';
import { boardHere, isCallHere, windowsHere } from './windows-here.ts';

const shownCalls = 5;

/** @param sound null: mute */
export function DisplayApp(props: {
  options: DisplayOptions;
  layout: DisplayLayout;
  sound: SoundPort | null;
  onNewVersion?: () => void;
}): ReactNode {
  const { options, layout, sound, onNewVersion } = props;
  const language = useLanguage();
  const {
    hall,
    board: whole,
    clock,
    line,
    knownAt,
    flashing,
    latest,
  } = useBoard((call) => {
    const known = latest();
    if (isCallHere(windowsHere(known?.windows ?? [], options), call)) announce(call);
  });
  const { audible, isVoiceKnown, announce } = useSound(sound, options, {
    ageMs: ({ at }) => clock && clock.now + Date.now() - clock.at - at,
    isStillCalled: (call) => {
      const known = latest();
      return known === null || isStillCalled(known, call);
    },
  });
  usePresence(options, audible);
  const isNewVersion = useNewVersion(hall?.version ?? null);
  useEffect(() => {
    if (isNewVersion) onNewVersion?.();
  }, [isNewVersion, onNewVersion]);

  const here = windowsHere(whole?.windows ?? [], options);
  const board = whole && boardHere(whole, here);
  const notices: Notice[] = [...options.problems, ...here.unknown];
  if (options.voice !== null && !isVoiceKnown) notices.push({ what: 'voice', said: options.voice });
  const isOld = line.state === 'offline' || (line.state === 'connecting' && board === null);
  return (
    <main
      className="display"
      data-surface="display"
      data-layout={layout}
      data-windows={board && board.windows.length <= 8 ? 'few' : 'many'}
      lang={language}
    >
      <Top hall={hall} clock={clock} isSilent={audible === 'silent'} />
      <div className="display-middle">
        <Announced board={board} />
        <NowCalled board={board} hall={hall} flashing={flashing} />
        <LastCalls board={board} timeZone={hall?.timeZone ?? 'Asia/Shanghai'} flashing={flashing} />
      </div>
      <WindowBand windows={board?.windows ?? []} layout={layout} />
      {isOld ? (
        <Age hall={hall} clock={clock} knownAt={board ? knownAt : null} />
      ) : notices.length > 0 ? (
        <Notices notices={notices} isAllShown={here.unknown.length > 0 && here.codes === null} />
      ) : (
        <Ticker hall={hall} own={board?.ticker ?? []} />
      )}
    </main>
  );
}

function Top(props: { hall: Hall | null; clock: ClockAnchor | null; isSilent: boolean }): ReactNode {
  const { t } = useTranslation('display');
  const { hall, clock, isSilent } = props;
  const language = useLanguage();
  const { marks } = useLanguageFacts(language);
  const say = useSay();
  const now = useClock(clock);
  return (
    <header className="display-top">
      <Mark onDark className="display-mark" />
      <h1>
        {hall && (
          <span>
            <span className="display-part">{say(hall.place)}</span>
            {marks.space}
            <span className="display-part">{say(hall.hall)}</span>
          </span>
        )}
        {hall?.demo && <span className="display-demo">{t('demo')}</span>}
      </h1>
      {isSilent ? (
        <span className="display-silent">
          <Icon name="voice" />
          {t('touchForSound')}
        </span>
      ) : (
        hall &&
        now !== null && <span className="display-day">{dayWithWeekday(hallDate(now, hall.timeZone), language)}</span>
      )}
      {hall && now !== null && <b className="display-clock">{hallTime(now, hall.timeZone)}</b>}
    </header>
  );
}

/** The call for those who listen to the screen: the region is there first, so that what comes into it is read out. */
function Announced({ board }: { board: Board | null }): ReactNode {
  const { t } = useTranslation('display');
  const call = board && stillCalled(board);
  return (
    <div className="visually-hidden" aria-live="assertive">
      {call && (
        <span key={callKey(call)}>
          {t('please')} {call.ticketNo} {t('toWindow', { number: call.windowNumber })}
        </span>
      )}
    </div>
  );
}

function NowCalled(props: { board: Board | null; hall: Hall | null; flashing: string | null }): ReactNode {
  const { t } = useTranslation('display');
  const say = useSay();
  const { board, hall, flashing } = props;
  const call = board && stillCalled(board);
  if (!call) return <NobodyCalled board={board} hall={hall} />;
  const [before, after] = t('toWindow', { number: '|' }).split('|');
  const matter = say(call.matterName).replaceAll('|', '');
  return (
    <section className="now" data-flash={flashing === callKey(call) || undefined} key={callKey(call)}>
      <div className="now-please">{t('please')}</div>
      <div className="now-number" data-long={call.ticketNo.length > 4 || undefined}>
        {call.ticketNo}
      </div>
      <div className="now-to">
        {before} <b>{call.windowNumber}</b> {after}
      </div>
      <div className="now-matter">{matter}</div>
    </section>
  );
}

/** Nobody has to go anywhere now: before the first call, between two calls, or while the hall is closed. */
function NobodyCalled({ board, hall }: { board: Board | null; hall: Hall | null }): ReactNode {
  const { t } = useTranslation('display');
  const say = useSay();
  if (board === null) {
    return (
      <section className="now now-empty">
        <p className="now-quiet">{t('connecting')}</p>
      </section>
    );
  }
  if (hall && !hall.open) return <NotCalling hall={hall} wasCalling={board.calls.length > 0} />;
  const isBetween = board.calls.length > 0;
  return (
    <section className="now now-empty">
      {isBetween && hall && <p className="now-hint">{say(hall.hall)}</p>}
      <p className="now-quiet">{t(isBetween ? 'waitForCall' : 'nobodyYet')}</p>
      <p className="now-hint">
        {isBetween && hall ? t('tellAt', { number: hall.tellWindow.number }) : t('nobodyMore')}
      </p>
    </section>
  );
}

/** The hall is closed, by its hours or because its day was ended: nobody is to wait here. */
function NotCalling({ hall, wasCalling }: { hall: Hall; wasCalling: boolean }): ReactNode {
  const { t } = useTranslation('display');
  const language = useLanguage();
  const { opens } = hall;
  const isOver = wasCalling && opens?.date !== hall.today;
  const when = opens && t('opens', { day: dayWithWeekday(opens.date, language), time: opens.time });
  return (
    <section className="now now-empty">
      <p className="now-quiet">{isOver ? t('over') : (when ?? t('notCalling'))}</p>
      {isOver && when && <p className="now-hint">{when}</p>}
    </section>
  );
}

function LastCalls(props: { board: Board | null; timeZone: string; flashing: string | null }): ReactNode {
  const { t } = useTranslation('display');
  const { board, timeZone, flashing } = props;
  const now = board && stillCalled(board);
  const calls = board?.calls.filter((call) => call !== now).slice(0, shownCalls) ?? [];
  return (
    <section className="last">
      <div className="last-head" aria-hidden="true">
        <span>{t('lastCalled')}</span>
        <span>{t('atWindow')}</span>
        <span>{t('time')}</span>
      </div>
      <ol>
        {Array.from({ length: shownCalls }, (_, index) => {
          const call: Call | undefined = calls[index];
          return call ? (
            <li key={callKey(call)} data-flash={flashing === callKey(call) || undefined}>
              <b data-long={call.ticketNo.length > 4 || undefined}>{call.ticketNo}</b>
              <b className="last-window">{t('windowNumber', { number: call.windowNumber })}</b>
              <span className="last-time">{hallTime(call.at, timeZone)}</span>
            </li>
          ) : (
            // biome-ignore lint/suspicious/noArrayIndexKey: an empty line is only its place.
            <li key={`empty-${index}`} className="last-nothing" aria-hidden="true" />
          );
        })}
      </ol>
    </section>
  );
}
