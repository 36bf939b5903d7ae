// Owns made-up figures of a hall for the previews: a busy day, a day nobody came, names as long as they get.

import type { Bilingual } from '#shared/contract/hall.ts';
import type { Statistics } from '#shared/contract/hall-day.ts';

const minutes = (n: number, p50: number, p90: number, longest: number) => ({ n, p50, p90, longest });

const taken = [0, 0, 0, 0, 0, 0, 0, 0, 18, 74, 61, 38, 4, 0, 41, 52, 30, 9];
const matters: readonly (readonly [string, string, string, number, number, number])[] = [
  ['GA-01', '换身份证', 'Identity card: renewal', 58, 24, 41],
  ['YB-01', '医疗费用报销', 'Medical expenses: refund', 46, 31, 58],
  ['SB-03', '城乡居民养老保险待遇申领', 'Residents’ pension: claim', 39, 18, 36],
  ['BD-01', '房屋转移登记', 'House: transfer', 31, 42, 75],
  ['GA-05', '户口迁入', 'Household register: moving in', 27, 15, 33],
  ['SC-01', '个体工商户开业', 'Sole trader: opening', 22, 12, 25],
  ['SW-02', '开发票', 'Invoices', 19, 9, 18],
  ['MZ-01', '低保申请', 'Subsistence allowance: applying', 16, 20, 44],
  ['JT-01', '换驾驶证', 'Driving licence: renewal', 14, 11, 26],
  ['GJ-01', '公积金提取', 'Housing fund: withdrawal', 12, 14, 30],
  ['WS-02', '生育登记', 'Birth registration', 10, 8, 17],
  ['LY-01', '林木采伐许可', 'Felling permit', 9, 16, 27],
  ['CL-01', '残疾人证办理', 'Disability card', 8, 7, 15],
  ['RS-04', '灵活就业参保登记', 'Self-employed insurance', 8, 13, 24],
  ['JS-01', '建房审批', 'Building approval', 6, 22, 48],
  ['ZS-01', '其他', 'Other', 2, 5, 6],
];

const matterOf = ([matterCode, zh, en, n, p50, p90]: (typeof matters)[number]) => ({
  matterCode,
  name: { zh, en },
  groupCode: 'G1',
  taken: n,
  served: Math.round(n * 0.82),
  noShows: Math.round(n * 0.06),
  refused: Math.round(n * 0.05),
  wait: minutes(n, p50, p90, p90 + 12),
  service: minutes(Math.round(n * 0.82), Math.round(p50 / 2) + 3, Math.round(p90 / 2) + 8, p90),
});

export const busyDay: Statistics = {
  from: '2026-11-23',
  to: '2026-11-23',
  taken: 327,
  served: 268,
  noShows: 19,
  voided: 6,
  refused: 14,
  byLane: [
    { lane: 'normal', taken: 261, wait: minutes(214, 22, 46, 81) },
    { lane: 'green', taken: 38, wait: minutes(37, 6, 14, 22) },
    { lane: 'appointment', taken: 28, wait: minutes(27, 4, 9, 16) },
  ],
  greenReasons: [
    { reason: 'military', taken: 5, refused: 1 },
    { reason: 'elderly', taken: 24, refused: 1 },
    { reason: 'pregnant', taken: 4, refused: 0 },
    { reason: 'disabled', taken: 7, refused: 0 },
  ],
  byHour: Array.from({ length: 24 }, (_, hour) => {
    const n = taken[hour] ?? 0;
    return {
      hour,
      taken: n,
      served: Math.round(n * 0.84),
      refused: hour === 11 ? 9 : hour === 16 ? 5 : 0,
      wait: n === 0 ? null : minutes(n, 8 + Math.round(n / 3), 20 + Math.round(n / 2), 30 + n),
    };
  }),
  byMatter: matters.map(matterOf),
  byWindow: [
    ['W01', '1', '公安户籍', 'Police: household register', 52, 9, 17],
    ['W02', '2', '公安出入境', 'Police: passports', 34, 12, 24],
    ['W05', '5', '医疗保障', 'Medical insurance', 46, 14, 29],
    ['W07', '7', '社会保险', 'Social insurance', 61, 11, 22],
    ['W11', '11', '不动产登记', 'Real estate', 40, 21, 43],
    ['W16', '16', '综合窗口', 'General window', 35, 8, 16],
  ].map(([windowCode, number, zh, en, served, p50, p90]) => ({
    windowCode: String(windowCode),
    number: String(number),
    name: { zh: String(zh), en: String(en) },
    served: Number(served),
    noShows: 4,
    service: minutes(Number(served), Number(p50), Number(p90), Number(p90) + 14),
    ratings: 18,
    bad: 1,
  })),
  ratings: {
    services: 268,
    grades: [2, 3, 9, 41, 62],
    unrated: 151,
    reasons: [
      { reason: 'many-trips', n: 3 },
      { reason: 'extra-papers', n: 2 },
      { reason: 'not-said', n: 1 },
    ],
  },
  byDay: [{ date: '2026-11-23', taken: 327, served: 268, noShows: 19, refused: 14 }],
};

export const busyMonth: Statistics = {
  ...busyDay,
  from: '2026-10-25',
  to: '2026-11-23',
  byDay: Array.from({ length: 30 }, (_, day) => {
    const isRest = day % 7 === 0 || day % 7 === 6;
    const date = new Date(Date.UTC(2026, 9, 25 + day)).toISOString().slice(0, 10);
    const n = isRest ? 0 : 260 + ((day * 37) % 120);
    return {
      date,
      taken: n,
      served: Math.round(n * 0.83),
      noShows: Math.round(n * 0.05),
      refused: isRest ? 0 : day % 9,
    };
  }),
};

export const emptyDay: Statistics = {
  ...busyDay,
  taken: 0,
  served: 0,
  noShows: 0,
  voided: 0,
  refused: 0,
  byLane: busyDay.byLane.map(({ lane }) => ({ lane, taken: 0, wait: null })),
  greenReasons: busyDay.greenReasons.map(({ reason }) => ({ reason, taken: 0, refused: 0 })),
  byHour: busyDay.byHour.map(({ hour }) => ({ hour, taken: 0, served: 0, refused: 0, wait: null })),
  byMatter: [],
  byWindow: [],
  ratings: { services: 0, grades: [0, 0, 0, 0, 0], unrated: 0, reasons: [] },
  byDay: [{ date: '2026-11-23', taken: 0, served: 0, noShows: 0, refused: 0 }],
};

/** The hall has just opened: numbers were taken, nobody has been called. */
export const earlyDay: Statistics = {
  ...emptyDay,
  taken: 7,
  byLane: emptyDay.byLane.map((lane) => (lane.lane === 'normal' ? { ...lane, taken: 7 } : lane)),
  byHour: emptyDay.byHour.map((hour) => (hour.hour === 9 ? { ...hour, taken: 7 } : hour)),
  byMatter: [{ ...matterOf(['GA-01', '换身份证', 'Identity card', 7, 0, 0]), served: 0, wait: null, service: null }],
  byDay: [{ date: '2026-11-23', taken: 7, served: 0, noShows: 0, refused: 0 }],
};

const long = (name: Bilingual): Bilingual => ({
  zh: name.zh.repeat(18).slice(0, 190),
  en: `${name.en} `.repeat(9).trim(),
});

export const longNames: Statistics = {
  ...busyMonth,
  taken: 128_940,
  served: 117_320,
  byMatter: busyDay.byMatter.map((matter) => ({ ...matter, name: long(matter.name) })),
  byWindow: busyDay.byWindow.map((window) => ({ ...window, name: long(window.name) })),
};
