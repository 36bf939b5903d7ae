// 一起看: a draft that a citizen lets one clerk see and write into while it is written. In memory alone, and gone at its end.

import type { Vouchers } from '#electron/cases/vouchers.ts';
import { DomainError, InputProblems, tooManyTries } from '#electron/domain-error.ts';
import {
  type AssistEnd,
  type AssistView,
  type DraftParts,
  helperSilentMs,
  kioskSilentMs,
  type Shared,
} from '#shared/contract/assist.ts';
import type { FileCase, Person } from '#shared/contract/case-shapes.ts';
import type { HelpScreen } from '#shared/contract/help.ts';
import type { Language } from '#shared/contract/procedure.ts';
import { assistBeatMs } from '#shared/domain/draft-parts.ts';
import type { Clock, Random } from '#shared/domain/ports.ts';
import { uuidFrom } from '#shared/domain/uuid.ts';
import {
  fill,
  fillsSince,
  newSharedDraft,
  partsByHelper,
  partsIn,
  refusalOf,
  type SharedDraft,
  tell,
} from './shared-draft.ts';

/** Drafts shared at once, in all and from one address: a hall has fewer kiosks. */
const mostInAll = 100;
const mostFromOne = 20;
/** How long it is remembered why a sharing ended, and of how many by key and by id together: anybody may end anything. */
const endKeptMs = 3_600_000;
const endsKept = 2000;

/** The kiosk: its name as claimed, and the address or port it came from as the transport saw it. */
export type Kiosk = { readonly terminal: string; readonly source: string };
/** `isStillSignedIn`: asked again and again for as long as they help. */
export type Helper = {
  readonly staffId: string;
  readonly displayName: string;
  readonly isStillSignedIn: () => Promise<boolean>;
};
export type ShareInput = {
  key: string;
  requestId: string;
  language: Language;
  screen: HelpScreen;
  touching: SharedDraft['touching'];
  seen: number;
  spokenSeconds: number | null;
  parts: DraftParts;
};
type Asked = { id: string; language: Language };

export type SharingService = {
  /** Throws ASSIST_OVER, TOO_MANY_TRIES. */
  share(kiosk: Kiosk, input: ShareInput): Shared;
  stop(key: string, why: AssistEnd): void;
  open(staffId: string): { id: string; terminal: string; since: number; helper: string | null; isMine: boolean }[];
  /** Throws ASSIST_OVER, ASSIST_TAKEN. */
  take(helper: Helper, input: Asked & { isTakingOver: boolean }): AssistView;
  /** Throws ASSIST_OVER, ASSIST_TAKEN. */
  get(helper: Helper, input: Asked): AssistView;
  /** Throws ASSIST_OVER, ASSIST_TAKEN, CITIZEN_WRITING, PART_CHANGED, MATTER_UNKNOWN, UNIT_UNKNOWN. */
  fill(helper: Helper, input: Asked & { revision: number; parts: DraftParts }): AssistView;
  /** Ends it, if it is theirs. */
  leave(helper: Helper, id: string): void;
  /** Ends what has nobody at one of its ends any more. Taken every few seconds. */
  sweep(): Promise<void>;
  onChanged(listener: (id: string) => void): () => void;
};

type Sharing = {
  readonly id: string;
  readonly key: string;
  readonly kiosk: Kiosk;
  readonly since: number;
  readonly draft: SharedDraft;
  requestId: string;
  screen: HelpScreen;
  spokenSeconds: number | null;
  heardAt: number;
  helper: (Helper & { heardAt: number }) | null;
  /** Who wrote last. */
  wrote: string | null;
};

export function createSharingService(o: {
  clock: Clock;
  /** Time gone by, in milliseconds: who is silent is so by this, while the hall's clock may stand or leap. */
  elapsed: Clock;
  random: Random;
  vouchers: Vouchers;
  /** Throws InputProblems for what could not be handed in. */
  check: (input: FileCase) => unknown;
  catalogue: { matter(code: string): unknown; unit(code: string): unknown };
}): SharingService {
  const { clock, elapsed } = o;
  const byKey = new Map<string, Sharing>();
  const byId = new Map<string, Sharing>();
  /** By key and by id: why it ended, and when. */
  const ended = new Map<string, { why: AssistEnd; at: number }>();
  const listeners = new Set<(id: string) => void>();
  const tellAll = ({ id }: Sharing): void => {
    for (const listener of listeners) listener(id);
  };

  function remember(keyOrId: string, why: AssistEnd): void {
    ended.set(keyOrId, { why, at: elapsed() });
    for (const oldest of ended.keys()) {
      if (ended.size <= endsKept) break;
      ended.delete(oldest);
    }
  }

  function end(one: Sharing, why: AssistEnd): void {
    byKey.delete(one.key);
    byId.delete(one.id);
    remember(one.id, why);
    // A kiosk that was only away may go on: its citizen never said no.
    if (why !== 'silent') remember(one.key, why);
    tellAll(one);
  }

  function begin({ terminal, source }: Kiosk, { key, requestId, screen }: ShareInput): Sharing {
    const theirs = [...byKey.values()].filter(({ kiosk }) => kiosk.source === source);
    // The same kiosk, begun anew: what it shared before is over.
    for (const before of theirs) if (before.kiosk.terminal === terminal) end(before, 'left');
    if (byKey.size >= mostInAll || theirs.length >= mostFromOne) throw tooManyTries(60);
    const one: Sharing = {
      ...{
        id: uuidFrom(o.random),
        key,
        kiosk: { terminal, source },
        since: clock(),
        draft: newSharedDraft(),
        requestId,
        screen,
      },
      ...{ spokenSeconds: null, heardAt: elapsed(), helper: null, wrote: null },
    };
    byKey.set(key, one);
    byId.set(one.id, one);
    return one;
  }

  const over = (key: string) => new DomainError('ASSIST_OVER', { why: ended.get(key)?.why ?? null });

  function find(id: string): Sharing {
    const one = byId.get(id);
    if (!one) throw over(id);
    return one;
  }

  function mine({ staffId, displayName, isStillSignedIn }: Helper, id: string): Sharing {
    const one = find(id);
    if (one.helper?.staffId !== staffId) throw new DomainError('ASSIST_TAKEN', { by: one.helper?.displayName ?? null });
    one.helper = { staffId, displayName, isStillSignedIn, heardAt: elapsed() };
    return one;
  }

  function problemsOf({ draft: { parts }, requestId }: Sharing, language: Language) {
    const { kind = 'not-done', matterCode = null, failedAtUnit = null, words = '', trips = null } = parts;
    const { role = 'anonymous', kind: _k, matterCode: _m, failedAtUnit: _f, words: _w, trips: _t, ...fields } = parts;
    const person = { role, ...fields } as Person;
    try {
      o.check({ requestId, kind, matterCode, failedAtUnit, words, trips, person, language });
      return [];
    } catch (error) {
      if (!(error instanceof InputProblems)) throw error;
      return error.problems.filter(({ path }) => !(path === 'words' && words.trim() === ''));
    }
  }

  function viewOf(one: Sharing, language: Language): AssistView {
    const { id, kiosk, screen, spokenSeconds, draft } = one;
    return {
      ...{ id, terminal: kiosk.terminal, screen, spokenSeconds },
      parts: { ...draft.parts },
      touching: draft.touching,
      byHelper: partsByHelper(draft),
      revision: draft.revision,
      problems: [...problemsOf(one, language)],
    };
  }

  return {
    share(kiosk, input) {
      if (ended.has(input.key)) throw over(input.key);
      const known = byKey.get(input.key);
      const one = known ?? begin(kiosk, input);
      const { draft } = one;
      const { screen, touching, spokenSeconds, seen, parts, requestId } = input;
      const before = `${draft.revision} ${draft.touching} ${one.screen} ${one.spokenSeconds}`;
      Object.assign(one, { screen, spokenSeconds, requestId, heardAt: elapsed() });
      draft.touching = touching;
      // What was heard of a sharing before a restart counts for nothing in this one.
      tell(draft, parts, Math.min(seen, draft.revision));
      if (!known || before !== `${draft.revision} ${draft.touching} ${one.screen} ${one.spokenSeconds}`) tellAll(one);
      return {
        id: one.id,
        revision: draft.revision,
        helper: one.helper?.displayName ?? null,
        fills: fillsSince(draft, seen),
        voucher: one.wrote === null ? null : o.vouchers.make(one.requestId, one.wrote),
      };
    },

    stop(key, why) {
      const one = byKey.get(key);
      if (one) end(one, why);
      else if (!ended.has(key)) remember(key, why);
    },

    open: (staffId) =>
      [...byId.values()]
        .sort((a, b) => a.since - b.since)
        .map(({ id, kiosk: { terminal }, since, helper }) => ({
          ...{ id, terminal, since },
          helper: helper?.displayName ?? null,
          isMine: helper?.staffId === staffId,
        })),

    take(helper, { id, isTakingOver, language }) {
      const one = find(id);
      const isOthers = one.helper !== null && one.helper.staffId !== helper.staffId;
      if (isOthers && !isTakingOver) throw new DomainError('ASSIST_TAKEN', { by: one.helper?.displayName ?? null });
      const isNews = one.helper?.staffId !== helper.staffId;
      one.helper = { ...helper, heardAt: elapsed() };
      if (isNews) tellAll(one);
      return viewOf(one, language);
    },

    get: (helper, { id, language }) => viewOf(mine(helper, id), language),

    fill(helper, { id, revision, parts, language }) {
      const one = mine(helper, id);
      const { matterCode, failedAtUnit } = parts;
      if (typeof matterCode === 'string' && !o.catalogue.matter(matterCode)) throw new DomainError('MATTER_UNKNOWN');
      if (typeof failedAtUnit === 'string' && !o.catalogue.unit(failedAtUnit)) throw new DomainError('UNIT_UNKNOWN');
      const refusal = refusalOf(one.draft, parts, revision);
      if (refusal) throw new DomainError(refusal);
      const before = one.draft.revision;
      fill(one.draft, parts);
      if (partsIn(parts).length > 0) one.wrote = helper.staffId;
      if (one.draft.revision !== before) tellAll(one);
      return viewOf(one, language);
    },

    leave(helper, id) {
      const one = byId.get(id);
      if (one?.helper?.staffId === helper.staffId) end(one, 'helper');
    },

    async sweep() {
      const now = elapsed();
      for (const [key, { at }] of ended) if (now - at > endKeptMs) ended.delete(key);
      for (const one of [...byId.values()]) {
        const { helper } = one;
        if (now - one.heardAt > kioskSilentMs) end(one, 'silent');
        else if (helper && now - helper.heardAt > helperSilentMs) end(one, 'helper-gone');
        else if (helper && !(await helper.isStillSignedIn().catch(() => false)) && one.helper === helper)
          end(one, 'signed-out');
      }
    },

    onChanged(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** How often `sweep` is taken. */
export const sweepEveryMs = assistBeatMs;
