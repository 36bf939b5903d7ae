// How a call names a case, by its version or by the slip, and what naming it can end in.
import { z } from 'zod';

/** However it was typed; read by the service. */
export const caseNoText = z.string().max(40);
/** `max` in characters as seen, checked by the service with words for the screen. */
export const textFor = (max: number) => z.string().max(max * 8);
/** The version the person saw: an act on an older one is told, never lost or overwritten. */
export const onCase = z.strictObject({ caseNo: caseNoText, version: z.number().int() });
/** What an act on a case can end in. */
export const caseErrors = {
  CASE_NOT_FOUND: { status: 404, message: '没有这件反映' },
  CASE_CHANGED: {
    status: 409,
    message: '刚才有人动过这件事，已换成最新的，请再看一遍',
    data: z.object({ version: z.number().int() }),
  },
  NOT_NOW: { status: 409, message: '这一步现在不能做' },
} as const;
/** What is on the slip. */
export const proof = { caseNo: caseNoText, queryCode: z.string().max(20) };
/** What showing a slip can end in. */
export const proofErrors = {
  /** A digit is wrong: found by the check digit, before anything is looked up, and not counted as a try. */
  CASE_NO_WRONG: { status: 422, message: '单号有一处不对，请对着凭条再看一遍' },
  /** The same answer for an unknown case and a wrong code. */
  NOT_MATCHING: {
    status: 404,
    message: '单号和查询码对不上，请对着凭条再看一遍',
    data: z.object({ triesLeft: z.number().int() }),
  },
} as const;
