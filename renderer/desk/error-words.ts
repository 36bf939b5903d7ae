// Owns how a failed call is said at the desk: the contract's code becomes a sentence in the page's language.
import { ORPCError } from '@orpc/client';
import { useTranslation } from 'react-i18next';
import { LineLost } from '../api.ts';
import { useLanguage } from '../i18n/use-words.ts';

const knownCodes = [
  'NOT_SIGNED_IN',
  'NOT_ALLOWED',
  'CANNOT_SAVE',
  'INVALID_INPUT',
  'CASE_NOT_FOUND',
  'CASE_CHANGED',
  'NOT_NOW',
  'OWN_UNIT',
  'NEEDS_RULING',
  'RULED',
  'RETURN_TOO_LATE',
  'PROMISE_OVER',
  'ONE_EXTENSION',
  'SECOND_PERSON',
  'TASK_NOT_FOUND',
  'OTHER_NOT_FOUND',
  'CANNOT_MERGE',
  'UNIT_UNKNOWN',
  'MATTER_UNKNOWN',
  'STAFF_NOT_FOUND',
  'WINDOW_UNKNOWN',
  'NOTHING_CALLED',
  'CHANGED',
  'REQUEST_REUSED',
  'NOBODY_WAITING',
  'RECALL_LIMIT',
  'TICKET_UNKNOWN',
  'TICKET_CHANGED',
  'TICKET_ENDED',
  'KEPT_TOO_LONG',
  'TARGET_UNKNOWN',
  'TARGET_IS_HERE',
  'REPRINTED_ENOUGH',
  'NOT_TODAY',
  'NOT_BOOKABLE',
  'SLOT_GONE',
  'SLOT_UNKNOWN',
  'ALREADY_BOOKED',
  'APPOINTMENT_NOT_FOUND',
  'CHECKED_IN',
  'SLIP_NOT_FOUND',
  'SLIP_MOVED_ON',
  'PRINTER_NOT_FOUND',
  'HELP_NOT_FOUND',
  'WRONG_PASSWORD',
  'ALREADY_SET_UP',
  'SETUP_CODE_WRONG',
  'USERNAME_TAKEN',
  'LAST_ADMIN',
  'NOTICE_UNKNOWN',
  'ENTRY_NOT_FOUND',
  'CHANGED_MEANWHILE',
  'REFERENCES_BROKEN',
  'SERIES_IN_USE',
  'CODE_TAKEN',
  'CANNOT_READ',
  'SPAN_WRONG',
  'LEDGER_TOO_LONG',
] as const;
type KnownCode = (typeof knownCodes)[number];
export type Problem = { readonly path: string; readonly message: string };

/** Whether the call ended in this typed error. */
export function isCode(error: unknown, ...codes: (KnownCode | 'TOO_MANY_TRIES' | 'PARKED_GONE')[]): boolean {
  return error instanceof ORPCError && codes.some((code) => code === error.code);
}

/** Whether nobody can say if the call was carried out: it is safe to send again with the same requestId. */
export function isLineTrouble(error: unknown): boolean {
  return error !== null && error !== undefined && !(error instanceof ORPCError && error.defined);
}

/** Field by field what was wrong; empty for any other failure. */
export function problemsOf(error: unknown): readonly Problem[] {
  if (!isCode(error, 'INVALID_INPUT')) return [];
  const data: unknown = error instanceof ORPCError ? error.data : null;
  if (typeof data !== 'object' || data === null || !('problems' in data) || !Array.isArray(data.problems)) return [];
  return data.problems.filter(
    (problem): problem is Problem => typeof problem?.path === 'string' && typeof problem.message === 'string',
  );
}

/** The sentence for a failed call; null for none. */
export function useErrorWords(): (error: unknown) => string | null {
  const { t } = useTranslation('desk');
  const language = useLanguage();
  return (error) => {
    if (error === null || error === undefined) return null;
    if (error instanceof LineLost || error instanceof TypeError) return t('error.line');
    if (!(error instanceof ORPCError)) return t('error.unknown');
    if (error.code === 'TOO_MANY_TRIES') {
      const seconds = Number((error.data as { retryAfterSeconds?: number } | undefined)?.retryAfterSeconds ?? 60);
      return t('error.TOO_MANY_TRIES', { count: Math.max(1, Math.ceil(seconds / 60)) });
    }
    const known = knownCodes.find((code) => code === error.code);
    if (known) return t(`error.${known}`);
    // The hall's own sentences are Chinese.
    return error.defined && language === 'zh-CN' ? error.message : t('error.unknown');
  };
}
