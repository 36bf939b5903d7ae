// Tries picking a ready answer: by keys alone, only what fits what is being written, and nothing already written is lost.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-react';
import { withAnswer } from '#renderer/desk/answer-picker.tsx';
import { AnswerSample } from '#renderer/preview/desk/answer-previews.tsx';
import type { ReadyAnswer } from '#shared/contract/catalogue.ts';
import '#renderer/ui/fonts.css';
import '#renderer/ui/tokens.css';
import '#renderer/ui/base.css';
import '#renderer/ui/ui.css';

beforeEach(() => page.viewport(1366, 768));
afterEach(cleanup);

const answer = (code: string, use: ReadyAnswer['use'], words: string): ReadyAnswer => ({
  code,
  name: { zh: `题目${code}`, en: `Title ${code}` },
  use,
  words,
});
const answers = [
  answer('R01', 'any', '谢谢您。'),
  answer('R02', 'conclude', '您的事办好了：（办成了什么）。请到（几）号窗口取。'),
  answer('R03', 'tell', '收到了。'),
  answer('R04', 'conclude', '办好了。'),
];
const mount = (offered: () => Promise<readonly ReadyAnswer[]> = async () => answers) =>
  render(<AnswerSample modes={{ language: 'zh-CN' }} use="conclude" answers={offered} />);
const text = () => page.getByLabelText('回一句话');
const chosenWords = () => {
  const field = text().element() as HTMLTextAreaElement;
  return field.value.slice(field.selectionStart, field.selectionEnd);
};
const open = () => page.getByRole('button', { name: '常用答复' }).click();

test('by keys: those for this first, then those for anything; what is to be filled in is chosen and typed over', async () => {
  await mount();
  await text().fill('您好。');
  await userEvent.tab();
  await userEvent.keyboard('{Enter}');
  const shown = page.getByRole('dialog').getByRole('group').getByRole('button');
  await expect.element(shown.nth(2)).toBeVisible();
  expect(shown.elements().map((each) => each.getAttribute('aria-keyshortcuts'))).toEqual(['1', '2', '3']);
  expect(shown.elements().map((each) => each.textContent?.match(/题目R\d\d/)?.[0])).toEqual([
    '题目R02',
    '题目R04',
    '题目R01',
  ]);
  await expect.element(shown.first()).toHaveFocus();
  await userEvent.keyboard('1');
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  await expect.element(text()).toHaveFocus();
  await expect.element(text()).toHaveValue('您好。\n您的事办好了：（办成了什么）。请到（几）号窗口取。');
  expect(chosenWords()).toBe('（办成了什么）');
  await userEvent.keyboard('身份证');
  await expect.element(text()).toHaveValue('您好。\n您的事办好了：身份证。请到（几）号窗口取。');
});

test('arrows and Enter choose too, Esc leaves everything as it was', async () => {
  await mount();
  await open();
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{Enter}');
  await expect.element(text()).toHaveValue('谢谢您。');
  await expect.element(text()).toHaveFocus();
  await open();
  await userEvent.keyboard('{Escape}');
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  await expect.element(text()).toHaveValue('谢谢您。');
  await open();
  // No digit of theirs.
  await userEvent.keyboard('9');
  await expect.element(page.getByRole('dialog')).toBeVisible();
});

test('asked for before the answers are here, it comes with them and takes keys at once', async () => {
  let give = (_: readonly ReadyAnswer[]): void => undefined;
  await mount(() => new Promise((resolve) => (give = resolve)));
  await open();
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  give(answers);
  await expect.element(page.getByRole('dialog')).toBeVisible();
  await userEvent.keyboard('2');
  await expect.element(text()).toHaveValue('办好了。');
});

test('more than nine go on by letters', async () => {
  await mount(async () => Array.from({ length: 11 }, (_, at) => answer(`R${at + 10}`, 'any', `第 ${at} 句。`)));
  await open();
  await userEvent.keyboard('b');
  await expect.element(text()).toHaveValue('第 10 句。');
});

test('none for this is said, with who can write one; so is that they cannot be read', async () => {
  await mount(async () => [answer('R03', 'tell', '收到了。')]);
  await open();
  await expect.element(page.getByText(/管理员可以在“大厅资料”里写/)).toBeVisible();
  await cleanup();
  let isDown = true;
  await mount(async () => (isDown ? Promise.reject(new TypeError('down')) : answers));
  await open();
  await expect.element(page.getByRole('dialog').getByRole('alert')).toBeVisible();
  await expect.element(page.getByText(/管理员可以在/)).not.toBeInTheDocument();
  // Opened anew it is asked anew.
  await userEvent.keyboard('{Escape}');
  isDown = false;
  await open();
  await expect.element(page.getByRole('button', { name: /题目R02/ })).toHaveFocus();
});

test('an answer goes under what was written, or stands alone', () => {
  expect(withAnswer(' \n', '好。')).toBe('好。');
  expect(withAnswer('您好。\n\n', '好。')).toBe('您好。\n好。');
});
