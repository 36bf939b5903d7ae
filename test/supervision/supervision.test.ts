// What goes wrong with cases is seen as soon as it is so, by those who answer for them and nobody else, and gone once it is right again.
import { describe, expect, it } from 'vitest';
import type { Clerk } from '#electron/cases/case-actions.ts';
import { type Concern, concernSchema } from '#shared/contract/supervision.ts';
import { dayMs, hourMs, mondayMorning, openWorkingHall, type WorkingHall } from './working-hall.ts';

const police = 'D-GA';

async function withPeople(o?: Parameters<typeof openWorkingHall>[0]) {
  const hall = await openWorkingHall(o);
  return {
    hall,
    intake: await hall.person(['intake']),
    handler: await hall.person(['handler'], police),
    head: await hall.person(['unit-head'], police),
    supervisor: await hall.person(['supervisor']),
    leader: await hall.person(['leader']),
  };
}

async function taken(hall: WorkingHall, intake: Clerk, input = {}): Promise<string> {
  const caseNo = await hall.file(input);
  await hall.node.cases.accept(intake, await hall.at(intake, caseNo));
  return caseNo;
}

const seen = async (hall: WorkingHall, who: Clerk, concern: Concern) => {
  const { rows, counts, total } = await hall.as(who).supervision.overview({ concern });
  expect(counts[concern]).toBe(total);
  expect(rows).toHaveLength(total);
  return rows.map(({ row }) => row.caseNo);
};

async function handOver(hall: WorkingHall, from: Clerk, to: Clerk, caseNo: string): Promise<void> {
  const on = await hall.at(from, caseNo);
  await hall.node.cases.transfer(from, { ...on, unitCode: to.unitCode, talkedWith: '对方', agreed: '说好了' });
  await hall.node.cases.acceptTransfer(to, { ...(await hall.at(to, caseNo)), staffId: null });
}

describe('supervision', () => {
  it('sees a promise come near and pass, not one that waits for the citizen', async () => {
    const { hall, intake, supervisor } = await withPeople();
    const near = await taken(hall, intake, { kind: 'ask' });
    const waits = await taken(hall, intake, { kind: 'ask' });
    await hall.node.cases.pause(intake, { ...(await hall.at(intake, waits)), reason: 'papers', words: '等户口簿' });
    expect(await seen(hall, supervisor, 'due')).toEqual([]);
    hall.time.now = mondayMorning + 2 * dayMs;
    expect(await seen(hall, supervisor, 'due')).toEqual([near]);
    hall.time.now = mondayMorning + 4 * dayMs;
    expect([await seen(hall, supervisor, 'due'), await seen(hall, supervisor, 'overdue')]).toEqual([[], [near]]);
    const { rows } = await hall.as(supervisor).supervision.overview({ concern: 'overdue' });
    expect(rows[0]?.since).toBe(Date.parse('2026-11-27T00:00:00+08:00'));
  });

  it('hears silence only after that many whole working days, and a word ends it', async () => {
    const { hall, intake, supervisor } = await withPeople();
    const caseNo = await taken(hall, intake);
    // Told on Monday: Tuesday to Friday and the next Monday are five.
    hall.time.now = mondayMorning + 7 * dayMs;
    expect(await seen(hall, supervisor, 'silent')).toEqual([]);
    hall.time.now = mondayMorning + 8 * dayMs;
    expect(await seen(hall, supervisor, 'silent')).toEqual([caseNo]);
    const requestId = crypto.randomUUID();
    await hall.node.cases.addEntry(intake, { requestId, caseNo, for: 'inside', words: '记一笔' });
    expect(await seen(hall, supervisor, 'silent')).toEqual([caseNo]);
    await hall.node.cases.addEntry(intake, { requestId: crypto.randomUUID(), caseNo, for: 'citizen', words: '在办' });
    expect(await seen(hall, supervisor, 'silent')).toEqual([]);
  });

  it('sees an offer nobody takes in time, and a case passed on as often as is allowed', async () => {
    const { hall, intake, handler, supervisor } = await withPeople();
    const caseNo = await taken(hall, intake);
    const on = await hall.at(intake, caseNo);
    await hall.node.cases.transfer(intake, { ...on, unitCode: police, talkedWith: '田', agreed: '他们办' });
    hall.time.now += 23 * hourMs;
    expect(await seen(hall, supervisor, 'transfers')).toEqual([]);
    hall.time.now += 2 * hourMs;
    expect(await seen(hall, supervisor, 'transfers')).toEqual([caseNo]);
    await hall.node.cases.acceptTransfer(handler, { ...(await hall.at(handler, caseNo)), staffId: null });
    expect([await seen(hall, supervisor, 'transfers'), await seen(hall, supervisor, 'hops')]).toEqual([[], []]);
    await handOver(hall, handler, intake, caseNo);
    expect(await seen(hall, supervisor, 'hops')).toEqual([caseNo]);
  });

  it('sees what waits for a decision, until it is made', async () => {
    const { hall, intake, supervisor, leader } = await withPeople();
    const caseNo = await taken(hall, intake);
    await hall.node.cases.escalate(intake, { ...(await hall.at(intake, caseNo)), words: '推不动' });
    expect(await seen(hall, supervisor, 'decide')).toEqual([caseNo]);
    const on = await hall.at(leader, caseNo);
    await hall.node.cases.rule(leader, { ...on, unitCode: police, words: '公安局办' });
    expect([await seen(hall, supervisor, 'decide'), await seen(hall, supervisor, 'hops')]).toEqual([[], []]);
  });

  it('sees an explanation the citizen has not agreed with, and a case taken up again', async () => {
    const { hall, intake, supervisor } = await withPeople();
    const explained = await taken(hall, intake);
    const end = { handling: 'explained', words: '政策是这样', basis: '国发一号', cause: 'rigid-policy' } as const;
    await hall.node.cases.conclude(intake, { ...(await hall.at(intake, explained)), ...end });
    expect([await seen(hall, supervisor, 'negative'), await seen(hall, supervisor, 'unhappy')]).toEqual([
      [explained],
      [],
    ]);
    const answer = { requestId: crypto.randomUUID(), done: 'no', grade: null, words: '不行' } as const;
    await hall.as(supervisor).handling.answerFor({ ...(await hall.at(supervisor, explained)), ...answer });
    expect(await seen(hall, supervisor, 'unhappy')).toEqual([explained]);
  });

  it('knows who came again with the same matter, and nobody who came with another or as nobody', async () => {
    const { hall, supervisor } = await withPeople();
    const person = { role: 'self', phone: '13900001234' } as const;
    await hall.file({ person });
    await hall.file();
    expect(await seen(hall, supervisor, 'repeat')).toEqual([]);
    hall.time.now += dayMs;
    const again = await hall.file({ person: { ...person, name: '马例' } });
    await hall.file({ person, matterCode: 'YB-01' });
    await hall.file({ person, matterCode: null });
    await hall.file();
    expect(await seen(hall, supervisor, 'repeat')).toEqual([again]);
    hall.time.now += 366 * dayMs;
    const late = await hall.file({ person });
    expect(await seen(hall, supervisor, 'repeat')).not.toContain(late);
  });

  it('shows a unit’s head the own unit’s cases alone, in every list and figure', async () => {
    const { hall, intake, handler, head, supervisor } = await withPeople();
    const theirs = await taken(hall, intake);
    await taken(hall, intake);
    await handOver(hall, intake, handler, theirs);
    hall.time.now = mondayMorning + 30 * dayMs;
    expect(await seen(hall, head, 'overdue')).toEqual([theirs]);
    expect(await seen(hall, supervisor, 'overdue')).toHaveLength(2);
    const wall = await hall.as(head).supervision.wall();
    expect([wall.open, wall.units.map(({ unitCode }) => unitCode), wall.counts.overdue]).toEqual([1, [police], 1]);
    await expect(hall.as(intake).supervision.wall()).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
    await expect(hall.as(handler).supervision.overview({ concern: 'due' })).rejects.toMatchObject({
      code: 'NOT_ALLOWED',
    });
  });
});

describe('the wall', () => {
  it('counts the day and the units, and holds no words and no person', async () => {
    const { hall, intake, supervisor } = await withPeople();
    const words = '我的名字叫冉小梅';
    await taken(hall, intake, { kind: 'ask', words, person: { role: 'self', name: '冉小梅', phone: '13900001234' } });
    const done = await taken(hall, intake);
    const end = { handling: 'on-the-spot', words: '办好了', cause: 'other' } as const;
    await hall.node.cases.conclude(intake, { ...(await hall.at(intake, done)), ...end });
    const answer = { requestId: crypto.randomUUID(), done: 'yes', grade: 5, words: '' } as const;
    await hall.as(supervisor).handling.answerFor({ ...(await hall.at(supervisor, done)), ...answer });
    const wall = await hall.as(supervisor).supervision.wall();
    expect(wall).toMatchObject({ open: 1, filedToday: 2, concludedToday: 1, doneToday: 1 });
    expect(wall.units).toMatchObject([{ unitCode: intake.unitCode, open: 1, due: 0, late: 0 }]);
    expect(wall.next.map(({ promisedDate }) => promisedDate)).toEqual(['2026-11-26']);
    expect(JSON.stringify(wall)).not.toMatch(/冉小梅|13900001234|演示/);
    hall.time.now = mondayMorning + 4 * dayMs;
    const later = await hall.as(supervisor).supervision.wall();
    expect(later).toMatchObject({ filedToday: 0, concludedToday: 0, doneToday: 0, next: [] });
    expect(later.units).toMatchObject([{ late: 1 }]);
    expect(Object.keys(later.counts).sort()).toEqual([...concernSchema.options].sort());
  });
});
