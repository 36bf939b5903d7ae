// What stands in the way of a number: lanes, quotas, series, hours and pauses.
import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import type { Catalogue, Matter } from '#electron/catalogue/catalogue-types.ts';
import { takenSchema } from '#shared/contract/queue.ts';
import { clerk, kiosk, mondayMorning, openQueueHall, type QueueHall, slipsOf } from './queue-hall.ts';

const idCard = 'GA-01'; // group G-HZ, series A
const household = 'GA-05'; // the same group
const passport = 'GA-21'; // group G-CRJ, series B
const minute = 60_000;
let hall: QueueHall;
afterEach(() => hall.close());

/** The demo hall with some of its entries changed. */
function withEntries(o: {
  matter?: (matter: Matter) => Partial<Matter>;
  group?: (code: string) => object;
}): (catalogue: Catalogue) => Catalogue {
  return (loaded) => {
    const matters = loaded.matters.map((matter) => ({ ...matter, ...o.matter?.(matter) }));
    const groups = loaded.groups.map((group) => ({ ...group, ...o.group?.(group.code) }));
    const matter = (code: string) => matters.find((each) => each.code === code);
    const group = (code: string) => groups.find((each) => each.code === code);
    return {
      ...loaded,
      matters,
      groups,
      matter,
      group,
      groupOfMatter: (code) => group(matter(code)?.group ?? ''),
    };
  };
}

const take = (matterCode: string, more: object = {}) =>
  hall.queue.take(kiosk, { requestId: randomUUID(), matterCode, language: 'zh-CN', ...more });
const stateOf = async (groupCode: string) =>
  (await hall.queue.overview()).groups.find((group) => group.groupCode === groupCode);

describe('lanes', () => {
  it('lets the green channel go before everybody, and tells both sides honestly', async () => {
    hall = await openQueueHall();
    for (let i = 0; i < 3; i += 1) await take(idCard);
    const green = await take(idCard, { green: 'elderly' });
    expect(takenSchema.parse(green)).toEqual(green);
    expect(green.ticket).toMatchObject({ no: 'A004', lane: 'green', greenReason: 'elderly', isGreenConfirmed: false });
    expect(green.ticket.ahead).toBe(0);
    // Three normal ones and the green one.
    expect((await take(idCard)).ticket).toMatchObject({ lane: 'normal', greenReason: null, ahead: 4 });
    expect((await slipsOf(hall)).find((slip) => slip.no === 'A004').lane).toBe('绿色通道');
  });

  it('counts an unconfirmed green number as a normal one where the hall says so', async () => {
    hall = await openQueueHall({ settings: { green: 'confirmed' } });
    await take(idCard);
    expect((await take(idCard, { green: 'disabled' })).ticket).toMatchObject({ lane: 'green', ahead: 1 });
  });

  it('counts only so many priority numbers before a normal one as its turns allow', async () => {
    hall = await openQueueHall({ settings: { priorityRun: 2 } });
    for (let i = 0; i < 5; i += 1) await take(idCard, { green: 'military' });
    // Nobody normal waits: after two of the five it is the newcomer's turn.
    expect((await take(idCard)).ticket.ahead).toBe(2);
    // Five green ones, of which every two let a normal one through.
    expect((await take(idCard, { green: 'military' })).ticket.ahead).toBe(5 + 1);
  });

  it('tells each of many who ask at once how many are before them', async () => {
    hall = await openQueueHall({ quota: null });
    await take(idCard);
    const all = await Promise.all(Array.from({ length: 40 }, () => take(idCard)));
    expect(all.map(({ ticket }) => ticket.ahead).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 40 }, (_, i) => i + 1),
    );
    for (const { ticket } of all) expect(ticket.ahead).toBe(Number(ticket.no.slice(1)) - 1);
  });
});

describe('an appointment that becomes a number', () => {
  const checkIn = (dueAt: number, isLate = false) =>
    hall.store.write(kiosk, (w) =>
      hall.queue.giver.takeForAppointment(w, {
        requestId: randomUUID(),
        matterCode: idCard,
        language: 'zh-CN',
        appointmentId: randomUUID(),
        dueAt,
        isLate,
      }),
    );

  it('has its lane and time, asks no quota, and lets others go first until its time has come', async () => {
    hall = await openQueueHall({ quota: 1 });
    await take(idCard);
    const early = await checkIn(mondayMorning + 30 * minute);
    expect(takenSchema.parse(early)).toEqual(early);
    expect(early.ticket).toMatchObject({ no: 'A002', lane: 'appointment', appointmentTime: '10:30', ahead: 1 });
    expect((await slipsOf(hall)).find((slip) => slip.no === 'A002').lane).toBe('预约 10:30');
    const due = await checkIn(mondayMorning - minute);
    expect(due.ticket).toMatchObject({ no: 'A003', ahead: 0 });
    const again = await hall.queue.giver.taken(hall.store.db, due.ticket.id);
    expect({ ...again, ticket: { ...again.ticket, estimate: null } }).toEqual(due);
    const row = await hall.store.db
      .selectFrom('tickets')
      .select(['rank', 'due_at'])
      .where('no', '=', 'A002')
      .executeTakeFirstOrThrow();
    expect(row).toEqual({ rank: mondayMorning + 30 * minute, due_at: mondayMorning + 30 * minute });
    expect((await hall.verify()).ok).toBe(true);
  });

  it('waits like everybody when it is late, and its slip promises no time', async () => {
    hall = await openQueueHall();
    await take(idCard);
    const late = await checkIn(mondayMorning - 90 * minute, true);
    expect(late.ticket).toMatchObject({ lane: 'normal', ahead: 1, appointmentTime: '08:30' });
    expect((await slipsOf(hall)).find((slip) => slip.no === 'A002').lane).toBeUndefined();
  });

  it('is not given on a day that was closed', async () => {
    hall = await openQueueHall();
    await hall.store.write(clerk, (w) => w.append({ type: 'day.closed', subject: '2026-12-07', data: {} }));
    await expect(checkIn(mondayMorning)).rejects.toMatchObject({ code: 'HALL_CLOSED' });
  });
});

describe('the series', () => {
  it('is as wide and begins where its group says, and is held for the day', async () => {
    hall = await openQueueHall({ edit: withEntries({ group: () => ({ digits: 4, start: 500 }) }) });
    expect((await take(idCard)).ticket.no).toBe('A0500');
    await hall.restart(withEntries({ group: () => ({ series: 'K', digits: 2, start: 1 }) })(hall.catalogue));
    expect((await take(idCard)).ticket.no).toBe('A0501');
    hall.time.now += 24 * 60 * minute;
    expect((await take(idCard)).ticket.no).toBe('K01');
    expect((await hall.verify()).ok).toBe(true);
  });

  it('gives no number where no window serves it', async () => {
    hall = await openQueueHall({
      edit: (loaded) => ({
        ...loaded,
        windowsOfGroup: (code) => (code === 'G-HZ' ? [] : loaded.windowsOfGroup(code)),
      }),
    });
    await expect(take(idCard)).rejects.toMatchObject({ code: 'NO_WINDOW' });
    expect((await stateOf('G-HZ'))?.state).toBe('no-window');
    expect((await take(passport)).ticket.no).toBe('B001');
    await hall.close();
    hall = await openQueueHall({
      hours: 'windows',
      edit: (loaded) => ({
        ...loaded,
        windows: loaded.windows.filter((window) => !window.groups.includes('G-HZ')),
        windowsOfGroup: (code) => (code === 'G-HZ' ? [] : loaded.windowsOfGroup(code)),
      }),
    });
    await expect(take(idCard)).rejects.toMatchObject({ code: 'NO_WINDOW' });
    expect((await stateOf('G-HZ'))?.state).toBe('no-window');
    expect(await hall.store.db.selectFrom('tickets').selectAll().execute()).toEqual([]);
  });
});

describe('a matter’s own numbers', () => {
  const quotas = (morning: number | null, afternoon: number | null) =>
    withEntries({ matter: ({ code }) => (code === idCard ? { quotas: { morning, afternoon } } : {}) });

  it('are not given once more because one of them was forwarded, and not used up by one that was', async () => {
    const both = withEntries({
      matter: ({ code }) => ([idCard, passport].includes(code) ? { quotas: { morning: 1, afternoon: 1 } } : {}),
    });
    hall = await openQueueHall({ edit: both });
    const { ticket } = await take(idCard);
    const here = { windowCode: 'W01', ticketId: ticket.id };
    const reason = 'also-here';
    await hall.calling.callNext(clerk, { windowCode: 'W01', requestId: randomUUID() });
    await hall.calling.forward(clerk, { ...here, to: { kind: 'matter', matterCode: passport }, reason });
    expect(await stateOf('G-HZ')).toMatchObject({ goneMatters: [idCard], noneMatters: [] });
    await expect(take(idCard)).rejects.toMatchObject({ code: 'QUOTA_GONE' });
    expect(await stateOf('G-CRJ')).toMatchObject({ goneMatters: [] });
    expect((await take(passport)).ticket.no).toBe('B001');
    await expect(take(passport)).rejects.toMatchObject({ code: 'QUOTA_GONE' });
  });

  it('are gone in the morning and back in the afternoon, whatever zone the machine stands in', async () => {
    const { TZ } = process.env;
    process.env.TZ = 'America/New_York';
    try {
      hall = await openQueueHall({
        edit: quotas(2, 1),
        nextAppointment: async (code) => (code === idCard ? { date: '2026-12-08', time: '09:00' } : null),
      });
      hall.time.now = Date.parse('2026-12-07T03:59:00Z'); // 11:59
      await take(idCard);
      await take(idCard);
      await expect(take(idCard)).rejects.toMatchObject({
        code: 'QUOTA_GONE',
        data: { matterCode: idCard, groupCode: 'G-HZ', nextAppointment: { date: '2026-12-08', time: '09:00' } },
      });
      expect(await stateOf('G-HZ')).toMatchObject({ state: 'open', goneMatters: [idCard] });
      // The window still gives numbers for everything else.
      expect((await take(household)).ticket.no).toBe('A003');
      hall.time.now = Date.parse('2026-12-07T04:00:00Z'); // 12:00
      expect((await stateOf('G-HZ'))?.goneMatters).toEqual([]);
      await take(idCard);
      await expect(take(idCard)).rejects.toMatchObject({ code: 'QUOTA_GONE' });
      const halves = await hall.store.db.selectFrom('tickets').select('half').orderBy('n').execute();
      expect(halves.map(({ half }) => half)).toEqual(['am', 'am', 'am', 'pm']);
    } finally {
      if (TZ === undefined) delete process.env.TZ;
      else process.env.TZ = TZ;
    }
  });

  it('are none where it says 0, and count what rides on another number', async () => {
    hall = await openQueueHall({ edit: quotas(0, null) });
    expect(await stateOf('G-HZ')).toMatchObject({ goneMatters: [idCard], noneMatters: [idCard] });
    await expect(take(idCard)).rejects.toMatchObject({ code: 'QUOTA_GONE', data: { nextAppointment: null } });
    const { ticket } = await take(household);
    const add = () => hall.queue.addMatter(kiosk, { ticketId: ticket.id, matterCode: idCard, language: 'zh-CN' });
    await expect(add()).rejects.toMatchObject({ code: 'QUOTA_GONE' });
    await hall.close();
    hall = await openQueueHall({ edit: quotas(1, null) });
    const other = (await take(household)).ticket;
    await hall.queue.addMatter(kiosk, { ticketId: other.id, matterCode: idCard, language: 'zh-CN' });
    await expect(take(idCard)).rejects.toMatchObject({ code: 'QUOTA_GONE' });
    expect((await stateOf('G-HZ'))?.goneMatters).toEqual([idCard]);
  });
});

describe('hours and pauses', () => {
  it('says when numbers are given again on a day that was closed', async () => {
    hall = await openQueueHall({ hours: 'windows' });
    await hall.store.write(clerk, (w) => w.append({ type: 'day.closed', subject: '2026-12-07', data: {} }));
    await expect(take(idCard)).rejects.toMatchObject({
      code: 'HALL_CLOSED',
      data: { opens: { date: '2026-12-08', time: '09:00' } },
    });
    expect((await hall.queue.overview()).groups.every((group) => group.state === 'closed')).toBe(true);
    await hall.store.write(clerk, (w) => w.append({ type: 'day.reopened', subject: '2026-12-07', data: {} }));
    expect((await take(idCard)).ticket.no).toBe('A001');
    await hall.close();
    hall = await openQueueHall();
    await hall.store.write(clerk, (w) => w.append({ type: 'day.closed', subject: '2026-12-07', data: {} }));
    await expect(take(idCard)).rejects.toMatchObject({ data: { opens: { date: '2026-12-08', time: '00:00' } } });
  });

  it('gives none in the last minutes where the hall says so, and warns before', async () => {
    hall = await openQueueHall({ hours: 'windows', settings: { lastTakeMinutes: 15, closingSoonMinutes: 30 } });
    const closesAt = (await stateOf('G-HZ'))?.closesAt ?? '';
    const closing = Date.parse(`2026-12-07T${closesAt}:00+08:00`);
    expect((await stateOf('G-HZ'))?.isClosingSoon).toBe(false);
    hall.time.now = closing - 30 * minute;
    expect((await stateOf('G-HZ'))?.isClosingSoon).toBe(true);
    await take(idCard);
    expect((await slipsOf(hall))[0].closing).toContain(closesAt);
    expect((await stateOf('G-HZ'))?.state).toBe('open');
    hall.time.now = closing - 15 * minute;
    // Nobody is led to a number that is then refused.
    expect(await stateOf('G-HZ')).toMatchObject({ state: 'closed', closesAt: null, isClosingSoon: false });
    await expect(take(idCard)).rejects.toMatchObject({
      code: 'HALL_CLOSED',
      data: { opens: { date: expect.stringMatching(/^2026-12-0[78]$/), time: expect.stringMatching(/^\d\d:\d\d$/) } },
    });
  });

  it('refuses a number while every window of its group is paused, but not the morning after', async () => {
    hall = await openQueueHall();
    const windows = hall.catalogue.windowsOfGroup('G-HZ');
    for (const { code } of windows) await hall.calling.pause(clerk, { windowCode: code, reason: 'lunch' });
    await expect(take(idCard)).rejects.toMatchObject({ code: 'NO_WINDOW' });
    expect((await stateOf('G-HZ'))?.state).toBe('no-window');
    await hall.calling.open(clerk, { windowCode: windows[0]?.code ?? '' });
    expect((await take(idCard)).ticket.no).toBe('A001');
    await hall.calling.pause(clerk, { windowCode: windows[0]?.code ?? '', reason: 'other' });
    await expect(take(idCard)).rejects.toMatchObject({ code: 'NO_WINDOW' });
    // They paused and went home.
    hall.time.now += 24 * 60 * minute;
    expect((await take(idCard)).ticket.no).toBe('A001');
  });
});

describe('windows that do only some matters, at some hours', () => {
  it('count for those alone', async () => {
    // Of the group's windows only the first does ID cards, and only until eleven.
    const hours = { days: [1, 2, 3, 4, 5], sessions: [['09:00', '11:00']] } as const;
    hall = await openQueueHall({
      hours: 'windows',
      edit: (loaded) => {
        const [first] = loaded.windowsOfGroup('G-HZ');
        const others = loaded.group('G-HZ')?.matters.filter((code) => code !== idCard) ?? [];
        const windows = loaded.windows.map((window) => {
          if (!window.groups.includes('G-HZ')) return window;
          const rest = { group: 'G-HZ', matters: others, hours: null };
          const cards = { group: 'G-HZ', matters: [idCard], hours };
          return { ...window, only: window.code === first?.code ? [cards, rest] : [rest] };
        });
        return {
          ...loaded,
          windows,
          window: (code) => windows.find((window) => window.code === code),
          windowsOfGroup: (code) => windows.filter((window) => window.groups.includes(code)),
        };
      },
    });
    await take(idCard);
    const [first] = hall.catalogue.windowsOfGroup('G-HZ');
    await hall.calling.pause(clerk, { windowCode: first?.code ?? '', reason: 'equipment' });
    await expect(take(idCard)).rejects.toMatchObject({ code: 'NO_WINDOW' });
    expect((await take(household)).ticket.no).toBe('A002');
    await hall.calling.open(clerk, { windowCode: first?.code ?? '' });
    hall.time.now = Date.parse('2026-12-07T03:00:00Z'); // 11:00
    await expect(take(idCard)).rejects.toMatchObject({
      code: 'HALL_CLOSED',
      data: { opens: { date: '2026-12-08', time: '09:00' } },
    });
    await take(household);
    expect((await stateOf('G-HZ'))?.state).toBe('open');
  });
});

describe('somebody turned away', () => {
  it('is written down once, with the next appointment they could have', async () => {
    hall = await openQueueHall({ nextAppointment: async () => ({ date: '2026-12-09', time: '14:30' }) });
    const requestId = randomUUID();
    const tell = () => hall.queue.turnedAway(kiosk, { requestId, matterCode: idCard });
    expect(await tell()).toEqual({ nextAppointment: { date: '2026-12-09', time: '14:30' } });
    await tell();
    const rows = await hall.store.db.selectFrom('refusals').selectAll().execute();
    expect(rows).toEqual([
      { request_id: requestId, date: '2026-12-07', at: mondayMorning, group_code: 'G-HZ', matter_code: idCard },
    ]);
    await expect(hall.queue.turnedAway(kiosk, { requestId: randomUUID(), matterCode: 'XX-99' })).rejects.toMatchObject({
      code: 'MATTER_UNKNOWN',
    });
    expect((await hall.verify()).ok).toBe(true);
  });
});
