// Checking in: the appointment becomes one number, before its time with precedence, late without, and never twice.
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { forgetPast, markMissed } from '#electron/appointments/appointment-keeping.ts';
import {
  type AppointmentHall,
  atKiosk,
  clerk,
  elsewhere,
  kiosk,
  openAppointmentHall,
  tuesday,
  withPlaces,
} from './appointment-hall.ts';

const by = (
  hall: AppointmentHall,
  by: Parameters<AppointmentHall['appointments']['checkIn']>[1]['by'],
  asker = atKiosk,
) => hall.appointments.checkIn(asker, { requestId: randomUUID(), by, language: 'zh-CN' });

async function booked(options: Parameters<typeof openAppointmentHall>[0] = {}) {
  const hall = await openAppointmentHall(options);
  return { hall, ...(await hall.book({ idNumber: '11010519491231002X' })) };
}

describe('checking in', () => {
  it('gives a number that goes before others from its time on', async () => {
    const { hall, code } = await booked();
    hall.time.now = tuesday('09:00');
    const { taken, appointment, isLate } = await hall.checkIn(code);
    expect(isLate).toBe(false);
    expect(taken.ticket).toMatchObject({ lane: 'appointment', appointmentTime: '09:00', state: 'waiting' });
    expect(taken.slip.state).toBe('waiting');
    expect(appointment.state).toBe('checked-in');
    const [row] = await hall.appointments.list('2026-12-08');
    expect(row?.ticketNo).toBe(taken.ticket.no);
    expect((await hall.verify()).differences).toEqual([]);
  });

  it('finds a name written in characters by how it is read', async () => {
    const hall = await openAppointmentHall();
    await hall.book({ name: '单晓·例梅', phone: '13900005678' });
    hall.time.now = tuesday('09:00');
    const read = by(hall, { kind: 'phone', phoneLast4: '5678', name: 'Shan Xiao Limei' });
    await expect(read).resolves.toMatchObject({ appointment: { state: 'checked-in' } });
    const other = by(hall, { kind: 'phone', phoneLast4: '5678', name: 'dan xiao limei' });
    await expect(other).rejects.toMatchObject({ code: 'APPOINTMENT_NOT_FOUND' });
  });

  it('ranks an early one at its time, not at its coming', async () => {
    const hall = await openAppointmentHall();
    const { code } = await hall.book({ time: '09:30' });
    hall.time.now = tuesday('09:00');
    const { taken } = await hall.checkIn(code);
    const row = await hall.store.db
      .selectFrom('tickets')
      .selectAll()
      .where('id', '=', taken.ticket.id)
      .executeTakeFirstOrThrow();
    expect(row).toMatchObject({ rank: tuesday('09:30'), due_at: tuesday('09:30'), appointment_id: expect.any(String) });
  });

  it('is the same number when asked again, by whatever is brought', async () => {
    const { hall, code } = await booked();
    hall.time.now = tuesday('09:05');
    const requestId = randomUUID();
    const [first, twin] = await Promise.all([hall.checkIn(code, requestId), hall.checkIn(code, requestId)]);
    expect(twin.taken.ticket.id).toBe(first.taken.ticket.id);
    await hall.restart();
    const later = [
      await hall.checkIn(code),
      await by(hall, { kind: 'id', idNumber: '11010519491231002x' }),
      await by(hall, { kind: 'phone', phoneLast4: '5678', name: '冉隆刚' }),
    ];
    for (const one of later) expect(one.taken.ticket.id).toBe(first.taken.ticket.id);
    expect((await hall.store.db.selectFrom('tickets').selectAll().execute()).length).toBe(1);
    expect(
      (await hall.store.db.selectFrom('slip_jobs').selectAll().where('kind', '=', 'ticket').execute()).length,
    ).toBe(1);
  });

  it('takes a name with blanks, in full width and capitals', async () => {
    const hall = await openAppointmentHall();
    await hall.book({ name: 'Anna  Müller-Li' });
    hall.time.now = tuesday('09:00');
    const taken = await by(hall, { kind: 'phone', phoneLast4: '5678', name: ' ＡＮＮＡ müller-li ' });
    expect(taken.appointment.maskedName).toBe('A*');
    await expect(by(hall, { kind: 'phone', phoneLast4: '5679', name: 'Anna Müller-Li' })).rejects.toMatchObject({
      code: 'APPOINTMENT_NOT_FOUND',
    });
  });

  it('is too early before its time and on another day, and says when', async () => {
    const { hall, code } = await booked({ hours: 'always' });
    await expect(hall.checkIn(code)).rejects.toMatchObject({
      code: 'TOO_EARLY',
      data: { date: '2026-12-08', time: '09:00', from: tuesday('08:30') },
    });
    hall.time.now = tuesday('08:30') - 1;
    await expect(hall.checkIn(code)).rejects.toMatchObject({ code: 'TOO_EARLY' });
    hall.time.now = tuesday('08:30');
    expect((await hall.checkIn(code)).isLate).toBe(false);
  });

  it('waits in the normal lane when it is late, and stays late when asked again', async () => {
    const { hall, code } = await booked();
    hall.time.now = tuesday('09:45');
    const other = await hall.book({ name: '向例静', phone: '13900001111', time: '09:00', date: '2026-12-09' });
    hall.time.now = tuesday('09:45') + 1;
    const late = await hall.checkIn(code);
    expect(late).toMatchObject({ isLate: true, taken: { ticket: { lane: 'normal' } } });
    expect((await hall.checkIn(code)).isLate).toBe(true);
    hall.time.now += 86_400_000;
    hall.time.now = Date.parse('2026-12-09T09:45:00+08:00');
    expect((await hall.checkIn(other.code)).isLate).toBe(false);
  });

  it('is possible when the day’s numbers are gone', async () => {
    const gone = await booked({
      edit: (catalogue) => {
        const groups = catalogue.groups.map((group) => ({ ...group, dailyQuota: 1 }));
        const group = (code: string) => groups.find((each) => each.code === code);
        return { ...catalogue, groups, group, groupOfMatter: (code) => group(catalogue.matter(code)?.group ?? '') };
      },
    });
    const { hall, code } = gone;
    hall.time.now = tuesday('09:00');
    const walkIn = () => hall.queue.take(kiosk, { requestId: randomUUID(), matterCode: 'GA-21', language: 'zh-CN' });
    await walkIn();
    await expect(walkIn()).rejects.toMatchObject({
      code: 'QUOTA_GONE',
      data: { nextAppointment: { date: '2026-12-09', time: '09:00' } },
    });
    const { taken } = await hall.checkIn(code);
    expect(taken.ticket.no).toMatch(/002$/);
  });

  it('is refused when the hall is closed, at lunch and once the day was closed', async () => {
    const { hall, code } = await booked();
    hall.time.now = tuesday('12:30');
    await expect(hall.checkIn(code)).rejects.toMatchObject({ code: 'HALL_CLOSED' });
    hall.time.now = tuesday('14:30');
    await hall.store.write(clerk, (w) => w.append({ type: 'day.closed', subject: '2026-12-08', data: {} }));
    await expect(hall.checkIn(code)).rejects.toMatchObject({ code: 'HALL_CLOSED' });
    expect((await hall.appointments.list('2026-12-08'))[0]?.state).toBe('booked');
    await hall.store.write(clerk, (w) => w.append({ type: 'day.reopened', subject: '2026-12-08', data: {} }));
    expect((await hall.checkIn(code)).isLate).toBe(true);
  });

  it('knows a cancelled one, and nobody’s on the day after', async () => {
    const { hall, code, appointment } = await booked({ hours: 'always' });
    const other = await hall.book({ name: '向例静', phone: '13900001111' });
    await hall.appointments.cancelAtDesk(clerk, appointment.id);
    hall.time.now = tuesday('09:00');
    await expect(hall.checkIn(code)).rejects.toMatchObject({ code: 'CANCELLED' });
    await hall.checkIn(other.code);
    await expect(hall.appointments.cancelAtDesk(clerk, other.appointment.id)).rejects.toMatchObject({
      code: 'CHECKED_IN',
    });
    await expect(hall.appointments.cancel(elsewhere, { code: other.code, phoneLast4: '1111' })).rejects.toMatchObject({
      code: 'CHECKED_IN',
    });
    hall.time.now += 86_400_000;
    await expect(hall.checkIn(other.code)).rejects.toMatchObject({ code: 'APPOINTMENT_NOT_FOUND' });
  });

  it('takes the one that is due where a person has several, then the next', async () => {
    const hall = await openAppointmentHall();
    await hall.book({ matterCode: 'GA-22', time: '10:30' });
    await hall.book({ time: '09:00' });
    await hall.book({ time: '09:00', date: '2026-12-09' });
    hall.time.now = tuesday('09:10');
    const asked = { kind: 'phone' as const, phoneLast4: '5678', name: '冉隆刚' };
    const requestId = randomUUID();
    const check = (id: string) => hall.appointments.checkIn(atKiosk, { requestId: id, by: asked, language: 'zh-CN' });
    expect((await check(requestId)).appointment.matterCode).toBe('GA-21');
    hall.time.now = tuesday('10:10');
    // The answer that got lost is had again, though another one is due by now.
    expect((await check(requestId)).appointment.matterCode).toBe('GA-21');
    expect((await check(randomUUID())).appointment.matterCode).toBe('GA-22');
  });

  it('has no number for a request that was another’s', async () => {
    const { hall, code } = await booked();
    const other = await hall.book({ name: '向例静', phone: '13900001111' });
    hall.time.now = tuesday('09:00');
    const requestId = randomUUID();
    await hall.checkIn(code, requestId);
    await expect(hall.checkIn(other.code, requestId)).rejects.toMatchObject({ code: 'REQUEST_REUSED' });
  });

  it('stops guessing: fewer tries elsewhere than at the hall’s own machine', async () => {
    const { hall, code } = await booked();
    hall.time.now = tuesday('09:00');
    const guess = (asker: typeof atKiosk, at: number) =>
      by(hall, { kind: 'phone', phoneLast4: String(1000 + at), name: '冉隆刚' }, asker).catch(({ code }) => code);
    const refused = async (asker: typeof atKiosk) => {
      for (let at = 0; ; at += 1) if ((await guess(asker, at)) === 'TOO_MANY_TRIES') return at;
    };
    expect(await refused(elsewhere)).toBe(20);
    expect(await refused(atKiosk)).toBe(100);
    hall.time.now += 16 * 60_000;
    expect((await hall.checkIn(code)).taken.ticket.state).toBe('waiting');
  });

  it('goes to the staff where the matter has left the catalogue', async () => {
    const now = { isRetired: false };
    const edit: NonNullable<Parameters<typeof openAppointmentHall>[0]>['edit'] = (catalogue) => ({
      ...catalogue,
      matter: (code) => {
        const matter = catalogue.matter(code);
        return matter && { ...matter, ...now };
      },
    });
    const { hall, code } = await booked({ edit });
    now.isRetired = true;
    hall.time.now = tuesday('09:00');
    await expect(hall.checkIn(code)).rejects.toMatchObject({
      code: 'MATTER_UNKNOWN',
    });
  });
});

describe('when its time is over', () => {
  const keeping = (hall: AppointmentHall) => ({ ...hall, keepDays: 30 });

  it('nobody came: said after closing', async () => {
    const { hall } = await booked();
    const kept = await hall.book({ name: '向例静', phone: '13900001111' });
    hall.time.now = tuesday('09:00');
    await hall.checkIn(kept.code);
    hall.time.now = tuesday('13:00');
    expect(await markMissed(keeping(hall))).toBe(0);
    hall.time.now = tuesday('17:29');
    expect(await markMissed(keeping(hall))).toBe(0);
    hall.time.now = tuesday('20:00');
    expect(await markMissed(keeping(hall))).toBe(1);
    expect(await markMissed(keeping(hall))).toBe(0);
    expect((await hall.appointments.list('2026-12-08')).map(({ state }) => state).sort()).toEqual([
      'checked-in',
      'no-show',
    ]);
    expect((await hall.verify()).differences).toEqual([]);
  });

  it('is taken back if somebody comes to a hall whose hours had been edited away', async () => {
    const { hall, code } = await booked();
    hall.time.now = tuesday('09:40');
    const withoutHours = {
      ...hall.hall,
      openSessions: () => [['08:00', '09:00']] as const,
      openForMatter: () => ({ open: false, opens: null, closesAt: null }),
    };
    expect(await markMissed({ ...keeping(hall), hall: withoutHours })).toBe(1);
    const { isLate, appointment } = await hall.checkIn(code);
    expect({ isLate, state: appointment.state }).toEqual({ isLate: false, state: 'checked-in' });
    expect((await hall.verify()).differences).toEqual([]);
  });

  it('waits for midnight where numbers are always given', async () => {
    const { hall } = await booked({ hours: 'always' });
    hall.time.now = tuesday('23:59');
    expect(await markMissed(keeping(hall))).toBe(0);
    hall.time.now = tuesday('23:59') + 60_000;
    expect(await markMissed(keeping(hall))).toBe(1);
    expect(await hall.store.db.selectFrom('appointment_holders').selectAll().execute()).toEqual([]);
  });

  it('marks however many there are', async () => {
    const hall = await openAppointmentHall({ edit: withPlaces('GA-21', 60) });
    for (let at = 0; at < 55; at += 1) await hall.book({ phone: `139000${String(10_000 + at)}`, wantsSlip: false });
    hall.time.now = tuesday('23:59') + 60_000;
    expect(await markMissed(keeping(hall))).toBe(55);
    expect((await hall.verify()).differences).toEqual([]);
  });

  it('forgets who it was, after the days that were promised and no sooner', async () => {
    const { hall, code } = await booked();
    hall.time.now = tuesday('09:00');
    await hall.checkIn(code);
    const day = 86_400_000;
    // At work a month ago by this clock, or nothing is destroyed.
    hall.time.now = tuesday('09:00') + 30 * day;
    expect(await forgetPast(keeping(hall))).toBe(0);
    hall.time.now = tuesday('09:00') + 31 * day;
    expect(await forgetPast(keeping(hall))).toBe(1);
    expect(await forgetPast(keeping(hall))).toBe(0);
    const { db } = hall.store;
    expect(await db.selectFrom('vault_keys').selectAll().execute()).toEqual([]);
    expect(await db.selectFrom('blind_index').selectAll().execute()).toEqual([]);
    expect(await db.selectFrom('slip_jobs').selectAll().where('kind', '=', 'appointment').execute()).toEqual([]);
    expect((await hall.appointments.list('2026-12-08'))[0]).toMatchObject({
      name: '',
      phone: '',
      code: '',
      maskedName: '',
    });
    expect((await hall.verify()).differences).toEqual([]);
  });

  it('destroys nothing by a clock that has leapt', async () => {
    const { hall } = await booked();
    hall.time.now = Date.parse('2031-01-01T00:00:00Z');
    expect(await forgetPast(keeping(hall))).toBe(0);
    expect((await hall.store.db.selectFrom('vault_keys').selectAll().execute()).length).toBe(1);
  });
});
