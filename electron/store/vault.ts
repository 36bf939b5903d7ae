// Keeps personal data unreadable without the case's own key, and findable only through keyed hashes: destroy the key and the data is gone.

import type { JsonValue } from '#shared/domain/ports.ts';
import type { Db } from './projection.ts';
import type { Write } from './store.ts';

/** One case's key. `aad` names the place ('case:260101-0011/words'): a sealed text moved elsewhere does not open. */
export type CaseKey = {
  /** Canonical JSON, AES-256-GCM, as text 'v1.<base64url>'. */
  seal(plain: JsonValue, aad: string): string;
  /** Throws SealBroken if it was changed or belongs elsewhere. */
  open(sealed: string, aad: string): JsonValue;
};

/** What a person can be found by. Callers normalise the value first (digits only, upper case, NFC). */
export type BlindField = 'phone' | 'id' | 'name-phone' | 'organisation';

/** Personal data, encrypted per case. */
export type Vault = {
  /** Makes the case's data key in the command's own transaction. */
  createKey(w: Write, caseNo: string): Promise<CaseKey>;
  /** Throws CaseKeyGone when there is none (destroyed, or no such case). */
  key(db: Db, caseNo: string): Promise<CaseKey>;
  /** The key and all index rows of the case, for good. */
  destroy(w: Write, caseNo: string): Promise<void>;
  /** Makes the case findable by this value. Doing it twice changes nothing. */
  index(w: Write, caseNo: string, field: BlindField, value: string): Promise<void>;
  /** Case numbers with this value, in ascending order. */
  find(db: Db, field: BlindField, value: string): Promise<string[]>;
  /** Keyed hash (HMAC-SHA256, base64url) under a subkey of its own for each purpose. */
  mac(purpose: string, value: string): string;
};
