// What an appointment was promised against the hall's hours: before opening, over lunch, towards closing, and on a day that closed meanwhile.
import { describe, expect, it } from 'vitest';
import { markMissed } from '#electron/appointments/appointment-keeping.ts';
import type { SpecialDay } from '#electron/catalogue/catalogue-types.ts';
import { type AppointmentHall, atKiosk, clerk, monday, openAppointmentHall, tuesday } from './appointment-hall.ts';

const minuteMs = 60_000;
const wednesday = { date: '2026-12-09', time: '09:00' };

/** A hall whose special days may change while it runs. */
async function hallWithDays(): Promise<{ hall: AppointmentHall; days: SpecialDay[] }> {
  const days: SpecialDay[] = [];
  const hall = await openAppointmentHall({
    edit: (catalogue) => ({ ...catalogue, specialDays: days, windows: [...catalogue.windows] }),
  });
  return { hall, days };
}

const special = (change: Partial<SpecialDay>): SpecialDay => ({
  code: 'S-TEST',
  date: '2026-12-08',
  name: { zh: '停电检修', en: 'Power works' } as SpecialDay['name'],
  groups: null,
  closed: true,
  sessions: null,
  ...change,
});

const mine = (hall: AppointmentHall, code: string) => hall.appointments.mine(atKiosk, { code, phoneLast4: '5678' });

describe('an appointment checks in when it was told to', () => {
  it.each([
    ['before the windows open', '09:00', '08:30', '09:45'],
    ['over lunch, until it had time to come after it', '11:30', '11:00', '13:45'],
    ['right after lunch', '13:30', '13:00', '14:15'],
    ['towards the evening, no longer than anybody calls', '17:00', '16:30', '17:30'],
  ])('%s', async (_, time, from, until) => {
    const hall = await openAppointmentHall();
    const first = await hall.book({ time });
    const second = await hall.book({ time, phone: '13900001111' });
    expect(first.appointment).toMatchObject({ checkInFrom: tuesday(from), keptUntil: tuesday(until) });
    hall.time.now = tuesday(from) - 1;
    await expect(hall.checkIn(first.code)).rejects.toMatchObject({ code: 'TOO_EARLY', data: { from: tuesday(from) } });
    hall.time.now = tuesday(from);
    expect(await hall.checkIn(first.code)).toMatchObject({ isLate: false, taken: { ticket: { lane: 'appointment' } } });
    hall.time.now = tuesday(until);
    expect(await hall.checkIn(second.code)).toMatchObject({
      isLate: false,
      taken: { ticket: { lane: 'appointment' } },
    });
    expect((await hall.verify()).differences).toEqual([]);
  });

  it.each(['08:40', '09:00', '09:44'])('in the morning at %s', async (now) => {
    const hall = await openAppointmentHall();
    const { code } = await hall.book();
    hall.time.now = tuesday(now);
    expect((await hall.checkIn(code)).isLate).toBe(false);
  });

  it.each(['12:01', '13:00', '13:44'])('of before lunch, at %s', async (now) => {
    const hall = await openAppointmentHall();
    const { code } = await hall.book({ time: '11:30' });
    hall.time.now = tuesday(now);
    expect((await hall.checkIn(code)).isLate).toBe(false);
  });

  it('late it waits like everybody, and only while numbers are given', async () => {
    const hall = await openAppointmentHall();
    const lunch = await hall.book({ time: '11:30' });
    const last = await hall.book({ time: '17:00', phone: '13900001111' });
    hall.time.now = tuesday('13:45') + 1;
    expect(await hall.checkIn(lunch.code)).toMatchObject({ isLate: true, taken: { ticket: { lane: 'normal' } } });
    hall.time.now = tuesday('17:31');
    await expect(hall.checkIn(last.code)).rejects.toMatchObject({ code: 'HALL_CLOSED', data: { opens: wednesday } });
  });

  it('is as long as its minutes where numbers are always given', async () => {
    const hall = await openAppointmentHall({ hours: 'always' });
    const { appointment, code } = await hall.book({ time: '11:30' });
    expect(appointment.keptUntil).toBe(tuesday('12:15'));
    hall.time.now = tuesday('12:15') + 1;
    expect((await hall.checkIn(code)).isLate).toBe(true);
  });

  it('follows the hours of a special day, and what was checked in stays in time', async () => {
    const { hall, days } = await hallWithDays();
    const { code } = await hall.book();
    days.push(special({ closed: false, sessions: [['10:00', '12:00']] }));
    expect(await mine(hall, code)).toMatchObject({ isDayClosed: false, keptUntil: tuesday('10:15') });
    hall.time.now = tuesday('10:15');
    expect((await hall.checkIn(code)).isLate).toBe(false);
    days.length = 0;
    expect((await hall.checkIn(code)).isLate).toBe(false);
  });
});

describe('a day that closed meanwhile', () => {
  it.each([
    ['by a special day', special({})],
    ['for its line alone', special({ groups: ['G-CRJ'] })],
    ['from before its time on', special({ closed: false, sessions: [['08:00', '09:00']] })],
  ])('%s: is told, with the next opening, and the appointment stays', async (_, day) => {
    const { hall, days } = await hallWithDays();
    const { code } = await hall.book();
    expect(await mine(hall, code)).toMatchObject({ isDayClosed: false });
    days.push(day);
    for (const now of [monday, tuesday('08:40'), tuesday('09:10'), tuesday('14:00')]) {
      hall.time.now = now;
      const refused = { code: 'HALL_CLOSED', data: { opens: wednesday } };
      await expect(hall.checkIn(code)).rejects.toMatchObject(refused);
      expect(await mine(hall, code)).toMatchObject({ state: 'booked', isDayClosed: true });
    }
    expect((await hall.appointments.list('2026-12-08'))[0]).toMatchObject({ state: 'booked', isDayClosed: true });
    expect(await hall.store.db.selectFrom('tickets').selectAll().execute()).toEqual([]);
  });

  it('nobody is said to have stayed away while it lasts', async () => {
    const { hall, days } = await hallWithDays();
    await hall.book();
    days.push(special({}));
    hall.time.now = tuesday('23:59');
    expect(await markMissed({ ...hall, keepDays: 30 })).toBe(0);
    hall.time.now += minuteMs;
    expect(await markMissed({ ...hall, keepDays: 30 })).toBe(1);
    expect((await hall.appointments.list('2026-12-08'))[0]).toMatchObject({ state: 'no-show', isDayClosed: false });
  });

  it('by a supervisor is told the same way, until it reopens', async () => {
    const hall = await openAppointmentHall();
    const { code } = await hall.book();
    hall.time.now = tuesday('08:40');
    await hall.store.write(clerk, (w) => w.append({ type: 'day.closed', subject: '2026-12-08', data: {} }));
    await expect(hall.checkIn(code)).rejects.toMatchObject({ code: 'HALL_CLOSED', data: { opens: wednesday } });
    expect(await mine(hall, code)).toMatchObject({ state: 'booked', isDayClosed: true });
    await hall.store.write(clerk, (w) => w.append({ type: 'day.reopened', subject: '2026-12-08', data: {} }));
    expect(await mine(hall, code)).toMatchObject({ isDayClosed: false });
    expect((await hall.checkIn(code)).isLate).toBe(false);
  });

  it('does not stand in the way of another appointment of the same person', async () => {
    const { hall, days } = await hallWithDays();
    await hall.book();
    await hall.book({ matterCode: 'MZ-11', time: '09:30' });
    days.push(special({ groups: ['G-CRJ'] }));
    hall.time.now = tuesday('09:10');
    const by = { kind: 'phone', phoneLast4: '5678', name: '冉隆刚' } as const;
    const requestId = crypto.randomUUID();
    const { appointment } = await hall.appointments.checkIn(atKiosk, { requestId, by, language: 'zh-CN' });
    expect(appointment.time).toBe('09:30');
  });
});
