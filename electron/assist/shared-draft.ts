// How a draft that two people write stands: last write wins part by part, and the citizen wins where both wrote at once.
import type { DraftPart, DraftParts } from '#shared/contract/assist.ts';
import { draftParts } from '#shared/domain/draft-parts.ts';

/** What the hall knows of one draft. Changed in place: it lives in memory alone and goes with the sharing. */
export type SharedDraft = {
  /** As the clerk sees it: what the citizen told, and upon it what the clerk wrote. */
  readonly parts: DraftParts;
  /** As the kiosk told it last. */
  told: DraftParts;
  touching: DraftPart | null;
  revision: number;
  /** At which revision a part was changed last, and by whom. */
  readonly changed: Map<DraftPart, { readonly at: number; readonly byHelper: boolean }>;
};

export const newSharedDraft = (): SharedDraft => ({
  parts: {},
  told: {},
  touching: null,
  revision: 0,
  changed: new Map(),
});

function put(draft: SharedDraft, part: DraftPart, parts: DraftParts, byHelper: boolean): void {
  draft.revision += 1;
  // Safe: the same part of the same shape.
  (draft.parts as Record<DraftPart, unknown>)[part] = parts[part];
  draft.changed.set(part, { at: draft.revision, byHelper });
}

/**
 * The kiosk says how the draft stands, having heard everything up to `seen`. What differs was changed by the citizen,
 * unless it is something the clerk wrote that the kiosk has not heard and the citizen has not touched.
 */
export function tell(draft: SharedDraft, parts: DraftParts, seen: number): void {
  for (const part of draftParts) {
    if (parts[part] === draft.parts[part]) continue;
    const changed = draft.changed.get(part);
    const isUnheard = changed?.byHelper === true && changed.at > seen;
    if (isUnheard && parts[part] === draft.told[part]) continue;
    put(draft, part, parts, false);
  }
  draft.told = parts;
}

/** Why a clerk's writing is not taken; null: it may be. `upon`: the revision it was written upon. */
export function refusalOf(
  draft: SharedDraft,
  parts: DraftParts,
  upon: number,
): 'CITIZEN_WRITING' | 'PART_CHANGED' | null {
  const written = partsIn(parts);
  if (draft.touching !== null && written.includes(draft.touching)) return 'CITIZEN_WRITING';
  const isStale = written.some((part) => {
    const changed = draft.changed.get(part);
    return changed !== undefined && !changed.byHelper && changed.at > upon && parts[part] !== draft.parts[part];
  });
  return isStale ? 'PART_CHANGED' : null;
}

export function fill(draft: SharedDraft, parts: DraftParts): void {
  for (const part of partsIn(parts)) if (parts[part] !== draft.parts[part]) put(draft, part, parts, true);
}

/** What the clerk wrote that the kiosk has not heard. */
export function fillsSince(draft: SharedDraft, seen: number): DraftParts {
  const unheard = [...draft.changed].filter(([, { at, byHelper }]) => byHelper && at > seen);
  return Object.fromEntries(unheard.map(([part]) => [part, draft.parts[part]]));
}

export const partsByHelper = (draft: SharedDraft): DraftPart[] =>
  [...draft.changed].flatMap(([part, { byHelper }]) => (byHelper ? [part] : []));

export const partsIn = (parts: DraftParts): DraftPart[] => draftParts.filter((part) => parts[part] !== undefined);
