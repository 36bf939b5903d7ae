// The desk's list: what is promised first stands first, figures agree with filters, and a search never looks into a person's details.
import { describe, expect, it } from 'vitest';
import type { Clerk } from '#electron/cases/case-actions.ts';
import { createCaseViews } from '#electron/cases/case-views.ts';
import { createDeskList } from '#electron/cases/desk-list.ts';
import { DEFAULT_SETTINGS } from '#electron/settings-schema.ts';
import { formatCaseNumber } from '#shared/domain/case-number.ts';
import { kiosk, oneDay, openCaseHall } from './case-hall.ts';

const oneMinute = 60_000;
/** Somebody at the hall's window who has no case. */
const nobody: Clerk = { staffId: 'x', unitCode: 'U-HALL', roles: ['intake'], actor: kiosk };

async function busyHall() {
  const hall = await openCaseHall();
  const clerk = await hall.clerk('向例静');
  const startedAt = hall.time.now;
  const late = await hall.file({ kind: 'ask', words: '宅基地怎么确权' });
  hall.time.now = startedAt + 2 * oneDay;
  const due = await hall.file({ kind: 'ask', words: '医保断缴两个月' });
  hall.time.now = startedAt + 3 * oneDay;
  const taken = await hall.file({ words: '营业执照延期', matterCode: null });
  await hall.cases.accept(clerk, { caseNo: taken.caseNo, version: 1 });
  const done = await hall.file({ words: '路灯坏了', matterCode: null });
  await hall.cases.accept(clerk, { caseNo: done.caseNo, version: 1 });
  await hall.cases.conclude(clerk, {
    caseNo: done.caseNo,
    version: 2,
    handling: 'on-the-spot',
    words: '修好了',
    cause: 'other',
  });
  hall.time.now = startedAt + 4 * oneDay;
  const fresh = await hall.file({
    words: '社保转移 Transfer 不了',
    matterCode: null,
    person: { role: 'self', name: '马黄水', phone: '13812345678' },
  });
  const list = (show: Parameters<typeof hall.cases.list>[1]['show'], search?: string, page = 1) =>
    hall.cases.list(clerk, { show, search, page });
  const numbers = async (...input: Parameters<typeof list>) => (await list(...input)).rows.map(({ caseNo }) => caseNo);
  return { hall, clerk, late, due, taken, done, fresh, list, numbers };
}

describe('the list', () => {
  it('goes strictly by promised day, then by filing; what is concluded comes last', async () => {
    const { late, due, taken, done, fresh, list, numbers } = await busyHall();
    expect(await numbers('all')).toEqual([late, due, taken, fresh, done].map(({ caseNo }) => caseNo));
    const { rows } = await list('all');
    expect(rows.map(({ light }) => light)).toEqual(['late', 'due', 'on-time', 'on-time', 'concluded']);
  });

  it('has the three newest unaccepted of the last half hour on top of what is open, and nowhere else', async () => {
    const { hall, clerk, late, due, taken, fresh, numbers } = await busyHall();
    hall.time.now += 40 * oneMinute;
    const receipts = [];
    for (let n = 0; n < 5; n += 1) {
      hall.time.now += 5 * oneMinute;
      // Asked, and so promised sooner than `taken`, which is on top of nothing all the same.
      receipts.push(await hall.file({ kind: n === 0 ? 'ask' : 'not-done', words: `第 ${n} 件` }));
    }
    const [first, second, third, fourth, fifth] = receipts.map(({ caseNo }) => caseNo);
    const [old, soon, accepted, before] = [late, due, taken, fresh].map(({ caseNo }) => caseNo);
    expect(await numbers('open')).toEqual([fifth, fourth, third, old, soon, first, accepted, before, second]);
    expect((await numbers('all'))[0]).toBe(old);
    expect((await numbers('new'))[0]).toBe(old);
    await hall.cases.accept(clerk, { caseNo: `${fifth}`, version: 1 });
    expect((await numbers('open')).slice(0, 4)).toEqual([fourth, third, second, old]);
    hall.time.now += 31 * oneMinute;
    expect((await numbers('open'))[0]).toBe(old);
  });

  it('does not have a new one on top that was merged at once', async () => {
    const { hall, clerk, numbers } = await busyHall();
    const person = { role: 'self', name: '马例水', phone: '13900001999' } as const;
    const [into, twice] = [await hall.file({ person }), await hall.file({ person })];
    await hall.cases.merge(clerk, { caseNo: twice.caseNo, version: 1, intoNo: into.caseNo });
    const open = await numbers('open');
    expect(open[0]).toBe(into.caseNo);
    expect(open).not.toContain(twice.caseNo);
    expect((await numbers('all')).slice(-2)).toContain(twice.caseNo);
  });

  it('orders any set of open cases by promised day, across pages', async () => {
    const { hall, list } = await busyHall();
    const startedAt = hall.time.now;
    for (let n = 0; n < 30; n += 1) {
      hall.time.now = startedAt + ((n * 7) % 30) * 3 * 60 * oneMinute;
      await hall.file({ kind: n % 3 === 0 ? 'ask' : 'disagree', words: `第 ${n} 件` });
    }
    hall.time.now = startedAt + 10 * oneDay;
    const rows = [...(await list('open')).rows, ...(await list('open', undefined, 2)).rows];
    const keys = rows.map((row) => `${row.promisedDate} ${row.filedAt}`);
    expect(keys).toHaveLength(34);
    expect(keys).toEqual(keys.toSorted());
  });

  it('shows by filter exactly what its figures count', async () => {
    const { late, due, taken, done, fresh, list, numbers } = await busyHall();
    const { counts } = await list('open');
    expect(counts).toEqual({ open: 4, fresh: 3, due: 1, late: 1, mine: 1 });
    expect(await numbers('late')).toEqual([late.caseNo]);
    expect(await numbers('due')).toEqual([due.caseNo]);
    expect((await numbers('new')).sort()).toEqual([late, due, fresh].map(({ caseNo }) => caseNo).sort());
    expect(await numbers('mine')).toEqual([taken.caseNo]);
    expect(await numbers('concluded')).toEqual([done.caseNo]);
    expect(await numbers('open')).toHaveLength(4);
  });

  it('shows no more of a person than surname and star', async () => {
    const { fresh, list } = await busyHall();
    const { rows } = await list('all');
    expect(rows.find(({ caseNo }) => caseNo === fresh.caseNo)).toMatchObject({ maskedName: '马*' });
    expect(JSON.stringify(rows)).not.toMatch(/马黄水|13812345678/);
  });

  it('shows no number and no known name that was written into the words', async () => {
    const hall = await openCaseHall();
    await hall.file({
      words: '我是冉隆刚，电话 138 1234-5678，身份证50024019900307001X，2026-11-23 来过 3 次',
      person: { role: 'self', name: '冉隆刚' },
    });
    await hall.file({
      words: '合作社的 谭 三益 来过，找 Tan，卡号６２２８４８００１２３４５６７８',
      person: { role: 'organisation', organisation: '辣椒合作社', name: '谭三益' },
    });
    await hall.file({
      words: '给我娃儿小小𠮷上户口',
      person: { role: 'relative', name: '马黄水', forName: '小小𠮷' },
    });
    const { rows } = await hall.cases.list(nobody, { show: 'all', page: 1 });
    expect(rows.map(({ title }) => title)).toEqual([
      '我是冉*，电话 ·····，身份证·····，2026-11-23 来过 3 次',
      '合作社的 谭* 来过，找 Tan，卡号·····',
      '给我娃儿小*上户口',
    ]);
    for (const secret of ['13812345678', '1234', '冉隆刚']) {
      expect((await hall.cases.list(nobody, { show: 'all', search: `${secret}，`, page: 1 })).total).toBe(0);
    }
  });

  it('masks a number before it cuts the title, so that no part of one is left at its end', async () => {
    const hall = await openCaseHall();
    await hall.file({ words: `${'号'.repeat(55)}13812345678` });
    const { rows } = await hall.cases.list(nobody, { show: 'all', page: 1 });
    expect(rows[0]?.title).toBe(`${'号'.repeat(55)}·····`);
  });

  it('goes by pages without losing or repeating a case', async () => {
    const hall = await openCaseHall();
    for (let n = 0; n < 45; n += 1) await hall.file({ words: `第 ${n} 件` });
    const seen: string[] = [];
    for (const page of [1, 2, 3, 4]) {
      const { rows, total } = await hall.cases.list(nobody, { show: 'open', page });
      expect(total).toBe(45);
      seen.push(...rows.map(({ caseNo }) => caseNo));
    }
    expect(new Set(seen).size).toBe(45);
    expect(seen).toHaveLength(45);
    expect((await hall.cases.list(nobody, { show: 'open', page: Number.MAX_SAFE_INTEGER })).rows).toEqual([]);
  });
});

describe('the search', () => {
  it('finds by the whole number however typed, by a part of it, and by a number with a digit wrong nothing', async () => {
    const { late, fresh, numbers } = await busyHall();
    expect(await numbers('all', ` ${late.caseNo.replace('-', ' ')} `)).toEqual([late.caseNo]);
    expect(await numbers('all', late.caseNo.replace('-', '').slice(0, 9))).toEqual([late.caseNo]);
    expect(await numbers('all', '261127')).toEqual([fresh.caseNo]);
    expect(await numbers('all', formatCaseNumber('2026-11-23', 9))).toEqual([]);
    expect(await numbers('all', '%')).toEqual([]);
  });

  it('finds by the first words and by the matter, in the filter that is on', async () => {
    const { hall, late, taken, fresh, numbers } = await busyHall();
    expect(await numbers('all', '营业 执照')).toEqual([taken.caseNo]);
    expect(await numbers('late', '营业执照')).toEqual([]);
    expect(await numbers('all', 'TRANSFER')).toEqual([fresh.caseNo]);
    const matter = hall.catalogue.matter('GA-01');
    expect(await numbers('late', matter?.short.zh)).toEqual([late.caseNo]);
  });

  it('says how many cases it did not come to, and finds those by number all the same', async () => {
    const hall = await openCaseHall();
    const { store, vault, catalogue } = hall;
    const views = createCaseViews({
      catalogue,
      hall: hall.hall,
      vault,
      config: DEFAULT_SETTINGS,
      staffNames: async () => null,
      recordings: { of: async () => [] },
    });
    const list = createDeskList({ store, vault, catalogue, hall: hall.hall, views, mostOpened: 3 });
    const receipts = [];
    for (let n = 0; n < 5; n += 1) receipts.push(await hall.file({ words: `灶房第 ${n} 回` }));
    expect(await list(nobody, { show: 'all', search: '灶房', page: 1 })).toMatchObject({ total: 3, unsearched: 2 });
    const last = receipts[4]?.caseNo;
    expect(await list(nobody, { show: 'all', search: last, page: 1 })).toMatchObject({ total: 1, unsearched: 0 });
    expect(await list(nobody, { show: 'all', page: 1 })).toMatchObject({ total: 5, unsearched: 0 });
    expect(await hall.cases.list(nobody, { show: 'all', search: '灶房', page: 1 })).toMatchObject({
      total: 5,
      unsearched: 0,
    });
  });

  it('never finds by name or phone', async () => {
    const { numbers } = await busyHall();
    for (const secret of ['马黄水', '13812345678', '黄水']) expect(await numbers('all', secret)).toEqual([]);
  });

  it('still finds by matter once the words are destroyed', async () => {
    const { hall, late, numbers } = await busyHall();
    await hall.store.write(kiosk, (w) => hall.vault.destroy(w, late.caseNo));
    expect(await numbers('late', '宅基地')).toEqual([]);
    expect(await numbers('late', hall.catalogue.matter('GA-01')?.name.zh)).toEqual([late.caseNo]);
  });
});
