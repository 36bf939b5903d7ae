// Every way a call can fail, made into the contract's typed error: nothing reaches a screen as a stack trace.

import type { AnyProcedure } from '@orpc/server';
import { ORPCError, ValidationError } from '@orpc/server';
import { z } from 'zod';
import { DomainError, InputProblems } from '#electron/domain-error.ts';
import { StoreFailed, StoreFull } from '#electron/store/store-errors.ts';
import { type Language, languageSchema } from '#shared/contract/procedure.ts';
import { framesOf, type Log } from '../log.ts';
import type { Context } from '../procedure-base.ts';
import { issueWords } from './fault-words.ts';

type Call = {
  readonly procedure: AnyProcedure;
  readonly path: readonly string[];
  readonly context: Context;
  readonly input: unknown;
  next(): Promise<unknown>;
};

const issuesSchema = z.array(
  z.object({
    code: z.string().optional(),
    message: z.string(),
    path: z.array(z.unknown()).optional(),
    keys: z.array(z.string()).optional(),
  }),
);
/** The language the input itself names, if any. */
const inLanguage = z.object({ language: languageSchema });

/** Runs a call and gives every failure the contract's shape; bugs are logged and answered calmly. */
export async function withTypedFaults(call: Call, log: Log): Promise<unknown> {
  const path = call.path.join('.');
  try {
    return await call.next();
  } catch (error) {
    const typed = typedFault(error, call.procedure, inLanguage.safeParse(call.input).data?.language ?? 'zh-CN');
    if (typed) {
      log('call-refused', { path, code: typed.code, terminal: call.context.terminal });
      throw typed;
    }
    const name = error instanceof Error ? error.name : typeof error;
    log('call-failed', { path, name, stack: framesOf(error), terminal: call.context.terminal });
    throw new ORPCError('INTERNAL_SERVER_ERROR', { message: '这一步没做成。请再试一次，或者按求助' });
  }
}

function typedFault(error: unknown, procedure: AnyProcedure, language: Language): ORPCError<string, unknown> | null {
  if (error instanceof ORPCError) {
    const invalidInput = error.code === 'BAD_REQUEST' && error.cause instanceof ValidationError;
    if (invalidInput) return contractError(procedure, 'INVALID_INPUT', { problems: problemsOf(error.cause, language) });
    // Output that does not match the contract is a bug of ours, whatever oRPC calls it.
    return error.code === 'INTERNAL_SERVER_ERROR' ? null : error;
  }
  if (error instanceof InputProblems) return contractError(procedure, 'INVALID_INPUT', { problems: error.problems });
  if (error instanceof DomainError) return contractError(procedure, error.code, error.data);
  if (error instanceof StoreFull || error instanceof StoreFailed)
    return contractError(procedure, 'CANNOT_SAVE', undefined);
  return null;
}

/** Null when the procedure's contract has no such error: then it is a bug, and is treated as one. */
function contractError(procedure: AnyProcedure, code: string, data: unknown): ORPCError<string, unknown> | null {
  const declared = procedure['~orpc'].errorMap[code];
  if (!declared) return null;
  const options = { defined: true, data, ...(declared.status !== undefined && { status: declared.status }) };
  return new ORPCError(code, { ...options, message: declared.message ?? code });
}

function problemsOf(cause: unknown, language: Language): { path: string; message: string }[] {
  const issues = issuesSchema.safeParse(cause instanceof ValidationError ? cause.issues : []);
  if (!issues.success) return [];
  return issues.data.map((issue) => ({
    path: (issue.path ?? []).map(String).join('.'),
    message: issueWords(issue, language),
  }));
}
