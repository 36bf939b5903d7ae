// However many cases there are, work and supervision are read off indexes of what is open or wrong: the engine's own plans say so.
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { casesProjection } from '#electron/cases/case-events.ts';
import {
  type CustodyOrder,
  readCustody,
  readDueNumbers,
  readOffered,
  readOpenTasks,
  readToDecide,
  tallyCustody,
  tallyTasks,
} from '#electron/cases/work-store.ts';
import { CachedConnection, kyselyOn } from '#electron/store/sqlite-connection.ts';
import {
  countConcern,
  dayFigures,
  findRepeats,
  listConcern,
  listNext,
  type RowConcern,
  unitFigures,
} from '#electron/supervision/supervision-store.ts';
import { concernSchema } from '#shared/contract/supervision.ts';
import { tempStore } from '../store/temp-store.ts';

/** Runs what is asked on the hall's own schema, and answers how the engine goes about each question of it. */
async function plans(ask: (db: ReturnType<typeof kyselyOn>) => Promise<unknown>): Promise<string[]> {
  const { path } = await tempStore([casesProjection]);
  const asked: string[] = [];
  const file = new Database(path, { readonly: true, verbose: (text) => asked.push(String(text)) });
  onTestFinished(() => void file.close());
  await ask(kyselyOn(new CachedConnection(file, { mayStream: false })));
  return [...asked].flatMap((text) =>
    file
      .prepare<[], { detail: string }>(`explain query plan ${text}`)
      .all()
      .map(({ detail }) => detail)
      .filter((detail) => /\b(SCAN|SEARCH)\b/.test(detail)),
  );
}

const used = (details: readonly string[]) => details.map((detail) => /INDEX (\w+)/.exec(detail)?.[1] ?? detail);

const bounds = {
  today: '2026-11-23',
  dueUntil: '2026-11-24',
  accept: { lateBefore: '2026-11-20', dueBefore: '2026-11-23' },
  contact: { lateBefore: '2026-11-23', dueBefore: '2026-11-24' },
};
const frame = { today: '2026-11-23', dueUntil: '2026-11-24', silentBefore: 5, offeredBefore: 5, hops: 2 };
const page = { limit: 20, offset: 0 };

describe('my work', () => {
  it.each<[CustodyOrder, string]>([
    ['promise', 'cases_at_unit'],
    ['accept', 'cases_fresh'],
    ['contact', 'cases_uncontacted'],
    ['waiting', 'cases_waiting'],
  ])('by %s is read off %s in its order', async (order, index) => {
    for (const staffId of [null, 's1']) {
      const details = await plans((db) => readCustody(db, { unitCode: 'U', staffId }, order, 20));
      expect(used(details)).toEqual([index]);
      expect(details.join()).not.toContain('TEMP B-TREE');
    }
  });

  it('is counted over the unit’s open cases', async () => {
    const details = await plans((db) => tallyCustody(db, { unitCode: 'U', staffId: 's1' }, bounds));
    expect(used(details)).toEqual(['cases_at_unit']);
  });

  it('finds what is offered, asked for and to be decided', async () => {
    expect(used(await plans((db) => readOffered(db, 'U')))).toEqual(['cases_offered']);
    expect(used(await plans((db) => readOpenTasks(db, 'U', 20)))).toEqual(['case_tasks_open']);
    expect(used(await plans((db) => tallyTasks(db, 'U', '2026-11-23')))).toEqual(['case_tasks_open']);
    expect(used(await plans((db) => readToDecide(db, null)))).toEqual(['cases_to_decide']);
    expect(used(await plans((db) => readDueNumbers(db, bounds)))).toEqual(['cases_open', 'case_tasks_open']);
  });
});

describe('supervision', () => {
  const indexes: Record<RowConcern, string> = {
    overdue: 'cases_open',
    due: 'cases_open',
    silent: 'cases_silent',
    hops: 'cases_passed_on',
    transfers: 'cases_offered_since',
    negative: 'cases_negative',
    unhappy: 'cases_unhappy',
    decide: 'cases_to_decide',
  };

  it.each(concernSchema.exclude(['repeat']).options)('counts and lists %s over its own range', async (concern) => {
    expect(used(await plans((db) => countConcern(db, concern, null, frame)))).toEqual([indexes[concern]]);
    expect(used(await plans((db) => listConcern(db, concern, null, frame, page)))).toEqual([indexes[concern]]);
    // For one unit another of them may serve as well, but never all cases there ever were.
    const ofUnit = await plans((db) => listConcern(db, concern, 'U', frame, page));
    expect([indexes[concern], 'cases_at_unit', 'cases_waiting']).toContain(used(ofUnit)[0]);
  });

  it('draws the wall from indexes alone, but for what it names', async () => {
    expect(used(await plans((db) => unitFigures(db, null, frame)))).toEqual(['cases_at_unit']);
    expect(used(await plans((db) => listNext(db, null, '2026-11-23', 8)))).toEqual(['cases_open']);
    const day = await plans((db) => dayFigures(db, null, { date: '2026-11-23', at: 5 }));
    expect(day.filter((detail) => detail.includes('cases') && !detail.includes('SEARCH'))).toEqual([]);
  });

  it('looks a repeat up from the case, never from everybody who has a phone', async () => {
    const details = await plans((db) => findRepeats(db, ['261123-0011'], 1000));
    expect(details.filter((detail) => detail.includes('mine'))).toEqual([
      expect.stringContaining('blind_index_by_case (case_no=?)'),
    ]);
    expect(details.filter((detail) => detail.includes('other'))).toEqual([
      expect.stringContaining('(field=? AND digest=?)'),
    ]);
  });
});
