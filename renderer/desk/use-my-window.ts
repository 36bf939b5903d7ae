// Owns the window somebody sits at: which one it is, and calling at it, with one call for one press.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, use, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { DeskWindow } from '#shared/contract/queue.ts';
import { useHallQueries } from '../api-provider.tsx';
import { isWindowStaff, useDesk } from './desk-context.ts';
import { keepWindow, keptWindow } from './desk-language.ts';
import { isLineTrouble } from './error-words.ts';

export type WindowAct = 'next' | 'recall' | 'no-show' | 'served';
/** Keys a browser leaves to the page; they work while writing, too. */
export const windowKeys = { next: 'F2', recall: 'F4', 'no-show': 'F8', served: 'F9' } as const;
/** A second press this soon is a double click, and would send away the person just called. */
const DOUBLE_PRESS_MS = 1500;
/** Until a call has been said and heard; the same number again before that is noise, and uses up the calls. */
const RECALL_AFTER_MS = 5000;

/** How long a page that does not show the window says what a key did there. */
const NEWS_MS = 8000;

/** The window chosen in this browser, otherwise the account's usual one. */
function useWindowCode(): readonly [string | null, (code: string | null) => void] {
  const { staff } = useDesk();
  const [code, setCode] = useState(() => {
    const kept = keptWindow();
    return kept.isChosen ? kept.code : staff.windowCode;
  });
  return [
    code,
    (next) => {
      keepWindow(next);
      setCode(next);
    },
  ];
}

export type MyWindow = {
  /** Null: at no window, or at one the hall does not have. */
  code: string | null;
  choose(code: string | null): void;
  data: DeskWindow | undefined;
  /** What went wrong last, or why the window cannot be read. */
  error: unknown;
  /** The act under way. */
  acting: WindowAct | null;
  /** 再叫一遍 was pressed right after a call, and nothing was sent. */
  isTooSoon: boolean;
  /** An act went through a moment ago. */
  isNews: boolean;
  act(what: WindowAct): void;
};

const Context = createContext<MyWindow | null>(null);
export const MyWindowProvider = Context;

/** My window, wherever at the desk. */
export function useMyWindow(): MyWindow {
  const found = use(Context);
  if (!found) throw new Error('MyWindowProvider is missing above this screen');
  return found;
}

/** For the frame around all pages: a call whose answer got lost outlives the page it was made from, and keys work on each. */
export function useWindowAtDesk(): MyWindow {
  const queries = useHallQueries();
  const client = useQueryClient();
  const { staff } = useDesk();
  const windows = useQuery(queries.catalogue.get.queryOptions({ staleTime: Number.POSITIVE_INFINITY })).data?.windows;
  const [chosen, choose] = useWindowCode();
  const code = windows?.some((found) => found.code === chosen) ? chosen : null;
  const windowCode = code ?? '';
  const window_ = useQuery(queries.queue.window.queryOptions({ input: { windowCode }, enabled: code !== null }));
  const [acting, setActing] = useState<WindowAct | null>(null);
  const [failed, setFailed] = useState<{ at: string; error: unknown } | null>(null);
  const error = failed?.at === windowCode ? failed.error : null;
  const [isNews, setNews] = useState(false);
  const newsTimer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(newsTimer.current), []);
  /** By window: what was asked at one is not asked at another. */
  const nextRequests = useRef(new Map<string, string>());
  const nextAt = useRef(Number.NEGATIVE_INFINITY);
  /** The last call, first or again. */
  const calledAt = useRef(Number.NEGATIVE_INFINITY);
  const [isTooSoon, setTooSoon] = useState(false);
  const soonTimer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(soonTimer.current), []);
  const callNext = useMutation(queries.queue.callNext.mutationOptions());
  const recall = useMutation(queries.queue.recall.mutationOptions());
  const finish = useMutation(queries.queue.finish.mutationOptions());

  const requestFor = (at: string): string => {
    const requestId = nextRequests.current.get(at) ?? crypto.randomUUID();
    nextRequests.current.set(at, requestId);
    return requestId;
  };
  const send = (what: WindowAct): Promise<DeskWindow> => {
    const ticketId = window_.data?.current?.ticket.id ?? '';
    switch (what) {
      case 'next':
        // Kept until there is an answer: asked again after a lost line, it calls nobody twice.
        return callNext.mutateAsync({ windowCode, requestId: requestFor(windowCode) });
      case 'recall':
        return recall.mutateAsync({ windowCode, ticketId });
      case 'no-show':
      case 'served':
        return finish.mutateAsync({ windowCode, ticketId, outcome: what });
    }
  };
  const act = (what: WindowAct): void => {
    if (code === null || acting !== null || !isWindowStaff(staff)) return;
    const now = performance.now();
    if (what === 'next' && now - nextAt.current < DOUBLE_PRESS_MS) return;
    const restMs = calledAt.current + RECALL_AFTER_MS - now;
    clearTimeout(soonTimer.current);
    setTooSoon(what === 'recall' && restMs > 0);
    if (what === 'recall' && restMs > 0) {
      soonTimer.current = setTimeout(() => setTooSoon(false), restMs);
      return;
    }
    setActing(what);
    setFailed(null);
    setNews(false);
    clearTimeout(newsTimer.current);
    void send(what)
      .then(
        (after) => {
          if (what === 'next') {
            nextRequests.current.delete(windowCode);
            nextAt.current = performance.now();
          }
          if (what === 'next' || what === 'recall') calledAt.current = performance.now();
          client.setQueryData(queries.queue.window.queryKey({ input: { windowCode } }), after);
          setNews(true);
          newsTimer.current = setTimeout(() => setNews(false), NEWS_MS);
        },
        (failure: unknown) => {
          if (!isLineTrouble(failure)) nextRequests.current.delete(windowCode);
          setFailed({ at: windowCode, error: failure });
          void client.invalidateQueries({ queryKey: queries.queue.window.key() });
        },
      )
      .finally(() => setActing(null));
  };

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.repeat || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    const found = (Object.keys(windowKeys) as WindowAct[]).find((what) => windowKeys[what] === event.key);
    if (!found || code === null) return;
    event.preventDefault();
    // Not under a question that waits for its answer.
    if (document.querySelector('[role="dialog"], .gate-over')) return;
    const current = window_.data?.current;
    if (found === 'next' ? (window_.data?.waitingCount ?? 0) > 0 : current) act(found);
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => onKey(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);

  return {
    code,
    choose,
    data: window_.data,
    error: error ?? (window_.data ? null : window_.error),
    acting,
    isTooSoon,
    isNews,
    act,
  };
}
