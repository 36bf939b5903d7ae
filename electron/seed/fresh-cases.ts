// Cases of the last hours and one that is overdue, so that a demo desk has something to do: told in invented people's own words.
import type { SampleCase } from '../catalogue/catalogue-schema.ts';

/** `hoursAgo`: when it was told. `isAccepted`: somebody at the window has taken it on. All are still open. */
export type FreshCase = {
  readonly hoursAgo: number;
  readonly isAccepted: boolean;
  readonly channel: SampleCase['channel'];
  readonly category: SampleCase['category'];
  readonly kind: SampleCase['kind'];
  readonly matter: string;
  readonly unit: string;
  readonly words: string;
  readonly trips: number;
  readonly name: string;
  readonly phone: string;
};

const hoursADay = 24;

export const freshCases: readonly FreshCase[] = [
  {
    hoursAgo: 0.1,
    isAccepted: false,
    channel: 'kiosk',
    category: 'general',
    kind: 'repeated',
    matter: 'GA-01',
    unit: 'D-GA',
    words: '镇上派出所换身份证的机器坏了，叫我到县里来办。我坐车走了五十公里，到了又说今天的号取完了。',
    trips: 2,
    name: '罗例梅',
    phone: '13900001201',
  },
  {
    hoursAgo: 0.6,
    isAccepted: false,
    channel: 'kiosk',
    category: 'consultation',
    kind: 'other',
    matter: 'RS-05',
    unit: 'D-RS',
    words: '我在浙江打工交了八年社保，回来想接着交，不晓得要在哪边先办，网上说的两样都有。',
    trips: 0,
    name: '秦试明',
    phone: '13900001202',
  },
  {
    hoursAgo: 1.4,
    isAccepted: false,
    channel: 'window',
    category: 'general',
    kind: 'dispute',
    matter: 'YB-01',
    unit: 'D-YB',
    words: '住院报账说我不在参保状态，可我年年都交了钱，手机上也看得到。两个窗口说的不一样，我到底找哪个？',
    trips: 3,
    name: '马演兰',
    phone: '13900001203',
  },
  {
    hoursAgo: 2.5,
    isAccepted: true,
    channel: 'window',
    category: 'general',
    kind: 'failed',
    matter: 'BD-01',
    unit: 'D-BDC',
    words: '老房子的土地档案说找不到，房产证就办不下来。房子是九几年修的，当时交了钱的，收据还在。',
    trips: 4,
    name: '谭拟国',
    phone: '13900001204',
  },
  {
    // Three working days, told a little less ago than that: due soon on any day of the week.
    hoursAgo: 2 * hoursADay,
    isAccepted: true,
    channel: 'kiosk',
    category: 'consultation',
    kind: 'other',
    matter: 'GJ-01',
    unit: 'D-GJJ',
    words: '想问一下离职以后公积金能不能一次取完，还要等半年不？',
    trips: 1,
    name: '冉虚文',
    phone: '13900001205',
  },
  {
    hoursAgo: 24 * hoursADay,
    isAccepted: true,
    channel: 'window',
    category: 'general',
    kind: 'repeated',
    matter: 'SC-01',
    unit: 'D-SC',
    words: '营业执照变更，材料交了三回，每回都说还差一样，能不能一次给我说全。',
    trips: 3,
    name: '向样华',
    phone: '13900001206',
  },
];
