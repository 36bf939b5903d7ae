// The desk's acts on a case: each is one event on the version the clerk saw, by somebody who may, at a stage that allows it.

import type { Catalogue } from '#electron/catalogue/catalogue-types.ts';
import type { HallClock } from '#electron/catalogue/hall-clock.ts';
import type { Config } from '#electron/config.ts';
import { DomainError, InputProblems } from '#electron/domain-error.ts';
import type { Store, Write } from '#electron/store/store.ts';
import type { Row } from '#electron/store/tables.ts';
import type { Vault } from '#electron/store/vault.ts';
import type { CaseAction, CaseCategory, CaseDetail, CaseKind, Handling } from '#shared/contract/cases.ts';
import { type CaseMove, nextState, reclassifiedPromise } from '#shared/domain/case-lifecycle.ts';
import { parseCaseNumber } from '#shared/domain/case-number.ts';
import type { JsonValue, Random } from '#shared/domain/ports.ts';
import { cleanText } from '#shared/domain/text.ts';
import { uuidFrom } from '#shared/domain/uuid.ts';
import { actionsFor, type Clerk, mustBeAllowed, stateOf } from './case-actions.ts';
import { sealEntry } from './case-content.ts';
import { hasEntry, readCase, readHandler } from './case-store.ts';
import type { CaseViews } from './case-views.ts';
import { checkWords } from './filing-input.ts';
import { textWords } from './input-words.ts';
import { entryIdFor } from './status-service.ts';

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
  const tellUnit = catalogue.tellWindow.unit;

  async function show(clerk: Clerk, caseNo: string): Promise<CaseDetail> {
    const row = await existingCase(store, caseNo);
    return views.detail(store.db, row, actionsFor(row, clerk, tellUnit));
  }

  /** One act in one transaction: the case as it is now, checked, then handed to `command`. */
  async function act(
    clerk: Clerk,
    on: { caseNo: string; version?: number },
    action: CaseAction,
    command: (w: Write, row: Row<'cases'>) => Promise<void>,
  ): Promise<CaseDetail> {
    const caseNo = canonical(on.caseNo);
    await store.write(clerk.actor, async (w) => {
      const row = await readCase(w.db, caseNo);
      if (!row) throw new DomainError('CASE_NOT_FOUND');
      const isStale = on.version !== undefined && row.version !== on.version;
      if (isStale) throw new DomainError('CASE_CHANGED', { version: row.version });
      mustBeAllowed(row, clerk, action, tellUnit);
      await command(w, row);
    });
    return show(clerk, caseNo);
  }

  const append = (w: Write, row: Row<'cases'>, type: string, data: { readonly [key: string]: JsonValue }) =>
    w.append({ type, subject: row.case_no, data: { version: row.version, ...data } });

  async function sealed(w: Write, row: Row<'cases'>, entryId: string, words: string): Promise<string> {
    return sealEntry(await vault.key(w.db, row.case_no), row.case_no, entryId, words);
  }

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
      if (!catalogue.unit(unitCode)) throw new DomainError('UNIT_UNKNOWN');
      const remark = checkRemark(on.words ?? '');
      return act(clerk, on, 'assign', async (w, row) => {
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
        const words = remark === '' ? null : await sealed(w, row, entryId, remark);
        await append(w, row, 'case.assigned', { entryId, stages, unitCode, staffId, sealed: words });
      });
    },

    async addEntry(clerk, input) {
      const words = checkWords(input.words, longWords, 'zh-CN');
      const isForCitizen = input.for === 'citizen';
      return act(clerk, { caseNo: input.caseNo }, isForCitizen ? 'tell' : 'note', async (w, row) => {
        const entryId = entryIdFor(row.case_no, input.requestId);
        if (await hasEntry(w.db, entryId)) return;
        const data = { entryId, sealed: await sealed(w, row, entryId, words) };
        await append(w, row, isForCitizen ? 'case.said' : 'case.noted', data);
      });
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
      return act(clerk, on, 'conclude', async (w, row) => {
        const stages = moved(row, { action: 'conclude', at: w.at, handling: on.handling });
        const entryId = uuidFrom(random);
        const data = { entryId, stages, handling: on.handling, sealed: await sealed(w, row, entryId, words) };
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

/** The number as it is kept, however it was typed. Throws CASE_NOT_FOUND. */
export function canonical(caseNo: string): string {
  const parsed = parseCaseNumber(caseNo);
  if (!parsed.ok) throw new DomainError('CASE_NOT_FOUND');
  return parsed.caseNo;
}

/** Throws CASE_NOT_FOUND. */
export async function existingCase(store: Store, caseNo: string): Promise<Row<'cases'>> {
  const row = await readCase(store.db, canonical(caseNo));
  if (!row) throw new DomainError('CASE_NOT_FOUND');
  return row;
}
