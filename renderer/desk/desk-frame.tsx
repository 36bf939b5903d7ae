// Owns the frame around every desk screen: the bar, and what must be said wherever one is.

import { useQuery } from '@tanstack/react-query';
import { Outlet, useNavigate, useRouterState } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useRef, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { hallTime } from '#shared/domain/calendar-date.ts';
import { languages, nextLanguage } from '#shared/domain/languages.ts';
import { useHallQueries } from '../api-provider.tsx';
import { useLanguage, useSay } from '../i18n/use-words.ts';
import type { LineState } from '../live.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Icon } from '../ui/icons.tsx';
import { Mark } from '../ui/mark.tsx';
import { useClock } from '../ui/use-clock.ts';
import { useNewVersion } from '../ui/use-new-version.ts';
import { CallingQuestions } from './calling/calling-questions.tsx';
import { isLikeNumber, plainNumber } from './calling/find-dialog.tsx';
import { MyWindowProvider, useMyWindow, useWindowAtDesk } from './calling/use-my-window.ts';
import { WindowNews } from './calling/window-panel.tsx';
import { useDesk } from './desk-context.ts';
import { HelpCard } from './help-card.tsx';
import { NoticeRead } from './notice-read.tsx';
import { PrinterAlarm } from './printers/printer-alarm.tsx';
import { SessionEnding } from './session-ending.tsx';
import { Side } from './side.tsx';
import { useSignOut } from './sign-out.ts';
import { useDeskLive } from './use-desk-live.ts';

export function DeskFrame(): ReactNode {
  const { t } = useTranslation('desk');
  const work = useRef<HTMLElement>(null);
  const line = useDeskLive();
  const myWindow = useWindowAtDesk();
  // On the wall nobody goes anywhere else.
  const isWall = useRouterState({ select: (state) => state.location.pathname === '/wall' });
  if (isWall)
    return (
      <div className="desk-wall">
        <SessionEnding />
        <Outlet />
      </div>
    );
  const toWork = (): void => work.current?.focus();
  return (
    <MyWindowProvider value={myWindow}>
      <div className="desk">
        <button type="button" className="desk-bypass" onClick={toWork}>
          {t('bar.toWork')}
        </button>
        <Bar />
        <SessionEnding onGone={toWork} />
        <Side />
        <main className="desk-main" ref={work} tabIndex={-1}>
          <Notices line={line} />
          <Outlet />
        </main>
      </div>
      <CallingQuestions />
    </MyWindowProvider>
  );
}

function Bar(): ReactNode {
  const { t, i18n } = useTranslation('desk');
  const { staff, hall, clock, timeZone } = useDesk();
  const say = useSay();
  const language = useLanguage();
  const now = useClock(clock);
  const my = useMyWindow();
  const other = nextLanguage(language);
  return (
    <header className="bar">
      <Mark onDark className="bar-mark" />
      <b className="bar-name">{t('product')}</b>
      {hall && (
        <span className="bar-hall el">
          {say(hall.place)}
          {languages[language].marks.space}
          {say(hall.hall)}
        </span>
      )}
      {hall?.demo && <span className="bar-demo">{t('bar.demo')}</span>}
      <BarSearch />
      <span className="bar-clock">{now === null ? '' : hallTime(now, timeZone)}</span>
      <button
        type="button"
        className="bar-button"
        lang={other}
        onClick={() => void i18n.changeLanguage(other)}
        title={t('bar.otherLanguageLabel')}
      >
        <Icon name="globe" />
        {languages[other].name}
      </button>
      <button type="button" className="bar-button" onClick={() => my.press('help')}>
        <Icon name="keyboard" />
        {t('keys.title')}
      </button>
      <b className="el bar-person">{staff.displayName}</b>
      <SignOut />
    </header>
  );
}

/** How long somebody who leaves waits for the hall to take what they have begun. */
const FLUSH_MS = 3000;

/** 退出: what was begun is handed to the hall first; asks where it did not take it, and the words would be lost. */
function SignOut(): ReactNode {
  const { t } = useTranslation('desk');
  const { drafts } = useDesk();
  const signOut = useSignOut();
  const [isAsking, setAsking] = useState(false);
  const stay = (): void => setAsking(false);
  const leave = async (): Promise<void> => {
    if (drafts.isOnlyHere()) await Promise.race([drafts.flush(), new Promise((done) => setTimeout(done, FLUSH_MS))]);
    if (drafts.isOnlyHere()) setAsking(true);
    else signOut();
  };
  return (
    <>
      <button type="button" className="bar-button" onClick={() => void leave()}>
        {t('bar.signOut')}
      </button>
      <Dialog
        open={isAsking}
        className="dialog-desk"
        title={t('signOut.ask')}
        onDismiss={stay}
        actions={
          <>
            <Button onClick={signOut}>{t('signOut.yes')}</Button>
            <Button kind="main" onClick={stay}>
              {t('signOut.no')}
            </Button>
          </>
        }
      >
        <p>{t('signOut.askMore')}</p>
      </Dialog>
    </>
  );
}

function BarSearch(): ReactNode {
  const { t } = useTranslation('desk');
  const navigate = useNavigate();
  const my = useMyWindow();
  const [text, setText] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const search = text.trim();
    // A021 is a queue number; no case number begins with a letter.
    if (isLikeNumber(search)) {
      my.ask({ kind: 'find', ticketNo: plainNumber(search) });
      return;
    }
    void navigate({ to: '/all', search: search === '' ? {} : { search } });
  };
  return (
    <form className="bar-search" onSubmit={submit}>
      <Icon name="find" />
      <input
        aria-label={t('bar.search')}
        placeholder={t('bar.search')}
        value={text}
        maxLength={60}
        autoComplete="off"
        onChange={(event) => setText(event.target.value)}
      />
    </form>
  );
}

/** The line when it is down, and what the machine has to say. */
function Notices({ line }: { line: LineState }): ReactNode {
  const { t } = useTranslation('desk');
  const say = useSay();
  const { clock, timeZone, hall, drafts } = useDesk();
  const areDraftsFailing = useSyncExternalStore(drafts.watch, drafts.isFailing);
  const isNewVersion = useNewVersion(hall?.version ?? null);
  const queries = useHallQueries();
  const status = useQuery(queries.system.status.queryOptions({ refetchInterval: 60_000 })).data;
  // Elsewhere they would stand in the way of the work; 本机 lists them all.
  const isToday = useRouterState({ select: (state) => ['/', ''].includes(state.location.pathname) });
  const warnings = isToday ? (status?.notices.filter(({ level }) => level === 'warning') ?? []) : [];
  const offset = clock ? clock.now - clock.at : 0;
  const heardAt = line.heardAt === null ? null : hallTime(line.heardAt + offset, timeZone);
  return (
    <>
      {line.state === 'offline' && (
        <Banner kind="due" icon="reconnect" title={t('line.down')}>
          {heardAt === null ? undefined : t('line.until', { time: heardAt })}
        </Banner>
      )}
      {areDraftsFailing && (
        <Banner kind="due" icon="pen" title={t('drafts.onlyHere')}>
          {t('drafts.onlyHereMore')}
        </Banner>
      )}
      {isNewVersion && (
        <Banner
          kind="due"
          icon="reconnect"
          title={t('version.new')}
          action={
            <Button small className="nowrap" onClick={() => location.reload()}>
              {t('version.reload')}
            </Button>
          }
        >
          {t('version.more')}
        </Banner>
      )}
      <PrinterAlarm />
      {/* Somebody waits at a kiosk: told on every page; today's has its own place for it. */}
      {!isToday && <HelpCard />}
      {!isToday && <WindowNews />}
      {warnings.map((notice) => (
        <Banner
          key={notice.key}
          kind="due"
          icon="warning"
          title={say(notice.text)}
          action={<NoticeRead notice={notice} />}
        />
      ))}
    </>
  );
}
