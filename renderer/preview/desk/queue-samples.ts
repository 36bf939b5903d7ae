// Owns the invented numbers, windows and lines the desk's previews show. No real person, no real telephone.
import type { DeskWindow, TicketStep } from '#shared/contract/calling.ts';
import type { Anomaly, Watch } from '#shared/contract/hall-day.ts';
import type { Ticket } from '#shared/contract/queue.ts';
import { demoCatalogue } from '../kiosk/demo-catalogue.ts';
import { sampleNow } from '../kiosk/kiosk-samples.ts';
import { clerk, minuteMs, uuid } from './desk-samples.ts';

export const idCard = { zh: '居民身份证换领', en: 'Resident ID card renewal' };
export const longMatter = {
  zh: '城乡居民基本养老保险关系|转移接续',
  en: 'Transfer and continuation of basic old-age insurance',
};

export function ticket(n: number, no: string, waitedMinutes: number, more: Partial<Ticket> = {}): Ticket {
  return {
    id: uuid(100 + n),
    no,
    date: '2026-11-23',
    matterCode: 'M-HZ-01',
    matterName: idCard,
    alsoMatters: [],
    groupCode: 'G-HZ',
    lane: 'normal',
    greenReason: null,
    isGreenConfirmed: false,
    isTopped: false,
    targetWindowCode: null,
    appointmentTime: null,
    ahead: n,
    estimate: null,
    windows: ['1', '2'],
    floor: 1,
    zone: { zh: 'A区 公安', en: 'Zone A, Police' },
    takenAt: sampleNow - waitedMinutes * minuteMs,
    misses: 0,
    state: 'waiting',
    ...more,
  };
}

const isGreen = { lane: 'green', greenReason: 'elderly' } as const;
const waiting = [
  ticket(1, 'A022', 12),
  ticket(2, 'A023', 9, { ...isGreen, isGreenConfirmed: true }),
  ticket(3, 'A024', 7, { lane: 'appointment', appointmentTime: '10:30' }),
  ticket(4, 'A1025', 2),
];
const parkedTicket = ticket(5, 'A016', 48, { state: 'parked' });
const missedTicket = ticket(6, 'A014', 55, { state: 'no-show', misses: 2 });

export const busyWindow: DeskWindow = {
  code: 'W01',
  number: '1',
  name: { zh: '公安户政一', en: 'Household registration 1' },
  groupCodes: ['G-HZ'],
  paused: null,
  seat: { staffId: uuid(2), name: '演示管理员', since: sampleNow - 41 * minuteMs },
  current: { ticket: ticket(0, 'A021', 20, { state: 'called' }), calledAt: sampleNow - 4 * minuteMs, calls: 2 },
  recallMax: 3,
  waiting,
  waitingCount: 4,
  parked: [parkedTicket],
  missed: [missedTicket],
  servedToday: 9,
};
export const emptyWindow: DeskWindow = {
  ...busyWindow,
  current: null,
  waiting: [],
  waitingCount: 0,
  parked: [],
  missed: [],
  seat: null,
};
export const greenWindow: DeskWindow = {
  ...busyWindow,
  current: {
    ticket: ticket(0, 'A021', 20, {
      ...isGreen,
      state: 'called',
      alsoMatters: [{ code: 'M-HZ-02', name: { zh: '户口簿补领', en: 'Replacement household register' } }],
    }),
    calledAt: sampleNow - 4 * minuteMs,
    calls: 3,
  },
  waiting: [ticket(9, 'A030', 1, { isTopped: true, targetWindowCode: 'W01' }), ...waiting],
  waitingCount: 5,
};
export const pausedWindow: DeskWindow = {
  ...busyWindow,
  current: null,
  paused: { reason: 'lunch', since: sampleNow - 12 * minuteMs, isOutOfHours: false },
  seat: { staffId: clerk.id, name: clerk.displayName, since: sampleNow - 60 * minuteMs },
};
export const longWindow: DeskWindow = {
  ...greenWindow,
  name: { zh: '社保就业城乡居民基本养老保险关系转移接续专窗', en: 'Old-age insurance transfer and continuation' },
  seat: { staffId: uuid(5), name: '欧阳爱新觉罗·例', since: sampleNow - 200 * minuteMs },
  current: greenWindow.current && {
    ...greenWindow.current,
    ticket: {
      ...greenWindow.current.ticket,
      no: 'AB10021',
      matterName: longMatter,
      alsoMatters: [1, 2, 3, 4].map((n) => ({ code: `M-${n}`, name: longMatter })),
      misses: 1,
    },
  },
  waiting: Array.from({ length: 50 }, (_, n) =>
    ticket(20 + n, `AB10${100 + n}`, 180 - n, { ...isGreen, isTopped: n < 3, matterName: longMatter }),
  ),
  waitingCount: 137,
};

const step = (what: TicketStep['what'], minutesAgo: number, more: Partial<TicketStep> = {}): TicketStep => ({
  what,
  at: sampleNow - minutesAgo * minuteMs,
  by: '演示管理员',
  windowNumber: null,
  reason: null,
  ...more,
});
export const foundTicket = {
  ticket: ticket(1, 'A022', 55, { ...isGreen, misses: 1 }),
  steps: [
    step('taken', 55, { by: '1 号机' }),
    step('called', 22, { windowNumber: '1' }),
    step('recalled', 21, { windowNumber: '1' }),
    step('missed', 19, { windowNumber: '1', reason: 'not-here' }),
    step('requeued', 19),
  ],
};
export const foundMissed = {
  ticket: missedTicket,
  steps: [
    step('taken', 55, { by: '1 号机' }),
    step('called', 41, { windowNumber: '1' }),
    step('missed', 38, { windowNumber: '1', reason: 'left' }),
    step('called', 20, { windowNumber: '2', by: '田试胜' }),
    step('missed', 17, { windowNumber: '2', by: '田试胜', reason: 'not-here' }),
  ],
};

const anomaly = (n: number, kind: Anomaly['kind'], zh: string, en: string, isOpen = false): Anomaly => ({
  id: `a${n}`,
  at: sampleNow - n * 7 * minuteMs,
  kind,
  text: { zh, en },
  isOpen,
});

const groups = [...new Set(demoCatalogue.windows.flatMap(({ groupCodes }) => groupCodes))];
const seats = ['向例静', '田试胜', null, '欧阳爱新觉罗·例'];

/** The whole hall of the demo at once. */
export function watch(more: Partial<Watch> = {}): Watch {
  return {
    asOf: sampleNow,
    date: '2026-11-23',
    day: 'open',
    waitLimitMinutes: 30,
    windows: demoCatalogue.windows.map(({ code, number, name }, n) => {
      const state = n % 5 === 3 ? 'paused' : n % 4 === 2 ? 'free' : 'serving';
      return {
        code,
        number,
        name,
        seat: seats[n % seats.length] ?? null,
        state,
        pauseReason: state === 'paused' ? ('lunch' as const) : null,
        pausedSince: state === 'paused' ? sampleNow - 8 * minuteMs : null,
        current:
          state === 'serving'
            ? {
                ticketNo: `${'ABCDEFGHJKLMNPQR'[n]}0${20 + n}`,
                matterName: idCard,
                calledAt: sampleNow - (3 + n) * minuteMs,
              }
            : null,
        servedToday: 4 + ((n * 5) % 13),
        lastCallAt: sampleNow - (3 + n) * minuteMs,
      };
    }),
    lines: groups.map((groupCode, n) => {
      const own = demoCatalogue.windows.filter(({ groupCodes }) => groupCodes.includes(groupCode));
      const series = 'ABCDEFGHJKLMNPQR'[n];
      const isOver = n === 0 || n === 5;
      return {
        groupCode,
        name: own[0]?.name ?? idCard,
        windows: own.map(({ number }) => number),
        lanes: [
          {
            lane: 'normal' as const,
            waiting: isOver ? 14 : n % 4,
            longest:
              n % 4 || isOver ? { ticketNo: `${series}021`, since: sampleNow - (isOver ? 47 : 12) * minuteMs } : null,
          },
          {
            lane: 'green' as const,
            waiting: n % 3 === 0 ? 1 : 0,
            longest: n % 3 === 0 ? { ticketNo: `${series}025`, since: sampleNow - 4 * minuteMs } : null,
          },
          {
            lane: 'appointment' as const,
            waiting: n === 5 ? 2 : 0,
            longest: n === 5 ? { ticketNo: `${series}030`, since: sampleNow - 31 * minuteMs } : null,
          },
        ],
        parked: n === 0 ? 2 : 0,
        taken: 20 + n,
        quota: n === 3 ? null : 60,
        overLimit: isOver ? 5 : 0,
      };
    }),
    anomalies: [
      anomaly(1, 'display-gone', '二楼显示屏 45 秒没有消息', 'The display on floor 2 was not heard for 45 s', true),
      anomaly(2, 'topped', 'A030 置顶：补了材料回来（向例静）', 'A030 put first: back with missing papers (向例静)'),
      anomaly(
        3,
        'double-call',
        'A017 已在 1 号窗口，2 号窗口没有叫成',
        'A017 was at window 1; window 2 did not get it',
      ),
      anomaly(5, 'printer', '2 号机没纸', 'Kiosk 2 is out of paper', true),
    ],
    displays: [
      { name: '一楼大屏', zone: 'A区 公安', sound: 'spoken', heardAt: sampleNow - 4000, isHere: true },
      { name: '二楼显示屏', zone: null, sound: 'chime', heardAt: sampleNow - 7 * minuteMs, isHere: false },
      { name: '门厅竖屏', zone: null, sound: 'silent', heardAt: sampleNow - 9000, isHere: true },
      { name: '三楼东侧叫号屏', zone: '3F', sound: 'chime', heardAt: sampleNow - 2000, isHere: true },
    ],
    ...more,
  };
}
export const quietWatch = watch({
  day: 'closed',
  anomalies: [],
  displays: [],
  lines: watch().lines.map((line) => ({
    ...line,
    overLimit: 0,
    parked: 0,
    lanes: line.lanes.map((lane) => ({ ...lane, waiting: 0, longest: null })),
  })),
  windows: watch().windows.map((at) => ({
    ...at,
    state: 'paused' as const,
    current: null,
    pausedSince: null,
    seat: null,
  })),
});
