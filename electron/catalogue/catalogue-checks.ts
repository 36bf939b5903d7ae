// What a changed hall would do to numbers already given today: no number may be left without a window, no letter be given twice.
import type { EntryData } from '#shared/contract/hall-entries.ts';
import type { CalendarDate } from '#shared/domain/calendar-date.ts';
import type { Db } from '../store/projection.ts';
import { type HallEntries, live } from './catalogue-entries.ts';
import { type ReferenceProblem, serves } from './catalogue-references.ts';
import { groupGiving, readUnserved, type Unserved } from './catalogue-store.ts';

/** Numbers that could be called before and could not after. */
export async function strandedNumbers(
  db: Db,
  date: CalendarDate,
  before: HallEntries,
  after: HallEntries,
): Promise<ReferenceProblem[]> {
  const stranded = (await readUnserved(db, date)).filter((one) => canBeCalled(before, one) && !canBeCalled(after, one));
  return stranded.map(({ groupCode, windowCode, n }) => {
    const group = after.group.find(({ code }) => code === groupCode)?.data;
    const window = before.window.find(({ code }) => code === windowCode)?.data;
    const [kind, code] = window === undefined ? (['group', groupCode] as const) : (['window', window.code] as const);
    const where =
      window === undefined ? `“${(group?.name ?? groupCode).replaceAll('|', '')}”` : `${window.number} 号窗口`;
    const whereEn = window === undefined ? (group?.nameEn ?? groupCode) : `window ${window.number}`;
    return {
      kind,
      code,
      path: [],
      zh: `${where}今天还有 ${n} 个号没办完，这样改就没有窗口能叫它们了。请等办完，或闭厅以后再改`,
      en: `${n} numbers of today at ${whereEn} are not done, and no window could call them. Wait until they are, or until the day is closed`,
    };
  });
}

/** A group, offered or about to be, whose letter another group gives numbers of today. */
export async function lettersInUse(
  db: Db,
  date: CalendarDate,
  groups: readonly EntryData<'group'>[],
): Promise<{ group: EntryData<'group'>; usedBy: string }[]> {
  const clashes = [];
  for (const group of groups) {
    const usedBy = await groupGiving(db, group.series, date, group.code);
    if (usedBy !== null) clashes.push({ group, usedBy });
  }
  return clashes;
}

function canBeCalled(entries: HallEntries, number: Unserved): boolean {
  // Its line would be on no screen, and its windows on no display.
  if (entries.group.some(({ code, data }) => code === number.groupCode && !data.needsTicket)) return false;
  return live(entries.window).some(
    (window) =>
      (number.windowCode === null || number.windowCode === window.code) &&
      // Whoever was sent to a window, or stands at it, is served there whatever its groups are.
      (number.windowCode !== null || serves(window, number.groupCode, number.matterCode)),
  );
}
