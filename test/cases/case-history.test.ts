// Any history of commands, however muddled: one owner at any time, no stage skipped or gone back to, no promise moved later, and a journal that tells it all again.
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Clerk } from '#electron/cases/case-actions.ts';
import { DomainError, InputProblems } from '#electron/domain-error.ts';
import type { CaseDetail, CaseReceipt } from '#shared/contract/case-shapes.ts';
import { type CaseHall, kiosk, oneDay, openCaseHall } from './case-hall.ts';

const units = ['U-HALL', 'D-GA', 'D-YB'] as const;
const kinds = ['not-done', 'disagree', 'ask', 'suggest'] as const;
const handlings = ['on-the-spot', 'time-limited', 'transfer', 'explained'] as const;

const step = fc.record({
  do: fc.constantFrom(
    'accept',
    'assign',
    'tell',
    'note',
    'supplement',
    'reclassify',
    'conclude',
    'reveal',
    'reprint',
    'wait',
    'guess',
    'accept',
    'assign',
  ),
  which: fc.nat(2),
  who: fc.nat(3),
  unit: fc.constantFrom(...units),
  kind: fc.constantFrom(...kinds),
  category: fc.constantFrom('consultation' as const, 'general' as const),
  handling: fc.constantFrom(...handlings),
  /** Sometimes acts on what it saw before the last change. */
  isStale: fc.integer({ min: 0, max: 5 }).map((n) => n === 0),
  days: fc.integer({ min: 0, max: 9 }),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

const expected = ['CASE_CHANGED', 'NOT_NOW', 'NOT_ALLOWED', 'NOT_MATCHING', 'TOO_MANY_TRIES'];

/** One history that is sure to succeed all the way: chance alone now and then concludes nothing. */
const straightThrough: Step[] = (['accept', 'supplement', 'reclassify', 'assign', 'conclude'] as const).map((act) => ({
  do: act,
  which: 0,
  who: 0,
  unit: 'D-GA',
  kind: 'not-done',
  category: 'general',
  handling: 'on-the-spot',
  isStale: false,
  days: 0,
}));

async function carryOut(
  hall: CaseHall,
  clerks: readonly Clerk[],
  receipts: readonly CaseReceipt[],
  s: Step,
): Promise<void> {
  const receipt = receipts[s.which % receipts.length];
  const clerk = clerks[s.who % clerks.length];
  const admin = clerks[0];
  if (!receipt || !clerk || !admin) throw new Error('nothing to work with');
  const { caseNo, queryCode } = receipt;
  const { cases } = hall;
  const { version: now } = await cases.get(admin, caseNo);
  const on = { caseNo, version: s.isStale ? now - 1 : now };
  const asker = { actor: kiosk, source: `kiosk ${s.who}` };
  const requestId = randomUUID();
  switch (s.do) {
    case 'accept':
      return void (await cases.accept(clerk, on));
    case 'assign': {
      const handler = clerks.find(({ unitCode }) => unitCode === s.unit);
      const staffId = s.days % 2 === 0 ? null : (handler?.staffId ?? null);
      return void (await cases.assign(clerk, { ...on, unitCode: s.unit, staffId, words: s.days > 5 ? '请尽快' : '' }));
    }
    case 'tell':
      return void (await cases.addEntry(clerk, { requestId, caseNo, for: 'citizen', words: '在办了' }));
    case 'note':
      return void (await cases.addEntry(clerk, { requestId, caseNo, for: 'inside', words: '等回函' }));
    case 'supplement':
      return void (await cases.supplement(asker, { requestId, caseNo, queryCode, words: '再说一句' }));
    case 'reclassify':
      return void (await cases.reclassify(clerk, { ...on, kind: s.kind, category: s.category }));
    case 'conclude':
      return void (await cases.conclude(clerk, { ...on, handling: s.handling, words: '办好了' }));
    case 'reveal':
      return void (await cases.reveal(clerk, caseNo));
    case 'reprint':
      return void (await cases.reprint(clerk, caseNo, 'zh-CN'));
    case 'guess':
      return void (await cases.status(asker, { caseNo, queryCode: queryCode === '135790' ? '135791' : '135790' }));
    case 'wait':
      hall.time.now += s.days * oneDay + 1;
  }
}

async function look(hall: CaseHall, clerk: Clerk, receipts: readonly CaseReceipt[]): Promise<CaseDetail[]> {
  return Promise.all(receipts.map(({ caseNo }) => hall.cases.get(clerk, caseNo)));
}

it('holds over random histories', async () => {
  const reached = new Set<string>();
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 5, maxLength: 40 }),
      fc.integer({ min: 0, max: 60 }),
      async (steps, startDay) => {
        // Starts anywhere up to the new year, where the calendar ends.
        const hall = await openCaseHall({ startAt: Date.parse('2026-11-02T02:00:00Z') + startDay * oneDay });
        const admin = await hall.clerk('管理员', { unitCode: 'U-HALL', roles: ['admin'] });
        const clerks = [
          admin,
          await hall.clerk('向例静', { unitCode: 'U-HALL' }),
          await hall.clerk('冉隆刚', { unitCode: 'D-GA', roles: ['handler'] }),
          await hall.clerk('谭三益', { unitCode: 'D-YB', roles: ['handler'] }),
        ];
        const receipts = [await hall.file(), await hall.file({ kind: 'ask' }), await hall.atCounter(admin)];
        let before = await look(hall, admin, receipts);
        for (const s of steps) {
          let refused = false;
          try {
            await carryOut(hall, clerks, receipts, s);
            reached.add(s.do);
          } catch (error) {
            if (error instanceof InputProblems || !(error instanceof DomainError) || !expected.includes(error.code))
              throw error;
            refused = true;
          }
          const after = await look(hall, admin, receipts);
          for (const [at, now] of after.entries()) {
            const was = before[at];
            const receipt = receipts[at];
            if (!was || !receipt) throw new Error('a case is gone');
            expect(now.stage).toBeGreaterThanOrEqual(was.stage);
            expect(now.promisedDate <= was.promisedDate).toBe(true);
            expect(now.promisedDate <= receipt.promise.date).toBe(true);
            expect(hall.catalogue.unit(now.owner.unitCode)).toBeDefined();
            expect(now.version - was.version).toBeGreaterThanOrEqual(0);
            expect(now.version - was.version).toBeLessThanOrEqual(refused ? 0 : 1);
            expect(now.entries.slice(0, was.entries.length)).toEqual(was.entries);
            if (refused)
              expect({ ...now, light: 0, workingDaysLeft: 0 }).toEqual({ ...was, light: 0, workingDaysLeft: 0 });
          }
          before = after;
        }
        const stages = await hall.store.db
          .selectFrom('case_stages')
          .selectAll()
          .orderBy('case_no')
          .orderBy('stage')
          .execute();
        for (const { caseNo, stage } of before) {
          const passed = stages.filter(({ case_no }) => case_no === caseNo);
          expect(passed.map((row) => row.stage)).toEqual(Array.from({ length: stage }, (_, n) => n + 1));
          expect(passed.map(({ at }) => at)).toEqual(passed.map(({ at }) => at).toSorted((a, b) => a - b));
        }
        const report = await hall.verify();
        expect(report.differences).toEqual([]);
        expect(report.tables).toMatchObject({ cases: 3 });
      },
    ),
    { numRuns: 30, examples: [[straightThrough, 0]] },
  );
  // A history in which nothing ever succeeds would prove nothing.
  for (const done of ['accept', 'assign', 'conclude', 'reclassify', 'supplement']) expect(reached).toContain(done);
}, 120_000);
