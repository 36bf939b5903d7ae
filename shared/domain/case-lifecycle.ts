// The seven stages as a machine: what each act, of a clerk, of the citizen or of the day, makes of a case.
import type { CalendarDate } from './calendar-date.ts';
import { type CaseAction, hasLeft, isActNow, isActOf, isRefusing, needsAnother, type Worker } from './case-acts.ts';
import type { Decided, DeskCommand, Frame, OtherCommand, WhyNot } from './case-commands.ts';
import {
  canBePromised,
  extendedPromise,
  extensionUntil,
  promiseFrom,
  reclassifiedPromise,
  recountedPromise,
  resumedPromise,
} from './case-promise.ts';
import { type CaseState, type Done, type GivenPromise, type Handling, type Stage, stages } from './case-state.ts';
import { returnUntil } from './transfer-return.ts';

const no = (why: WhyNot): Decided => ({ ok: false, why });

/** What an act at the desk makes of the case, or why it cannot be. */
export function decide(state: CaseState, who: Worker, command: DeskCommand, frame: Frame): Decided {
  const refused = whyNot(state, who, command.act, frame.rules.hops);
  if (refused) return no(refused);
  return byDesk(state, who, command, frame);
}

/** Why this person cannot do it now; null when they can. The stage is told before the post. */
function whyNot(state: CaseState, who: Worker, action: CaseAction, mostHops: number): WhyNot | null {
  const isGivenAway = action === 'transfer' || action === 'return-transfer';
  if (isGivenAway && state.ruled && state.stage <= 4) return 'ruled';
  if (action === 'ask-extension' && state.extension !== null && state.stage <= 4) return 'one-extension';
  if (!isActNow(state, action)) return 'not-now';
  if (isActOf(state, who, action, mostHops)) return null;
  if (needsAnother(state, who, action)) return 'second-person';
  if (action === 'transfer' && who.unitCode === state.custodianUnit) return 'hops';
  return 'not-yours';
}

function byDesk(state: CaseState, who: Worker, command: DeskCommand, frame: Frame): Decided {
  const { at, today, calendar } = frame;
  switch (command.act) {
    case 'accept':
      return moved(state, 2, { acceptedAt: at, custodianStaff: who.staffId, toldAt: at });
    case 'contact': {
      const change = command.reached ? { contactedAt: state.contactedAt ?? at, toldAt: at } : {};
      return moved(state, state.stage === 2 ? 3 : state.stage, change);
    }
    case 'assign': {
      const wrong = whyNotDue(command.dueDate, state, today);
      if (wrong) return no(wrong);
      const { staffId, dueDate } = command;
      return moved(state, 4, { custodianStaff: staffId, assignedDue: dueDate, handling: 'time-limited', toldAt: at });
    }
    case 'transfer':
      if (command.unitCode === state.custodianUnit) return no('own-unit');
      return moved(state, state.stage, { transferTo: command.unitCode, transferAt: at });
    case 'accept-transfer':
      return moved(state, 4, {
        ...custodyOf(who.unitCode, command.staffId ?? who.staffId),
        hops: state.hops + 1,
        // Units that agree need nobody to rule.
        escalatedAt: null,
        toldAt: at,
      });
    case 'return-transfer': {
      const until = returnUntil(state, frame);
      if (until !== null && at > until) return no('return-too-late');
      return moved(state, state.stage, { transferTo: null, transferAt: null });
    }
    case 'withdraw-transfer':
      return moved(state, state.stage, { transferTo: null, transferAt: null });
    case 'invite': {
      if (command.unitCode === state.custodianUnit) return no('own-unit');
      const wrong = whyNotDue(command.dueDate, state, today);
      return wrong ? no(wrong) : moved(state, state.stage, {});
    }
    case 'pause':
      if (today > state.promisedDate) return no('promise-over');
      return moved(state, state.stage, { waitingSince: today, toldAt: at });
    case 'resume':
      return moved(state, state.stage, { ...goingOn(state, frame), toldAt: at });
    case 'ask-extension': {
      if (today > state.promisedDate) return no('promise-over');
      if (command.date <= state.promisedDate) return no('date-past');
      if (command.date > extensionUntil(state, frame.rules.extensionDays, calendar)) return no('date-beyond');
      if (!canBePromised(command.date, calendar)) return no('date-off');
      return moved(state, state.stage, { extension: 'asked', extensionDate: command.date, extensionBy: who.staffId });
    }
    case 'decide-extension': {
      if (!command.granted) return moved(state, state.stage, { extension: 'refused' });
      // The citizen is told before the old day is over, or not at all (江苏, 安阳 art. 50); while the clock stands it is not over.
      const isOver = today > state.promisedDate && state.waitingSince === null;
      if (isOver || state.extensionDate === null) return no('promise-over');
      const promise = extendedPromise(state, state.extensionDate, calendar);
      return moved(state, state.stage, { ...promise, extension: 'granted', toldAt: at });
    }
    case 'conclude':
      if (!handlingsFor(state).includes(command.handling)) return no('handling');
      return moved(state, 6, {
        handling: command.handling,
        cause: command.cause,
        concludedAt: at,
        concludedBy: who.staffId,
        closedAt: at,
        waitingSince: null,
        escalatedAt: null,
        extension: state.extension === 'asked' ? null : state.extension,
        toldAt: at,
      });
    case 'propose-refusal':
      return moved(state, state.stage, {
        refusal: 'proposed',
        refusalGround: command.ground,
        refusalBy: who.staffId,
      });
    case 'decide-refusal':
      return command.approved
        ? moved(state, state.stage, {
            refusal: 'given',
            refusedAt: at,
            refusedBy: who.staffId,
            closedAt: at,
            toldAt: at,
            waitingSince: null,
          })
        : moved(state, state.stage, { refusal: null, refusalGround: null, refusalBy: null });
    case 'decide-objection':
      if (!command.taken) return moved(state, state.stage, { refusal: 'upheld', toldAt: at });
      return moved(state, state.stage === 1 ? 2 : state.stage, {
        ...promiseFrom(today, frame.limits[state.category], calendar),
        refusal: null,
        refusalGround: null,
        refusalBy: null,
        ...noExtension,
        closedAt: null,
        acceptedAt: at,
        toldAt: at,
      });
    case 'escalate':
      return moved(state, state.stage, { escalatedAt: at });
    case 'rule':
      return moved(state, 4, { ...custodyOf(command.unitCode, null), ruled: true, escalatedAt: null, toldAt: at });
    case 'urge':
      return moved(state, state.stage, { urgedAt: at });
    case 'answer-for':
      return answered(state, command.done, command.grade, frame);
    case 'tell':
      return moved(state, state.stage, { toldAt: at });
    case 'note':
    case 'link':
      return moved(state, state.stage, {});
    case 'reclassify': {
      const { kind, category } = command;
      // While the clock stands it is counted up to today first: the limit it gets is the one from the first day.
      const promise = reclassifiedPromise(state, today, category, calendar, frame.limits);
      return moved(state, state.stage, { ...promise, kind, category });
    }
    case 'merge': {
      const { into } = command;
      if (!into.isSamePerson || !canAbsorb(into.state, state)) return no('merge');
      return moved(state, state.stage, { mergedInto: into.caseNo, closedAt: at, waitingSince: null, toldAt: at });
    }
  }
}

/** What the citizen, or the day, makes of the case. */
export function decideOther(state: CaseState, command: OtherCommand, frame: Frame): Decided {
  const { at, calendar, today } = frame;
  switch (command.act) {
    case 'supplement':
      if (!canSupplement(state)) return no('not-now');
      // What was waited for has come: the clock goes on.
      return moved(state, state.stage, state.waitingSince === null ? {} : goingOn(state, frame));
    case 'answer':
      return canAnswer(state) ? answered(state, command.done, command.grade, frame) : no('not-now');
    case 'rate':
      if (state.archivedAt !== null || hasLeft(state)) return no('not-now');
      return moved(state, state.stage, state.stage === 6 ? { grade: command.grade } : {});
    case 'object':
      if (state.refusal !== 'given' || state.archivedAt !== null) return no('not-now');
      return moved(state, state.stage, { refusal: 'objected' });
    case 'archive':
      if (state.closedAt === null || state.archivedAt !== null || state.refusal === 'objected') return no('not-now');
      return moved(state, 7, { archivedAt: at });
    case 'recount': {
      if (state.closedAt !== null) return no('not-now');
      const promise = recountedPromise(state, today, calendar);
      const isSame = promise.promisedDate === state.promisedDate && promise.provisional === state.provisional;
      if (isSame) return no('not-now');
      const isMoved = promise.promisedDate !== state.promisedDate;
      return moved(state, state.stage, { ...promise, ...asStillAsked(state, promise), ...(isMoved && { toldAt: at }) });
    }
    case 'absorb':
      return state.closedAt === null ? moved(state, state.stage, {}) : no('not-now');
  }
}

/** Whether the citizen is asked 办成了吗 now. */
export function canAnswer(state: CaseState): boolean {
  return state.stage === 6 && !hasLeft(state);
}

/**
 * Whether the citizen may still add words of their own (我想补充几句): until the case is filed away or went elsewhere for
 * good. Whoever looks at an objection is to read what is added to it.
 */
export function canSupplement(state: CaseState): boolean {
  return state.stage <= 6 && (!hasLeft(state) || state.refusal === 'objected');
}

/** The ways the case can be concluded by now: what was really done, and an explanation always. */
export function handlingsFor(state: CaseState): Handling[] {
  if (state.stage < 2 || state.stage > 4) return [];
  const isAway = state.hops > 0 || state.custodianUnit !== state.firstUnit;
  const done: Handling = isAway ? 'transfer' : state.assignedDue !== null ? 'time-limited' : 'on-the-spot';
  return [done, 'explained'];
}

/**
 * Whether the one can go on for the other: open, promised no later, and to be taken on. Merging hands no case to another
 * unit, which would be a transfer nobody agreed to: only what is still with the unit told first may join a case elsewhere.
 */
function canAbsorb(into: CaseState, state: CaseState): boolean {
  const isOurs = into.custodianUnit === state.custodianUnit;
  const isFirst = state.custodianUnit === state.firstUnit && !state.ruled;
  return into.closedAt === null && !isRefusing(into) && into.promisedDate <= state.promisedDate && (isOurs || isFirst);
}

/** `dueDate`: from today on, and never later than what the citizen was promised. */
function whyNotDue(dueDate: CalendarDate, state: CaseState, today: CalendarDate): WhyNot | null {
  if (dueDate < today) return 'date-past';
  // What is late already is to be done today.
  return dueDate > state.promisedDate && dueDate > today ? 'date-beyond' : null;
}

/** Custody goes over whole: what the former unit had under way there ends with it. The promise stays as it is. */
function custodyOf(unitCode: string, staffId: string | null): Partial<CaseState> {
  return {
    custodianUnit: unitCode,
    custodianStaff: staffId,
    assignedDue: null,
    transferTo: null,
    transferAt: null,
    handling: 'transfer',
  };
}

function goingOn(state: CaseState, { today, calendar }: Frame): Partial<CaseState> & Partial<GivenPromise> {
  if (state.waitingSince === null) return {};
  const promise = resumedPromise(state, state.waitingSince, today, calendar);
  return { ...promise, ...asStillAsked(state, promise), waitingSince: null };
}

const noExtension = { extension: null, extensionDate: null, extensionBy: null } as const;

/** An extension asked for to a day the promise has come to by itself is asked for no longer: granted, it would bring it nearer. */
function asStillAsked(state: CaseState, { promisedDate }: GivenPromise): Partial<CaseState> {
  const isCome = state.extension === 'asked' && state.extensionDate !== null && state.extensionDate <= promisedDate;
  return isCome ? noExtension : {};
}

function answered(state: CaseState, done: Done, grade: number | null, frame: Frame): Decided {
  const { at, today, calendar } = frame;
  if (done !== 'no') return moved(state, state.stage, { answer: done, answeredAt: at, grade });
  return moved(state, 4, {
    ...promiseFrom(today, frame.limits[state.category], calendar),
    reopened: state.reopened + 1,
    assignedDue: null,
    handling: null,
    cause: null,
    concludedAt: null,
    concludedBy: null,
    closedAt: null,
    contactedAt: null,
    ...noExtension,
    answer: null,
    answeredAt: null,
    grade: null,
    ruled: false,
    toldAt: at,
  });
}

function moved(state: CaseState, stage: Stage, change: Partial<CaseState>): Decided {
  const entered = stages.map((each) => each.stage).filter((each) => each > state.stage && each <= stage);
  const isLeaving = stage === 7 && state.stage < 6;
  // What was not taken on, or merged, goes from where it was to the files: it was never concluded.
  return {
    ok: true,
    change: stage === state.stage ? change : { ...change, stage },
    entered: isLeaving ? [7] : entered,
  };
}
