// Owns made-up figures of cases for the previews: a quarter of a county hall, a first day, names as long as they get.
import type { CaseFigures, CaseTotals } from '#shared/contract/case-figures.ts';

/** A believable lot of so many cases. */
function totals(filed: number, doneOfTen = 7): CaseTotals {
  const notAccepted = Math.round(filed * 0.02);
  const accepted = filed - notAccepted - Math.round(filed * 0.01);
  const concluded = Math.round(accepted * 0.82);
  const done = Math.round((concluded * doneOfTen) / 10);
  const notDone = Math.round(concluded * 0.09);
  const late = Math.round(filed * 0.03);
  const graded = Math.round(concluded * 0.6);
  return {
    filed,
    accepted,
    notAccepted,
    concluded,
    done,
    notDone,
    unconfirmed: concluded - done - Math.round(notDone * 0.7),
    open: filed - notAccepted - concluded,
    late,
    reopened: Math.round(filed * 0.04),
    onTime: { part: Math.round(concluded * 0.93), whole: concluded + late },
    response: { part: Math.round(filed * 0.88), whole: filed - notAccepted },
    solved: { part: done, whole: done + notDone },
    satisfied: { part: Math.round(graded * 0.9), whole: graded },
  };
}

const units: readonly (readonly [string, string, string, number])[] = [
  ['D-FY', '石柱县办不成事反映窗口', 'Window for what could not get done', 96],
  ['D-GA', '石柱县公安局', 'Public security bureau', 71],
  ['D-YB', '石柱县医疗保障局', 'Medical insurance bureau', 58],
  ['D-RS', '石柱县人力资源和社会保障局', 'Human resources and social security', 44],
  ['D-ZY', '石柱县规划和自然资源局', 'Planning and natural resources', 39],
  ['D-MZ', '石柱县民政局', 'Civil affairs bureau', 22],
  ['D-SW', '国家税务总局石柱县税务局', 'Tax bureau', 14],
];
const matters: readonly (readonly [string, string, string, number])[] = [
  ['GA-01', '换身份证', 'Identity card: renewal', 63],
  ['YB-01', '医疗费用报销', 'Medical expenses: refund', 52],
  ['ZY-02', '房屋|转移登记', 'House: transfer', 37],
  ['SB-03', '城乡居民养老保险|待遇申领', 'Residents’ pension: claim', 33],
  ['', '不清楚是哪件事', 'Matter not known', 29],
  ['JT-01', '换驾驶证', 'Driving licence: renewal', 12],
];
const towns: readonly (readonly [string, string, string, number])[] = [
  ['T-01', '石柱县西沱镇', 'Xituo', 31],
  ['T-02', '石柱县黄水镇', 'Huangshui', 19],
  ['T-03', '石柱县中益乡', 'Zhongyi', 11],
  ['T-04', '石柱县临溪镇', 'Linxi', 8],
];
const groups = (of: typeof units) =>
  of.map(([key, zh, en, filed], at) => ({ key, name: { zh, en }, totals: totals(filed, 8 - (at % 3)) }));

/** 2026-08-26 to 2026-11-23. */
export const quarter: CaseFigures = {
  from: '2026-08-26',
  to: '2026-11-23',
  totals: totals(344),
  byUnit: groups(units),
  byTownship: groups(towns),
  byMatter: groups(matters),
  byMonth: [
    ['2026-08', 22],
    ['2026-09', 109],
    ['2026-10', 117],
    ['2026-11', 96],
  ].map(([key, filed]) => ({
    key: String(key),
    name: { zh: String(key), en: String(key) },
    totals: totals(Number(filed)),
  })),
  byCause: [
    { cause: 'legacy', count: 61 },
    { cause: 'system-fault', count: 38 },
    { cause: 'missing-papers', count: 92 },
    { cause: 'cross-department', count: 47 },
    { cause: 'rigid-policy', count: 12 },
    { cause: 'other', count: 21 },
  ],
  byHandling: [
    { handling: 'on-the-spot', count: 98 },
    { handling: 'time-limited', count: 104 },
    { handling: 'transfer', count: 41 },
    { handling: 'explained', count: 28 },
  ],
  byCategory: [
    { category: 'consultation', totals: totals(80, 9) },
    { category: 'general', totals: totals(264) },
  ],
  grades: [6, 11, 24, 47, 78],
};

const none = totals(0);
export const nobody: CaseFigures = {
  ...quarter,
  totals: none,
  byUnit: [],
  byTownship: [],
  byMatter: [],
  byMonth: [],
  byCause: quarter.byCause.map(({ cause }) => ({ cause, count: 0 })),
  byHandling: quarter.byHandling.map(({ handling }) => ({ handling, count: 0 })),
  byCategory: quarter.byCategory.map(({ category }) => ({ category, totals: none })),
  grades: [0, 0, 0, 0, 0],
};

const [firstUnit] = groups(units);
const firstDay = { ...none, filed: 2, accepted: 1, open: 2 };
/** Two cases so far, and nothing closed. */
export const early: CaseFigures = {
  ...nobody,
  totals: firstDay,
  byUnit: firstUnit ? [{ ...firstUnit, totals: firstDay }] : [],
  byMonth: [{ key: '2026-11', name: { zh: '2026-11', en: '2026-11' }, totals: firstDay }],
};

/** Ninety units with the longest of names, over five years. */
export const long: CaseFigures = {
  ...quarter,
  from: '2022-01-01',
  totals: totals(1_000_000),
  byUnit: Array.from({ length: 90 }, (_, at) => ({
    key: `U-${at}`,
    name: {
      zh: `石柱土家族自治县农业农村委员会（乡村振兴局）第 ${at + 1} 派驻办事处暨综合服务中心`,
      en: `County commission of agriculture and rural affairs, office of rural revitalisation no. ${at + 1}`,
    },
    totals: totals(20_000 - at * 190),
  })),
  byMatter: Array.from({ length: 40 }, (_, at) => ({
    key: `M-${at}`,
    name: {
      zh: `城乡居民基本养老保险关系|转移接续（跨省、跨制度）待遇核定 ${at + 1}`,
      en: `Transfer of basic old-age insurance between provinces and schemes ${at + 1}`,
    },
    totals: totals(30_000 - at * 500),
  })),
  byMonth: Array.from({ length: 59 }, (_, at) => {
    const key = `${2022 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
    return { key, name: { zh: key, en: key }, totals: totals(15_000 + ((at * 773) % 4000)) };
  }),
};
