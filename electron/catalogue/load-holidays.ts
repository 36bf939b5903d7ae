// Reads the State Council's notices for further years from the hall's folder, so that a new year needs no new program.
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { noticeFileSchema } from '#shared/contract/calendar.ts';
import { dayProblems } from '#shared/domain/holiday-notice.ts';
import { holidays2026 } from '#shared/domain/holidays-2026.ts';
import type { HolidayYear } from '#shared/domain/working-days.ts';
import { CatalogueError, type CatalogueProblem } from './catalogue-error.ts';
import { explainIssue } from './explain-issue.ts';
import { parseJson } from './parse-json.ts';

/** Notices the program itself brings along; a file for the same year stands in their place. */
const builtIn: readonly HolidayYear[] = [holidays2026];

const fileName = /^holidays-(\d{4})\.json$/;

/** All notices, by year. `hallDir` is `<data>/hall`. Throws CatalogueError naming file and entry. */
export async function loadHolidays(hallDir: string): Promise<HolidayYear[]> {
  const byYear = new Map(builtIn.map((notice) => [notice.year, notice]));
  const problems: CatalogueProblem[] = [];
  const names = existsSync(hallDir) ? await readdir(hallDir) : [];
  for (const name of names.filter((each) => /^holidays/i.test(each)).sort()) {
    const file = path.join(hallDir, name);
    const year = Number(fileName.exec(name)?.[1]);
    if (!year) {
      // Windows likes to add a .txt that nobody sees; ignored, the notice would seem to be there.
      const zh = '文件名不对，应是 holidays-年份.json，如 holidays-2027.json';
      problems.push({ file, entry: '', line: null, zh, en: 'is misnamed; write holidays-YEAR.json' });
      continue;
    }
    const notice = readNotice(file, year, await readFile(file), problems);
    if (notice) byYear.set(year, notice);
  }
  if (problems.length > 0) throw new CatalogueError(problems);
  return [...byYear.values()].sort((a, b) => a.year - b.year);
}

function readNotice(
  file: string,
  year: number,
  bytes: Uint8Array,
  problems: CatalogueProblem[],
): HolidayYear | undefined {
  const parsed = parseJson(bytes);
  if (!parsed.ok) {
    problems.push({ file, entry: '', line: parsed.line, zh: parsed.zh, en: parsed.en });
    return undefined;
  }
  const tell = (at: readonly PropertyKey[], zh: string, en: string) =>
    problems.push({ file, entry: at.map(String).join('.'), line: parsed.lineOf(at), zh, en });
  for (const again of parsed.repeated) tell(again.path, '写了两次，请删掉一个', 'stands twice; delete one');
  const checked = noticeFileSchema.safeParse(parsed.value);
  if (!checked.success) {
    for (const said of checked.error.issues.flatMap((issue) => explainIssue(issue, parsed.value)))
      tell(said.path, said.zh, said.en);
    return undefined;
  }
  const notice = checked.data;
  if (notice.year !== year)
    tell(
      ['year'],
      `现在是 ${notice.year}，和文件名里的 ${year} 不一样`,
      `is ${notice.year}, but the file is for ${year}`,
    );
  for (const { list, place, zh, en } of dayProblems(notice)) tell([list, place], zh, en);
  return notice;
}
