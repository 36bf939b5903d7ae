// Power lost between the file and the journal: nothing speaks of the file, the next start clears it away, and the hall is whole.
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { createHallNode } from '#electron/hall-node.ts';
import { projections } from '#electron/hall-projections.ts';
import { verifyDatabase } from '#electron/store/verify.ts';

it.each(['file', 'recording'])('killed between the %s and the journal, a hall keeps what it said and nothing else', {
  timeout: 60_000,
}, async (what) => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'bancheng-kill-'));
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
  const child = fileURLToPath(new URL('./kill-child.ts', import.meta.url));
  const { signal, stderr } = spawnSync(process.execPath, [child, dataDir, what], { encoding: 'utf8' });
  expect({ signal, stderr }).toEqual({ signal: 'SIGKILL', stderr: '' });
  expect(readdirSync(path.join(dataDir, 'files'))).toHaveLength(2);

  const node = await createHallNode({
    dataDir,
    clock: Date.now,
    random: { bytes: (length) => new Uint8Array(randomBytes(length)) },
    hasLog: false,
    isAtWork: false,
  });
  const rows = await node.store.db.selectFrom('case_files').select('id').execute();
  await node.close();
  expect(readdirSync(path.join(dataDir, 'files'))).toEqual(rows.map(({ id }) => id));
  expect(rows).toHaveLength(1);
  expect(await verifyDatabase({ path: path.join(dataDir, 'bancheng.db'), projections })).toMatchObject({ ok: true });
});
