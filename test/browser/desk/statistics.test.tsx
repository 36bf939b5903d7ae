// Tries the figures at the desk: which days are asked for, chart and table saying the same, the file, and who may look.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { cleanup } from 'vitest-browser-react';
import * as sample from '#renderer/preview/desk/desk-samples.ts';
import { busyDay, emptyDay } from '#renderer/preview/desk/statistics-samples.ts';
import type { FakeParts } from '#renderer/preview/fake-api.ts';
import type { Statistics } from '#shared/contract/hall-day.ts';
import { refusal } from './faults.ts';
import { mountDesk } from './mount.tsx';

beforeEach(() => page.viewport(1366, 768));
afterEach(cleanup);

/** Answers these figures and keeps what was asked. */
function hall(figures: Statistics = busyDay, file?: () => Promise<{ name: string; base64: string }>) {
  const asked: { from: string; to: string }[] = [];
  const files: unknown[] = [];
  const parts = {
    hallDay: {
      statistics: async (span: { from: string; to: string }) => {
        asked.push(span);
        return { ...figures, ...span };
      },
      statisticsFile: async (input: unknown) => {
        files.push(input);
        return file ? file() : { name: '大厅统计.xlsx', base64: btoa('PK') };
      },
    },
  } as unknown as FakeParts;
  return { asked, files, setting: { staff: sample.supervisor, parts } };
}

test('shows today first, then the days that are chosen', async () => {
  const { asked, setting } = hall();
  await mountDesk('/statistics', setting);
  await expect.element(page.getByText('327')).toBeVisible();
  expect(asked.at(-1)).toEqual({ from: '2026-11-23', to: '2026-11-23' });
  await expect.element(page.getByText(/今天还没完/)).toBeVisible();
  await page.getByRole('button', { name: '昨天' }).click();
  await expect.poll(() => asked.at(-1)).toEqual({ from: '2026-11-22', to: '2026-11-22' });
  await expect.element(page.getByText(/今天还没完/)).not.toBeInTheDocument();
  await page.getByRole('button', { name: '近 30 天' }).click();
  await expect.poll(() => asked.at(-1)).toEqual({ from: '2026-10-25', to: '2026-11-23' });
  await page.getByRole('button', { name: '自己选' }).click();
  await page.getByLabelText('从').fill('2026-11-02');
  await expect.poll(() => asked.at(-1)).toEqual({ from: '2026-11-02', to: '2026-11-23' });
  const before = asked.length;
  await page.getByLabelText('到', { exact: true }).fill('2026-11-01');
  await expect.element(page.getByText(/结束日不能早于开始日/)).toBeVisible();
  await expect.element(page.getByRole('button', { name: '下载 Excel' })).toBeDisabled();
  expect(asked).toHaveLength(before);
});

test('each chart has a sentence and a table that say the same', async () => {
  await mountDesk('/statistics', hall().setting);
  const card = page.getByRole('region', { name: '好差评' });
  await expect.element(card.getByText(/117 次有评价，差评 5 次/)).toBeVisible();
  await expect.poll(() => card.element().querySelector('svg')).not.toBeNull();
  await card.getByRole('button', { name: '看表' }).click();
  await expect.element(card.getByRole('row', { name: '非常满意 62' })).toBeVisible();
  // No rating is no grade.
  await expect.element(card.getByRole('row', { name: '未评价 151' })).toBeVisible();
  await expect.element(card.getByText('跑了好几趟')).toBeVisible();
  const matters = page.getByRole('region', { name: '各事项等候（分钟）' });
  await matters.getByRole('button', { name: '看表' }).click();
  await expect.element(matters.getByRole('row', { name: '房屋转移登记 42 75 87 31' })).toBeVisible();
});

test('what a bar stands for is written under its chart when it is pointed at, and stays', async () => {
  await mountDesk('/statistics', hall().setting);
  const card = page.getByRole('region', { name: '各时段等候（分钟）' });
  await expect.poll(() => card.element().querySelector('svg path')).not.toBeNull();
  const line = (): string => card.element().querySelector('.figures-pointed')?.textContent ?? '';
  expect(line()).toBe('');
  const drawn = card.element().querySelector('svg');
  const chart = drawn?.getBoundingClientRect();
  if (!drawn || !chart) throw new Error('nothing was drawn');
  const pointAt = (type: string, x: number): unknown =>
    drawn.dispatchEvent(
      new MouseEvent(type, { bubbles: true, clientX: chart.x + x, clientY: chart.y + chart.height / 2 }),
    );
  // The second of ten columns, and then off the chart.
  const second = 44 + (chart.width - 56) * 0.15;
  pointAt('mousemove', second);
  await expect.poll(line).toBe('9:00 · 一半人在这以内 33 · 九成人在这以内 57');
  pointAt('mouseout', chart.width + 100);
  pointAt('mousemove', chart.width + 100);
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  expect(line()).toContain('九成人在这以内 57');
});

test('a day nobody came says so, and draws nothing', async () => {
  const { container } = await mountDesk('/statistics', hall(emptyDay).setting);
  await expect.element(page.getByText(/这几天没有人取号/)).toBeVisible();
  expect(container.querySelector('.figures')).toBeNull();
});

test('the file comes by a press, by keyboard too, and its failure is said', async () => {
  let saved = '';
  const follow = (event: MouseEvent): void => {
    const link = (event.target as Element).closest('a[download]');
    if (!(link instanceof HTMLAnchorElement)) return;
    event.preventDefault();
    saved = link.download;
  };
  // The link stands nowhere on the page, so that its click is caught at the prototype's own event.
  const click = HTMLAnchorElement.prototype.click;
  HTMLAnchorElement.prototype.click = function () {
    this.addEventListener('click', follow, { once: true });
    click.call(this);
  };
  try {
    let isDown = true;
    const { files, setting } = hall(busyDay, async () => {
      if (isDown) throw new TypeError('down');
      return { name: '大厅统计-2026-11-23.xlsx', base64: btoa('PK') };
    });
    await mountDesk('/statistics', setting);
    const button = page.getByRole('button', { name: '下载 Excel' });
    await button.click();
    await expect.element(page.getByRole('alert')).toBeVisible();
    isDown = false;
    (button.element() as HTMLElement).focus();
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => saved).toBe('大厅统计-2026-11-23.xlsx');
    expect(files.at(-1)).toEqual({ from: '2026-11-23', to: '2026-11-23', language: 'zh-CN' });
  } finally {
    HTMLAnchorElement.prototype.click = click;
  }
});

test('is for supervisors and administrators; a refusal is said in words', async () => {
  await mountDesk('/statistics', { ...hall().setting, staff: sample.clerk });
  await expect.element(page.getByText('这项操作不归您的岗位。')).toBeVisible();
  await expect.element(page.getByRole('link', { name: '统计' })).not.toBeInTheDocument();
  await cleanup();
  const parts = { hallDay: { statistics: async () => Promise.reject(refusal('NOT_ALLOWED')) } };
  await mountDesk('/statistics', { staff: sample.supervisor, parts });
  await expect.element(page.getByText('这项操作不归您的岗位。')).toBeVisible();
});

test('a chart that leaves matters out says so', async () => {
  const [matter] = busyDay.byMatter;
  const byMatter = Array.from({ length: 16 }, (_, at) => ({ ...matter, matterCode: `M${at}` }));
  const { setting } = hall({ ...busyDay, byMatter } as Statistics);
  await mountDesk('/statistics', setting);
  await expect.element(page.getByText(/取号最多的 15 项，全部在 Excel 里/).first()).toBeInTheDocument();
});
