// A real file of the third version, brought to today's schema: every slip keeps its place in line and what is known of it.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { projections } from '#electron/hall-projections.ts';
import { openStore } from '#electron/store/store.ts';
import { verifyDatabase } from '#electron/store/verify.ts';
import { tempDirectory } from './temp-store.ts';

const fixture = new URL('../fixtures/hall-version-3.db.gz', import.meta.url);

it('keeps the order of the line, and what nobody knew is a state of its own', async () => {
  const file = path.join(tempDirectory(), 'bancheng.db');
  writeFileSync(file, gunzipSync(readFileSync(fixture)));
  const store = await openStore({ path: file, clock: () => Date.parse('2026-11-23T06:00:00Z'), projections });
  const jobs = await store.db.selectFrom('slip_jobs').selectAll().orderBy('seq').execute();
  expect(jobs.map(({ kind, state, confirmed, error }) => [kind, state, confirmed, error])).toEqual([
    ['ticket', 'printed', 1, null],
    ['ticket', 'uncertain', 0, null],
    ['ticket', 'failed', 0, 'other'],
    ['case', 'printed', 1, null],
    ['ticket', 'waiting', 0, 'unreachable'],
    ['ticket', 'waiting', 0, null],
  ]);
  expect(jobs.map(({ created_at: at }) => at)).toEqual(jobs.map(({ created_at: at }) => at).sort());
  expect(jobs.every(({ line_at: line, created_at: made }) => line === made)).toBe(true);
  // A further slip comes after them.
  await store.write({ kind: 'citizen', id: 'kiosk', terminal: '1号机' }, (w) =>
    w.db
      .insertInto('slip_jobs')
      .values({
        ...{ id: 'new', kind: 'ticket', subject: 't', data: '{}', state: 'waiting', terminal: '1号机' },
        ...{ created_at: w.at, line_at: w.at, updated_at: w.at },
      })
      .execute(),
  );
  const last = await store.db.selectFrom('slip_jobs').select('id').orderBy('seq', 'desc').executeTakeFirst();
  expect(last?.id).toBe('new');
  await store.close();
  expect(await verifyDatabase({ path: file, projections })).toMatchObject({ ok: true, differences: [] });
});
