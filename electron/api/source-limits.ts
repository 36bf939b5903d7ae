// How much one address may ask of the hall without an account, so that nobody empties it, fills it or uses up its lines.
import { DomainError } from '#electron/domain-error.ts';
import type { Clock } from '#shared/domain/ports.ts';
import { isHallItself } from '../guesses.ts';

/** Numbers taken, people turned away, cases told and appointments made in a minute: far more than people do, far less than the day's quota. */
export const callsAMinute = 30;
/** Appointments made from one address of the phones' door in a minute: a provider brings many phones under one. */
export const bookingsByPhoneAMinute = 6;
/** Looks at cases and links, and requests for more time, from one address of the phones' door in a minute: a look at a case is a write, and many phones share an address. */
export const looksByPhoneAMinute = 120;
/** Words and answers to cases from one address of the phones' door in a minute. */
export const saidByPhoneAMinute = 20;
/** Pictures of papers from one address of the phones' door in a minute: three visitors of the hall's own wireless network in a hurry. */
export const papersByPhoneAMinute = 60;
/** What displays and kiosks at one address say of themselves in a minute: four each, and as many screens as a machine drives. */
export const displaysSayAMinute = 60;
/** Live lines one address may hold; a page holds one. */
export const feedsASource = 8;
/** Live lines in all, the hall's own included. */
export const feedsInAll = 500;
/** Calls for help one address may have open; a terminal has one. */
export const openHelpCallsASource = 10;

const minuteMs = 60_000;
/** When to ask for a line again, or for help: as soon as another one may have ended. */
const waitForLineSeconds = 30;
/** Sources remembered at once; beyond it those that were quiet for a minute are forgotten. */
const sourcesRemembered = 10_000;

/** The caller as far as limits go: the context has more. */
export type LimitedCaller = { readonly source: string; readonly terminal: string; readonly signedIn: object | null };

/** What is counted, and how many of it in a minute. */
const mostAMinute = {
  take: callsAMinute,
  'turned-away': callsAMinute,
  file: callsAMinute,
  supplement: callsAMinute,
  park: callsAMinute,
  'withdraw-help': callsAMinute,
  'add-file': callsAMinute,
  book: callsAMinute,
  'book-by-phone': bookingsByPhoneAMinute,
  'look-by-phone': looksByPhoneAMinute,
  'say-by-phone': saidByPhoneAMinute,
  'papers-by-phone': papersByPhoneAMinute,
  display: displaysSayAMinute,
} as const;
type Counted = keyof typeof mostAMinute;

export type SourceLimits = {
  /** Counts one call of this kind. Throws TOO_MANY_TRIES. */
  count(kind: Counted, caller: LimitedCaller): void;
  /** A line for the caller, and the way to give it back (more than once does no harm). Throws TOO_MANY_TRIES. */
  takeLine(caller: LimitedCaller): () => void;
  /**
   * Makes a call for help unless the source has too many open. `open` are the open calls as they are now. Throws
   * TOO_MANY_TRIES, and whatever `call` throws.
   */
  callForHelp<T extends { output: { id: string } }>(
    caller: LimitedCaller,
    open: () => Promise<readonly { id: string; terminal: string }[]>,
    call: () => Promise<T>,
  ): Promise<T>;
};

const tooMany = (retryAfterSeconds: number) => new DomainError('TOO_MANY_TRIES', { retryAfterSeconds });

export function createSourceLimits(clock: Clock): SourceLimits {
  const isFree = (caller: LimitedCaller) => caller.signedIn !== null || isHallItself(caller.source);
  const counted = new Map<string, { since: number; calls: number }>();
  const lines = new Map<string, number>();
  let linesInAll = 0;
  /** Ids of a source's calls for help, and one token for each that is being made. */
  const helpCalls = new Map<string, Set<string | symbol>>();

  function forgetQuiet(now: number): void {
    if (counted.size < sourcesRemembered) return;
    for (const [key, { since }] of counted) if (isOver(since, now)) counted.delete(key);
  }

  return {
    count(kind, caller) {
      if (isFree(caller)) return;
      const now = clock();
      const key = `${kind} ${caller.source}`;
      let entry = counted.get(key);
      if (!entry || isOver(entry.since, now)) {
        forgetQuiet(now);
        entry = { since: now, calls: 0 };
        counted.set(key, entry);
      }
      if (entry.calls >= mostAMinute[kind])
        throw tooMany(Math.max(1, Math.ceil((entry.since + minuteMs - now) / 1000)));
      entry.calls += 1;
    },

    takeLine(caller) {
      const { source } = caller;
      const held = lines.get(source) ?? 0;
      const isFull = linesInAll >= feedsInAll || (!isFree(caller) && held >= feedsASource);
      if (isFull) throw tooMany(waitForLineSeconds);
      lines.set(source, held + 1);
      linesInAll += 1;
      let isHeld = true;
      return () => {
        if (!isHeld) return;
        isHeld = false;
        linesInAll -= 1;
        const left = (lines.get(source) ?? 1) - 1;
        if (left > 0) lines.set(source, left);
        else lines.delete(source);
      };
    },

    async callForHelp(caller, open, call) {
      const mine = helpCalls.get(caller.source) ?? new Set();
      helpCalls.set(caller.source, mine);
      const token = Symbol('call being made');
      mine.add(token);
      try {
        if (mine.size > openHelpCallsASource) {
          const now = await open();
          const ids = new Set(now.map(({ id }) => id));
          for (const id of mine) if (typeof id === 'string' && !ids.has(id)) mine.delete(id);
          // The same terminal's second press is its first call again, and adds none.
          const isOpenHere = now.some(({ terminal }) => terminal === caller.terminal);
          if (mine.size > openHelpCallsASource && !isOpenHere) throw tooMany(waitForLineSeconds);
        }
        const made = await call();
        mine.add(made.output.id);
        return made;
      } finally {
        mine.delete(token);
        if (mine.size === 0) helpCalls.delete(caller.source);
      }
    },
  };
}

/** A clock that was set back ends the minute too: nobody waits until it has caught up. */
const isOver = (since: number, now: number) => now < since || now - since >= minuteMs;
