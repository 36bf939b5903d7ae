// Owns a draft's being shared: begun by the citizen's yes alone, over with their no, their leaving, or the clerk's.
import { createContext, type Dispatch, use, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { AssistEnd, DraftPart } from '#shared/contract/assist.ts';
import { useApi, useLive } from '../../api-provider.tsx';
import { newRequestId } from '../../new-request-id.ts';
import type { Action } from '../action.ts';
import { currentScreen, type Draft, type Session } from '../session.ts';
import { changedParts, partsOf } from './draft-parts.ts';
import { createSharer, type Sharer, type Snapshot } from './sharer.ts';

/** How long after their last stroke somebody is taken to be writing. */
const TOUCHING_MS = 5000;
/** A clerk who writes shows that somebody is being helped; but nobody is helped for ever. */
const BUSY_MS = 60_000;
const BUSY_AT_MOST_MS = 15 * 60_000;

export type Share = {
  /** waiting: nobody looks yet · over: it was ended elsewhere, which is said once. */
  state: 'off' | 'waiting' | 'together' | 'over';
  helper: string | null;
  why: AssistEnd | null;
  /** What the clerk wrote last. */
  filled: DraftPart | null;
  isLost: boolean;
  /** The person is being helped, and not gone, until then (this machine's ms). */
  busyUntil: number | null;
  begin: () => void;
  stop: () => void;
};

type Sharing = Pick<Share, 'helper' | 'why' | 'filled' | 'isLost' | 'busyUntil'> & {
  key: string;
  session: number;
  since: number;
  id: string | null;
  isOver: boolean;
};

const off: Share = {
  ...{ state: 'off', helper: null, why: null, filled: null, isLost: false, busyUntil: null },
  ...{ begin: () => undefined, stop: () => undefined },
};
/** Not shared, where nothing is said of it. */
export const ShareContext = createContext<Share>(off);
export const useSharing = (): Share => use(ShareContext);

/** `start`: what a preview is begun in. */
export function useShare(session: Session, dispatch: Dispatch<Action>, start?: Partial<Share>): Share {
  const api = useApi();
  const [sharing, setSharing] = useState<Sharing | null>(null);
  const sharer = useRef<Sharer | null>(null);
  const touched = useRef<{ part: DraftPart; at: number } | null>(null);
  const { draft, number } = session;
  const screen = currentScreen(session);
  const mine = sharing?.session === number && draft !== null ? sharing : null;
  const isOn = mine !== null && !mine.isOver;
  const key = isOn ? mine.key : null;

  const look = useEffectEvent((of: Draft): Snapshot => {
    const { part, at } = touched.current ?? { part: null, at: 0 };
    return {
      ...{ requestId: of.requestId, language: session.language, screen: screen.name, parts: partsOf(of) },
      touching: Date.now() - at < TOUCHING_MS ? part : null,
      spokenSeconds: of.recording?.seconds ?? null,
    };
  });
  const latest = useRef(draft);
  useEffect(() => {
    latest.current = draft;
  });

  useEffect(() => {
    if (key === null) return;
    let last = latest.current;
    const put = (part: Partial<Sharing>): void => setSharing((now) => (now?.key === key ? { ...now, ...part } : now));
    const made = createSharer({
      key,
      share: (input) => api.assist.share(input),
      look: () => {
        last = latest.current ?? last;
        if (!last) throw new Error('shared without a draft');
        return look(last);
      },
      onHeard(shared, told) {
        const filled = changedParts({}, shared.fills);
        if (filled.length > 0 || shared.voucher !== null)
          dispatch({
            do: 'helped',
            requestId: told.requestId,
            fills: shared.fills,
            told: told.parts,
            voucher: shared.voucher,
          });
        setSharing((now) => {
          if (now?.key !== key) return now;
          const until = Math.min(Date.now() + BUSY_MS, now.since + BUSY_AT_MOST_MS);
          const busy = filled.length > 0 ? { filled: filled.at(-1) ?? null, busyUntil: until } : {};
          return { ...now, id: shared.id, helper: shared.helper, isLost: false, ...busy };
        });
      },
      onOver: (why) => put({ isOver: true, why }),
      onLost: () => put({ isLost: true }),
    });
    sharer.current = made;
    touched.current = null;
    made.ask();
    return () => {
      made.stop();
      sharer.current = null;
    };
  }, [key, api, dispatch]);

  useLive('hall', (event) => {
    if (event.type === 'assist-changed' && event.id === mine?.id) sharer.current?.ask();
  });

  const before = useRef(draft);
  useEffect(() => {
    const was = before.current;
    before.current = draft;
    if (!draft || !was) return;
    const byCitizen = changedParts(partsOf(was), partsOf(draft)).filter((part) => !draft.helped?.parts.includes(part));
    const part = byCitizen.at(-1);
    if (part) touched.current = { part, at: Date.now() };
  }, [draft]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: these are what the clerk sees.
  useEffect(() => sharer.current?.changed(), [draft, screen.name]);

  const end = useEffectEvent((why: 'filed' | 'left'): void => {
    if (sharing && !sharing.isOver) api.assist.stop({ key: sharing.key, why }).catch(() => undefined);
    setSharing(null);
  });
  const isLeft = sharing !== null && mine === null;
  useEffect(() => {
    if (isLeft) end(screen.name === 'done' || screen.name === 'sign' ? 'filed' : 'left');
  }, [isLeft, screen.name]);

  const share: Share = {
    ...(mine ?? off),
    state: mine === null ? 'off' : mine.isOver ? 'over' : mine.helper === null ? 'waiting' : 'together',
    begin() {
      if (!draft || isOn) return;
      setSharing({
        ...{ key: newRequestId(), session: number, since: Date.now(), id: null, isOver: false },
        ...{ helper: null, why: null, filled: null, isLost: false, busyUntil: null },
      });
    },
    stop: () => {
      if (sharing && !sharing.isOver) api.assist.stop({ key: sharing.key, why: 'stopped' }).catch(() => undefined);
      setSharing(null);
    },
  };
  return { ...share, ...start };
}
