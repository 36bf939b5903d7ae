// The simulated printer under everything at once: what tests of the spool build on must itself lose nothing, double nothing and mix nothing.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type SimulatorMode, startSimulator } from '#electron/slips/simulator/escpos-simulator.ts';
import { eventually } from '../support/eventually.ts';
import { cut, dots, isDone, lineTo } from './printer-client.ts';

const modes: fc.Arbitrary<SimulatorMode> = fc.oneof(
  fc.constantFrom<SimulatorMode[]>('accept', 'paper-out', 'cover-open', 'hang', 'refuse', 'paper-ends', 'overheated'),
  fc.record({ dropAfterBytes: fc.nat(400) }),
  fc.record({ paperForDots: fc.integer({ min: 1, max: 200 }) }),
  fc.record({ mmPerSecond: fc.integer({ min: 300, max: 2000 }) }),
);

test('each job comes out once or not at all, whole where it was said to be done, and never in another one’s piece', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(modes, { minLength: 3, maxLength: 12 }), async (turns) => {
      const simulator = await startSimulator({ port: 0 });
      try {
        const done = new Set<string>();
        const refused = new Set<string>();
        let count = 0;
        const job = async () => {
          count += 1;
          const no = `B${String(count).padStart(3, '0')}`;
          const line = await lineTo(simulator.port).catch(() => null);
          if (line === null) {
            refused.add(no);
            return;
          }
          line.send([0x1b, 0x40], `${no} a\n`, dots(10, 20), `${no} z\n`, cut, isDone);
          await eventually(() => {
            if (line.heard.length === 0 && line.state === 'open' && !isOver) throw new Error(`${no} is not done`);
          });
          if (line.heard.length > 0) done.add(no);
          line.destroy();
        };
        let isOver = false;
        const jobs: Promise<void>[] = [];
        for (const turn of turns) {
          await simulator.set(turn);
          jobs.push(job(), job());
          await new Promise(setImmediate);
        }
        await simulator.set('accept');
        await lineTo(simulator.port).then(async (last) => {
          last.send('last\n', cut, isDone);
          await last.hears(1);
          done.add('last');
        });
        isOver = true;
        await Promise.all(jobs);

        // A broken line may leave a number in half.
        const numbers = (slip: { lines: string[] }) =>
          new Set(slip.lines.map((line) => line.split(' ')[0] ?? '').filter((no) => no === 'last' || no.length === 4));
        for (const { slip } of simulator.pieces) expect(numbers(slip).size).toBeLessThanOrEqual(1);
        const whole = simulator.slips.map((slip) => slip.lines.join(' '));
        expect(new Set(whole).size).toBe(whole.length);
        for (const no of done) expect(whole).toContain(no === 'last' ? 'last' : `${no} a ${no} z`);
        for (const no of refused) expect(simulator.pieces.flatMap(({ slip }) => [...numbers(slip)])).not.toContain(no);
        expect(simulator.unknownCommands).toEqual([]);
      } finally {
        await simulator.close();
      }
    }),
    { numRuns: 40 },
  );
}, 60_000);
