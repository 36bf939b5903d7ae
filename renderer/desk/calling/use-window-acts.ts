// Owns doing something at a window: one call for one press, the same call again after a lost answer, and what to say of it.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { DeskWindow } from '#shared/contract/calling.ts';
import { useApi, useHallQueries } from '../../api-provider.tsx';
import { newRequestId } from '../../new-request-id.ts';
import { isLineTrouble } from '../error-words.ts';
import { isCall, sendAct, type WindowAct } from './send-act.ts';

/** A second press this soon is a double click, and would send away the person just called. */
const DOUBLE_PRESS_MS = 1500;
/** Until a call has been said and heard; the same number again before that is noise, and uses up the calls. */
const RECALL_AFTER_MS = 5000;
/** How long it is said what was done. */
const NOTE_MS = 8000;

/** Why nothing was sent. */
export type Refusal =
  | 'out-of-hours'
  | 'too-soon'
  | 'next-too-soon'
  | 'recall-limit'
  | 'nobody-waiting'
  | 'nobody-here'
  | 'nothing-green'
  | 'moved-on'
  | 'busy';
/** What an act came to, or why a press did nothing. */
export type Note =
  | { readonly kind: 'refused'; readonly why: Refusal }
  | { readonly kind: 'done'; readonly act: WindowAct; readonly after: DeskWindow };

export type WindowActs = {
  /** What went wrong last at this window. */
  readonly error: unknown;
  readonly acting: WindowAct['kind'] | null;
  readonly note: Note | null;
  /** Says for a while why a press did nothing. */
  refuse(why: Refusal, forMs?: number): void;
  /** Whether it went through. `at`: another window than the one somebody is at. */
  act(what: WindowAct, at?: string): Promise<boolean>;
};

/** @param windowCode the window somebody is at; null: none */
export function useWindowActs(windowCode: string | null): WindowActs {
  const api = useApi();
  const queries = useHallQueries();
  const client = useQueryClient();
  const [acting, setActing] = useState<WindowAct['kind'] | null>(null);
  const [failed, setFailed] = useState<{ at: string; error: unknown } | null>(null);
  const [note, setNote] = useState<Note | null>(null);
  const noteTimer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(noteTimer.current), []);
  /** By window and number: what was asked for one is not asked for another. Kept until there is an answer. */
  const requests = useRef(new Map<string, string>());
  /** When somebody was last called here, and when a number was last said aloud. */
  const called = useRef({ at: Number.NEGATIVE_INFINITY, saidAt: Number.NEGATIVE_INFINITY });
  const sending = useMutation({
    mutationFn: (sent: { at: string; act: WindowAct; requestId: string }) =>
      sendAct(api, sent.at, sent.act, sent.requestId),
  });

  const tell = (next: Note, forMs = NOTE_MS): void => {
    clearTimeout(noteTimer.current);
    setNote(next);
    noteTimer.current = setTimeout(() => setNote(null), forMs);
  };
  const refuse = (why: Refusal, forMs?: number): void => tell({ kind: 'refused', why }, forMs);

  const act = async (what: WindowAct, at: string | null = windowCode): Promise<boolean> => {
    if (at === null) return false;
    if (acting !== null) {
      refuse('busy');
      return false;
    }
    const now = performance.now();
    if (isCall(what) && now - called.current.at < DOUBLE_PRESS_MS) {
      refuse('next-too-soon');
      return false;
    }
    const restMs = called.current.saidAt + RECALL_AFTER_MS - now;
    if (what.kind === 'recall' && restMs > 0) {
      refuse('too-soon', restMs);
      return false;
    }
    const about = `${at} ${what.kind === 'call-back' ? what.ticket.id : ''}`;
    const requestId = requests.current.get(about) ?? newRequestId();
    if (isCall(what)) requests.current.set(about, requestId);
    setActing(what.kind);
    setFailed(null);
    clearTimeout(noteTimer.current);
    setNote(null);
    try {
      const after = await sending.mutateAsync({ at, act: what, requestId });
      requests.current.delete(about);
      if (isCall(what)) called.current.at = performance.now();
      // That visit is over: the next press is meant.
      else if (after.current === null) called.current.at = Number.NEGATIVE_INFINITY;
      if (isCall(what) || what.kind === 'recall') called.current.saidAt = performance.now();
      client.setQueryData(queries.calling.window.queryKey({ input: { windowCode: at } }), after);
      void client.invalidateQueries({ queryKey: queries.calling.find.key() });
      tell({ kind: 'done', act: what, after });
      return true;
    } catch (error) {
      if (!isLineTrouble(error)) requests.current.delete(about);
      setFailed({ at, error });
      void client.invalidateQueries({ queryKey: queries.calling.window.key() });
      return false;
    } finally {
      setActing(null);
    }
  };

  return { error: failed && failed.at === windowCode ? failed.error : null, acting, note, refuse, act };
}
