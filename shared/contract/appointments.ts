// Appointments: a time for a matter, made at the desk, the kiosk or on a phone, and kept at the kiosk.
import { z } from 'zod';
import { bilingualSchema } from './hall.ts';
import {
  dateSchema,
  instantSchema,
  languageSchema,
  procedure,
  requestIdSchema,
  requestReused,
  windowStaff,
} from './procedure.ts';
import { freeSlotSchema, takenSchema } from './queue.ts';
import { slipStateSchema } from './slips.ts';

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const until = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/);

export const bookableSchema = z.object({
  matterCode: z.string(),
  name: bilingualSchema,
  departmentCode: z.string(),
  next: freeSlotSchema.nullable(),
});

export const slotDaySchema = z.object({
  date: dateSchema,
  slots: z.array(z.object({ time, until, left: z.number().int() })),
});

/** booked · checked-in: has a number · cancelled · no-show: its day or its time went by. */
export const appointmentStateSchema = z.enum(['booked', 'checked-in', 'cancelled', 'no-show']);

export const appointmentSchema = z.object({
  id: z.uuid(),
  date: dateSchema,
  time,
  until,
  matterCode: z.string(),
  matterName: bilingualSchema,
  /** Surname and *. */
  maskedName: z.string(),
  state: appointmentStateSchema,
  /**
   * From when one may check in (instant), and until when it keeps its precedence: between the two check-in works whatever
   * the hours. A pause does not run `keptUntil` down, and it is never later than the day's last closing.
   */
  checkInFrom: instantSchema,
  keptUntil: instantSchema,
  /** Its day, today or later, was closed meanwhile, or its hours end before it begins: check-in answers HALL_CLOSED. */
  isDayClosed: z.boolean(),
  windows: z.array(z.string()),
  materials: z.array(bilingualSchema),
});
export type Appointment = z.infer<typeof appointmentSchema>;

/** At the desk: with who it is; empty once that has been forgotten. */
export const deskAppointmentSchema = appointmentSchema.extend({
  code: z.string(),
  name: z.string(),
  phone: z.string(),
  channel: z.enum(['desk', 'kiosk', 'phone']),
  ticketNo: z.string().nullable(),
  createdAt: instantSchema,
});
export type DeskAppointment = z.infer<typeof deskAppointmentSchema>;

const notFound = { APPOINTMENT_NOT_FOUND: { status: 404, message: '没找到这个预约，请核对号码' } } as const;
const notBookable = { NOT_BOOKABLE: { status: 404, message: '这件事不用预约，直接取号就行' } } as const;
const cancelErrors = {
  ...notFound,
  CHECKED_IN: { status: 409, message: '已经签到取号了，不能再取消' },
} as const;
/** What a citizen knows of it: the code, and the last four digits of the phone. */
const mineInput = z.strictObject({
  code: z.string().max(20),
  phoneLast4: z.string().regex(/^\d{4}$/, '请写手机后四位'),
});

export const appointmentsContract = {
  bookable: procedure
    .meta({ who: 'anyone' })
    .route({ method: 'GET', path: '/appointments/matters', summary: 'Matters one can make an appointment for' })
    .output(z.array(bookableSchema)),
  slots: procedure
    .meta({ who: 'anyone' })
    .route({
      method: 'GET',
      path: '/appointments/matters/{matterCode}/slots',
      summary: 'Days and times with places left',
    })
    .input(z.strictObject({ matterCode: z.string().max(40) }))
    .errors(notBookable)
    .output(z.array(slotDaySchema)),
  book: procedure
    .meta({ who: 'anyone' })
    .route({ method: 'POST', path: '/appointments', summary: 'Make an appointment', successStatus: 201 })
    .input(
      z.strictObject({
        requestId: requestIdSchema,
        matterCode: z.string().max(40),
        date: dateSchema,
        time,
        /** At most 60 characters; what is wrong with it is said in the caller’s language. */
        name: z.string().max(2000),
        phone: z.string().max(40),
        idNumber: z.string().max(40).optional(),
        language: languageSchema,
        /** A slip is printed where the booking was made; a phone has the page. */
        wantsSlip: z.boolean(),
      }),
    )
    .errors({
      ...requestReused,
      ...notBookable,
      SLOT_GONE: {
        status: 409,
        message: '这个时间刚刚约满了，请换一个',
        data: z.object({ next: freeSlotSchema.nullable() }),
      },
      SLOT_UNKNOWN: { status: 409, message: '这个时间不能约，请换一个' },
      /** One a person, matter and day. */
      ALREADY_BOOKED: { status: 409, message: '这个手机号当天已经约了这件事' },
    })
    .output(z.object({ appointment: appointmentSchema, code: z.string(), slip: slipStateSchema.nullable() })),
  mine: procedure
    .meta({ who: 'anyone' })
    .route({ method: 'POST', path: '/appointments/mine', summary: 'My appointment' })
    .input(mineInput)
    .errors(notFound)
    .output(appointmentSchema),
  cancel: procedure
    .meta({ who: 'anyone' })
    .route({ method: 'POST', path: '/appointments/mine/cancel', summary: 'Cancel my appointment' })
    .input(mineInput)
    .errors(cancelErrors)
    .output(appointmentSchema),
  /**
   * At the kiosk: the appointment becomes a number. Asked again it is the same number. Its place was promised: no quota
   * is asked, and from `checkInFrom` until `keptUntil` no hours; late it is given only while numbers are.
   */
  checkIn: procedure
    .meta({ who: 'anyone' })
    .route({ method: 'POST', path: '/appointments/check-in', summary: 'Check in for an appointment' })
    .input(
      z.strictObject({
        requestId: requestIdSchema,
        by: z.discriminatedUnion('kind', [
          z.strictObject({ kind: z.literal('code'), code: z.string().max(20) }),
          z.strictObject({
            kind: z.literal('phone'),
            phoneLast4: z.string().regex(/^\d{4}$/),
            name: z.string().max(60),
          }),
          z.strictObject({ kind: z.literal('id'), idNumber: z.string().max(40) }),
        ]),
        language: languageSchema,
      }),
    )
    .errors({
      ...notFound,
      TOO_EARLY: {
        status: 409,
        message: '还没到签到的时间',
        data: z.object({ date: dateSchema, time, from: instantSchema }),
      },
      CANCELLED: { status: 409, message: '这个预约已经取消了' },
      HALL_CLOSED: {
        status: 409,
        message: '现在不是取号时间',
        data: z.object({ opens: z.object({ date: dateSchema, time: z.string() }).nullable() }),
      },
      MATTER_UNKNOWN: { status: 404, message: '这件事现在不在这里办了，请找工作人员' },
      ...requestReused,
    })
    /** `isLate`: its precedence is over; it waits in the normal lane. */
    .output(z.object({ taken: takenSchema, appointment: appointmentSchema, isLate: z.boolean() })),
  list: procedure
    .meta({ who: windowStaff })
    .route({ method: 'GET', path: '/appointments', summary: 'A day’s appointments' })
    .input(z.strictObject({ date: dateSchema }))
    .output(z.array(deskAppointmentSchema)),
  cancelAtDesk: procedure
    .meta({ who: windowStaff })
    .route({ method: 'POST', path: '/appointments/{id}/cancel', summary: 'Cancel for somebody' })
    .input(z.strictObject({ id: z.uuid() }))
    .errors(cancelErrors)
    .output(deskAppointmentSchema),
};
