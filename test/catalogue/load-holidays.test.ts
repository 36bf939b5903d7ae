// The notices of years to come are files somebody types: each mistake is named with its file and entry, and a good one counts.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { CatalogueError } from '#electron/catalogue/catalogue-error.ts';
import { loadHolidays } from '#electron/catalogue/load-holidays.ts';
import { holidayCalendar, isWorkingDay } from '#shared/domain/working-days.ts';
import { startHall } from '../support/hall.ts';

let hallDir: string;
beforeEach(async () => {
  hallDir = await mkdtemp(path.join(tmpdir(), 'bancheng-holidays-'));
});
afterEach(() => rm(hallDir, { recursive: true, force: true }));

const notice = { year: 2027, source: '试验用的通知', off: ['2027-01-01', '2027-05-03'], worked: ['2027-05-08'] };
const put = (name: string, content: unknown) =>
  writeFile(path.join(hallDir, name), typeof content === 'string' ? content : JSON.stringify(content, null, 1));

it('are the ones brought along where the folder has none', async () => {
  expect((await loadHolidays(hallDir)).map(({ year }) => year)).toEqual([2026]);
});

it('count as soon as they lie there, also for a year the program knew otherwise', async () => {
  await put('holidays-2027.json', `// 注释可以有\n${JSON.stringify(notice)}`);
  await put('holidays-2026.json', { ...notice, year: 2026, off: ['2026-01-01'], worked: [] });
  const calendar = holidayCalendar(await loadHolidays(hallDir));
  expect(isWorkingDay('2027-05-08', calendar)).toEqual({ working: true, provisional: false });
  expect(isWorkingDay('2027-05-03', calendar)).toEqual({ working: false, provisional: false });
  expect(isWorkingDay('2026-10-01', calendar)).toEqual({ working: true, provisional: false });
});

it.each([
  ['holidays-2027.json', { ...notice, year: 2028 }, 'year', '和文件名里的 2027 不一样'],
  ['holidays-2027.json', { ...notice, off: ['2027-01-01', '2027-02-30'] }, 'off.1', '日期，如'],
  ['holidays-2027.json', { ...notice, off: ['2028-01-01'] }, 'off.0', '2028-01-01 不在 2027 年'],
  ['holidays-2027.json', { ...notice, off: ['2027-01-01', '2027-01-01'] }, 'off.1', '写了两次'],
  ['holidays-2027.json', { ...notice, worked: ['2027-01-01'] }, 'worked.0', '又放假又上班'],
  ['holidays-2027.json', { ...notice, worked: ['2027-05-06'] }, 'worked.0', '不是周六、周日'],
  ['holidays-2027.json', { ...notice, offf: [] }, 'offf', '没有“offf”这一项'],
  ['holidays-2027.json', { year: 2027, off: ['2027-01-01'], worked: [] }, 'source', '缺少这一项'],
  ['holidays-2027.json', '{ "year": 2027', '', '写法有误'],
  ['holidays-2027.json.txt', notice, '', '文件名不对'],
  ['holidays-27.json', notice, '', '文件名不对'],
])('are refused in words that name file and entry: %s %j', async (name, content, entry, words) => {
  await put(name, content);
  const error = await loadHolidays(hallDir).catch((thrown: unknown) => thrown);
  if (!(error instanceof CatalogueError)) return expect.unreachable(String(error));
  expect(error.problems[0]).toMatchObject({ file: path.join(hallDir, name), entry });
  expect(error.messageZh).toContain(words);
  expect(error.messageEn).toMatch(/^[\x20-\x7e\n]*$/);
});

it('make the hall’s promises over the new year certain', async () => {
  const hall = await startHall({ clock: () => Date.parse('2026-12-28T10:00+08:00') });
  const admin = await hall.admin();
  expect(hall.node.hall.promise(12)).toMatchObject({ date: '2027-01-14', provisional: true });
  expect((await admin.system.status()).notices.map(({ key }) => key)).toContain('calendar');
  await writeFile(
    path.join(hall.dataDir, 'hall', 'holidays-2028.json'),
    JSON.stringify({ ...notice, year: 2028, off: ['2028-01-03'], worked: [] }),
  );
  await hall.restart();
  expect(hall.node.hall.calendarUntil).toBe(2026);
  await writeFile(path.join(hall.dataDir, 'hall', 'holidays-2027.json'), JSON.stringify(notice));
  await hall.restart();
  expect(hall.node.hall.calendarUntil).toBe(2028);
  expect(hall.node.hall.promise(12)).toMatchObject({ date: '2027-01-14', provisional: false });
  expect((await admin.system.status()).notices.map(({ key }) => key)).not.toContain('calendar');
  await hall.stop();
});
