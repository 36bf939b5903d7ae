import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fileKeyKeeper, memoryKeyKeeper } from '#electron/store/key-keeper.ts';
import { openVault } from '#electron/store/open-vault.ts';
import { keyOfWords, recoverySheetName, wordsOf } from '#electron/store/recovery-words.ts';
import { restoreKey } from '#electron/store/restore.ts';
import { CaseKeyGone, KeyMissing, KeyWrong, SealBroken, WordsWrong } from '#electron/store/store-errors.ts';
import { createVault } from '#electron/store/vault.ts';
import { kiosk, smallHall } from './small-hall.ts';
import { tempDirectory, tempStore } from './temp-store.ts';

const random = { bytes: (n: number) => new Uint8Array(randomBytes(n)) };
const masterKey = random.bytes(32);
const caseNo = '261123-0014';

async function vaultWithCase() {
  const store = await tempStore([smallHall]);
  const vault = createVault(masterKey, random);
  const key = await store.write(kiosk, (w) => vault.createKey(w, caseNo));
  return { store, vault, key };
}

test('what is sealed opens again, with the key read back from the database', async () => {
  const { store, vault, key } = await vaultWithCase();
  const words = { name: '㐂𠮷 王', phone: '13800000000', said: '跑了两趟 😀' };
  const sealed = key.seal(words, 'words');
  expect(sealed).toMatch(/^v1\.[\w-]+$/);
  expect(sealed).not.toContain('138');
  expect((await vault.key(store.db, caseNo)).open(sealed, 'words')).toEqual(words);
  expect(key.seal(words, 'words')).not.toBe(sealed);
});

test('a seal that was changed anywhere, or moved elsewhere, does not open', async () => {
  const { store, vault, key } = await vaultWithCase();
  const sealed = key.seal({ phone: '13800000000' }, 'words');
  const bytes = Buffer.from(sealed.slice(3), 'base64url');
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ flip;
      expect(() => key.open(`v1.${changed.toString('base64url')}`, 'words')).toThrow(SealBroken);
    }),
  );
  const other = await store.write(kiosk, (w) => vault.createKey(w, '261123-0022'));
  expect(() => key.open(sealed, 'query-code')).toThrow(SealBroken);
  expect(() => other.open(sealed, 'words')).toThrow(SealBroken);
  for (const nonsense of ['', 'v1.', 'v2.AAAA', sealed.slice(0, -3), 'plain text']) {
    expect(() => key.open(nonsense, 'words')).toThrow(SealBroken);
  }
});

test('a wrapped key moved to another case, or under another master key, does not open', async () => {
  const { store, vault } = await vaultWithCase();
  await store.write(kiosk, async (w) => {
    await vault.createKey(w, 'b');
    const { wrapped } = await w.db
      .selectFrom('vault_keys')
      .select('wrapped')
      .where('case_no', '=', caseNo)
      .executeTakeFirstOrThrow();
    await w.db.updateTable('vault_keys').set({ wrapped }).where('case_no', '=', 'b').execute();
  });
  await expect(vault.key(store.db, 'b')).rejects.toThrow(SealBroken);
  await expect(createVault(random.bytes(32), random).key(store.db, caseNo)).rejects.toThrow(SealBroken);
});

test('a destroyed case is gone: key, index rows, and the bytes in the file', async () => {
  const { store, vault } = await vaultWithCase();
  await store.write(kiosk, async (w) => {
    await vault.index(w, caseNo, [['phone', '13800000000']]);
    await vault.index(w, caseNo, [['phone', '13800000000']]);
    await vault.createKey(w, 'other');
    await vault.index(w, 'other', [['phone', '13800000000']]);
  });
  const row = await store.db
    .selectFrom('vault_keys')
    .select('wrapped')
    .where('case_no', '=', caseNo)
    .executeTakeFirstOrThrow();
  expect(await vault.find(store.db, 'phone', '13800000000')).toEqual([caseNo, 'other']);
  await store.write(kiosk, (w) => vault.destroy(w, caseNo));
  await expect(vault.key(store.db, caseNo)).rejects.toThrow(CaseKeyGone);
  expect(await vault.find(store.db, 'phone', '13800000000')).toEqual(['other']);
  await store.close();
  expect(readFileSync(store.path).includes(Buffer.from(row.wrapped))).toBe(false);
});

test('a key made by a command that failed was never made', async () => {
  const store = await tempStore([smallHall]);
  const vault = createVault(masterKey, random);
  const failing = store.write(kiosk, async (w) => {
    await vault.createKey(w, caseNo);
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  await expect(vault.key(store.db, caseNo)).rejects.toThrow(CaseKeyGone);
});

test('the index keeps no value in clear, and keeps fields, purposes and halls apart', async () => {
  const { store, vault } = await vaultWithCase();
  await store.write(kiosk, (w) => vault.index(w, caseNo, [['phone', '13800000000']]));
  expect(await vault.find(store.db, 'id', '13800000000')).toEqual([]);
  expect(await vault.find(store.db, 'phone', '1380000000')).toEqual([]);
  expect(await createVault(random.bytes(32), random).find(store.db, 'phone', '13800000000')).toEqual([]);
  expect(JSON.stringify(await store.db.selectFrom('blind_index').selectAll().execute())).not.toContain('138');
  expect(vault.mac('query', 'x')).toBe(vault.mac('query', 'x'));
  expect(vault.mac('query', 'x')).not.toBe(vault.mac('session', 'x'));
  expect(vault.mac('query', 'x')).toMatch(/^[\w-]{43}$/);
});

test('recovery words give the key back, in either language and however they are typed', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (key) => {
      const words = wordsOf(key);
      expect(words.english).toHaveLength(24);
      expect(words.chinese).toHaveLength(24);
      expect(keyOfWords(words.english.join(' '))).toEqual(key);
      expect(keyOfWords(words.chinese.join(''))).toEqual(key);
      expect(keyOfWords(words.english.map((word, i) => `${i + 1}. ${word.toUpperCase()}\n`).join(''))).toEqual(key);
    }),
    { numRuns: 20 },
  );
});

test.each([
  ['nothing', ''],
  ['too few', wordsOf(masterKey).english.slice(1).join(' ')],
  ['not of the list', `${wordsOf(masterKey).english.slice(1).join(' ')} bancheng`],
  ['12 valid words of another use', `${'abandon '.repeat(11)}about`],
  ['a wrong checksum', 'abandon '.repeat(24)],
])('words that are %s are refused', (_, words) => {
  expect(() => keyOfWords(words)).toThrow(WordsWrong);
});

test('the key file is for its owner only, holds the key, and never loses one to another', async () => {
  const path = join(tempDirectory(), 'keys', 'master.key');
  const keeper = fileKeyKeeper(path);
  expect(await keeper.load()).toBeNull();
  await keeper.save(masterKey);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(statSync(dirname(path)).mode & 0o777).toBe(0o700);
  chmodSync(path, 0o644);
  expect(await keeper.load()).toEqual(masterKey);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  await keeper.save(masterKey);
  expect(readdirSync(dirname(path))).toEqual(['master.key']);
  const next = random.bytes(32);
  await keeper.save(next);
  expect(await keeper.load()).toEqual(next);
  expect(await fileKeyKeeper(`${path}.set-aside-1`).load()).toEqual(masterKey);
});

test.each(['', 'abc', 'z'.repeat(64)])('a key file that holds no key (%j) is refused, not replaced', async (text) => {
  const path = join(tempDirectory(), 'master.key');
  writeFileSync(path, text);
  await expect(fileKeyKeeper(path).load()).rejects.toThrow(KeyWrong);
  expect(readFileSync(path, 'utf8')).toBe(text);
});

test('the first start makes a key and the sheet of words, once; the next ones only open', async () => {
  const store = await tempStore([smallHall]);
  const keysDirectory = join(tempDirectory(), 'keys');
  const keeper = fileKeyKeeper(join(keysDirectory, 'master.key'));
  const first = await openVault({ store, keeper, random, keysDirectory });
  expect(first.sheet).toBe(join(keysDirectory, recoverySheetName));
  expect(statSync(first.sheet ?? '').mode & 0o777).toBe(0o600);
  const sheet = readFileSync(first.sheet ?? '', 'utf8');
  const typed = [...sheet.matchAll(/^ ?\d+ {2}(\p{Script=Han}) {2}([a-z]+)\r$/gmu)];
  expect(keyOfWords(typed.map((m) => m[2]).join(' '))).toEqual(await keeper.load());
  expect(keyOfWords(typed.map((m) => m[1]).join(' '))).toEqual(await keeper.load());
  rmSync(first.sheet ?? '');
  const second = await openVault({ store, keeper, random, keysDirectory });
  expect(second.sheet).toBeNull();
  expect(existsSync(first.sheet ?? '')).toBe(false);
  expect(second.vault.mac('a', 'b')).toBe(first.vault.mac('a', 'b'));
});

test('a missing or foreign key is said so in words and never replaced; the right words bring it back', async () => {
  const store = await tempStore([smallHall]);
  const keysDirectory = tempDirectory();
  const original = memoryKeyKeeper();
  const { vault } = await openVault({ store, keeper: original, random, keysDirectory });
  const lost = fileKeyKeeper(join(keysDirectory, 'master.key'));
  const opening = openVault({ store, keeper: lost, random, keysDirectory });
  await expect(opening).rejects.toThrow(KeyMissing);
  await expect(opening).rejects.toThrow(/24 recovery words/);
  expect(await lost.load()).toBeNull();
  await expect(openVault({ store, keeper: memoryKeyKeeper(masterKey), random, keysDirectory })).rejects.toThrow(
    KeyWrong,
  );
  const foreign = wordsOf(masterKey).english.join(' ');
  await expect(restoreKey({ path: store.path, keeper: lost, askWords: async () => foreign })).rejects.toThrow(
    WordsWrong,
  );
  await expect(restoreKey({ path: store.path, keeper: lost, askWords: async () => null })).rejects.toThrow(KeyMissing);
  expect(await lost.load()).toBeNull();
  const key = await original.load();
  // Something unreadable in its place is no obstacle, and is kept.
  writeFileSync(join(keysDirectory, 'master.key'), 'garbage');
  const askWords = async () => wordsOf(key ?? masterKey).chinese.join('');
  expect(await restoreKey({ path: store.path, keeper: lost, askWords })).toBe(true);
  expect(readFileSync(join(keysDirectory, 'master.key.set-aside-1'), 'utf8')).toBe('garbage');
  expect(await restoreKey({ path: store.path, keeper: lost, askWords: () => expect.unreachable() })).toBe(false);
  const again = await openVault({ store, keeper: lost, random, keysDirectory });
  expect(again.vault.mac('a', 'b')).toBe(vault.mac('a', 'b'));
});

test('a first start cut short after the key was saved goes on with that key', async () => {
  const store = await tempStore([smallHall]);
  const { sheet, vault } = await openVault({
    store,
    keeper: memoryKeyKeeper(masterKey),
    random,
    keysDirectory: tempDirectory(),
  });
  expect(sheet).not.toBeNull();
  expect(vault.mac('a', 'b')).toBe(createVault(masterKey, random).mac('a', 'b'));
});
