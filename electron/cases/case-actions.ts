// Decides what a clerk may do with a case now: by its stage, by their post, and by who has custody.

import { DomainError } from '#electron/domain-error.ts';
import type { Actor } from '#electron/store/store.ts';
import type { Row } from '#electron/store/tables.ts';
import { type CaseAction, caseActionSchema } from '#shared/contract/case-shapes.ts';
import { type Role, windowStaff } from '#shared/contract/procedure.ts';
import { allowedActions, type CaseState, type Stage, stages } from '#shared/domain/case-lifecycle.ts';

/** Somebody at a desk. */
export type Clerk = {
  readonly staffId: string;
  readonly unitCode: string;
  readonly roles: readonly Role[];
  readonly actor: Actor;
};

/** A row's number as one of the seven; the table holds no other. */
export function stageOf(row: Pick<Row<'cases'>, 'stage'>): Stage {
  const found = stages.find(({ stage }) => stage === row.stage);
  if (!found) throw new Error(`There is no stage ${row.stage}`);
  return found.stage;
}

/** What decides the course of this case. */
export function stateOf(row: Row<'cases'>): CaseState {
  return {
    stage: stageOf(row),
    custodianUnit: row.custodian_unit,
    custodianStaff: row.custodian_staff,
    handling: row.handling,
    acceptedAt: row.accepted_at,
    concludedAt: row.concluded_at,
  };
}

/**
 * Only the unit in custody changes the handling. Two may act for it: the hall's own window, which took the case first
 * and stays answerable for it (首接负责制), and an administrator.
 */
function actsForCustodian(row: Row<'cases'>, clerk: Clerk, tellUnit: string): boolean {
  return clerk.unitCode === row.custodian_unit || clerk.unitCode === tellUnit || clerk.roles.includes('admin');
}

/** What this clerk may do with the case now, in the desk's order. */
export function actionsFor(row: Row<'cases'>, clerk: Clerk, tellUnit: string): CaseAction[] {
  if (!windowStaff.some((role) => clerk.roles.includes(role))) return [];
  const allowed = allowedActions({ stage: stageOf(row) }, clerk.roles, actsForCustodian(row, clerk, tellUnit));
  return allowed.flatMap((action) => caseActionSchema.safeParse(action).data ?? []);
}

/** Throws NOT_NOW where the stage forbids it to anybody, NOT_ALLOWED where it is somebody else's to do. */
export function mustBeAllowed(row: Row<'cases'>, clerk: Clerk, action: CaseAction, tellUnit: string): void {
  if (actionsFor(row, clerk, tellUnit).includes(action)) return;
  const byAnybody = allowedActions({ stage: stageOf(row) }, ['intake', 'handler', 'supervisor', 'admin']);
  throw new DomainError(byAnybody.includes(action) ? 'NOT_ALLOWED' : 'NOT_NOW');
}
