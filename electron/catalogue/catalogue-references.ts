// Checks what one entry of a hall says about another: no schema can see that a matter names a unit nobody listed.
import type { EntryKind } from '#shared/contract/hall-entries.ts';
import { type Entry, type HallEntries, live } from './catalogue-entries.ts';
import { show } from './explain-issue.ts';

/** What does not hold together, at which field of which entry, in words that follow the name of the field. */
export type ReferenceProblem = {
  readonly kind: EntryKind;
  readonly code: string;
  readonly path: readonly (string | number)[];
  readonly zh: string;
  readonly en: string;
};

const kindWords = {
  unit: ['单位', 'a unit'],
  group: ['窗口组', 'a window group'],
  matter: ['事项', 'a matter'],
  window: ['窗口', 'a window'],
} as const;

type Referred = keyof typeof kindWords;
type Say = (path: readonly (string | number)[], zh: string, en: string) => void;
type Refer = (path: readonly (string | number)[], kind: Referred, code: string) => void;

/**
 * Every broken reference, doubled letter and unpaired list among what is offered; empty when all is well. Of two that
 * clash, it is told of the one that was `edited`, else of the later.
 */
export function referenceProblems(entries: HallEntries, edited?: { readonly code: string }): ReferenceProblem[] {
  const problems: ReferenceProblem[] = [];
  const at = (kind: EntryKind, code: string): { say: Say; refer: Refer } => {
    const say: Say = (path, zh, en) => problems.push({ kind, code, path, zh, en });
    return { say, refer: (path, referred, to) => refer(entries, say, path, referred, to) };
  };
  const editedLast = <T extends { readonly code: string }>(list: readonly T[]): T[] =>
    list.toSorted((a, b) => Number(a.code === edited?.code) - Number(b.code === edited?.code));
  const matters = live(entries.matter);
  const windows = editedLast(live(entries.window));
  const groups = editedLast(live(entries.group));
  const days = editedLast(live(entries['special-day']));

  for (const { data: hall, code } of entries.hall) {
    const { say, refer } = at('hall', code);
    refer(['unit'], 'unit', hall.unit);
    refer(['tellWindow', 'window'], 'window', hall.tellWindow.window);
    for (const [place, popular] of hall.popular.entries()) {
      // A retired one only drops out of the list.
      if (!entries.matter.some((entry) => entry.code === popular)) refer(['popular', place], 'matter', popular);
      if (hall.popular.indexOf(popular) !== place) sayTwice(say, ['popular', place], popular);
    }
  }

  for (const unit of live(entries.unit)) {
    const { say, refer } = at('unit', unit.code);
    if (unit.parent !== null) refer(['parent'], 'unit', unit.parent);
    if ((unit.zone === null) !== (unit.zoneEn === null))
      say(['zoneEn'], '中文和英文的区域要么都写，要么都空着（null）', 'zone and zoneEn: both, or both null');
  }

  for (const [place, group] of groups.entries()) {
    const { say } = at('group', group.code);
    const same = groups.findIndex(({ series }) => series === group.series);
    if (same !== place)
      say(
        ['series'],
        `字母 ${group.series} 已经是“${plain(groups[same]?.name)}”的了，请换一个`,
        `series ${show(group.series)} stands twice; it is that of ${groups[same]?.code}`,
      );
    const hasMatters = matters.some((matter) => matter.group === group.code);
    if (hasMatters && !windows.some((window) => window.groups.includes(group.code)))
      say(
        [],
        '没有一个窗口叫这一组的号，取了号的人会白等。请先让一个窗口办理这一组，或者把这一组的事项改到别的组',
        'no window calls this group, so people would wait for nobody. Let a window serve it first, or move its matters',
      );
  }

  for (const matter of matters) {
    const { say, refer } = at('matter', matter.code);
    refer(['department'], 'unit', matter.department);
    refer(['group'], 'group', matter.group);
    for (const [key, keyEn] of [
      ['materials', 'materialsEn'],
      ['stuckReasons', 'stuckReasonsEn'],
    ] as const) {
      const [zh, en] = [matter[key].length, matter[keyEn].length];
      if (zh !== en)
        say(
          [keyEn],
          `有 ${en} 项，应与中文一样是 ${zh} 项`,
          `has ${en} entries; allowed: ${zh}, as many as in Chinese`,
        );
    }
    const callers = windows.filter((window) => window.groups.includes(matter.group));
    if (callers.length > 0 && !callers.some((window) => serves(window, matter.group, matter.code)))
      say(
        [],
        '这一组的窗口都不办这件事，取了号的人会白等。请让一个窗口办它',
        'no window of its group does this matter, so people would wait for nobody',
      );
  }

  for (const window of windows) {
    const { say, refer } = at('window', window.code);
    const same = windows.find(({ number }) => number === window.number);
    if (same !== window && same !== undefined)
      say(
        ['number'],
        `${window.number} 号已经是“${plain(same.name)}”（${same.code}）的了，请换一个`,
        `number ${show(window.number)} stands twice; it is that of ${same.code}`,
      );
    refer(['unit'], 'unit', window.unit);
    for (const [place, group] of window.groups.entries()) {
      refer(['groups', place], 'group', group);
      if (window.groups.indexOf(group) !== place) sayTwice(say, ['groups', place], group);
    }
    for (const [place, only] of (window.only ?? []).entries()) {
      if (!window.groups.includes(only.group))
        say(
          ['only', place, 'group'],
          `写的是 ${show(only.group)}，这个窗口不办这一组`,
          `is ${show(only.group)}; allowed: one of the groups of this window`,
        );
      let known = 0;
      for (const [index, code] of (only.matters ?? []).entries()) {
        const matter = entries.matter.find((entry) => entry.code === code);
        if (matter === undefined) refer(['only', place, 'matters', index], 'matter', code);
        else if (matter.data.group !== only.group && !matter.isRetired)
          say(
            ['only', place, 'matters', index],
            `“${plain(matter.data.short)}”不在这一组里`,
            `is ${show(code)}; allowed: a matter of ${only.group}`,
          );
        else if (!matter.isRetired) known++;
      }
      if (only.matters !== null && known === 0)
        say(
          ['only', place, 'matters'],
          '这里的事项都停用了，这个窗口就没有事可办',
          'all of these are retired, which leaves the window nothing to do',
        );
    }
  }

  for (const [nth, day] of days.entries()) {
    const { say, refer } = at('special-day', day.code);
    for (const [place, group] of (day.groups ?? []).entries()) refer(['groups', place], 'group', group);
    const other = days.slice(0, nth).find((one) => one.date === day.date && meet(one.groups, day.groups));
    if (other !== undefined)
      say(
        ['date'],
        `这一天已经有“${plain(other.name)}”（${other.code}），请改那一条`,
        `this day has ${other.code} already; change that one`,
      );
  }
  return problems;
}

/** May this window call this matter in this group's line, at some hour? */
export function serves(
  window: {
    readonly groups: readonly string[];
    readonly only?: readonly { readonly group: string; readonly matters: readonly string[] | null }[] | undefined;
  },
  groupCode: string,
  matterCode: string,
): boolean {
  if (!window.groups.includes(groupCode)) return false;
  const only = (window.only ?? []).filter(({ group }) => group === groupCode);
  return only.length === 0 || only.some(({ matters }) => matters === null || matters.includes(matterCode));
}

function refer(entries: HallEntries, say: Say, path: readonly (string | number)[], kind: Referred, code: string): void {
  const [zh, en] = kindWords[kind];
  const found: Entry | undefined = entries[kind].find((entry) => entry.code === code);
  if (found === undefined)
    say(path, `写的是 ${show(code)}，没有这个${zh}`, `is ${show(code)}; allowed: the code of ${en}`);
  else if (found.isRetired)
    say(path, `写的是 ${show(code)}，这个${zh}停用了`, `is ${show(code)}, ${en} that is retired`);
}

/** The same groups in part, or both the whole hall: a group's own day goes before the hall's. */
function meet(a: readonly string[] | null, b: readonly string[] | null): boolean {
  return a === null || b === null ? a === b : a.some((group) => b.includes(group));
}

function sayTwice(say: Say, path: readonly (string | number)[], code: string): void {
  say(path, `${show(code)} 写了两次，每个只能用一次`, `${show(code)} stands twice; each may be used once`);
}

const plain = (marked = ''): string => marked.replaceAll('|', '');
