import { randomBytes } from 'node:crypto';
import { copyFileSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { backupDatabase } from '#electron/store/backup.ts';
import { fileKeyKeeper, type KeyKeeper, memoryKeyKeeper } from '#electron/store/key-keeper.ts';
import { openVault } from '#electron/store/open-vault.ts';
import { wordsOf } from '#electron/store/recovery-words.ts';
import { finishRestore, restoreBackup } from '#electron/store/restore.ts';
import type { Store } from '#electron/store/store.ts';
import { openStore } from '#electron/store/store.ts';
import {
  BackupFailed,
  KeyMissing,
  StoreBusy,
  StoreCorrupt,
  StoreFailed,
  StoreNewer,
  WordsWrong,
} from '#electron/store/store-errors.ts';
import { kiosk, smallHall, take } from './small-hall.ts';
import { handClock, mondayMorning, tempDirectory, tempStore } from './temp-store.ts';

const random = { bytes: (n: number) => new Uint8Array(randomBytes(n)) };
const noWords = async () => null;

/** A data directory with a backup that holds 'a', and a database that holds 'a' and 'b'. */
async function hallWithBackup() {
  const directory = tempDirectory();
  const path = join(directory, 'bancheng.db');
  const backups = join(directory, 'backups');
  const store = await openStore({ path, clock: handClock(), projections: [smallHall] });
  const keeper = memoryKeyKeeper();
  await openVault({ store, keeper, random, keysDirectory: join(directory, 'keys') });
  await take(store, 'a');
  const backup = await backupDatabase({ path, directory: backups, clock: handClock(), reason: 'manual' });
  await take(store, 'b');
  await store.close();
  return { directory, path, backups, backup: backup.path, keeper };
}

const idsIn = async (store: Store) =>
  (await store.db.selectFrom('tickets').select('id').orderBy('n').execute()).map((r) => r.id);

const open = (path: string) => tempStore([smallHall], { path });

test('a restore puts the backup in place and sets the old database aside, whole', async () => {
  const { directory, path, backup, keeper } = await hallWithBackup();
  const { setAside, seq } = await restoreBackup({ path, backup, clock: handClock(), keeper, askWords: noWords });
  expect(seq).toBe(1);
  expect(setAside).toBe(join(directory, 'set-aside', '20261123T010000000Z'));
  expect(await idsIn(await open(path))).toEqual(['a']);
  expect(await idsIn(await open(join(setAside ?? '', 'bancheng.db')))).toEqual(['a', 'b']);
  expect(existsSync(backup)).toBe(true);
});

test('a restore of a hall that is running is refused', async () => {
  const { path, backup, keeper } = await hallWithBackup();
  const store = await open(path);
  await expect(restoreBackup({ path, backup, clock: handClock(), keeper, askWords: noWords })).rejects.toThrow(
    StoreBusy,
  );
  expect(await idsIn(store)).toEqual(['a', 'b']);
});

test('a bad backup, a missing key and wrong words leave everything as it was', async () => {
  const { directory, path, backup, keeper } = await hallWithBackup();
  const before = readFileSync(path);
  const bad = join(directory, 'bad.db');
  writeFileSync(bad, 'nothing like a database');
  const empty = memoryKeyKeeper();
  const attempt = (o: { backup?: string; keeper: KeyKeeper; askWords?: () => Promise<string | null> }) =>
    restoreBackup({ path, backup, clock: handClock(), askWords: noWords, ...o });
  await expect(attempt({ backup: bad, keeper })).rejects.toThrow(BackupFailed);
  await expect(attempt({ keeper: empty })).rejects.toThrow(KeyMissing);
  await expect(attempt({ keeper: empty, askWords: async () => 'zoo '.repeat(24) })).rejects.toThrow(WordsWrong);
  const foreign = wordsOf(random.bytes(32)).english.join(' ');
  await expect(attempt({ keeper: empty, askWords: async () => foreign })).rejects.toThrow(WordsWrong);
  expect(await empty.load()).toBeNull();
  expect(readFileSync(path).equals(before)).toBe(true);
  expect(readdirSync(directory).sort()).toEqual(['backups', 'bad.db', 'bancheng.db', 'keys', 'lock']);
});

test('on a new machine the words bring back the key and the backup the data', async () => {
  const { backup, keeper } = await hallWithBackup();
  const key = await keeper.load();
  const directory = tempDirectory();
  const path = join(directory, 'bancheng.db');
  const fresh = fileKeyKeeper(join(directory, 'keys', 'master.key'));
  const words = wordsOf(key ?? new Uint8Array()).chinese.join(' ');
  const { setAside } = await restoreBackup({
    path,
    backup,
    clock: handClock(),
    keeper: fresh,
    askWords: async () => words,
  });
  expect(setAside).toBeNull();
  const store = await open(path);
  expect(await idsIn(store)).toEqual(['a']);
  expect(await fresh.load()).toEqual(key);
  expect((await openVault({ store, keeper: fresh, random, keysDirectory: directory })).sheet).toBeNull();
});

test('a power cut before the restore was decided: the old database stands, the draft is gone', async () => {
  const { path, backup } = await hallWithBackup();
  copyFileSync(backup, `${path}.restoring`);
  writeFileSync(`${path}.restore-ready.new`, '{"setAside":nul');
  expect(await idsIn(await open(path))).toEqual(['a', 'b']);
  expect(existsSync(`${path}.restoring`)).toBe(false);
});

test('a power cut at any step after it was decided: the next start finishes it, with the old one set aside', async () => {
  // Each step leaves the files as a cut right after it would.
  const steps = ['decided', 'linked', 'log removed', 'renamed'];
  for (const reached of steps) {
    const { directory, path, backup } = await hallWithBackup();
    const aside = join(directory, 'set-aside', 'x');
    writeFileSync(`${path}-wal`, 'the damaged one’s log');
    copyFileSync(backup, `${path}.restoring`);
    writeFileSync(`${path}.restore-ready`, JSON.stringify({ setAside: aside }));
    if (reached !== 'decided') {
      // Run it to its end on a copy of the names, then take back the later steps.
      finishRestore(path);
      writeFileSync(`${path}.restore-ready`, JSON.stringify({ setAside: aside }));
      if (reached !== 'renamed') {
        renameSync(path, `${path}.restoring`);
        copyFileSync(join(aside, 'bancheng.db'), path);
      }
      if (reached === 'linked') copyFileSync(join(aside, 'bancheng.db-wal'), `${path}-wal`);
    }
    const store = await open(path);
    expect(await idsIn(store), reached).toEqual(['a']);
    expect(existsSync(`${path}.restore-ready`), reached).toBe(false);
    expect(readFileSync(join(aside, 'bancheng.db-wal'), 'utf8'), reached).toBe('the damaged one’s log');
    rmSync(join(aside, 'bancheng.db-wal'));
    expect(await idsIn(await open(join(aside, 'bancheng.db'))), reached).toEqual(['a', 'b']);
    await store.close();
  }
});

test('the old database’s log is not played onto the backup', async () => {
  const directory = tempDirectory();
  const path = join(directory, 'bancheng.db');
  const living = await tempStore([smallHall]);
  await take(living, 'a');
  const backup = await backupDatabase({ path: living.path, directory, clock: handClock(), reason: 'manual' });
  await take(living, 'b');
  // As a killed process leaves them: nothing folded, 'b' in the log only.
  for (const end of ['', '-wal']) copyFileSync(living.path + end, path + end);
  copyFileSync(backup.path, `${path}.restoring`);
  writeFileSync(`${path}.restore-ready`, JSON.stringify({ setAside: join(directory, 'aside') }));
  expect(await idsIn(await open(path))).toEqual(['a']);
  expect(await idsIn(await open(join(directory, 'aside', 'bancheng.db')))).toEqual(['a', 'b']);
});

/** Scribbles over most of a database, as a dying disk does. */
function damage(path: string): void {
  const bytes = readFileSync(path);
  for (let at = 4096 * 2; at < bytes.length; at += 4096) bytes.fill(0x5a, at, at + 600);
  writeFileSync(path, bytes);
}

test.each([
  ['scribbled over', damage],
  [
    'with a broken header',
    (path: string) => writeFileSync(path, Buffer.concat([Buffer.alloc(64), readFileSync(path).subarray(64)])),
  ],
  ['cut short', (path: string) => writeFileSync(path, readFileSync(path).subarray(0, 5000))],
  ['no database at all', (path: string) => writeFileSync(path, '<html>404</html>'.repeat(500))],
])('a database %s is set aside, the newest good backup put in place, and the desk told until it has read it', async (_, harm) => {
  const { path, backups, backup } = await hallWithBackup();
  // A newer backup that is itself broken must be passed over.
  writeFileSync(join(backups, 'bancheng-20261123T090000000Z-scheduled.db'), 'broken');
  harm(path);
  const harmed = readFileSync(path);
  const store = await open(path);
  expect(await idsIn(store)).toEqual(['a']);
  expect(store.recovery).toMatchObject({ what: 'damaged', at: mondayMorning, backupAt: mondayMorning });
  expect(backup.endsWith(store.recovery?.backup ?? '?')).toBe(true);
  expect(readFileSync(join(store.recovery?.setAside ?? '', 'bancheng.db')).equals(harmed)).toBe(true);
  expect(await take(store, 'c')).toBe(2);
  await store.close();
  const again = await open(path);
  expect(again.recovery).toEqual(store.recovery);
  await again.acknowledgeRecovery(kiosk);
  expect(again.recovery).toBeNull();
  await again.close();
  expect((await open(path)).recovery).toBeNull();
});

test.each([
  ['gone', (path: string) => rmSync(path)],
  ['empty', (path: string) => writeFileSync(path, '')],
])('a database that is %s although there are backups does not quietly begin anew', async (_, harm) => {
  const { path } = await hallWithBackup();
  harm(path);
  const store = await open(path);
  expect(store.recovery).toMatchObject({ what: 'missing' });
  expect(await idsIn(store)).toEqual(['a']);
});

test('gone with only its log left and no backup: refused, and the log is not thrown away', async () => {
  const path = join(tempDirectory(), 'bancheng.db');
  writeFileSync(`${path}-wal`, 'all that is left');
  await expect(openStore({ path, clock: handClock(), projections: [smallHall] })).rejects.toThrow(StoreCorrupt);
  expect(readFileSync(`${path}-wal`, 'utf8')).toBe('all that is left');
});

test('a backup from a newer program is neither restored on request nor by itself', async () => {
  const { path, backup, keeper } = await hallWithBackup();
  const file = new Database(backup);
  file.exec(`update meta set value = '99' where key = 'schema'`);
  file.close();
  const asked = restoreBackup({ path, backup, clock: handClock(), keeper, askWords: noWords });
  await expect(asked).rejects.toThrow(StoreNewer);
  damage(path);
  await expect(openStore({ path, clock: handClock(), projections: [smallHall] })).rejects.toThrow(StoreCorrupt);
});

test('damaged with no good backup: said in words, and the file left where it is', async () => {
  const { path, backups, backup } = await hallWithBackup();
  damage(path);
  damage(backup);
  const before = readFileSync(path);
  const opening = openStore({ path, clock: handClock(), projections: [smallHall] });
  await expect(opening).rejects.toThrow(StoreCorrupt);
  await expect(opening).rejects.toThrow(/is damaged: .* None of the 1 backups .* is sound/);
  rmSync(backups, { recursive: true });
  await expect(openStore({ path, clock: handClock(), projections: [smallHall] })).rejects.toThrow(
    /There is no backup in/,
  );
  expect(readFileSync(path).equals(before)).toBe(true);
});

test('damage met while running fails that write in words', async () => {
  const { path } = await hallWithBackup();
  const store = await open(path);
  // Whatever SQLite holds in memory would still be sound.
  await store.write(kiosk, (w) => sql`pragma shrink_memory`.execute(w.db));
  damage(path);
  const failure = await take(store, 'c').then(
    () => null,
    (error: unknown) => error,
  );
  expect(failure).toBeInstanceOf(StoreFailed);
  expect(String(failure)).toMatch(/damaged/);
});
