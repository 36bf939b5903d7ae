// Tries the call display: a call shows at once and flashes, age is told when the line is down, and it comes back by itself.
import { I18nextProvider } from 'react-i18next';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-react';
import { callKey, stillCalled, withCall, withoutTicket } from '#renderer/display/board-calls.ts';
import { CalmDisplay } from '#renderer/display/calm-display.tsx';
import { displayWords } from '#renderer/display/display-words.ts';
import { createI18n } from '#renderer/i18n/i18n.ts';
import { fiveCalls, sampleBoard, sampleCall } from '#renderer/preview/display/display-previews.tsx';
import type { FakeParts } from '#renderer/preview/fake-api.ts';
import { closedHall, sampleHall, sampleNow } from '#renderer/preview/kiosk/kiosk-samples.ts';
import { FaultBoundary } from '#renderer/ui/fault-boundary.tsx';
import type { HallEvent } from '#shared/contract/live.ts';
import type { Board } from '#shared/contract/queue.ts';
import { openFeed } from '../desk/open-feed.ts';
import { heartbeat, mountDisplay, now } from './mount-display.ts';

beforeAll(() => page.viewport(1920, 1080));
afterEach(cleanup);

const ofWindow = (number: string) =>
  [...document.querySelectorAll('.band-window')]
    .find((cell) => cell.querySelector('span')?.textContent === `${number} 号`)
    ?.querySelector('b')?.textContent;

test('a call shows and flashes within 200 ms of being heard, before the hall has answered anew', async () => {
  const answers: ((board: Board) => void)[] = [];
  let asked = 0;
  const { say } = await mountDisplay(() => {
    asked += 1;
    if (asked === 1) return Promise.resolve(sampleBoard(fiveCalls));
    return new Promise((resolve) => answers.push(resolve));
  });
  await expect.poll(now).toBe('B026');
  const call = sampleCall('B027', '6');
  const saidAt = performance.now();
  say({ type: 'called', at: sampleNow, call });
  await expect.poll(now, { interval: 5 }).toBe('B027');
  expect(performance.now() - saidAt).toBeLessThan(200);
  expect(document.querySelector('.now')?.hasAttribute('data-flash')).toBe(true);
  expect(ofWindow('6')).toBe('B027');
  expect(document.querySelector('.last li b')?.textContent).toBe('B026');
  // The whole is asked again, and agrees.
  await expect.poll(() => asked).toBeGreaterThan(1);
  for (const answer of answers) answer(sampleBoard([call, ...fiveCalls]));
  await expect.poll(now).toBe('B027');
  await expect.poll(() => document.querySelector('.now[data-flash]'), { timeout: 6000 }).toBeNull();
});

test('an answer older than the call does not cover it', async () => {
  let answerLate = (_board: Board): void => undefined;
  let heard = 0;
  const { say } = await mountDisplay(() => {
    if (heard === 0) return Promise.resolve(sampleBoard(fiveCalls));
    if (heard === 1)
      return new Promise((resolve) => {
        answerLate = resolve;
      });
    return Promise.resolve(sampleBoard([sampleCall('B028', '3'), sampleCall('B027', '6'), ...fiveCalls]));
  });
  await expect.poll(now).toBe('B026');
  heard = 1;
  say({ type: 'called', at: sampleNow, call: sampleCall('B027', '6') });
  await expect.poll(now).toBe('B027');
  heard = 2;
  say({ type: 'called', at: sampleNow, call: sampleCall('B028', '3') });
  await expect.poll(now).toBe('B028');
  answerLate(sampleBoard([sampleCall('B027', '6'), ...fiveCalls]));
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(now()).toBe('B028');
});

test('a number that is done, or did not come, leaves the big panel at once for the newest one still called', async () => {
  let asked = 0;
  const { say } = await mountDisplay(() => {
    asked += 1;
    // A034 is done already when the page comes up.
    return asked === 1 ? Promise.resolve(sampleBoard(fiveCalls, 16, ['A034'])) : new Promise(() => undefined);
  });
  const listed = () => [...document.querySelectorAll('.last li b:first-child')].map((cell) => cell.textContent);
  await expect.poll(now).toBe('B026');
  say({ type: 'ticket-ended', at: sampleNow, ticketNo: 'B026' });
  await expect.poll(now, { interval: 5, timeout: 500 }).toBe('C008');
  expect(document.querySelector('.now')?.hasAttribute('data-flash')).toBe(false);
  expect(listed()).toEqual(['B026', 'A034', 'B025', 'D003', 'A033']);
  for (const ticketNo of ['B025', 'C008', 'D003', 'A033']) say({ type: 'ticket-ended', at: sampleNow, ticketNo });
  await expect.element(page.getByText('请等叫号')).toBeVisible();
  expect(now()).toBeNull();
  await expect.element(page.getByText('没办成的事，到 16 号反映窗口说')).toBeVisible();
  expect(listed()).toEqual(['B026', 'A034', 'C008', 'B025', 'D003']);
  await expect.element(page.getByText('最近叫过')).toBeVisible();
  say({ type: 'called', at: sampleNow, call: sampleCall('B027', '6') });
  await expect.poll(now).toBe('B027');
});

test('a window that has gone on to the next number sends nobody the one before', () => {
  const board = withCall(sampleBoard(fiveCalls), sampleCall('B027', '6'), sampleNow);
  expect(stillCalled(board)?.ticketNo).toBe('B027');
  expect(board.windows[5]).toMatchObject({ state: 'serving', lastNos: ['B027', 'B026'] });
  const next = withoutTicket(board, 'B027', sampleNow);
  expect(stillCalled(next)?.ticketNo).toBe('A034');
  expect(next.windows[5]).toMatchObject({ state: 'free', ticketNo: null, lastNos: ['B027', 'B026'] });
});

test('a number that is done leaves its window free', async () => {
  let asked = 0;
  const { say } = await mountDisplay(() => {
    asked += 1;
    return asked === 1 ? Promise.resolve(sampleBoard(fiveCalls)) : new Promise(() => undefined);
  });
  await expect.poll(() => ofWindow('6')).toBe('B026');
  say({ type: 'ticket-ended', at: sampleNow, ticketNo: 'B026' });
  await expect.poll(() => ofWindow('6')).toBe('空');
});

test('when the line breaks it says until when its numbers are true, and comes back by itself with new ones', async () => {
  let isDown = false;
  let feed = openFeed<HallEvent>(heartbeat);
  let drop = (): void => undefined;
  let calls = fiveCalls;
  const listen = async function* () {
    const broken = new Promise<never>((_resolve, reject) => {
      drop = () => reject(new TypeError('The line is down'));
    });
    const inner = feed.listen();
    while (true) {
      const step = await Promise.race([inner.next(), broken]);
      if (step.done) return;
      yield step.value;
    }
  };
  await mountDisplay(async () => sampleBoard(calls), {
    live: {
      hall: async () => {
        if (isDown) throw new TypeError('The line is down');
        return listen();
      },
    },
  } as unknown as FakeParts);
  await expect.poll(now).toBe('B026');
  await expect.element(page.getByText('16 号反映窗口')).toBeVisible();
  isDown = true;
  drop();
  await expect.element(page.getByText(/屏上的号到 09:42 为止/)).toBeVisible();
  await expect.element(page.getByText('16 号反映窗口')).not.toBeInTheDocument();
  expect(now()).toBe('B026');
  calls = [sampleCall('B030', '1'), ...fiveCalls];
  feed = openFeed<HallEvent>(heartbeat);
  isDown = false;
  await expect.poll(now, { timeout: 8000 }).toBe('B030');
  await expect.element(page.getByText('16 号反映窗口')).toBeVisible();
});

test('nobody called yet: it says what to do, not an empty square', async () => {
  await mountDisplay(async () => sampleBoard([]));
  await expect.element(page.getByText('还没有叫号')).toBeVisible();
  await expect.element(page.getByText('请取号，在这里等着叫您')).toBeVisible();
});

test('the clock is the hall’s and not this machine’s', async () => {
  await mountDisplay(async () => sampleBoard([]), {
    hall: { get: async () => ({ ...sampleHall, timeZone: 'Asia/Tokyo' }) },
  });
  await expect.element(page.getByText('10:42')).toBeVisible();
});

test('each window shows its number and those it called before, or that it is paused', async () => {
  const calls = [sampleCall('A005', '1'), sampleCall('A003', '1', 3), sampleCall('A001', '1', 6), ...fiveCalls];
  await mountDisplay(async () => sampleBoard(calls, 16, [], ['4']));
  await expect.poll(() => ofWindow('1')).toBe('A005');
  const cell = (number: string) =>
    [...document.querySelectorAll('.band-window')].find((one) => one.firstChild?.textContent === `${number} 号`);
  expect([...(cell('1')?.querySelectorAll('.band-before span') ?? [])].map((no) => no.textContent)).toEqual([
    'A003',
    'A001',
  ]);
  expect(ofWindow('4')).toBe('暂停服务');
  expect(ofWindow('3')).toBe('空');
});

test('a window that was paused or opened, and edited sentences, show without a call', async () => {
  let board = sampleBoard(fiveCalls);
  const { say } = await mountDisplay(async () => board);
  await expect.poll(() => ofWindow('3')).toBe('空');
  board = { ...sampleBoard(fiveCalls, 16, [], ['3']), ticker: [{ zh: '中午不休息', en: 'Open at noon' }] };
  say({ type: 'window-changed', at: sampleNow, windowCode: 'W03' });
  await expect.poll(() => ofWindow('3'), { timeout: 2000 }).toBe('暂停服务');
  await expect.element(page.getByText('中午不休息')).toBeVisible();
  expect(document.querySelector('.ticker b')).toBeNull();
  board = sampleBoard(fiveCalls);
  say({ type: 'catalogue-changed', at: sampleNow });
  await expect.element(page.getByText('16 号反映窗口')).toBeVisible();
});

test('thirty calls in one moment ask the hall for the whole once', async () => {
  let asked = 0;
  const { say } = await mountDisplay(async () => {
    asked += 1;
    return sampleBoard(fiveCalls);
  });
  await expect.poll(now).toBe('B026');
  const before = asked;
  for (let n = 0; n < 30; n += 1) say({ type: 'called', at: sampleNow, call: sampleCall(`B1${n + 10}`, '6') });
  await expect.poll(() => asked, { timeout: 3000 }).toBe(before + 1);
  await new Promise((resolve) => setTimeout(resolve, 600));
  expect(asked).toBe(before + 1);
});

test('somebody at the window is promised only while somebody is there', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  try {
    const shown: string[] = [];
    const asides: string[] = [];
    await mountDisplay(async () => sampleBoard([]), {
      hall: { get: async () => ({ ...sampleHall, tellWindow: { ...sampleHall.tellWindow, isStaffed: false } }) },
    });
    await expect.element(page.getByText('16 号反映窗口')).toBeVisible();
    for (let turn = 0; turn < 8; turn += 1) {
      shown.push(document.querySelector('.ticker-sentence')?.textContent ?? '');
      const aside = document.querySelector('.ticker[data-aside]:not(:has(b)) .ticker-sentence')?.textContent;
      if (aside && !asides.includes(aside)) asides.push(aside);
      await vi.advanceTimersByTimeAsync(8000);
    }
    expect(new Set(shown).size).toBe(4);
    expect(shown.join()).toContain('一楼服务台左手边');
    expect(shown.join()).not.toContain('有人值班');
    // What becomes of a missed number is told as this hall does it, and not under the window that listens.
    expect(shown).toContain(sampleHall.kiosk.missedRule.zh);
    expect(asides).toEqual([sampleHall.kiosk.missedRule.zh]);
  } finally {
    vi.useRealTimers();
  }
});

test('more than sixteen windows are shown in turn', async () => {
  await mountDisplay(async () => sampleBoard(fiveCalls, 20));
  await expect.poll(() => document.querySelectorAll('.band-window').length).toBe(16);
  await expect.poll(() => document.querySelectorAll('.band-window').length, { timeout: 10_000 }).toBe(4);
});

test('calling the same number again is one line with the newer time, and a new call to the eye', () => {
  const first = sampleCall('B026', '6');
  const again = { ...first, at: sampleNow + 60_000, times: 2 };
  const board = withCall(sampleBoard(fiveCalls), again, again.at);
  expect(board.calls.filter(({ ticketNo }) => ticketNo === 'B026')).toEqual([again]);
  expect(board.asOf).toBe(again.at);
  expect(callKey(again)).not.toBe(callKey(first));
  expect(withoutTicket(board, 'B026', 0).windows[5]?.ticketNo).toBeNull();
  expect(withoutTicket(board, 'B026', 0).asOf).toBe(again.at);
});

test('a display that throws shows a calm screen and asks for the page anew, by itself', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const Broken = (): never => {
    throw new Error('A fault of the program');
  };
  let anew = 0;
  try {
    await render(
      <I18nextProvider i18n={createI18n({ words: displayWords, language: 'zh-CN' })}>
        <FaultBoundary
          instead={() => (
            <CalmDisplay
              onAnew={() => {
                anew += 1;
              }}
            />
          )}
        >
          <Broken />
        </FaultBoundary>
      </I18nextProvider>,
    );
    expect(document.querySelector('.display')?.textContent).toBe('请听窗口叫号这块屏停了一下，马上自己回来');
    vi.advanceTimersByTime(19_000);
    expect(anew).toBe(0);
    vi.advanceTimersByTime(2000);
    expect(anew).toBe(1);
  } finally {
    vi.useRealTimers();
    vi.restoreAllMocks();
  }
});

test('a call comes into a region that was there before it, and so does the same number again', async () => {
  let asked = 0;
  const { say } = await mountDisplay(() => {
    asked += 1;
    return asked === 1 ? Promise.resolve(sampleBoard([])) : new Promise(() => undefined);
  });
  await expect.element(page.getByText('还没有叫号')).toBeVisible();
  const region = document.querySelector('[aria-live="assertive"]');
  expect(region?.textContent).toBe('');
  const call = sampleCall('B027', '6');
  say({ type: 'called', at: sampleNow, call });
  await expect.poll(() => region?.textContent).toMatch(/B027.*6号/);
  const first = region?.firstElementChild;
  say({ type: 'called', at: sampleNow, call: { ...call, at: sampleNow + 9000, times: 2 } });
  await expect.poll(() => region?.firstElementChild !== first).toBe(true);
  expect(region?.isConnected).toBe(true);
  expect(document.querySelectorAll('[aria-live="assertive"]')).toHaveLength(1);
});

test('a hall edited, or its day closed, shows at once, not with the next round of asking', async () => {
  let hall = { ...sampleHall, hall: { zh: '政务服务中心', en: 'Service hall' } };
  const { say } = await mountDisplay(async () => sampleBoard(fiveCalls), { hall: { get: async () => hall } });
  await expect.poll(now).toBe('B026');
  hall = { ...hall, hall: { zh: '便民服务中心', en: 'Service hall' } };
  say({ type: 'catalogue-changed', at: sampleNow });
  await expect.element(page.getByText('便民服务中心')).toBeVisible();
  hall = { ...hall, hall: { zh: '为民服务中心', en: 'Service hall' } };
  say({ type: 'queue-changed', at: sampleNow, groupCode: null });
  await expect.element(page.getByText('为民服务中心')).toBeVisible();
});

test('a day ended shows at once: nobody is told to wait, no window is free', async () => {
  let hall = sampleHall;
  let board = sampleBoard(fiveCalls);
  const ended = fiveCalls.map(({ ticketNo }) => ticketNo);
  const all = board.windows.map(({ number }) => number);
  const { say } = await mountDisplay(async () => board, { hall: { get: async () => hall } });
  await expect.poll(now).toBe('B026');
  hall = closedHall;
  board = sampleBoard(fiveCalls, 16, ended, all);
  for (const ticketNo of ended) say({ type: 'ticket-ended', at: sampleNow, ticketNo });
  say({ type: 'queue-changed', at: sampleNow, groupCode: null });
  await expect.element(page.getByText('今天结束了')).toBeVisible();
  await expect.element(page.getByText('11月24日 星期二 9:00 开始叫号')).toBeVisible();
  await expect.poll(() => ofWindow('7')).toBe('暂停服务');
  await expect.element(page.getByText('请等叫号')).not.toBeInTheDocument();
});

test('a closed hall that does not know its next day asks nobody to take a number', async () => {
  await mountDisplay(async () => sampleBoard([]), { hall: { get: async () => ({ ...closedHall, opens: null }) } });
  await expect.element(page.getByText('现在不叫号')).toBeVisible();
  await expect.element(page.getByText('请取号，在这里等着叫您')).not.toBeInTheDocument();
});
