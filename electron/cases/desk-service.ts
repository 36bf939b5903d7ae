// The desk's acts on a case: each is one event on the version the clerk saw, by somebody who may, at a stage that allows it.

import type { Catalogue } from '#electron/catalogue/catalogue-types.ts';
import type { HallClock } from '#electron/catalogue/hall-clock.ts';
import type { Config } from '#electron/config.ts';
import { DomainError, InputProblems } from '#electron/domain-error.ts';
import type { Db, Store, Write } from '#electron/store/store.ts';
import type { Row } from '#electron/store/tables.ts';
import type { CaseKey, Vault } from '#electron/store/vault.ts';
import type { CaseAction, CaseCategory, CaseDetail, CaseKind, Handling } from '#shared/contract/case-shapes.ts';
import { type CaseMove, nextState, reclassifiedPromise } from '#shared/domain/case-lifecycle.ts';
import type { JsonValue, Random } from '#shared/domain/ports.ts';
import { cleanText } from '#shared/domain/text.ts';
import { uuidFrom } from '#shared/domain/uuid.ts';
import { textWords } from '../input-words.ts';
import { actionsFor, type Clerk, mustBeAllowed, stateOf } from './case-actions.ts';
import { keyOrNull, sealEntry } from './case-content.ts';
import { readHandler } from './case-store.ts';
import type { CaseViews } from './case-views.ts';
import { checkWords } from './filing-input.ts';
import { entryIdFor, existingCase, wasSaidBefore } from './known-case.ts';

/** The case and the version the clerk saw. */
export type OnCase = { readonly caseNo: string; readonly version: number };

/** Every act answers with the case as it is then. All throw CASE_NOT_FOUND; acts on a version also CASE_CHANGED, NOT_NOW, NOT_ALLOWED. */
export type DeskService = {
  get(clerk: Clerk, caseNo: string): Promise<CaseDetail>;
  accept(clerk: Clerk, on: OnCase): Promise<CaseDetail>;
  /** Throws UNIT_UNKNOWN, STAFF_NOT_FOUND, InputProblems. */
  assign(
    clerk: Clerk,
    on: OnCase & { unitCode: string; staffId: string | null; words?: string | undefined },
  ): Promise<CaseDetail>;
  /** Throws REQUEST_REUSED where the request came with other words before. */
  addEntry(
    clerk: Clerk,
    input: { requestId: string; caseNo: string; for: 'citizen' | 'inside'; words: string },
  ): Promise<CaseDetail>;
  /** Never moves the promised day back. */
  reclassify(clerk: Clerk, on: OnCase & { kind: CaseKind; category: CaseCategory }): Promise<CaseDetail>;
  conclude(clerk: Clerk, on: OnCase & { handling: Handling; words: string }): Promise<CaseDetail>;
};

/** Characters of a word to the citizen or a note, and of a remark at an assignment. */
const longWords = 2000;
const shortWords = 500;

export function createDeskService(o: {
  store: Store;
  vault: Vault;
  catalogue: Catalogue;
  config: Pick<Config, 'limits'>;
  hall: HallClock;
  random: Random;
  views: CaseViews;
}): DeskService {
  const { store, vault, catalogue, hall, random, views } = o;
  const tellUnit = () => catalogue.tellWindow.unit;
  const find = (db: Db, typed: string) => existingCase(db, typed, catalogue.hall.code);

  async function show(clerk: Clerk, caseNo: string): Promise<CaseDetail> {
    const row = await find(store.db, caseNo);
    return views.detail(store.db, row, actionsFor(row, clerk, tellUnit()));
  }

  /** One act in one transaction: the case as it is now, checked, then handed to `command`. */
  async function act(
    clerk: Clerk,
    on: { caseNo: string; version?: number },
    action: CaseAction,
    command: (w: Write, row: Row<'cases'>, key: CaseKey) => Promise<void>,
    wasDone: (w: Write, row: Row<'cases'>, key: CaseKey) => Promise<boolean> = async () => false,
  ): Promise<CaseDetail> {
    await store.write(clerk.actor, async (w) => {
      const row = await find(w.db, on.caseNo);
      const key = await keyOrNull(vault, w.db, row.case_no);
      // What was carried out stays carried out, though the stage or the post no longer allowed it now.
      if (key && (await wasDone(w, row, key))) return;
      const isStale = on.version !== undefined && row.version !== on.version;
      if (isStale) throw new DomainError('CASE_CHANGED', { version: row.version });
      mustBeAllowed(row, clerk, action, tellUnit());
      // Its retention is over: nothing more is written about a person who is forgotten.
      if (!key) throw new DomainError('NOT_NOW');
      await command(w, row, key);
    });
    return show(clerk, on.caseNo);
  }

  const append = (w: Write, row: Row<'cases'>, type: string, data: { readonly [key: string]: JsonValue }) =>
    w.append({ type, subject: row.case_no, data: { version: row.version, ...data } });

  function moved(row: Row<'cases'>, move: CaseMove): number[] {
    const next = nextState(stateOf(row), move);
    if (!next.ok) throw new DomainError('NOT_NOW');
    return next.entered;
  }

  return {
    get: show,

    accept: (clerk, on) =>
      act(clerk, on, 'accept', async (w, row) => {
        const stages = moved(row, { action: 'accept', at: w.at, staff: clerk.staffId });
        await append(w, row, 'case.accepted', { entryId: uuidFrom(random), stages, staffId: clerk.staffId });
      }),

    async assign(clerk, on) {
      const { unitCode, staffId } = on;
      if (catalogue.unit(unitCode)?.isRetired !== false) throw new DomainError('UNIT_UNKNOWN');
      const remark = checkRemark(on.words ?? '');
      return act(clerk, on, 'assign', async (w, row, key) => {
        if (staffId !== null) {
          const handler = await readHandler(w.db, staffId);
          if (!handler || handler.isDisabled) throw new DomainError('STAFF_NOT_FOUND');
          // The citizen is told unit and person in one breath: they must belong together.
          if (handler.unitCode !== unitCode) {
            throw new InputProblems([{ path: 'staffId', message: '这个人不在所选的单位，请重新选' }]);
          }
        }
        const stages = moved(row, { action: 'assign', at: w.at, unit: unitCode, staff: staffId });
        const entryId = uuidFrom(random);
        const words = remark === '' ? null : sealEntry(key, row.case_no, entryId, remark);
        await append(w, row, 'case.assigned', { entryId, stages, unitCode, staffId, sealed: words });
      });
    },

    async addEntry(clerk, input) {
      const words = checkWords(input.words, longWords, 'zh-CN');
      const isForCitizen = input.for === 'citizen';
      const idIn = (row: Row<'cases'>) => entryIdFor(row.case_no, isForCitizen ? 'said' : 'note', input.requestId);
      return act(
        clerk,
        { caseNo: input.caseNo },
        isForCitizen ? 'tell' : 'note',
        async (w, row, key) => {
          const entryId = idIn(row);
          const data = { entryId, sealed: sealEntry(key, row.case_no, entryId, words) };
          await append(w, row, isForCitizen ? 'case.said' : 'case.noted', data);
        },
        (w, row, key) => wasSaidBefore(w.db, key, idIn(row), words),
      );
    },

    reclassify: (clerk, on) =>
      act(clerk, on, 'reclassify', async (w, row) => {
        if (row.kind === on.kind && row.category === on.category) return;
        const promise = reclassifiedPromise(
          {
            date: row.promised_date,
            workingDays: row.limit_wd,
            provisional: row.provisional === 1,
            filedDate: row.day,
            today: hall.dateOf(w.at),
          },
          on.category,
          hall.calendar,
          o.config.limits,
        );
        await append(w, row, 'case.reclassified', {
          entryId: uuidFrom(random),
          from: { kind: row.kind, category: row.category },
          to: { kind: on.kind, category: on.category },
          limitWd: promise.workingDays,
          promisedDate: promise.date,
          provisional: promise.provisional,
        });
      }),

    async conclude(clerk, on) {
      const words = checkWords(on.words, longWords, 'zh-CN');
      return act(clerk, on, 'conclude', async (w, row, key) => {
        const stages = moved(row, { action: 'conclude', at: w.at, handling: on.handling });
        const entryId = uuidFrom(random);
        const data = { entryId, stages, handling: on.handling, sealed: sealEntry(key, row.case_no, entryId, words) };
        await append(w, row, 'case.concluded', data);
      });
    },
  };
}

function checkRemark(text: string): string {
  const cleaned = cleanText(text, { max: shortWords });
  if (cleaned.ok) return cleaned.text;
  throw new InputProblems([{ path: 'words', message: textWords(cleaned, shortWords, 'zh-CN') }]);
}
