// The entries of one case, in the journal's order and opened, as every larger view of it reads them.

import type { Db } from '#electron/store/store.ts';
import type { Row } from '#electron/store/tables.ts';
import type { CaseEntryKind } from '#electron/store/tables-cases.ts';
import type { CaseKey } from '#electron/store/vault.ts';
import { type EntryTexts, openTexts } from './case-content.ts';
import { readEntries } from './case-store.ts';
import { type EntryFacts, factsOf } from './entry-words.ts';

/** `said`: null once the key is gone. */
export type OpenEntry = {
  readonly row: Row<'case_entries'>;
  readonly kind: CaseEntryKind;
  readonly facts: EntryFacts;
  readonly said: EntryTexts | null;
};

export async function openEntries(db: Db, caseNo: string, key: CaseKey | null): Promise<OpenEntry[]> {
  const rows = await readEntries(db, caseNo);
  return rows
    .map((row) => ({ row, kind: row.kind, facts: factsOf(row), said: key && openTexts(key, row) }))
    .sort((a, b) => a.facts.seq - b.facts.seq);
}

/** What was said with the newest entry of this kind; null where there is none, or nobody can read it any more. */
export function lastSaid(entries: readonly OpenEntry[], kind: CaseEntryKind): EntryTexts | null {
  return entries.findLast((entry) => entry.kind === kind)?.said ?? null;
}
