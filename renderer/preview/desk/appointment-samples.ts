// Owns the invented appointments the desk's previews show. No real person, no real telephone.
import type { DeskAppointment } from '#shared/contract/appointments.ts';
import { demoCatalogue } from '../kiosk/demo-catalogue.ts';
import { sampleNow } from '../kiosk/kiosk-samples.ts';
import { minuteMs, uuid } from './desk-samples.ts';
import { idCard, longMatter } from './queue-samples.ts';

function appointment(n: number, time: string, until: string, more: Partial<DeskAppointment> = {}): DeskAppointment {
  return {
    id: uuid(400 + n),
    date: '2026-11-23',
    time,
    until,
    matterCode: 'M-HZ-01',
    matterName: idCard,
    maskedName: '罗*',
    name: '罗试兰',
    phone: '138 0000 5678',
    state: 'booked',
    checkInFrom: sampleNow + 18 * minuteMs,
    keptUntil: sampleNow + 58 * minuteMs,
    isDayClosed: false,
    windows: ['1', '2'],
    materials: [
      { zh: '居民身份证', en: 'Resident ID card' },
      { zh: '户口簿', en: 'Household register' },
    ],
    code: `Y7${4310 + n}`,
    channel: 'desk',
    ticketNo: null,
    createdAt: sampleNow - 3 * 24 * 60 * minuteMs,
    ...more,
  };
}
export const appointments: DeskAppointment[] = [
  appointment(1, '09:00', '09:30', { state: 'no-show', name: '', phone: '', channel: 'phone' }),
  appointment(2, '09:30', '10:00', { state: 'checked-in', ticketNo: 'A024', name: '谭例山', channel: 'phone' }),
  appointment(3, '10:30', '11:00'),
  appointment(4, '10:30', '11:00', { state: 'cancelled', name: '冉试梅', channel: 'kiosk' }),
  appointment(5, '15:00', '15:30', {
    name: '欧阳爱新觉罗·例',
    phone: '023-7333 0000',
    matterName: longMatter,
    isDayClosed: true,
  }),
];
export const manyAppointments: DeskAppointment[] = Array.from({ length: 40 }, (_, n) =>
  appointment(10 + n, '10:30', '11:00', { matterName: longMatter, name: '欧阳爱新觉罗·例' }),
);

export const bookable = demoCatalogue.matters.slice(0, 12).map(({ code, name, departmentCode }) => ({
  matterCode: code,
  name,
  departmentCode,
  next: { date: '2026-11-24', time: '09:00' },
}));
export const slotDays = ['2026-11-24', '2026-11-25', '2026-11-26'].map((date, n) => ({
  date,
  slots: [
    { time: '09:00', until: '09:30', left: n === 1 ? 0 : 2 },
    { time: '09:30', until: '10:00', left: 0 },
    { time: '14:00', until: '14:30', left: n === 1 ? 0 : 1 },
  ],
}));
export const bookedAppointment = {
  appointment: appointment(60, '09:00', '09:30', { date: '2026-11-24' }),
  code: 'Y74370',
};
