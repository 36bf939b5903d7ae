// Owns the invented work, concerns and figures that the previews of today, supervision and the wall show.
import type { CaseClock, CaseRow } from '#shared/contract/case-shapes.ts';
import type { WorkItem } from '#shared/contract/handling.ts';
import type { Concern, ConcernRow, Overview, Wall } from '#shared/contract/supervision.ts';
import { sampleNow } from '../kiosk/kiosk-samples.ts';
import { freshRow, longRow, minuteMs, rows, sampleRow } from './desk-samples.ts';

const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

function item(row: CaseRow, todo: WorkItem['todo'], clock: CaseClock | null, urgedAt: number | null = null): WorkItem {
  return { row, todo, clock, urgedAt };
}
const promise = (row: CaseRow): CaseClock => ({ what: 'promise', date: row.promisedDate, at: null, light: row.light });

const [late, today, soon, later, road] = rows as [CaseRow, CaseRow, CaseRow, CaseRow, CaseRow];
const transferred = sampleRow({ caseNo: '261120-0032', title: '门面的门牌号和营业执照对不上', stage: 2 });
const spoken = sampleRow({ caseNo: '261123-0011', title: '低保复核等了两个月没人回话', stage: 2, maskedName: '田*' });
const waiting = sampleRow({ caseNo: '261110-0044', title: '孩子上户口，还差出生证明', light: 'waiting' });

/** What waits, the most urgent first. */
export const work: WorkItem[] = [
  item(late, 'handle', promise(late), sampleNow - 2 * hourMs),
  item(today, 'rule', promise(today)),
  item(spoken, 'contact', { what: 'contact', date: '2026-11-23', at: null, light: 'due' }),
  item(transferred, 'take-transfer', { what: 'transfer', date: '2026-11-24', at: sampleNow + dayMs, light: 'on-time' }),
  item(soon, 'decide-extension', promise(soon)),
  item(later, 'call-back', { what: 'call-back', date: '2026-11-24', at: null, light: 'on-time' }),
  item(road, 'handle', promise(road)),
  item(waiting, 'handle', promise(waiting)),
];

export function sampleWork(items: readonly WorkItem[] = work, total = items.length) {
  return { items: [...items], total, pageSize: 20, counts: { late: 1, due: 3, mine: total, unit: total + 14 } };
}
export const noWork = { items: [], total: 0, pageSize: 20, counts: { late: 0, due: 0, mine: 0, unit: 0 } };

/** Twenty of the longest, on the second page of many. */
export const longWork = sampleWork(
  Array.from({ length: 20 }, (_, n) =>
    item({ ...longRow, caseNo: `${longRow.caseNo}${n}` }, 'take-transfer', promise(longRow)),
  ),
  164,
);
export const toAccept: WorkItem = item(freshRow, 'accept', {
  what: 'contact',
  date: '2026-11-23',
  at: null,
  light: 'due',
});

export const threeNew: WorkItem[] = [1, 2, 3].map((n) => ({
  ...toAccept,
  row: { ...freshRow, caseNo: `261123-00${70 + n}`, title: rows[n]?.title ?? '' },
}));

const counts: Record<Concern, number> = {
  decide: 3,
  overdue: 2,
  due: 5,
  hops: 1,
  transfers: 2,
  silent: 4,
  unhappy: 1,
  negative: 6,
  repeat: 0,
};
const concerned = (row: CaseRow, more: Partial<ConcernRow> = {}): ConcernRow => ({
  row,
  since: sampleNow - 3 * dayMs,
  hops: 0,
  urgedAt: null,
  escalatedAt: null,
  ...more,
});

export function overview(shown?: readonly ConcernRow[]): Overview {
  const found = shown ?? [
    concerned(late, { hops: 2, urgedAt: sampleNow - dayMs }),
    concerned(today, { escalatedAt: sampleNow - 3 * hourMs }),
    concerned({ ...soon, transferTo: soon.owner.unitName }),
  ];
  return { counts, rows: [...found], total: found.length, pageSize: 20 };
}
const none = Object.fromEntries(Object.keys(counts).map((concern) => [concern, 0])) as typeof counts;
export const noConcerns: Overview = { counts: none, rows: [], total: 0, pageSize: 20 };
export const longConcerns: Overview = {
  ...overview(
    Array.from({ length: 20 }, (_, n) =>
      concerned(
        { ...longRow, caseNo: `${longRow.caseNo}${n}`, transferTo: longRow.owner.unitName },
        { hops: 12, urgedAt: sampleNow - dayMs, escalatedAt: sampleNow },
      ),
    ),
  ),
  counts: Object.fromEntries(Object.keys(counts).map((concern) => [concern, 12_345])) as typeof counts,
  total: 164,
};

const units = [
  ['公安局', 'Public Security Bureau'],
  ['不动产登记中心', 'Real Estate Registration Centre'],
  ['医疗保障局', 'Healthcare Security Bureau'],
  ['人力资源和社会保障局', 'Human Resources and Social Security Bureau'],
  ['政务服务中心', 'Service Hall'],
  ['民政局', 'Civil Affairs Bureau'],
  ['交通运输委员会', 'Transport Commission'],
] as const;

export function wall(at = sampleNow): Wall {
  return {
    at,
    open: 214,
    filedToday: 12,
    concludedToday: 9,
    doneToday: 6,
    counts,
    units: units.map(([zh, en], n) => ({
      unitCode: `D-${n}`,
      unitName: { zh: `石柱土家族自治县|${zh}`, en: `Shizhu Tujia Autonomous County ${en}` },
      open: 58 - n * 7,
      due: Math.max(0, 4 - n),
      late: [1, 1][n] ?? 0,
    })),
    next: rows.slice(1).map((row) => ({
      caseNo: row.caseNo,
      matterName: row.matterName,
      unitName: row.owner.unitName,
      promisedDate: row.promisedDate,
      workingDaysLeft: row.workingDaysLeft,
    })),
  };
}

/** A county with everything it has, and numbers nobody hopes for. */
export const longWall: Wall = {
  ...wall(),
  open: 20_184,
  counts: { ...longConcerns.counts },
  filedToday: 1_204,
  units: Array.from({ length: 31 }, (_, n) => ({
    unitCode: `D-${n}`,
    unitName: {
      zh: `石柱土家族自治县|规划和自然资源局不动产登记事务服务中心第${n + 1}分中心`,
      en: `Shizhu Tujia Autonomous County Planning and Natural Resources Bureau, Registration Branch ${n + 1}`,
    },
    open: 1_234 - n,
    due: 345,
    late: 1_024 - n * 30,
  })),
};
export const quietWall: Wall = {
  ...wall(),
  open: 0,
  filedToday: 0,
  concludedToday: 0,
  doneToday: 0,
  counts: none,
  units: [],
  next: [],
};
