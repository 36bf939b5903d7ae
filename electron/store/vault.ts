// Keeps personal data unreadable without the case's own key, and findable only through keyed hashes: destroy the key and the data is gone.

import { createCipheriv, createDecipheriv, createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import type { JsonValue, Random } from '#shared/domain/ports.ts';
import { canonicalJson } from './journal.ts';
import type { Db } from './projection.ts';
import { CaseKeyGone, SealBroken } from './store-errors.ts';
import type { Write } from './write.ts';

/** One case's key. `aad` names the place ('260101-0011/words'): a sealed text moved elsewhere does not open. */
export type CaseKey = {
  /** Canonical JSON, AES-256-GCM, as text 'v1.<base64url of nonce, ciphertext, tag>'. */
  seal(plain: JsonValue, aad: string): string;
  /** Throws SealBroken if it was changed or belongs elsewhere. */
  open(sealed: string, aad: string): JsonValue;
  /** A file's bytes: a version, then nonce, ciphertext and tag. */
  sealBytes(plain: Uint8Array, aad: string): Uint8Array;
  /** Throws SealBroken, as `open` does. */
  openBytes(sealed: Uint8Array, aad: string): Uint8Array;
};

/**
 * What a person can be found by. Callers normalise the value first (digits only, upper case, NFC). Appointments have
 * fields of their own, so that a search among cases never comes upon them.
 */
export type BlindField =
  | 'phone'
  | 'id'
  | 'name'
  | 'name-phone'
  | 'organisation'
  | 'appointment-code'
  | 'appointment-code-phone'
  | 'appointment-name-phone'
  | 'appointment-id';

/** A key that is no case's yet. */
export type NewKey = { readonly key: CaseKey; keep(w: Write, caseNo: string): Promise<void> };

/** Personal data, encrypted per case. */
export type Vault = {
  /**
   * A data key for a case that has no number yet: what it seals may lie on the disk before the case does. It is the
   * case's once it is kept, in the command's own transaction; not kept, nobody can ever open what it sealed.
   */
  newKey(): NewKey;
  /** Makes the case's data key in the command's own transaction. */
  createKey(w: Write, caseNo: string): Promise<CaseKey>;
  /** Throws CaseKeyGone when there is none (destroyed, or no such case). */
  key(db: Db, caseNo: string): Promise<CaseKey>;
  /** The key and all index rows of the case, for good. Doing it twice changes nothing. */
  destroy(w: Write, caseNo: string): Promise<void>;
  /** Makes the case findable by these values, in one statement. Doing it twice changes nothing. */
  index(w: Write, caseNo: string, values: readonly (readonly [BlindField, string])[]): Promise<void>;
  /** Case numbers with this value, in ascending order. */
  find(db: Db, field: BlindField, value: string): Promise<string[]>;
  /** Keyed hash (HMAC-SHA256, base64url) under a subkey of its own for each purpose. */
  mac(purpose: string, value: string): string;
};

/** NIST SP 800-38D: 96-bit nonces, random; a case's key seals far fewer than 2^32 texts. */
const nonceBytes = 12;
const tagBytes = 16;
const keyBytes = 32;

/** First byte of a wrapped key or a sealed file, and prefix of a sealed text: what lets a later format stand beside this one. */
const wrapVersion = 1;
const sealPrefix = 'v1.';
const fileVersion = 1;

/** The vault under a master key of 32 bytes. */
export function createVault(masterKey: Uint8Array, random: Random): Vault {
  const wrapKey = createSecretKey(subkey(masterKey, 'wrap case keys'));
  const indexKey = createSecretKey(subkey(masterKey, 'blind index'));
  const macKeys = new Map<string, KeyObject>();

  /** The field is part of what is hashed: a phone number and an equal ID number give unlike digests. */
  const digest = (field: BlindField, value: string): string =>
    createHmac('sha256', indexKey).update(`${field}\0${value}`).digest('base64url');

  function newKey(): NewKey {
    const key = Buffer.from(random.bytes(keyBytes));
    return {
      key: caseKey(createSecretKey(key), random),
      async keep(w, caseNo) {
        const box = encrypt(wrapKey, key, `case key ${caseNo}`, random);
        const wrapped = Buffer.concat([Buffer.of(wrapVersion), box]);
        await w.db.insertInto('vault_keys').values({ case_no: caseNo, wrapped }).execute();
      },
    };
  }

  return {
    newKey,
    async createKey(w, caseNo) {
      const made = newKey();
      await made.keep(w, caseNo);
      return made.key;
    },
    async key(db, caseNo) {
      const row = await db.selectFrom('vault_keys').select('wrapped').where('case_no', '=', caseNo).executeTakeFirst();
      if (row === undefined) throw new CaseKeyGone(caseNo);
      const place = `case key ${caseNo}`;
      if (row.wrapped[0] !== wrapVersion) throw new SealBroken(place);
      return caseKey(createSecretKey(decrypt(wrapKey, row.wrapped.subarray(1), place)), random);
    },
    async destroy(w, caseNo) {
      await w.db.deleteFrom('vault_keys').where('case_no', '=', caseNo).execute();
      await w.db.deleteFrom('blind_index').where('case_no', '=', caseNo).execute();
    },
    async index(w, caseNo, values) {
      if (values.length === 0) return;
      await w.db
        .insertInto('blind_index')
        .values(values.map(([field, value]) => ({ field, digest: digest(field, value), case_no: caseNo })))
        .onConflict((c) => c.doNothing())
        .execute();
    },
    async find(db, field, value) {
      const rows = await db
        .selectFrom('blind_index')
        .select('case_no')
        .where('field', '=', field)
        .where('digest', '=', digest(field, value))
        .orderBy('case_no')
        .execute();
      return rows.map((row) => row.case_no);
    },
    mac(purpose, value) {
      let key = macKeys.get(purpose);
      if (key === undefined) {
        key = createSecretKey(subkey(masterKey, `mac ${purpose}`));
        macKeys.set(purpose, key);
      }
      return createHmac('sha256', key).update(value).digest('base64url');
    },
  };
}

/** Tells whether a key is the one a database was sealed with, without giving anything of it away. */
export function checkValueOf(masterKey: Uint8Array): string {
  return subkey(masterKey, 'check value').toString('base64url');
}

/** HKDF-SHA256 (RFC 5869); the info text keeps the uses of one master key apart. */
function subkey(masterKey: Uint8Array, use: string): Buffer {
  return Buffer.from(hkdfSync('sha256', masterKey, new Uint8Array(), `bancheng v1 ${use}`, keyBytes));
}

function caseKey(key: KeyObject, random: Random): CaseKey {
  return {
    seal: (plain, aad) =>
      sealPrefix + encrypt(key, Buffer.from(canonicalJson(plain)), aad, random).toString('base64url'),
    open(sealed, aad) {
      if (!sealed.startsWith(sealPrefix)) throw new SealBroken(aad);
      const box = Buffer.from(sealed.slice(sealPrefix.length), 'base64url');
      return JSON.parse(decrypt(key, box, aad).toString('utf8')) as JsonValue;
    },
    sealBytes: (plain, aad) => Buffer.concat([Buffer.of(fileVersion), encrypt(key, plain, aad, random)]),
    openBytes(sealed, aad) {
      if (sealed[0] !== fileVersion) throw new SealBroken(aad);
      return decrypt(key, sealed.subarray(1), aad);
    },
  };
}

function encrypt(key: KeyObject, plain: Uint8Array, aad: string, random: Random): Buffer {
  const nonce = random.bytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes });
  cipher.setAAD(Buffer.from(aad));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function decrypt(key: KeyObject, box: Uint8Array, aad: string): Buffer {
  if (box.length < nonceBytes + tagBytes) throw new SealBroken(aad);
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, box.subarray(0, nonceBytes), { authTagLength: tagBytes });
    decipher.setAAD(Buffer.from(aad));
    decipher.setAuthTag(box.subarray(box.length - tagBytes));
    return Buffer.concat([decipher.update(box.subarray(nonceBytes, box.length - tagBytes)), decipher.final()]);
  } catch (error) {
    throw new SealBroken(aad, error);
  }
}
