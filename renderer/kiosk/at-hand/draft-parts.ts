// Owns a draft as it is shared, part by part, and which of its parts a clerk wrote.
import type { DraftPart, DraftParts } from '#shared/contract/assist.ts';
import { draftParts } from '#shared/domain/draft-parts.ts';
import type { Draft } from '../session.ts';

/** What a clerk wrote into a draft, as far as the citizen has not changed it. `voucher`: goes with the filing. */
export type Helped = { readonly parts: readonly DraftPart[]; readonly voucher: string | null };

/** Where a person at the kiosk answers each part. */
export type DraftRow = 'kind' | 'matter' | 'where' | 'words' | 'trips' | 'who';
const rows: Partial<Record<DraftPart, DraftRow>> = {
  kind: 'kind',
  matterCode: 'matter',
  failedAtUnit: 'where',
  words: 'words',
  trips: 'trips',
};

export const rowOf = (part: DraftPart): DraftRow => rows[part] ?? 'who';

/** Whether a clerk wrote anything in this line of the review. */
export const isHelped = ({ helped }: Draft, row: string): boolean =>
  helped?.parts.some((part) => rowOf(part) === row) === true;

export function partsOf({ kind, matterCode, failedAtUnit, words, trips, role, fields }: Draft): DraftParts {
  return {
    ...(kind !== undefined && { kind }),
    ...(matterCode !== undefined && { matterCode }),
    ...(failedAtUnit !== undefined && { failedAtUnit }),
    ...(role !== undefined && { role }),
    ...{ words, trips, ...fields },
  };
}

/** Which parts differ. */
export const changedParts = (before: DraftParts, after: DraftParts): DraftPart[] =>
  draftParts.filter((part) => before[part] !== after[part]);

/** The citizen changed something: where they did, it is theirs again. */
export function byCitizen(before: Draft, after: Draft): Draft {
  if (!after.helped) return after;
  const changed = changedParts(partsOf(before), partsOf(after));
  return { ...after, helped: { ...after.helped, parts: after.helped.parts.filter((part) => !changed.includes(part)) } };
}

/** What a clerk wrote is put in, but for where the citizen has written since `told`: the hall will hear of that next. */
export function byHelper(draft: Draft, fills: DraftParts, told: DraftParts, voucher: string | null): Draft {
  const since = changedParts(told, partsOf(draft));
  const taken = changedParts({}, fills).filter((part) => !since.includes(part));
  const put = Object.fromEntries(taken.map((part) => [part, fills[part]])) as DraftParts;
  const { kind, matterCode, failedAtUnit, words, trips, role, ...fields } = put;
  const before = draft.helped ?? { parts: [], voucher: null };
  if (taken.length === 0 && (voucher === null || voucher === before.voucher)) return draft;
  return {
    ...draft,
    ...(kind !== undefined && { kind }),
    ...(matterCode !== undefined && { matterCode }),
    ...(failedAtUnit !== undefined && { failedAtUnit }),
    ...(words !== undefined && { words }),
    ...(trips !== undefined && { trips }),
    ...(role !== undefined && { role }),
    fields: { ...draft.fields, ...(fields as Partial<Draft['fields']>) },
    helped: { parts: [...new Set([...before.parts, ...taken])], voucher: voucher ?? before.voucher },
  };
}
