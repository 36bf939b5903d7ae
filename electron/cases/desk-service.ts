// What the unit in custody does with a case day by day: takes it on, names who has it done, speaks with the citizen, concludes it.

import { DomainError, InputProblems } from '#electron/domain-error.ts';
import type { CaseDetail, WrittenCheck } from '#shared/contract/case-detail.ts';
import {
  type CaseCategory,
  type CaseKind,
  type Cause,
  type Handling,
  wordsMaximum,
} from '#shared/contract/case-shapes.ts';
import type { InHand, OnCase } from './acting.ts';
import type { Clerk } from './case-actions.ts';
import type { EntryTexts } from './case-content.ts';
import type { CaseParts } from './case-parts.ts';
import { readHandler } from './case-store.ts';
import { checkRemark, checkWords } from './filing-input.ts';
import { entryIdFor, wasSaidBefore } from './known-case.ts';

/** Every act answers with the case as it is then. All throw CASE_NOT_FOUND; acts on a version also CASE_CHANGED, NOT_NOW, NOT_ALLOWED. */
export type DeskService = {
  get(clerk: Clerk, caseNo: string): Promise<CaseDetail>;
  accept(clerk: Clerk, on: OnCase): Promise<CaseDetail>;
  /** 限时解决. Throws STAFF_NOT_FOUND, InputProblems. */
  assign(
    clerk: Clerk,
    on: OnCase & { staffId: string; dueDate: string; words?: string | undefined },
  ): Promise<CaseDetail>;
  /** Throws REQUEST_REUSED where the request came with other words before. */
  addEntry(
    clerk: Clerk,
    input: { requestId: string; caseNo: string; for: 'citizen' | 'inside'; words: string },
  ): Promise<CaseDetail>;
  /** What a recording says. Throws FILE_NOT_FOUND, and REQUEST_REUSED where the request came with other words before. */
  writeDown(
    clerk: Clerk,
    input: { requestId: string; caseNo: string; fileId: string; words: string; check: WrittenCheck },
  ): Promise<CaseDetail>;
  contact(clerk: Clerk, on: OnCase & { way: string; reached: boolean; words: string }): Promise<CaseDetail>;
  /** Never moves the promised day back. */
  reclassify(clerk: Clerk, on: OnCase & { kind: CaseKind; category: CaseCategory }): Promise<CaseDetail>;
  /** 解释说明 needs the policy it rests on. */
  conclude(
    clerk: Clerk,
    on: OnCase & { handling: Handling; words: string; cause: Cause; basis?: string | undefined },
  ): Promise<CaseDetail>;
};

/** Characters of a word to the citizen or a note. */
export const longWords = 2000;
/** Of a reason or a remark. */
export const shortWords = 500;
const basisMost = 200;

export function createDeskService({ acting, catalogue, recordings }: CaseParts): DeskService {
  return {
    get: acting.show,

    accept: (clerk, on) =>
      acting.byClerk(clerk, on, { act: 'accept' }, { what: 'accepted', turn: { turn: 'accepted' } }),

    async assign(clerk, on) {
      const { staffId, dueDate } = on;
      const remark = checkRemark(on.words ?? '', shortWords, 'zh-CN');
      return acting.byClerk(clerk, on, { act: 'assign', staffId, dueDate }, async ({ w, row }) => {
        await mustWorkIn(w, row.custodian_unit, staffId);
        return {
          what: 'assigned',
          said: remark,
          facts: { unitCode: row.custodian_unit, staffId, dueDate },
          // Another day for the same person is the unit's own affair.
          ...(row.custodian_staff !== staffId && { turn: { turn: 'assigned' as const } }),
        };
      });
    },

    async addEntry(clerk, input) {
      const words = checkWords(input.words, longWords, 'zh-CN');
      const isForCitizen = input.for === 'citizen';
      const what = isForCitizen ? 'said' : 'note';
      return acting.byClerk(
        clerk,
        { caseNo: input.caseNo },
        { act: isForCitizen ? 'tell' : 'note' },
        { what, said: words, ...(isForCitizen && { turn: { turn: 'told' as const, reason: words } }) },
        {
          entryId: (row) => entryIdFor(row.case_no, what, input.requestId),
          wasDone: ({ w, key, entryId }) => wasSaidBefore(w.db, key, entryId, words),
        },
      );
    },

    async writeDown(clerk, input) {
      const words = checkWords(input.words, wordsMaximum, 'zh-CN');
      const { fileId, check } = input;
      return acting.byClerk(
        clerk,
        { caseNo: input.caseNo },
        { act: 'note' },
        async ({ w, row }) => {
          const there = await recordings.of(w.db, row.case_no);
          const found = there.find(({ id, gone_at: goneAt }) => id === fileId && goneAt === null);
          if (!found) throw new DomainError('FILE_NOT_FOUND');
          return { what: 'written-down', said: words, facts: { fileId, check } };
        },
        {
          entryId: (row) => entryIdFor(row.case_no, 'written-down', input.requestId),
          wasDone: ({ w, key, entryId }) => wasSaidBefore(w.db, key, entryId, words, { fileId, check }),
        },
      );
    },

    async contact(clerk, on) {
      const words = checkWords(on.words, longWords, 'zh-CN');
      const { way, reached } = on;
      return acting.byClerk(
        clerk,
        on,
        { act: 'contact', reached },
        { what: 'contacted', said: words, facts: { way, reached } },
      );
    },

    reclassify(clerk, on) {
      const { kind, category } = on;
      return acting.byClerk(
        clerk,
        on,
        { act: 'reclassify', kind, category },
        ({ row }, change) => ({
          what: 'reclassified',
          facts: {
            from: { kind: row.kind, category: row.category },
            to: { kind, category },
            promisedDate: change.promisedDate ?? row.promised_date,
          },
        }),
        // To what it is already changes nothing.
        { wasDone: async ({ row }) => row.kind === kind && row.category === category },
      );
    },

    async conclude(clerk, on) {
      const { handling, cause } = on;
      const said = concluding(on.words, handling, on.basis);
      return acting.byClerk(
        clerk,
        on,
        { act: 'conclude', handling, cause },
        { what: 'concluded', said, facts: { handling, cause }, turn: { turn: 'concluded' } },
      );
    },
  };

  /** The citizen is told unit and person in one breath: they must belong together. */
  async function mustWorkIn(w: InHand['w'], unitCode: string, staffId: string): Promise<void> {
    const handler = await readHandler(w.db, staffId);
    if (!handler || handler.isDisabled) throw new DomainError('STAFF_NOT_FOUND');
    if (handler.unitCode === unitCode) return;
    const unit = catalogue.unit(unitCode)?.name.zh ?? unitCode;
    throw new InputProblems([{ path: 'staffId', message: `这个人不在${unit}，请选本单位的人` }]);
  }
}

function concluding(typed: string, handling: Handling, basis: string | undefined): EntryTexts {
  const words = checkWords(typed, longWords, 'zh-CN');
  if (handling !== 'explained') return { words };
  return { words, basis: checkWords(basis ?? '', basisMost, 'zh-CN', 'basis') };
}
