// Who may do what with a case, and when: one line an act, from which desks draw their buttons and the drawing in ARCHITECTURE.md is made.
import type { CaseState, Role, Stage } from './case-state.ts';

/** Somebody at a desk. `isInvolved`: their unit has, or ever had, to do with this case. */
export type Worker = {
  readonly staffId: string;
  readonly unitCode: string;
  readonly roles: readonly Role[];
  readonly isInvolved: boolean;
};

/** What can be done at a desk, in the desk's order. */
export const caseActs = [
  'accept',
  'contact',
  'assign',
  'transfer',
  'accept-transfer',
  'return-transfer',
  'withdraw-transfer',
  'invite',
  'pause',
  'resume',
  'ask-extension',
  'decide-extension',
  'conclude',
  'propose-refusal',
  'decide-refusal',
  'decide-objection',
  'escalate',
  'rule',
  'urge',
  'answer-for',
  'tell',
  'note',
  'reclassify',
  'link',
  'merge',
  'reveal',
  'reprint',
] as const;
export type CaseAction = (typeof caseActs)[number];

/** Whose act it is. */
type Part =
  /** The unit in custody: its people, its head among them. */
  | 'custodian'
  /** The unit it is offered to. */
  | 'target'
  /** The unit told first. */
  | 'first'
  /** The head of the unit in custody. */
  | 'head'
  | 'supervisor'
  | 'leader'
  /** Whoever works in a unit that has to do with it. */
  | 'involved'
  | 'reader';

const workers: readonly Role[] = ['intake', 'handler', 'unit-head', 'admin'];

function has(who: Pick<Worker, 'roles'>, roles: readonly Role[]): boolean {
  return roles.some((role) => who.roles.includes(role));
}

const isPart: Readonly<Record<Part, (state: CaseState, who: Worker) => boolean>> = {
  custodian: (state, who) => who.unitCode === state.custodianUnit && has(who, workers),
  target: (state, who) => who.unitCode === state.transferTo && has(who, workers),
  first: (state, who) => who.unitCode === state.firstUnit && has(who, workers),
  head: (state, who) => who.unitCode === state.custodianUnit && who.roles.includes('unit-head'),
  supervisor: (_, who) => who.roles.includes('supervisor'),
  leader: (_, who) => who.roles.includes('leader'),
  involved: (_, who) => who.isInvolved && has(who, workers),
  reader: (_, who) => canSee(who),
};

/** Whether this person may look at the case at all: their unit has to do with it, or their post answers for every case. */
export function canSee(who: Worker): boolean {
  return who.isInvolved || seesAll(who);
}

/** The posts that answer for every case. */
export function seesAll(who: Pick<Worker, 'roles'>): boolean {
  return has(who, ['supervisor', 'leader', 'admin']);
}

export type ActRule = {
  readonly from: Stage;
  readonly to: Stage;
  readonly by: readonly Part[];
  /** Beyond the stage; absent: nothing more. */
  readonly when?: (state: CaseState) => boolean;
  /** Also for a case that was merged, not taken on or archived. */
  readonly evenClosed?: true;
};

const isInHand = (state: CaseState) => state.transferTo === null;
const isOffered = (state: CaseState) => state.transferTo !== null;
const isRunning = (state: CaseState) => state.waitingSince === null;

/** Every act, at which stages, by whom, under which condition. */
export const actRules: Readonly<Record<CaseAction, ActRule>> = {
  accept: { from: 1, to: 1, by: ['custodian'], when: (state) => state.refusal === null },
  contact: { from: 2, to: 6, by: ['custodian', 'first'] },
  assign: { from: 2, to: 4, by: ['custodian'], when: (state) => isInHand(state) && !isRefusing(state) },
  transfer: {
    from: 2,
    to: 4,
    by: ['custodian'],
    when: (s) => isInHand(s) && isRunning(s) && !s.ruled && !isRefusing(s),
  },
  'accept-transfer': { from: 2, to: 4, by: ['target'], when: isOffered },
  'return-transfer': { from: 2, to: 4, by: ['target'], when: isOffered },
  'withdraw-transfer': { from: 2, to: 4, by: ['custodian'], when: isOffered },
  invite: { from: 2, to: 4, by: ['custodian'], when: isInHand },
  pause: { from: 2, to: 4, by: ['custodian'], when: (state) => isInHand(state) && isRunning(state) },
  resume: { from: 2, to: 4, by: ['custodian'], when: (state) => !isRunning(state) },
  'ask-extension': {
    from: 2,
    to: 4,
    by: ['custodian'],
    when: (state) => isInHand(state) && isRunning(state) && state.extension === null,
  },
  'decide-extension': {
    from: 2,
    to: 4,
    by: ['head', 'supervisor', 'leader'],
    when: (state) => state.extension === 'asked',
  },
  conclude: { from: 2, to: 4, by: ['custodian'], when: (state) => isInHand(state) && !isRefusing(state) },
  'propose-refusal': {
    from: 1,
    to: 3,
    by: ['custodian'],
    // Once: what was refused and then taken on after all is handled.
    when: (state) =>
      state.custodianUnit === state.firstUnit && state.refusal === null && state.refusedAt === null && isInHand(state),
  },
  // The citizen may have been spoken to meanwhile.
  'decide-refusal': { from: 1, to: 3, by: ['head', 'supervisor', 'leader'], when: isRefusing },
  'decide-objection': {
    from: 1,
    to: 3,
    by: ['supervisor', 'leader'],
    when: (state) => state.refusal === 'objected',
    evenClosed: true,
  },
  escalate: {
    from: 2,
    to: 4,
    by: ['custodian', 'first', 'target', 'supervisor'],
    when: (state) => state.escalatedAt === null && !isRefusing(state),
  },
  // Once the duty leader is asked, the supervisor no longer rules.
  rule: { from: 2, to: 4, by: ['supervisor', 'leader'], when: (state) => !isRefusing(state) },
  urge: { from: 1, to: 4, by: ['first', 'head', 'supervisor', 'leader'] },
  // Nobody takes a yes of the citizen's own back for them.
  'answer-for': { from: 6, to: 6, by: ['first', 'supervisor', 'leader'], when: (state) => state.answer !== 'yes' },
  tell: { from: 1, to: 6, by: ['custodian', 'first'] },
  // What is filed away stays as it is.
  note: { from: 1, to: 6, by: ['reader'], evenClosed: true },
  reclassify: { from: 1, to: 4, by: ['custodian'] },
  link: { from: 1, to: 6, by: ['custodian', 'first'] },
  merge: { from: 1, to: 4, by: ['custodian'], when: (state) => isInHand(state) && !isRefusing(state) },
  reveal: { from: 1, to: 7, by: ['involved'], evenClosed: true },
  reprint: { from: 1, to: 7, by: ['involved'], evenClosed: true },
};

/** 不予受理 is proposed, and somebody has to decide. */
export function isRefusing(state: CaseState): boolean {
  return state.refusal === 'proposed';
}

/** It left the chain of stages: not taken on, or merged into another. */
export function hasLeft(state: CaseState): boolean {
  return state.mergedInto !== null || (state.refusal !== null && state.refusal !== 'proposed');
}

/** Whether the act can be done by anybody now. */
export function isActNow(state: CaseState, action: CaseAction): boolean {
  const rule = actRules[action];
  if (state.stage < rule.from || state.stage > rule.to) return false;
  if (hasLeft(state) && !rule.evenClosed) return false;
  return rule.when?.(state) ?? true;
}

/**
 * Whether it is this person's to do. Four eyes: whoever proposed does not decide, whoever refused does not hear the
 * objection, whoever concluded does not say for the citizen that it is done; and once the duty leader is asked, or the hops are used up, only the leader rules.
 */
export function isActOf(state: CaseState, who: Worker, action: CaseAction, mostHops: number): boolean {
  if (!actRules[action].by.some((part) => isPart[part](state, who))) return false;
  switch (action) {
    case 'rule':
      return who.roles.includes('leader') || (state.escalatedAt === null && state.hops < mostHops);
    case 'transfer':
      return state.hops < mostHops;
    default:
      return !needsAnother(state, who, action);
  }
}

/** Whether somebody else has to do it: they asked for what is decided here, or decided what is looked at again. */
export function needsAnother(state: CaseState, who: Pick<Worker, 'staffId'>, action: CaseAction): boolean {
  switch (action) {
    case 'decide-extension':
      return state.extensionBy === who.staffId;
    case 'decide-refusal':
      return state.refusalBy === who.staffId;
    case 'decide-objection':
      return state.refusalBy === who.staffId || state.refusedBy === who.staffId;
    case 'answer-for':
      return state.concludedBy === who.staffId;
    default:
      return false;
  }
}

/** What this person may do now, in the desk's order. */
export function allowedActions(state: CaseState, who: Worker, mostHops: number): CaseAction[] {
  return caseActs.filter((action) => isActNow(state, action) && isActOf(state, who, action, mostHops));
}

/** A part of the work, or a call, that somebody is to do. */
export type TaskFacts = { readonly unitCode: string; readonly kind: 'part' | 'call-back'; readonly isOpen: boolean };

/** Who may say that a task is done: its unit. Who may take it back: the unit in custody, which asked; nobody a call-back. */
export function canEndTask(
  state: CaseState,
  task: TaskFacts,
  who: Worker,
): { readonly mayFinish: boolean; readonly mayCancel: boolean } {
  const isWorker = has(who, workers);
  return {
    mayFinish: task.isOpen && isWorker && who.unitCode === task.unitCode,
    mayCancel: task.isOpen && task.kind === 'part' && isPart.custodian(state, who),
  };
}
