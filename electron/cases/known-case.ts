// Finds a case of this hall by the number somebody typed, and an entry by the request that made it.

import { createHash } from 'node:crypto';
import { DomainError } from '#electron/domain-error.ts';
import type { Db } from '#electron/store/store.ts';
import type { Row } from '#electron/store/tables.ts';
import type { CaseEntryKind } from '#electron/store/tables-cases.ts';
import type { CaseKey } from '#electron/store/vault.ts';
import { parseCaseNumber } from '#shared/domain/case-number.ts';
import { openEntry } from './case-content.ts';
import { readCase, readEntry } from './case-store.ts';
import { type EntryFacts, factsOf } from './entry-words.ts';

/** The number as it is kept, however it was typed; null for no number, and for another hall's: its cases are not here. */
export function canonical(typed: string, hallCode: string): string | null {
  const parsed = parseCaseNumber(typed);
  if (!parsed.ok || (parsed.hall !== null && parsed.hall !== hallCode)) return null;
  return parsed.caseNo;
}

/** Throws CASE_NOT_FOUND. */
export async function existingCase(db: Db, typed: string, hallCode: string): Promise<Row<'cases'>> {
  const caseNo = canonical(typed, hallCode);
  const row = caseNo === null ? undefined : await readCase(db, caseNo);
  if (!row) throw new DomainError('CASE_NOT_FOUND');
  return row;
}

/** The case itself, or the one it goes on in once it was merged: what its citizen says or brings belongs there. */
export async function whereItGoesOn(db: Db, row: Row<'cases'>): Promise<Row<'cases'>> {
  const into = row.merged_into === null ? undefined : await readCase(db, row.merged_into);
  return into ? whereItGoesOn(db, into) : row;
}

/** The same request makes the same entry, however often it is sent; the kind is part of it, lest a note be taken for a word to the citizen. */
export function entryIdFor(caseNo: string, kind: CaseEntryKind, requestId: string): string {
  const hex = createHash('sha256').update(`${caseNo} ${kind} ${requestId}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
}

/**
 * Whether the request that makes this entry was carried out before. Throws REQUEST_REUSED where it said something else:
 * other words, or one of these facts another.
 */
export async function wasSaidBefore(
  db: Db,
  key: CaseKey,
  entryId: string,
  words: string,
  facts: Pick<EntryFacts, 'done' | 'grade' | 'fileId' | 'seconds' | 'check'> = {},
): Promise<boolean> {
  const entry = await readEntry(db, entryId);
  if (!entry) return false;
  const said = factsOf(entry);
  const isSame =
    openEntry(key, entry) === words &&
    said.done === facts.done &&
    said.grade === facts.grade &&
    said.fileId === facts.fileId &&
    said.seconds === facts.seconds &&
    said.check === facts.check;
  if (!isSame) throw new DomainError('REQUEST_REUSED');
  return true;
}
