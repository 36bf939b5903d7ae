// What was read off a card, for the one terminal it was read at: given once, soon forgotten, and never to the next person.

import type { Card, ReaderState } from '#shared/contract/devices.ts';
import type { Clock, Random } from '#shared/domain/ports.ts';
import { uuidFrom } from '#shared/domain/uuid.ts';
import type { IdReader, ReaderSays } from './id-reader.ts';

/** A reading nobody fetched is forgotten after this long. */
const keptMs = 60_000;

export type DevicesService = {
  /** How the reader of a terminal is. */
  reader(terminal: Terminal): ReaderState;
  /** What was read last and not given yet; null where there is nothing, or it is another terminal's. */
  takeCard(terminal: Terminal): Card | null;
  /** Forgets what was read; a card that still lies there is not read for whoever comes next. */
  forget(terminal: Terminal): ReaderState;
  /** After each change of what lies on the reader; `terminal`: whose it is. */
  onChanged(listener: (terminal: string | null) => void): () => void;
  stop(): Promise<void>;
};

/** Who asks. `isOwn`: the kiosk of this very machine. */
export type Terminal = { readonly name: string; readonly isOwn: boolean };

export function createDevicesService(o: {
  /** Null: no reader is set. */
  reader: IdReader | null;
  /** Whose reader it is; '': the kiosk's on this machine. */
  terminal: string;
  clock: Clock;
  random: Random;
}): DevicesService {
  const listeners = new Set<(terminal: string | null) => void>();
  let said: ReaderSays = { what: 'gone' };
  let since: number | null = null;
  let held: { card: Card; at: number } | null = null;

  const isTheirs = ({ name, isOwn }: Terminal): boolean =>
    o.reader !== null && (o.terminal === '' ? isOwn : name === o.terminal);

  function hear(next: ReaderSays): void {
    said = next;
    since = o.clock();
    held =
      next.what === 'card'
        ? { card: { readingId: uuidFrom(o.random), ...next.card }, at: o.clock() }
        : // Lifted before the kiosk asked: it was read all the same.
          next.what === 'lifted'
          ? held
          : null;
    // The state keeps no person: only that a card lies there.
    if (next.what === 'card') said = { what: 'card', card: { name: null, idNumber: '' } };
    for (const listener of listeners) listener(o.terminal === '' ? null : o.terminal);
  }

  const stop = o.reader?.start(hear) ?? (async () => undefined);

  const stateFor = (terminal: Terminal): ReaderState => {
    if (!isTheirs(terminal)) return { state: 'none', isUnreadable: false, since: null };
    const state = { card: 'card', unreadable: 'card', lifted: 'ready', gone: 'gone' } as const;
    return { state: state[said.what], isUnreadable: said.what === 'unreadable', since };
  };

  return {
    reader: stateFor,
    takeCard(terminal) {
      if (!isTheirs(terminal) || held === null) return null;
      const { card, at } = held;
      held = null;
      return Math.abs(o.clock() - at) > keptMs ? null : card;
    },
    forget(terminal) {
      if (isTheirs(terminal)) held = null;
      return stateFor(terminal);
    },
    onChanged(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async stop() {
      held = null;
      await stop();
    },
  };
}
