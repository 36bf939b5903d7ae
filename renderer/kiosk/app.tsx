// Owns the kiosk as a whole: one session after another on one stage, the live hall around it, nothing left between people.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useCallback, useEffect, useLayoutEffect, useMemo, useReducer, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Hall } from '#shared/contract/hall.ts';
import { languageCodes } from '#shared/domain/languages.ts';
import { useHallQueries, useLive } from '../api-provider.tsx';
import { EnginesProvider } from '../input/engines.tsx';
import { hallWords } from '../input/hall-words.ts';
import { newRequestId } from '../new-request-id.ts';
import { useNewVersion } from '../ui/use-new-version.ts';
import { AssistBar } from './assist-bar.tsx';
import { type Share, ShareContext, useShare } from './at-hand/use-share.ts';
import { CalmBoundary } from './calm-error.tsx';
import { Cards } from './cards.tsx';
import { CurrentScreen } from './current-screen.tsx';
import { HelpDialog } from './help-dialog.tsx';
import { HomewardProvider } from './homeward.tsx';
import { IdleWarning } from './idle-warning.tsx';
import { Keypad } from './keypad/keypad.tsx';
import { type Kiosk, KioskContext, type Orientation, type ScanTrouble } from './kiosk-context.ts';
import { Scans } from './scans.tsx';
import { currentScreen, hasSomethingToLose, type Session, startSession } from './session.ts';
import { reduce } from './session-moves.ts';
import { Splash } from './splash.tsx';
import { Stage, useFrame, useLayout } from './stage.tsx';
import { BusyContext } from './use-busy.ts';
import { useHelp } from './use-help.ts';
import { VoiceProvider } from './voice/voice.tsx';

const HALL_AGAIN_MS = 60_000;
const QUEUE_AGAIN_MS = 30_000;
const CLOCK_MS = 1000;
const SCAN_SAID_MS = 12_000;
/** What changes how many wait, or where. */
const MOVES_LINES = new Set(['ticket-taken', 'called', 'ticket-ended', 'queue-changed', 'window-changed']);
/** What is the same for everybody and may stay in memory from one person to the next. */
const PUBLIC = new Set(['devices.reader', 'hall.get', 'catalogue.get', 'queue.overview', 'appointments.bookable']);

/** What a preview sets from outside; empty in the product. */
export type KioskStart = {
  session?: Session;
  frame?: { orientation: Orientation; scale: number };
  idleLeft?: number;
  scanTrouble?: ScanTrouble;
  share?: Partial<Share>;
};

function useNow(hall: Hall | undefined, heardAt: number): number {
  const [tick, setTick] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setTick(Date.now()), CLOCK_MS);
    return () => clearInterval(timer);
  }, []);
  return hall ? hall.now + Math.max(0, tick - heardAt) : tick;
}

export function KioskApp(props: { start?: KioskStart; onFault?: (fault: unknown) => void }): ReactNode {
  const queries = useHallQueries();
  const hall = useQuery({ ...queries.hall.get.queryOptions(), refetchInterval: HALL_AGAIN_MS, retry: true });
  const catalogue = useQuery({ ...queries.catalogue.get.queryOptions(), staleTime: Infinity, retry: true });
  const windowFrame = useFrame();
  const frame = props.start?.frame ?? windowFrame;
  if (!hall.data || !catalogue.data)
    return (
      <Stage {...frame} modes={{ large: false, low: false, contrast: false }} language={languageCodes[0]}>
        <Splash isTrouble={hall.failureCount > 1 || catalogue.failureCount > 1} />
      </Stage>
    );
  return (
    <OpenKiosk {...props} frame={frame} hall={hall.data} hallHeardAt={hall.dataUpdatedAt} catalogue={catalogue.data} />
  );
}

function OpenKiosk(props: {
  start?: KioskStart;
  onFault?: (fault: unknown) => void;
  frame: { orientation: Orientation; scale: number };
  hall: Kiosk['hall'];
  hallHeardAt: number;
  catalogue: Kiosk['catalogue'];
}): ReactNode {
  const { hall, catalogue, frame, start } = props;
  const { i18n } = useTranslation();
  const queries = useHallQueries();
  const cache = useQueryClient();
  const [session, dispatch] = useReducer(reduce, null, () => start?.session ?? startSession(hall.kiosk.language));
  const orientation = useLayout(frame.orientation, session.language);
  const [isBusy, setIsBusy] = useState(false);
  const [isReading, setIsReading] = useState(false);
  const overview = useQuery({ ...queries.queue.overview.queryOptions(), refetchInterval: QUEUE_AGAIN_MS });
  const now = useNow(hall, props.hallHeardAt);
  const screen = currentScreen(session);
  const { number } = session;
  const asking = useCallback(() => ({ session: number, at: screen }), [number, screen]);

  const [isCatalogueOld, setIsCatalogueOld] = useState(false);
  const line = useLive('hall', (event) => {
    const { type } = event;
    if (MOVES_LINES.has(type)) void cache.invalidateQueries({ queryKey: queries.queue.overview.key() });
    if (type === 'catalogue-changed') setIsCatalogueOld(true);
    // The day was closed or opened again.
    if (type === 'queue-changed' && event.groupCode === null)
      void cache.invalidateQueries({ queryKey: queries.hall.get.key() });
  });
  const mayChange = !hasSomethingToLose(session);
  useEffect(() => {
    // Matters and windows do not change under somebody who is writing: what they chose stays until they are through.
    if (!isCatalogueOld || !mayChange) return;
    setIsCatalogueOld(false);
    for (const key of [queries.catalogue.get, queries.hall.get, queries.queue.overview, queries.appointments.bookable])
      void cache.invalidateQueries({ queryKey: key.key() });
  }, [isCatalogueOld, mayChange, cache, queries]);
  const share = useShare(session, dispatch, start?.share);
  const help = useHelp({ screen: screen.name, sessionNumber: session.number, newRequestId });

  const [scanSaid, setScanSaid] = useState<{ what: ScanTrouble; at: number } | null>(null);
  const sayOfScan = useCallback((what: ScanTrouble | null) => setScanSaid(what && { what, at: Date.now() }), []);

  useEffect(() => {
    if (scanSaid === null) return;
    const timer = setTimeout(() => setScanSaid(null), SCAN_SAID_MS);
    return () => clearTimeout(timer);
  }, [scanSaid]);

  useLayoutEffect(() => {
    if (i18n.language !== session.language) void i18n.changeLanguage(session.language);
    document.documentElement.lang = session.language;
  }, [i18n, session.language]);

  useEffect(() => {
    if (number === 1) return;
    // The one before has gone: whatever was asked or answered for them goes too.
    setScanSaid(null);
    getSelection()?.removeAllRanges();
    // React itself remembers the field that was focused last, with what was written in it, until it hears a focus leave.
    document.querySelector('.stage')?.dispatchEvent(new FocusEvent('focusout', { bubbles: true }));
    cache.removeQueries({ predicate: ({ queryKey }) => !PUBLIC.has((queryKey[0] as string[]).join('.')) });
    cache.getMutationCache().clear();
  }, [number, cache]);

  const end = useCallback(() => dispatch({ do: 'end', language: hall.kiosk.language }), [hall.kiosk.language]);
  const isAtRest =
    screen.name === 'home' &&
    // Whoever called waits here, and is asked before they count as gone.
    help.help === 'none' &&
    session.language === hall.kiosk.language &&
    !session.voice &&
    !session.hasMoreTime &&
    !Object.values(session.modes).some((isOn) => isOn);

  const isOutdated = useNewVersion(hall.version);
  useEffect(() => {
    // Between two people, once the hall has a newer program: nobody loses a word by it.
    if (isOutdated && isAtRest) location.reload();
  }, [isOutdated, isAtRest]);

  const words = useMemo(() => hallWords(catalogue), [catalogue]);
  const kiosk = useMemo<Kiosk>(
    () => ({
      session,
      dispatch,
      asking,
      hall,
      catalogue,
      overview: overview.data ?? null,
      orientation,
      now,
      isOnline: line.state !== 'offline',
      newRequestId,
      scanTrouble: scanSaid?.what ?? start?.scanTrouble ?? null,
      callHelp: help.callHelp,
      callGuide: help.callGuide,
      leaveGuide: help.leaveGuide,
      help: help.help,
      helper: help.helper,
    }),
    [session, asking, hall, catalogue, overview.data, orientation, now, line.state, scanSaid, start, help],
  );

  return (
    <KioskContext value={kiosk}>
      <BusyContext value={setIsBusy}>
        <ShareContext value={share}>
          <EnginesProvider visit={number} words={words} isFuzzy={hall.kiosk.fuzzyPinyin} isReadied={!start}>
            <Stage {...frame} modes={session.modes} language={session.language}>
              {/* With the person goes every open question, and where the focus was. */}
              <VoiceProvider onReading={setIsReading}>
                <HomewardProvider key={number}>
                  <Scans onSaid={sayOfScan} />
                  <Cards>
                    <CalmBoundary onAgain={end} {...(props.onFault && { onFault: props.onFault })}>
                      <CurrentScreen key={`${session.screens.length} ${screen.name}`} />
                    </CalmBoundary>
                  </Cards>
                  <AssistBar />
                  <HelpDialog open={help.isOpen} onClose={help.close} />
                </HomewardProvider>
                <Keypad />
              </VoiceProvider>
              {!isAtRest && (
                <IdleWarning
                  idleSeconds={hall.kiosk.idleSeconds}
                  warnSeconds={hall.kiosk.warnSeconds}
                  hasMoreTime={session.hasMoreTime}
                  onMoreTime={() => dispatch({ do: 'more-time' })}
                  isBusy={isBusy || isReading}
                  asks={screen.name !== 'home' || help.help !== 'none'}
                  onLeft={end}
                  {...(start?.idleLeft !== undefined && { shown: start.idleLeft })}
                />
              )}
            </Stage>
          </EnginesProvider>
        </ShareContext>
      </BusyContext>
    </KioskContext>
  );
}
