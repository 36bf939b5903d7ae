// 转办 and 协办: from unit to unit without the case ever being nobody's, and a unit's part in another's case.

import { DomainError } from '#electron/domain-error.ts';
import type { CaseDetail } from '#shared/contract/case-detail.ts';
import { canEndTask } from '#shared/domain/case-acts.ts';
import { uuidFrom } from '#shared/domain/uuid.ts';
import type { InHand, OnCase } from './acting.ts';
import { type Clerk, workerOn } from './case-actions.ts';
import type { CaseParts } from './case-parts.ts';
import { stateOf } from './case-state-row.ts';
import { readHandler, readTask } from './case-store.ts';
import { longWords, shortWords } from './desk-service.ts';
import { checkWords } from './filing-input.ts';

/** All answer with the case as it is then, and throw what acts on a version throw. */
export type TransferService = {
  /** Throws UNIT_UNKNOWN, OWN_UNIT, NEEDS_RULING, RULED, InputProblems. */
  transfer(clerk: Clerk, on: OnCase & { unitCode: string; talkedWith: string; agreed: string }): Promise<CaseDetail>;
  /** Throws STAFF_NOT_FOUND. */
  acceptTransfer(clerk: Clerk, on: OnCase & { staffId: string | null }): Promise<CaseDetail>;
  /** Throws RETURN_TOO_LATE. */
  returnTransfer(clerk: Clerk, on: OnCase & { reason: string }): Promise<CaseDetail>;
  withdrawTransfer(clerk: Clerk, on: OnCase): Promise<CaseDetail>;
  /** Throws UNIT_UNKNOWN, OWN_UNIT, InputProblems. */
  invite(clerk: Clerk, on: OnCase & { unitCode: string; dueDate: string; words: string }): Promise<CaseDetail>;
  /** Throws TASK_NOT_FOUND. */
  finishTask(clerk: Clerk, on: OnCase & { taskId: string; words: string }): Promise<CaseDetail>;
  /** Throws TASK_NOT_FOUND. */
  cancelTask(clerk: Clerk, on: OnCase & { taskId: string }): Promise<CaseDetail>;
};

const nameMost = 60;

export function createTransferService({ acting, catalogue, random }: CaseParts): TransferService {
  /** A unit that something can be given to. */
  function mustBeOffered(unitCode: string): void {
    if (catalogue.unit(unitCode)?.isRetired !== false) throw new DomainError('UNIT_UNKNOWN');
  }

  /** The open task of this case, if it is this person's to end. */
  async function mustBeTask(on: InHand, clerk: Clerk, taskId: string, may: 'mayFinish' | 'mayCancel'): Promise<void> {
    const { w, row } = on;
    const task = await readTask(w.db, taskId);
    if (task?.case_no !== row.case_no || task.state !== 'open') throw new DomainError('TASK_NOT_FOUND');
    const facts = { unitCode: task.unit_code, kind: task.kind, isOpen: true };
    if (!canEndTask(stateOf(row), facts, await workerOn(w.db, row, clerk))[may]) throw new DomainError('NOT_ALLOWED');
  }

  return {
    async transfer(clerk, on) {
      const { unitCode } = on;
      mustBeOffered(unitCode);
      const talkedWith = checkWords(on.talkedWith, nameMost, 'zh-CN', 'talkedWith');
      const words = checkWords(on.agreed, longWords, 'zh-CN', 'agreed');
      return acting.byClerk(
        clerk,
        on,
        { act: 'transfer', unitCode },
        { what: 'transfer-offered', said: { words, talkedWith }, facts: { unitCode } },
      );
    },

    acceptTransfer: (clerk, on) =>
      acting.byClerk(clerk, on, { act: 'accept-transfer', staffId: on.staffId }, async ({ w, row }) => {
        if (on.staffId !== null) {
          const handler = await readHandler(w.db, on.staffId);
          if (!handler || handler.isDisabled || handler.unitCode !== row.transfer_to)
            throw new DomainError('STAFF_NOT_FOUND');
        }
        return {
          what: 'transfer-accepted',
          facts: { fromUnit: row.custodian_unit, unitCode: row.transfer_to },
          turn: { turn: 'transferred' },
        };
      }),

    async returnTransfer(clerk, on) {
      const words = checkWords(on.reason, shortWords, 'zh-CN', 'reason');
      return acting.byClerk(clerk, on, { act: 'return-transfer' }, ({ row }) => ({
        what: 'transfer-returned',
        said: words,
        facts: { unitCode: row.transfer_to },
      }));
    },

    withdrawTransfer: (clerk, on) =>
      acting.byClerk(clerk, on, { act: 'withdraw-transfer' }, ({ row }) => ({
        what: 'transfer-withdrawn',
        facts: { unitCode: row.transfer_to },
      })),

    async invite(clerk, on) {
      const { unitCode, dueDate } = on;
      mustBeOffered(unitCode);
      const words = checkWords(on.words, shortWords, 'zh-CN');
      const task = { id: uuidFrom(random), kind: 'part' as const, unitCode, dueDate };
      return acting.byClerk(
        clerk,
        on,
        { act: 'invite', unitCode, dueDate },
        { what: 'task-asked', said: words, facts: { unitCode, dueDate }, task },
      );
    },

    async finishTask(clerk, on) {
      const words = checkWords(on.words, shortWords, 'zh-CN');
      return acting.byClerk(
        clerk,
        on,
        async (inHand) => {
          await mustBeTask(inHand, clerk, on.taskId, 'mayFinish');
          return { act: 'note' };
        },
        { what: 'task-done', said: words, taskEnded: { id: on.taskId, state: 'done' } },
      );
    },

    cancelTask: (clerk, on) =>
      acting.byClerk(
        clerk,
        on,
        async (inHand) => {
          await mustBeTask(inHand, clerk, on.taskId, 'mayCancel');
          return { act: 'note' };
        },
        { what: 'task-cancelled', taskEnded: { id: on.taskId, state: 'cancelled' } },
      ),
  };
}
