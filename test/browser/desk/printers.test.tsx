// Tries the printers at the desk: the alarm everybody hears of, who it leaves in peace, what may be decided about a slip.
import { afterEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { cleanup } from 'vitest-browser-react';
import * as sample from '#renderer/preview/desk/desk-samples.ts';
import { outOfPaper, samplePrinter, stuckSlips } from '#renderer/preview/desk/printer-samples.ts';
import { mountDesk } from './mount.tsx';

afterEach(cleanup);

test('a printer out of paper is told on every page, one goes, it is well again, and a new trouble is told anew', async () => {
  let printer = samplePrinter({ name: '2 号机打印机' });
  const { say } = await mountDesk('/all', {
    staff: sample.clerk,
    parts: { printers: { list: async () => [printer] } },
  });
  const changed = () => say({ type: 'printer-changed', at: 1, printer: printer.name });
  await expect.poll(() => document.querySelector('.printer-alarm-live')).not.toBeNull();
  expect(document.querySelector('.printer-alarm')).toBeNull();
  printer = outOfPaper;
  changed();
  await expect.element(page.getByText('“2 号机打印机”没纸了')).toBeVisible();
  await page.getByRole('button', { name: '我去看' }).click();
  await expect.element(page.getByText('“2 号机打印机”没纸了')).not.toBeInTheDocument();
  printer = samplePrinter({ name: '2 号机打印机' });
  changed();
  await expect.element(page.getByText('“2 号机打印机”好了')).toBeVisible();
  printer = outOfPaper;
  changed();
  await expect.element(page.getByText('“2 号机打印机”没纸了')).toBeVisible();
});

test('what may be decided depends on how the slip stands, and goes to the printer that was chosen', async () => {
  const told: unknown[] = [];
  await mountDesk('/slips', {
    staff: sample.clerk,
    parts: {
      slips: {
        open: async () => stuckSlips,
        settle: async (input: unknown) => {
          told.push(input);
          return stuckSlips[0] as (typeof stuckSlips)[number];
        },
      },
      printers: { list: async () => [samplePrinter(), outOfPaper] },
    },
  });
  const row = (label: string) => page.getByRole('row').filter({ hasText: label });
  await expect.element(row('A022').getByRole('button', { name: '出来了' })).toBeVisible();
  await expect.element(row('A021').getByRole('button', { name: '出来了' })).not.toBeInTheDocument();
  await row('261123-0074').getByRole('button', { name: '再打' }).click();
  await page.getByRole('dialog').getByText('大厅打印机').click();
  await page.getByRole('dialog').getByRole('button', { name: '打', exact: true }).click();
  expect(told).toEqual([{ jobId: stuckSlips[2]?.jobId, how: 'again', printer: '大厅打印机' }]);
});
