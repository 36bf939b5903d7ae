// Finds the hall's master key and makes the vault with it; makes a key only for a hall that never had one.

import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { Random } from '#shared/domain/ports.ts';
import { type KeyKeeper, masterKeyBytes, writePrivately } from './key-keeper.ts';
import { recoverySheet, recoverySheetName } from './recovery-words.ts';
import type { Store } from './store.ts';
import { KeyMissing, KeyWrong } from './store-errors.ts';
import { checkValueOf, createVault, type Vault } from './vault.ts';
import type { Actor } from './write.ts';

const system: Actor = { kind: 'system', id: 'vault', terminal: 'hall' };
const checkName = 'vault-check';

const placeOf = (keeper: KeyKeeper, keysDirectory: string): string =>
  keeper.kind === 'keystore' ? '系统密钥库 · system keystore' : join(keysDirectory, 'master.key');

export type OpenVaultOptions = {
  store: Store;
  keeper: KeyKeeper;
  random: Random;
  /** `<data>/keys`: where the sheet with the recovery words is put, once. */
  keysDirectory: string;
};

/**
 * Opens the vault of this database. On the very first start makes the master key and the sheet with the recovery words;
 * `sheet` is then its path, to be pointed out to whoever set the hall up, and null ever after.
 * Throws KeyMissing, KeyWrong.
 */
export async function openVault(o: OpenVaultOptions): Promise<{ vault: Vault; sheet: string | null }> {
  const known = await checkValue(o.store);
  const found = await o.keeper.load((key) => known === null || checkValueOf(key) === known);
  if (known !== null) {
    if (found === null) throw new KeyMissing(placeOf(o.keeper, o.keysDirectory));
    if (checkValueOf(found) !== known) throw new KeyWrong(placeOf(o.keeper, o.keysDirectory));
    return { vault: createVault(found, o.random), sheet: null };
  }
  // A key without a database mark: the first start was cut short here, or the key was brought along for a new database.
  const key = found ?? o.random.bytes(masterKeyBytes);
  if (found === null) await o.keeper.save(key);
  const sheet = join(o.keysDirectory, recoverySheetName);
  if (!(await exists(sheet))) await writePrivately(sheet, recoverySheet(key));
  // Last, so that a start cut short before here begins again with the same key.
  await o.store.write(system, (w) =>
    w.db
      .insertInto('meta')
      .values({ key: checkName, value: checkValueOf(key) })
      .execute(),
  );
  return { vault: createVault(key, o.random), sheet };
}

async function checkValue(store: Store): Promise<string | null> {
  const row = await store.db.selectFrom('meta').select('value').where('key', '=', checkName).executeTakeFirst();
  return row?.value ?? null;
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
