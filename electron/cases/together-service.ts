// Cases that belong together, and people who work on one at the same time: found, linked, merged, and seen by one another.

import { DomainError } from '#electron/domain-error.ts';
import type { Db } from '#electron/store/store.ts';
import type { Row } from '#electron/store/tables.ts';
import type { CaseDetail } from '#shared/contract/case-detail.ts';
import type { CaseRow } from '#shared/contract/case-shapes.ts';
import type { Bilingual } from '#shared/contract/hall.ts';
import { nameOrCode } from '#shared/domain/naming.ts';
import type { Clock } from '#shared/domain/ports.ts';
import { uuidFrom } from '#shared/domain/uuid.ts';
import type { OnCase } from './acting.ts';
import { type Clerk, canLookAt, workerOn } from './case-actions.ts';
import type { CaseParts } from './case-parts.ts';
import { stateOf } from './case-state-row.ts';
import { readCases, readLinks, readOfSameMatter, readOfSamePerson } from './case-store.ts';
import { canonical } from './known-case.ts';

export type Related = { row: CaseRow; why: 'person' | 'matter'; linked: 'linked' | 'merged' | null };
export type Present = { name: string; unitName: Bilingual; isWriting: boolean };

export type TogetherService = {
  /** The same person's first, then the same matter's; those this clerk may see. */
  related(clerk: Clerk, caseNo: string): Promise<Related[]>;
  /** Throws OTHER_NOT_FOUND. */
  link(clerk: Clerk, on: OnCase & { otherNo: string }): Promise<CaseDetail>;
  /** Throws OTHER_NOT_FOUND, CANNOT_MERGE. */
  merge(clerk: Clerk, on: OnCase & { intoNo: string }): Promise<CaseDetail>;
  /** Who else has it open. */
  present(clerk: Clerk, caseNo: string, isWriting: boolean): Promise<Present[]>;
};

/** Rows of each kind: more help nobody to decide. */
const relatedMost = 10;
/** The same matter at the same unit is told again within so many days: ours, not law. */
const sameMatterMs = 30 * 86_400_000;
/** A page says every 15 s that it is there; one that missed two is not. */
const presentMs = 40_000;

export function createTogetherService(o: CaseParts & { clock: Clock }): TogetherService {
  const { acting, store, vault, catalogue, random, views, staffNames, clock } = o;
  const here = new Map<string, Map<string, { unitCode: string; isWriting: boolean; at: number }>>();

  async function other(db: Db, clerk: Clerk, caseNo: string, typed: string): Promise<Row<'cases'>> {
    const known = canonical(typed, catalogue.hall.code);
    const [row] = known === null || known === caseNo ? [] : await readCases(db, [known]);
    if (!row || !(await canLookAt(db, row, clerk))) throw new DomainError('OTHER_NOT_FOUND');
    return row;
  }

  async function visible(clerk: Clerk, rows: readonly Row<'cases'>[]): Promise<Row<'cases'>[]> {
    const seen: Row<'cases'>[] = [];
    for (const row of rows) if (await canLookAt(store.db, row, clerk)) seen.push(row);
    return seen;
  }

  return {
    async related(clerk, typed) {
      const { db } = store;
      const row = await acting.find(db, typed);
      await workerOn(db, row, clerk);
      const linked = await readLinks(db, row.case_no);
      const person = await visible(clerk, await readOfSamePerson(db, row.case_no, relatedMost));
      const known = new Set(person.map(({ case_no }) => case_no));
      const matter = await visible(clerk, await readOfSameMatter(db, row, sameMatterMs, relatedMost));
      const others = matter.filter(({ case_no }) => !known.has(case_no));
      const drawn = async (why: Related['why'], each: Row<'cases'>): Promise<Related> => ({
        row: await views.row(db, each),
        why,
        linked:
          each.merged_into === row.case_no || row.merged_into === each.case_no
            ? 'merged'
            : linked.includes(each.case_no)
              ? 'linked'
              : null,
      });
      return Promise.all([
        ...person.map((each) => drawn('person', each)),
        ...others.map((each) => drawn('matter', each)),
      ]);
    },

    async link(clerk, on) {
      let otherNo = '';
      return acting.byClerk(
        clerk,
        on,
        async ({ w, row }) => {
          otherNo = (await other(w.db, clerk, row.case_no, on.otherNo)).case_no;
          return { act: 'link' };
        },
        () => ({ what: 'linked', facts: { otherNo }, otherNo }),
      );
    },

    async merge(clerk, on) {
      let into: Row<'cases'> | undefined;
      const intoNo = () => into?.case_no ?? '';
      return acting.byClerk(
        clerk,
        on,
        async ({ w, row }) => {
          into = await other(w.db, clerk, row.case_no, on.intoNo);
          const same = await readOfSamePerson(w.db, row.case_no, 1000);
          const isSamePerson = same.some(({ case_no }) => case_no === intoNo());
          return { act: 'merge', into: { caseNo: intoNo(), state: stateOf(into), isSamePerson } };
        },
        () => ({
          what: 'merged',
          facts: { otherNo: intoNo() },
          otherNo: intoNo(),
          turn: { turn: 'merged', otherNo: intoNo() },
        }),
        {
          // Whoever works on the other one sees that there is more in it now.
          after: async ({ w, row }) => {
            if (!into) return;
            const on = { w, row: into, key: await vault.key(w.db, into.case_no), entryId: uuidFrom(random) };
            await acting.byOther(on, { act: 'absorb' }, { what: 'absorbed', facts: { otherNo: row.case_no } });
          },
        },
      );
    },

    async present(clerk, typed, isWriting) {
      const row = await acting.find(store.db, typed);
      await workerOn(store.db, row, clerk);
      const now = clock();
      for (const [caseNo, people] of here) {
        for (const [staffId, { at }] of people) if (now - at > presentMs) people.delete(staffId);
        if (people.size === 0) here.delete(caseNo);
      }
      const people = here.get(row.case_no) ?? new Map();
      here.set(row.case_no, people.set(clerk.staffId, { unitCode: clerk.unitCode, isWriting, at: now }));
      const others = [...people].filter(([staffId]) => staffId !== clerk.staffId);
      return Promise.all(
        others.map(async ([staffId, { unitCode, isWriting: writes }]) => ({
          name: (await staffNames(staffId)) ?? unitCode,
          unitName: nameOrCode(catalogue.unit(unitCode), unitCode),
          isWriting: writes,
        })),
      );
    },
  };
}
