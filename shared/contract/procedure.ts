// The starting point of every procedure: who may call it, and the faults any call can end in.
import { oc } from '@orpc/contract';
import { z } from 'zod';
import { type Language, languageCodes } from '../domain/languages.ts';

/** 受理员 intake · 承办人 handler · 单位负责人 unit-head · 督办 supervisor · 值班领导 leader · 管理员 admin. */
export const roleSchema = z.enum(['intake', 'handler', 'unit-head', 'supervisor', 'leader', 'admin']);
export type Role = z.infer<typeof roleSchema>;

/** `anyone`: a citizen at a kiosk or display, no account. `signed-in`: any account. Otherwise one of the roles. */
export type Who = 'anyone' | 'signed-in' | readonly [Role, ...Role[]];

/** Declared by every procedure; the API refuses to start with one that does not. */
export type ProcedureMeta = { readonly who?: Who };

/** Everybody who works at the hall's window: takes cases in and handles them. */
export const windowStaff = ['intake', 'handler', 'admin'] as const;
/** Everybody who handles cases, the heads of their units among them. */
export const caseHandlers = [...windowStaff, 'unit-head'] as const;
/** Everybody who may read cases: those of their unit, or all of them, by post. */
export const caseReaders = ['intake', 'handler', 'unit-head', 'supervisor', 'leader', 'admin'] as const;

/**
 * Field by field what was wrong with the input: path as typed, words the person can act on. Chinese, or the language
 * the input itself names in `language`.
 */
export const inputProblemsSchema = z.object({
  problems: z.array(z.object({ path: z.string(), message: z.string() })),
});

/**
 * Every procedure may end in one of these. `message` is a Chinese sentence for the person at the screen; a screen in
 * another language puts its own words in its place, by `code`.
 */
export const procedure = oc.$meta<ProcedureMeta>({}).errors({
  INVALID_INPUT: { status: 422, message: '有几处要改一下', data: inputProblemsSchema },
  NOT_SIGNED_IN: { status: 401, message: '请先登录' },
  NOT_ALLOWED: { status: 403, message: '这项操作不归您的岗位' },
  TOO_MANY_TRIES: {
    status: 429,
    message: '试的次数太多了，请稍等再试',
    data: z.object({ retryAfterSeconds: z.number().int().positive() }),
  },
  /** The disk is full or failing: nothing was written, what was typed is still on the screen. */
  CANNOT_SAVE: { status: 507, message: '机器暂时存不下了，请找工作人员。您写的都还在屏幕上' },
});

/** A v4 UUID made by the caller: the same request sent twice (double tap, lost answer) has one result. */
export const requestIdSchema = z.uuidv4();
/** The same requestId came with something else in it: whoever sends it gets no answer that is another's. */
export const requestReused = {
  REQUEST_REUSED: { status: 409, message: '这一次交的和刚才的不一样，请重新开始' },
} as const;
/** What is asked for, and the hall's catalogue does not have. */
export const matterUnknown = { MATTER_UNKNOWN: { status: 404, message: '没有这件事，请重新选' } } as const;
export const unitUnknown = { UNIT_UNKNOWN: { status: 404, message: '没有这个单位，请重新选' } } as const;
/** Milliseconds since the Unix epoch, UTC. */
export const instantSchema = z.number().int();
/** Calendar date in the hall's time zone, YYYY-MM-DD. */
export const dateSchema = z.iso.date();
export const languageSchema = z.enum(languageCodes);
export type { Language };
