// Whose card is given to whom: once, within a minute, to its own terminal, and never to the next person.
import { expect, it } from 'vitest';
import { type Asker, createDevicesService } from '#electron/devices/devices-service.ts';
import type { IdReader, ReaderSays } from '#electron/devices/id-reader.ts';
import { sampleCards } from '#electron/devices/simulator/sample-cards.ts';

const kiosk: Asker = { terminal: '网页-1A2B', source: '127.0.0.1' };
const window: Asker = { terminal: '1号机', source: 'port:1号机' };
const elsewhere: Asker = { terminal: '1号机', source: '192.168.1.20' };
const { name, idNumber } = sampleCards.luo;
const luo: ReaderSays = { what: 'card', card: { name, idNumber } };
const shi: ReaderSays = { what: 'card', card: { name: sampleCards.shi.name, idNumber: sampleCards.shi.idNumber } };
const lifted: ReaderSays = { what: 'lifted' };

/** Timers that run when the test says how much time went by. */
function createTime() {
  let now = 1_000_000;
  const due = new Map<number, { at: number; run: () => void }>();
  let next = 0;
  return {
    clock: () => now,
    timers: {
      set: (run: () => void, ms: number) => {
        due.set(++next, { at: now + ms, run });
        return next;
      },
      clear: (handle: number) => void due.delete(handle),
    },
    pass(ms: number) {
      now += ms;
      for (const [handle, { at, run }] of due) {
        if (at > now) continue;
        due.delete(handle);
        run();
      }
    },
    get waiting() {
      return due.size;
    },
  };
}

function open(o: { terminal?: string; host?: string; hasReader?: boolean } = {}) {
  const time = createTime();
  let say: (said: ReaderSays) => void = () => undefined;
  let isStopped = false;
  const reader: IdReader = {
    start(hear) {
      say = hear;
      return async () => {
        isStopped = true;
      };
    },
  };
  const gone: boolean[] = [];
  let byte = 0;
  const service = createDevicesService({
    reader: o.hasReader === false ? null : reader,
    terminal: o.terminal ?? '',
    host: o.host ?? '127.0.0.1',
    clock: time.clock,
    random: { bytes: (length) => new Uint8Array(length).map(() => byte++) },
    timers: time.timers,
    onGone: (isGone) => gone.push(isGone),
  });
  let changes = 0;
  service.onChanged(() => {
    changes += 1;
  });
  return {
    ...{ service, time, gone, isStopped: () => isStopped, changes: () => changes },
    say: (...all: ReaderSays[]) => {
      for (const one of all) say(one);
    },
  };
}

it('gives a card once', () => {
  const { service, say } = open();
  say(lifted);
  expect(service.reader(kiosk)).toMatchObject({ state: 'ready', isUnreadable: false });
  say(luo);
  expect(service.reader(kiosk)).toMatchObject({ state: 'card', isUnreadable: false });
  expect(service.takeCard(kiosk)).toEqual({ readingId: expect.any(String), name, idNumber });
  expect(service.takeCard(kiosk)).toBeNull();
});

it('one read is one read until it is lifted: said again, unreadable in between, the reader away and back', () => {
  const { service, say, changes } = open();
  say(lifted, luo);
  const first = service.takeCard(kiosk);
  const before = changes();
  say(luo, luo);
  expect(changes()).toBe(before);
  say({ what: 'unreadable' }, luo, { what: 'gone' }, luo, { what: 'gone' }, { what: 'back' }, luo);
  expect(service.takeCard(kiosk)).toBeNull();
  say(lifted, luo);
  const again = service.takeCard(kiosk);
  expect(again).toMatchObject({ idNumber });
  expect(again?.readingId).not.toBe(first?.readingId);
});

it('a card laid in the place of another, without a moment in between, is another', () => {
  const { service, say } = open();
  say(lifted, luo, shi);
  expect(service.takeCard(kiosk)).toMatchObject({ name: sampleCards.shi.name });
  expect(service.takeCard(kiosk)).toBeNull();
});

it('what was lifted before it was asked for was read all the same', () => {
  const { service, say } = open();
  say(lifted, luo, lifted);
  expect(service.takeCard(kiosk)).toMatchObject({ idNumber });
});

it('is forgotten after a minute by itself, and the minute begins anew with each card', () => {
  const { service, say, time } = open();
  say(lifted, luo);
  time.pass(40_000);
  say(lifted, shi);
  time.pass(40_000);
  expect(service.takeCard(kiosk)).toMatchObject({ idNumber: sampleCards.shi.idNumber });
  say(lifted, luo);
  time.pass(60_000);
  expect(service.takeCard(kiosk)).toBeNull();
});

it('a session’s end forgets it, and the card left lying is not read for the next one', () => {
  const { service, say } = open();
  say(lifted, luo);
  expect(service.forget(kiosk)).toMatchObject({ state: 'card' });
  say(luo, { what: 'gone' }, luo);
  expect(service.takeCard(kiosk)).toBeNull();
  say(lifted, luo);
  expect(service.takeCard(kiosk)).not.toBeNull();
});

it('the kiosk of this machine: its window or loopback, and nobody who merely claims its name', () => {
  const { service, say } = open();
  say(lifted, luo);
  expect(service.reader(elsewhere)).toEqual({ state: 'none', isUnreadable: false, since: null });
  expect(service.takeCard(elsewhere)).toBeNull();
  service.forget(elsewhere);
  expect(service.takeCard(window)).toMatchObject({ idNumber });
});

it('a named terminal: by its name and from the machine the reader is at, or this one', () => {
  const { service, say } = open({ terminal: '1号机', host: '192.168.1.20' });
  say(lifted, luo);
  expect(service.takeCard({ terminal: '1号机', source: '192.168.1.99' })).toBeNull();
  expect(service.takeCard({ terminal: '2号机', source: '192.168.1.20' })).toBeNull();
  expect(service.reader(kiosk).state).toBe('none');
  expect(service.takeCard({ ...elsewhere, source: '::ffff:192.168.1.20' })).toMatchObject({ idNumber });
  say(lifted, luo);
  expect(service.takeCard(window)).toMatchObject({ idNumber });
});

it('without a reader there is none, and nothing is waited for', () => {
  const { service, time, gone } = open({ hasReader: false });
  expect(service.reader(kiosk).state).toBe('none');
  time.pass(120_000);
  expect(gone).toEqual([]);
});

it('says that the reader is gone after a minute, once, and that it is back; a moment away is not said', () => {
  const { say, time, gone } = open();
  time.pass(59_000);
  expect(gone).toEqual([]);
  time.pass(1000);
  expect(gone).toEqual([true]);
  say({ what: 'gone' });
  time.pass(600_000);
  expect(gone).toEqual([true]);
  say(lifted);
  expect(gone).toEqual([true, false]);
  say({ what: 'gone' });
  time.pass(30_000);
  say({ what: 'back' });
  time.pass(600_000);
  expect(gone).toEqual([true, false]);
});

it('tells of what changed, and not of what is said again', () => {
  const { say, changes } = open();
  say({ what: 'gone' }, { what: 'gone' });
  expect(changes()).toBe(1);
  say(lifted, lifted, luo, luo, lifted);
  expect(changes()).toBe(4);
});

it('keeps nobody once it is stopped, and no timer', async () => {
  const { service, say, time, isStopped } = open();
  say(lifted, luo, { what: 'gone' });
  await service.stop();
  expect(isStopped()).toBe(true);
  expect(time.waiting).toBe(0);
  expect(service.takeCard(kiosk)).toBeNull();
});
