// Fifty people at kiosks and ten windows at once, thousands of numbers: none given twice, none called twice, none out of turn.
import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { DomainError } from '#electron/domain-error.ts';
import { ticketCalled, ticketTaken } from '#electron/queue/queue-events.ts';
import { clerk, kiosk, openQueueHall, type QueueHall } from './queue-hall.ts';

/** BANCHENG_TEST_NUMBERS=100000 for the whole hundred thousand: some minutes. */
const numbers = Number(process.env.BANCHENG_TEST_NUMBERS ?? 3000);
const clients = 50;
const matters = ['GA-01', 'BD-01', 'SW-01', 'GA-21'];
const windowCodes = ['W01', 'W02', 'W03', 'W04', 'W05', 'W06', 'W07', 'W08', 'W09', 'W10'];
/** Ten windows that share four lines. */
const lines = [
  ['G-HZ'],
  ['G-HZ'],
  ['G-HZ'],
  ['G-BDC'],
  ['G-BDC'],
  ['G-BDC', 'G-SW'],
  ['G-SW'],
  ['G-SW'],
  ['G-CRJ'],
  ['G-CRJ', 'G-HZ'],
];

let hall: QueueHall;
afterEach(() => hall.close());

async function openCrowdedHall(): Promise<void> {
  hall = await openQueueHall({
    quota: null,
    edit(catalogue) {
      const windows = catalogue.windows.flatMap((window) => {
        const groups = lines[windowCodes.indexOf(window.code)];
        return groups ? [{ ...window, groups }] : [];
      });
      return {
        ...catalogue,
        windows,
        window: (code) => windows.find((window) => window.code === code),
        windowsOfGroup: (group) => windows.filter(({ groups }) => groups.includes(group)),
      };
    },
  });
}

async function takeAll(): Promise<void> {
  let left = numbers;
  const one = async () => {
    while (left > 0) {
      left -= 1;
      const green = left % 5 === 0 ? { green: 'elderly' as const } : {};
      const input = {
        requestId: randomUUID(),
        matterCode: matters[(left + Math.floor(left / 50)) % 4] ?? '',
        language: 'zh-CN' as const,
      };
      await hall.queue.take(kiosk, { ...input, ...green });
      hall.time.now += 5;
    }
  };
  await Promise.all(Array.from({ length: clients }, one));
}

/** Calls until everything that will be taken has been called. */
async function callAll(): Promise<number> {
  let called = 0;
  const one = async (windowCode: string) => {
    while (called < numbers) {
      try {
        await hall.calling.callNext(clerk, { windowCode, requestId: randomUUID() });
        called += 1;
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
        expect(error.code).toBe('NOBODY_WAITING');
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    }
  };
  await Promise.all(windowCodes.map(one));
  return called;
}

type Line = { normal: { id: string; at: number; n: number; no: string }[]; green: Line['normal'] };

/** Goes through the journal with two lists a line and a run a window: every call must be the one the rule gives. */
async function goesByTheRule(): Promise<{ taken: number; called: number }> {
  const waiting = new Map<string, Line>();
  const runs = new Map<string, number>();
  const served = new Set<string>();
  let [taken, called] = [0, 0];
  const rows = await hall.store.db
    .selectFrom('journal')
    .selectAll()
    .where('type', 'in', ['ticket.taken', 'ticket.called'])
    .orderBy('seq')
    .execute();
  for (const { type, subject, at, data } of rows) {
    if (type === 'ticket.taken') {
      const { groupCode, lane, n, no } = ticketTaken.parse(JSON.parse(data));
      const line = waiting.get(groupCode) ?? { normal: [], green: [] };
      waiting.set(groupCode, line);
      line[lane === 'green' ? 'green' : 'normal'].push({ id: subject, at, n, no });
      taken += 1;
      continue;
    }
    const { windowCode } = ticketCalled.parse(JSON.parse(data));
    const own = lines[windowCodes.indexOf(windowCode)] ?? [];
    const first = (lane: keyof Line) =>
      own
        .flatMap((code) =>
          (waiting.get(code)?.[lane] ?? []).slice(0, 1).map((head) => ({ head, from: waiting.get(code)?.[lane] })),
        )
        .sort((a, b) => a.head.at - b.head.at || a.head.n - b.head.n || (a.head.no < b.head.no ? -1 : 1))[0];
    const run = runs.get(windowCode) ?? 0;
    const [green, normal] = [first('green'), first('normal')];
    const isNormal = green === undefined || (run >= 2 && normal !== undefined);
    const wanted = isNormal ? normal : green;
    if (wanted?.head.id !== subject || served.has(subject))
      throw new Error(`${windowCode} called ${subject} out of turn`);
    served.add(subject);
    wanted.from?.shift();
    runs.set(windowCode, isNormal ? 0 : run + 1);
    called += 1;
  }
  return { taken, called };
}

describe('fifty who take numbers while ten windows call', () => {
  it('get each a number of their own, and are called each once, in turn', async () => {
    await openCrowdedHall();
    const [, called] = await Promise.all([takeAll(), callAll()]);
    expect(called).toBe(numbers);
    expect(await goesByTheRule()).toEqual({ taken: numbers, called: numbers });
    const days = await hall.store.db.selectFrom('queue_days').select(['group_code', 'taken']).execute();
    expect(days.reduce((sum, { taken }) => sum + taken, 0)).toBe(numbers);
    for (const { group_code, taken } of days) {
      const { least, most, n } = await hall.store.db
        .selectFrom('tickets')
        .select((eb) => [
          eb.fn.min('n').as('least'),
          eb.fn.max('n').as('most'),
          eb.fn.count<number>('n').distinct().as('n'),
        ])
        .where('group_code', '=', group_code)
        .executeTakeFirstOrThrow();
      expect({ least, most, n }).toEqual({ least: 1, most: taken, n: taken });
    }
    const stays = await hall.store.db.selectFrom('services').select(['how', 'k']).execute();
    expect(stays).toHaveLength(numbers);
    expect(stays.filter(({ how }) => how === null).length).toBeLessThanOrEqual(windowCodes.length);
    expect(hall.doubleCalls).toEqual([]);
    expect(await hall.verify()).toMatchObject({ ok: true });
  }, 1_800_000);
});
