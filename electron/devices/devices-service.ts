// What was read off a card, for the one terminal it was read at: given once, soon forgotten, and never to the next person.
import { createHmac } from 'node:crypto';
import type { Card, ReaderState } from '#shared/contract/devices.ts';
import type { Clock, Random } from '#shared/domain/ports.ts';
import { uuidFrom } from '#shared/domain/uuid.ts';
import { isHallItself } from '../guesses.ts';
import type { Timers } from '../store/backup-schedule.ts';
import type { CardRead, IdReader, ReaderSays } from './id-reader.ts';

/** A reading nobody fetched is forgotten after this long. */
const keptMs = 60_000;
/** A reader that is away longer than this is somebody's to look at. */
const goneMs = 60_000;

/** Who asks: the terminal's name as claimed, and the address or port it came from as the transport saw it. */
export type Asker = { readonly terminal: string; readonly source: string };

export type DevicesService = {
  /** How the reader of a terminal is; 'none' where it has none. */
  reader(asker: Asker): ReaderState;
  /** What was read last and not given yet; null where there is nothing, or it is another terminal's. */
  takeCard(asker: Asker): Card | null;
  /** Forgets what was read; a card that still lies there is not read for whoever comes next. */
  forget(asker: Asker): ReaderState;
  /** After each change of what lies on the reader. */
  onChanged(listener: () => void): () => void;
  stop(): Promise<void>;
};

export type DevicesOptions<Handle> = {
  /** Null: no reader is set. */
  reader: IdReader | null;
  /** Whose reader it is; '': the kiosk's on this machine. */
  terminal: string;
  /** Host of the reader's service: a terminal elsewhere is believed only at this very address. */
  host: string;
  clock: Clock;
  random: Random;
  timers: Timers<Handle>;
  /** True once it has been away for a minute, false when it is back. */
  onGone?: (isGone: boolean) => void;
};

export function createDevicesService<Handle>(o: DevicesOptions<Handle>): DevicesService {
  const { clock, timers } = o;
  const listeners = new Set<() => void>();
  const salt = o.random.bytes(32);
  let state: Pick<ReaderState, 'state' | 'isUnreadable'> = { state: 'gone', isUnreadable: false };
  let since: number | null = null;
  /** The card that lies there, known again without knowing whose it is; null where none does. */
  let lying: string | null = null;
  let held: Card | null = null;
  let forgetting: Handle | undefined;
  let missing: Handle | undefined;
  let isMissed = false;

  const isTheirs = ({ terminal, source }: Asker): boolean => {
    if (o.reader === null) return false;
    if (o.terminal === '') return isHallItself(source);
    // Whoever connects may claim any name: it is their address, too, that must be the reader's.
    return terminal === o.terminal && (isHallItself(source) || isAt(o.host, source));
  };

  function drop(): void {
    held = null;
    if (forgetting !== undefined) timers.clear(forgetting);
    forgetting = undefined;
  }

  function keep(read: CardRead): void {
    drop();
    held = { readingId: uuidFrom(o.random), ...read };
    forgetting = timers.set(drop, keptMs);
  }

  function watch(isGone: boolean): void {
    if (!isGone) {
      if (missing !== undefined) timers.clear(missing);
      missing = undefined;
      if (isMissed) o.onGone?.(false);
      isMissed = false;
    } else if (missing === undefined && !isMissed) {
      missing = timers.set(() => {
        missing = undefined;
        isMissed = true;
        o.onGone?.(true);
      }, goneMs);
    }
  }

  function hear(said: ReaderSays): void {
    const before = JSON.stringify(state);
    watch(said.what === 'gone');
    let isRead = false;
    if (said.what === 'card') {
      const { idNumber, name } = said.card;
      const mark = createHmac('sha256', salt)
        .update(`${idNumber} ${name ?? ''}`)
        .digest('base64');
      // One read is one read until it is lifted, even if the reader was away or stuttered in between.
      isRead = mark !== lying;
      lying = mark;
      if (isRead) keep(said.card);
    } else if (said.what === 'lifted') {
      // What was laid down and lifted before the kiosk asked was read all the same: it stays held.
      lying = null;
    }
    state = { state: stateOf[said.what], isUnreadable: said.what === 'unreadable' };
    if (!isRead && JSON.stringify(state) === before && since !== null) return;
    since = clock();
    for (const listener of listeners) listener();
  }

  watch(o.reader !== null);
  const stop = o.reader?.start(hear) ?? (async () => undefined);

  const stateFor = (asker: Asker): ReaderState =>
    isTheirs(asker) ? { ...state, since } : { state: 'none', isUnreadable: false, since: null };

  return {
    reader: stateFor,
    takeCard(asker) {
      if (!isTheirs(asker)) return null;
      const card = held;
      drop();
      return card;
    },
    forget(asker) {
      if (isTheirs(asker)) drop();
      return stateFor(asker);
    },
    onChanged(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async stop() {
      await stop();
      drop();
      if (missing !== undefined) timers.clear(missing);
      listeners.clear();
    },
  };
}

const stateOf = { card: 'card', unreadable: 'card', lifted: 'ready', back: 'ready', gone: 'gone' } as const;

/** `source` may be an IPv4 address in IPv6's clothes. */
const isAt = (host: string, source: string): boolean => host !== '' && source.replace(/^::ffff:/i, '') === host;
