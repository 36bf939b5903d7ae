// Seals and opens what is personal in a case; each text is tied to its own place, so that none can be moved to another.

import { z } from 'zod';
import type { Db } from '#electron/store/store.ts';
import { CaseKeyGone } from '#electron/store/store-errors.ts';
import type { Row } from '#electron/store/tables.ts';
import type { CaseKey, Vault } from '#electron/store/vault.ts';
import { type Person, personSchema } from '#shared/contract/case-shapes.ts';
import type { JsonValue } from '#shared/domain/ports.ts';

const toldSchema = z.object({ words: z.string(), person: personSchema });
/** What was told, and by whom. */
export type Told = { readonly words: string; readonly person: Person };

const places = {
  told: (caseNo: string) => `${caseNo}/told`,
  queryCode: (caseNo: string) => `${caseNo}/query-code`,
  entry: (caseNo: string, entryId: string) => `${caseNo}/entry/${entryId}`,
};

export function sealTold(key: CaseKey, caseNo: string, told: Told): string {
  // The contract's optional fields are absent, never undefined: what zod gives out is JSON.
  return key.seal(told as unknown as JsonValue, places.told(caseNo));
}

export function openTold(key: CaseKey, row: Pick<Row<'cases'>, 'case_no' | 'sealed'>): Told {
  return toldSchema.parse(key.open(row.sealed, places.told(row.case_no)));
}

export function sealQueryCode(key: CaseKey, caseNo: string, queryCode: string): string {
  return key.seal(queryCode, places.queryCode(caseNo));
}

export function openQueryCode(key: CaseKey, row: Pick<Row<'cases'>, 'case_no' | 'query_code_sealed'>): string {
  return z.string().parse(key.open(row.query_code_sealed, places.queryCode(row.case_no)));
}

/** What was said with an act: `words`, and whatever else its form asks for. */
export type EntryTexts = { readonly words: string; readonly [name: string]: string };

const textsSchema = z.union([
  z.string().transform((words): EntryTexts => ({ words })),
  z.object({ words: z.string() }).catchall(z.string()),
]);

export function sealEntry(key: CaseKey, caseNo: string, entryId: string, said: string | EntryTexts): string {
  return key.seal(said, places.entry(caseNo, entryId));
}

/** What was said with an entry; its words are empty where it has none. */
export function openTexts(key: CaseKey, entry: Pick<Row<'case_entries'>, 'case_no' | 'id' | 'sealed'>): EntryTexts {
  if (entry.sealed === null) return { words: '' };
  return textsSchema.parse(key.open(entry.sealed, places.entry(entry.case_no, entry.id)));
}

/** The words of an entry; empty where it has none. */
export function openEntry(key: CaseKey, entry: Pick<Row<'case_entries'>, 'case_no' | 'id' | 'sealed'>): string {
  return openTexts(key, entry).words;
}

/** The case's key, or null when it was destroyed at the end of its retention. */
export async function keyOrNull(vault: Vault, db: Db, caseNo: string): Promise<CaseKey | null> {
  try {
    return await vault.key(db, caseNo);
  } catch (error) {
    if (error instanceof CaseKeyGone) return null;
    throw error;
  }
}
