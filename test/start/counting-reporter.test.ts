// The closing line of a run must never call a broken run whole.
import { describe, expect, it, vi } from 'vitest';
import { type CountedModule, countLine, countRun, failures, slowest, wavering } from '../support/counting-reporter.ts';

function module(states: string[], options: { moduleErrors?: number; suiteErrors?: number } = {}): CountedModule {
  const tests = states.map((state) => ({ result: () => ({ state }) }));
  const suites = [{ errors: () => Array.from({ length: options.suiteErrors ?? 0 }, () => ({ message: 'no' })) }];
  return {
    children: { allTests: () => tests, allSuites: () => suites },
    errors: () => Array.from({ length: options.moduleErrors ?? 0 }, () => ({ message: 'no' })),
  } as unknown as CountedModule;
}

describe('the count of a run', () => {
  it('adds up tests over files', () => {
    const count = countRun([module(['passed', 'passed', 'failed']), module(['skipped', 'passed'])], 0);
    expect(countLine(count)).toBe('3 passed, 1 failed, 1 skipped');
  });

  it('counts a file that would not load as failed although it holds no tests', () => {
    expect(countRun([module([], { moduleErrors: 2 })], 0).failed).toBe(1);
  });

  it('counts a group whose hook threw as failed although its tests were only skipped', () => {
    expect(countRun([module(['skipped'], { suiteErrors: 1 })], 0)).toEqual({ passed: 0, failed: 1, skipped: 1 });
  });

  it('counts errors nobody caught as failed', () => {
    expect(countRun([module(['passed'])], 2)).toEqual({ passed: 1, failed: 2, skipped: 0 });
  });

  it('counts suites the runner left out once, and only when told of them', () => {
    vi.stubEnv('BANCHENG_SKIPPED_SUITES', '2');
    try {
      expect(countRun([module(['passed'])], 0, 2).skipped).toBe(2);
      expect(countRun([module(['passed'])], 0).skipped).toBe(0);
    } finally {
      vi.unstubAllEnvs();
    }
  });

  it('counts a test without an answer as failed', () => {
    expect(countRun([module(['pending'])], 0).failed).toBe(1);
  });

  it('names what passed only at its second try, and where the first broke off', () => {
    const first = {
      message: 'not there\n  a diff',
      stacks: [
        { file: 'hand.ts', line: 3 },
        { file: 'walk.test.ts', line: 7 },
      ],
    };
    const test = (fullName: string, flaky: boolean) => ({
      fullName,
      diagnostic: () => ({ flaky }),
      result: () => ({ errors: [first] }),
    });
    const tests = [test('steady', false), test('wavers', true), { fullName: 'left out', diagnostic: () => undefined }];
    const modules = [{ children: { allTests: () => tests } }] as unknown as Parameters<typeof wavering>[0];
    expect(wavering(modules)).toEqual(['wavers: not there (walk.test.ts:7)']);
  });
  it('names what failed, and what it said first', () => {
    const test = (fullName: string, state: string, message?: string) => ({
      fullName,
      result: () => ({ state, errors: message === undefined ? [] : [{ message }] }),
    });
    const tests = [test('whole', 'passed'), test('broken', 'failed', 'expected 1 to be 2\n  a diff')];
    const modules = [
      { moduleId: 'a.test.ts', errors: () => [{ message: 'would not load' }], children: { allTests: () => tests } },
    ] as unknown as Parameters<typeof failures>[0];
    expect(failures(modules)).toEqual(['a.test.ts: would not load', 'a.test.ts > broken: expected 1 to be 2']);
  });

  it('names the files it waited for longest, the longest first', () => {
    const took = (relativeModuleId: string, duration: number) =>
      ({ relativeModuleId, diagnostic: () => ({ duration }) }) as unknown as Parameters<typeof slowest>[0][number];
    expect(slowest([took('a', 1400), took('b', 61_000), took('c', 2600)], 2)).toEqual(['61 s b', '3 s c']);
  });
});
