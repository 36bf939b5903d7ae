// Owns the list of the call display's previews.
import type { ReactNode } from 'react';
import { I18nextProvider } from 'react-i18next';
import type { HallEvent } from '#shared/contract/live.ts';
import type { Board, Call } from '#shared/contract/queue.ts';
import { ApiProvider } from '../../api-provider.tsx';
import { DisplayApp } from '../../display/display-app.tsx';
import { createDisplayQueryClient } from '../../display/display-query-client.ts';
import { displayWords } from '../../display/display-words.ts';
import { createI18n } from '../../i18n/i18n.ts';
import { type FakeParts, fakeApi, fakeFeed, never } from '../fake-api.ts';
import { closedHall, sampleHall, sampleNow } from '../kiosk/kiosk-samples.ts';
import type { Preview } from '../preview.ts';
import '../../display/display.css';

const minuteMs = 60_000;

export function sampleCall(ticketNo: string, windowNumber: string, minutesAgo = 0): Call {
  return {
    ticketNo,
    windowNumber,
    windowName: { zh: '公安户政', en: 'Household registration' },
    matterName: { zh: '居民身份证换领', en: 'Resident ID card renewal' },
    at: sampleNow - minutesAgo * minuteMs,
    times: 1,
  };
}

/** Every window has the number it called last, but for those that are done. */
export function sampleBoard(calls: Call[], windows = 16, done: readonly string[] = []): Board {
  const numbers = Array.from({ length: windows }, (_, n) => String(n + 1));
  const others = calls.map(({ windowNumber }) => windowNumber).filter((number) => !numbers.includes(number));
  return {
    asOf: sampleNow,
    calls,
    windows: [...numbers, ...new Set(others)].map((number) => ({
      number,
      name: { zh: '窗口', en: 'Window' },
      ticketNo: calls.find((call) => call.windowNumber === number && !done.includes(call.ticketNo))?.ticketNo ?? null,
    })),
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
    ...over,
  } as FakeParts;
}

export function displayRoot(parts: FakeParts, language: 'zh-CN' | 'en', onMissing?: (key: string) => void): ReactNode {
  const i18n = createI18n({ words: displayWords, language, ...(onMissing && { onMissing }) });
  return (
    <I18nextProvider i18n={i18n}>
      <ApiProvider api={fakeApi(parts)} queryClient={createDisplayQueryClient(false)}>
        <DisplayApp />
      </ApiProvider>
    </I18nextProvider>
  );
}

function display(id: string, title: string, parts: () => FakeParts): Preview {
  return {
    id: `display/${id}`,
    surface: 'display',
    title,
    knows: ['language'],
    size: () => ({ width: 1920, height: 1080 }),
    render: ({ language }, onMissing) => displayRoot(parts(), language, onMissing),
  };
}

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

export const displayPreviews: readonly Preview[] = [
  display('called', '叫号屏', () => displayHall(async () => sampleBoard(fiveCalls))),
  display('new-call', '叫号屏：刚叫', () =>
    displayHall(async () => sampleBoard([sampleCall('B027', '6'), ...fiveCalls]), {
      live: { hall: async () => fakeFeed([heartbeat, called]) },
    } as FakeParts),
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
    displayHall(async () => sampleBoard([], 4), { hall: { get: async () => closedHall } }),
  ),
  display('long', '叫号屏：长', () =>
    displayHall(async () =>
      sampleBoard(
        [
          {
            ...sampleCall('B1026', '116'),
            matterName: {
              zh: '城乡居民基本养老保险关系|转移接续（跨省、跨制度）暂行办法下的待遇核定',
              en: 'Transfer and continuation of basic old-age insurance between provinces and schemes',
            },
          },
          sampleCall('A1034', '102', 1),
          sampleCall('C1008', '9', 2),
        ],
        40,
      ),
    ),
  ),
  display('connecting', '叫号屏：正在连', () =>
    displayHall(() => never(), { live: { hall: () => never() } } as FakeParts),
  ),
  display('offline', '叫号屏：断了', () =>
    displayHall(async () => sampleBoard(fiveCalls), { live: fallsOff() } as FakeParts),
  ),
];
