// Every act by everybody in every state a case can come to: what must never happen, never does.
import { describe, expect, test } from 'vitest';
import { allowedActions, canSee, isActNow } from '#shared/domain/case-acts.ts';
import { decide, decideOther, handlingsFor } from '#shared/domain/case-lifecycle.ts';
import { type CaseState, stages } from '#shared/domain/case-state.ts';
import {
  deskCommands,
  explore,
  frameOn,
  leadTo,
  monday,
  oneHour,
  onMonday,
  otherCommands,
  otherUnit,
  people,
  thirdUnit,
  told,
} from './case-machine.ts';

const { intake, colleague, hallHead, handler, head, third, supervisor, leader, stranger } = people;
const accepted = () => leadTo(told(), onMonday, [intake, { act: 'accept' }]);
const concluded = () =>
  leadTo(accepted(), onMonday, [intake, { act: 'conclude', handling: 'on-the-spot', cause: 'system-fault' }]);

const { states, steps } = explore(5);

describe('every state within five acts', () => {
  test('there are many, of every stage', () => {
    expect(states.length).toBeGreaterThan(1000);
    expect(new Set(states.map(({ stage }) => stage))).toEqual(new Set([1, 2, 3, 4, 6, 7]));
  });

  test('exactly one unit has the case, and it changes hands only by a transfer accepted or a ruling', () => {
    for (const { before, command, now } of steps) {
      expect(now.custodianUnit).not.toBe('');
      if (now.custodianUnit === before.custodianUnit) continue;
      expect(['accept-transfer', 'rule']).toContain(command.act);
      expect(now.transferTo).toBeNull();
    }
  });

  test('the first unit stays the one that answers to the citizen', () => {
    for (const { now } of steps) expect(now.firstUnit).toBe('U-HALL');
  });

  test('no stage is skipped, and a case goes back only when it is taken up again', () => {
    for (const { before, command, now, entered } of steps) {
      if (now.stage > before.stage) {
        const between = stages.map(({ stage }) => stage).filter((stage) => stage > before.stage && stage <= now.stage);
        // What was never taken on, or goes on elsewhere, was never handled either: it goes to the files at once.
        const isLeaving = command.act === 'archive' && before.stage < 6;
        expect(entered).toEqual(isLeaving ? [7] : between);
        continue;
      }
      expect(entered).toEqual([]);
      if (now.stage < before.stage) expect(['answer', 'answer-for']).toContain(command.act);
    }
  });

  test('a promised day moves later only by an extension, a clock that stood, or a case taken up again', () => {
    const later = steps.filter(({ before, now }) => now.promisedDate > before.promisedDate);
    expect(later.length).toBeGreaterThan(0);
    for (const { command } of later)
      expect(['decide-extension', 'resume', 'supplement', 'answer', 'answer-for', 'decide-objection']).toContain(
        command.act,
      );
    for (const { before, command, now } of steps)
      if (command.act === 'accept-transfer' || command.act === 'rule')
        expect(now.promisedDate).toBe(before.promisedDate);
  });

  test('it is closed exactly when concluded, not taken on, or merged', () => {
    for (const state of states) {
      const isOver =
        state.concludedAt !== null ||
        (state.refusal !== null && state.refusal !== 'proposed') ||
        state.mergedInto !== null;
      expect(state.closedAt !== null).toBe(isOver);
    }
  });

  test('办成 is only ever the citizen’s word: nothing else sets an answer', () => {
    for (const { before, command, now } of steps) {
      if (now.answer === before.answer) continue;
      expect(['answer', 'answer-for']).toContain(command.act);
      if (command.act !== 'answer-for') continue;
      expect(before.concludedAt).not.toBeNull();
      expect(before.answer).not.toBe('yes');
    }
  });

  test('an open case can always go on: somebody may do something that leads to its end', () => {
    const onward = ['accept', 'conclude', 'accept-transfer', 'withdraw-transfer', 'decide-refusal', 'resume'];
    for (const state of states.filter(({ closedAt }) => closedAt === null)) {
      const unit = { ...intake, unitCode: state.custodianUnit };
      const target = { ...handler, unitCode: state.transferTo ?? otherUnit };
      const may = [unit, target, supervisor, leader].flatMap((who) => allowedActions(state, who, 2));
      expect(may.some((action) => onward.includes(action))).toBe(true);
    }
  });

  test('what a desk shows is what the rules let happen', () => {
    for (const state of states.slice(0, 400)) {
      for (const who of Object.values(people)) {
        const shown = allowedActions(state, who, 2);
        for (const command of deskCommands) {
          const decided = decide(state, who, command, onMonday);
          if (decided.ok) expect(shown).toContain(command.act);
          else if (!shown.includes(command.act)) expect(decided.why).not.toBe('date-past');
        }
      }
    }
  });

  test('somebody whose unit has nothing to do with it sees nothing and does nothing', () => {
    expect(canSee(stranger)).toBe(false);
    for (const state of states) expect(allowedActions(state, stranger, 2)).toEqual([]);
  });

  test('what is archived stays as it is', () => {
    for (const state of states.filter(({ archivedAt }) => archivedAt !== null)) {
      for (const who of Object.values(people).filter(canSee))
        for (const command of deskCommands) expect(decide(state, who, command, onMonday).ok).toBe(false);
      for (const command of otherCommands) expect(decideOther(state, command, onMonday).ok).toBe(false);
    }
  });
});

describe('不予受理', () => {
  const proposed = () => leadTo(told(), onMonday, [intake, { act: 'propose-refusal', ground: 'court' }]);

  test('takes a second person, who did not propose it', () => {
    expect(decide(proposed(), intake, { act: 'decide-refusal', approved: true }, onMonday)).toMatchObject({
      ok: false,
    });
    const bossy = { ...intake, roles: ['intake', 'supervisor'] as const };
    expect(decide(proposed(), bossy, { act: 'decide-refusal', approved: true }, onMonday)).toEqual({
      ok: false,
      why: 'second-person',
    });
    expect(decide(proposed(), hallHead, { act: 'decide-refusal', approved: true }, onMonday).ok).toBe(true);
  });

  test('may come after a talk with the citizen, and no longer once the case is handled', () => {
    const looked = leadTo(accepted(), onMonday, [intake, { act: 'contact', reached: true }]);
    expect(isActNow(looked, 'propose-refusal')).toBe(true);
    const handled = leadTo(looked, onMonday, [intake, { act: 'assign', staffId: 'x', dueDate: '2026-11-27' }]);
    expect(isActNow(handled, 'propose-refusal')).toBe(false);
  });

  test('the citizen objects, and the case is taken on with a promise that starts anew', () => {
    const refused = leadTo(proposed(), onMonday, [supervisor, { act: 'decide-refusal', approved: true }]);
    const laterOn = frameOn(monday + 48 * oneHour, '2026-11-25');
    const taken = leadTo(refused, laterOn, { act: 'object' }, [leader, { act: 'decide-objection', taken: true }]);
    expect(taken).toMatchObject({
      stage: 2,
      refusal: null,
      closedAt: null,
      promiseFrom: '2026-11-25',
      promisedDate: '2026-12-11',
    });
  });

  test('an objection is not answered by whoever proposed the refusal', () => {
    const bossy = { ...supervisor, staffId: 'intake' };
    const objected = leadTo(proposed(), onMonday, [hallHead, { act: 'decide-refusal', approved: true }], {
      act: 'object',
    });
    expect(decide(objected, bossy, { act: 'decide-objection', taken: false }, onMonday)).toEqual({
      ok: false,
      why: 'second-person',
    });
  });

  test('an objection is not heard by whoever approved the refusal: the citizen is told that somebody else looks', () => {
    const objected = leadTo(proposed(), onMonday, [leader, { act: 'decide-refusal', approved: true }], {
      act: 'object',
    });
    const uphold = { act: 'decide-objection', taken: false } as const;
    expect(decide(objected, leader, uphold, onMonday)).toEqual({ ok: false, why: 'second-person' });
    expect(decide(objected, supervisor, uphold, onMonday).ok).toBe(true);
  });

  test('nothing objected to is filed away before somebody decided', () => {
    const objected = leadTo(proposed(), onMonday, [hallHead, { act: 'decide-refusal', approved: true }], {
      act: 'object',
    });
    expect(decideOther(objected, { act: 'archive' }, onMonday).ok).toBe(false);
  });
});

describe('转办', () => {
  const offered = () => leadTo(accepted(), onMonday, [intake, { act: 'transfer', unitCode: otherUnit }]);
  const handed = () => leadTo(offered(), onMonday, [handler, { act: 'accept-transfer', staffId: null }]);

  test('stays with the unit that offers it until the other accepts', () => {
    expect(offered()).toMatchObject({ custodianUnit: 'U-HALL', transferTo: otherUnit, stage: 2 });
    expect(handed()).toMatchObject({
      custodianUnit: otherUnit,
      custodianStaff: 'handler',
      transferTo: null,
      stage: 4,
      hops: 1,
    });
  });

  test('never to one’s own unit', () => {
    expect(decide(accepted(), intake, { act: 'transfer', unitCode: 'U-HALL' }, onMonday)).toEqual({
      ok: false,
      why: 'own-unit',
    });
  });

  test('is returned within 24 hours of working days and not a second later', () => {
    const on = (at: number, today: string) =>
      decide(offered(), handler, { act: 'return-transfer' }, frameOn(at, today));
    expect(on(monday + 24 * oneHour, '2026-11-24').ok).toBe(true);
    expect(on(monday + 24 * oneHour + 1, '2026-11-24')).toEqual({ ok: false, why: 'return-too-late' });
  });

  test('over a weekend the hours stand still', () => {
    const friday = monday + 4 * 24 * oneHour;
    const late = leadTo(accepted(), frameOn(friday, '2026-11-27'), [intake, { act: 'transfer', unitCode: otherUnit }]);
    const nextMonday = frameOn(friday + 72 * oneHour, '2026-11-30');
    expect(decide(late, handler, { act: 'return-transfer' }, nextMonday).ok).toBe(true);
    expect(decide(late, handler, { act: 'return-transfer' }, { ...nextMonday, at: nextMonday.at + 1 }).ok).toBe(false);
  });

  test('after the hops are used up only the duty leader moves it', () => {
    const far = leadTo(
      handed(),
      onMonday,
      [handler, { act: 'transfer', unitCode: thirdUnit }],
      [third, { act: 'accept-transfer', staffId: null }],
    );
    expect(decide(far, third, { act: 'transfer', unitCode: otherUnit }, onMonday)).toEqual({ ok: false, why: 'hops' });
    expect(decide(far, supervisor, { act: 'rule', unitCode: otherUnit }, onMonday).ok).toBe(false);
    expect(decide(far, leader, { act: 'rule', unitCode: otherUnit }, onMonday).ok).toBe(true);
  });

  test('what was ruled is not handed on', () => {
    const ruled = leadTo(accepted(), onMonday, [supervisor, { act: 'rule', unitCode: otherUnit }]);
    expect(decide(ruled, handler, { act: 'transfer', unitCode: thirdUnit }, onMonday)).toEqual({
      ok: false,
      why: 'ruled',
    });
  });

  test('once the duty leader is asked, the supervisor no longer rules', () => {
    const asked = leadTo(accepted(), onMonday, [intake, { act: 'escalate' }]);
    expect(decide(asked, supervisor, { act: 'rule', unitCode: otherUnit }, onMonday).ok).toBe(false);
    expect(decide(asked, leader, { act: 'rule', unitCode: otherUnit }, onMonday).ok).toBe(true);
  });

  test('only the unit in custody concludes, whoever was told first', () => {
    const conclude = { act: 'conclude', handling: 'transfer', cause: 'other' } as const;
    expect(decide(handed(), intake, conclude, onMonday)).toEqual({ ok: false, why: 'not-yours' });
    expect(decide(handed(), handler, conclude, onMonday).ok).toBe(true);
  });
});

describe('the four ways', () => {
  test('a case is concluded in the way it was really handled, or explained', () => {
    expect(handlingsFor(accepted())).toEqual(['on-the-spot', 'explained']);
    const assigned = leadTo(accepted(), onMonday, [intake, { act: 'assign', staffId: 'x', dueDate: '2026-11-27' }]);
    expect(handlingsFor(assigned)).toEqual(['time-limited', 'explained']);
    expect(decide(accepted(), intake, { act: 'conclude', handling: 'transfer', cause: 'other' }, onMonday)).toEqual({
      ok: false,
      why: 'handling',
    });
  });

  test('a named person’s day is neither past nor beyond the promise', () => {
    const by = (dueDate: string) => decide(accepted(), intake, { act: 'assign', staffId: 'x', dueDate }, onMonday);
    expect(by('2026-11-22')).toEqual({ ok: false, why: 'date-past' });
    expect(by('2026-12-10')).toEqual({ ok: false, why: 'date-beyond' });
    expect(by('2026-12-09').ok).toBe(true);
  });
});

describe('办成了吗', () => {
  test('no: taken up again under the same number, at the stage of handling, with a new day', () => {
    const weekLater = frameOn(monday + 7 * 24 * oneHour, '2026-11-30');
    const again = leadTo(concluded(), weekLater, { act: 'answer', done: 'no', grade: null });
    expect(again).toMatchObject({ stage: 4, reopened: 1, closedAt: null, answer: null, promisedDate: '2026-12-16' });
  });

  test('yes may still become no until it is filed away', () => {
    const yes = leadTo(concluded(), onMonday, { act: 'answer', done: 'yes', grade: null });
    expect(decideOther(yes, { act: 'answer', done: 'no', grade: null }, onMonday).ok).toBe(true);
  });

  test('whoever concluded does not say for the citizen that it is done', () => {
    const answer = { act: 'answer-for', done: 'yes', grade: null } as const;
    expect(decide(concluded(), intake, answer, onMonday)).toEqual({ ok: false, why: 'second-person' });
    expect(decide(concluded(), colleague, answer, onMonday).ok).toBe(true);
  });

  test('silence is filed away without an answer', () => {
    const filed = leadTo(concluded(), onMonday, { act: 'archive' });
    expect(filed).toMatchObject({ stage: 7, answer: null, grade: null });
  });
});

describe('one extension', () => {
  const asked = () => leadTo(accepted(), onMonday, [intake, { act: 'ask-extension', date: '2026-12-14' }]);

  test('is granted by another, and only before the promise is over', () => {
    expect(decide(asked(), hallHead, { act: 'decide-extension', granted: true }, onMonday)).toMatchObject({
      ok: true,
      change: { promisedDate: '2026-12-14', extension: 'granted' },
    });
    const tooLate = frameOn(monday + 17 * 24 * oneHour, '2026-12-10');
    expect(decide(asked(), hallHead, { act: 'decide-extension', granted: true }, tooLate)).toEqual({
      ok: false,
      why: 'promise-over',
    });
  });

  test('is granted while the clock stands, though the old day has gone by: it is not over', () => {
    const waiting = leadTo(asked(), onMonday, [intake, { act: 'pause' }]);
    const later = frameOn(monday + 17 * 24 * oneHour, '2026-12-10');
    const granted = leadTo(waiting, later, [hallHead, { act: 'decide-extension', granted: true }]);
    expect(granted.promisedDate).toBe('2026-12-14');
    // Thirteen working days it stood.
    expect(leadTo(granted, later, [intake, { act: 'resume' }]).promisedDate).toBe('2026-12-31');
  });

  test('is not decided by whoever asked, nor by another unit’s head', () => {
    const both = { ...intake, roles: ['intake', 'unit-head'] as const };
    expect(decide(asked(), both, { act: 'decide-extension', granted: true }, onMonday)).toEqual({
      ok: false,
      why: 'second-person',
    });
    expect(decide(asked(), head, { act: 'decide-extension', granted: true }, onMonday)).toEqual({
      ok: false,
      why: 'not-yours',
    });
  });

  test('is asked for once, before expiry, to a working day within the limit', () => {
    const ask = (date: string, state = accepted(), frame = onMonday) =>
      decide(state, intake, { act: 'ask-extension', date }, frame);
    expect(ask('2026-12-09')).toEqual({ ok: false, why: 'date-past' });
    expect(ask('2026-12-12')).toEqual({ ok: false, why: 'date-off' });
    expect(ask('2026-12-24')).toEqual({ ok: false, why: 'date-beyond' });
    expect(ask('2026-12-23').ok).toBe(true);
    expect(ask('2026-12-14', asked())).toEqual({ ok: false, why: 'one-extension' });
    expect(ask('2026-12-14', accepted(), frameOn(monday + 17 * 24 * oneHour, '2026-12-10'))).toEqual({
      ok: false,
      why: 'promise-over',
    });
  });
});

describe('the clock that stands', () => {
  test('moves the promise by the working days it stood, and no other', () => {
    const waiting = leadTo(accepted(), onMonday, [intake, { act: 'pause' }]);
    const onThursday = frameOn(monday + 3 * 24 * oneHour, '2026-11-26');
    expect(leadTo(waiting, onThursday, [intake, { act: 'resume' }])).toMatchObject({
      waitingSince: null,
      promisedDate: '2026-12-14',
      limitWd: 15,
    });
    expect(leadTo(waiting, onMonday, [intake, { act: 'resume' }]).promisedDate).toBe('2026-12-09');
  });

  test('goes on by itself when the citizen adds what was waited for', () => {
    const waiting = leadTo(accepted(), onMonday, [intake, { act: 'pause' }]);
    expect(leadTo(waiting, frameOn(monday, '2026-11-24'), { act: 'supplement' })).toMatchObject({
      waitingSince: null,
      limitWd: 13,
    });
  });

  test('cannot be stopped once the promise is over', () => {
    const tooLate = frameOn(monday + 17 * 24 * oneHour, '2026-12-10');
    expect(decide(accepted(), intake, { act: 'pause' }, tooLate)).toEqual({ ok: false, why: 'promise-over' });
  });
});

test('two are merged only where it is one person, still open, and promised no later', () => {
  const into = (change: Partial<CaseState>, isSamePerson = true) =>
    decide(
      accepted(),
      intake,
      { act: 'merge', into: { caseNo: '261120-0011', state: { ...told(), ...change }, isSamePerson } },
      onMonday,
    );
  expect(into({}).ok).toBe(true);
  expect(into({}, false)).toEqual({ ok: false, why: 'merge' });
  expect(into({ closedAt: monday })).toEqual({ ok: false, why: 'merge' });
  expect(into({ promisedDate: '2026-12-10' })).toEqual({ ok: false, why: 'merge' });
  // It may not be taken on at all, and the other with it.
  expect(into({ refusal: 'proposed' })).toEqual({ ok: false, why: 'merge' });
});

test('merging hands a case to no other unit, but for what is still where it was told', () => {
  const handed = leadTo(
    accepted(),
    onMonday,
    [intake, { act: 'transfer', unitCode: otherUnit }],
    [handler, { act: 'accept-transfer', staffId: null }],
  );
  const merge = (state: CaseState, custodianUnit: string, who = handler) => {
    const into = { caseNo: '261120-0011', state: { ...told(), custodianUnit }, isSamePerson: true };
    return decide(state, who, { act: 'merge', into }, onMonday);
  };
  expect(merge(handed, thirdUnit)).toEqual({ ok: false, why: 'merge' });
  expect(merge(handed, otherUnit).ok).toBe(true);
  expect(merge(accepted(), thirdUnit, intake).ok).toBe(true);
  const ruled = leadTo(accepted(), onMonday, [leader, { act: 'rule', unitCode: 'U-HALL' }]);
  expect(merge(ruled, thirdUnit, intake)).toEqual({ ok: false, why: 'merge' });
});

test('what was refused and taken on after all cannot be refused again', () => {
  const takenOn = leadTo(
    told(),
    onMonday,
    [intake, { act: 'propose-refusal', ground: 'court' }],
    [hallHead, { act: 'decide-refusal', approved: true }],
    { act: 'object' },
    [leader, { act: 'decide-objection', taken: true }],
  );
  expect(decide(takenOn, intake, { act: 'propose-refusal', ground: 'petition' }, onMonday)).toEqual({
    ok: false,
    why: 'not-now',
  });
});
