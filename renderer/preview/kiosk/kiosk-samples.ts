// Owns the invented hall, numbers and cases the kiosk's previews show. No real person, no real telephone.
import type { CaseReceipt, PromiseView } from '#shared/contract/case-shapes.ts';
import type { ReaderState } from '#shared/contract/devices.ts';
import type { Hall } from '#shared/contract/hall.ts';
import type { Call, GroupState, QueueOverview, Taken, Ticket } from '#shared/contract/queue.ts';
import type { Slip, SlipState } from '#shared/contract/slips.ts';
import { missedWords } from '#shared/domain/missed-rule.ts';
import type { Draft, Session } from '../../kiosk/session.ts';
import { demoCatalogue } from './demo-catalogue.ts';

/** Monday 23 November 2026, 09:42 in the hall. */
export const sampleNow = Date.UTC(2026, 10, 23, 1, 42);

export const sampleHall: Hall = {
  code: 'SZ',
  place: { zh: '石柱土家族自治县', en: 'Shizhu Tujia Autonomous County' },
  hall: { zh: '政务服务中心', en: 'Service Hall' },
  demo: true,
  timeZone: 'Asia/Shanghai',
  now: sampleNow,
  today: '2026-11-23',
  open: true,
  opens: null,
  closesAt: '17:30',
  tellWindow: {
    number: '16',
    name: { zh: '办不成事反映窗口', en: 'Window for what could not get done' },
    person: '向文静',
    personEn: 'Xiang Wenjing',
    where: { zh: '一楼服务台左手边', en: 'Ground floor, left of the service desk' },
    unitName: { zh: '政务服务中心', en: 'Service Hall' },
    isStaffed: true,
  },
  phone: '023-7337-0002',
  phoneUrl: null,
  languages: ['zh-CN', 'en'],
  bilingual: [],
  limits: { consultation: 3, general: 12 },
  privacy: { retentionYears: 2 },
  cases: { signature: 'off' },
  kiosk: {
    idleSeconds: 60,
    warnSeconds: 20,
    fuzzyPinyin: true,
    parkHours: 4,
    voice: { on: true, name: '', rate: 0.9, headphonesOnly: false },
    language: 'zh-CN',
    askHolder: 'never',
    missedRule: missedWords({ recallMax: 3, missed: { requeueTimes: 1, behind: 3, keepMinutes: 0 } }),
    scanner: { prefix: '', suffix: 'enter', gapMs: 60 },
  },
  version: '0.1.0',
};

/** Its signs are in Chinese, and in English under it. */
export const bilingualHall = { ...sampleHall, bilingual: ['zh-CN' as const, 'en' as const] };
/** The same without the names that a hall may leave out: whoever reads English meets the Chinese ones. */
export function onlyChinese<T>(value: T): T {
  return JSON.parse(JSON.stringify(value), (key, one) => (key === 'en' ? '' : key === 'personEn' ? null : one));
}
export const closedHall: Hall = {
  ...sampleHall,
  open: false,
  opens: { date: '2026-11-24', time: '9:00', instant: Date.UTC(2026, 10, 24, 1) },
  closesAt: null,
  tellWindow: { ...sampleHall.tellWindow, isStaffed: false },
};

const waitingByGroup = [6, 2, 0, 4, 1, 9, 3, 0, 5, 2, 7, 0, 1];

export const sampleCall = (ticketNo: string, windowNumber: string): Call => ({
  ticketNo,
  windowCode: `W${windowNumber}`,
  windowNumber,
  windowName: { zh: '窗口', en: 'Window' },
  matterName: { zh: '换身份证', en: 'ID card renewal' },
  at: sampleNow,
  times: 1,
});

export function sampleOverview(state: 'open' | 'gone' | 'closed' = 'open'): QueueOverview {
  const codes = [...new Set(demoCatalogue.matters.map(({ groupCode }) => groupCode))];
  const groups: GroupState[] = codes.map((groupCode, at) => {
    const waiting = waitingByGroup[at % waitingByGroup.length] ?? 0;
    const isGone = state === 'gone' || at === 3;
    return {
      groupCode,
      name: { zh: groupCode, en: groupCode },
      waiting,
      taken: 20 + waiting,
      quota: 60,
      state: state === 'closed' ? 'closed' : isGone ? 'gone' : 'open',
      goneMatters: [],
      noneMatters: [],
      closesAt: state === 'closed' ? null : '17:30',
      isClosingSoon: false,
      estimate: { fromMinutes: 15, toMinutes: 25 },
    };
  });
  return {
    date: '2026-11-23',
    asOf: sampleNow,
    groups,
    waiting: 18,
    estimate: { fromMinutes: 15, toMinutes: 25 },
    calls: state === 'closed' ? [] : [sampleCall('B018', '6'), sampleCall('A031', '2'), sampleCall('F107', '12')],
  };
}

const printer = { printer: '大厅打印机', isElsewhere: false, onScreenOnly: false };
const job = {
  jobId: '6b7a3a58-9df1-4a53-8d2f-0d3c40b7a001',
  watchId: 'preview',
  confirmed: false,
  trouble: null,
  ...printer,
};
const held = { ...job, state: 'waiting' } as const;
export const slipStates = {
  waiting: held,
  printing: { ...job, state: 'printing' },
  printed: { ...job, state: 'printed', confirmed: true },
  sent: { ...job, state: 'printed' },
  elsewhere: { ...job, state: 'printed', confirmed: true, printer: '2 号机', isElsewhere: true },
  onScreen: { ...job, state: 'printed', confirmed: true, printer: '文件', onScreenOnly: true },
  uncertain: { ...job, state: 'uncertain', trouble: 'unreachable' },
  uncertainElsewhere: { ...job, state: 'uncertain', trouble: 'unreachable', printer: '大厅备用', isElsewhere: true },
  sentElsewhere: { ...job, state: 'printed', printer: '大厅备用', isElsewhere: true },
  unreachable: { ...held, trouble: 'unreachable' },
  noPaper: { ...held, trouble: 'no-paper' },
  coverOpen: { ...held, trouble: 'cover-open' },
  overheated: { ...held, trouble: 'overheated' },
  noPrinter: { ...job, state: 'cancelled', trouble: 'no-printer', printer: null },
  late: { ...job, state: 'failed', trouble: 'late' },
  failed: { ...job, state: 'failed', trouble: 'poison' },
  cancelled: { ...job, state: 'cancelled' },
} as const satisfies Record<string, SlipState>;

/** Stands for the slip's drawing, which in the product comes from the hall. */
export function sampleSlip(state: SlipState, big: string, worksAt: string[] = []): Slip {
  const line = (y: number, size: number, text: string, weight = 400): string =>
    `<text x="288" y="${y}" font-size="${size}" font-weight="${weight}" text-anchor="middle">${text}</text>`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 576 760" font-family="'Noto Sans CJK SC',sans-serif"><path d="M0 0h576v760H0z" fill="#fff"/>${line(70, 36, '石柱土家族自治县')}${line(120, 36, '政务服务中心')}${line(290, 150, big, 700)}${line(370, 40, '换身份证', 700)}<path d="M40 410h496" stroke="#000" stroke-width="3" stroke-dasharray="10 8"/>${line(470, 36, '前面 6 人 · 一楼 A 区')}${line(530, 36, '11-23 09:42')}<path d="M40 570h496" stroke="#000" stroke-width="3" stroke-dasharray="10 8"/>${line(640, 36, '没办成？到 16 号反映窗口', 700)}${line(695, 36, '不用取号')}</svg>`;
  return { ...state, svg, width: 576, height: 760, worksAt };
}

export function sampleTaken(
  slip: SlipState,
  no = 'B026',
  ahead = 6,
  changed: Partial<Ticket> = {},
  watchUrl: string | null = null,
): Taken {
  return {
    ticket: {
      id: '0d2b4a3e-3c1a-4f7e-9f7b-0b9c1d2e3f40',
      no,
      date: '2026-11-23',
      matterCode: 'GA-01',
      matterName: { zh: '居民身份证换领', en: 'Renewal of the resident ID card' },
      alsoMatters: [],
      groupCode: 'G-HZ',
      lane: 'normal',
      greenReason: null,
      isGreenConfirmed: false,
      isTopped: false,
      targetWindowCode: null,
      appointmentTime: null,
      ahead,
      estimate: { fromMinutes: 15, toMinutes: 25 },
      windows: ['1', '2', '3'],
      floor: 1,
      zone: { zh: 'A区 公安', en: 'Zone A, Police' },
      takenAt: sampleNow,
      misses: 0,
      state: 'waiting',
      ...changed,
    },
    slip,
    qr: '772226112302026123456789' + '0',
    watchUrl,
  };
}

/** Weeks from the week of filing to the week of the promised day; weekends and the given days off are not counted. */
function countDays(filed: string, promised: string, off: readonly string[] = []): PromiseView['days'] {
  const day = 86_400_000;
  const at = (date: string): number => Date.parse(`${date}T00:00:00Z`);
  const monday = (time: number): number => time - ((new Date(time).getUTCDay() + 6) % 7) * day;
  const days: PromiseView['days'] = [];
  for (let time = monday(at(filed)); time < monday(at(promised)) + 7 * day; time += day) {
    const date = new Date(time).toISOString().slice(0, 10);
    const isOff = [0, 6].includes(new Date(time).getUTCDay()) || off.includes(date);
    const kind =
      date < filed
        ? 'before'
        : date === filed
          ? 'filed'
          : date === promised
            ? 'promised'
            : date > promised
              ? 'after'
              : isOff
                ? 'off'
                : 'counted';
    days.push({ date, kind });
  }
  return days;
}

export const samplePromise: PromiseView = {
  date: '2026-12-09',
  workingDays: 12,
  provisional: false,
  days: countDays('2026-11-23', '2026-12-09'),
};

export const provisionalPromise: PromiseView = {
  date: '2027-01-05',
  workingDays: 12,
  provisional: true,
  days: countDays('2026-12-17', '2027-01-05', ['2027-01-01']),
};

export const sampleOwner = {
  unitCode: 'U-HALL',
  unitName: { zh: '办不成事反映窗口', en: 'Window for what could not get done' },
  person: '向文静',
  windowNumber: '16',
  where: { zh: '一楼服务台左手边', en: 'Ground floor, left of the service desk' },
};

export function sampleReceipt(slip: SlipState, promise = samplePromise): CaseReceipt {
  return {
    caseNo: '261123-0078',
    queryCode: '385201',
    filedAt: sampleNow,
    promise,
    owner: sampleOwner,
    matterName: { zh: '居民身份证换领', en: 'Renewal of the resident ID card' },
    slip,
    qr: '77112611230078385201' + '4',
  };
}

const words =
  '镇上派出所换身份证的机器坏了，叫我到县里办。我坐车走了 50 公里，到了说今天的号取完了。明天还要拿身份证去取药钱。';

export const emptyDraft: Draft = {
  requestId: '1f0c9a52-5f0b-4d8e-8a55-1b3a7c9d0e11',
  kind: 'not-done',
  matterCode: 'GA-01',
  failedAtUnit: undefined,
  words: '',
  recording: null,
  trips: null,
  role: undefined,
  fields: { name: '', phone: '', idNumber: '', forName: '', relation: '', organisation: '', organisationCode: '' },
};

export const toldDraft: Draft = {
  ...emptyDraft,
  failedAtUnit: 'D-GA',
  words,
  trips: 2,
  role: 'self',
  fields: { ...emptyDraft.fields, name: '罗春梅', phone: '13812345678' },
};

export const longDraft: Draft = {
  ...toldDraft,
  words: words.repeat(12),
  role: 'relative',
  matterCode: 'CL-01',
  fields: {
    ...emptyDraft.fields,
    name: '买买提·阿不都热合曼·吐尔逊江',
    phone: '023-73370002',
    forName: '𠮷㐂·乌兰巴日其其格',
    relation: '爸妈',
    idNumber: '500240199001019708',
  },
};

const reader = { isUnreadable: false, since: sampleNow } as const;
export const readerStates = {
  none: { state: 'none', isUnreadable: false, since: null },
  ready: { ...reader, state: 'ready' },
  card: { ...reader, state: 'card' },
  unreadable: { ...reader, state: 'card', isUnreadable: true },
  gone: { ...reader, state: 'gone' },
} as const satisfies Record<string, ReaderState>;

export const blankSession: Session = {
  number: 1,
  language: 'zh-CN',
  modes: { large: false, low: false, contrast: false },
  voice: false,
  hasMoreTime: false,
  screens: [{ name: 'home' }],
  draft: null,
  typed: '',
  reviewAt: null,
  sent: { tellings: [], additions: [] },
  taking: {},
  taken: [],
  booking: null,
  card: { read: null, asked: null },
};

/** Open hours, but nobody at the window to tell. */
export const unstaffedHall: Hall = { ...sampleHall, tellWindow: { ...sampleHall.tellWindow, isStaffed: false } };

/** That many characters of somebody's telling. */
export const longWords = (count: number): string =>
  [...words.repeat(Math.ceil(count / words.length))].slice(0, count).join('');
