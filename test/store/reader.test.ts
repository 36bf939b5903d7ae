// Long reads in a thread of their own: what they answer, that they cannot write, and what they say when the file is not what it was.
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openReader } from '#electron/store/reader.ts';
import { StoreClosed, StoreFailed } from '#electron/store/store-errors.ts';
import { eventually } from '../support/eventually.ts';
import type { ReadsUnderTest } from './reads-under-test.ts';
import { smallHall, take } from './small-hall.ts';
import { tempDirectory, tempStore } from './temp-store.ts';

const file = new URL('./reads-under-test.ts', import.meta.url);

function reader(path: string, o: { idleMs?: number } = {}) {
  const opened = openReader<ReadsUnderTest>({ file, path, ...o });
  onTestFinished(() => opened.close());
  return opened;
}

describe('long reads', () => {
  it('see what is committed when they are asked, several at once', async () => {
    const store = await tempStore([smallHall]);
    const { read } = reader(store.path);
    await take(store, 'a');
    expect(await read('numbers', { group: 'G-FY' })).toEqual(['A001']);
    await take(store, 'b');
    const both = [read('numbers', { group: 'G-FY' }), read('arrays', null), read('numbers', { group: 'none' })];
    expect(await Promise.all(both)).toEqual([
      ['A001', 'A002'],
      [
        ['A001', 1],
        ['A002', 2],
      ],
      [],
    ]);
  });

  it('cannot write', async () => {
    const store = await tempStore([smallHall]);
    await take(store, 'a');
    const { read } = reader(store.path);
    await expect(read('write', null)).rejects.toThrow(StoreFailed);
    expect(await read('numbers', { group: 'G-FY' })).toEqual(['A001']);
  });

  it('say so in words where the database is not there, is none, or is another by the time they end', async () => {
    const store = await tempStore([smallHall]);
    const { read } = reader(store.path);
    await expect(read('swap', { path: store.path })).rejects.toThrow('数据库换过了');
    // The next one reads the file that is there now.
    expect(await read('numbers', { group: 'G-FY' })).toEqual([]);
    const directory = tempDirectory();
    const gone = reader(join(directory, 'gone.db'));
    await expect(gone.read('numbers', { group: 'G-FY' })).rejects.toThrow(StoreFailed);
    const none = join(directory, 'none.db');
    writeFileSync(none, 'nothing of the kind, and long enough to be looked at as a database'.repeat(20));
    await expect(reader(none).read('numbers', { group: 'G-FY' })).rejects.toThrow('坏了');
    rmSync(none);
  });

  it('tell a bug from a failure, and go on after it', async () => {
    const store = await tempStore([smallHall]);
    const { read } = reader(store.path);
    const bug = await read('bug', null).catch((error: unknown) => error);
    expect(bug).toBeInstanceOf(Error);
    expect(bug).not.toBeInstanceOf(StoreFailed);
    expect(await read('numbers', { group: 'G-FY' })).toEqual([]);
  });

  it('are given up in words when the reader is closed, and not asked any more', async () => {
    const store = await tempStore([smallHall]);
    const { read, close } = reader(store.path);
    const asked = read('numbers', { group: 'G-FY' }).catch((error: unknown) => error);
    await close();
    await close();
    expect(await asked).toBeInstanceOf(StoreClosed);
    await expect(read('numbers', { group: 'G-FY' })).rejects.toThrow(StoreClosed);
  });

  it('let their thread rest when nobody asks, and wake it again', async () => {
    const store = await tempStore([smallHall]);
    const { read } = reader(store.path, { idleMs: 1 });
    expect(await read('numbers', { group: 'G-FY' })).toEqual([]);
    await eventually(async () => expect(await read('numbers', { group: 'G-FY' })).toEqual([]));
  });

  it('fail in words where the thread cannot be started', async () => {
    const opened = openReader<ReadsUnderTest>({ file: new URL('./no-such-thread.ts', import.meta.url), path: 'x' });
    onTestFinished(() => opened.close());
    await expect(opened.read('numbers', { group: 'G-FY' })).rejects.toThrow(StoreFailed);
  });
});
