// Tries 交班小结 at the desk: asked first, one paper however often it is sent, its way to paper, and who has which.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { cleanup } from 'vitest-browser-react';
import * as sample from '#renderer/preview/desk/desk-samples.ts';
import { sampleSlip, slipStates } from '#renderer/preview/kiosk/kiosk-samples.ts';
import { mountDesk } from './mount.tsx';

beforeEach(() => page.viewport(1366, 768));
afterEach(cleanup);

type Asked = { requestId: string; whose: 'mine' | 'hall' };
const dialog = () => page.getByRole('dialog');

/** A hall whose line is down for the first `lost` tries. */
function printing(lost = 0) {
  const asked: Asked[] = [];
  const printShift = async (input: Asked) => {
    asked.push(input);
    if (asked.length <= lost) throw new TypeError('down');
    return slipStates.noPaper;
  };
  const slips = { get: async () => sampleSlip(slipStates.noPaper, 'A021') };
  return { asked, parts: { hallDay: { printShift }, slips } };
}

test('a clerk prints the own one with the keyboard, and sees what keeps it from the paper', async () => {
  const { asked, parts } = printing();
  await mountDesk('/', { staff: sample.clerk, parts });
  await expect.element(page.getByRole('button', { name: /呼叫下一位/ })).toBeVisible();
  await userEvent.keyboard('{Shift>}{F7}{/Shift}');
  await expect.element(dialog().getByRole('heading', { name: '打印交班小结' })).toBeVisible();
  expect(asked).toEqual([]);
  await userEvent.keyboard('{Enter}');
  await expect.element(dialog().getByText('没纸了')).toBeVisible();
  await expect.element(dialog().getByRole('img', { name: '打印交班小结' })).toBeVisible();
  expect(asked).toMatchObject([{ whose: 'mine' }]);
  await userEvent.keyboard('{Escape}');
  await expect.element(dialog()).not.toBeInTheDocument();
});

test('Esc prints nothing; the panel has it beside the seat', async () => {
  const { asked, parts } = printing();
  await mountDesk('/', { parts });
  await page.getByRole('button', { name: '交班小结' }).click();
  await userEvent.keyboard('{Escape}');
  await expect.element(dialog()).not.toBeInTheDocument();
  expect(asked).toEqual([]);
});

test('a lost line is told, and the next press asks for the same paper; the next dialog for another', async () => {
  const { asked, parts } = printing(1);
  await mountDesk('/watch', { staff: sample.supervisor, parts });
  await page.getByRole('button', { name: '打印大厅小结' }).click();
  const print = dialog().getByRole('button', { name: '打印', exact: true });
  await print.click();
  await expect.element(dialog().getByText('再按一次，不会打两张。')).toBeVisible();
  await print.click();
  await expect.element(dialog().getByText('没纸了')).toBeVisible();
  await dialog().getByRole('button', { name: '关上' }).click();
  await page.getByRole('button', { name: '打印大厅小结' }).click();
  await print.click();
  await expect.poll(() => asked.length).toBe(3);
  expect(asked.map(({ whose }) => whose)).toEqual(['hall', 'hall', 'hall']);
  expect(asked[1]?.requestId).toBe(asked[0]?.requestId);
  expect(asked[2]?.requestId).not.toBe(asked[0]?.requestId);
});

test('who does not work at a window has no share of it to print', async () => {
  const { asked, parts } = printing();
  await mountDesk('/', { staff: sample.supervisor, parts });
  await userEvent.keyboard('{Shift>}{F7}{/Shift}');
  await userEvent.keyboard('{F1}');
  await expect.element(dialog().getByRole('heading', { name: '按键' })).toBeVisible();
  expect(asked).toEqual([]);
});
