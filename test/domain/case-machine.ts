// The people, the calendar and every act they could try: what the tests of a case's course are made of.
import { type CaseAction, caseActs, type Worker } from '#shared/domain/case-acts.ts';
import type { DeskCommand, Frame, OtherCommand } from '#shared/domain/case-commands.ts';
import { decide, decideOther } from '#shared/domain/case-lifecycle.ts';
import { promiseFrom } from '#shared/domain/case-promise.ts';
import type { CaseState } from '#shared/domain/case-state.ts';
import { holidays2026 } from '#shared/domain/holidays-2026.ts';
import { holidayCalendar } from '#shared/domain/working-days.ts';

export const calendar = holidayCalendar([holidays2026]);
export const timeZone = 'Asia/Shanghai';
export const monday = Date.parse('2026-11-23T01:00:00Z');
export const oneHour = 3_600_000;

export const hallUnit = 'U-HALL';
export const otherUnit = 'D-GA';
export const thirdUnit = 'D-YB';

function worker(staffId: string, unitCode: string, roles: Worker['roles'], isInvolved = true): Worker {
  return { staffId, unitCode, roles, isInvolved };
}
export const people = {
  intake: worker('intake', hallUnit, ['intake']),
  colleague: worker('colleague', hallUnit, ['handler']),
  hallHead: worker('hall-head', hallUnit, ['unit-head']),
  handler: worker('handler', otherUnit, ['handler']),
  head: worker('head', otherUnit, ['unit-head']),
  third: worker('third', thirdUnit, ['handler']),
  supervisor: worker('supervisor', hallUnit, ['supervisor']),
  leader: worker('leader', hallUnit, ['leader']),
  stranger: worker('stranger', 'D-SC', ['handler'], false),
} as const;

export function frameOn(at: number, today: string, rules: Partial<Frame['rules']> = {}): Frame {
  return {
    at,
    today,
    timeZone,
    calendar,
    limits: { consultation: 3, general: 12 },
    rules: { hops: 2, transferHours: 24, extensionDays: 10, ...rules },
  };
}
export const onMonday = frameOn(monday, '2026-11-23');

/** A case as it is in its first second: owned by the hall's 反映窗口, whatever unit the citizen named. */
export function told(): CaseState {
  return {
    ...promiseFrom('2026-11-23', 12, calendar),
    kind: 'not-done',
    category: 'general',
    stage: 1,
    firstUnit: hallUnit,
    custodianUnit: hallUnit,
    custodianStaff: null,
    assignedDue: null,
    transferTo: null,
    transferAt: null,
    hops: 0,
    ruled: false,
    escalatedAt: null,
    urgedAt: null,
    waitingSince: null,
    extension: null,
    extensionDate: null,
    extensionBy: null,
    refusal: null,
    refusalGround: null,
    refusalBy: null,
    refusedAt: null,
    refusedBy: null,
    acceptedAt: null,
    contactedAt: null,
    toldAt: monday,
    handling: null,
    cause: null,
    concludedAt: null,
    concludedBy: null,
    answer: null,
    answeredAt: null,
    grade: null,
    reopened: 0,
    mergedInto: null,
    closedAt: null,
    archivedAt: null,
  };
}

/** The case after these acts. Throws where one is refused. */
export function leadTo(
  from: CaseState,
  frame: Frame,
  ...acts: (readonly [Worker, DeskCommand] | OtherCommand)[]
): CaseState {
  let state = from;
  for (const act of acts) {
    const decided = 'act' in act ? decideOther(state, act, frame) : decide(state, act[0], act[1], frame);
    if (!decided.ok) throw new Error(`${JSON.stringify(act)}: ${decided.why}`);
    state = { ...state, ...decided.change };
  }
  return state;
}

/** Every way to try an act, with inputs that could be right. */
function waysTo(action: CaseAction): DeskCommand[] {
  switch (action) {
    case 'contact':
      return [
        { act: 'contact', reached: true },
        { act: 'contact', reached: false },
      ];
    case 'assign':
      return [{ act: 'assign', staffId: 'x', dueDate: '2026-11-27' }];
    case 'transfer':
      return [otherUnit, thirdUnit, hallUnit].map((unitCode) => ({ act: 'transfer', unitCode }));
    case 'accept-transfer':
      return [{ act: 'accept-transfer', staffId: null }];
    case 'invite':
      return [{ act: 'invite', unitCode: thirdUnit, dueDate: '2026-11-27' }];
    case 'ask-extension':
      return [{ act: 'ask-extension', date: '2026-12-14' }];
    case 'decide-extension':
      return [true, false].map((granted) => ({ act: 'decide-extension', granted }));
    case 'conclude':
      return (['on-the-spot', 'time-limited', 'transfer', 'explained'] as const).map((handling) => ({
        act: 'conclude',
        handling,
        cause: 'other',
      }));
    case 'propose-refusal':
      return [{ act: 'propose-refusal', ground: 'court' }];
    case 'decide-refusal':
      return [true, false].map((approved) => ({ act: 'decide-refusal', approved }));
    case 'decide-objection':
      return [true, false].map((taken) => ({ act: 'decide-objection', taken }));
    case 'rule':
      return [otherUnit, hallUnit].map((unitCode) => ({ act: 'rule', unitCode }));
    case 'answer-for':
      return (['yes', 'partly', 'no'] as const).map((done) => ({ act: 'answer-for', done, grade: null }));
    case 'reclassify':
      return [{ act: 'reclassify', kind: 'ask', category: 'consultation' }];
    case 'merge':
      return [{ act: 'merge', into: { caseNo: '261120-0011', state: told(), isSamePerson: true } }];
    case 'reveal':
    case 'reprint':
      return [];
    default:
      return [{ act: action }];
  }
}
export const deskCommands = caseActs.flatMap(waysTo);
export const otherCommands: readonly OtherCommand[] = [
  { act: 'supplement' },
  { act: 'answer', done: 'yes', grade: null },
  { act: 'answer', done: 'partly', grade: 3 },
  { act: 'answer', done: 'no', grade: null },
  { act: 'rate', grade: 1 },
  { act: 'object' },
  { act: 'archive' },
  { act: 'recount' },
];

export type Step = {
  readonly before: CaseState;
  readonly command: DeskCommand | OtherCommand;
  readonly now: CaseState;
  readonly entered: readonly number[];
};

/** All states within reach of so many acts, and every step between them. Counters are cut off: more hops are no other state. */
export function explore(depth: number): { states: CaseState[]; steps: Step[] } {
  const known = new Map<string, CaseState>();
  const steps: Step[] = [];
  const keyOf = (state: CaseState) => JSON.stringify({ ...state, reopened: Math.min(state.reopened, 1) });
  let edge = [told()];
  for (const state of edge) known.set(keyOf(state), state);
  for (let round = 0; round < depth; round += 1) {
    const next: CaseState[] = [];
    for (const before of edge) {
      const tries = [
        ...Object.values(people).flatMap((who) =>
          deskCommands.map((command) => ({ command, decided: decide(before, who, command, onMonday) })),
        ),
        ...otherCommands.map((command) => ({ command, decided: decideOther(before, command, onMonday) })),
      ];
      for (const { command, decided } of tries) {
        if (!decided.ok) continue;
        const now = { ...before, ...decided.change };
        steps.push({ before, command, now, entered: decided.entered });
        const key = keyOf(now);
        if (known.has(key)) continue;
        known.set(key, now);
        next.push(now);
      }
    }
    edge = next;
  }
  return { states: [...known.values()], steps };
}
