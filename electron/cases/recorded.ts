// What the citizen said in recordings of a case, and as what it was written down.

import type { Recordings } from '#electron/case-files/recordings.ts';
import type { Db } from '#electron/store/store.ts';
import type { CaseKey } from '#electron/store/vault.ts';
import type { CaseRow } from '#shared/contract/case-shapes.ts';
import { type OpenEntry, openEntries } from './case-entries.ts';

export type Recorded = Awaited<ReturnType<Recordings['of']>>[number] & {
  /** The entry that wrote it down last. */
  readonly written: OpenEntry | null;
};

/** Oldest first. */
export async function recordedOf(
  recordings: Pick<Recordings, 'of'>,
  db: Db,
  caseNo: string,
  key: CaseKey | null,
): Promise<Recorded[]> {
  const rows = await recordings.of(db, caseNo);
  if (rows.length === 0) return [];
  const entries = (await openEntries(db, caseNo, key)).filter(({ kind }) => kind === 'written-down');
  return rows.map((row) => ({ ...row, written: entries.findLast(({ facts }) => facts.fileId === row.id) ?? null }));
}

/** What a list says of it: of what can still be heard. */
export function spokenIn(recorded: readonly Recorded[]): CaseRow['spoken'] {
  const there = recorded.filter(({ gone_at: goneAt }) => goneAt === null);
  if (there.length === 0) return null;
  return {
    seconds: there.reduce((sum, { seconds }) => sum + seconds, 0),
    isWrittenDown: there.every(({ written }) => written !== null),
  };
}
