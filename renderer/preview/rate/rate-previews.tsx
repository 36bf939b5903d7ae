// Owns the list of previews of the window's small screen.
import { ORPCError } from '@orpc/client';
import { type ReactNode, useEffect } from 'react';
import { I18nextProvider } from 'react-i18next';
import type { HallEvent } from '#shared/contract/live.ts';
import type { BadReason, ToRate } from '#shared/contract/rating.ts';
import { ApiProvider } from '../../api-provider.tsx';
import { createI18n } from '../../i18n/i18n.ts';
import { createPatientQueryClient } from '../../patient-query-client.ts';
import { AskScreen } from '../../rate/ask-screen.tsx';
import type { RateTime } from '../../rate/more-time.tsx';
import { Frame, RateApp } from '../../rate/rate-app.tsx';
import { rateSize } from '../../rate/rate-size.ts';
import { rateWords } from '../../rate/rate-words.ts';
import { ReasonsScreen } from '../../rate/reasons-screen.tsx';
import { type FakeParts, fakeApi, fakeFeed, never } from '../fake-api.ts';
import { sampleHall, sampleNow } from '../kiosk/kiosk-samples.ts';
import type { Preview } from '../preview.ts';
import '../../rate/rate.css';

const heartbeat: HallEvent = { type: 'heartbeat', at: sampleNow };

export const sampleToRate: ToRate = {
  token: 'sample-service-one',
  ticketNo: 'A034',
  matterName: { zh: '居民身份证换领', en: 'Resident ID card renewal' },
  endedAt: sampleNow - 5000,
  until: sampleNow + 55_000,
  canExtend: true,
};

export type WindowSample = {
  windowName?: { zh: string; en: string };
  current?: string | null;
  toRate?: ToRate | null;
};

export function sampleWindow(over: WindowSample = {}) {
  const windowName = { zh: '公安户政', en: 'Household registration' };
  return { windowName, windowNumber: '3', current: null, toRate: null, ...over };
}

/** The procedures a window's small screen asks. */
export function rateHall(over: WindowSample = {}, parts: FakeParts = {}): FakeParts {
  return {
    hall: { get: async () => sampleHall },
    rating: {
      atWindow: async () => sampleWindow(over),
      rateAtWindow: async () => ({ ok: true }),
      moreTime: async () => ({ until: sampleNow + 60_000, canExtend: true }),
    },
    live: { hall: async () => fakeFeed([heartbeat]) },
    ...parts,
  } as FakeParts;
}

const rateWordsOf = (onMissing?: (key: string) => void) =>
  createI18n({ words: rateWords, language: 'zh-CN', ...(onMissing && { onMissing }) });

export function rateRoot(
  parts: FakeParts,
  onMissing?: (key: string) => void,
  windowNumber: string | null = '3',
): ReactNode {
  return (
    <I18nextProvider i18n={rateWordsOf(onMissing)}>
      <ApiProvider api={fakeApi(parts)} queryClient={createPatientQueryClient(false)}>
        <RateApp windowNumber={windowNumber} />
      </ApiProvider>
    </I18nextProvider>
  );
}

/** Touches these, one after the other, as soon as they can be touched. */
function Touching(props: { words: readonly string[]; children: ReactNode }): ReactNode {
  const { words, children } = props;
  useEffect(() => {
    if (words.length === 0) return;
    const left = [...words];
    const { dataset } = document.documentElement;
    dataset.tapping = '';
    const end = (): void => {
      clearInterval(timer);
      delete dataset.tapping;
    };
    const timer = setInterval(() => {
      const all = [...document.querySelectorAll<HTMLButtonElement>('.rate button')];
      const next = all.find((button) => button.querySelector('.zh')?.textContent === left[0]);
      const before = document.querySelector('.rate')?.innerHTML;
      next?.click();
      // A screen that was not listening yet is touched again.
      setTimeout(() => {
        if (next && document.querySelector('.rate')?.innerHTML !== before) left.shift();
        if (left.length === 0) end();
      }, 20);
    }, 60);
    return end;
  }, [words]);
  return children;
}

function rate(
  id: string,
  title: string,
  parts: () => FakeParts,
  setting: { touch?: readonly string[]; window?: string | null } = {},
): Preview {
  const { touch = [], window = '3' } = setting;
  return {
    id: `rate/${id}`,
    surface: 'rate',
    title,
    // Both languages stand on it at once.
    knows: [],
    size: () => rateSize,
    render: (_modes, onMissing) => <Touching words={touch}>{rateRoot(parts(), onMissing, window)}</Touching>,
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

/** Asked about for the last seconds, however long one looks at it. */
function ending(): FakeParts {
  const since = Date.now();
  const until = (): number => sampleNow + Date.now() - since + 18_000;
  const atWindow = async () => sampleWindow({ toRate: { ...sampleToRate, until: until() } });
  return rateHall({}, { rating: { atWindow } } as FakeParts);
}

/** What is said of the time, while it stands still. */
function timed(id: string, title: string, time: RateTime, reasons: readonly BadReason[] | null = null): Preview {
  const nothing = (): void => undefined;
  return {
    ...rate(id, title, rateHall),
    render: (_modes, onMissing) => (
      <I18nextProvider i18n={rateWordsOf(onMissing)}>
        <Frame place={sampleWindow()} isOffline={false}>
          {reasons ? (
            <ReasonsScreen reasons={reasons} time={time} onTurn={nothing} onHand={nothing} onChange={nothing} />
          ) : (
            <AskScreen service={sampleToRate} time={time} onChoose={nothing} onSkip={nothing} />
          )}
        </Frame>
      </I18nextProvider>
    ),
  };
}
const more = (): void => undefined;

const longNames: WindowSample = {
  windowName: {
    zh: '城乡居民基本养老保险关系|转移接续（跨省、跨制度）综合窗口',
    en: 'General window for transfer and continuation of basic old-age insurance between provinces',
  },
  current: 'B1027',
  toRate: {
    ...sampleToRate,
    ticketNo: 'B1026',
    matterName: {
      zh: '城乡居民基本养老保险关系|转移接续（跨省、跨制度）暂行办法下的待遇核定',
      en: 'Transfer and continuation of basic old-age insurance between provinces and schemes',
    },
  },
};
const asking: WindowSample = { toRate: sampleToRate };
const refused = { defined: true, status: 404, message: '没有这个窗口' };

export const ratePreviews: readonly Preview[] = [
  rate('idle', '评价：空着', () => rateHall()),
  rate('serving', '评价：正在办', () => rateHall({ current: 'A034' })),
  rate('long-name', '评价：名字长', () => rateHall({ ...longNames, toRate: null })),
  rate('asking', '评价：请评价', () => rateHall(asking)),
  rate('asking-next', '评价：下一位已经叫了', () => rateHall({ ...asking, current: 'A035' })),
  rate('asking-long', '评价：请评价，长', () => rateHall(longNames)),
  rate('asking-ends', '评价：快到时间了', ending),
  timed('asking-ends-last', '评价：快到时间了，不能再等', { say: 'leaving', count: 12, more: null }),
  timed('asking-ends-slow', '评价：再等一会儿，正在问大厅', { say: 'asking', count: 12, more }),
  timed('asking-ends-lost', '评价：再等一会儿，没连上', { say: 'moreLost', count: 12, more }),
  timed('asking-longer', '评价：等着', { say: 'longer', count: 0, more: null }),
  rate('reasons', '评价：说原因', () => rateHall(asking), { touch: ['不满意', '态度不好', '跑了好几趟'] }),
  rate('reasons-none', '评价：还没说原因', () => rateHall(asking), { touch: ['非常不满意'] }),
  timed('reasons-ends', '评价：说原因，快到时间了', { say: 'sending', count: 18, more }, ['late', 'rude']),
  rate('thanks', '评价：谢谢', () => rateHall(asking), { touch: ['基本满意'] }),
  rate('offline', '评价：断了', () => rateHall({ current: 'A034' }, { live: fallsOff() } as FakeParts)),
  rate('asking-offline', '评价：请评价，断了', () => rateHall(asking, { live: fallsOff() } as FakeParts)),
  rate('connecting', '评价：正在连', () =>
    rateHall({}, { rating: { atWindow: () => never() }, live: { hall: () => never() } } as FakeParts),
  ),
  rate('unknown-window', '评价：没有这个窗口', () =>
    rateHall({}, {
      rating: {
        atWindow: async () => {
          throw new ORPCError('WINDOW_UNKNOWN', refused);
        },
      },
    } as FakeParts),
  ),
  rate('no-window', '评价：没写窗口号', () => rateHall(), { window: null }),
];
