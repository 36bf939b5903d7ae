// 办成了吗: only the citizen's word counts, no takes it up again at one touch, and a bad grade under a name is called about.
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Done } from '#shared/contract/case-shapes.ts';
import { codeOf, fieldsOf, kiosk, openCaseHall, type Slip } from './case-hall.ts';

const asker = { actor: kiosk, source: '10.0.0.1' };
const end = { handling: 'on-the-spot', words: '照好了', cause: 'system-fault' } as const;
const named = { role: 'self', name: '马例水', phone: '13900001999' } as const;

async function concluded(options: Parameters<typeof openCaseHall>[0] & { person?: object } = {}) {
  const hall = await openCaseHall(options);
  const team = await hall.team();
  const slip = await hall.file(options.person ? { person: named } : {});
  const { caseNo } = slip;
  await hall.cases.accept(team.intake, { caseNo, version: 1 });
  await hall.cases.conclude(team.intake, { caseNo, version: 2, ...end });
  const proof = { caseNo, queryCode: slip.queryCode };
  const answer = (done: Done, requestId = randomUUID()) => hall.cases.answer(asker, { ...proof, requestId, done });
  const rate = (grade: number, more: object = {}) =>
    hall.cases.rate(asker, { ...proof, requestId: randomUUID(), grade, reasons: [], words: '', ...more });
  const tasks = async () => (await hall.cases.get(team.intake, caseNo)).tasks;
  return { hall, team, slip, caseNo, answer, rate, tasks };
}

describe('办成了吗', () => {
  it('is asked once a case is concluded, until a day, and never before', async () => {
    const { hall, slip, answer } = await concluded();
    expect((await hall.status(slip)).asked).toEqual({ until: '2026-12-08' });
    expect(await answer('yes')).toMatchObject({ stage: 6, answer: { done: 'yes', grade: null } });
    const early = await hall.file();
    const asked = hall.cases.answer(asker, {
      caseNo: early.caseNo,
      queryCode: early.queryCode,
      requestId: randomUUID(),
      done: 'yes',
    });
    expect(await codeOf(asked)).toBe('NOT_NOW');
  });

  it('“closed” is not “fixed”: no takes it up again at one touch, same number, new promise from that day', async () => {
    const { hall, team, slip, caseNo, answer } = await concluded();
    hall.goTo('2026-12-01T10:00');
    const again = await answer('no');
    expect(again).toMatchObject({
      caseNo,
      stage: 4,
      reopened: 1,
      asked: null,
      answer: null,
      concluded: null,
      light: 'on-time',
    });
    expect(again.promise).toMatchObject({ date: '2026-12-17', workingDays: 12 });
    expect(again.turns.at(-1)).toMatchObject({ what: 'reopened', promisedDate: '2026-12-17' });
    expect(hall.told.at(-1)?.turn).toBe('reopened');
    expect(again.stages.map(({ at }) => at === null)).toEqual([false, false, false, false, true, true, true]);
    // Whoever had it has it again, and may ask for the one extension of the new promise.
    const detail = await hall.cases.get(team.intake, caseNo);
    expect(detail).toMatchObject({ owner: { person: '向例静' }, reopened: 1 });
    expect(detail.actions).toContain('ask-extension');
    expect(detail.answers).toMatchObject([{ done: 'no' }]);
    const { version } = detail;
    expect(await hall.cases.conclude(team.intake, { caseNo, version, ...end })).toMatchObject({ stage: 6 });
    expect((await hall.status(slip)).asked).toEqual({ until: '2026-12-16' });
    expect((await hall.verify()).differences).toEqual([]);
  });

  it('“anyone may close” is not so: only the unit in custody, and nobody says for the citizen what they concluded', async () => {
    const { hall, team, caseNo } = await concluded();
    const told = { requestId: randomUUID(), done: 'yes' as const, grade: null, words: '电话里说办成了' };
    const on = { caseNo, version: 3, ...told };
    expect(await codeOf(hall.cases.answerFor(team.intake, on))).toBe('SECOND_PERSON');
    expect(await codeOf(hall.cases.answerFor(team.handler, on))).toBe('CASE_NOT_FOUND');
    expect(await codeOf(hall.cases.answerFor(team.admin, on))).toBe('NOT_ALLOWED');
    const heard = await hall.cases.answerFor(team.colleague, on);
    expect(heard.answers).toMatchObject([{ done: 'yes', staffName: '秦例芳', words: '电话里说办成了' }]);
  });

  it('the same request says the same once; with another word it is refused', async () => {
    const { hall, team, caseNo, answer } = await concluded();
    const requestId = randomUUID();
    await Promise.all([answer('partly', requestId), answer('partly', requestId)]);
    for (const other of ['yes', 'no'] as const) expect(await codeOf(answer(other, requestId))).toBe('REQUEST_REUSED');
    expect((await hall.cases.get(team.intake, caseNo)).answers).toHaveLength(1);
    const heard = { caseNo, version: 4, requestId: randomUUID(), done: 'yes' as const, grade: 5, words: '' };
    await hall.cases.answerFor(team.colleague, heard);
    expect((await hall.cases.answerFor(team.colleague, heard)).answers).toHaveLength(2);
    const other = { ...heard, grade: 1 };
    expect(await codeOf(hall.cases.answerFor(team.colleague, other))).toBe('REQUEST_REUSED');
  });

  it('may be answered anew while it is asked: the last word counts', async () => {
    const { answer } = await concluded();
    await answer('yes');
    expect(await answer('partly')).toMatchObject({ stage: 6, answer: { done: 'partly' } });
    expect(await answer('no')).toMatchObject({ stage: 4, reopened: 1 });
    expect(await codeOf(answer('yes'))).toBe('NOT_NOW');
  });

  it('partly is not done: somebody who left name and number is called back', async () => {
    const withName = await concluded({ person: named });
    await withName.answer('partly');
    expect(await withName.tasks()).toMatchObject([{ kind: 'call-back', unitCode: 'U-HALL', dueDate: '2026-11-24' }]);
    expect((await withName.hall.status(withName.slip)).canCall).toBe(true);
    // One call asks for both: what is not done, and what was bad.
    await withName.rate(1);
    await withName.answer('partly');
    expect(await withName.tasks()).toHaveLength(1);
    const without = await concluded();
    await without.answer('partly');
    expect(await without.tasks()).toEqual([]);
    const off = await concluded({ person: named, cases: { callBackDays: null } });
    await off.answer('partly');
    expect(await off.tasks()).toEqual([]);
  });
});

describe('好差评', () => {
  it('comes after the answer, once for each, and of a bad one a named person is called within a working day', async () => {
    const { hall, team, caseNo, answer, rate, tasks } = await concluded({ person: named });
    expect(await codeOf(rate(5))).toBe('NOT_NOW');
    await answer('yes');
    // Friday evening: the next working day is Monday.
    hall.goTo('2026-11-27T17:00');
    const rated = await rate(2, { reasons: ['rude', 'many-trips'], words: '等了一上午' });
    expect(rated.answer).toMatchObject({ done: 'yes', grade: 2 });
    expect(await codeOf(rate(5))).toBe('ALREADY_RATED');
    const [task] = await tasks();
    expect(task).toMatchObject({ kind: 'call-back', dueDate: '2026-11-30', mayFinish: true, mayCancel: false });
    expect((await hall.cases.get(team.intake, caseNo)).answers).toMatchObject([
      { grade: 2, reasons: ['rude', 'many-trips'], words: '等了一上午' },
    ]);
    const on = await hall.on(caseNo);
    expect(await codeOf(hall.cases.cancelTask(team.intake, { ...on, taskId: task?.id ?? '' }))).toBe('NOT_ALLOWED');
    const done = await hall.cases.finishTask(team.colleague, { ...on, taskId: task?.id ?? '', words: '道歉了' });
    expect(done.tasks).toMatchObject([{ state: 'done' }]);
  });

  it('keeps no reasons with a good grade, no row of words that are too long, and nothing of somebody without a name to call', async () => {
    const { answer, rate, tasks, hall, team, caseNo } = await concluded();
    await answer('yes');
    expect(await fieldsOf(rate(4, { words: '好'.repeat(501) }))).toEqual(['words']);
    await rate(3, { reasons: ['rude'] });
    expect((await hall.cases.get(team.intake, caseNo)).answers).toMatchObject([{ grade: 3, reasons: [] }]);
    expect(await tasks()).toEqual([]);
  });

  it('the same request counts once; with another grade it is refused', async () => {
    const { answer, rate } = await concluded();
    await answer('yes');
    const requestId = randomUUID();
    await rate(5, { requestId });
    expect((await rate(5, { requestId })).answer?.grade).toBe(5);
    expect(await codeOf(rate(1, { requestId }))).toBe('REQUEST_REUSED');
  });

  it('of a no belongs to that no: the next conclusion is asked about afresh', async () => {
    const { hall, team, caseNo, answer, rate, slip } = await concluded({ person: named });
    await answer('no');
    expect((await rate(1)).answer).toBeNull();
    await hall.cases.conclude(team.intake, { ...(await hall.on(caseNo)), ...end });
    expect((await hall.status(slip)).answer).toBeNull();
    expect(await answer('yes')).toMatchObject({ answer: { done: 'yes', grade: null } });
    const { answers } = await hall.cases.get(team.intake, caseNo);
    expect(answers.map(({ done, grade }) => [done, grade])).toEqual([
      ['no', 1],
      ['yes', null],
    ]);
    expect((await hall.verify()).differences).toEqual([]);
  });
});

describe('with the wrong code', () => {
  it('nothing is answered, rated, added or objected to, and it counts as a guess', async () => {
    const { hall, slip, caseNo } = await concluded();
    const wrong: Slip & { requestId: string } = {
      caseNo,
      queryCode: slip.queryCode === '135790' ? '135791' : '135790',
      requestId: randomUUID(),
    };
    for (const call of [
      hall.cases.answer(asker, { ...wrong, done: 'no' }),
      hall.cases.rate(asker, { ...wrong, grade: 1, reasons: [], words: '' }),
      hall.cases.supplement(asker, { ...wrong, words: '再说一句' }),
      hall.cases.object(asker, { ...wrong, words: '不服' }),
    ])
      expect(await codeOf(call)).toBe('NOT_MATCHING');
    expect(await codeOf(hall.cases.answer(asker, { ...wrong, done: 'no' }))).toBe('NOT_MATCHING');
    expect(await codeOf(hall.cases.answer(asker, { ...wrong, done: 'no' }))).toBe('TOO_MANY_TRIES');
  });
});
