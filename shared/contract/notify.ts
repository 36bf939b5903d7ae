// Word to the citizen outside the hall: what was sent to their telephone about a case, and when, for whoever reads the case.
import { z } from 'zod';
import { caseTurns } from '../domain/case-turns.ts';
import { caseErrors } from './case-calls.ts';
import { caseReaders, instantSchema, procedure } from './procedure.ts';

/** Why a message has not arrived: closed, so that no gateway's own words (a telephone number among them) are kept. */
export const messageFaults = [
  /** No connection, or it broke. */
  'unreachable',
  /** No answer in time. */
  'timed-out',
  /** The gateway sent us elsewhere; we do not follow with a telephone number in hand. */
  'redirected',
  /** 5xx. */
  'gateway-fault',
  /** Any other answer than those the agreement names: 401, 404, 429 … */
  'not-taken',
  /** 400, 410, 422: the gateway will never take this one. */
  'refused',
  /** The case's key is gone, or the row was tampered with. */
  'unreadable',
  /** The hall has no gateway any more. */
  'switched-off',
] as const;
export type MessageFault = (typeof messageFaults)[number];

/** waiting: not tried yet (at night it waits) · failed: tried, and will be again · given-up: will not be tried again. */
export const messageStates = ['waiting', 'sent', 'failed', 'given-up'] as const;

export const messageSchema = z.object({
  turn: z.enum(caseTurns),
  state: z.enum(messageStates),
  /** When the gateway took it; before that, when it was written. */
  at: instantSchema,
  /** Of the last try; null: none, or it went well. */
  fault: z.enum(messageFaults).nullable(),
});
export type Message = z.infer<typeof messageSchema>;

export const notifyContract = {
  /** Empty where nothing was to be sent: no gateway, no mobile number, or longer ago than messages are kept. */
  ofCase: procedure
    .meta({ who: caseReaders })
    .route({ method: 'GET', path: '/cases/{caseNo}/messages', summary: 'What was sent to the citizen, and when' })
    .input(z.strictObject({ caseNo: z.string().max(40) }))
    .errors({ CASE_NOT_FOUND: caseErrors.CASE_NOT_FOUND })
    .output(z.array(messageSchema)),
};
