// The demo hall's appointments: made some days ago for today and after, and kept by all but one whose time has come.

import { addDays, hallDate, instantOf } from '#shared/domain/calendar-date.ts';
import type { Random } from '#shared/domain/ports.ts';
import type { HallNode } from '../hall-node.ts';
import { chanceFrom } from './chance.ts';
import type { Step } from './seed-hall.ts';

const minuteMs = 60_000;
const daysBefore = 2;
/** Invented; 139 0000 numbers are nobody's. */
const people = ['谭例兰', '秦试勇', '刘演菊', '陈拟福', '马例琼', '冉试军', '向演玉', '田拟华'] as const;
const forgetful = people[0];
const early = 12 * minuteMs;

export function planAppointments({ node, now, random }: { node: HallNode; now: number; random: Random }): Step[] {
  const chance = chanceFrom(random);
  const today = hallDate(now, node.hall.timeZone);
  const bookedAt = now - daysBefore * 24 * 60 * minuteMs;
  /** Those of today who have not come yet. */
  const codes = new Map<string, { code: string; at: number }>();
  const kiosk = { kind: 'citizen', id: 'kiosk', terminal: '1号机' } as const;

  async function book(name: string, index: number): Promise<void> {
    const { matterCode } = chance.pick(await node.appointments.bookable());
    const days = await node.appointments.days(matterCode);
    // The first half come today, the others in the days after.
    const wanted = index < people.length / 2 ? today : addDays(today, 1);
    const day = days.find(({ date }) => date >= wanted);
    const free = day?.slots.filter(({ left }) => left > 0) ?? [];
    if (!day || free.length === 0) return;
    const { time } = chance.pick(free);
    const phone = `1390000${String(1000 + index * 7)}`;
    const booking = { requestId: chance.uuid(), matterCode, date: day.date, time, name, phone, wantsSlip: false };
    const { code } = await node.appointments.book(kiosk, { ...booking, language: 'zh-CN' });
    if (day.date === today) codes.set(name, { code, at: instantOf(today, time, node.hall.timeZone) });
  }

  /** Those whose time is near come; one forgets. */
  async function checkIn(at: number): Promise<void> {
    for (const [name, booked] of codes) {
      if (name === forgetful || booked.at - at > early || at > booked.at) continue;
      codes.delete(name);
      const input = { requestId: chance.uuid(), by: { kind: 'code', code: booked.code }, language: 'zh-CN' } as const;
      await node.appointments.checkIn({ actor: kiosk, source: 'seed' }, input);
    }
  }

  const comings: Step[] = [];
  for (let at = now - minuteMs; hallDate(at, node.hall.timeZone) === today; at -= early) {
    comings.push({ at, run: () => checkIn(at) });
  }
  return [
    ...people.map((name, index) => ({ at: bookedAt + index * minuteMs, run: () => book(name, index) })),
    ...comings,
  ];
}
