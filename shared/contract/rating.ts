// 好差评 (GB/T 39734-2020): how somebody was served, if they want to say.
import { z } from 'zod';
import { badReasons } from '../domain/rating-words.ts';
import { bilingualSchema } from './hall.ts';
import { instantSchema, procedure } from './procedure.ts';
import { slipKeySchema } from './queue.ts';

/** 5 非常满意 · 4 满意 · 3 基本满意 · 2 不满意 · 1 非常不满意; 1 and 2 are 差评. No answer is 未评价, never a grade. */
export const gradeSchema = z.number().int().min(1).max(5);

export const badReasonSchema = z.enum(badReasons);
export type BadReason = z.infer<typeof badReasonSchema>;

/** A service to be rated at a window's small screen. `token`: for this one service, unguessable. */
export const toRateSchema = z.object({
  token: z.string(),
  ticketNo: z.string(),
  matterName: bilingualSchema,
  endedAt: instantSchema,
  /** Then the screen stops asking, and the service stays 未评价 unless the slip is used. */
  until: instantSchema,
  /** False once it has been asked as long as it ever is. */
  canExtend: z.boolean(),
});
export type ToRate = z.infer<typeof toRateSchema>;

const said = z.strictObject({
  grade: gradeSchema,
  /** For 1 and 2 only; may be empty. */
  reasons: z.array(badReasonSchema).max(13),
});
const ratingErrors = {
  NOTHING_TO_RATE: { status: 404, message: '这次服务不能评价了' },
  ALREADY_RATED: { status: 409, message: '这次服务已经评价过了，谢谢您' },
} as const;

export const ratingContract = {
  /** What the window's small screen asks now; null: nothing. */
  atWindow: procedure
    .meta({ who: 'anyone' })
    .route({ method: 'GET', path: '/ratings/windows/{windowNumber}', summary: 'The service to be rated at a window' })
    .input(z.strictObject({ windowNumber: z.string().max(3) }))
    .errors({ WINDOW_UNKNOWN: { status: 404, message: '没有这个窗口' } })
    .output(
      z.object({
        windowName: bilingualSchema,
        windowNumber: z.string(),
        /** The number being served now. */
        current: z.string().nullable(),
        toRate: toRateSchema.nullable(),
      }),
    ),
  rateAtWindow: procedure
    .meta({ who: 'anyone' })
    .route({ method: 'POST', path: '/ratings', summary: 'Rate a service at the window' })
    .input(said.extend({ token: z.string().max(64) }))
    .errors(ratingErrors)
    .output(z.object({ ok: z.literal(true) })),
  /** As long again, from now on: ten times at least, and twice in a moment is once. */
  moreTime: procedure
    .meta({ who: 'anyone' })
    .route({ method: 'POST', path: '/ratings/more-time', summary: 'Go on asking at the window for as long again' })
    .input(z.strictObject({ token: z.string().max(64) }))
    .errors(ratingErrors)
    .output(toRateSchema.pick({ until: true, canExtend: true })),
  /** By the slip, at a kiosk or on a phone, until the end of the day. */
  rateBySlip: procedure
    .meta({ who: 'anyone' })
    .route({ method: 'POST', path: '/ratings/by-slip', summary: 'Rate a service by its slip' })
    .input(said.extend({ slip: slipKeySchema, via: z.enum(['kiosk', 'phone']) }))
    .errors(ratingErrors)
    .output(z.object({ ok: z.literal(true) })),
};
