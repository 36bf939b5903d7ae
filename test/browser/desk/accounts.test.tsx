// Tries the administrator's tools: what is wrong with a new account, a name that is taken, the last administrator.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { cleanup } from 'vitest-browser-react';
import * as sample from '#renderer/preview/desk/desk-samples.ts';
import { stuckSlips } from '#renderer/preview/desk/printer-samples.ts';
import { refusal } from './faults.ts';
import { mountDesk } from './mount.tsx';

beforeEach(() => page.viewport(1366, 768));
afterEach(cleanup);

test('a new account is checked before it is sent, and a taken name is told at the name', async () => {
  const sent: unknown[] = [];
  const answers = [() => Promise.reject(refusal('USERNAME_TAKEN')), async () => sample.clerk];
  await mountDesk('/staff', {
    parts: {
      staff: {
        create: (input: unknown) => {
          sent.push(input);
          return (answers.shift() ?? (async () => sample.clerk))();
        },
      },
    },
  });
  await page.getByRole('button', { name: '开新账号' }).click();
  await page.getByRole('button', { name: '存好' }).click();
  await expect.element(page.getByText('请写姓名')).toBeVisible();
  await expect.element(page.getByText('密码至少 10 位')).toBeVisible();
  expect(sent).toEqual([]);
  await page.getByLabelText('用户名').fill('Chen.Li');
  await page.getByLabelText('姓名').fill('陈例');
  await page.getByLabelText('第一个密码').fill('change me soon');
  await page.getByRole('checkbox', { name: '承办人' }).click();
  await page.getByRole('button', { name: '存好' }).click();
  await expect.element(page.getByLabelText('用户名')).toHaveAccessibleDescription(/已经有人用了/);
  await page.getByLabelText('用户名').fill('chen.li2');
  await page.getByRole('button', { name: '存好' }).click();
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  expect(sent[1]).toEqual({
    username: 'chen.li2',
    displayName: '陈例',
    password: 'change me soon',
    roles: ['intake', 'handler'],
    unitCode: 'U-HALL',
    windowCode: null,
  });
});

test('the last administrator stays, in words', async () => {
  await mountDesk('/staff', { parts: { staff: { update: async () => Promise.reject(refusal('LAST_ADMIN')) } } });
  await page.getByRole('button', { name: '改 演示管理员 的账号' }).click();
  await page.getByLabelText('停用这个账号，马上退出').click();
  await page.getByRole('button', { name: '存好' }).click();
  await expect.element(page.getByText('至少要留一个能用的管理员。')).toBeVisible();
});

test('accounts are no place for anybody else', async () => {
  await mountDesk('/staff', { staff: sample.clerk });
  await expect.element(page.getByText('这项操作不归您的岗位。')).toBeVisible();
  await expect.element(page.getByRole('link', { name: '账号' })).not.toBeInTheDocument();
});

test('a stuck slip is printed again from here, and a notice is put away by an administrator', async () => {
  const done: string[] = [];
  await mountDesk('/slips', {
    parts: {
      slips: {
        open: async () => stuckSlips,
        settle: async ({ place, how }: { place: string; how: string }) => {
          done.push(`${how} ${place}`);
          return stuckSlips[1] as (typeof stuckSlips)[number];
        },
      },
      system: {
        status: async () => sample.statusWithNotices,
        acknowledge: async ({ key }: { key: string }) => {
          done.push(key);
          return sample.status;
        },
      },
    },
  });
  await page.getByRole('button', { name: '出来了' }).click();
  await page.getByRole('link', { name: '本机' }).click();
  await page.getByRole('button', { name: '看过了，处理好了' }).click();
  await expect.element(page.getByText(/数据库损坏/)).not.toBeInTheDocument();
  expect(done).toEqual([`came-out ${stuckSlips[1]?.place}`, 'recovery']);
});
