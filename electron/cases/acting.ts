// One act on a case, whoever does it: judged by the rules, written as one event, and the citizen told, all in one transaction.

import type { Catalogue } from '#electron/catalogue/catalogue-types.ts';
import type { HallClock } from '#electron/catalogue/hall-clock.ts';
import type { Config } from '#electron/config.ts';
import { DomainError } from '#electron/domain-error.ts';
import type { Db, Store, Write } from '#electron/store/store.ts';
import type { Row } from '#electron/store/tables.ts';
import type { CaseKey, Vault } from '#electron/store/vault.ts';
import type { CaseDetail } from '#shared/contract/case-detail.ts';
import type { Worker } from '#shared/domain/case-acts.ts';
import type { Decided, DeskCommand, OtherCommand } from '#shared/domain/case-commands.ts';
import { decide, decideOther } from '#shared/domain/case-lifecycle.ts';
import type { CaseState } from '#shared/domain/case-state.ts';
import type { JsonValue, Random } from '#shared/domain/ports.ts';
import { uuidFrom } from '#shared/domain/uuid.ts';
import { actionsFor, type Clerk, refusal, workerOn } from './case-actions.ts';
import { type EntryTexts, keyOrNull, sealEntry } from './case-content.ts';
import type { CaseActed } from './case-events.ts';
import { frameAt } from './case-frame.ts';
import { stateOf } from './case-state-row.ts';
import type { CaseTelling, Turn } from './case-telling.ts';
import type { CaseViews } from './case-views.ts';
import { existingCase } from './known-case.ts';

/** The case and the version the clerk saw. */
export type OnCase = { readonly caseNo: string; readonly version: number };

/** The case as it is inside the write. */
export type InHand = {
  readonly w: Write;
  readonly row: Row<'cases'>;
  readonly key: CaseKey;
  /** Of the entry this act makes. */
  readonly entryId: string;
};

/** What an act is to be written as, beside what the rules make of it. */
export type Telling = Pick<CaseActed, 'what'> &
  Partial<Pick<CaseActed, 'facts' | 'task' | 'taskEnded' | 'answer' | 'rated' | 'otherNo'>> & {
    readonly said?: string | EntryTexts;
    /** What the citizen is told of it, where they are to be told outside the hall. */
    readonly turn?: Turn;
  };

export type ActingParts = {
  readonly store: Store;
  readonly vault: Vault;
  readonly catalogue: Catalogue;
  readonly config: Pick<Config, 'limits' | 'cases'>;
  readonly hall: HallClock;
  readonly random: Random;
  readonly views: CaseViews;
  readonly telling: CaseTelling;
};

export type Acting = {
  /** Throws CASE_NOT_FOUND, CASE_CHANGED, NOT_NOW, NOT_ALLOWED, and what the rules refuse. */
  byClerk(
    clerk: Clerk,
    on: OnCase | { readonly caseNo: string },
    command: DeskCommand | ((on: InHand) => Promise<DeskCommand>),
    telling: Telling | ((on: InHand, change: Partial<CaseState>) => Promise<Telling> | Telling),
    o?: ActOptions,
  ): Promise<CaseDetail>;
  /** The citizen's act, or the day's, on a case already in hand; answers whether the rules let it. */
  byOther(
    on: InHand,
    command: OtherCommand,
    telling: Telling | ((change: Partial<CaseState>) => Telling),
  ): Promise<boolean>;
  /** The case as this clerk sees it. Throws CASE_NOT_FOUND. */
  show(clerk: Clerk, caseNo: string): Promise<CaseDetail>;
  /** By the number somebody typed. Throws CASE_NOT_FOUND. */
  find(db: Db, typed: string): Promise<Row<'cases'>>;
};

type ActOptions = {
  /** The id of the entry a request makes; default: a new one. */
  readonly entryId?: (row: Row<'cases'>) => string;
  /** Whether the request was carried out before: it stays so, though stage or post no longer allowed it now. */
  readonly wasDone?: (on: InHand) => Promise<boolean>;
  /** After the event, in the same write. */
  readonly after?: (on: InHand, who: Worker) => Promise<void>;
};

export function createActing(o: ActingParts): Acting {
  const { store, vault, catalogue, config, random, views, telling } = o;
  const find = (db: Db, typed: string) => existingCase(db, typed, catalogue.hall.code);

  async function show(clerk: Clerk, caseNo: string): Promise<CaseDetail> {
    const row = await find(store.db, caseNo);
    const who = await workerOn(store.db, row, clerk);
    return views.detail(store.db, row, who, actionsFor(row, who, config.cases.hops));
  }

  async function write(on: InHand, decided: Extract<Decided, { ok: true }>, told: Telling): Promise<void> {
    const { w, row, key, entryId } = on;
    const { said, turn, facts = {}, what, ...effects } = told;
    const { promisedDate } = decided.change;
    const isMoved = promisedDate !== undefined && promisedDate !== row.promised_date;
    const data: CaseActed = {
      entryId,
      version: row.version,
      what,
      change: decided.change,
      entered: [...decided.entered],
      sealed: said === undefined || said === '' ? null : sealEntry(key, row.case_no, entryId, said),
      // Each entry says itself how the promised day moved, so that the citizen is told it there.
      facts: { ...facts, ...(isMoved && { promisedDate, promisedBefore: row.promised_date }) },
      ...effects,
    };
    // What the rules make is JSON: its optional fields are absent, never undefined.
    await w.append({ type: 'case.acted', subject: row.case_no, data: data as unknown as JsonValue });
    if (turn) await telling.tell(on, turn);
  }

  return {
    show,
    find,

    async byClerk(clerk, onCase, command, told, options = {}) {
      await store.write(clerk.actor, async (w) => {
        const row = await find(w.db, onCase.caseNo);
        const who = await workerOn(w.db, row, clerk);
        const key = await keyOrNull(vault, w.db, row.case_no);
        const entryId = options.entryId?.(row) ?? uuidFrom(random);
        if (key && (await options.wasDone?.({ w, row, key, entryId }))) return;
        if ('version' in onCase && row.version !== onCase.version)
          throw new DomainError('CASE_CHANGED', { version: row.version });
        // Its retention is over: nothing more is written about a person who is forgotten.
        if (!key) throw new DomainError('NOT_NOW');
        const on = { w, row, key, entryId };
        const wanted = typeof command === 'function' ? await command(on) : command;
        const decided = decide(stateOf(row), who, wanted, frameAt(o, w.at));
        if (!decided.ok) throw refusal(decided.why, wanted);
        await write(on, decided, typeof told === 'function' ? await told(on, decided.change) : told);
        await options.after?.(on, who);
      });
      return show(clerk, onCase.caseNo);
    },

    async byOther(on, command, told) {
      const decided = decideOther(stateOf(on.row), command, frameAt(o, on.w.at));
      if (!decided.ok) return false;
      await write(on, decided, typeof told === 'function' ? told(decided.change) : told);
      return true;
    },
  };
}
