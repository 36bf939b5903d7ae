// Owns the window somebody sits at: which one it is, taking and leaving its seat, its open question, and what keys do there.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, use, useEffect, useEffectEvent, useState } from 'react';
import type { DeskWindow } from '#shared/contract/calling.ts';
import type { Ticket } from '#shared/contract/queue.ts';
import { useHallQueries } from '../../api-provider.tsx';
import { isWindowStaff, useDesk } from '../desk-context.ts';
import { keepWindow, keptWindow } from '../desk-language.ts';
import type { WindowAct } from './send-act.ts';
import { useWindowActs, type WindowActs } from './use-window-acts.ts';
import { keyPressed, type WindowKey } from './window-keys.ts';

/** The one question open over the desk. `ticket`: the number it was asked about, whatever is called meanwhile. */
export type Question =
  | { readonly kind: 'miss' | 'forward' | 'green'; readonly ticket: Ticket }
  | { readonly kind: 'pause' | 'keys' | 'window' | 'shift' }
  | { readonly kind: 'find'; readonly ticketNo: string }
  | { readonly kind: 'seat'; readonly window: DeskWindow; readonly before: string | null };

type KeyAtWindow = Exclude<WindowKey, 'help' | 'find' | 'window' | 'shift'>;
type Wanted = { readonly key: KeyAtWindow; readonly seen: string | null };
/** These open a question. */
const asking: readonly KeyAtWindow[] = ['miss', 'forward', 'green', 'pause'];

/** The same again: its answer says that it is done. A second call is told that it came too soon. */
const isUnderWay = (key: KeyAtWindow, acting: WindowAct['kind']): boolean =>
  key === 'pause' ? acting === 'pause' || acting === 'open' : key === acting && key !== 'next' && key !== 'recall';

export type MyWindow = Omit<WindowActs, 'refuse'> & {
  /** Null: at no window, or at one the hall does not have. */
  readonly code: string | null;
  /** Goes to another window: sits down there, and gets up from the one before. */
  choose(code: string | null): Promise<void>;
  readonly data: DeskWindow | undefined;
  readonly question: Question | null;
  /** Opens a question, or closes the one that is open. */
  ask(question: Question | null): void;
  /** What a key does, for the button that says the same. */
  press(key: WindowKey): void;
  /** The seat is asked for and was somebody else's. */
  takeSeat(): Promise<void>;
  leaveSeatToThem(): void;
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
  const mayAct = isWindowStaff(staff);
  const windows = useQuery(queries.catalogue.get.queryOptions({ staleTime: Number.POSITIVE_INFINITY })).data?.windows;
  /** The window chosen in this browser, otherwise the account's usual one. */
  const [chosen, setChosen] = useState(() => {
    const kept = keptWindow();
    return kept.isChosen ? kept.code : staff.windowCode;
  });
  const code = windows?.some((found) => found.code === chosen) ? chosen : null;
  const optionsOf = (windowCode: string) => queries.calling.window.queryOptions({ input: { windowCode } });
  const asked = useQuery({ ...optionsOf(code ?? ''), enabled: code !== null });
  const data = asked.data;
  const { refuse, ...acts } = useWindowActs(code);
  const [question, ask] = useState<Question | null>(null);
  /** Pressed before the last act's answer. */
  const [wanted, want] = useState<readonly Wanted[]>([]);

  const goTo = (next: string | null): void => {
    keepWindow(next);
    setChosen(next);
  };
  const choose = async (next: string | null): Promise<void> => {
    const before = code;
    goTo(next);
    if (!mayAct || next === before) return;
    if (next === null) {
      if (data?.seat?.staffId === staff.id) await acts.act({ kind: 'leave' });
      return;
    }
    const there = await client.fetchQuery({ ...optionsOf(next), staleTime: 0 }).catch(() => null);
    // Not known who sits there: the window shows its own error, and the seat can still be taken.
    if (!there) return;
    // Whoever sits down is up from where they sat before: the hall sees to that.
    if (there.seat === null) await acts.act({ kind: 'sit' }, next);
    else if (there.seat.staffId !== staff.id) ask({ kind: 'seat', window: there, before });
  };

  /** `seen`: the number somebody saw at the window as they pressed. */
  const pressAtWindow = (key: KeyAtWindow, at: DeskWindow, seen: string | null): void => {
    const { current, waitingCount, recallMax } = at;
    if (key === 'pause') {
      if (at.paused === null) ask({ kind: 'pause' });
      else if (isOutOfHoursOnly(at)) refuse('out-of-hours');
      else void acts.act({ kind: 'open' });
    } else if (key === 'next') {
      // With somebody here and nobody waiting it would only end the visit; alone, the hall may know of somebody newer.
      if (waitingCount === 0 && current) refuse('nobody-waiting');
      else void acts.act({ kind: 'next', seen: current?.ticket.id ?? null });
    } else if (!current) refuse('nobody-here');
    else if (key === 'recall' && current.calls >= recallMax) refuse('recall-limit');
    else if (key === 'green' && !isToCheck(current.ticket)) refuse('nothing-green');
    else if (key === 'green' || key === 'miss' || key === 'forward') ask({ kind: key, ticket: current.ticket });
    // Meant for whoever was there: the next person is not sent away by it.
    else if (current.ticket.id !== seen) refuse('moved-on');
    else void acts.act({ kind: key, ticket: current.ticket });
  };
  const press = (key: WindowKey): void => {
    if (key === 'help') ask({ kind: 'keys' });
    else if (key === 'window') ask({ kind: 'window' });
    else if (key === 'find') ask({ kind: 'find', ticketNo: '' });
    else if (key === 'shift') {
      if (mayAct) ask({ kind: 'shift' });
    } else if (code !== null && mayAct) {
      // The screen may be a moment behind what has just been answered.
      const newest = client.getQueryData(optionsOf(code).queryKey);
      if (!newest) return;
      const seen = newest.current?.ticket.id ?? null;
      if (acts.acting === null) pressAtWindow(key, newest, seen);
      else if (!isUnderWay(key, acts.acting)) want([...wanted, { key, seen }]);
    }
  };
  const goOn = useEffectEvent(() => {
    const [first, ...rest] = wanted;
    const newest = code === null ? undefined : client.getQueryData(optionsOf(code).queryKey);
    // What went wrong is said, and keys under a question do nothing.
    const isStopped = acts.error !== null || !newest || !first;
    want(isStopped || asking.includes(first.key) ? [] : rest);
    if (!isStopped) pressAtWindow(first.key, newest, first.seen);
  });
  useEffect(() => {
    if (wanted.length > 0 && acts.acting === null) goOn();
  }, [wanted, acts.acting]);

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const key = keyPressed(event);
    if (key === null) return;
    event.preventDefault();
    // Not under a question that waits for its answer, and not by a key held down.
    if (event.repeat || document.querySelector('[role="dialog"], .gate-over')) return;
    press(key);
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => onKey(event);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);

  const seat = question?.kind === 'seat' ? question : null;
  return {
    ...acts,
    error: acts.error ?? (data ? null : asked.error),
    code,
    choose,
    data,
    question,
    ask,
    press,
    takeSeat: async () => {
      ask(null);
      if (seat) await acts.act({ kind: 'sit' }, seat.window.code);
    },
    leaveSeatToThem: () => {
      ask(null);
      if (seat) goTo(seat.before);
    },
  };
}

/** Nobody paused it: it opens by itself with its hours, and not before. */
export function isOutOfHoursOnly({ paused }: DeskWindow): boolean {
  return paused?.isOutOfHours === true && paused.since === null;
}

/** A green channel nobody has looked at yet. */
export function isToCheck(ticket: Pick<Ticket, 'lane' | 'isGreenConfirmed'>): boolean {
  return ticket.lane === 'green' && !ticket.isGreenConfirmed;
}
