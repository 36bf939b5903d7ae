// What the figures count, case by case, and that over any histories they are what the journal itself says.
import { describe, expect, it } from 'vitest';
import { type FiguresAsked, readFigures } from '#electron/case-figures/figures-read.ts';
import type { CaseChange } from '#electron/cases/case-state-row.ts';
import { openSnapshot } from '#electron/store/database.ts';
import type { CaseTotals } from '#shared/contract/case-figures.ts';
import { addDays, type CalendarDate, hallDate, instantOf } from '#shared/domain/calendar-date.ts';
import { holidays2026 } from '#shared/domain/holidays-2026.ts';
import { holidayCalendar, makePromise } from '#shared/domain/working-days.ts';
import { chances, noon, type Told, type ToldStore, toldStore } from './told-cases.ts';

const calendar = holidayCalendar([holidays2026]);
const asking: FiguresAsked = {
  from: '2026-01-01',
  to: '2026-12-31',
  unitCode: null,
  today: '2026-06-30',
  timeZone: 'Asia/Shanghai',
  calendar,
  contactDays: 0,
};

function figures(store: ToldStore, asked: Partial<FiguresAsked> = {}) {
  const source = openSnapshot(store.path);
  try {
    return readFigures(source, { ...asking, ...asked });
  } finally {
    source.close();
  }
}

async function totals(told: readonly Told[], asked: Partial<FiguresAsked> = {}): Promise<CaseTotals> {
  const store = await toldStore();
  for (const one of told) await store.tell(one);
  return figures(store, asked).totals;
}

const day = '2026-06-08';
const concludedOn = (on: CalendarDate): CaseChange => ({
  acceptedAt: noon(day),
  concludedAt: noon(on),
  closedAt: noon(on),
  handling: 'time-limited',
  cause: 'legacy',
});
const nothing = { part: 0, whole: 0 };

describe('the figures of cases', () => {
  it('are all nought where nobody told anything', async () => {
    const found = figures(await toldStore());
    expect(Object.values(found.totals)).toEqual([...Array(10).fill(0), ...Array(4).fill(nothing)]);
    expect([found.byUnit, found.byMonth, found.grades]).toEqual([[], [], [0, 0, 0, 0, 0]]);
  });

  it('keep closed, done, not done and unconfirmed apart', async () => {
    const found = await totals([
      { day, acts: [{ change: concludedOn('2026-06-10') }] },
      {
        day,
        acts: [
          { change: concludedOn('2026-06-10') },
          { change: { answer: 'yes', grade: 5 }, answer: { done: 'yes', grade: 5 } },
        ],
      },
      {
        day,
        acts: [
          { change: concludedOn('2026-06-10') },
          { change: { answer: 'partly', grade: 2 }, answer: { done: 'partly', grade: 2 } },
        ],
      },
      { day, acts: [{ change: { acceptedAt: noon(day) } }] },
    ]);
    expect(found).toMatchObject({ filed: 4, accepted: 4, concluded: 3, done: 1, notDone: 1, unconfirmed: 1, open: 1 });
    expect(found.solved).toEqual({ part: 1, whole: 2 });
    expect(found.satisfied).toEqual({ part: 1, whole: 2 });
  });

  it('take a no for a no until the citizen says something else, and keep the grade given with it', async () => {
    const reopened: CaseChange = {
      concludedAt: null,
      closedAt: null,
      handling: null,
      cause: null,
      answer: null,
      grade: null,
      reopened: 1,
      promiseFrom: '2026-06-11',
      promisedDate: '2026-06-29',
    };
    const first = [
      { change: concludedOn('2026-06-10') },
      { change: reopened, answer: { done: 'no', grade: 1 } as const },
    ];
    const open = await totals([{ day, acts: first }]);
    expect(open).toMatchObject({ concluded: 0, notDone: 1, unconfirmed: 0, reopened: 1, open: 1 });
    expect(open.satisfied).toEqual({ part: 0, whole: 1 });
    const closedAgain = [...first, { change: concludedOn('2026-06-26') }];
    const silent = await totals([{ day, acts: closedAgain }]);
    expect(silent).toMatchObject({ concluded: 1, notDone: 1, unconfirmed: 1, done: 0 });
    expect(silent.solved).toEqual({ part: 0, whole: 1 });
    const answer = { change: { answer: 'yes', grade: 4 }, answer: { done: 'yes', grade: 4 } } as const;
    const well = await totals([{ day, acts: [...closedAgain, answer] }]);
    expect(well).toMatchObject({ concluded: 1, notDone: 0, unconfirmed: 0, done: 1 });
    expect(well.satisfied).toEqual({ part: 1, whole: 2 });
  });

  it('do not count what was not taken on as accepted or closed, nor what was told twice at all', async () => {
    const refused: CaseChange = {
      acceptedAt: noon(day),
      refusal: 'given',
      refusedAt: noon(day),
      closedAt: noon(day),
    };
    const found = await totals([
      { day, acts: [{ change: refused }] },
      { day, acts: [{ change: { ...refused, refusal: 'upheld' } }] },
      { day, acts: [{ change: { refusal: 'proposed' } }] },
      { day, acts: [{ change: { mergedInto: '260608-0001', closedAt: noon(day) } }] },
    ]);
    expect(found).toMatchObject({ filed: 3, accepted: 0, notAccepted: 2, concluded: 0, open: 1 });
    // The proposed one waits for its first word.
    expect(found.response).toEqual({ part: 0, whole: 1 });
  });

  it('go by the hall’s day: the last minute of the promised day is on time, the first of the next is not', async () => {
    const at = (instant: number): Told => ({
      day,
      promised: '2026-06-10',
      acts: [{ change: { ...concludedOn('2026-06-10'), concludedAt: instant } }],
    });
    const midnight = instantOf('2026-06-11', '00:00', 'Asia/Shanghai');
    expect((await totals([at(midnight - 1)])).onTime).toEqual({ part: 1, whole: 1 });
    expect((await totals([at(midnight)])).onTime).toEqual({ part: 0, whole: 1 });
    const berlin = instantOf('2026-06-11', '00:00', 'Europe/Berlin');
    expect((await totals([at(berlin - 1)], { timeZone: 'Europe/Berlin' })).onTime.part).toBe(1);
    expect((await totals([at(berlin)], { timeZone: 'Europe/Berlin' })).onTime.part).toBe(0);
  });

  it('hold an open case against nobody before its day is over, nor while the citizen is waited for', async () => {
    const promised = '2026-06-24';
    const open: Told = { day, promised };
    expect(await totals([open], { today: promised })).toMatchObject({ late: 0, onTime: nothing });
    expect(await totals([open], { today: '2026-06-25' })).toMatchObject({ late: 1, onTime: { part: 0, whole: 1 } });
    const waiting: Told = { ...open, acts: [{ change: { waitingSince: '2026-06-20' } }] };
    expect(await totals([waiting], { today: '2026-06-25' })).toMatchObject({ late: 0, open: 1, onTime: nothing });
  });

  it('count the first word by the working day it was due on, and the closing where there was none before', async () => {
    const friday = '2026-06-12';
    const word = (on: CalendarDate): Told => ({ day: friday, acts: [{ change: { contactedAt: noon(on) } }] });
    const asked = { contactDays: 1, today: '2026-06-17' };
    expect((await totals([word('2026-06-15')], asked)).response).toEqual({ part: 1, whole: 1 });
    expect((await totals([word('2026-06-16')], asked)).response).toEqual({ part: 0, whole: 1 });
    expect((await totals([{ day: friday }], asked)).response).toEqual({ part: 0, whole: 1 });
    expect((await totals([{ day: friday }], { ...asked, today: '2026-06-15' })).response).toEqual(nothing);
    const atOnce: Told = { day: friday, acts: [{ change: concludedOn(friday) }] };
    expect((await totals([atOnce], asked)).response).toEqual({ part: 1, whole: 1 });
    expect((await totals([word('2026-06-15')], { ...asked, contactDays: null })).response).toEqual(nothing);
  });

  it('give a unit its own cases', async () => {
    const store = await toldStore();
    await store.tell({ day, unit: 'D-GA' });
    await store.tell({ day, unit: 'D-YB' });
    expect(figures(store, { unitCode: 'D-GA' }).byUnit.map(({ key }) => key)).toEqual(['D-GA']);
    expect(figures(store, { unitCode: "' or 1 = 1" }).totals.filed).toBe(0);
  });
});

describe('the figures and the journal', () => {
  it('agree over random histories, for any span, unit and zone', async () => {
    const store = await toldStore();
    const chance = chances('figures');
    for (let n = 0; n < 400; n += 1) await store.tell(anyCase(chance));
    const spans = [
      ['2026-01-01', '2026-12-31'],
      ['2026-03-05', '2026-05-09'],
      ['2026-05-09', '2026-05-09'],
    ] as const;
    const journal = await foldJournal(store);
    for (const [from, to] of spans) {
      for (const timeZone of ['Asia/Shanghai', 'America/New_York']) {
        for (const unitCode of [null, 'D-1']) {
          const asked = { ...asking, from, to, timeZone, unitCode, contactDays: chance.upTo(3) };
          const found = figures(store, asked);
          const within = journal.filter(
            ({ state }) =>
              state.day >= from && state.day <= to && (unitCode ?? state.custodianUnit) === state.custodianUnit,
          );
          expect(found.totals).toEqual(countedFrom(within, asked));
          const units = new Set(within.filter(isCounted).map(({ state }) => state.custodianUnit));
          expect(new Set(found.byUnit.map(({ key }) => key))).toEqual(units);
          for (const { key, totals: of } of found.byUnit)
            expect(of).toEqual(
              countedFrom(
                within.filter(({ state }) => state.custodianUnit === key),
                asked,
              ),
            );
          for (const { key, totals: of } of found.byMonth)
            expect(of).toEqual(
              countedFrom(
                within.filter(({ state }) => state.day.startsWith(key)),
                asked,
              ),
            );
          for (const { category, totals: of } of found.byCategory)
            expect(of).toEqual(
              countedFrom(
                within.filter(({ state }) => state.category === category),
                asked,
              ),
            );
          for (const { cause, count } of found.byCause)
            expect(count).toBe(within.filter((one) => isCounted(one) && one.state.cause === cause).length);
        }
      }
    }
  });
});

type Chance = ReturnType<typeof chances>;

function anyCase(chance: Chance): Told {
  const told = addDays('2026-01-01', chance.upTo(170));
  const at = (most: number): number => noon(addDays(told, chance.upTo(most))) + chance.upTo(24) * 3_600_000;
  const acts: { change: CaseChange; answer?: { done: 'yes' | 'partly' | 'no'; grade: number | null } }[] = [];
  const promised = addDays(told, 1 + chance.upTo(20));
  const maybe = (percent: number): boolean => chance.upTo(99) < percent;
  const grade = (): number | null => (maybe(60) ? 1 + chance.upTo(4) : null);
  if (maybe(90)) acts.push({ change: { acceptedAt: at(2) } });
  if (maybe(70)) acts.push({ change: { contactedAt: at(4) } });
  const close = (): void => {
    const closedAt = at(30);
    const handling = chance.one(['on-the-spot', 'time-limited', 'transfer', 'explained'] as const);
    const cause = chance.one(['legacy', 'system-fault', 'other'] as const);
    acts.push({ change: { concludedAt: closedAt, closedAt, handling, cause, waitingSince: null } });
  };
  const kind = chance.upTo(9);
  if (kind === 0) acts.push({ change: { refusal: chance.one(['given', 'objected', 'upheld']), closedAt: at(3) } });
  else if (kind === 1) acts.push({ change: { mergedInto: '260101-0001', closedAt: at(3) } });
  else if (kind === 2) acts.push({ change: { waitingSince: addDays(told, 2) } });
  else if (kind > 3) {
    close();
    for (let times = 1; maybe(30); times += 1) {
      const from = addDays(told, 20 + chance.upTo(10));
      const given = grade();
      const reset: CaseChange = { concludedAt: null, closedAt: null, handling: null, cause: null, contactedAt: null };
      const promise = { promiseFrom: from, promisedDate: addDays(from, 12) };
      acts.push({
        change: { ...reset, ...promise, answer: null, grade: null, reopened: times },
        answer: { done: 'no', grade: given },
      });
      if (maybe(70)) close();
      else return { ...placeOf(chance), day: told, promised, acts };
    }
    if (maybe(60)) {
      const answer = { done: chance.one(['yes', 'partly'] as const), grade: grade() };
      acts.push({ change: { answer: answer.done, grade: answer.grade }, answer });
    }
  }
  return { ...placeOf(chance), day: told, promised, acts };
}

const placeOf = (chance: Chance) => ({
  unit: `D-${chance.upTo(3)}`,
  matter: chance.one([null, 'M-1', 'M-2']),
  failedAt: chance.one([null, 'T-1']),
  category: chance.one(['consultation', 'general'] as const),
});

type Folded = {
  state: CaseChange & {
    day: string;
    category: string;
    custodianUnit: string;
    promisedDate: string;
    promiseFrom: string;
  };
  grades: number[];
};

/** From the journal alone: no table is looked at. */
async function foldJournal(store: ToldStore): Promise<Folded[]> {
  const cases = new Map<string, Folded>();
  for (const { type, subject, data } of await store.db.selectFrom('journal').selectAll().orderBy('seq').execute()) {
    const said = JSON.parse(data);
    if (type === 'case.filed') cases.set(subject, { state: { ...said, promiseFrom: said.day }, grades: [] });
    const known = cases.get(subject);
    if (type !== 'case.acted' || !known) continue;
    Object.assign(known.state, said.change);
    if (said.answer?.grade) known.grades.push(said.answer.grade);
  }
  return [...cases.values()];
}

const isCounted = ({ state }: Folded): boolean => (state.mergedInto ?? null) === null;

/** docs/figures.md, word by word. */
function countedFrom(cases: readonly Folded[], o: FiguresAsked): CaseTotals {
  const counted = cases.filter(isCounted);
  const number = (is: (state: Folded['state']) => unknown): number => counted.filter(({ state }) => is(state)).length;
  const isRefused = ({ refusal }: CaseChange) => ['given', 'objected', 'upheld'].includes(refusal ?? '');
  const isLate = (s: Folded['state']) => !s.closedAt && !s.waitingSince && s.promisedDate < o.today;
  const dayOf = (instant: number) => hallDate(instant, o.timeZone);
  const isOnTime = (s: Folded['state']) => !!s.concludedAt && dayOf(s.concludedAt) <= s.promisedDate;
  const isNotDone = (s: Folded['state']) => s.answer === 'partly' || (s.answer !== 'yes' && (s.reopened ?? 0) > 0);
  const firstWord = (s: Folded['state']) => {
    const words = [s.contactedAt, s.concludedAt].filter((at) => typeof at === 'number');
    return words.length === 0 ? null : dayOf(Math.min(...words));
  };
  const due = (s: Folded['state']) => makePromise(s.promiseFrom, o.contactDays ?? 0, o.calendar).date;
  const isResponseDue = (s: Folded['state']) => !isRefused(s) && (firstWord(s) !== null || o.today > due(s));
  const done = number((s) => s.concludedAt && s.answer === 'yes');
  const notDone = number(isNotDone);
  const grades = counted.flatMap((one) => one.grades);
  return {
    filed: counted.length,
    accepted: number((s) => s.acceptedAt && !isRefused(s)),
    notAccepted: number(isRefused),
    concluded: number((s) => s.concludedAt),
    done,
    notDone,
    unconfirmed: number((s) => s.concludedAt && !s.answer),
    open: number((s) => !s.closedAt),
    late: number(isLate),
    reopened: number((s) => (s.reopened ?? 0) > 0),
    onTime: { part: number(isOnTime), whole: number((s) => s.concludedAt || isLate(s)) },
    response: {
      part: number((s) => isResponseDue(s) && (firstWord(s) ?? '9') <= due(s)),
      whole: number(isResponseDue),
    },
    solved: { part: done, whole: done + notDone },
    satisfied: { part: grades.filter((grade) => grade >= 3).length, whole: grades.length },
  };
}
