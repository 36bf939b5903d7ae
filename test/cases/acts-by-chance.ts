// Anything anybody may try with a case, with inputs that chance picked: possible, impossible, or just late.
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { archivePast } from '#electron/cases/archiving.ts';
import type { Clerk } from '#electron/cases/case-actions.ts';
import { stateOf } from '#electron/cases/case-state-row.ts';
import { DEFAULT_SETTINGS } from '#electron/settings-schema.ts';
import type { Row } from '#electron/store/tables.ts';
import { addDays } from '#shared/domain/calendar-date.ts';
import { allowedActions, type CaseAction, caseActs } from '#shared/domain/case-acts.ts';
import { noticeOf } from '#shared/domain/holiday-notice.ts';
import { longer2027, notice2027 } from '../calendar/notice-2027.ts';
import { type CaseHall, kiosk, oneDay, type Slip, type Team } from './case-hall.ts';

const units = ['U-HALL', 'D-GA', 'D-YB', 'D-SC'] as const;

/** What may be done at almost any time, or ends everything else: left to chance alone it would be most of what is done. */
const seldom: readonly CaseAction[] = [
  'note',
  'tell',
  'urge',
  'link',
  'merge',
  'reveal',
  'reprint',
  'reclassify',
  'propose-refusal',
];

/** What chance picked for one step. */
export const stepArbitrary = fc.record({
  /** shown: something a desk shows somebody · any: whatever it is, whoever they are. */
  how: fc.constantFrom('shown', 'shown', 'shown', 'shown', 'any', 'task', 'citizen', 'citizen', 'day'),
  act: fc.constantFrom(...caseActs),
  byCitizen: fc.constantFrom('supplement', 'answer', 'answer', 'rate', 'object', 'guess'),
  byDay: fc.constantFrom('hours', 'hours', 'days', 'archive', 'notice'),
  which: fc.nat(3),
  who: fc.nat(10),
  pick: fc.nat(500),
  unit: fc.constantFrom(...units),
  /** Days from the promised one, or days that go by. */
  days: fc.integer({ min: -3, max: 20 }),
  yes: fc.boolean(),
  kind: fc.constantFrom('not-done', 'disagree', 'ask', 'suggest'),
  category: fc.constantFrom('consultation', 'general'),
  handling: fc.constantFrom('on-the-spot', 'time-limited', 'transfer', 'explained'),
  done: fc.constantFrom('yes', 'partly', 'no'),
  grade: fc.integer({ min: 1, max: 5 }),
  /** Sometimes acts on what it saw before the last change. */
  isStale: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
});
export type Step = typeof stepArbitrary extends fc.Arbitrary<infer S> ? S : never;

/** What was tried, and whether a desk had shown it to whoever tried it, on the case as it was. */
export type Tried = { readonly what: string; readonly wasShown: boolean; readonly done: Promise<unknown> };

export type Stage = {
  readonly hall: CaseHall;
  readonly team: Team;
  readonly slips: readonly Slip[];
};

async function rowOf({ hall }: Stage, caseNo: string): Promise<Row<'cases'>> {
  return hall.store.db.selectFrom('cases').selectAll().where('case_no', '=', caseNo).executeTakeFirstOrThrow();
}

/** Everything any desk shows now: who, and what. */
async function shown(stage: Stage, row: Row<'cases'>): Promise<{ who: Clerk; action: CaseAction }[]> {
  const known = stage.hall.store.db.selectFrom('case_units').select('unit_code').where('case_no', '=', row.case_no);
  const involved = new Set((await known.execute()).map(({ unit_code }) => unit_code));
  return Object.values(stage.team).flatMap((who) => {
    const worker = { ...who, isInvolved: involved.has(who.unitCode) };
    const actions = allowedActions(stateOf(row), worker, DEFAULT_SETTINGS.cases.hops);
    return actions.map((action) => ({ who, action }));
  });
}

/** Tries one step; the act itself runs in `done`. */
export async function tryStep(stage: Stage, s: Step): Promise<Tried> {
  const { hall, team, slips } = stage;
  const slip = slips[s.which % slips.length];
  const other = slips[(s.which + 1 + (s.pick % (slips.length - 1))) % slips.length];
  const people = Object.values(team);
  const anybody = people[s.who % people.length];
  if (!slip || !other || !anybody) throw new Error('nothing to work with');
  const row = await rowOf(stage, slip.caseNo);
  const on = { caseNo: slip.caseNo, version: s.isStale ? row.version - 1 : row.version };
  switch (s.how) {
    case 'shown': {
      const all = await shown(stage, row);
      const actions = [...new Set(all.map((each) => each.action))];
      const moving = actions.filter((each) => !seldom.includes(each));
      const among = moving.length === 0 || s.pick % 8 === 0 ? actions : moving;
      const may = all.filter(({ action }) => action === among[s.pick % among.length]);
      const chosen = may[s.who % may.length];
      if (!chosen) throw new Error('a note may always be written');
      const { who, action } = chosen;
      return { what: action, wasShown: !s.isStale, done: byDesk(stage, s, action, { who, row, on, other }) };
    }
    case 'any':
      return { what: s.act, wasShown: false, done: byDesk(stage, s, s.act, { who: anybody, row, on, other }) };
    case 'task':
      return { what: 'task', wasShown: false, done: byTask(stage, s, anybody, on) };
    case 'citizen':
      return { what: s.byCitizen, wasShown: false, done: byCitizen(stage, s, slip) };
    case 'day':
      return { what: s.byDay, wasShown: false, done: byDay(hall, s) };
  }
}

type OnCase = { caseNo: string; version: number };

function byDesk(
  { hall, team }: Stage,
  s: Step,
  action: CaseAction,
  { who, row, on, other }: { who: Clerk; row: Row<'cases'>; on: OnCase; other: Slip },
): Promise<unknown> {
  const { cases } = hall;
  const { caseNo } = on;
  const people = Object.values(team);
  const words = '按规矩办';
  const colleagues = people.filter(({ unitCode }) => unitCode === (s.yes ? row.custodian_unit : s.unit));
  const staffId = (colleagues[s.pick % Math.max(1, colleagues.length)] ?? who).staffId;
  const date = addDays(row.promised_date, s.days);
  const dueDate = addDays(row.promised_date, -Math.abs(s.days));
  switch (action) {
    case 'accept':
      return cases.accept(who, on);
    case 'contact':
      return cases.contact(who, { ...on, way: 'phone', reached: s.yes, words });
    case 'assign':
      return cases.assign(who, { ...on, staffId, dueDate });
    case 'transfer':
      return cases.transfer(who, { ...on, unitCode: s.unit, talkedWith: '李例', agreed: words });
    case 'accept-transfer':
      return cases.acceptTransfer(who, { ...on, staffId: s.yes ? null : who.staffId });
    case 'return-transfer':
      return cases.returnTransfer(who, { ...on, reason: words });
    case 'withdraw-transfer':
      return cases.withdrawTransfer(who, on);
    case 'invite':
      return cases.invite(who, { ...on, unitCode: s.unit, dueDate, words });
    case 'pause':
      return cases.pause(who, { ...on, reason: 'papers', words });
    case 'resume':
      return cases.resume(who, on);
    case 'ask-extension':
      return cases.askExtension(who, { ...on, date, reason: words });
    case 'decide-extension':
      return cases.decideExtension(who, { ...on, granted: s.yes, words });
    case 'conclude':
      return cases.conclude(who, { ...on, handling: s.handling, cause: 'other', words, basis: '条例' });
    case 'propose-refusal':
      return cases.proposeRefusal(who, { ...on, ground: 'court', words, wayOn: '去法院' });
    case 'decide-refusal':
      return cases.decideRefusal(who, { ...on, approved: s.yes, words });
    case 'decide-objection':
      return cases.decideObjection(who, { ...on, taken: s.yes, words });
    case 'escalate':
      return cases.escalate(who, { ...on, words });
    case 'rule':
      return cases.rule(who, { ...on, unitCode: s.unit, words });
    case 'urge':
      return cases.urge(who, { ...on, words });
    case 'answer-for':
      return cases.answerFor(who, { ...on, requestId: randomUUID(), done: s.done, grade: s.grade, words });
    case 'tell':
    case 'note': {
      const reader = action === 'tell' ? ('citizen' as const) : ('inside' as const);
      return cases.addEntry(who, { requestId: randomUUID(), caseNo, for: reader, words });
    }
    case 'reclassify':
      return cases.reclassify(who, { ...on, kind: s.kind, category: s.category });
    case 'link':
      return cases.link(who, { ...on, otherNo: other.caseNo });
    case 'merge':
      return cases.merge(who, { ...on, intoNo: other.caseNo });
    case 'reveal':
      return cases.reveal(who, caseNo);
    case 'reprint':
      return cases.reprint(who, caseNo, 'zh-CN');
  }
}

async function byTask({ hall, team }: Stage, s: Step, who: Clerk, on: OnCase): Promise<unknown> {
  const tasks = await hall.store.db.selectFrom('case_tasks').selectAll().where('case_no', '=', on.caseNo).execute();
  const task = tasks[s.pick % Math.max(1, tasks.length)];
  const its = Object.values(team).find(({ unitCode }) => unitCode === task?.unit_code);
  const taskId = task?.id ?? randomUUID();
  if (s.yes) return hall.cases.finishTask(its ?? who, { ...on, taskId, words: '办好了' });
  return hall.cases.cancelTask(who, { ...on, taskId });
}

function byCitizen({ hall }: Stage, s: Step, { caseNo, queryCode }: Slip): Promise<unknown> {
  const { cases } = hall;
  const asker = { actor: kiosk, source: `kiosk ${s.who}` };
  const request = { requestId: randomUUID(), caseNo, queryCode };
  switch (s.byCitizen) {
    case 'supplement':
      return cases.supplement(asker, { ...request, words: '再说一句' });
    case 'answer':
      return cases.answer(asker, { ...request, done: s.done });
    case 'rate':
      return cases.rate(asker, { ...request, grade: s.grade, reasons: ['rude'], words: '' });
    case 'object':
      return cases.object(asker, { ...request, words: '我没有告到法院' });
    case 'guess':
      return cases.status(asker, { caseNo, queryCode: queryCode === '135790' ? '135791' : '135790' });
  }
}

async function byDay(hall: CaseHall, s: Step): Promise<unknown> {
  switch (s.byDay) {
    case 'hours':
      hall.time.now += (s.pick % 30) * 3_600_000;
      return;
    case 'days':
      hall.time.now += Math.abs(s.days) * oneDay + 1;
      return;
    case 'archive':
      return archivePast(hall.day);
    case 'notice':
      return hall.notice(noticeOf(s.yes ? longer2027 : notice2027));
  }
}
