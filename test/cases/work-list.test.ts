// What waits for somebody: every reason is there with its clock, what is due first stands first, and the figures are what is listed.
import { describe, expect, it } from 'vitest';
import type { WorkItem } from '#shared/contract/handling.ts';
import { dayMs, hourMs, openWorkingHall, type WorkingHall } from '../supervision/working-hall.ts';

const brief = (items: readonly WorkItem[]) =>
  items.map(({ row, todo, clock }) => [row.caseNo, todo, clock?.what, clock?.light]);
const police = 'D-GA';

async function accepted(hall: WorkingHall, clerk: Parameters<WorkingHall['as']>[0]) {
  const caseNo = await hall.file();
  await hall.node.cases.accept(clerk, await hall.at(clerk, caseNo));
  return caseNo;
}

describe('my work', () => {
  it('says of each case what is waited for, by its clock', async () => {
    const hall = await openWorkingHall();
    const intake = await hall.person(['intake']);
    const told = await hall.file();
    const taken = await accepted(hall, intake);
    const spoken = await accepted(hall, intake);
    await hall.node.cases.contact(intake, {
      ...(await hall.at(intake, spoken)),
      way: 'phone',
      reached: true,
      words: '说好了',
    });
    const { items, counts, total } = await hall.as(intake).handling.work({ whose: 'mine' });
    expect(brief(items)).toEqual([
      [told, 'accept', 'contact', 'due'],
      [taken, 'contact', 'contact', 'due'],
      [spoken, 'handle', 'promise', 'on-time'],
    ]);
    expect({ counts, total }).toEqual({ counts: { late: 0, due: 2, mine: 3, unit: 3 }, total: 3 });
  });

  it('is mine and nobody’s, never a colleague’s; the unit’s is everybody’s', async () => {
    const hall = await openWorkingHall();
    const [one, two] = [await hall.person(['intake']), await hall.person(['intake'])];
    const theirs = await accepted(hall, two);
    const nobodys = await hall.file();
    const mine = await hall.as(one).handling.work({});
    expect(mine.items.map(({ row }) => row.caseNo)).toEqual([nobodys]);
    const unit = await hall.as(one).handling.work({ whose: 'unit' });
    expect(unit.items.map(({ row }) => row.caseNo).sort()).toEqual([theirs, nobodys].sort());
    expect([mine.counts.unit, unit.counts.mine]).toEqual([2, 1]);
    const handler = await hall.person(['handler'], police);
    expect((await hall.as(handler).handling.work({ whose: 'unit' })).items).toEqual([]);
  });

  it('offers a transfer to the target with its own clock, and leaves the promise as it was', async () => {
    const hall = await openWorkingHall();
    const [intake, handler] = [await hall.person(['intake']), await hall.person(['handler'], police)];
    const caseNo = await accepted(hall, intake);
    const promised = (await hall.node.cases.get(intake, caseNo)).promisedDate;
    const on = await hall.at(intake, caseNo);
    await hall.node.cases.transfer(intake, { ...on, unitCode: police, talkedWith: '田试胜', agreed: '他们来办' });
    const offered = await hall.as(handler).handling.work({});
    expect(brief(offered.items)).toEqual([[caseNo, 'take-transfer', 'transfer', 'on-time']]);
    hall.time.now += 25 * hourMs;
    const late = await hall.as(handler).handling.work({});
    expect(brief(late.items)).toEqual([[caseNo, 'take-transfer', 'transfer', 'late']]);
    expect(late.counts).toEqual({ late: 1, due: 0, mine: 1, unit: 1 });
    // The offering unit has it still.
    expect((await hall.as(intake).handling.work({})).items.map(({ todo }) => todo)).toEqual(['contact']);
    await hall.node.cases.acceptTransfer(handler, { ...(await hall.at(handler, caseNo)), staffId: null });
    const [held] = (await hall.as(handler).handling.work({})).items;
    expect([held?.todo, held?.row.promisedDate]).toEqual(['contact', promised]);
    expect((await hall.as(intake).handling.work({ whose: 'unit' })).items).toEqual([]);
  });

  it('puts what waits for the citizen last, whatever day was promised, and counts it as neither late nor due', async () => {
    const hall = await openWorkingHall();
    const intake = await hall.person(['intake']);
    const waits = await accepted(hall, intake);
    const works = await accepted(hall, intake);
    for (const caseNo of [waits, works]) {
      await hall.node.cases.contact(intake, {
        ...(await hall.at(intake, caseNo)),
        way: 'phone',
        reached: true,
        words: '说好了',
      });
    }
    await hall.node.cases.pause(intake, {
      ...(await hall.at(intake, waits)),
      reason: 'papers',
      words: '请把户口簿带来',
    });
    hall.time.now += 40 * dayMs;
    const { items, counts } = await hall.as(intake).handling.work({});
    expect(brief(items)).toEqual([
      [works, 'handle', 'promise', 'late'],
      [waits, 'handle', 'promise', 'waiting'],
    ]);
    expect(counts).toEqual({ late: 1, due: 0, mine: 2, unit: 2 });
  });

  it('brings a decision to whoever may make it, never to whoever asked', async () => {
    const hall = await openWorkingHall();
    const head = await hall.person(['intake', 'unit-head']);
    const other = await hall.person(['unit-head']);
    const elsewhere = await hall.person(['unit-head'], police);
    const [supervisor, leader] = [await hall.person(['supervisor']), await hall.person(['leader'])];
    const caseNo = await accepted(hall, head);
    const date = '2026-12-14';
    await hall.node.cases.askExtension(head, { ...(await hall.at(head, caseNo)), date, reason: '外省回函没到' });
    const decisionsOf = async (who: typeof head) =>
      (await hall.as(who).handling.work({})).items
        .map(({ todo }) => todo)
        .filter((todo) => todo.startsWith('decide') || todo === 'rule');
    expect(await decisionsOf(other)).toEqual(['decide-extension']);
    expect(await decisionsOf(supervisor)).toEqual(['decide-extension']);
    expect(await decisionsOf(head)).toEqual([]);
    expect(await decisionsOf(elsewhere)).toEqual([]);
    await hall.node.cases.escalate(head, { ...(await hall.at(head, caseNo)), words: '两家都说不归自己管' });
    expect(await decisionsOf(leader)).toEqual(['decide-extension', 'rule']);
    // Once the duty leader is asked, the supervisor no longer rules.
    expect(await decisionsOf(supervisor)).toEqual(['decide-extension']);
  });

  it('asks nobody to accept what a refusal is proposed for', async () => {
    const hall = await openWorkingHall();
    const [intake, leader] = [await hall.person(['intake']), await hall.person(['leader'])];
    const caseNo = await hall.file();
    const refusal = { ground: 'court', words: '法院已经在审', wayOn: '请问法院立案庭' } as const;
    await hall.node.cases.proposeRefusal(intake, { ...(await hall.at(intake, caseNo)), ...refusal });
    const todos = async (who: typeof intake) => (await hall.as(who).handling.work({})).items.map(({ todo }) => todo);
    expect([await todos(intake), await todos(leader)]).toEqual([['contact'], ['decide-refusal']]);
  });

  it('loses none of many that fall due on one day, and has them by number', async () => {
    const hall = await openWorkingHall();
    const intake = await hall.person(['intake']);
    const numbers: string[] = [];
    for (let n = 0; n < 24; n += 1) numbers.push(await hall.file());
    // The engine has these behind all that are nobody's yet.
    for (const caseNo of numbers.slice(0, 3)) await hall.node.cases.accept(intake, await hall.at(intake, caseNo));
    const [first, second] = [await hall.as(intake).handling.work({}), await hall.as(intake).handling.work({ page: 2 })];
    expect([...first.items, ...second.items].map(({ row }) => row.caseNo)).toEqual(numbers);
  });

  it('goes by pages in one order without losing or repeating one, and a page beyond the end is empty', async () => {
    const hall = await openWorkingHall();
    const intake = await hall.person(['intake']);
    for (let n = 0; n < 45; n += 1) {
      hall.time.now += ((n * 7) % 11) * hourMs;
      const caseNo = await hall.file({ kind: n % 3 === 0 ? 'ask' : 'not-done' });
      if (n % 2 === 0) await hall.node.cases.accept(intake, await hall.at(intake, caseNo));
      if (n % 4 === 0) {
        const on = await hall.at(intake, caseNo);
        await hall.node.cases.contact(intake, { ...on, way: 'phone', reached: true, words: '问过了' });
      }
    }
    hall.time.now += 2 * dayMs;
    const pages = [];
    for (const page of [1, 2, 3, 4]) pages.push(await hall.as(intake).handling.work({ page }));
    const items = pages.flatMap((page) => page.items);
    expect(new Set(items.map(({ row }) => row.caseNo)).size).toBe(45);
    expect(items).toHaveLength(45);
    const days = items.map(({ clock }) => clock?.date ?? '');
    expect(days).toEqual(days.toSorted());
    const { counts } = pages[0] ?? { counts: null };
    expect(counts?.late).toBe(items.filter(({ clock }) => clock?.light === 'late').length);
    expect(counts?.due).toBe(items.filter(({ clock }) => clock?.light === 'due').length);
    expect((await hall.as(intake).handling.work({ page: 1_000_000 })).items).toEqual([]);
  });
});
