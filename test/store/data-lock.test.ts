import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lockDataDirectory } from '#electron/store/data-lock.ts';
import { StoreBusy, StoreFailed } from '#electron/store/store-errors.ts';
import { smallHall } from './small-hall.ts';
import { tempDirectory, tempStore } from './temp-store.ts';

test('the second lock is refused in words, with process and port of the first', () => {
  const directory = tempDirectory();
  const first = lockDataDirectory(directory);
  expect(() => lockDataDirectory(directory)).toThrow(
    new RegExp(`already running on ${directory} \\(process ${process.pid}\\)`),
  );
  first.announce(4180);
  expect(() => lockDataDirectory(directory)).toThrow(new RegExp(`\\(process ${process.pid}, port 4180\\)`));
  first.release();
  first.release();
  lockDataDirectory(directory).release();
});

test('a broken note beside the lock does not matter: refused without a pid', () => {
  const directory = tempDirectory();
  const first = lockDataDirectory(directory);
  writeFileSync(join(directory, 'lock.json'), '{oops');
  expect(() => lockDataDirectory(directory)).toThrow(StoreBusy);
  expect(() => lockDataDirectory(directory)).toThrow(/already running on \S+\. Close it first/);
  first.release();
});

test('a note left behind by a killed process keeps nobody out, and is replaced', () => {
  const directory = tempDirectory();
  writeFileSync(join(directory, 'lock.json'), '{"pid":1,"port":4180}');
  const lock = lockDataDirectory(directory);
  expect(JSON.parse(readFileSync(join(directory, 'lock.json'), 'utf8'))).toEqual({ pid: process.pid, port: null });
  lock.release();
});

test('a store takes the lock of its directory itself, or uses the one it is given and leaves it', async () => {
  const directory = tempDirectory();
  const path = join(directory, 'bancheng.db');
  const own = await tempStore([smallHall], { path });
  expect(() => lockDataDirectory(directory)).toThrow(StoreBusy);
  await own.close();
  const lock = lockDataDirectory(directory);
  const given = await tempStore([smallHall], { path, lock });
  await given.close();
  expect(() => lockDataDirectory(directory)).toThrow(StoreBusy);
  lock.release();
});

test('a data directory that cannot be one is named in words', async () => {
  const file = join(tempDirectory(), 'a-file');
  writeFileSync(file, '');
  expect(() => lockDataDirectory(file)).toThrow(StoreFailed);
  await expect(tempStore([smallHall], { path: join(file, 'deeper', 'bancheng.db') })).rejects.toThrow(
    /data directory cannot be used .*a-file/,
  );
});
