// Tries displays of one zone, floor or list of windows: theirs alone, and nobody left out because an address was mistyped.
import { afterEach, beforeAll, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-react';
import { displayOptions } from '#renderer/display/display-options.ts';
import { DisplayStage } from '#renderer/display/display-stage.tsx';
import { partsOf, widthOf } from '#renderer/display/sentence-room.ts';
import { boardHere, windowsHere } from '#renderer/display/windows-here.ts';
import {
  type DisplaySetting,
  displayHall,
  displayRoot,
  fiveCalls,
  sampleBoard,
  sampleCall,
} from '#renderer/preview/display/display-previews.tsx';
import type { FakeParts } from '#renderer/preview/fake-api.ts';
import { sampleNow } from '#renderer/preview/kiosk/kiosk-samples.ts';
import { mountDisplay, now } from './mount-display.ts';

beforeAll(() => page.viewport(1920, 1080));
afterEach(cleanup);

const options = (address: string) => displayOptions(new URLSearchParams(address));
/** Sixteen windows: 1–8 on the ground floor in the east, 9–16 upstairs in the west. */
const board = sampleBoard(fiveCalls);
const numbers = (address: string) =>
  boardHere(board, windowsHere(board.windows, options(address))).windows.map(({ number }) => number);
const unknown = (address: string) =>
  windowsHere(board.windows, options(address)).unknown.map(({ what, said }) => `${what} ${said}`);

const mount = (address: string, over: FakeParts = {}, setting: DisplaySetting = {}) =>
  mountDisplay(async () => board, over, { address, ...setting });

test('zone, floor and list pick windows, alone and together', () => {
  expect(numbers('')).toHaveLength(16);
  expect(numbers('zone=东区')).toEqual(['1', '2', '3', '4', '5', '6', '7', '8']);
  expect(numbers('zone=west')).toEqual(numbers('floor=2'));
  expect(numbers('windows=3,1,12')).toEqual(['1', '3', '12']);
  expect(numbers('windows=1，2、3')).toEqual(['1', '2', '3']);
  expect(numbers('zone=东区&windows=3')).toEqual(['3']);
  expect(boardHere(board, windowsHere(board.windows, options('zone=东区'))).calls.map((call) => call.ticketNo)).toEqual(
    ['B026', 'A034', 'B025', 'A033'],
  );
});

test('what nothing answers to is told and left out of account: nobody’s call is lost by a typing mistake', () => {
  expect(unknown('zone=南区')).toEqual(['zone 南区']);
  expect(numbers('zone=南区')).toHaveLength(16);
  expect(unknown('floor=7&zone=东区')).toEqual(['floor 7']);
  expect(numbers('floor=7&zone=东区')).toHaveLength(8);
  expect(unknown('windows=3,99')).toEqual(['window 99']);
  expect(numbers('windows=3,99')).toEqual(['3']);
  // Before the windows are known nothing can be said of them.
  expect(windowsHere([], options('zone=东区')).unknown).toEqual([]);
});

test('an address is read with its mistakes', () => {
  const read = options('layout=tall&sound=loud&say=zh,fr&times=9&floor=first');
  expect(read.problems.map(({ what }) => what).sort()).toEqual(['floor', 'layout', 'say', 'sound', 'times']);
  expect(read).toMatchObject({ layout: null, isMute: false, say: ['zh-CN'], times: 2, floor: null });
  expect(options('sound=off&say=zh,en&times=1&layout=vertical&voice= 晓晓 &name=东区 大屏')).toMatchObject({
    isMute: true,
    say: ['zh-CN', 'en'],
    times: 1,
    layout: 'vertical',
    voice: '晓晓',
    name: '东区 大屏',
    problems: [],
  });
});

test('a zone’s display shows its own calls only', async () => {
  const { say } = await mount('zone=西区');
  await expect.poll(now).toBe('C008');
  expect(document.body.textContent).not.toContain('B026');
  say({ type: 'called', at: sampleNow, call: sampleCall('A035', '2') });
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(now()).toBe('C008');
  say({ type: 'called', at: sampleNow, call: sampleCall('C009', '10') });
  await expect.poll(now, { interval: 5, timeout: 500 }).toBe('C009');
});

test('a mistyped zone is told on the screen in plain words', async () => {
  await mount('zone=南区');
  await expect.element(page.getByText('没有叫“南区”的区域。现在显示全部窗口')).toBeVisible();
  expect(now()).toBe('B026');
});

test('it tells the hall that it is there, for which windows, and keeps its name over a restart', async () => {
  const told: { id: string; name: string; zone: string | null; sound: string }[] = [];
  const parts = {
    display: {
      here: async (said: (typeof told)[number]) => {
        told.push(said);
        return { ok: true };
      },
    },
  } as unknown as FakeParts;
  await mount('zone=东区&floor=1', parts);
  await expect.poll(() => told.length).toBe(1);
  await cleanup();
  await mount('zone=东区&floor=1', parts);
  await expect.poll(() => told.length).toBe(2);
  await cleanup();
  await mount('name=门口', parts);
  await expect.poll(() => told.length).toBe(3);
  const [first, again, other] = told;
  expect(first).toEqual({
    id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
    name: `叫号屏 ${first?.id.slice(0, 4)}`,
    zone: '东区 · 1F',
    sound: 'off',
  });
  expect(again).toEqual(first);
  expect(other).toMatchObject({ name: '门口', zone: null });
  expect(other?.id).not.toBe(first?.id);
});

test('a screen that hangs upright is drawn upright, unless the address says otherwise', async () => {
  await page.viewport(1080, 1920);
  const shown = (layout: 'horizontal' | 'vertical' | null) =>
    render(<DisplayStage layout={layout}>{(lies) => <p>{lies}</p>}</DisplayStage>);
  try {
    await shown(null);
    await expect.element(page.getByText('vertical')).toBeVisible();
    await page.viewport(1920, 1080);
    await expect.element(page.getByText('horizontal')).toBeVisible();
    await cleanup();
    await shown('vertical');
    await expect.element(page.getByText('vertical')).toBeVisible();
  } finally {
    await page.viewport(1920, 1080);
  }
});

test('upright nothing leaves the screen', async () => {
  await page.viewport(1080, 1920);
  try {
    await mount('', {}, { layout: 'vertical' });
    await expect.poll(now).toBe('B026');
    const display = document.querySelector('.display');
    expect(display?.clientHeight).toBe(1920);
    for (const part of document.querySelectorAll('.now, .last li, .band-window, .ticker-sentence, .display-clock')) {
      const { left, right, top, bottom } = part.getBoundingClientRect();
      expect.soft(Math.min(left, top), part.className).toBeGreaterThanOrEqual(0);
      expect.soft(right, part.className).toBeLessThanOrEqual(1080);
      expect.soft(bottom, part.className).toBeLessThanOrEqual(1920);
      expect.soft(part.scrollHeight - part.clientHeight, part.className).toBeLessThanOrEqual(16);
    }
  } finally {
    await page.viewport(1920, 1080);
  }
});

test('a sentence too long for the foot is shown in parts, with nothing of it lost', () => {
  const long = '本周三下午停电检修，一点半到四点不取号、不叫号，'.repeat(5);
  const parts = partsOf(long, 88);
  expect(parts.length).toBeGreaterThan(1);
  expect(parts.join('')).toBe(long);
  for (const part of parts) expect(widthOf(part)).toBeLessThanOrEqual(88);
  for (const part of parts) expect(part).toMatch(/[，、]$/);
  expect(partsOf('短', 88)).toEqual(['短']);
  const english = 'The power is off on Wednesday. '.repeat(8).trim();
  expect(partsOf(english, 88).join(' ')).toBe(english);
  // Nothing to break at: cut where it must be, and it ends.
  expect(partsOf('字'.repeat(200), 88).map(widthOf)).toEqual([88, 88, 24]);
});

test('the longest sentence a hall may write stays inside the foot, upright and across', async () => {
  const own = [
    { zh: '十一月二十五日下午停电检修'.repeat(10).slice(0, 120), en: 'The power is off. '.repeat(7).slice(0, 120) },
  ];
  for (const layout of ['horizontal', 'vertical'] as const) {
    const parts = displayHall(async () => ({ ...board, ticker: own }));
    for (const language of ['zh-CN', 'en'] as const) {
      await render(displayRoot(parts, language, undefined, { layout }));
      await expect.poll(() => document.querySelector('.ticker-sentence')).not.toBeNull();
      const foot = document.querySelector('.ticker')?.getBoundingClientRect();
      const sentence = document.querySelector('.ticker-sentence')?.getBoundingClientRect();
      expect.soft(sentence?.height, `${layout} ${language}`).toBeLessThanOrEqual(foot?.height ?? 0);
      expect.soft(sentence?.right, `${layout} ${language}`).toBeLessThanOrEqual(foot?.right ?? 0);
      await cleanup();
    }
  }
});
