// Tries the printers at the desk: the alarm everybody hears of, who it leaves in peace, what may be decided about a slip.
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { cleanup } from 'vitest-browser-react';
import * as sample from '#renderer/preview/desk/desk-samples.ts';
import { outOfPaper, samplePrinter, silentPrinter, stuckSlips } from '#renderer/preview/desk/printer-samples.ts';
import { sampleNow } from '#renderer/preview/kiosk/kiosk-samples.ts';
import { mountDesk } from './mount.tsx';

/** How often the alarm was heard; it is two tones. */
const tones = vi.spyOn(AudioScheduledSourceNode.prototype, 'start');
const rings = (): number => tones.mock.calls.length / 2;

beforeAll(() => {
  // Sounds in a test's own context, which lets them out without anybody having touched the page.
  vi.stubGlobal('AudioContext', function Running() {
    return Object.defineProperty(new OfflineAudioContext(1, 1, 8000), 'state', { value: 'running' });
  });
});
beforeEach(() => {
  tones.mockClear();
});
afterEach(async () => {
  vi.useRealTimers();
  await cleanup();
});
const minuteMs = 60_000;
const coverOpen = samplePrinter({ name: '1 号机打印机', trouble: 'cover-open', since: sampleNow - minuteMs });

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
  await expect.element(row('A022').getByText('请到“大厅打印机”那里看一眼')).toBeVisible();
  await expect.element(row('A022').getByRole('button', { name: '出来了' })).toBeVisible();
  await expect.element(row('A021').getByRole('button', { name: '出来了' })).not.toBeInTheDocument();
  await row('261123-0074').getByRole('button', { name: '再打' }).click();
  await page.getByRole('dialog').getByText('大厅打印机').click();
  await page.getByRole('dialog').getByRole('button', { name: '打', exact: true }).click();
  expect(told).toEqual([{ place: stuckSlips[2]?.place, how: 'again', printer: '大厅打印机' }]);
});

test('a card says a thing once: no ending paper where there is none, no silence of what is no printer', async () => {
  const foreign = samplePrinter({ name: '别的机器', trouble: 'not-a-printer', since: sampleNow, answers: false });
  const empty = { ...outOfPaper, paperLow: true };
  await mountDesk('/slips', {
    staff: sample.clerk,
    parts: { slips: { open: async () => [] }, printers: { list: async () => [empty, foreign, silentPrinter] } },
  });
  const card = (name: string) => page.getByRole('listitem').filter({ hasText: name });
  const said = (name: string, words: string) => card(name).getByText(words, { exact: false });
  await expect.element(said('2 号机打印机', '没纸了').first()).toBeVisible();
  await expect.element(said('2 号机打印机', '纸快完了')).not.toBeInTheDocument();
  await expect.element(said('别的机器', '不是打印机')).toBeVisible();
  await expect.element(said('别的机器', '不会回话')).not.toBeInTheDocument();
  await expect.element(said('服务台打印机', '不会回话')).toBeVisible();
});

test('a call the machine made says that somebody waits for a slip', async () => {
  const call = { ...sample.helpCall(1, '1号机', 'number', 1), reason: 'no-slip' } as const;
  await mountDesk('/all', { staff: sample.clerk, parts: { help: { open: async () => [call] } } });
  await expect.element(page.getByText('1号机：凭条没出来，有人在等')).toBeVisible();
});

test('a number looked for in vain is looked for again by the same press', async () => {
  let tries = 0;
  const find = async () => {
    tries += 1;
    if (tries === 1) throw new TypeError('down');
    return stuckSlips.slice(0, 1);
  };
  await mountDesk('/slips', { staff: sample.clerk, parts: { slips: { open: async () => [], find } } });
  await page.getByRole('textbox', { name: '按号找凭条' }).fill('A021');
  await page.getByRole('button', { name: '找', exact: true }).click();
  await expect.element(page.getByRole('alert')).toBeVisible();
  await page.getByRole('button', { name: '找', exact: true }).click();
  await expect.element(page.getByRole('heading', { name: 'A021 的凭条' })).toBeVisible();
});

test('a slip its printer cannot vouch for may be said to have come out; one it vouched for needs no word', async () => {
  const [stuck] = stuckSlips;
  const printed = { ...(stuck as (typeof stuckSlips)[number]), state: 'printed', trouble: null } as const;
  const find = async () => [
    { ...printed, place: '7', label: 'A031', confirmed: false },
    { ...printed, place: '8', label: 'A032', confirmed: true },
  ];
  const told: unknown[] = [];
  const settle = async (input: unknown) => {
    told.push(input);
    return { ...printed, place: '7', confirmed: true };
  };
  await mountDesk('/slips', { staff: sample.clerk, parts: { slips: { open: async () => [], find, settle } } });
  await page.getByRole('textbox', { name: '按号找凭条' }).fill('A031');
  await page.getByRole('button', { name: '找', exact: true }).click();
  const cameOut = (label: string) =>
    page.getByRole('row').filter({ hasText: label }).getByRole('button', { name: '出来了' });
  await expect.element(cameOut('A032')).not.toBeInTheDocument();
  await cameOut('A031').click();
  await expect.poll(() => told).toEqual([{ place: '7', how: 'came-out' }]);
});

test('heard for each new trouble and once a minute while nobody goes; not for one less, and not where it is muted', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  let printers = [outOfPaper, coverOpen];
  const { say } = await mountDesk('/all', {
    staff: sample.clerk,
    parts: { printers: { list: async () => printers } },
  });
  await expect.element(page.getByText('“1 号机打印机”盖子开着')).toBeVisible();
  await expect.poll(rings).toBe(1);
  await page.getByRole('button', { name: '我去看' }).first().click();
  await expect.element(page.getByText('“2 号机打印机”没纸了')).not.toBeInTheDocument();
  await vi.advanceTimersByTimeAsync(minuteMs / 2);
  expect(rings()).toBe(1);
  await vi.advanceTimersByTimeAsync(minuteMs / 2);
  expect(rings()).toBe(2);
  // Whoever went opens the cover to put the paper in: no new trouble. A third printer is one.
  printers = [
    { ...outOfPaper, trouble: 'cover-open', since: sampleNow },
    coverOpen,
    samplePrinter({ trouble: 'cutter' }),
  ];
  say({ type: 'printer-changed', at: 1, printer: '大厅打印机' });
  await expect.element(page.getByText('“大厅打印机”切刀卡住了')).toBeVisible();
  await expect.poll(rings).toBe(3);
  expect(document.querySelector('.printer-alarm')?.textContent).not.toContain('2 号机打印机');
  await page.getByRole('button', { name: '关声音' }).click();
  await vi.advanceTimersByTimeAsync(3 * minuteMs);
  expect(rings()).toBe(3);
  await page.getByRole('button', { name: '开声音' }).click();
  await expect.poll(rings).toBe(4);
});

test('a muted desk stays so, and who went is left in peace after a reload, but not for another trouble', async () => {
  let printers = [outOfPaper, coverOpen];
  const open = () => mountDesk('/all', { staff: sample.clerk, parts: { printers: { list: async () => printers } } });
  await open();
  await page.getByRole('button', { name: '我去看' }).first().click();
  await page.getByRole('button', { name: '关声音' }).click();
  await expect.element(page.getByRole('button', { name: '开声音' })).toBeVisible();
  const before = rings();
  await cleanup();
  await open();
  await expect.element(page.getByText('“1 号机打印机”盖子开着')).toBeVisible();
  await expect.element(page.getByRole('button', { name: '开声音' })).toBeVisible();
  expect(document.querySelector('.printer-alarm')?.textContent).not.toContain('2 号机打印机');
  await cleanup();
  printers = [{ ...outOfPaper, since: sampleNow }, coverOpen];
  await open();
  await expect.element(page.getByText('“2 号机打印机”没纸了')).toBeVisible();
  expect(rings()).toBe(before);
});
