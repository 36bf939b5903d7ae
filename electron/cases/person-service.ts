// The three things only staff may do with a person's details: see them, find a case by them, print the slip again. All recorded.

import type { Catalogue } from '#electron/catalogue/catalogue-types.ts';
import type { Config } from '#electron/config.ts';
import { DomainError, InputProblems, tooManyTries } from '#electron/domain-error.ts';
import type { Db, Store } from '#electron/store/store.ts';
import type { Row } from '#electron/store/tables.ts';
import { createTries } from '#electron/store/tries.ts';
import type { CaseKey, Vault } from '#electron/store/vault.ts';
import type { CaseRow, Person } from '#shared/contract/case-shapes.ts';
import type { Language } from '#shared/contract/procedure.ts';
import type { SlipState } from '#shared/contract/slips.ts';
import { lookup } from '#shared/domain/lookup.ts';
import { nameOrCode } from '#shared/domain/naming.ts';
import type { Random } from '#shared/domain/ports.ts';
import { uuidFrom } from '#shared/domain/uuid.ts';
import { type Clerk, canLookAt, mustBeAllowed, workerOn } from './case-actions.ts';
import { keyOrNull, openQueryCode, openTold } from './case-content.ts';
import { ownerOf, type StaffNames } from './case-owner.ts';
import type { CaseCode, CaseSlips, DrawSlip } from './case-slip.ts';
import { readCases, readEntries } from './case-store.ts';
import { type CaseViews, maskedNameOf } from './case-views.ts';
import { existingCase } from './known-case.ts';

export type PersonService = {
  /** Throws CASE_NOT_FOUND; also where the details have been destroyed. */
  reveal(clerk: Clerk, caseNo: string): Promise<{ person: Person }>;
  /** Cases that fit everything given, newest first. Throws InputProblems where nothing is given, TOO_MANY_TRIES. */
  findByPerson(
    clerk: Clerk,
    by: { phone?: string | undefined; idNumber?: string | undefined; name?: string | undefined },
  ): Promise<CaseRow[]>;
  /** Throws CASE_NOT_FOUND. */
  reprint(clerk: Clerk, caseNo: string, language: Language): Promise<SlipState>;
};

/** Searches a clerk may make in a while: enough for a counter, too few to go through a list of people. Ours, not law. */
const searchesMost = 30;
const searchWindowMs = 15 * 60_000;
/** A common name has many cases; who has so many says one thing more. */
const foundMost = 50;

export function createPersonService(o: {
  store: Store;
  vault: Vault;
  catalogue: Catalogue;
  config: Pick<Config, 'cases'>;
  slips: CaseSlips;
  random: Random;
  staffNames: StaffNames;
  views: CaseViews;
  draw: DrawSlip;
  codeOf: CaseCode;
  areaCode: () => string | null;
}): PersonService {
  const { store, vault, catalogue, config, random, views } = o;
  const tries = createTries(vault, tooManyTries);

  async function readable(db: Db, caseNo: string): Promise<{ row: Row<'cases'>; key: CaseKey }> {
    const row = await existingCase(db, caseNo, catalogue.hall.code);
    const key = await keyOrNull(vault, db, row.case_no);
    if (!key) throw new DomainError('CASE_NOT_FOUND');
    return { row, key };
  }

  function conditions(by: { phone?: string | undefined; idNumber?: string | undefined; name?: string | undefined }) {
    const all = [
      { field: 'phone' as const, value: lookup.phone(by.phone ?? '', o.areaCode()) },
      { field: 'id' as const, value: lookup.id(by.idNumber ?? '') },
      { field: 'name' as const, value: lookup.name(by.name ?? '') },
    ];
    return all.filter(({ value }) => value !== '');
  }

  return {
    async reveal(clerk, caseNo) {
      return store.write(clerk.actor, async (w) => {
        const { row, key } = await readable(w.db, caseNo);
        mustBeAllowed(row, await workerOn(w.db, row, clerk), 'reveal', config.cases.hops);
        await w.append({ type: 'case.revealed', subject: row.case_no, data: { entryId: uuidFrom(random) } });
        return { person: openTold(key, row).person };
      });
    },

    async findByPerson(clerk, by) {
      const wanted = conditions(by);
      if (wanted.length === 0) throw new InputProblems([{ path: 'phone', message: '电话、证件号、姓名，至少填一样' }]);
      const searches = {
        scope: 'case-search',
        key: clerk.staffId,
        limit: searchesMost,
        windowMs: searchWindowMs,
      };
      const caseNos = await store.write(clerk.actor, async (w) => {
        await tries.count(w, [searches]);
        let found: string[] | null = null;
        for (const { field, value } of wanted) {
          const hits = new Set(await vault.find(w.db, field, value));
          found = found === null ? [...hits] : found.filter((caseNo) => hits.has(caseNo));
        }
        const by = wanted.map(({ field }) => field);
        await w.append({ type: 'case.searched', subject: 'cases', data: { by, found: found?.length ?? 0 } });
        return found ?? [];
      });
      const rows: CaseRow[] = [];
      // Case numbers sort by day: the newest are the last.
      for (const row of await readCases(store.db, caseNos.slice(-foundMost)))
        if (await canLookAt(store.db, row, clerk)) rows.push(await views.row(store.db, row));
      return rows;
    },

    async reprint(clerk, caseNo, language) {
      return store.write(clerk.actor, async (w) => {
        const { row, key } = await readable(w.db, caseNo);
        mustBeAllowed(row, await workerOn(w.db, row, clerk), 'reprint', config.cases.hops);
        const queryCode = openQueryCode(key, row);
        const before = (await readEntries(w.db, row.case_no)).filter(({ kind }) => kind === 'reprinted');
        const facts = {
          caseNo: row.case_no,
          queryCode,
          qr: o.codeOf({ caseNo: row.case_no, queryCode }),
          filedAt: row.filed_at,
          promise: views.promise(row),
          owner: await ownerOf(catalogue, o.staffNames, row),
          matterName: row.matter_code === null ? null : nameOrCode(catalogue.matter(row.matter_code), row.matter_code),
          maskedName: maskedNameOf(openTold(key, row)),
          reprint: before.length + 1,
        };
        await w.append({ type: 'case.reprinted', subject: row.case_no, data: { entryId: uuidFrom(random) } });
        return o.slips.enqueueCase(w, key, o.draw(facts, language), language);
      });
    },
  };
}
