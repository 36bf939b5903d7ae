import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '#shared/domain/calendar-date.ts';
import {
  allowedActions,
  type CaseMove,
  type CaseState,
  canSupplement,
  categoryOf,
  defaultLimits,
  newCase,
  nextState,
  reclassifiedPromise,
  type Stage,
  stages,
} from '#shared/domain/case-lifecycle.ts';
import { holidays2026 } from '#shared/domain/holidays-2026.ts';
import { holidayCalendar, makePromise } from '#shared/domain/working-days.ts';

const calendar = holidayCalendar([holidays2026]);
const at = Date.parse('2026-11-23T01:00:00Z');

function go(state: CaseState, ...moves: CaseMove[]): { state: CaseState; entered: Stage[] } {
  const entered: Stage[] = [];
  let now = state;
  for (const move of moves) {
    const moved = nextState(now, move);
    if (!moved.ok) throw new Error(`${move.action} at ${now.stage}: ${moved.reason}`);
    entered.push(...moved.entered);
    now = moved.state;
  }
  return { state: now, entered };
}
const accept: CaseMove = { action: 'accept', at };
const assign: CaseMove = { action: 'assign', at: at + 1, unit: 'D-YB', staff: 'staff-1' };
const conclude: CaseMove = { action: 'conclude', at: at + 2, handling: 'time-limited' };

describe('the seven stages', () => {
  it('are the chain the field uses', () => {
    expect(stages.map(({ zh }) => zh)).toEqual([
      '问题登记',
      '综合受理',
      '沟通研判',
      '协调办理',
      '业务办结',
      '服务评价',
      '整理归档',
    ]);
    expect(stages.map(({ stage }) => stage)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it('are walked by accepting, assigning and concluding, each entered once', () => {
    const { state, entered } = go(newCase('U-FY'), accept, assign, conclude);
    expect(entered).toEqual([2, 3, 4, 5, 6]);
    expect(state).toEqual({
      stage: 6,
      custodianUnit: 'D-YB',
      custodianStaff: 'staff-1',
      handling: 'time-limited',
      acceptedAt: at,
      concludedAt: at + 2,
    });
  });

  it('may be passed through on the spot', () => {
    const { state, entered } = go(newCase('U-FY'), accept, { ...conclude, handling: 'on-the-spot' });
    expect(entered).toEqual([2, 3, 4, 5, 6]);
    expect(state.custodianUnit).toBe('U-FY');
  });

  it('hand custody on by a second assignment, without moving', () => {
    const { state, entered } = go(newCase('U-FY'), accept, assign, { ...assign, unit: 'D-GA', staff: null });
    expect(entered).toEqual([2, 3, 4]);
    expect(state).toMatchObject({ stage: 4, custodianUnit: 'D-GA', custodianStaff: null });
  });

  it('cannot be skipped or walked twice', () => {
    const fresh = newCase('U-FY');
    expect(nextState(fresh, assign)).toEqual({ ok: false, reason: 'not-now' });
    expect(nextState(fresh, conclude)).toEqual({ ok: false, reason: 'not-now' });
    const accepted = go(fresh, accept).state;
    expect(nextState(accepted, accept).ok).toBe(false);
    const concluded = go(accepted, conclude).state;
    for (const move of [accept, assign, conclude]) expect(nextState(concluded, move).ok, move.action).toBe(false);
  });

  it('only go forward, entering each at most once, whatever is tried', () => {
    const move = fc.constantFrom(accept, assign, conclude);
    fc.assert(
      fc.property(fc.array(move, { maxLength: 12 }), (moves) => {
        let state = newCase('U-FY');
        const entered: number[] = [1];
        for (const next of moves) {
          const allowed = allowedActions(state, ['intake']).includes(next.action);
          const moved = nextState(state, next);
          expect(moved.ok).toBe(allowed);
          if (!moved.ok) continue;
          entered.push(...moved.entered);
          state = moved.state;
          expect(state.custodianUnit).not.toBe('');
        }
        expect(entered).toEqual(Array.from({ length: state.stage }, (_, index) => index + 1));
        expect(state.concludedAt !== null).toBe(state.stage >= 5);
        expect(state.acceptedAt !== null).toBe(state.stage >= 2);
      }),
    );
  });
});

describe('who may do what', () => {
  const may = (stage: Stage, ...roles: ('intake' | 'handler' | 'supervisor' | 'admin')[]) =>
    allowedActions({ stage }, roles).join(' ');

  it('follows the stage', () => {
    expect(may(1, 'intake')).toBe('accept tell note reclassify supplement reveal reprint');
    expect(may(2, 'intake')).toBe('assign tell note reclassify conclude supplement reveal reprint');
    expect(may(4, 'handler')).toBe('assign tell note reclassify conclude supplement reveal reprint');
    expect(may(6, 'intake')).toBe('tell note supplement reveal reprint');
    expect(may(7, 'intake')).toBe('note reveal reprint');
  });

  it('lets supervisors read and note, not reveal or handle', () => {
    for (const { stage } of stages) expect(may(stage, 'supervisor')).toBe('note');
    expect(may(1)).toBe('');
    expect(may(2, 'supervisor', 'handler')).toContain('conclude');
  });

  it('keeps the handling to whoever has custody', () => {
    expect(allowedActions({ stage: 4 }, ['intake'], false)).toEqual([
      'tell',
      'note',
      'supplement',
      'reveal',
      'reprint',
    ]);
  });

  it('lets the citizen add words until it is filed away', () => {
    expect(canSupplement({ stage: 1 })).toBe(true);
    expect(canSupplement({ stage: 6 })).toBe(true);
    expect(canSupplement({ stage: 7 })).toBe(false);
  });
});

describe('reclassifying', () => {
  it('starts from what the citizen chose', () => {
    expect(categoryOf('ask')).toBe('consultation');
    for (const kind of ['not-done', 'disagree', 'suggest'] as const) expect(categoryOf(kind)).toBe('general');
    expect(defaultLimits).toEqual({ consultation: 3, general: 12 });
  });

  it('shortens a promise, counted from the day of filing', () => {
    const given = { filedDate: '2026-11-23', today: '2026-11-23', ...makePromise('2026-11-23', 12, calendar) };
    expect(reclassifiedPromise(given, 'consultation', calendar)).toEqual({
      date: '2026-11-26',
      workingDays: 3,
      provisional: false,
    });
  });

  it('never lengthens one, there and back', () => {
    const day = fc.integer({ min: 0, max: 700 }).map((days) => addDays('2026-01-01', days));
    const category = fc.constantFrom('consultation' as const, 'general' as const);
    const limit = fc.integer({ min: 0, max: 30 });
    const later = fc.integer({ min: 0, max: 60 });
    fc.assert(
      fc.property(
        day,
        later,
        limit,
        limit,
        limit,
        fc.array(category),
        (filedDate, days, first, consultation, general, changes) => {
          const today = addDays(filedDate, days);
          const { date, workingDays, provisional } = makePromise(filedDate, first, calendar);
          let promise = { date, workingDays, provisional };
          for (const change of changes) {
            const next = reclassifiedPromise({ filedDate, today, ...promise }, change, calendar, {
              consultation,
              general,
            });
            expect(next.date <= promise.date).toBe(true);
            // Nor into the past, unless it lies there already.
            expect(next.date >= today || next.date === promise.date).toBe(true);
            expect(makePromise(filedDate, next.workingDays, calendar).date).toBe(next.date);
            promise = next;
          }
        },
      ),
    );
  });

  it('never brings one into the past: the shorter limit over, it is the next working day from today', () => {
    const given = { filedDate: '2026-11-23', ...makePromise('2026-11-23', 12, calendar) };
    const on = (today: string) => reclassifiedPromise({ ...given, today }, 'consultation', calendar);
    expect(on('2026-11-26').date).toBe('2026-11-26');
    expect(on('2026-11-27')).toEqual({ date: '2026-11-27', workingDays: 4, provisional: false });
    // A Saturday.
    expect(on('2026-11-28')).toEqual({ date: '2026-11-30', workingDays: 5, provisional: false });
    for (const today of ['2026-12-09', '2026-12-20']) {
      expect(on(today)).toEqual({ date: '2026-12-09', workingDays: 12, provisional: false });
    }
  });

  it('leaves a day that stands as printed, limit and mark with it', () => {
    const given = {
      filedDate: '2026-11-23',
      today: '2026-11-24',
      date: '2026-11-26',
      workingDays: 3,
      provisional: true,
    };
    expect(reclassifiedPromise(given, 'general', calendar)).toEqual({
      date: '2026-11-26',
      workingDays: 3,
      provisional: true,
    });
  });
});
