// Random days of a hall held against the rules on paper: taking, calling and everything else, with clocks that jump and restarts.
import fc from 'fast-check';
import { describe, it } from 'vitest';
import { act, settings } from './queue-acts.ts';
import { openQueueHall } from './queue-hall.ts';
import { QueueModel } from './queue-model.ts';
import { Pair, windows } from './queue-pair.ts';

describe('whatever citizens, clerks and the clock do', () => {
  it('goes by the rules to the letter, and the journal tells the same story', async () => {
    await fc.assert(
      fc.asyncProperty(settings, fc.array(act, { minLength: 20, maxLength: 90 }), async (rules, acts) => {
        const hall = await openQueueHall({ quota: null, settings: rules });
        try {
          const pair = new Pair(hall, new QueueModel(rules, windows));
          for (const one of acts) {
            await pair.perform(one);
            await pair.compare();
          }
          await pair.check();
        } finally {
          await hall.close();
        }
      }),
      // BANCHENG_TEST_RUNS=400 for a night's worth of days.
      { numRuns: Number(process.env.BANCHENG_TEST_RUNS ?? 15) },
    );
  }, 1_800_000);
});
