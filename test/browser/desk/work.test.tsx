// Tries the work list by keys and by several at once, supervision's acts from the row, and the wall when the hall is gone.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { cleanup } from 'vitest-browser-react';
import * as sample from '#renderer/preview/desk/desk-samples.ts';
import * as work from '#renderer/preview/desk/work-samples.ts';
import { sampleNow } from '#renderer/preview/kiosk/kiosk-samples.ts';
import type { WorkItem } from '#shared/contract/handling.ts';
import { lineDown, refusal } from './faults.ts';
import { mountDesk } from './mount.tsx';

beforeEach(() => page.viewport(1366, 768));
afterEach(cleanup);

const handler = { ...sample.clerk, roles: ['handler' as const] };
const told = (n: number): WorkItem => ({
  ...work.toAccept,
  row: { ...sample.freshRow, caseNo: `261123-00${n}`, title: `第${n}件`, version: n },
});
const waiting = work.sampleWork([told(11), told(12), told(13)]);
const rowOf = (caseNo: string) => page.getByRole('listitem').filter({ hasText: caseNo });

test('J and K go from row to row, space selects, Enter opens', async () => {
  await mountDesk('/', { staff: handler });
  await expect.element(page.getByRole('link', { name: work.work[0]?.row.title ?? '' })).toBeVisible();
  await userEvent.keyboard('jjk{ArrowDown}');
  await expect.element(page.getByRole('link', { name: work.work[1]?.row.title ?? '' })).toHaveFocus();
  await userEvent.keyboard(' ');
  await expect.element(page.getByText('选了 1 件')).toBeVisible();
  await userEvent.keyboard(' ');
  await expect.element(page.getByText('选了 1 件')).not.toBeInTheDocument();
  await userEvent.keyboard('k{Enter}');
  await expect.element(page.getByRole('heading', { level: 1 })).toMatchTextContent(/镇上换身份证的机器坏了/);
});

test('A accepts the case of the row, and nothing where there is nothing to accept', async () => {
  const sent: unknown[] = [];
  const accept = async (input: unknown) => {
    sent.push(input);
    return sample.sampleDetail();
  };
  await mountDesk('/', {
    staff: handler,
    parts: { handling: { work: async () => work.sampleWork([told(11), ...work.work]) }, cases: { accept } },
  });
  await expect.element(page.getByRole('link', { name: '第11件' })).toBeVisible();
  await userEvent.keyboard('a');
  await userEvent.keyboard('jja');
  expect(sent).toEqual([]);
  await userEvent.keyboard('ka');
  await expect.poll(() => sent).toEqual([{ caseNo: '261123-0011', version: 11 }]);
});

test('the keys go on where the row was that has been dealt with', async () => {
  let left = [told(11), told(12), told(13)];
  await mountDesk('/', {
    staff: handler,
    parts: {
      handling: { work: async () => work.sampleWork(left) },
      cases: {
        accept: async ({ caseNo }: { caseNo: string }) => {
          left = left.filter(({ row }) => row.caseNo !== caseNo);
          return sample.sampleDetail();
        },
      },
    },
  });
  await expect.element(page.getByRole('link', { name: '第11件' })).toBeVisible();
  await userEvent.keyboard('jja');
  await expect.element(page.getByRole('link', { name: '第12件' })).not.toBeInTheDocument();
  await userEvent.keyboard('j');
  await expect.element(page.getByRole('link', { name: '第13件' })).toHaveFocus();
});

test('several are accepted one call each; what failed says why and stays selected', async () => {
  const sent: string[] = [];
  await mountDesk('/', {
    staff: handler,
    parts: {
      handling: { work: async () => waiting },
      cases: {
        accept: async ({ caseNo }: { caseNo: string }) => {
          sent.push(caseNo);
          if (caseNo.endsWith('12')) throw refusal('CASE_CHANGED', { version: 20 });
          return sample.sampleDetail();
        },
      },
    },
  });
  for (const n of [11, 12, 13]) await page.getByLabelText(`选 261123-00${n}`).click();
  await page.getByRole('button', { name: '受理 3 件' }).click();
  await expect.element(page.getByText('选了 1 件')).toBeVisible();
  expect(sent).toEqual(['261123-0011', '261123-0012', '261123-0013']);
  await expect.element(rowOf('261123-0012')).toMatchTextContent(/没办成：刚才有人动过这件事/);
  await expect.element(page.getByLabelText('选 261123-0012')).toBeChecked();
  await expect.element(rowOf('261123-0011')).toMatchTextContent(/受理了/);
  await expect.element(page.getByText('办好 2 件')).toBeVisible();
  await expect.element(page.getByText('没办成 1 件')).toBeVisible();
  await expect.element(page.getByLabelText('选 261123-0011')).not.toBeChecked();
});

test('several are urged with words, and not without', async () => {
  const sent: unknown[] = [];
  await mountDesk('/', {
    staff: { ...sample.clerk, roles: ['unit-head'] },
    parts: {
      handling: {
        work: async () => waiting,
        urge: async (input: unknown) => {
          sent.push(input);
          return sample.sampleDetail();
        },
      },
    },
  });
  for (const n of [11, 13]) await page.getByLabelText(`选 261123-00${n}`).click();
  await page.getByRole('button', { name: '催办…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '催办' }).click();
  expect(sent).toEqual([]);
  await page.getByLabelText(/催什么/).fill('明天县里要问');
  await page.getByRole('dialog').getByRole('button', { name: '催办' }).click();
  await expect.poll(() => sent.length).toBe(2);
  expect(sent[1]).toEqual({ caseNo: '261123-0013', version: 13, words: '明天县里要问' });
});

test('a reminder or an act elsewhere is seen at once', async () => {
  let shown = work.sampleWork();
  const { say } = await mountDesk('/', { staff: handler, parts: { handling: { work: async () => shown } } });
  await expect.element(page.getByRole('heading', { name: '今天的事，8 件' })).toBeVisible();
  shown = work.noWork;
  say({ type: 'case-changed', at: sampleNow, caseNo: '261104-0020' });
  await expect.element(page.getByText('没有等您办的事', { exact: false })).toBeVisible();
});

test('a supervisor urges and rules from the row; once the leader is asked, only the leader rules', async () => {
  const sent: unknown[] = [];
  const parts = {
    handling: {
      urge: async (input: unknown) => {
        sent.push(input);
        return sample.sampleDetail();
      },
    },
  };
  await mountDesk('/supervision', { staff: sample.supervisor, parts });
  await page.getByRole('button', { name: '催办 261104-0020' }).click();
  await expect.element(page.getByLabelText('催什么')).toHaveFocus();
  await page.getByLabelText('催什么').fill('请今天回话');
  await page.getByRole('dialog').getByRole('button', { name: '催办' }).click();
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  expect(sent).toEqual([{ caseNo: '261104-0020', version: 3, words: '请今天回话' }]);
  await expect.element(page.getByRole('button', { name: '裁定 261104-0020' })).toBeVisible();
  await expect.element(page.getByRole('button', { name: '裁定 261118-0057' })).not.toBeInTheDocument();
  await cleanup();
  await mountDesk('/supervision', { staff: { ...sample.supervisor, roles: ['leader'] } });
  await expect.element(page.getByRole('button', { name: '裁定 261118-0057' })).toBeVisible();
});

test('supervision stands only for whoever supervises', async () => {
  await mountDesk('/', { staff: sample.clerk });
  await expect.element(page.getByRole('link', { name: '找凭条' })).toBeVisible();
  await expect.element(page.getByRole('link', { name: /督办/ })).not.toBeInTheDocument();
  await cleanup();
  await mountDesk('/', { staff: { ...sample.clerk, roles: ['unit-head'] } });
  await expect.element(page.getByRole('link', { name: '督办 2' })).toBeVisible();
});

test('the wall keeps its figures when the hall is gone, says of when they are, and names no person', async () => {
  let isDown = false;
  const { container, say } = await mountDesk('/wall', {
    staff: sample.supervisor,
    parts: {
      supervision: { wall: async () => (isDown ? Promise.reject(lineDown()) : work.wall(sampleNow - 240_000)) },
    },
  });
  await expect.element(page.getByText('214')).toBeVisible();
  isDown = true;
  say({ type: 'case-changed', at: sampleNow, caseNo: '261104-0020' });
  await expect.element(page.getByText('连不上，数是 09:38 的')).toBeVisible();
  await expect.element(page.getByText('214')).toBeVisible();
  expect(container.querySelector('.side')).toBeNull();
  for (const row of sample.rows) expect(container.textContent).not.toContain(row.title);
  expect(container.textContent).not.toContain('田试胜');
});
