// A real file of the third version, brought to today's schema: every slip keeps its place in line and what is known of it.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { projections } from '#electron/hall-projections.ts';
import { openStore } from '#electron/store/store.ts';
import { verifyDatabase } from '#electron/store/verify.ts';
import { tempDirectory } from './temp-store.ts';

/** As the program of then wrote it: a paper a citizen brought, and one taken away again. */
const filesThen = [
  { id: 'f-1', kind: 'paper', gone: null },
  { id: 'f-2', kind: 'signature', gone: 1_795_400_000_000 },
];

const fixture = new URL('../fixtures/hall-version-3.db.gz', import.meta.url);

it('keeps the files of cases, which may be recordings from now on', async () => {
  const file = path.join(tempDirectory(), 'bancheng.db');
  writeFileSync(file, gunzipSync(readFileSync(fixture)));
  const older = new Database(file);
  const insert = older.prepare(`insert into case_files (id, case_no, entry_id, kind, media_type, bytes, sha256,
    sealed_name, added_at, added_by, gone_at, gone_by)
    select ?, case_no, ?, ?, 'image/png', 12, 'ab', 'v1.x', 1795300000000, null, ?, null from cases limit 1`);
  for (const { id, kind, gone } of filesThen) insert.run(id, `e-${id}`, kind, gone);
  older.close();
  const store = await openStore({ path: file, clock: () => Date.parse('2026-11-23T06:00:00Z'), projections });
  const rows = await store.db.selectFrom('case_files').selectAll().orderBy('id').execute();
  expect(rows).toMatchObject(filesThen.map(({ id, kind, gone }) => ({ id, kind, gone_at: gone, seconds: null })));
  const recording = { ...rows[0], id: 'f-3', entry_id: 'e-f-3', kind: 'recording', seconds: 130 } as never;
  const put = (row: never) =>
    store.write({ kind: 'citizen', id: 'kiosk', terminal: '1号机' }, (w) =>
      w.db.insertInto('case_files').values(row).execute(),
    );
  await put(recording);
  await expect(
    put({ ...(recording as object), id: 'f-4', entry_id: 'e-f-4', seconds: null } as never),
  ).rejects.toThrow();
  await store.close();
});

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
