// Who a clerk is to a case, what they may do with it now, and what a refusal is called in the contract.

import { DomainError, InputProblems } from '#electron/domain-error.ts';
import type { Actor, Db } from '#electron/store/store.ts';
import type { Row } from '#electron/store/tables.ts';
import type { CaseAction } from '#shared/contract/case-detail.ts';
import type { Role } from '#shared/contract/procedure.ts';
import { allowedActions, canSee, isActNow, type Worker } from '#shared/domain/case-acts.ts';
import type { DeskCommand, WhyNot } from '#shared/domain/case-commands.ts';
import { stateOf } from './case-state-row.ts';
import { isUnitInvolved } from './case-store.ts';

/** Somebody at a desk. */
export type Clerk = {
  readonly staffId: string;
  readonly unitCode: string;
  readonly roles: readonly Role[];
  readonly actor: Actor;
};

/** This clerk before this case. Throws CASE_NOT_FOUND where it is none of their unit's: a number tells nobody that it exists. */
export async function workerOn(db: Db, row: Pick<Row<'cases'>, 'case_no'>, clerk: Clerk): Promise<Worker> {
  const worker = await asWorker(db, row, clerk);
  if (!canSee(worker)) throw new DomainError('CASE_NOT_FOUND');
  return worker;
}

/** Whether the case is this clerk's to look at. */
export async function canLookAt(db: Db, row: Pick<Row<'cases'>, 'case_no'>, clerk: Clerk): Promise<boolean> {
  return canSee(await asWorker(db, row, clerk));
}

async function asWorker(db: Db, row: Pick<Row<'cases'>, 'case_no'>, clerk: Clerk): Promise<Worker> {
  const { staffId, unitCode, roles } = clerk;
  return { staffId, unitCode, roles, isInvolved: await isUnitInvolved(db, row.case_no, unitCode) };
}

/** What this person may do with the case now, in the desk's order. */
export function actionsFor(row: Row<'cases'>, who: Worker, mostHops: number): CaseAction[] {
  return allowedActions(stateOf(row), who, mostHops);
}

/** Throws NOT_NOW where the stage forbids it to anybody, NOT_ALLOWED where it is somebody else's to do. */
export function mustBeAllowed(row: Row<'cases'>, who: Worker, action: CaseAction, mostHops: number): void {
  if (actionsFor(row, who, mostHops).includes(action)) return;
  throw new DomainError(isActNow(stateOf(row), action) ? 'NOT_ALLOWED' : 'NOT_NOW');
}

/** What the rules refused, as the contract names it; a day is refused at the field of the act's form it was typed in. */
export function refusal(why: WhyNot, command: DeskCommand): Error {
  const path = 'dueDate' in command ? 'dueDate' : 'date';
  switch (why) {
    case 'not-now':
      return new DomainError('NOT_NOW');
    case 'not-yours':
      return new DomainError('NOT_ALLOWED');
    case 'second-person':
      return new DomainError('SECOND_PERSON');
    case 'own-unit':
      return new DomainError('OWN_UNIT');
    case 'hops':
      return new DomainError('NEEDS_RULING');
    case 'ruled':
      return new DomainError('RULED');
    case 'return-too-late':
      return new DomainError('RETURN_TOO_LATE');
    case 'promise-over':
      return new DomainError('PROMISE_OVER');
    case 'one-extension':
      return new DomainError('ONE_EXTENSION');
    case 'merge':
      return new DomainError('CANNOT_MERGE');
    case 'date-past':
      return new InputProblems([{ path, message: '这个日子太早了，请往后选' }]);
    case 'date-beyond':
      return new InputProblems([{ path, message: '这个日子太晚了，请往前选' }]);
    case 'date-off':
      return new InputProblems([{ path, message: '这天不上班，请选工作日' }]);
    case 'handling':
      return new InputProblems([{ path: 'handling', message: '这件事还不能这样办结，请先按这种方式办' }]);
  }
}
