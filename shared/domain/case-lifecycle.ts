// A case's seven stages, who may do what at each, and the promise that only ever gets shorter.
import type { CalendarDate } from './calendar-date.ts';
import { type DayPromise, type HolidayCalendar, makePromise } from './working-days.ts';

/** 丰镇's chain, one name a stage. */
export const stages = [
  { stage: 1, key: 'registered', zh: '问题登记', en: 'Written down' },
  { stage: 2, key: 'accepted', zh: '综合受理', en: 'Taken on' },
  { stage: 3, key: 'studied', zh: '沟通研判', en: 'Looked into' },
  { stage: 4, key: 'handled', zh: '协调办理', en: 'Being handled' },
  { stage: 5, key: 'concluded', zh: '业务办结', en: 'Concluded' },
  { stage: 6, key: 'rated', zh: '服务评价', en: 'Your say' },
  { stage: 7, key: 'archived', zh: '整理归档', en: 'Filed away' },
] as const;
/** The stage a case has come to. */
export type Stage = (typeof stages)[number]['stage'];

export type CaseKind = 'not-done' | 'disagree' | 'ask' | 'suggest';
export type CaseCategory = 'consultation' | 'general';
/** 现场解决 · 限时解决 · 转办解决 · 解释说明. */
export type Handling = 'on-the-spot' | 'time-limited' | 'transfer' | 'explained';
/** 受理员 · 承办人 · 督办 · 管理员. */
export type Role = 'intake' | 'handler' | 'supervisor' | 'admin';
export type CaseAction =
  | 'accept'
  | 'assign'
  | 'tell'
  | 'note'
  | 'reclassify'
  | 'conclude'
  | 'supplement'
  | 'reveal'
  | 'reprint';

/** Working days by category (石柱): a default; halls set their own. */
export const defaultLimits: Readonly<Record<CaseCategory, number>> = { consultation: 3, general: 12 };

/** 想问清楚 is a consultation (咨询类); everything else takes the long limit. */
export function categoryOf(kind: CaseKind): CaseCategory {
  return kind === 'ask' ? 'consultation' : 'general';
}

/** What decides the course of a case. Exactly one unit has custody at any time. */
export type CaseState = {
  readonly stage: Stage;
  readonly custodianUnit: string;
  readonly custodianStaff: string | null;
  readonly handling: Handling | null;
  /** Instants, ms UTC. */
  readonly acceptedAt: number | null;
  readonly concludedAt: number | null;
};

/** A case as it is in its first second: owned by the hall's 反映窗口, whatever unit the citizen named. */
export function newCase(tellWindowUnit: string): CaseState {
  return {
    stage: 1,
    custodianUnit: tellWindowUnit,
    custodianStaff: null,
    handling: null,
    acceptedAt: null,
    concludedAt: null,
  };
}

type Rule = { readonly from: Stage; readonly to: Stage; readonly roles: readonly Role[]; readonly custodian: boolean };
const window: readonly Role[] = ['intake', 'handler', 'admin'];
const all: readonly Role[] = ['intake', 'handler', 'supervisor', 'admin'];

// `custodian`: only whoever has custody changes the handling; anybody on the case may speak, note and print.
const rules: Readonly<Record<CaseAction, Rule>> = {
  accept: { from: 1, to: 1, roles: window, custodian: true },
  assign: { from: 2, to: 4, roles: window, custodian: true },
  tell: { from: 1, to: 6, roles: window, custodian: false },
  note: { from: 1, to: 7, roles: all, custodian: false },
  reclassify: { from: 1, to: 4, roles: window, custodian: true },
  conclude: { from: 2, to: 4, roles: window, custodian: true },
  supplement: { from: 1, to: 6, roles: window, custodian: false },
  reveal: { from: 1, to: 7, roles: window, custodian: false },
  reprint: { from: 1, to: 7, roles: window, custodian: false },
};
const actions = Object.keys(rules) as CaseAction[];

/**
 * What someone with these roles may do with the case now, in the desk's order. `isCustodian` false leaves out what only
 * the unit in custody may do.
 */
export function allowedActions(
  state: Pick<CaseState, 'stage'>,
  roles: readonly Role[],
  isCustodian = true,
): CaseAction[] {
  return actions.filter((action) => {
    const rule = rules[action];
    const now = state.stage >= rule.from && state.stage <= rule.to;
    return now && rule.roles.some((role) => roles.includes(role)) && (isCustodian || !rule.custodian);
  });
}

/** Whether the citizen may still add words of their own (我想补充几句): until the case is filed away. */
export function canSupplement(state: Pick<CaseState, 'stage'>): boolean {
  return state.stage <= rules.supplement.to;
}

/** An act that moves a case. `at`: ms UTC. */
export type CaseMove =
  | { readonly action: 'accept'; readonly at: number; readonly staff?: string | null }
  | { readonly action: 'assign'; readonly at: number; readonly unit: string; readonly staff: string | null }
  | { readonly action: 'conclude'; readonly at: number; readonly handling: Handling };

export type Moved =
  /** `entered`: the stages come to by this act, in order, those only passed through among them. */
  { ok: true; state: CaseState; entered: Stage[] } | { ok: false; reason: 'not-now' };

function enter(from: Stage, to: Stage): Stage[] {
  return stages.map(({ stage }) => stage).filter((stage) => stage > from && stage <= to);
}

/**
 * The case after an act. Accepting comes to 2; assigning to 4, by way of 3; concluding to 6, by way of 5, where it waits
 * for the citizen's word. A second assignment stays at 4 and hands custody on.
 */
export function nextState(state: CaseState, move: CaseMove): Moved {
  const rule = rules[move.action];
  if (state.stage < rule.from || state.stage > rule.to) return { ok: false, reason: 'not-now' };
  switch (move.action) {
    case 'accept': {
      const custodianStaff = move.staff ?? state.custodianStaff;
      return {
        ok: true,
        state: { ...state, stage: 2, acceptedAt: move.at, custodianStaff },
        entered: enter(state.stage, 2),
      };
    }
    case 'assign':
      return {
        ok: true,
        state: { ...state, stage: 4, custodianUnit: move.unit, custodianStaff: move.staff },
        entered: enter(state.stage, 4),
      };
    case 'conclude':
      return {
        ok: true,
        state: { ...state, stage: 6, handling: move.handling, concludedAt: move.at },
        entered: enter(state.stage, 6),
      };
  }
}

/** A promise as a case keeps it; its calendar is drawn from these (`promiseDays`). */
export type GivenPromise = Pick<DayPromise, 'date' | 'workingDays' | 'provisional'>;

/**
 * The promise after a clerk refines the category, counted anew from the day of filing. The day the citizen was given
 * never moves back: the earlier of the two holds, with the limit it was counted by. Nor does it come to lie in the past:
 * a shorter limit that is over already brings it to the next working day from `today` on.
 */
export function reclassifiedPromise(
  given: GivenPromise & { readonly filedDate: CalendarDate; readonly today: CalendarDate },
  category: CaseCategory,
  calendar: HolidayCalendar,
  limits: Readonly<Record<CaseCategory, number>> = defaultLimits,
): GivenPromise {
  for (let days = limits[category]; ; days += 1) {
    const { date, workingDays, provisional } = makePromise(given.filedDate, days, calendar);
    if (date >= given.date) break;
    if (date >= given.today) return { date, workingDays, provisional };
  }
  return { date: given.date, workingDays: given.workingDays, provisional: given.provisional };
}
