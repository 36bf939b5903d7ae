// Owns the last line of a test run: one honest count, so that neither a person nor a machine has to read a log to know.
import { writeSync } from 'node:fs';
import type { Reporter, SerializedError, TestModule } from 'vitest/node';

/** How a whole run ended. Whatever stopped a test from giving its answer is a failure. */
export type Count = { passed: number; failed: number; skipped: number };

/** What the count needs to know of a test file. */
export type CountedModule = Pick<TestModule, 'children' | 'errors'>;

/**
 * Counts tests, and beside them everything that broke outside a test: a file that would not load,
 * a hook of a group that threw, an error nobody caught. Suites the runner left out as a whole are skips. A test without an answer (the run was cut short) has failed.
 */
export function countRun(modules: readonly CountedModule[], unhandledErrors: number, suitesLeftOut = 0): Count {
  const count: Count = {
    passed: 0,
    failed: unhandledErrors,
    skipped: suitesLeftOut,
  };
  for (const module of modules) {
    if (module.errors().length > 0) count.failed += 1;
    for (const suite of module.children.allSuites()) {
      if (suite.errors().length > 0) count.failed += 1;
    }
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      if (state === 'passed') count.passed += 1;
      else if (state === 'skipped') count.skipped += 1;
      else count.failed += 1;
    }
  }
  return count;
}

/** Tests that passed only at their second try, and where the first broke off: said aloud, since a test that wavers hides something. */
export function wavering(modules: readonly Pick<TestModule, 'children'>[]): string[] {
  return modules.flatMap((module) =>
    [...module.children.allTests()]
      .filter((test) => test.diagnostic()?.flaky)
      .map((test) => {
        const [first] = test.result().errors ?? [];
        const at = first?.stacks?.at(-1);
        return `${test.fullName}: ${firstLine(first?.message)}${at ? ` (${at.file}:${at.line})` : ''}`;
      }),
  );
}

/** Every test that failed, and what it said first: beside the count, where a log cut short still has it. */
export function failures(
  modules: readonly (Pick<TestModule, 'children' | 'errors'> & { moduleId: string })[],
): string[] {
  return modules.flatMap((module) => [
    ...module.errors().map(({ message }) => `${module.moduleId}: ${firstLine(message)}`),
    ...[...module.children.allTests()].flatMap((test) => {
      const { state, errors } = test.result();
      return state === 'failed' ? [`${module.moduleId} > ${test.fullName}: ${firstLine(errors[0]?.message)}`] : [];
    }),
  ]);
}

/** The files a run waited for longest, in whole seconds: what to look at before its time is up. */
export function slowest(
  modules: readonly (Pick<TestModule, 'diagnostic'> & { relativeModuleId: string })[],
  atMost = 8,
): string[] {
  return modules
    .map((module) => ({ file: module.relativeModuleId, seconds: Math.round(module.diagnostic().duration / 1000) }))
    .sort((a, b) => b.seconds - a.seconds)
    .slice(0, atMost)
    .map(({ file, seconds }) => `${seconds} s ${file}`);
}

const firstLine = (message = ''): string => message.split('\n', 1)[0] ?? '';

/** The closing line: `N passed, N failed, N skipped`. */
export function countLine(count: Count): string {
  return `${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`;
}

/** Vitest reporter that prints {@link countLine} as the very last thing the process writes. */
export class CountingReporter implements Reporter {
  // A run that never ended is a failure, not silence.
  #count: Count = { passed: 0, failed: 1, skipped: 0 };
  #started = false;
  #wavering: string[] = [];
  #failures: string[] = [];
  #slowest: string[] = [];

  onTestRunStart(): void {
    if (this.#started) return;
    this.#started = true;
    process.once('exit', () => {
      for (const file of this.#slowest) writeSync(1, `SLOWEST: ${file}\n`);
      for (const failure of this.#failures) writeSync(1, `FAILED: ${failure}\n`);
      for (const name of this.#wavering) writeSync(1, `PASSED AT THE SECOND TRY, said aloud: ${name}\n`);
      writeSync(1, `${countLine(this.#count)}\n`);
    });
  }

  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly SerializedError[]): void {
    // Suites that run.mjs left out because the machine lacks what they need: left out is not passed.
    const suitesLeftOut = Number(process.env.BANCHENG_SKIPPED_SUITES ?? 0);
    this.#count = countRun(modules, unhandledErrors.length, suitesLeftOut);
    this.#wavering = wavering(modules);
    this.#slowest = slowest(modules);
    this.#failures = [
      ...failures(modules),
      ...unhandledErrors.map(({ message }) => `outside any test: ${firstLine(message)}`),
    ];
  }
}
