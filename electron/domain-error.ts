// The expected failures a service ends in; the API turns each into the contract's typed error of the same code.
import type { JsonValue } from '#shared/domain/ports.ts';

/** A rule said no. `code` is one of the procedure's error codes in the contract. */
export class DomainError extends Error {
  override readonly name = 'DomainError';
  readonly code: string;
  readonly data: JsonValue | undefined;

  constructor(code: string, data?: JsonValue) {
    super(code);
    this.code = code;
    this.data = data;
  }
}

/** Guessing is slowed down: so long to wait. Every procedure may end in this. */
export const tooManyTries = (retryAfterSeconds: number): DomainError =>
  new DomainError('TOO_MANY_TRIES', { retryAfterSeconds });

/** What was typed cannot be right: one entry a field, with words the person can act on. Becomes INVALID_INPUT. */
export class InputProblems extends Error {
  override readonly name = 'InputProblems';
  readonly problems: readonly { readonly path: string; readonly message: string }[];

  constructor(problems: readonly { readonly path: string; readonly message: string }[]) {
    super(problems.map((problem) => `${problem.path}: ${problem.message}`).join('; '));
    this.problems = problems;
  }
}
