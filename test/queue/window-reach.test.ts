import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import type { Catalogue, HallWindow } from '#electron/catalogue/catalogue-types.ts';
import { putNumber } from './put-number.ts';
import { clerk, openQueueHall, type QueueHall } from './queue-hall.ts';

const idCard = 'GA-01'; // group G-HZ, windows W01 and W02
const household = 'GA-03';
let hall: QueueHall;
afterEach(() => hall.close());

const withWindows =
  (edits: Record<string, Partial<HallWindow>>) =>
  (catalogue: Catalogue): Catalogue => {
    const windows = catalogue.windows.map((window) => ({ ...window, ...edits[window.code] }));
    const open = windows.filter(({ isRetired }) => !isRetired);
    return {
      ...catalogue,
      windows: open,
      window: (code) => windows.find((window) => window.code === code),
      windowsOfGroup: (group) => open.filter(({ groups }) => groups.includes(group)),
    };
  };
const mornings = { days: [1, 2, 3, 4, 5], sessions: [['09:00', '12:00']] } as const;
const waiting = async (windowCode: string) => (await hall.calling.window(windowCode)).waiting.map(({ no }) => no);
const only = (matters: readonly string[] | null, hours: HallWindow['hours'] | null = null) => ({
  only: [{ group: 'G-HZ', matters, hours }],
});
const at = (time: string) => {
  hall.time.now = Date.parse(`2026-12-07T${time}:00+08:00`);
};

describe('what a window may call', () => {
  it('is the matters it is entered for', async () => {
    hall = await openQueueHall({ edit: withWindows({ W01: only([idCard]), W02: only([household]) }) });
    await putNumber(hall, household); // A001
    await putNumber(hall, idCard); // A002
    expect([await waiting('W01'), await waiting('W02')]).toEqual([['A002'], ['A001']]);
    const called = await hall.calling.callNext(clerk, { windowCode: 'W01', requestId: randomUUID() });
    expect(called).toMatchObject({ current: { ticket: { no: 'A002' } }, waitingCount: 0 });
    const to = { kind: 'matter', matterCode: household } as const;
    const here = { windowCode: 'W01', ticketId: called.current?.ticket.id ?? '' };
    // The same line, but not done here: it goes there.
    await hall.calling.forward(clerk, { ...here, to, reason: 'also-here' });
    expect([await waiting('W01'), await waiting('W02')]).toEqual([[], ['A001', 'A002']]);
  });

  it('at other hours is what another window has by then, unless none has', async () => {
    const edit = withWindows({ W01: only(null), W02: only([household], mornings) });
    hall = await openQueueHall({ hours: 'windows', edit });
    await putNumber(hall, household);
    expect([await waiting('W01'), await waiting('W02')]).toEqual([['A001'], ['A001']]);
    at('14:00');
    expect([await waiting('W01'), await waiting('W02')]).toEqual([['A001'], []]);
    // After hours nobody who has a number is left without a window.
    at('18:30');
    expect([await waiting('W01'), await waiting('W02')]).toEqual([['A001'], ['A001']]);
    const called = await hall.calling.callNext(clerk, { windowCode: 'W02', requestId: randomUUID() });
    expect(called).toMatchObject({ current: { ticket: { no: 'A001' } }, paused: { isOutOfHours: true } });
  });

  it('of a matter done in the mornings alone stays with the window that does it', async () => {
    const edit = withWindows({ W01: only([idCard]), W02: only([household], mornings) });
    hall = await openQueueHall({ hours: 'windows', edit });
    await putNumber(hall, household);
    at('14:00');
    expect([await waiting('W01'), await waiting('W02')]).toEqual([[], ['A001']]);
  });

  it('of a matter that no window does any more is any window’s of its group', async () => {
    hall = await openQueueHall({ edit: withWindows({ W01: only([idCard]), W02: only([idCard]) }) });
    await putNumber(hall, household);
    expect([await waiting('W01'), await waiting('W02'), await waiting('W03')]).toEqual([['A001'], ['A001'], []]);
  });

  it('is nothing where it is taken out of the hall', async () => {
    hall = await openQueueHall({ edit: withWindows({ W01: { isRetired: true } }) });
    await putNumber(hall, idCard);
    expect([await waiting('W01'), await waiting('W02')]).toEqual([[], ['A001']]);
  });
});
