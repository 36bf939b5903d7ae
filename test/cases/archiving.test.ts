// 整理归档: after an answer or in silence, never before its time, never as 办成, and nothing is edited behind it.
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { archivePast } from '#electron/cases/archiving.ts';
import type { Person } from '#shared/contract/case-shapes.ts';
import { type CaseHall, codeOf, kiosk, openCaseHall, type Team } from './case-hall.ts';

const asker = { actor: kiosk, source: '10.0.0.1' };
const end = { handling: 'on-the-spot', words: '照好了', cause: 'system-fault' } as const;

/** A hall that was at work a month ago, so that its clock is believed. */
async function settled() {
  const hall = await openCaseHall({ startAt: Date.parse('2026-10-12T02:00:00Z') });
  const team = await hall.team();
  hall.goTo('2026-11-23T09:00');
  return { hall, team };
}

async function conclude(hall: CaseHall, team: Team, person: Partial<Person> = {}) {
  const slip = await hall.file({ person: { role: 'self', ...person } as Person });
  await hall.cases.accept(team.intake, await hall.on(slip.caseNo));
  await hall.cases.conclude(team.intake, { ...(await hall.on(slip.caseNo)), ...end });
  return slip;
}

describe('a concluded case', () => {
  it('nobody answers for is filed away behind the last day to answer, as 未评价, and its citizen is told', async () => {
    const { hall, team } = await settled();
    const slip = await conclude(hall, team);
    expect((await hall.status(slip)).asked).toEqual({ until: '2026-12-08' });
    // The last day is whole.
    hall.goTo('2026-12-08T23:59');
    expect(await archivePast(hall.day)).toBe(0);
    hall.goTo('2026-12-09T00:00');
    expect(await archivePast(hall.day)).toBe(1);
    expect(await archivePast(hall.day)).toBe(0);
    const status = await hall.status(slip);
    expect(status).toMatchObject({ stage: 7, answer: null, asked: null });
    expect(status.stages.map(({ at }) => at === null)).toEqual(Array(7).fill(false));
    expect(hall.told.at(-1)).toMatchObject({ turn: 'archived' });
    expect((await hall.verify()).differences).toEqual([]);
  });

  it('answered in the very moment stays for as long as an answered one', async () => {
    const { hall, team } = await settled();
    const { caseNo, queryCode } = await conclude(hall, team);
    hall.goTo('2026-12-09T00:00');
    const { store } = hall;
    const answeredFirst: typeof store.write = async (actor, f) => {
      await hall.cases.answer(asker, { caseNo, queryCode, requestId: randomUUID(), done: 'partly' });
      return store.write(actor, f);
    };
    const late = new Proxy(store, {
      get: (at, name) => (name === 'write' ? answeredFirst : Reflect.get(at, name, at)),
    });
    expect(await archivePast({ ...hall.day, store: late })).toBe(0);
    expect((await hall.cases.get(team.intake, caseNo)).stage).toBe(6);
  });

  it('answered for goes sooner; taken up again it does not go at all', async () => {
    const { hall, team } = await settled();
    const answered = await conclude(hall, team);
    const reopened = await conclude(hall, team);
    const say = ({ caseNo, queryCode }: typeof answered, done: 'yes' | 'no') =>
      hall.cases.answer(asker, { caseNo, queryCode, requestId: randomUUID(), done });
    await say(answered, 'yes');
    await say(reopened, 'no');
    const told = hall.told.length;
    hall.goTo('2026-11-28T12:00');
    expect(await archivePast(hall.day)).toBe(0);
    hall.goTo('2026-11-29T00:00');
    expect(await archivePast(hall.day)).toBe(1);
    // Whoever answered knows.
    expect(hall.told).toHaveLength(told);
    hall.goTo('2027-03-01T00:00');
    await hall.file();
    hall.goTo('2027-04-05T00:00');
    expect(await archivePast(hall.day)).toBe(0);
    expect((await hall.cases.get(team.intake, reopened.caseNo)).stage).toBe(4);
  });

  it('is filed away by no clock that may have leapt', async () => {
    const hall = await openCaseHall();
    await conclude(hall, await hall.team());
    hall.goTo('2036-01-01T00:00');
    expect(await archivePast(hall.day)).toBe(0);
  });
});

describe('what left the chain', () => {
  it('goes to the files from where it was; an objection is decided first', async () => {
    const { hall, team } = await settled();
    const refuse = async () => {
      const slip = await hall.file();
      const on = { caseNo: slip.caseNo, version: 1 };
      await hall.cases.proposeRefusal(team.intake, { ...on, ground: 'petition', words: '已在信访', wayOn: '信访局' });
      await hall.cases.decideRefusal(team.supervisor, { ...on, version: 2, approved: true, words: '' });
      return slip;
    };
    const [quiet, loud] = [await refuse(), await refuse()];
    await hall.cases.object(asker, {
      caseNo: loud.caseNo,
      queryCode: loud.queryCode,
      requestId: randomUUID(),
      words: '不是信访',
    });
    hall.goTo('2026-12-09T00:00');
    expect(await archivePast(hall.day)).toBe(1);
    const stages = hall.store.db.selectFrom('case_stages').select('stage').where('case_no', '=', quiet.caseNo);
    expect((await stages.orderBy('stage').execute()).map(({ stage }) => stage)).toEqual([1, 7]);
    expect((await hall.cases.get(team.intake, loud.caseNo)).archivedAt).toBeNull();
    await hall.cases.decideObjection(team.leader, {
      ...(await hall.on(loud.caseNo)),
      taken: false,
      words: '是信访事项',
    });
    expect(await archivePast(hall.day)).toBe(1);
    expect((await hall.verify()).differences).toEqual([]);
  });

  it('merged, it waits for the case it went on in', async () => {
    const { hall, team } = await settled();
    const person = { role: 'self', name: '马例水', phone: '13900001999' } as const;
    const [first, second] = [await hall.file({ person }), await hall.file({ person })];
    await hall.cases.merge(team.intake, { caseNo: second.caseNo, version: 1, intoNo: first.caseNo });
    hall.goTo('2026-12-20T00:00');
    expect(await archivePast(hall.day)).toBe(0);
    await hall.cases.accept(team.intake, await hall.on(first.caseNo));
    await hall.cases.conclude(team.intake, { ...(await hall.on(first.caseNo)), ...end });
    hall.goTo('2027-01-05T00:00');
    expect(await archivePast(hall.day)).toBe(1);
    expect(await archivePast(hall.day)).toBe(1);
  });
});

it('is not filed away while somebody is still to be called', async () => {
  const { hall, team } = await settled();
  const { caseNo, queryCode } = await conclude(hall, team, { name: '冉隆刚', phone: '13812345678' });
  await hall.cases.answer(asker, { caseNo, queryCode, requestId: randomUUID(), done: 'partly' });
  hall.goTo('2026-12-09T00:00');
  expect(await archivePast(hall.day)).toBe(0);
  const [task] = (await hall.cases.get(team.intake, caseNo)).tasks;
  const on = await hall.on(caseNo);
  await hall.cases.finishTask(team.intake, { ...on, taskId: task?.id ?? '', words: '打通了，差的已经补上' });
  expect(await archivePast(hall.day)).toBe(1);
});

describe('an archived case', () => {
  it('takes a look and a reprint, and nothing else from anybody', async () => {
    const { hall, team } = await settled();
    const { caseNo, queryCode } = await conclude(hall, team);
    hall.goTo('2026-12-09T00:00');
    await archivePast(hall.day);
    const { version, actions } = await hall.cases.get(team.intake, caseNo);
    expect(actions).toEqual(['reveal', 'reprint']);
    const on = { caseNo, version };
    const words = '再看看';
    const request = { caseNo, queryCode, requestId: randomUUID() };
    const { cases } = hall;
    const acts = [
      cases.accept(team.intake, on),
      cases.contact(team.intake, { ...on, way: 'phone', reached: true, words }),
      cases.assign(team.intake, { ...on, staffId: team.intake.staffId, dueDate: '2026-12-10' }),
      cases.transfer(team.intake, { ...on, unitCode: 'D-GA', talkedWith: '李例', agreed: words }),
      cases.invite(team.intake, { ...on, unitCode: 'D-GA', dueDate: '2026-12-09', words }),
      cases.pause(team.intake, { ...on, reason: 'papers', words }),
      cases.resume(team.intake, on),
      cases.askExtension(team.intake, { ...on, date: '2026-12-11', reason: words }),
      cases.conclude(team.intake, { ...on, ...end }),
      cases.proposeRefusal(team.intake, { ...on, ground: 'court', words, wayOn: words }),
      cases.escalate(team.supervisor, { ...on, words }),
      cases.rule(team.leader, { ...on, unitCode: 'D-GA', words }),
      cases.urge(team.supervisor, { ...on, words }),
      cases.answerFor(team.colleague, { ...on, requestId: randomUUID(), done: 'yes', grade: null, words }),
      cases.addEntry(team.intake, { requestId: randomUUID(), caseNo, for: 'citizen', words }),
      cases.addEntry(team.intake, { requestId: randomUUID(), caseNo, for: 'inside', words }),
      cases.reclassify(team.intake, { ...on, kind: 'ask', category: 'consultation' }),
      cases.answer(asker, { ...request, done: 'no' }),
      cases.object(asker, { ...request, words }),
    ];
    for (const act of await Promise.allSettled(acts))
      expect(await codeOf(act.status === 'rejected' ? Promise.reject(act.reason) : Promise.resolve())).toBe('NOT_NOW');
    expect(await codeOf(cases.supplement(asker, { ...request, words }))).toBe('INVALID_INPUT');
    expect(await cases.get(team.intake, caseNo)).toMatchObject({ version, keepUntil: '2028-11-23' });
  });
});
