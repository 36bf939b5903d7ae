// The time of a link for papers, on the phone: told before it ends, more of it at one press, and nothing lost that was on its way.
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { cleanup } from 'vitest-browser-react';
import type { PaperLinkState } from '#shared/contract/case-files.ts';
import { lineDown } from '../desk/faults.ts';
import { choose, isReady, mount, photo, refuse, state } from './papers-stage.tsx';

beforeAll(() => page.viewport(360, 640));
afterEach(async () => {
  vi.useRealTimers();
  await cleanup();
});

const more = () => page.getByRole('button', { name: '我还要拍一会儿' });
const bar = () => document.querySelector('.phone-papers-time p')?.textContent ?? '';
/** What is told to whoever listens. */
const told = () => document.querySelector('.phone > [role=status]')?.textContent ?? '';
/** The phone's own clock stands wrong, and leaps; only what goes by counts. */
const standStill = () => {
  vi.useFakeTimers({
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance', 'Date'],
    shouldAdvanceTime: true,
    now: Date.parse('1970-01-02'),
  });
};
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);
const isThere = () => expect.element(page.getByRole('heading', { name: '拍材料' })).toBeVisible();
const isOver = () => expect.element(page.getByRole('heading', { name: '这个二维码过期了' })).toBeVisible();

test('the last minute is counted and told once, whatever the clock says; one press gives as long again', async () => {
  standStill();
  const lasting = () => state({ secondsLeft: 80 });
  const asked = vi.fn(async () => lasting());
  await mount([], lasting, asked);
  await isReady();
  await pass(9000);
  vi.setSystemTime(Date.parse('2040-01-01'));
  await pass(1000);
  expect(bar()).toBe('');
  await pass(15_000);
  expect(bar()).toMatch(/^还能拍 5\d 秒，送到的都在$/);
  const first = told();
  expect(first).toMatch(/^还能拍 (60|59) 秒/);
  await pass(20_000);
  expect(bar()).toMatch(/^还能拍 (3\d|29) 秒/);
  expect(told()).toBe(first);
  // By keys: who pressed goes on at the camera.
  (more().element() as HTMLElement).focus();
  await more().click();
  await expect.poll(told).toBe('时间加上了，不急，慢慢拍');
  expect(document.activeElement?.textContent).toBe('拍一张');
  expect(asked).toHaveBeenCalledTimes(1);
  await pass(15_000);
  expect(told()).toBe('时间加上了，不急，慢慢拍');
  await pass(10_000);
  expect(told()).toMatch(/^还能拍 \d+ 秒/);
  await pass(60_000);
  await isOver();
  expect(bar()).toBe('');
});

test('what the focus goes to in a narrow window is not covered by it', async () => {
  await page.viewport(320, 640);
  const down = (): never => {
    throw lineDown();
  };
  await mount([down, down, down], () => state({ secondsLeft: 50 }));
  await expect.poll(bar).not.toBe('');
  choose(1, await photo(40, 30), await photo(41, 30), await photo(42, 30));
  await expect.poll(() => page.getByRole('button', { name: '再试一次' }).elements()).toHaveLength(3);
  const foot = document.querySelector('.phone-papers-time');
  const covered: string[] = [];
  for (const one of document.querySelectorAll<HTMLElement>('.phone-card button')) {
    one.focus();
    const [over, under] = [foot?.getBoundingClientRect(), one.getBoundingClientRect()];
    if (!over || under.bottom > over.top) covered.push(`${one.textContent} ${under.bottom} ${over?.top}`);
  }
  expect(covered).toEqual([]);
  await page.viewport(360, 640);
});

test('where there is no more to be had it says what to do instead, with no button', async () => {
  await mount([], () => state({ secondsLeft: 40, canExtend: false }));
  await expect.poll(bar).toMatch(/^还能拍 \d+ 秒，送到的都在。还要拍，就在大厅的机器上按“换一个码”$/);
  await expect.element(more()).not.toBeInTheDocument();
  await cleanup();
  // A case that is full needs none.
  await mount([], () => state({ left: 0, secondsLeft: 40 }));
  await expect.element(page.getByText(/满 20 份了/)).toBeVisible();
  expect(bar()).toBe('');
});

test('a press that does not get through is said, loses nothing, and can be made again; pressed twice is pressed once', async () => {
  standStill();
  let isDown = true;
  const asked = vi.fn(async () => {
    if (isDown) throw lineDown();
    return state({ count: 1 });
  });
  await mount([() => state({ count: 1, secondsLeft: 50 })], () => state({ secondsLeft: 55 }), asked);
  await isReady();
  choose(0, await photo(300, 200));
  await expect.element(page.getByText('已送到 1 张')).toBeVisible();
  await more().click();
  await pass(1000);
  expect(told()).toBe('正在告诉大厅，请等一下');
  await more().click();
  await pass(3000);
  await expect.poll(told).toMatch(/^还有 \d+ 秒。时间还没加上，请再按一次$/);
  // Sent again twice by itself; the second press meanwhile was the same wish.
  expect(asked).toHaveBeenCalledTimes(3);
  await expect.element(page.getByText('送到了', { exact: true })).toBeVisible();
  isDown = false;
  await more().click();
  await expect.poll(told).toBe('时间加上了，不急，慢慢拍');
});

test.each([
  ['LINK_OVER', '这个二维码过期了'],
  ['NOT_NOW', '这件事已经办完存好了，不能再交材料'],
])('pressed too late, it is said what is: %s', async (code, title) => {
  let isGone = false;
  const first = (): PaperLinkState => (isGone ? refuse(code)() : state({ count: 1, secondsLeft: 40 }));
  await mount([], first, async () => {
    isGone = true;
    return refuse(code)();
  });
  await more().click();
  await expect.element(page.getByRole('heading', { name: title })).toBeVisible();
});

test('a press at the last moment is waited for', async () => {
  standStill();
  const answers: ((state: PaperLinkState) => void)[] = [];
  await mount(
    [],
    () => state({ secondsLeft: 2 }),
    () => new Promise((resolve) => answers.push(resolve)),
  );
  await more().click();
  await pass(5000);
  await isThere();
  answers[0]?.(state());
  await expect.poll(told).toBe('时间加上了，不急，慢慢拍');
  await isThere();
});

test('while pictures are on their way more time is asked for without a press', async () => {
  standStill();
  const asked = vi.fn(async () => state());
  const answers: ((state: PaperLinkState) => void)[] = [];
  const slow = () => new Promise<PaperLinkState>((resolve) => answers.push(resolve));
  const brought = await mount([slow], () => state({ secondsLeft: 30 }), asked);
  await expect.poll(bar).not.toBe('');
  choose(0, await photo(300, 200));
  await expect.poll(() => brought.length).toBe(1);
  await pass(15_000);
  expect(asked).not.toHaveBeenCalled();
  await pass(8000);
  expect(asked).toHaveBeenCalledTimes(1);
  await expect.poll(told).toBe('时间加上了，不急，慢慢拍');
  answers[0]?.(state({ count: 1 }));
  await expect.element(page.getByText('已送到 1 张')).toBeVisible();
});

test('whoever goes to take a picture shortly before the end is given time; one that comes back after it is still brought', async () => {
  standStill();
  const asked = vi.fn(async () => state({ secondsLeft: 20 }));
  const brought = await mount([() => state({ count: 1 })], () => state({ secondsLeft: 130 }), asked);
  await isReady();
  const camera = document.querySelector<HTMLInputElement>('input[capture]');
  const opened = vi.fn((event: Event) => event.preventDefault());
  camera?.addEventListener('click', opened);
  await page.getByRole('button', { name: '拍一张' }).click();
  expect(asked).not.toHaveBeenCalled();
  await pass(15_000);
  await page.getByRole('button', { name: '拍一张' }).click();
  expect(opened).toHaveBeenCalledTimes(2);
  expect(asked).toHaveBeenCalledTimes(1);
  await expect.poll(bar).toMatch(/^还能拍 \d+ 秒/);
  await pass(25_000);
  await isOver();
  choose(0, await photo(300, 200));
  await expect.element(page.getByText('已送到 1 张')).toBeVisible();
  await isThere();
  expect(brought).toHaveLength(1);
});

test('where there was no more, what is on its way at the end still arrives, and no other is offered', async () => {
  standStill();
  const answers: ((state: PaperLinkState) => void)[] = [];
  const slow = () => new Promise<PaperLinkState>((resolve) => answers.push(resolve));
  const brought = await mount([slow], () => state({ secondsLeft: 5, canExtend: false }));
  await expect.poll(bar).not.toBe('');
  choose(0, await photo(300, 200));
  await expect.poll(() => brought.length).toBe(1);
  await pass(6000);
  await expect.poll(told).toBe('时间到了，正在送的还收，请等一下');
  await expect.element(page.getByRole('button', { name: '拍一张' })).not.toBeInTheDocument();
  answers[0]?.(state({ count: 1, secondsLeft: 0, canExtend: false }));
  await isOver();
  await expect.element(page.getByText(/已经送到的 1 张窗口都收到了/)).toBeVisible();
});

test('one that got lost and cannot be sent again by this code says no more that it can', async () => {
  standStill();
  const down = (): never => {
    throw lineDown();
  };
  await mount([down], () => state({ secondsLeft: 5, canExtend: false }));
  await expect.poll(bar).not.toBe('');
  choose(0, await photo(300, 200));
  await expect.element(page.getByRole('button', { name: '再试一次' })).toBeVisible();
  await pass(6000);
  await isOver();
  await expect.element(page.getByText('没送到：这个二维码过期了')).toBeVisible();
});
