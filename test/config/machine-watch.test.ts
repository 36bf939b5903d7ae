// What somebody has to be told about the machine reaches the desk and the log, and goes away with its cause.
import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { createNotices } from '#electron/notices.ts';
import { backupDatabase } from '#electron/store/backup.ts';
import { recoverySheetName } from '#electron/store/recovery-words.ts';
import { startHall } from '../support/hall.ts';

it('recovery words that still lie on the machine are told until they are gone', async () => {
  const hall = await startHall();
  const admin = await hall.admin();
  const told = async () => (await admin.system.status()).notices.find(({ key }) => key === 'recovery-words');
  const sheet = path.join(hall.dataDir, 'keys', recoverySheetName);
  expect((await told())?.text.zh).toContain(sheet);
  expect((await told())?.text.en).toMatch(/recovery words are still on this machine/);
  await hall.restart();
  expect(await told()).toMatchObject({ level: 'warning', isToBeAcknowledged: false });
  await rm(sheet);
  expect(await told()).toBeUndefined();
  await hall.stop();
});

it('a recovery is logged once, by the start that made it; each sign-in is, without a name', async () => {
  const hall = await startHall({ hasLog: true, isAtWork: false });
  const database = path.join(hall.dataDir, 'bancheng.db');
  await hall.admin();
  await backupDatabase({
    path: database,
    directory: path.join(hall.dataDir, 'backups'),
    clock: Date.now,
    reason: 'manual',
  });
  await hall.node.close();
  await rm(`${database}-wal`, { force: true });
  await writeFile(database, 'not a database any more'.repeat(500));
  await hall.restart();
  await hall.restart();
  const [account] = await hall.node.store.db.selectFrom('staff').select('id').execute();
  await hall.node.close();
  const text = await readFile(path.join(hall.dataDir, 'logs', 'bancheng.log'), 'utf8');
  const lines = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(lines.filter(({ event }) => event === 'store-recovered')).toEqual([
    expect.objectContaining({ what: 'damaged', restored: expect.stringMatching(/-manual\.db$/) }),
  ]);
  expect(lines).toContainEqual(
    expect.objectContaining({ event: 'session-started', staffId: account?.id, terminal: '16号窗口' }),
  );
  expect(text).not.toContain('管理员');
  await hall.stop();
});

it('what is merely said again keeps the time it was first said at', () => {
  const notices = createNotices();
  const say = (at: number, zh: string) =>
    notices.say('disk', { at, level: 'warning', text: { zh, en: zh }, isToBeAcknowledged: false });
  say(1, '磁盘满了');
  say(2, '磁盘满了');
  expect(notices.all()).toMatchObject([{ at: 1 }]);
  say(3, '磁盘坏了');
  expect(notices.all()).toMatchObject([{ at: 3, text: { zh: '磁盘坏了' } }]);
});
