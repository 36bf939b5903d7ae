// Tries filing for somebody at the counter: what is wrong is said at its field, and nothing is ever filed twice.
import axe from 'axe-core';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { cleanup } from 'vitest-browser-react';
import { clerk } from '#renderer/preview/desk/desk-samples.ts';
import { sampleReceipt, slipStates } from '#renderer/preview/kiosk/kiosk-samples.ts';
import { defaultSlipTemplate } from '#shared/contract/slip-template.ts';
import { counter, send } from './counter.ts';
import { lineDown, refusal } from './faults.ts';
import { findOverflow } from './measure.ts';
import { mountDesk } from './mount.tsx';

beforeEach(() => page.viewport(1366, 768));
afterEach(cleanup);

test('each wrong field says so itself, the first one has the cursor, and the same request is sent again', async () => {
  const answers: (() => unknown)[] = [
    () => {
      throw refusal('INVALID_INPUT', {
        problems: [
          { path: 'person.phone', message: '手机号是 11 位，还差 1 位' },
          { path: 'person.idNumber', message: '身份证号有一处不对，请对着证件再看一遍' },
        ],
      });
    },
    () => {
      throw lineDown();
    },
    () => sampleReceipt(slipStates.onScreen),
  ];
  const { sent, cases } = counter(() => answers.shift()?.() as ReturnType<typeof sampleReceipt>);
  const { container } = await mountDesk('/file', {
    staff: clerk,
    parts: { cases },
  });
  await expect.element(page.getByLabelText('群众怎么说')).toHaveFocus();
  await send();
  await expect.element(page.getByText('先写一句话')).toBeVisible();
  expect(sent).toHaveLength(0);
  await userEvent.keyboard('镇上换身份证的机器坏了');
  await page.getByLabelText('跑了几趟').fill('好多');
  await send();
  await expect.element(page.getByText('写 0 到 99 的数，或者空着')).toBeVisible();
  await page.getByLabelText('跑了几趟').fill('３');
  await page.getByRole('textbox', { name: '姓名' }).fill('罗演㐂');
  await page.getByLabelText('电话').fill('1380000567');
  await page.getByLabelText('证件号').fill('500240199001011234');
  await send();
  const phone = page.getByLabelText('电话');
  await expect.element(phone).toHaveAttribute('aria-invalid', 'true');
  await expect.element(phone).toHaveAccessibleDescription('手机号是 11 位，还差 1 位');
  await expect.element(phone).toHaveFocus();
  await expect.element(page.getByLabelText('证件号')).toHaveAccessibleDescription(/有一处不对/);
  await phone.fill('13800005678');
  await page.getByLabelText('证件号').fill('');
  await send();
  await expect.element(page.getByText(/不会登记两遍/)).toBeVisible();
  await page.getByRole('button', { name: /交上去/ }).click();
  await expect.element(page.getByText('最晚 12月9日 星期三')).toBeVisible();
  await expect.element(page.getByText('385201')).toBeVisible();
  await expect.element(page.getByText('凭条做好了，就在屏幕上')).toBeVisible();
  expect(new Set(sent.map(({ requestId }) => requestId)).size).toBe(1);
  expect(sent.at(-1)).toMatchObject({
    kind: 'not-done',
    trips: 3,
    matterCode: null,
    words: '镇上换身份证的机器坏了',
    person: { role: 'self', name: '罗演㐂', phone: '13800005678' },
  });
  expect(sent.at(-1)?.person).not.toHaveProperty('idNumber');
  expect(findOverflow(container)).toEqual([]);
  const { violations } = await axe.run(container, { runOnly: ['wcag2a', 'wcag2aa'] });
  expect(violations.map(({ id }) => id)).toEqual([]);

  await page.getByRole('button', { name: '再登记一件' }).click();
  await expect.element(page.getByLabelText('群众怎么说')).toHaveValue('');
});

test('only what belongs to the role chosen is sent', async () => {
  const { sent, cases } = counter(() => {
    throw refusal('CANNOT_SAVE');
  });
  await mountDesk('/file', { staff: clerk, parts: { cases } });
  await userEvent.keyboard('执照办不下来');
  await page.getByLabelText('证件号').fill('11010519491231002X');
  await page.getByRole('radio', { name: '单位、企业' }).click();
  await page.getByLabelText('单位名称').fill('例商店');
  await page.getByLabelText('联系人').fill('秦演');
  await send();
  await expect.element(page.getByRole('alert')).toMatchTextContent(/写的都还在/);
  expect(sent[0]?.person).toEqual({ role: 'organisation', organisation: '例商店', name: '秦演' });
  await page.getByRole('radio', { name: '不留姓名' }).click();
  await send();
  await expect.poll(() => sent[1]?.person).toEqual({ role: 'anonymous' });
  await page.getByRole('radio', { name: '本人' }).click();
  await expect.element(page.getByLabelText('证件号')).toHaveValue('11010519491231002X');
});

test('the matter is found by a few signs and the keyboard alone', async () => {
  const { sent, cases } = counter();
  await mountDesk('/file', { staff: clerk, parts: { cases } });
  await userEvent.keyboard('机器坏了');
  await page.getByRole('combobox', { name: '哪件事' }).click();
  await userEvent.keyboard('身份证换领');
  await expect.element(page.getByRole('option').first()).toMatchTextContent(/居民身份证换领/);
  await userEvent.keyboard('{Enter}');
  await send();
  await expect.poll(() => sent[0]?.matterCode).toBeTruthy();
});

test('a lost slip: nothing filled in is told, and what is found can be printed again', async () => {
  const sent: unknown[] = [];
  await mountDesk('/lost-slip', {
    staff: clerk,
    parts: {
      cases: {
        findByPerson: async (input: unknown) => {
          sent.push(input);
          return (await import('#renderer/preview/desk/desk-samples.ts')).rows.slice(0, 1);
        },
        reprint: async (input: unknown) => {
          sent.push(input);
          return slipStates.onScreen;
        },
      },
    },
  });
  await page.getByRole('button', { name: '找', exact: true }).click();
  await expect.element(page.getByText('请至少填一样。')).toBeVisible();
  expect(sent).toEqual([]);
  await page.getByLabelText('电话').fill(' 13800005678 ');
  await userEvent.keyboard('{Enter}');
  await page.getByRole('button', { name: '补打', exact: true }).click();
  await page.getByRole('radio', { name: 'English' }).click();
  await page.getByRole('button', { name: '补打凭条' }).click();
  await expect.element(page.getByText('凭条做好了，就在屏幕上')).toBeVisible();
  expect(sent).toEqual([{ phone: '13800005678' }, { caseNo: '261104-0020', language: 'en' }]);
});

test('the slip begins in the language of the hall’s slips, and is the citizen’s once chosen', async () => {
  const { sent, cases } = counter(() => {
    throw refusal('CANNOT_SAVE');
  });
  const template = { ...defaultSlipTemplate, language: 'en' as const };
  const get = async () => ({ template, version: 1, changedAt: null, changedBy: null });
  await mountDesk('/file', { staff: clerk, parts: { cases, slipTemplate: { get } } });
  const choice = (name: string) => page.getByRole('radio', { name });
  await expect.element(choice('English')).toBeChecked();
  await page.getByLabelText('群众怎么说').fill('办不成');
  await page.getByRole('button', { name: /交上去/ }).click();
  await expect.poll(() => sent.at(-1)?.language).toBe('en');
  await choice('中文').click();
  await page.getByRole('button', { name: /交上去/ }).click();
  await expect.poll(() => sent.at(-1)?.language).toBe('zh-CN');
});
