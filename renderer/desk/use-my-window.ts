// Owns the window somebody sits at: which one it is, and calling at it, with one call for one press.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
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

/** The window chosen in this browser, otherwise the account's usual one. */
export function useWindowCode(): readonly [string | null, (code: string | null) => void] {
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
  data: DeskWindow | undefined;
  /** What went wrong last, or why the window cannot be read. */
  error: unknown;
  /** The act under way. */
  acting: WindowAct | null;
  /** 再叫一遍 was pressed right after a call, and nothing was sent. */
  isTooSoon: boolean;
  act(what: WindowAct): void;
};

export function useMyWindow(windowCode: string): MyWindow {
  const queries = useHallQueries();
  const client = useQueryClient();
  const { staff } = useDesk();
  const window_ = useQuery(queries.queue.window.queryOptions({ input: { windowCode } }));
  const [acting, setActing] = useState<WindowAct | null>(null);
  const [error, setError] = useState<unknown>(null);
  const nextRequest = useRef<string | null>(null);
  const nextAt = useRef(Number.NEGATIVE_INFINITY);
  /** The last call, first or again. */
  const calledAt = useRef(Number.NEGATIVE_INFINITY);
  const [isTooSoon, setTooSoon] = useState(false);
  const soonTimer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(soonTimer.current), []);
  const callNext = useMutation(queries.queue.callNext.mutationOptions());
  const recall = useMutation(queries.queue.recall.mutationOptions());
  const finish = useMutation(queries.queue.finish.mutationOptions());

  const send = (what: WindowAct): Promise<DeskWindow> => {
    const ticketId = window_.data?.current?.ticket.id ?? '';
    switch (what) {
      case 'next':
        // Kept until there is an answer: asked again after a lost line, it calls nobody twice.
        nextRequest.current ??= crypto.randomUUID();
        return callNext.mutateAsync({ windowCode, requestId: nextRequest.current });
      case 'recall':
        return recall.mutateAsync({ windowCode, ticketId });
      case 'no-show':
      case 'served':
        return finish.mutateAsync({ windowCode, ticketId, outcome: what });
    }
  };
  const act = (what: WindowAct): void => {
    if (acting !== null || !isWindowStaff(staff)) return;
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
    setError(null);
    void send(what)
      .then(
        (after) => {
          if (what === 'next') {
            nextRequest.current = null;
            nextAt.current = performance.now();
          }
          if (what === 'next' || what === 'recall') calledAt.current = performance.now();
          client.setQueryData(queries.queue.window.queryKey({ input: { windowCode } }), after);
        },
        (failure: unknown) => {
          if (!isLineTrouble(failure)) nextRequest.current = null;
          setError(failure);
          void client.invalidateQueries({ queryKey: queries.queue.window.key() });
        },
      )
      .finally(() => setActing(null));
  };

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.repeat || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    const found = (Object.keys(windowKeys) as WindowAct[]).find((what) => windowKeys[what] === event.key);
    if (!found) return;
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

  return { data: window_.data, error: error ?? (window_.data ? null : window_.error), acting, isTooSoon, act };
}
