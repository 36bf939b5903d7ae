// Everything that can happen in a hall's queue, drawn by chance: the acts of the property test and the settings it runs under.
import fc from 'fast-check';
import type { Settings } from './queue-model.ts';

const which = fc.nat({ max: 2 });
const window = fc.nat({ max: 3 });
const pick = fc.nat({ max: 30 });
const isAgain = fc.oneof({ weight: 4, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) });
const is = <K extends string>(kind: K) => fc.constant(kind);
/** Lines, windows and numbers are named by their place, whatever is there by then. */
export const act = fc.oneof(
  { weight: 7, arbitrary: fc.record({ do: is('take'), which, green: fc.boolean(), isAgain }) },
  { weight: 2, arbitrary: fc.record({ do: is('appointment'), which, minutes: fc.integer({ min: -30, max: 90 }) }) },
  { weight: 8, arbitrary: fc.record({ do: is('next'), window, isAgain }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constantFrom('recall', 'served', 'parked', 'miss', 'miss'),
      window,
      pick: fc.option(pick, { freq: 6 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: is('forward-window'), window, to: window }) },
  { weight: 2, arbitrary: fc.record({ do: is('forward-matter'), window, which }) },
  { weight: 3, arbitrary: fc.record({ do: is('call-back'), window, pick }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('requeue', 'top'), pick }) },
  { weight: 3, arbitrary: fc.record({ do: is('look'), pick, holds: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('pause', 'open'), window }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('close', 'reopen', 'sweep', 'restart') }) },
  // Minutes pass, and sometimes a night; clocks are set back two hours, and jump to tomorrow.
  { weight: 5, arbitrary: fc.record({ do: is('pass'), minutes: fc.constantFrom(1, 1, 7, 40, 100, 14 * 60) }) },
  { weight: 2, arbitrary: fc.record({ do: is('clock'), minutes: fc.constantFrom(-120, 24 * 60) }) },
);
/** One of them. */
export type Act = typeof act extends fc.Arbitrary<infer A> ? A : never;

/** What a hall may set. */
export const settings: fc.Arbitrary<Settings> = fc.record({
  recallMax: fc.integer({ min: 1, max: 3 }),
  missed: fc.record({
    requeueTimes: fc.nat({ max: 2 }),
    behind: fc.nat({ max: 3 }),
    keepMinutes: fc.constantFrom(0, 30),
  }),
  priorityRun: fc.integer({ min: 1, max: 3 }),
  green: fc.constantFrom('at-once' as const, 'confirmed' as const),
});
