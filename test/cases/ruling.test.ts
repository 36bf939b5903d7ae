// What needs a second person or a reason: the clock that stands, the one extension, 不予受理 and its way back, haste.
import { describe, expect, it } from 'vitest';
import type { Clerk } from '#electron/cases/case-actions.ts';
import { codeOf, fieldsOf, kiosk, openCaseHall } from './case-hall.ts';

const refused = { ground: 'court', words: '法院已经立案', wayOn: '请到县法院立案庭' } as const;
const asker = { actor: kiosk, source: '10.0.0.1' };

async function taken(options: Parameters<typeof openCaseHall>[0] = {}) {
  const hall = await openCaseHall(options);
  const team = await hall.team();
  const slip = await hall.file();
  await hall.cases.accept(team.intake, { caseNo: slip.caseNo, version: 1 });
  return { hall, team, slip, caseNo: slip.caseNo };
}

describe('waiting for the citizen', () => {
  it('stops the clock, is told, and moves the day by the working days it stood', async () => {
    const { hall, team, slip, caseNo } = await taken();
    const words = '请带户口本来一趟';
    const paused = await hall.cases.pause(team.intake, { caseNo, version: 2, reason: 'papers', words });
    expect(paused).toMatchObject({ light: 'waiting', waiting: { since: '2026-11-23', words } });
    expect(await hall.status(slip)).toMatchObject({ light: 'waiting', waitingFor: { since: '2026-11-23', words } });
    expect(hall.told.at(-1)).toMatchObject({ turn: 'paused', reason: words });
    expect(await codeOf(hall.cases.pause(team.intake, { caseNo, version: 3, reason: 'papers', words }))).toBe(
      'NOT_NOW',
    );
    // Over a weekend: Tuesday to Monday are five working days.
    hall.goTo('2026-11-30T10:00');
    const on = { caseNo, version: 3 };
    expect(await codeOf(hall.cases.resume(team.leader, on))).toBe('NOT_ALLOWED');
    expect(await hall.cases.resume(team.intake, on)).toMatchObject({ promisedDate: '2026-12-16', waiting: null });
    const { turns } = await hall.status(slip);
    expect(turns.at(-1)).toMatchObject({ what: 'resumed', promisedDate: '2026-12-16', laterBy: 5 });
    expect(await codeOf(hall.cases.resume(team.intake, { caseNo, version: 4 }))).toBe('NOT_NOW');
  });

  it('ends by itself when the citizen says something', async () => {
    const { hall, team, slip, caseNo } = await taken();
    await hall.cases.pause(team.intake, { caseNo, version: 2, reason: 'confirm', words: '是哪一天来的' });
    hall.goTo('2026-11-25T10:00');
    const said = { caseNo, queryCode: slip.queryCode, requestId: crypto.randomUUID(), words: '上星期三' };
    const status = await hall.cases.supplement(asker, said);
    expect(status).toMatchObject({ light: 'on-time', waitingFor: null, promise: { date: '2026-12-11' } });
    expect(status.turns.at(-1)).toMatchObject({ what: 'resumed', laterBy: 2 });
    expect(hall.told.at(-1)?.turn).toBe('resumed');
    // Sent once more, it moves nothing once more.
    hall.goTo('2026-11-26T10:00');
    expect((await hall.cases.supplement(asker, said)).promise.date).toBe('2026-12-11');
  });

  it('wants a reason in words, and is no way out once the day is past', async () => {
    const { hall, team, caseNo } = await taken();
    const pause = (words: string) => hall.cases.pause(team.intake, { caseNo, version: 2, reason: 'other', words });
    expect(await fieldsOf(pause(' '))).toEqual(['words']);
    hall.goTo('2026-12-10T00:00');
    expect(await codeOf(pause('请来一趟'))).toBe('PROMISE_OVER');
  });
});

describe('the one extension', () => {
  const reason = '设备要等厂家来修';

  async function asked(options?: Parameters<typeof openCaseHall>[0]) {
    const made = await taken(options);
    await made.hall.cases.askExtension(made.team.intake, {
      caseNo: made.caseNo,
      version: 2,
      date: '2026-12-16',
      reason,
    });
    return made;
  }

  it('asked by one, granted by another before the day is over, is told with its reason and new day', async () => {
    const { hall, team, slip, caseNo } = await asked();
    const waiting = await hall.cases.get(team.hallHead, caseNo);
    expect(waiting).toMatchObject({
      promisedDate: '2026-12-09',
      extension: { state: 'asked', date: '2026-12-16', reason },
    });
    hall.goTo('2026-12-09T23:59');
    const granted = await hall.cases.decideExtension(team.hallHead, {
      caseNo,
      version: 3,
      granted: true,
      words: reason,
    });
    expect(granted).toMatchObject({ promisedDate: '2026-12-16', extension: { state: 'granted' } });
    const { turns } = await hall.status(slip);
    expect(turns.at(-1)).toMatchObject({ what: 'extended', promisedDate: '2026-12-16', laterBy: 5, words: reason });
    expect(hall.told.at(-1)).toMatchObject({ turn: 'extended', reason });
    expect(await codeOf(hall.cases.askExtension(team.intake, { caseNo, version: 4, date: '2026-12-18', reason }))).toBe(
      'ONE_EXTENSION',
    );
  });

  it('is never granted once the day is over', async () => {
    const { hall, team, caseNo } = await asked();
    hall.goTo('2026-12-10T00:00');
    const decide = (granted: boolean) =>
      hall.cases.decideExtension(team.hallHead, { caseNo, version: 3, granted, words: reason });
    expect(await codeOf(decide(true))).toBe('PROMISE_OVER');
    expect((await decide(false)).promisedDate).toBe('2026-12-09');
  });

  it('is not asked for behind the day, before it, on a day off, or too far', async () => {
    const { hall, team, caseNo } = await taken({ cases: { extensionDays: 5 } });
    const ask = (date: string, text = reason) =>
      hall.cases.askExtension(team.intake, { caseNo, version: 2, date, reason: text });
    expect((await hall.cases.get(team.intake, caseNo)).extensionUntil).toBe('2026-12-16');
    for (const date of ['2026-11-20', '2026-12-09', '2026-12-12', '2026-12-17'])
      expect(await fieldsOf(ask(date))).toEqual(['date']);
    expect(await fieldsOf(ask('2026-12-16', ' '))).toEqual(['reason']);
    hall.goTo('2026-12-10T00:00');
    expect(await codeOf(ask('2026-12-16'))).toBe('PROMISE_OVER');
  });

  it('is decided by a second person: not by whoever asked, whatever their post', async () => {
    const hall = await openCaseHall();
    const both = await hall.clerk('身兼两职', { roles: ['handler', 'unit-head'] });
    const { supervisor, head } = await hall.team();
    const { caseNo } = await hall.file();
    await hall.cases.accept(both, { caseNo, version: 1 });
    await hall.cases.askExtension(both, { caseNo, version: 2, date: '2026-12-16', reason });
    const decide = (who: Clerk, words = reason) =>
      hall.cases.decideExtension(who, { caseNo, version: 3, granted: true, words });
    expect(await codeOf(decide(both))).toBe('SECOND_PERSON');
    expect(await codeOf(decide(head))).toBe('CASE_NOT_FOUND');
    expect(await fieldsOf(decide(supervisor, ' '))).toEqual(['words']);
    expect((await decide(supervisor)).promisedDate).toBe('2026-12-16');
  });

  it('asked for to a day the promise comes to by itself is asked for no longer, and brings nothing nearer', async () => {
    const { hall, team, caseNo } = await taken();
    await hall.cases.askExtension(team.intake, { caseNo, version: 2, date: '2026-12-10', reason });
    await hall.cases.pause(team.intake, { caseNo, version: 3, reason: 'papers', words: '请带户口本' });
    hall.goTo('2026-11-27T10:00');
    const resumed = await hall.cases.resume(team.intake, { caseNo, version: 4 });
    expect(resumed).toMatchObject({ promisedDate: '2026-12-15', extension: null });
    expect(resumed.actions).toContain('ask-extension');
    const grant = { caseNo, version: 5, granted: true, words: reason };
    expect(await codeOf(hall.cases.decideExtension(team.hallHead, grant))).toBe('NOT_NOW');
  });
});

describe('不予受理', () => {
  async function proposed() {
    const made = await taken();
    await made.hall.cases.proposeRefusal(made.team.intake, { caseNo: made.caseNo, version: 2, ...refused });
    return made;
  }

  it('is proposed by one and approved by another; the citizen gets the whole of it, on paper too', async () => {
    const { hall, team, slip, caseNo } = await proposed();
    expect((await hall.status(slip)).notAccepted).toBeNull();
    const given = await hall.cases.decideRefusal(team.hallHead, { caseNo, version: 3, approved: true, words: '' });
    expect(given).toMatchObject({ refusal: { state: 'given', ...refused }, stage: 2, light: 'concluded' });
    const status = await hall.status(slip);
    expect(status.notAccepted).toMatchObject({ ...refused, objection: 'possible' });
    expect(status.turns.at(-1)?.what).toBe('not-accepted');
    expect(status.concluded).toBeNull();
    expect(hall.told.at(-1)?.turn).toBe('not-accepted');
    const papers = await hall.store.db.selectFrom('slip_jobs').select('id').where('subject', '=', caseNo).execute();
    expect(papers).toHaveLength(2);
    expect(given.actions).toEqual(['note', 'reveal', 'reprint']);
  });

  it('wants words and the way on', async () => {
    const { hall, team, caseNo } = await taken();
    const propose = (more: object) =>
      hall.cases.proposeRefusal(team.intake, { caseNo, version: 2, ...refused, ...more });
    expect(await fieldsOf(propose({ words: ' ' }))).toEqual(['words']);
    expect(await fieldsOf(propose({ wayOn: ' ' }))).toEqual(['wayOn']);
  });

  it('declined, with a reason, the case goes on; the same ground may be proposed again', async () => {
    const { hall, team, caseNo } = await proposed();
    const decide = (words: string) =>
      hall.cases.decideRefusal(team.supervisor, { caseNo, version: 3, approved: false, words });
    expect(await fieldsOf(decide(' '))).toEqual(['words']);
    expect(await decide('这是政策解释，应当受理')).toMatchObject({ refusal: null, promisedDate: '2026-12-09' });
    const again = hall.cases.proposeRefusal(team.intake, { caseNo, version: 4, ...refused });
    expect((await again).refusal?.state).toBe('proposed');
  });

  it('by one person with both posts is not decided by them', async () => {
    const hall = await openCaseHall();
    const both = await hall.clerk('身兼两职', { roles: ['intake', 'unit-head'] });
    const { caseNo } = await hall.file();
    await hall.cases.proposeRefusal(both, { caseNo, version: 1, ...refused });
    const decide = hall.cases.decideRefusal(both, { caseNo, version: 2, approved: true, words: '' });
    expect(await codeOf(decide)).toBe('SECOND_PERSON');
  });

  it('is no longer proposed once the case was handed on or spoken of as being handled', async () => {
    const { hall, team, caseNo } = await taken();
    await hall.cases.rule(team.leader, { caseNo, version: 2, unitCode: 'D-GA', words: '归公安' });
    const propose = hall.cases.proposeRefusal(team.handler, { caseNo, version: 3, ...refused });
    expect(await codeOf(propose)).toBe('NOT_NOW');
  });

  it('objected to, is looked at by somebody else: taken on with a new promise, or upheld for good', async () => {
    for (const isTaken of [true, false]) {
      const { hall, team, slip, caseNo } = await proposed();
      await hall.cases.decideRefusal(team.hallHead, { caseNo, version: 3, approved: true, words: '' });
      const { queryCode } = slip;
      const objection = { caseNo, queryCode, requestId: crypto.randomUUID(), words: '我没有告到法院' };
      expect(await fieldsOf(hall.cases.object(asker, { ...objection, words: ' ' }))).toEqual(['words']);
      const objected = await hall.cases.object(asker, objection);
      expect(objected.notAccepted?.objection).toBe('made');
      // The same request is the same objection; another comes too late.
      expect((await hall.cases.object(asker, objection)).turns).toEqual(objected.turns);
      expect(await codeOf(hall.cases.object(asker, { ...objection, requestId: crypto.randomUUID() }))).toBe('NOT_NOW');
      hall.goTo('2026-12-01T10:00');
      const decide = (who: Clerk, words = '再看了一遍') =>
        hall.cases.decideObjection(who, { caseNo, version: 5, taken: isTaken, words });
      expect(await codeOf(decide(team.hallHead))).toBe('SECOND_PERSON');
      expect(await fieldsOf(decide(team.leader, ' '))).toEqual(['words']);
      const decided = await decide(team.leader);
      const { turns, notAccepted } = await hall.status(slip);
      if (isTaken) {
        expect(decided).toMatchObject({ refusal: null, stage: 2, promisedDate: '2026-12-17', light: 'on-time' });
        expect(turns.at(-1)).toMatchObject({ what: 'taken-on', promisedDate: '2026-12-17', words: '再看了一遍' });
        expect(hall.told.at(-1)?.turn).toBe('accepted');
      } else {
        expect(decided.refusal?.state).toBe('upheld');
        expect(turns.at(-1)).toMatchObject({ what: 'upheld', words: '再看了一遍' });
        expect(notAccepted?.objection).toBe('upheld');
      }
      expect((await hall.verify()).differences).toEqual([]);
    }
  });

  it('is nothing anybody can object to who was not refused', async () => {
    const { hall, slip, caseNo } = await taken();
    const objection = { caseNo, queryCode: slip.queryCode, requestId: crypto.randomUUID(), words: '不服' };
    expect(await codeOf(hall.cases.object(asker, objection))).toBe('NOT_NOW');
  });
});

describe('haste and help', () => {
  it('may be asked for by whoever answers to the citizen, with words', async () => {
    const { hall, team, caseNo } = await taken();
    await hall.cases.rule(team.leader, { caseNo, version: 2, unitCode: 'D-GA', words: '归公安' });
    const urge = (who: Clerk, version: number, words = '群众来了三趟了') =>
      hall.cases.urge(who, { caseNo, version, words });
    expect(await fieldsOf(urge(team.intake, 3, ' '))).toEqual(['words']);
    expect(await codeOf(urge(team.handler, 3))).toBe('NOT_ALLOWED');
    expect(await codeOf(urge(team.stranger, 3))).toBe('CASE_NOT_FOUND');
    expect((await urge(team.intake, 3)).urgedAt).toBe(hall.time.now);
    // Nobody presses whoever is done.
    const end = { handling: 'transfer', words: '办好了', cause: 'other' } as const;
    await hall.cases.conclude(team.handler, { caseNo, version: 4, ...end });
    expect(await codeOf(urge(team.supervisor, 5))).toBe('NOT_NOW');
  });

  it('a ruling needs words and a unit that is there', async () => {
    const { hall, team, caseNo } = await taken();
    const rule = (more: object) =>
      hall.cases.rule(team.leader, { caseNo, version: 2, unitCode: 'D-GA', words: '归公安', ...more });
    expect(await fieldsOf(rule({ words: ' ' }))).toEqual(['words']);
    expect(await codeOf(rule({ unitCode: 'nobody' }))).toBe('UNIT_UNKNOWN');
    expect(await codeOf(hall.cases.rule(team.intake, { caseNo, version: 2, unitCode: 'D-GA', words: '归公安' }))).toBe(
      'NOT_ALLOWED',
    );
  });
});
