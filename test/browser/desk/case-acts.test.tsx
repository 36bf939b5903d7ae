// Tries acting on a case: a colleague who was faster, words that must not get lost, and what is recorded.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { cleanup } from 'vitest-browser-react';
import { clerk, handledDetail, sampleDetail } from '#renderer/preview/desk/desk-samples.ts';
import { lineDown } from './faults.ts';
import { mountDesk } from './mount.tsx';

beforeEach(() => page.viewport(1366, 768));
afterEach(cleanup);

const at = '/cases/261123-0074';

test('words that have arrived leave an empty field with nothing wrong about it', async () => {
  await mountDesk(`${at}?act=tell`, {
    staff: clerk,
    parts: { cases: { get: async () => handledDetail, addEntry: async () => ({ ...handledDetail, version: 5 }) } },
  });
  await page.getByLabelText('告诉群众的话').fill('明天上午来。');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await expect.element(page.getByLabelText('告诉群众的话')).toHaveValue('');
  await expect.element(page.getByText('先写一句话')).not.toBeInTheDocument();
});

test('the keyboard is not thrown to the page’s beginning by an act, nor by a question taken back', async () => {
  let detail = sampleDetail();
  await mountDesk(at, {
    staff: clerk,
    parts: {
      cases: {
        get: async () => detail,
        accept: async () => {
          detail = handledDetail;
          return detail;
        },
      },
    },
  });
  await expect.element(page.getByRole('button', { name: '受理，由我们管到底' })).toBeVisible();
  (page.getByRole('button', { name: '受理，由我们管到底' }).element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('tab', { name: /限时解决/ })).toHaveFocus();
  await page.getByRole('tab', { name: /现场解决/ }).click();
  await page.getByLabelText('问题出在哪').selectOptions('其他');
  await page.getByLabelText('告诉群众的结果').fill('办好了。');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await expect.element(page.getByRole('button', { name: '再改改' })).toHaveFocus();
  await userEvent.keyboard('{Escape}');
  await expect.element(page.getByLabelText('告诉群众的结果')).toHaveFocus();
  await page.getByRole('button', { name: '办结：现场解决' }).click();
  await expect.element(page.getByRole('button', { name: '再改改' })).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('button', { name: '办结：现场解决' })).toHaveFocus();
});

test('words begun are there again after looking elsewhere', async () => {
  await mountDesk(`${at}?act=tell`, { staff: clerk, parts: { cases: { get: async () => handledDetail } } });
  await page.getByLabelText('告诉群众的话').fill('写到一半');
  await page.getByRole('link', { name: /全部事项/ }).click();
  await page.getByRole('link', { name: '镇上换身份证的机器坏了，县里的号又取完' }).click();
  await page.getByRole('tab', { name: /告诉群众/ }).click();
  await expect.element(page.getByLabelText('告诉群众的话')).toHaveValue('写到一半');
});

test('words sent again after a lost answer carry the same request; other words another', async () => {
  const sent: { requestId: string; words: string }[] = [];
  await mountDesk(`${at}?act=tell`, {
    staff: clerk,
    parts: {
      cases: {
        get: async () => handledDetail,
        addEntry: async (input: { requestId: string; words: string }) => {
          sent.push(input);
          throw lineDown();
        },
      },
    },
  });
  const field = page.getByLabelText('告诉群众的话');
  const press = () => page.getByRole('button', { name: '告诉群众', exact: true }).click();
  await field.fill('今天能办');
  await press();
  await expect.element(page.getByRole('alert')).toMatchTextContent(/没有得到回答/);
  await press();
  await expect.poll(() => sent.length).toBe(2);
  await field.fill('明天能办');
  await press();
  await expect.poll(() => sent.length).toBe(3);
  expect(sent[1]?.requestId).toBe(sent[0]?.requestId);
  expect(sent[2]?.requestId).not.toBe(sent[0]?.requestId);
});

test('more than 2000 characters are told before they are sent', async () => {
  await mountDesk(`${at}?act=tell`, { staff: clerk, parts: { cases: { get: async () => handledDetail } } });
  await page.getByLabelText('告诉群众的话').fill('𠮷'.repeat(2003));
  await page.getByRole('button', { name: '告诉群众', exact: true }).click();
  await expect.element(page.getByText('最多 2000 个字，多了 3 个')).toBeVisible();
});

test('the full name is shown only after asking, and can be put away', async () => {
  await mountDesk(at, {
    staff: clerk,
    parts: {
      cases: {
        get: async () => sampleDetail(),
        reveal: async () => ({ person: { role: 'self', name: '罗演名', phone: '13800005678' } }),
      },
    },
  });
  await expect.element(page.getByText('罗* · 138 **** 5678')).toBeVisible();
  expect(document.body.textContent).not.toContain('罗演名');
  await page.getByRole('button', { name: '看全名（会记下）' }).click();
  await expect.element(page.getByText('罗演名')).toBeVisible();
  await page.getByRole('button', { name: '收起来' }).click();
  await expect.poll(() => document.body.textContent?.includes('罗演名')).toBe(false);
});

test('a supervisor looks and does not act', async () => {
  await mountDesk(at, {
    staff: { ...clerk, roles: ['supervisor'] },
    parts: { cases: { get: async () => sampleDetail({ actions: [] }) } },
  });
  await expect.element(page.getByText('现在没有要您做的。')).toBeVisible();
  await expect.element(page.getByRole('button', { name: /受理/ })).not.toBeInTheDocument();
  await expect.element(page.getByRole('link', { name: '替群众登记' })).not.toBeInTheDocument();
});
