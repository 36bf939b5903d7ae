// Tries the way in and back in: a wrong password, a first start, and a session that ends in the middle of a sentence.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { cleanup } from 'vitest-browser-react';
import { admin, clerk, handledDetail } from '#renderer/preview/desk/desk-samples.ts';
import { sampleNow } from '#renderer/preview/kiosk/kiosk-samples.ts';
import { lineDown, refusal } from './faults.ts';
import { mountDesk } from './mount.tsx';

beforeEach(() => page.viewport(1366, 768));
afterEach(cleanup);

const endsAt = sampleNow + 6 * 3_600_000;
const me = { staff: clerk, mustChangePassword: false, endsAt };
const heading = (name: string | RegExp) => page.getByRole('heading', { name });

test('a wrong password is said in words; the name stays, the password is typed again', async () => {
  const sent: unknown[] = [];
  await mountDesk('/', {
    staff: null,
    parts: {
      staff: {
        signIn: async (input: { password: string }) => {
          sent.push(input);
          if (input.password !== 'right-password') throw refusal('WRONG_PASSWORD');
          return me;
        },
      },
    },
  });
  await page.getByLabelText('用户名').fill('xiang');
  await page.getByLabelText('密码').fill('wrong-password');
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('alert')).toMatchTextContent(/用户名或密码不对/);
  await expect.element(page.getByLabelText('用户名')).toHaveValue('xiang');
  await expect.element(page.getByLabelText('密码')).toHaveValue('');
  await page.getByLabelText('密码').fill('right-password');
  await userEvent.keyboard('{Enter}');
  await expect.element(heading(/今天的事/)).toBeVisible();
  expect(sent).toHaveLength(2);
});

test('too many tries say how long to wait, and a lost line that nothing was sent', async () => {
  const answers = [refusal('TOO_MANY_TRIES', { retryAfterSeconds: 130 }), lineDown()];
  await mountDesk('/', { staff: null, parts: { staff: { signIn: async () => Promise.reject(answers.shift()) } } });
  await page.getByLabelText('用户名').fill('xiang');
  for (const words of ['请过 3 分钟再试', '连不上大厅主机']) {
    await page.getByLabelText('密码').fill('whatever');
    await page.getByRole('button', { name: '登录' }).click();
    await expect.element(page.getByRole('alert')).toMatchTextContent(new RegExp(words));
  }
});

test('the first start asks for the code, checks before sending, and leads to signing in', async () => {
  let isNeeded = true;
  const sent: unknown[] = [];
  await mountDesk('/', {
    staff: null,
    parts: {
      staff: {
        firstStart: async () => ({ needed: isNeeded }),
        createFirstAdmin: async (input: { setupCode: string }) => {
          sent.push(input);
          if (input.setupCode !== 'ABCD-1234') throw refusal('SETUP_CODE_WRONG');
          isNeeded = false;
          return admin;
        },
      },
    },
  });
  await page.getByLabelText('设置码').fill('ABCD-0000');
  await page.getByLabelText('用户名').fill('Admin 1');
  await page.getByLabelText('密码').fill('short');
  await page.getByRole('button', { name: '建好管理员' }).click();
  await expect.element(page.getByText('密码至少 10 位')).toBeVisible();
  await expect.element(page.getByText('请写姓名')).toBeVisible();
  expect(sent).toHaveLength(0);

  await page.getByLabelText('用户名').fill('admin');
  await page.getByLabelText('姓名').fill('例管理');
  await page.getByLabelText('密码').fill('long enough words');
  await page.getByLabelText('再写一遍').fill('long enough words');
  await page.getByRole('button', { name: '建好管理员' }).click();
  await expect.element(page.getByText('设置码不对，请看启动时显示的那一行。')).toBeVisible();
  await page.getByLabelText('设置码').fill('ABCD-1234');
  await page.getByRole('button', { name: '建好管理员' }).click();
  await expect.element(heading('登录')).toBeVisible();
  await expect.element(page.getByText('管理员建好了，请用刚才的账号登录。')).toBeVisible();
  await expect.element(page.getByLabelText('用户名')).toHaveValue('admin');
  await expect.element(page.getByLabelText('密码')).toHaveFocus();
});

test('a given password is changed before anything else', async () => {
  const sent: unknown[] = [];
  await mountDesk('/', {
    staff: clerk,
    mustChangePassword: true,
    parts: {
      staff: {
        me: async () => ({ staff: clerk, mustChangePassword: sent.length === 0, endsAt }),
        changePassword: async (input: unknown) => {
          sent.push(input);
          return { ok: true };
        },
      },
    },
  });
  await page.getByLabelText('现在的密码').fill('given-password');
  await page.getByLabelText('新密码').fill('my own long one');
  await page.getByLabelText('再写一遍').fill('my own long two');
  await page.getByRole('button', { name: '换好，进工作台' }).click();
  await expect.element(page.getByText('两遍写的不一样')).toBeVisible();
  expect(sent).toEqual([]);
  await page.getByLabelText('再写一遍').fill('my own long one');
  await page.getByRole('button', { name: '换好，进工作台' }).click();
  await expect.element(heading(/今天的事/)).toBeVisible();
  expect(sent).toEqual([{ current: 'given-password', next: 'my own long one' }]);
});

test('a session that ends asks to sign in over the desk, and what was being written is still there', async () => {
  let isOver = true;
  const sent: { words: string }[] = [];
  await mountDesk('/cases/261123-0074?act=tell', {
    staff: clerk,
    parts: {
      cases: {
        get: async () => handledDetail,
        addEntry: async (input: { words: string }) => {
          if (isOver) throw refusal('NOT_SIGNED_IN');
          sent.push(input);
          return handledDetail;
        },
      },
      staff: {
        signIn: async () => {
          isOver = false;
          return me;
        },
      },
    },
  });
  await page.getByLabelText('告诉群众的话').fill('明天上午来，1 号窗口等您。');
  await page.getByRole('button', { name: '告诉群众' }).click();
  await expect.element(heading('请再登录一次')).toBeVisible();
  await page.getByLabelText('密码').fill('right-password');
  await userEvent.keyboard('{Enter}');
  await expect.element(heading('请再登录一次')).not.toBeInTheDocument();
  await expect.element(page.getByLabelText('告诉群众的话')).toHaveValue('明天上午来，1 号窗口等您。');
  await page.getByRole('button', { name: '告诉群众' }).click();
  await expect.element(page.getByLabelText('告诉群众的话')).toHaveValue('');
  expect(sent).toMatchObject([{ words: '明天上午来，1 号窗口等您。' }]);
});

test('somebody else signing in after that finds nothing half-written', async () => {
  let isAdmin = false;
  await mountDesk('/cases/261123-0074?act=tell', {
    staff: clerk,
    parts: {
      cases: { get: async () => handledDetail, addEntry: async () => Promise.reject(refusal('NOT_SIGNED_IN')) },
      staff: {
        me: async () => ({ ...me, staff: isAdmin ? admin : clerk }),
        signIn: async () => {
          isAdmin = true;
          return { ...me, staff: admin };
        },
      },
    },
  });
  await page.getByLabelText('告诉群众的话').fill('只有我知道的话');
  await page.getByRole('button', { name: '告诉群众' }).click();
  await page.getByLabelText('密码').fill('right-password');
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText('演示管理员')).toBeVisible();
  await expect.element(page.getByLabelText('告诉群众的话')).toHaveValue('');
});
