// Owns the invented numbers, times and appointments the previews of the queue show. No real person, no real telephone.
import { ORPCError } from '@orpc/client';
import type { Appointment } from '#shared/contract/appointments.ts';
import type { Hall } from '#shared/contract/hall.ts';
import type { GroupState, MyNumber, QueueOverview, SlipKey, Ticket } from '#shared/contract/queue.ts';
import type { Booking } from '../../kiosk/booking.ts';
import { sampleCall, sampleHall, sampleNow, sampleOverview, sampleTaken, slipStates } from './kiosk-samples.ts';

export const slipKey: SlipKey = { date: '2026-11-23', ticketNo: 'B026', key: '0123456789' };
export const nextSlot = { date: '2026-12-09', time: '10:00' };
const minuteMs = 60_000;

export const bookable = ['GA-01', 'GA-02', 'CL-01'].map((matterCode, at) => ({
  matterCode,
  name: { zh: matterCode, en: matterCode },
  departmentCode: 'D-GA',
  next: at === 2 ? null : nextSlot,
}));

/** The overview with one line in another state. */
export function overviewWith(groupCode: string, changed: Partial<GroupState>): QueueOverview {
  const overview = sampleOverview();
  return {
    ...overview,
    groups: overview.groups.map((group) => (group.groupCode === groupCode ? { ...group, ...changed } : group)),
  };
}

export const askingHall = (askHolder: 'may' | 'must'): Hall => ({
  ...sampleHall,
  kiosk: { ...sampleHall.kiosk, askHolder },
});

/** A number as its slip finds it. */
export function sampleMine(ticket: Partial<Ticket>, changed: Partial<MyNumber> = {}): MyNumber {
  const isWaiting = (ticket.state ?? 'waiting') === 'waiting';
  return {
    asOf: sampleNow,
    ticket: sampleTaken(slipStates.printed, 'B026', 6, ticket).ticket,
    aheadNow: isWaiting ? 3 : null,
    estimateNow: isWaiting ? { fromMinutes: 10, toMinutes: 15 } : null,
    call: null,
    calledNow: isWaiting ? [sampleCall('B023', '1'), sampleCall('A031', '2'), sampleCall('B022', '3')] : [],
    keptUntil: null,
    canRate: false,
    ...changed,
  };
}

export const calledMine = sampleMine({ state: 'called' }, { call: sampleCall('B026', '3') });
export const keptMine = sampleMine({ state: 'no-show', misses: 2 }, { keptUntil: sampleNow + 20 * minuteMs });

const times = ['09:00', '09:30', '10:00', '10:30', '11:00', '11:30', '14:30', '15:00', '15:30', '16:00', '16:30'];
const slotsOf = (left: (at: number) => number) =>
  times.map((time, at) => ({
    time,
    until: `${time.slice(0, 2)}:${time.endsWith('00') ? '30' : '59'}`,
    left: left(at),
  }));
/** Two weeks of working days: one full, one nearly. */
export const slotDays = [24, 25, 26, 27, 30, 31, 32, 33, 34].map((day, at) => ({
  date: day <= 30 ? `2026-11-${day}` : `2026-12-0${day - 30}`,
  slots: slotsOf((slot) => (at === 0 ? 0 : at === 1 ? (slot === 3 ? 2 : 0) : 6 - (slot % 5))),
}));

export const emptyBooking: Booking = {
  requestId: '1f0c9a52-5f0b-4d8e-8a55-1b3a7c9d0e11',
  matterCode: 'GA-01',
  date: '2026-12-01',
  time: '10:00',
  name: '',
  phone: '',
  idNumber: '',
  sent: [],
};
export const fullBooking: Booking = { ...emptyBooking, name: '罗春梅', phone: '13812345678' };
export const longBooking: Booking = {
  ...fullBooking,
  matterCode: 'CL-01',
  name: '买买提·阿不都热合曼·吐尔逊江',
  phone: '023-73370002',
};

export const sampleAppointment: Appointment = {
  id: '3d2b4a3e-3c1a-4f7e-9f7b-0b9c1d2e3f41',
  date: '2026-12-01',
  time: '10:00',
  until: '10:30',
  matterCode: 'GA-01',
  matterName: { zh: '居民身份证换领', en: 'Renewal of the resident ID card' },
  maskedName: '罗*',
  state: 'booked',
  checkInFrom: Date.UTC(2026, 11, 1, 1, 30),
  keptUntil: Date.UTC(2026, 11, 1, 2, 15),
  isDayClosed: false,
  windows: ['1', '2', '3'],
  materials: [],
};

/** The hall refusing, with a code of its contract. */
export const refuse =
  (code: string, data?: unknown): (() => Promise<never>) =>
  () =>
    Promise.reject(new ORPCError(code, { defined: true, message: code, data }));
