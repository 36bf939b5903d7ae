// A notice entered at the desk counts from its commit on, everywhere; a wrong one is refused at its field; nobody's is overwritten unseen.
import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ORPCError } from '@orpc/client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { projections } from '#electron/hall-projections.ts';
import { verifyDatabase } from '#electron/store/verify.ts';
import type { FileCase } from '#shared/contract/case-shapes.ts';
import { eventually } from '../support/eventually.ts';
import { type Client, startHall, type TestHall } from '../support/hall.ts';
import { longer2027, notice2027 } from './notice-2027.ts';

let hall: TestHall;
let admin: Client;
let now: number;
beforeEach(async () => {
  now = Date.parse('2026-12-28T10:00+08:00');
  hall = await startHall({ clock: () => now, settings: { hall: { hours: 'windows' } } });
  admin = await hall.admin();
});
afterEach(() => hall.stop());

const set = (change: Partial<typeof notice2027> & { version?: number } = {}, client = admin) =>
  client.calendar.set({ version: 0, ...notice2027, ...change });
const year = async (wanted: number, client = admin) =>
  (await client.calendar.years()).years.find((each) => each.year === wanted);
const tell = (person: FileCase['person'] = { role: 'anonymous' }) =>
  hall.client().cases.file({
    requestId: randomUUID(),
    kind: 'not-done',
    matterCode: null,
    failedAtUnit: null,
    words: '派出所的机器坏了',
    trips: 1,
    person,
    language: 'zh-CN',
  });
const journalLength = async () => (await admin.system.status()).store.journalEvents;

async function failure(doing: Promise<unknown>): Promise<{ code: string; data: unknown }> {
  const error = await doing.then(
    () => new Error('was not refused'),
    (thrown: unknown) => thrown,
  );
  if (error instanceof ORPCError) return error;
  throw error;
}

describe('a notice entered', () => {
  it('counts at once: for promises, also those counted before, and for what the desk is told', async () => {
    expect((await tell()).promise).toMatchObject({ date: '2027-01-14', provisional: true });
    const told = async () => (await admin.system.status()).notices.map(({ key }) => key);
    expect(await told()).toContain('calendar');
    await admin.calendar.set({ ...longer2027, version: 0 });
    expect((await tell()).promise).toMatchObject({ date: '2027-01-15', provisional: false });
    expect(await told()).not.toContain('calendar');
    expect((await admin.system.status()).calendarUntil).toBe(2027);
  });

  it('counts anew what was promised provisionally', async () => {
    const { caseNo, promise } = await tell();
    expect(promise).toMatchObject({ date: '2027-01-14', provisional: true });
    await admin.calendar.set({ ...longer2027, version: 0 });
    await eventually(async () =>
      expect((await admin.cases.get({ caseNo })).promise).toMatchObject({ date: '2027-01-15', provisional: false }),
    );
    expect((await admin.calendar.check(notice2027)).preview?.provisionalCases).toBe(0);
  });

  it('opens and closes the doors by it', async () => {
    now = Date.parse('2027-01-04T10:00+08:00');
    admin = await hall.admin();
    expect((await hall.client().hall.get()).open).toBe(true);
    await admin.calendar.set({ ...longer2027, version: 0 });
    expect(await hall.client().hall.get()).toMatchObject({ open: false, opens: { date: '2027-01-05' } });
  });

  it('is there after a restart, replays to the same tables, and is told to every screen', async () => {
    const listening = new AbortController();
    const events = await hall.client().live.hall(undefined, { signal: listening.signal });
    await set();
    for await (const event of events) if (event.type === 'catalogue-changed') break;
    listening.abort();
    await hall.restart();
    expect(hall.node.hall.promise(12)).toMatchObject({ provisional: false });
    expect(await year(2027)).toMatchObject({ from: 'desk', version: 1, setBy: '管理员', setAt: now, ...saved() });
    const report = await verifyDatabase({ path: hall.node.config.paths.database, projections });
    expect(report.ok, JSON.stringify(report)).toBe(true);
  });

  it('stands over the file of its year and the program’s own', async () => {
    const days = { year: 2027, source: '文件', off: ['2027-01-01', '2027-01-04'], worked: [] };
    await writeFile(path.join(hall.dataDir, 'hall', 'holidays-2027.json'), JSON.stringify(days));
    await hall.restart();
    expect(await year(2027)).toMatchObject({ from: 'file', version: 0, source: '文件', setBy: null });
    expect(hall.node.hall.promise(12).date).toBe('2027-01-15');
    await set();
    expect(hall.node.hall.promise(12).date).toBe('2027-01-14');
    await hall.restart();
    expect(hall.node.hall.promise(12).date).toBe('2027-01-14');
    expect((await year(2027))?.from).toBe('desk');
  });

  it('may mend one that was entered before', async () => {
    await set();
    expect(await set({ version: 1, source: '改过的' })).toMatchObject({ version: 2, source: '改过的' });
    expect(await year(2027)).toMatchObject({ version: 2, source: '改过的' });
  });
});

/** As the desk gets it back. */
const saved = () => ({ source: notice2027.source, off: notice2027.off, worked: notice2027.worked });

describe('the years', () => {
  it('say where each is from; one that is not published has the law’s days, made up for', async () => {
    const { thisYear, years, localOff } = await admin.calendar.years();
    expect({ thisYear, localOff }).toEqual({ thisYear: 2026, localOff: [] });
    expect(years.map((each) => [each.year, each.from])).toEqual([
      [2026, 'program'],
      [2027, 'law'],
    ]);
    expect(years[0]?.off[1]).toEqual({ from: '2026-02-15', to: '2026-02-23' });
    expect(years[1]).toMatchObject({ source: null, version: 0, worked: [] });
    expect(years[1]?.off).toContainEqual({ from: '2027-05-01', to: '2027-05-04' });
  });

  it('have no gap between those that are known', async () => {
    const later = { year: 2029, source: '文件', off: ['2029-01-01'], worked: [] };
    await writeFile(path.join(hall.dataDir, 'hall', 'holidays-2029.json'), JSON.stringify(later));
    await hall.restart();
    expect((await admin.calendar.years()).years.map((each) => each.from)).toEqual(['program', 'law', 'law', 'file']);
  });

  it('can be read by whoever is signed in, entered by administrators alone', async () => {
    const stranger = hall.client();
    expect((await failure(stranger.calendar.years())).code).toBe('NOT_SIGNED_IN');
    const password = 'another-long-password';
    const account = { username: 'clerk', displayName: '经办', unitCode: 'U-HALL', windowCode: null, password };
    await admin.staff.create({ ...account, roles: ['handler', 'supervisor', 'intake'] });
    await stranger.staff.signIn({ username: 'clerk', password });
    await stranger.staff.changePassword({ current: password, next: 'my-own-long-password' });
    expect((await stranger.calendar.years()).years).toHaveLength(2);
    expect((await failure(stranger.calendar.check(notice2027))).code).toBe('NOT_ALLOWED');
    expect((await failure(set({}, stranger))).code).toBe('NOT_ALLOWED');
    expect((await year(2027))?.from).toBe('law');
  });
});

describe('looking over', () => {
  it('says what it comes to and writes nothing', async () => {
    const person = { role: 'self', name: '马例水', phone: '13900001999' } as const;
    const { caseNo: intoNo } = await tell(person);
    // One that is closed waits for no day any more, however it ended.
    const { caseNo } = await tell(person);
    await admin.handling.merge({ caseNo, version: 1, intoNo });
    const before = await journalLength();
    expect(await admin.calendar.check(notice2027)).toEqual({
      problems: [],
      doubts: [],
      // 261 weekdays, 13 of them off by law.
      preview: { offDays: 30, workingDays: 261 - 13, provisionalCases: 1 },
    });
    expect(await journalLength()).toBe(before);
    expect((await year(2027))?.from).toBe('law');
  });

  it('asks about what is seldom right, in the language asked for', async () => {
    const { problems, doubts } = await admin.calendar.check({ ...notice2027, worked: [], language: 'en' });
    expect(problems).toEqual([]);
    expect(doubts).toEqual([expect.stringMatching(/^5 more days off than the law gives/)]);
  });

  it('says the same at the same fields as entering it, which then changes nothing', async () => {
    const wrong = { ...notice2027, source: '', off: [...notice2027.off, { from: '2027-01-02', to: '2027-01-01' }] };
    const before = await journalLength();
    const { problems, preview } = await admin.calendar.check(wrong);
    expect(problems.map((problem) => problem.path)).toEqual(['source', 'off.7.to']);
    expect(preview).toBeNull();
    expect(await failure(admin.calendar.set({ ...wrong, version: 0 }))).toMatchObject({
      code: 'INVALID_INPUT',
      data: { problems },
    });
    expect(await journalLength()).toBe(before);
  });

  it.each([
    { year: 2025 },
    { year: 2028 },
    { off: [] },
    { worked: ['2027-02-06'] },
    { source: '关于2026年部分节假日安排的通知' },
  ])('refuses %j', async (change) => {
    expect((await failure(set(change))).code).toBe('INVALID_INPUT');
  });

  it('sums with the days off of the hall’s own area', async () => {
    await writeFile(path.join(hall.dataDir, 'settings.jsonc'), JSON.stringify({ holidays: ['2027-11-24'] }));
    await hall.restart();
    expect((await admin.calendar.check(notice2027)).preview?.workingDays).toBe(261 - 14);
    expect((await admin.calendar.years()).localOff).toEqual(['2027-11-24']);
  });
});

describe('two administrators', () => {
  it('whoever saves over what they have not seen is told, and nothing is written', async () => {
    await set();
    const refused = await failure(set({ source: '另一份' }));
    expect(refused).toMatchObject({
      code: 'CHANGED_MEANWHILE',
      data: { year: { year: 2027, version: 1, setBy: '管理员', ...saved() } },
    });
    expect(await year(2027)).toMatchObject({ version: 1, source: notice2027.source });
    expect((await failure(set({ source: '另一份', version: 7 }))).code).toBe('CHANGED_MEANWHILE');
  });

  it('at once: one is kept, the other told', async () => {
    const ended = await Promise.allSettled([set({ source: '甲' }), set({ source: '乙' })]);
    expect(ended.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await year(2027))?.version).toBe(1);
  });

  it('the same sent again is the same entry', async () => {
    const first = await set();
    const before = await journalLength();
    expect(await set()).toEqual(first);
    expect(await journalLength()).toBe(before);
  });
});
