// Owns the list of the call display's previews.
import type { ReactNode } from 'react';
import { I18nextProvider } from 'react-i18next';
import type { HallEvent } from '#shared/contract/live.ts';
import type { Board, Call } from '#shared/contract/queue.ts';
import type { Language } from '#shared/domain/languages.ts';
import { ApiProvider } from '../../api-provider.tsx';
import { DisplayApp } from '../../display/display-app.tsx';
import { type DisplayLayout, displayOptions } from '../../display/display-options.ts';
import { displayWords } from '../../display/display-words.ts';
import type { SoundPort } from '../../display/sound/sound-port.ts';
import { createI18n } from '../../i18n/i18n.ts';
import { createPatientQueryClient } from '../../patient-query-client.ts';
import { screenSizes } from '../../ui/screen-stage.tsx';
import { type FakeParts, fakeApi, fakeFeed, never } from '../fake-api.ts';
import { closedHall, sampleHall, sampleNow } from '../kiosk/kiosk-samples.ts';
import type { Preview } from '../preview.ts';
import '../../display/display.css';
import '../../display/display-vertical.css';

const minuteMs = 60_000;

export function sampleCall(ticketNo: string, windowNumber: string, minutesAgo = 0): Call {
  return {
    ticketNo,
    windowCode: codeOf(windowNumber),
    windowNumber,
    windowName: { zh: '公安户政', en: 'Household registration' },
    matterName: { zh: '居民身份证换领', en: 'Resident ID card renewal' },
    at: sampleNow - minutesAgo * minuteMs,
    times: 1,
  };
}

const codeOf = (windowNumber: string): string => `W${windowNumber.padStart(2, '0')}`;
const zones = [
  { zh: '东区', en: 'East' },
  { zh: '西区', en: 'West' },
] as const;

/** Every window has the number it called last, but for those that are done; the upper half is upstairs in the west. */
export function sampleBoard(
  calls: Call[],
  windows = 16,
  done: readonly string[] = [],
  paused: readonly string[] = [],
): Board {
  const numbers = Array.from({ length: windows }, (_, n) => String(n + 1));
  const others = calls.map(({ windowNumber }) => windowNumber).filter((number) => !numbers.includes(number));
  return {
    asOf: sampleNow,
    calls,
    windows: [...numbers, ...new Set(others)].map((number, at) => {
      const lastNos = calls.filter((call) => call.windowNumber === number).map((call) => call.ticketNo);
      const ticketNo = lastNos.find((no) => !done.includes(no)) ?? null;
      const isUpstairs = at >= windows / 2;
      return {
        code: codeOf(number),
        number,
        name: { zh: '窗口', en: 'Window' },
        floor: isUpstairs ? 2 : 1,
        zone: isUpstairs ? zones[1] : zones[0],
        state: paused.includes(number) ? 'paused' : ticketNo ? 'serving' : 'free',
        ticketNo: paused.includes(number) ? null : ticketNo,
        lastNos: lastNos.slice(0, 3),
      };
    }),
    ticker: [],
  };
}

export const fiveCalls = [
  sampleCall('B026', '6'),
  sampleCall('A034', '2', 1),
  sampleCall('C008', '9', 2),
  sampleCall('B025', '5', 4),
  sampleCall('D003', '12', 5),
  sampleCall('A033', '1', 7),
];
const heartbeat: HallEvent = { type: 'heartbeat', at: sampleNow };

/** The procedures a display asks. */
export function displayHall(board: () => Promise<Board>, over: FakeParts = {}): FakeParts {
  return {
    hall: { get: async () => sampleHall },
    queue: { board },
    live: { hall: async () => fakeFeed([heartbeat]) },
    display: { here: async () => ({ ok: true }) },
    ...over,
  } as FakeParts;
}

export type DisplaySetting = { address?: string; sound?: SoundPort | null; layout?: DisplayLayout };

export function displayRoot(
  parts: FakeParts,
  language: Language,
  onMissing?: (key: string) => void,
  setting: DisplaySetting = {},
): ReactNode {
  const i18n = createI18n({ words: displayWords, language, ...(onMissing && { onMissing }) });
  const options = displayOptions(new URLSearchParams(setting.address ?? ''));
  return (
    <I18nextProvider i18n={i18n}>
      <ApiProvider api={fakeApi(parts)} queryClient={createPatientQueryClient(false)}>
        <DisplayApp options={options} layout={setting.layout ?? 'horizontal'} sound={setting.sound ?? null} />
      </ApiProvider>
    </I18nextProvider>
  );
}

function display(id: string, title: string, parts: () => FakeParts, setting: DisplaySetting = {}): Preview {
  return {
    id: `display/${id}`,
    surface: 'display',
    title,
    knows: ['language'],
    size: () => screenSizes[setting.layout ?? 'horizontal'],
    render: ({ language }, onMissing) => displayRoot(parts(), language, onMissing, setting),
  };
}

/** Of a browser that lets nothing out before it was touched. */
const blockedSound: SoundPort = {
  isLetOut: () => false,
  hasVoice: () => true,
  isVoiceKnown: () => true,
  watch: () => () => undefined,
  ring: async () => undefined,
  say: async () => 'blocked',
};

/** Heard from once, then never again. */
function fallsOff() {
  let feeds = 0;
  return {
    hall: async () => {
      feeds += 1;
      if (feeds > 1) throw new TypeError('The line is down');
      return fakeFeed([heartbeat], true);
    },
  };
}

const called: HallEvent = { type: 'called', at: sampleNow, call: sampleCall('B027', '6') };

/** The calls of a busy morning: every window has called several. */
const busyCalls = Array.from({ length: 40 }, (_, at) => {
  const series = ['A', 'B', 'C', 'D'][at % 4] ?? 'A';
  return sampleCall(`${series}${String(60 - at).padStart(3, '0')}`, String(((at * 7) % 16) + 1), at);
});
const busyBoard = (): Board => sampleBoard(busyCalls, 16, ['A056', 'C050'], ['4', '11', '14']);
const longCalls = [
  {
    ...sampleCall('B1026', '116'),
    matterName: {
      zh: '城乡居民基本养老保险关系|转移接续（跨省、跨制度）暂行办法下的待遇核定',
      en: 'Transfer and continuation of basic old-age insurance between provinces and schemes',
    },
  },
  sampleCall('A1034', '102', 1),
  sampleCall('C1008', '9', 2),
  sampleCall('B1025', '116', 3),
  sampleCall('B1024', '116', 5),
];
const ownTicker = [
  { zh: '社保卡在 7 号窗口领，带身份证', en: 'Pick up social security cards at window 7; bring your ID card' },
];
const longTicker = [
  {
    zh: '十一月二十五日（星期三）下午本大厅停电检修，一点半到四点不取号、不叫号，已经取的号第二天上午优先办，给您添麻烦了，请互相转告。',
    en: 'On Wednesday 25 November the power is off for repairs: from 13:30 to 16:00 no numbers are given or called. Numbers already taken go first the next morning. Please tell others.',
  },
];
const fresh = {
  live: { hall: async () => fakeFeed([heartbeat, called]) },
} as FakeParts;
const upright = { layout: 'vertical' } as const;

export const displayPreviews: readonly Preview[] = [
  display('called', '叫号屏', () => displayHall(async () => sampleBoard(fiveCalls))),
  display('busy', '叫号屏：忙，有窗口停着', () => displayHall(async () => busyBoard())),
  display('new-call', '叫号屏：刚叫', () =>
    displayHall(async () => sampleBoard([sampleCall('B027', '6'), ...fiveCalls]), fresh),
  ),
  display('between', '叫号屏：叫过的都办完了', () =>
    displayHall(async () =>
      sampleBoard(
        fiveCalls,
        16,
        fiveCalls.map(({ ticketNo }) => ticketNo),
      ),
    ),
  ),
  display('nobody', '叫号屏：还没叫', () => displayHall(async () => sampleBoard([]))),
  display('closed', '叫号屏：没开门', () =>
    displayHall(async () => sampleBoard([], 4, [], ['1', '2', '3', '4']), { hall: { get: async () => closedHall } }),
  ),
  display('ended', '叫号屏：今天结束了', () =>
    displayHall(
      async () => {
        const numbers = fiveCalls.map(({ ticketNo }) => ticketNo);
        const { windows } = sampleBoard(fiveCalls);
        return sampleBoard(
          fiveCalls,
          16,
          numbers,
          windows.map(({ number }) => number),
        );
      },
      { hall: { get: async () => closedHall } },
    ),
  ),
  display('many', '叫号屏：四十个窗口', () => displayHall(async () => sampleBoard(busyCalls, 40))),
  display('long', '叫号屏：长', () => displayHall(async () => sampleBoard(longCalls, 40, [], ['3', '12']))),
  display('zone', '叫号屏：东区', () => displayHall(async () => busyBoard()), { address: 'zone=东区' }),
  display('few', '叫号屏：三个窗口', () => displayHall(async () => busyBoard()), { address: 'windows=1,2,4' }),
  display('unknown-zone', '叫号屏：区域写错了', () => displayHall(async () => busyBoard()), {
    address: 'zone=南区&layout=tall',
  }),
  display('silent', '叫号屏：浏览器不让出声', () => displayHall(async () => sampleBoard(fiveCalls)), {
    sound: blockedSound,
  }),
  display('own-ticker', '叫号屏：大厅自己的话', () => displayHall(async () => ({ ...busyBoard(), ticker: ownTicker }))),
  display('long-ticker', '叫号屏：大厅自己的话，很长', () =>
    displayHall(async () => ({ ...busyBoard(), ticker: longTicker })),
  ),
  display('connecting', '叫号屏：正在连', () =>
    displayHall(() => never(), { live: { hall: () => never() } } as FakeParts),
  ),
  display('offline', '叫号屏：断了', () =>
    displayHall(async () => sampleBoard(fiveCalls), { live: fallsOff() } as FakeParts),
  ),
  display('vertical', '叫号屏：竖着', () => displayHall(async () => busyBoard()), upright),
  display('vertical-new-call', '叫号屏：竖着，刚叫', () => displayHall(async () => busyBoard(), fresh), upright),
  display(
    'vertical-long',
    '叫号屏：竖着，长',
    () => displayHall(async () => ({ ...sampleBoard(longCalls, 40, [], ['3', '12']), ticker: longTicker })),
    upright,
  ),
  display('vertical-silent', '叫号屏：竖着，不让出声', () => displayHall(async () => sampleBoard([])), {
    ...upright,
    sound: blockedSound,
  }),
  display(
    'vertical-offline',
    '叫号屏：竖着，断了',
    () => displayHall(async () => busyBoard(), { live: fallsOff() } as FakeParts),
    upright,
  ),
];
