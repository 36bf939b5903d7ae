// Booking and cancelling: the last place, the same person, times that are none, and what a lost answer leaves behind.
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { asBytes } from '../cases/case-hall.ts';
import {
  atKiosk,
  clerk,
  elsewhere,
  monday,
  openAppointmentHall,
  phone,
  tuesday,
  withPlaces,
} from './appointment-hall.ts';

const another = { name: '向例静', phone: '13900001111' };
const third = { name: '马琴', phone: '13900002222' };

describe('times one can book', () => {
  it('lie in the open hours of working days ahead, and are told with what is left', async () => {
    const hall = await openAppointmentHall();
    const days = await hall.appointments.days('GA-21');
    expect(days[0]?.date).toBe('2026-12-08');
    expect(days.at(-1)?.date).toBe('2026-12-21');
    expect(days.map(({ date }) => date)).not.toContain('2026-12-12');
    const times = days[0]?.slots.map(({ time }) => time) ?? [];
    expect(times[0]).toBe('09:00');
    expect(times).not.toContain('12:30');
    await hall.book();
    const [slot] = (await hall.appointments.days('GA-21'))[0]?.slots ?? [];
    expect(slot).toEqual({ time: '09:00', until: '09:30', left: 1 });
    const bookable = await hall.appointments.bookable();
    expect(bookable.map(({ matterCode }) => matterCode)).toContain('GA-21');
    expect(bookable.map(({ matterCode }) => matterCode)).not.toContain('GA-02');
    expect(bookable.find(({ matterCode }) => matterCode === 'GA-21')?.next).toEqual({
      date: '2026-12-08',
      time: '09:00',
    });
  });

  it('leave out what is past, when today can be booked, and a day that was closed', async () => {
    const hall = await openAppointmentHall({ settings: { daysAheadMin: 0 } });
    const [today] = await hall.appointments.days('GA-21');
    expect(today?.date).toBe('2026-12-07');
    expect(today?.slots[0]?.time).toBe('10:30');
    await expect(hall.book({ date: '2026-12-07', time: '10:00' })).rejects.toMatchObject({ code: 'SLOT_UNKNOWN' });
    await hall.store.write(clerk, (w) => w.append({ type: 'day.closed', subject: '2026-12-07', data: {} }));
    expect((await hall.appointments.days('GA-21'))[0]?.date).toBe('2026-12-08');
    await expect(hall.book({ date: '2026-12-07', time: '15:00' })).rejects.toMatchObject({ code: 'SLOT_UNKNOWN' });
  });

  it.each([
    ['today, where it is too soon', { date: '2026-12-07', time: '15:00' }],
    ['beyond the last day', { date: '2026-12-22', time: '09:00' }],
    ['a past day', { date: '2026-12-01', time: '09:00' }],
    ['a Saturday', { date: '2026-12-12', time: '09:00' }],
    ['a holiday', { date: '2027-01-01', time: '09:00' }],
    ['the lunch pause', { date: '2026-12-08', time: '12:30' }],
    ['between two slots', { date: '2026-12-08', time: '09:10' }],
    ['the night', { date: '2026-12-08', time: '03:00' }],
  ])('%s is none', async (_name, when) => {
    const hall = await openAppointmentHall({ settings: { daysAheadMax: 14 } });
    await expect(hall.book(when)).rejects.toMatchObject({ code: 'SLOT_UNKNOWN' });
    expect(await hall.store.db.selectFrom('appointment_holders').selectAll().execute()).toEqual([]);
    expect(await hall.store.db.selectFrom('vault_keys').selectAll().execute()).toEqual([]);
  });

  it.each(['GA-02', 'NO-SUCH'])('%s takes none', async (matterCode) => {
    const hall = await openAppointmentHall();
    await expect(hall.book({ matterCode })).rejects.toMatchObject({ code: 'NOT_BOOKABLE' });
    await expect(hall.appointments.days(matterCode)).rejects.toMatchObject({ code: 'NOT_BOOKABLE' });
    expect(await hall.appointments.nextFree(matterCode)).toBeNull();
  });

  it('has no place less than none where the hall made places fewer', async () => {
    const hall = await openAppointmentHall({ edit: withPlaces('GA-21', 3) });
    for (const who of [{}, another, third]) await hall.book(who);
    const fewer = withPlaces('GA-21', 1)(hall.catalogue);
    const { createAppointmentPlaces } = await import('#electron/appointments/appointment-places.ts');
    const { DEFAULT_SETTINGS } = await import('#electron/settings-schema.ts');
    const places = createAppointmentPlaces({ ...hall, catalogue: fewer, config: DEFAULT_SETTINGS });
    expect((await places.days('GA-21'))[0]?.slots[0]?.left).toBe(0);
    expect(await places.nextFree('GA-21')).toEqual({ date: '2026-12-08', time: '09:30' });
  });
});

describe('booking', () => {
  it('gives code, slip and what to know, and says nothing of who it is on the disk', async () => {
    const hall = await openAppointmentHall();
    const { appointment, code, slip } = await hall.book({ idNumber: '11010519491231002X' });
    expect(code).toMatch(/^\d{8}$/);
    expect(slip?.state).toBe('waiting');
    expect(appointment).toMatchObject({
      date: '2026-12-08',
      time: '09:00',
      until: '09:30',
      maskedName: '冉*',
      state: 'booked',
      checkInFrom: tuesday('08:30'),
      keptUntil: tuesday('09:45'),
    });
    expect(appointment.windows.length).toBeGreaterThan(0);
    const disk = hall.everythingOnDisk();
    for (const secret of ['冉隆刚', '13812345678', code, '11010519491231002X']) {
      expect(disk, secret).not.toContain(asBytes(secret));
    }
    const journal = await hall.store.db.selectFrom('journal').select(['data', 'subject', 'actor']).execute();
    expect(JSON.stringify(journal)).not.toMatch(/冉|1381|5678|1101/);
    expect((await hall.verify()).differences).toEqual([]);
  });

  it('gives the last place to one of two who come at once', async () => {
    const hall = await openAppointmentHall({ edit: withPlaces('GA-21', 1) });
    const results = await Promise.allSettled([hall.book(), hall.book(another)]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = results.find((result) => result.status === 'rejected');
    expect(refused?.reason).toMatchObject({
      code: 'SLOT_GONE',
      data: { next: { date: '2026-12-08', time: '09:30' } },
    });
    // The refused one left nothing behind: the same person may take another time.
    expect((await hall.store.db.selectFrom('appointment_holders').selectAll().execute()).length).toBe(1);
    expect((await hall.store.db.selectFrom('vault_keys').selectAll().execute()).length).toBe(1);
    for (const who of [{}, another]) await hall.book({ ...who, time: '10:00' }).catch(() => null);
    expect((await hall.verify()).differences).toEqual([]);
  });

  it('knows the same telephone however it is typed, one a matter and day', async () => {
    const hall = await openAppointmentHall();
    await hall.book();
    for (const typed of ['138 1234 5678', '＋86 13812345678', '１３８１２３４５６７８', '+86-138-1234-5678']) {
      await expect(hall.book({ time: '10:00', phone: typed })).rejects.toMatchObject({ code: 'ALREADY_BOOKED' });
    }
    await hall.book({ date: '2026-12-09' });
    await hall.book({ matterCode: 'GA-22' });
  });

  it('answers the same request with the same appointment, and another one with nobody’s', async () => {
    const hall = await openAppointmentHall();
    const requestId = randomUUID();
    const first = await hall.book({ requestId });
    const again = await hall.book({ requestId });
    expect(again).toEqual(first);
    for (const change of [
      { time: '10:00' },
      { phone: '13900001111' },
      { name: '别人' },
      { wantsSlip: false },
      another,
    ]) {
      await expect(hall.book({ requestId, ...change })).rejects.toMatchObject({ code: 'REQUEST_REUSED' });
    }
    await expect(hall.book({ requestId }, clerk)).rejects.toMatchObject({ code: 'REQUEST_REUSED' });
    await hall.restart();
    expect((await hall.book({ requestId })).code).toBe(first.code);
    expect((await hall.store.db.selectFrom('slip_jobs').selectAll().execute()).length).toBe(1);
  });

  it('takes two requests of one id at once for one', async () => {
    const hall = await openAppointmentHall();
    const requestId = randomUUID();
    const [a, b] = await Promise.all([hall.book({ requestId }), hall.book({ requestId })]);
    expect(a.code).toBe(b.code);
    expect((await hall.store.db.selectFrom('appointments').selectAll().execute()).length).toBe(1);
  });

  it('prints nothing for a phone, and says where it was made', async () => {
    const hall = await openAppointmentHall();
    expect((await hall.book({}, phone)).slip).toBeNull();
    await hall.book(another, clerk);
    await hall.book({ ...third, time: '10:00', wantsSlip: false });
    const list = await hall.appointments.list('2026-12-08');
    expect(list.map(({ channel, name }) => [channel, name])).toEqual([
      ['phone', '冉隆刚'],
      ['desk', '向例静'],
      ['kiosk', '马琴'],
    ]);
    expect((await hall.store.db.selectFrom('slip_jobs').selectAll().execute()).length).toBe(1);
  });

  it('says field by field what is wrong, in the language of the screen', async () => {
    const hall = await openAppointmentHall();
    const wrong = { name: '\u200f\ufeff ', phone: '1381234567', idNumber: '110105194912310021' };
    const problems = await hall.book(wrong).catch((error) => error.problems);
    expect(problems.map(({ path }: { path: string }) => path)).toEqual(expect.arrayContaining(['phone', 'idNumber']));
    const english = await hall.book({ ...wrong, language: 'en' }).catch((error) => error.problems);
    expect(JSON.stringify(english)).not.toMatch(/\p{Script=Han}/u);
    expect(await hall.store.db.selectFrom('appointments').selectAll().execute()).toEqual([]);
  });

  it('keeps a place over a clock that was set back, and books by the hall’s day', async () => {
    const hall = await openAppointmentHall();
    await hall.book();
    hall.time.now = monday - 2 * 3_600_000;
    await hall.book(another);
    await expect(hall.book(third)).rejects.toMatchObject({ code: 'SLOT_GONE' });
    // 00:30 on Tuesday in the hall is still Monday in UTC.
    hall.time.now = tuesday('00:30');
    expect((await hall.appointments.days('GA-21'))[0]?.date).toBe('2026-12-09');
    expect((await hall.verify()).differences).toEqual([]);
  });
});

describe('one’s own appointment', () => {
  it('is shown and cancelled by code and telephone, and its place and person are free again', async () => {
    const hall = await openAppointmentHall({ edit: withPlaces('GA-21', 1) });
    const { code } = await hall.book();
    const proof = { code: `${code.slice(0, 4)} ${code.slice(4)}`, phoneLast4: '5678' };
    expect(await hall.appointments.mine(elsewhere, proof)).toMatchObject({ state: 'booked', maskedName: '冉*' });
    expect(await hall.appointments.cancel(elsewhere, proof)).toMatchObject({ state: 'cancelled' });
    // Twice is once.
    expect(await hall.appointments.cancel(elsewhere, proof)).toMatchObject({ state: 'cancelled' });
    expect(await hall.store.db.selectFrom('appointment_slots').select('taken').execute()).toEqual([{ taken: 0 }]);
    await hall.book();
    expect((await hall.verify()).differences).toEqual([]);
  });

  it('is nobody’s with the wrong telephone; guessing ends, a slip of the finger does not count', async () => {
    const hall = await openAppointmentHall();
    const { code } = await hall.book();
    const mine = (asked: { code?: string; phoneLast4?: string }, asker = elsewhere) =>
      hall.appointments.mine(asker, { code, phoneLast4: '5678', ...asked });
    const wrongDigit = code.slice(0, 7) + String((Number(code[7]) + 1) % 10);
    for (let tries = 0; tries < 50; tries += 1) {
      await expect(mine({ code: wrongDigit })).rejects.toMatchObject({ code: 'APPOINTMENT_NOT_FOUND' });
    }
    for (let tries = 0; tries < 5; tries += 1) {
      await expect(mine({ phoneLast4: String(1000 + tries) })).rejects.toMatchObject({ code: 'APPOINTMENT_NOT_FOUND' });
    }
    await expect(mine({})).rejects.toMatchObject({ code: 'TOO_MANY_TRIES' });
    await hall.restart();
    await expect(mine({})).rejects.toMatchObject({ code: 'TOO_MANY_TRIES' });
    // Whoever sits elsewhere is not kept waiting by it, and neither is anybody a quarter of an hour later.
    expect((await mine({}, atKiosk)).state).toBe('booked');
    hall.time.now += 16 * 60_000;
    expect((await mine({})).state).toBe('booked');
  });

  it('has a code that may be found: its telephone is not guessed from many places either', async () => {
    const hall = await openAppointmentHall();
    const { code } = await hall.book();
    const mine = (phoneLast4: string, source: string) =>
      hall.appointments.mine({ ...elsewhere, source }, { code, phoneLast4 });
    for (let tries = 0; tries < 20; tries += 1) {
      const wrong = mine(String(1000 + tries), `10.0.0.${tries}`);
      await expect(wrong).rejects.toMatchObject({ code: 'APPOINTMENT_NOT_FOUND' });
    }
    await expect(mine('5678', '10.0.0.99')).rejects.toMatchObject({ code: 'TOO_MANY_TRIES' });
    // The code in the hand of whoever stands at the kiosk still does.
    hall.time.now = tuesday('09:00');
    expect((await hall.checkIn(code)).taken.ticket.state).toBe('waiting');
  });

  it('is cancelled at the desk, not after its day, and not twice somebody else’s', async () => {
    const hall = await openAppointmentHall();
    const { appointment } = await hall.book();
    const cancelled = await hall.appointments.cancelAtDesk(clerk, appointment.id);
    expect(cancelled).toMatchObject({ state: 'cancelled', name: '冉隆刚', phone: '13812345678' });
    await expect(hall.appointments.cancelAtDesk(clerk, randomUUID())).rejects.toMatchObject({
      code: 'APPOINTMENT_NOT_FOUND',
    });
    const other = await hall.book(another);
    hall.time.now = tuesday('23:59') + 60_000;
    await expect(hall.appointments.cancelAtDesk(clerk, other.appointment.id)).rejects.toMatchObject({
      code: 'APPOINTMENT_NOT_FOUND',
    });
  });
});
