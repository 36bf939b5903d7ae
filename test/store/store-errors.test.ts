// Whoever stands at the machine reads these: each of the store's failures speaks both languages.
import { describe, expect, it } from 'vitest';
import * as errors from '#electron/store/store-errors.ts';
import { typedWriteError } from '#electron/store/write-error.ts';

const failed = (code: string) => typedWriteError(Object.assign(new Error(`what ${code} says`), { code }));

const all: readonly unknown[] = [
  new errors.StoreFull(),
  new errors.StoreBusy('/data', { pid: 12, port: 4180 }),
  new errors.StoreNewer('/data/bancheng.db', 9, 2),
  new errors.StoreCorrupt('/data/bancheng.db', 'malformed', { zh: '请换备份。', en: 'Restore a backup.' }),
  new errors.KeyMissing('/data/keys/master.key'),
  new errors.KeyWrong('/data/keys/master.key'),
  new errors.CaseKeyGone('261123-0017'),
  new errors.SealBroken('261123-0017/told'),
  new errors.WordsWrong(),
  new errors.BackupFailed({ zh: '没有地方', en: 'no room' }),
  errors.noDatabase('/data/bancheng.db'),
  ...['SQLITE_FULL', 'EIO', 'EROFS', 'EACCES', 'SQLITE_BUSY', 'SQLITE_CORRUPT'].map(failed),
];

describe('a failure of the store', () => {
  it.each(all)('is told in both languages, Chinese first: %s', (error) => {
    if (!(error instanceof errors.StoreError)) return expect.unreachable();
    expect(error.message).toBe(`${error.messageZh}\n${error.messageEn}`);
    expect(error.messageZh).toMatch(/\p{Script=Han}{4}.*。$|-- --words$/u);
    expect(error.messageEn).toMatch(/^[\x20-\x7e]*$/);
    expect(error.messageEn).toMatch(/[a-z]{2} [a-z]{2}/);
  });
});
