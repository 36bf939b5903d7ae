// Reminders come in working hours, once a case, clock and day, and only for clocks that still run.
import { describe, expect, it } from 'vitest';
import { remindOnce } from '#electron/cases/reminders.ts';
import { dayMs, hourMs, mondayMorning, openWorkingHall, type WorkingHall } from '../supervision/working-hall.ts';

async function hallWithCase(rules: Partial<WorkingHall['node']['config']['cases']> = {}) {
  const hall = await openWorkingHall();
  const { store, catalogue, hall: clock, config } = hall.node;
  const parts = { store, catalogue, hall: clock, config: { ...config, cases: { ...config.cases, ...rules } } };
  const intake = await hall.person(['intake']);
  const caseNo = await hall.file({ kind: 'ask' });
  const made = async () => {
    const rows = await store.db
      .selectFrom('journal')
      .select(['subject', 'data'])
      .where('type', '=', 'case.reminded')
      .execute();
    return rows.map(({ subject, data }) => [subject, JSON.parse(data).clock, JSON.parse(data).light]);
  };
  return { hall, intake, caseNo, made, turn: () => remindOnce(parts) };
}
const at = (day: number, hour: number) => mondayMorning + day * dayMs + (hour - 9) * hourMs;
const [friday, saturday, sunday, monday] = [4, 5, 6, 7];

describe('reminders', () => {
  it('come once a case, clock and day, also over a turn later', async () => {
    const { hall, caseNo, made, turn } = await hallWithCase();
    expect(await turn()).toBe(1);
    expect(await made()).toEqual([[caseNo, 'contact', 'due']]);
    hall.time.now += 10 * 60_000;
    expect(await turn()).toBe(0);
    hall.time.now = at(1, 10);
    expect(await turn()).toBe(2);
    expect((await made()).slice(1)).toEqual([
      [caseNo, 'contact', 'late'],
      [caseNo, 'accept', 'due'],
    ]);
  });

  it('never come at midnight, before the doors open, after they close or on days off, whatever is late', async () => {
    const { hall, turn } = await hallWithCase();
    for (const day of [saturday, sunday]) {
      hall.time.now = at(day, 10);
      expect(await turn()).toBe(0);
    }
    for (const hour of [0, 3, 7, 22]) {
      hall.time.now = at(friday, hour);
      expect(await turn()).toBe(0);
    }
    hall.time.now = at(monday, 10);
    expect(await turn()).toBeGreaterThan(0);
  });

  it('are made no more once a limit is switched off', async () => {
    const { hall, made, turn } = await hallWithCase({ acceptDays: null, contactDays: null });
    hall.time.now = at(1, 10);
    expect(await turn()).toBe(0);
    hall.time.now = at(friday, 10);
    expect(await turn()).toBe(1);
    expect((await made()).map(([, clock]) => clock)).toEqual(['promise']);
  });

  it('end with what they ask for: a talk ends the talk’s, and the promise runs on', async () => {
    const { hall, intake, caseNo, made, turn } = await hallWithCase();
    await hall.node.cases.accept(intake, await hall.at(intake, caseNo));
    const talk = { way: 'phone', reached: true, words: '说好了' } as const;
    await hall.node.cases.contact(intake, { ...(await hall.at(intake, caseNo)), ...talk });
    expect(await turn()).toBe(0);
    hall.time.now = at(friday, 10);
    await turn();
    expect(await made()).toEqual([[caseNo, 'promise', 'late']]);
  });

  it('stand still with the clock, and a transfer leaves the promise’s as it was', async () => {
    const { hall, intake, caseNo, made, turn } = await hallWithCase({ contactDays: null });
    const handler = await hall.person(['handler'], 'D-GA');
    await hall.node.cases.accept(intake, await hall.at(intake, caseNo));
    await hall.node.cases.pause(intake, { ...(await hall.at(intake, caseNo)), reason: 'papers', words: '等户口簿' });
    hall.time.now = at(2, 10);
    expect(await turn()).toBe(0);
    await hall.node.cases.resume(intake, await hall.at(intake, caseNo));
    const on = await hall.at(intake, caseNo);
    await hall.node.cases.transfer(intake, { ...on, unitCode: 'D-GA', talkedWith: '田', agreed: '他们办' });
    await hall.node.cases.acceptTransfer(handler, { ...(await hall.at(handler, caseNo)), staffId: null });
    // Promised for Thursday, it stood for two working days.
    hall.time.now = at(monday + 1, 10);
    expect(await turn()).toBe(1);
    expect(await made()).toEqual([[caseNo, 'promise', 'late']]);
  });
});
