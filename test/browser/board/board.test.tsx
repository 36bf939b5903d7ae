// Tries the notice board: what it says to everybody, what it does not, and that it stays calm while the hall is away.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-react';
import { boardHall, boardRoot, sampleNotices } from '#renderer/preview/board/board-previews.tsx';
import type { NoticeBoard } from '#shared/contract/case-figures.ts';
import '#renderer/ui/fonts.css';
import '#renderer/ui/tokens.css';
import '#renderer/ui/base.css';

beforeEach(async () => {
  await page.viewport(1920, 1080);
});
afterEach(async () => {
  vi.useRealTimers();
  await cleanup();
});

const mount = (board: () => Promise<NoticeBoard>, isPatient = false) =>
  render(boardRoot(boardHall(board), 'zh-CN', { isPatient }));

test('says months, the newest first, and small numbers only as that', async () => {
  await mount(async () => sampleNotices);
  const row = (place: number) => document.querySelectorAll('.board-months tr')[place]?.textContent;
  await expect.poll(() => row(1)).toBe('2026年11月60 以上25 以上15 以上少于 5');
  expect(row(6)).toMatch(/^2026年6月85 以上/);
  await expect.element(page.getByText('93%')).toBeVisible();
  await expect.element(page.getByText(/写“25 以上”的，是 25 到 29 件/)).toBeVisible();
  await expect.element(page.getByText(/数到 11月23日/)).toBeVisible();
});

test('where counts may be told as they are, no step is spoken of', async () => {
  await mount(async () => ({ ...sampleNotices, smallCount: 1 }));
  await expect.element(page.getByText('93%')).toBeVisible();
  expect(document.body.textContent).not.toMatch(/以上|少于/);
});

test('says at least where that is what is known, and nothing where it is too few', async () => {
  const { unmount } = await mount(async () => ({ ...sampleNotices, onTime: { percent: 92, isAtLeast: true } }));
  await expect.element(page.getByText('至少')).toBeVisible();
  await unmount();
  await mount(async () => ({ ...sampleNotices, onTime: null, matters: [] }));
  await expect.poll(() => page.getByText('件数还少，先不写').elements()).toHaveLength(2);
});

test('goes on showing what it knew while the hall is away, says so, and is right again by itself', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval', 'clearTimeout', 'clearInterval', 'Date'] });
  let isAway = false;
  await mount(async () => {
    if (isAway) throw new TypeError('down');
    return sampleNotices;
  }, true);
  await vi.waitFor(() => expect(document.body.textContent).toContain('93%'));
  isAway = true;
  await vi.advanceTimersByTimeAsync(65_000);
  await vi.waitFor(() => expect(document.body.textContent).toContain('暂时连不上大厅，正在重新连'));
  expect(document.body.textContent).toContain('93%');
  isAway = false;
  await vi.advanceTimersByTimeAsync(5000);
  await vi.waitFor(() => expect(document.body.textContent).not.toContain('暂时连不上大厅，正在重新连'));
});

test('has nothing to press', async () => {
  await mount(async () => sampleNotices);
  await expect.element(page.getByText('93%')).toBeVisible();
  expect(document.querySelectorAll('a, button, input')).toHaveLength(0);
});
