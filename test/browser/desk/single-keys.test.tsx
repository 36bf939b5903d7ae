// Tries the switch of single letters and digits: found in the bar, kept in the browser, heard by every list and question, and the other keys stay.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { cleanup } from 'vitest-browser-react';
import { clerk, handledDetail } from '#renderer/preview/desk/desk-samples.ts';
import * as work from '#renderer/preview/desk/work-samples.ts';
import { mountDesk } from './mount.tsx';

beforeEach(() => page.viewport(1366, 768));
afterEach(async () => {
  vi.restoreAllMocks();
  await cleanup();
});

const handler = { ...clerk, roles: ['handler' as const] };
const switchOf = () => page.getByRole('checkbox', { name: '单按一个字母或数字也有用' });
const linkOf = (at: number) => page.getByRole('link', { name: work.work[at]?.row.title ?? '' });
const hint = () => page.getByText('J K 走 · 空格选');

async function turn(): Promise<void> {
  await page.getByRole('button', { name: '按键', exact: true }).click();
  await switchOf().click();
  await userEvent.keyboard('{Escape}');
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
}
const atCase = () =>
  mountDesk('/cases/261123-0074', { staff: clerk, parts: { cases: { get: async () => handledDetail } } });
const letters = (container: HTMLElement) => container.querySelectorAll('.letter, .act-tabs [aria-keyshortcuts]').length;

test('turned off, letters and space do nothing in the rows and are not shown; arrows and boxes do; so it stays after a reload', async () => {
  await mountDesk('/', { staff: handler });
  await expect.element(hint()).toBeVisible();
  await turn();
  await expect.element(hint()).not.toBeInTheDocument();
  await userEvent.keyboard('{ArrowDown}');
  await expect.element(linkOf(0)).toHaveFocus();
  await userEvent.keyboard('j a');
  await expect.element(linkOf(0)).toHaveFocus();
  await expect.element(page.getByText('选了 1 件')).not.toBeInTheDocument();
  await userEvent.keyboard('{Shift>}{Tab}{/Shift} ');
  await expect.element(page.getByText('选了 1 件')).toBeVisible();

  await cleanup();
  await mountDesk('/', { staff: handler });
  await expect.element(linkOf(0)).toBeVisible();
  await expect.element(hint()).not.toBeInTheDocument();
  await turn();
  await expect.element(hint()).toBeVisible();
  (document.activeElement as HTMLElement | null)?.blur();
  await userEvent.keyboard('jj');
  await expect.element(linkOf(1)).toHaveFocus();
});

test('turned off, no letter opens a form, and a question is answered by arrows and Enter alone', async () => {
  const { container } = await atCase();
  await expect.element(page.getByRole('tab', { name: '告诉群众' })).toBeVisible();
  expect(letters(container)).toBeGreaterThan(3);
  await turn();
  expect(letters(container)).toBe(0);
  (document.activeElement as HTMLElement | null)?.blur();
  await userEvent.keyboard('tnm');
  await expect.element(page.getByLabelText('告诉群众的话')).not.toBeInTheDocument();
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();

  await page.getByRole('button', { name: '更多' }).click();
  const menu = page.getByRole('dialog');
  await expect.element(menu.getByText('↑ ↓ 移动，回车选；Esc 不做。')).toBeVisible();
  expect(document.querySelectorAll('[role="dialog"] kbd')).toHaveLength(0);
  await userEvent.keyboard('p');
  await expect.element(menu).toBeVisible();
  await userEvent.keyboard('{Enter}');
  await expect.element(menu).not.toBeInTheDocument();
});

test('the keys that call go on working', async () => {
  localStorage.setItem('bancheng.desk.single-keys', 'off');
  await mountDesk('/', { staff: clerk });
  await expect.element(linkOf(0)).toBeVisible();
  await expect.element(page.getByRole('button', { name: /呼叫下一位/ }).getByText('F2')).toBeVisible();
  await userEvent.keyboard('{F10}');
  await expect.element(page.getByRole('dialog')).toBeVisible();
});

test('another tab of this browser turned them off', async () => {
  await mountDesk('/', { staff: handler });
  await expect.element(hint()).toBeVisible();
  localStorage.setItem('bancheng.desk.single-keys', 'off');
  window.dispatchEvent(new StorageEvent('storage', { key: 'bancheng.desk.single-keys' }));
  await expect.element(hint()).not.toBeInTheDocument();
});

test.each([
  ['forbids storage', ['getItem', 'setItem']],
  ['has no room in it', ['setItem']],
] as const)('where the browser %s, it holds for as long as the page is open', async (_why, shut) => {
  for (const way of shut)
    vi.spyOn(Storage.prototype, way).mockImplementation(() => {
      throw new DOMException('storage is shut', 'SecurityError');
    });
  await mountDesk('/', { staff: handler });
  await expect.element(hint()).toBeVisible();
  await turn();
  await expect.element(hint()).not.toBeInTheDocument();
  await turn();
  await expect.element(hint()).toBeVisible();
});
