// The worker that brings messages to the gateway, by day, each case's in order: at least once, never given up in silence.

import type { HallClock } from '#electron/catalogue/hall-clock.ts';
import type { Actor, Store } from '#electron/store/store.ts';
import { CaseKeyGone, SealBroken } from '#electron/store/store-errors.ts';
import type { Vault } from '#electron/store/vault.ts';
import { createPause } from '#electron/turns.ts';
import type { MessageFault } from '#shared/contract/notify.ts';
import { hallTime } from '#shared/domain/calendar-date.ts';
import type { Random } from '#shared/domain/ports.ts';
import type { Answer, Gateway } from './gateway.ts';
import { giveUpAll, hasOpen, nextDue, type OutboxRow, settleMessage } from './outbox-store.ts';
import { openMessage } from './sealed-message.ts';

export type DeliveryTimings = {
  /** A look at the table even if nobody called. */
  lookEveryMs: number;
  /** Between two tries, whatever the messages, while the gateway fails; doubles up to the longest. */
  firstPauseMs: number;
  longestPauseMs: number;
  /** How long a stop waits for the message on its way. */
  stopTimeoutMs: number;
};

export const defaultTimings: DeliveryTimings = {
  lookEveryMs: 5000,
  firstPauseMs: 1000,
  longestPauseMs: 60_000,
  stopTimeoutMs: 5000,
};

/** Hall time: a message at night frightens people. */
const decentHours = { from: '08:00', until: '20:00' } as const;
const firstRetryMs = 60_000;
const longestRetryMs = 3_600_000;
/** From a message's first failure; time in which it could not be tried, the machine being off, does not count before it. */
const triedForMs = 3 * 86_400_000;
/** So long the gateway may fail before the desk is told. */
const failingLongMs = 10 * 60_000;

/** What the log and the desk have to know; nothing of any citizen. */
export type DeliveryNews =
  | { readonly kind: 'failing'; readonly fault: MessageFault }
  /** For more than ten minutes, and nothing went through. */
  | { readonly kind: 'failing-long'; readonly since: number }
  | { readonly kind: 'works-again' }
  | { readonly kind: 'given-up'; readonly id: string; readonly fault: MessageFault };

export type DeliveryParts = {
  readonly store: Pick<Store, 'db' | 'write' | 'onCommitted'>;
  readonly vault: Pick<Vault, 'key'>;
  /** Null: the hall has none, and what still waits from when it had one is given up. */
  readonly gateway: Gateway | null;
  readonly hall: Pick<HallClock, 'now' | 'timeZone'>;
  readonly random: Random;
  readonly onNews: (news: DeliveryNews) => void;
  /** A failure of the worker itself; it goes on. */
  readonly onFailure: (error: unknown) => void;
  readonly timings?: Partial<DeliveryTimings>;
};

const courier: Actor = { kind: 'system', id: 'notify', terminal: 'hall' };

/** Works until stopped. Returns the way to stop, which waits for the message on its way; cut off, that one is sent again. */
export function startDelivery(o: DeliveryParts): () => Promise<void> {
  const timings = { ...defaultTimings, ...o.timings };
  const { gateway } = o;
  const cut = new AbortController();
  const pause = createPause();
  let isStopping = false;
  let failingSince: number | null = null;
  let isSaidToBeLong = false;

  function heard(answer: Answer): void {
    const isThere = answer === 'sent' || answer === 'refused';
    if (isThere && failingSince !== null) o.onNews({ kind: 'works-again' });
    if (isThere) {
      failingSince = null;
      isSaidToBeLong = false;
    } else if (failingSince === null) {
      failingSince = o.hall.now();
      o.onNews({ kind: 'failing', fault: answer });
    }
  }

  function tellIfLong(now: number): void {
    if (failingSince === null || isSaidToBeLong || now - failingSince <= failingLongMs) return;
    isSaidToBeLong = true;
    o.onNews({ kind: 'failing-long', since: failingSince });
  }

  // What the gateway said must reach the table: it is tried again until it does, or the restart will send it once more.
  async function settle(row: OutboxRow, to: Parameters<typeof settleMessage>[2]): Promise<void> {
    for (;;) {
      try {
        await o.store.write(courier, (w) => settleMessage(w, row.id, to));
        break;
      } catch (failure) {
        o.onFailure(failure);
        if (isStopping) return;
        pause.settle();
        await pause.rest(timings.firstPauseMs);
      }
    }
    if (to.state === 'given-up' && to.last_error !== null)
      o.onNews({ kind: 'given-up', id: row.id, fault: to.last_error });
  }

  /** True when the gateway took it, or said that it never will. */
  async function deliver(row: OutboxRow, { send }: Gateway): Promise<boolean> {
    const content = await contentOf(row, o);
    if (content === null) {
      await settle(row, { state: 'given-up', last_error: 'unreadable' });
      return true;
    }
    const { id, case_no: caseNo, turn, created_at } = row;
    const answer = await send({ id, caseNo, turn, ...content, at: created_at }, cut.signal);
    heard(answer);
    const now = o.hall.now();
    const attempts = row.attempts + 1;
    if (answer === 'sent') {
      await settle(row, { state: 'sent', sent_at: now, attempts, last_error: null });
      return true;
    }
    const failed_at = row.failed_at ?? now;
    const isOver = answer === 'refused' || now - failed_at >= triedForMs;
    const next_at = now + retryAfter(attempts, o.random);
    await settle(row, { state: isOver ? 'given-up' : 'failed', attempts, next_at, failed_at, last_error: answer });
    return answer === 'refused';
  }

  async function work(through: Gateway): Promise<void> {
    let pauseMs = timings.firstPauseMs;
    while (!isStopping) {
      pause.settle();
      let wentWell = false;
      try {
        const now = o.hall.now();
        tellIfLong(now);
        const row = isDecent(now, o.hall.timeZone) ? await nextDue(o.store.db, now) : undefined;
        if (!row) {
          await pause.rest(timings.lookEveryMs);
          continue;
        }
        wentWell = await deliver(row, through);
      } catch (error) {
        if (cut.signal.aborted) return;
        o.onFailure(error);
      }
      // One that fails holds up the others by a moment only; a gateway that fails is not run down by all of them.
      if (!wentWell) await pause.rest(pauseMs);
      pauseMs = wentWell ? timings.firstPauseMs : Math.min(pauseMs * 2, timings.longestPauseMs);
    }
  }

  async function giveUpWhatWaits(): Promise<void> {
    try {
      if (await hasOpen(o.store.db)) await o.store.write(courier, (w) => giveUpAll(w, 'switched-off'));
    } catch (error) {
      o.onFailure(error);
    }
  }

  const unsubscribe = o.store.onCommitted(() => {
    if (failingSince === null) pause.wake();
  });
  const working = gateway === null ? giveUpWhatWaits() : work(gateway);
  return async () => {
    unsubscribe();
    isStopping = true;
    const grace = setTimeout(() => cut.abort(), timings.stopTimeoutMs);
    pause.wake();
    await working;
    clearTimeout(grace);
  };
}

/** Null where it can never be read again. */
async function contentOf(row: OutboxRow, { store, vault }: Pick<DeliveryParts, 'store' | 'vault'>) {
  try {
    const key = await vault.key(store.db, row.case_no);
    return openMessage(key, { caseNo: row.case_no, id: row.id }, row.sealed);
  } catch (error) {
    if (error instanceof CaseKeyGone || error instanceof SealBroken) return null;
    throw error;
  }
}

function isDecent(now: number, timeZone: string): boolean {
  const time = hallTime(now, timeZone);
  return time >= decentHours.from && time < decentHours.until;
}

/** After so many tries: 1, 2, 4 … minutes, an hour at the most, a fifth more or less so that many do not come at once. */
function retryAfter(attempts: number, random: Random): number {
  const [chance = 0] = random.bytes(1);
  return Math.round(Math.min(firstRetryMs * 2 ** (attempts - 1), longestRetryMs) * (0.8 + (0.4 * chance) / 255));
}
