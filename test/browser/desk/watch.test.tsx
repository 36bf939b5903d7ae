// Tries the live view: what is over the limit is said and not only coloured, it follows the hall, and the day is closed on one question.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { cleanup } from 'vitest-browser-react';
import * as sample from '#renderer/preview/desk/desk-samples.ts';
import * as queue from '#renderer/preview/desk/queue-samples.ts';
import { sampleNow } from '#renderer/preview/kiosk/kiosk-samples.ts';
import type { DeskEvent } from '#shared/contract/live.ts';
import { lineDown, refusal } from './faults.ts';
import { mountDesk } from './mount.tsx';

beforeEach(() => page.viewport(1366, 768));
afterEach(cleanup);

test('waits over the limit carry a shape and words, those within it neither', async () => {
  await mountDesk('/watch', { staff: sample.supervisor });
  const over = page.getByText('A021 47 分钟');
  await expect.element(over).toBeVisible();
  expect(over.element().closest('.light-late')?.querySelector('svg')).not.toBeNull();
  await expect.element(page.getByText('5 人超时').first()).toBeVisible();
  const within = page.getByText('B021 12 分钟').element();
  expect(within.closest('.light')).toBeNull();
});

test.each<[string, DeskEvent]>([
  ['a call', { type: 'called', at: sampleNow, call: {} as never }],
  ['a pause', { type: 'window-changed', at: sampleNow, windowCode: 'W01' }],
  ['a line', { type: 'queue-changed', at: sampleNow, groupCode: null }],
  ['an anomaly', { type: 'anomaly', at: sampleNow }],
])('%s is seen at once', async (_, event) => {
  let shown = queue.watch();
  const { say } = await mountDesk('/watch', {
    staff: sample.supervisor,
    parts: { hallDay: { watch: async () => shown } },
  });
  await expect.element(page.getByText('二楼显示屏 45 秒没有消息')).toBeVisible();
  shown = queue.quietWatch;
  say(event);
  await expect.element(page.getByText('今天没有。')).toBeVisible();
});

test('closing the day asks once, says how many numbers end, and Enter at once does nothing', async () => {
  const closed: unknown[] = [];
  let shown = queue.watch();
  await mountDesk('/watch', {
    staff: sample.supervisor,
    parts: {
      hallDay: {
        watch: async () => shown,
        close: async (input) => {
          closed.push(input);
          shown = queue.quietWatch;
          return { voided: 7 };
        },
      },
    },
  });
  const waiting = shown.lines.flatMap(({ lanes, parked }) => [parked, ...lanes.map((lane) => lane.waiting)]);
  const left = waiting.reduce((all, n) => all + n, 0) + shown.windows.filter(({ current }) => current).length;
  await page.getByRole('button', { name: '结束今天' }).click();
  await expect.element(page.getByText(new RegExp(`还有 ${left} 个号没办完，都会作废`))).toBeVisible();
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  expect(closed).toEqual([]);
  await page.getByRole('button', { name: '结束今天' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '结束今天' }).click();
  await expect.element(page.getByText('作废了 7 个号')).toBeVisible();
  expect(closed).toEqual([{ date: '2026-11-23' }]);
  await expect.element(page.getByText('今天已结束')).toBeVisible();
});

test('a day that is over is not closed, and the question says so', async () => {
  await mountDesk('/watch', {
    parts: {
      hallDay: { reopen: async () => Promise.reject(refusal('NOT_TODAY')), watch: async () => queue.quietWatch },
    },
  });
  await page.getByRole('button', { name: '重新开放' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '重新开放' }).click();
  await expect.element(page.getByRole('alert')).toMatchTextContent(/日期已经过了/);
});

test('what was known stays when the line breaks, with words beside it', async () => {
  let isDown = false;
  const { say } = await mountDesk('/watch', {
    staff: sample.supervisor,
    parts: { hallDay: { watch: async () => (isDown ? Promise.reject(lineDown()) : queue.watch()) } },
  });
  await expect.element(page.getByText('A021 47 分钟')).toBeVisible();
  isDown = true;
  say({ type: 'anomaly', at: sampleNow });
  await expect.element(page.getByRole('alert')).toMatchTextContent(/连不上/);
  await expect.element(page.getByText('A021 47 分钟')).toBeVisible();
});

test('the way there stands only for whoever may watch', async () => {
  await mountDesk('/', { staff: sample.clerk });
  await expect.element(page.getByRole('link', { name: '预约' })).toBeVisible();
  await expect.element(page.getByRole('link', { name: '看板' })).not.toBeInTheDocument();
  await cleanup();
  await mountDesk('/', { staff: sample.supervisor });
  await expect.element(page.getByRole('link', { name: '看板' })).toBeVisible();
  await expect.element(page.getByRole('link', { name: '预约' })).not.toBeInTheDocument();
});
