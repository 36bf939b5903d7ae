// Tries a case on its citizen's phone: the answer in one touch, objecting, a code that fits nothing, and the phone's own back.
import { ORPCError } from '@orpc/client';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-react';
import { addressHere } from '#renderer/phone/address-here.ts';
import { pageOf } from '#renderer/phone/phone-app.tsx';
import type { FakeParts } from '#renderer/preview/fake-api.ts';
import * as sample from '#renderer/preview/kiosk/case-samples.ts';
import { caseAddress } from '#renderer/preview/phone/case-previews.tsx';
import { PhoneRoot, phoneMatters, phoneSlots } from '#renderer/preview/phone/phone-previews.tsx';
import type { CaseStatus } from '#shared/contract/case-shapes.ts';
import '#renderer/ui/tokens.css';
import '#renderer/ui/base.css';

beforeAll(() => page.viewport(360, 640));
afterEach(cleanup);

async function mount(address: string, parts: object): Promise<void> {
  const onMissing = (key: string): never => {
    throw new Error(`No words for ${key}`);
  };
  await render(<PhoneRoot address={address} parts={parts as FakeParts} language="zh-CN" onMissing={onMissing} />);
}
const showing = (status: CaseStatus, more: object = {}) => ({ cases: { status: async () => status, ...more } });
const refuse = (code: string, data?: unknown) => async (): Promise<never> => {
  throw new ORPCError(code, { defined: true, data });
};
const proof = pageOf(caseAddress)?.page === 'case' ? (pageOf(caseAddress) as { proof: object }).proof : {};

test('an address is a case only by what stands after its #', () => {
  const digits = caseAddress.slice('/c#'.length);
  expect(proof).toMatchObject({ queryCode: sample.sampleCode });
  const wrong = digits.slice(0, -1) + ((Number(digits.at(-1)) + 1) % 10);
  for (const other of ['/c', '/c#', `/c/${digits}`, `/t/${digits}`, `/c#${wrong}`])
    expect(pageOf(other), other).toBeNull();
});

test('the digits leave the address bar at once, and the page can still be loaded again', () => {
  const before = location.pathname + location.hash;
  history.pushState(null, '', `/c${caseAddress.slice('/c'.length)}`);
  expect(addressHere()).toBe(caseAddress);
  expect(location.hash).toBe('');
  expect(addressHere()).toBe(caseAddress);
  // On the other pages it means nothing.
  history.replaceState(null, '', '/book#top');
  expect(addressHere()).toBe('/book');
  history.replaceState(null, '', before);
});

test('a case says the day, the person and every turn, and its heading has the focus', async () => {
  await mount(caseAddress, showing(sample.extendedStatus));
  await expect.element(page.getByText('12月14日 星期一').first()).toBeVisible();
  await expect.element(page.getByText('原因：外省的回函还没到，等到了才能并号。').first()).toBeVisible();
  await expect.element(page.getByText('冉隆刚').first()).toBeVisible();
  expect(document.activeElement?.tagName).toBe('H1');
});

test('没办成 is one touch, sent once; the new day comes first, the grade after it, and back is the case', async () => {
  const sent: unknown[] = [];
  const rated: unknown[] = [];
  await mount(
    caseAddress,
    showing(sample.askedStatus, {
      answer: async (input: unknown) => {
        sent.push(input);
        return sample.answeredNo;
      },
      rate: async (input: unknown) => {
        rated.push(input);
        return sample.answeredNo;
      },
    }),
  );
  await page.getByRole('button', { name: /^没办成/ }).click();
  await expect.element(page.getByRole('heading', { name: '接着给您办' })).toBeVisible();
  expect(document.activeElement?.textContent).toBe('接着给您办');
  expect(sent).toMatchObject([{ ...proof, done: 'no' }]);
  expect(document.querySelector('[aria-pressed="true"]')).toBeNull();
  await page.getByRole('button', { name: '不满意', exact: true }).click();
  await page.getByLabelText('态度不好').click();
  await page.getByLabelText('想说点什么？不写也行').fill('说话很凶');
  await page.getByRole('button', { name: '交上去' }).click();
  await expect.element(page.getByText('谢谢您的评价')).toBeVisible();
  expect(rated).toMatchObject([{ ...proof, grade: 2, reasons: ['rude'], words: '说话很凶' }]);
  history.back();
  await expect.element(page.getByRole('heading', { name: '走到哪一步' })).toBeVisible();
  await expect.element(page.getByText('办成了吗？')).not.toBeInTheDocument();
});

test('an answer that got lost is sent again as the same one', async () => {
  const sent: { requestId: string }[] = [];
  const answers = [async () => Promise.reject(new TypeError('Failed to fetch')), async () => sample.answeredYes];
  await mount(
    caseAddress,
    showing(sample.askedStatus, {
      answer: (input: { requestId: string }) => {
        sent.push(input);
        return (answers.shift() ?? refuse('NOT_NOW'))();
      },
    }),
  );
  await page.getByRole('button', { name: /^办成了/ }).click();
  await expect.element(page.getByText(/不会算成两次/)).toBeVisible();
  await page.getByRole('button', { name: /^办成了/ }).click();
  await expect.element(page.getByText('好，办成了')).toBeVisible();
  expect(sent[0]?.requestId).toBe(sent[1]?.requestId);
});

test('not taken on: the way on, the reason, and objecting by one touch', async () => {
  const sent: unknown[] = [];
  await mount(
    caseAddress,
    showing(sample.refusedStatus('possible'), {
      object: async (input: unknown) => {
        sent.push(input);
        return sample.refusedStatus('made');
      },
    }),
  );
  await expect.element(page.getByText(/请找县法院立案庭/)).toBeVisible();
  await page.getByRole('button', { name: '我不同意' }).click();
  await expect.element(page.getByRole('heading', { name: '哪里不同意？' })).toBeVisible();
  await expect.element(page.getByRole('button', { name: '交上去' })).toBeDisabled();
  await page.getByRole('button', { name: '我想当面说' }).click();
  await expect.element(page.getByText(/您说了不同意/).first()).toBeVisible();
  expect(sent).toMatchObject([{ ...proof, words: '我想当面说' }]);
});

test('what was written stays when it did not arrive, and one space is nothing', async () => {
  await mount(caseAddress, showing(sample.waitingStatus, { supplement: refuse('CANNOT_SAVE') }));
  await page.getByRole('button', { name: '我想补充几句' }).click();
  const field = page.getByRole('textbox');
  await field.fill(' ');
  await expect.element(page.getByRole('button', { name: '交上去' })).toBeDisabled();
  await field.fill('户口簿带来了');
  await page.getByRole('button', { name: '交上去' }).click();
  await expect.element(page.getByRole('alert')).toBeVisible();
  await expect.element(field).toHaveValue('户口簿带来了');
});

test('the same words are one request however often they are sent, and other words are another', async () => {
  const sent: string[] = [];
  const supplement = async (input: { requestId: string }) => {
    sent.push(input.requestId);
    throw new TypeError('down');
  };
  await mount(caseAddress, showing(sample.waitingStatus, { supplement }));
  await page.getByRole('button', { name: '我想补充几句' }).click();
  const handIn = page.getByRole('button', { name: '交上去' });
  await page.getByRole('textbox').fill('户口簿带来了');
  await handIn.click();
  await expect.element(page.getByRole('alert')).toBeVisible();
  await handIn.click();
  await expect.poll(() => sent.length).toBe(2);
  await expect.element(page.getByRole('alert')).toBeVisible();
  await page.getByRole('textbox').fill('户口簿明天带来');
  await handIn.click();
  await expect.poll(() => new Set(sent).size).toBe(2);
  expect(sent[0]).toBe(sent[1]);
});

test('a code that fits nothing, and one tried too often, say what to do', async () => {
  await mount(caseAddress, { cases: { status: refuse('NOT_MATCHING', { triesLeft: 3 }) } });
  await expect.element(page.getByText('这个码查不到')).toBeVisible();
  await cleanup();
  await mount(caseAddress, { cases: { status: refuse('TOO_MANY_TRIES', { retryAfterSeconds: 300 }) } });
  await expect.element(page.getByText('请过 5 分钟再看，或者问窗口。')).toBeVisible();
});

test('the phone’s back goes one step of the booking back, and does not leave it', async () => {
  await mount('/book', { appointments: { bookable: async () => phoneMatters, slots: async () => phoneSlots } });
  await page.getByRole('button', { name: /不动产首次登记/ }).click();
  await page.getByRole('button', { name: /10:00/ }).first().click();
  await page.getByLabelText('姓名').fill('罗春梅');
  history.back();
  await expect.element(page.getByRole('heading', { name: '哪天来？' })).toBeVisible();
  expect(document.activeElement?.textContent).toBe('哪天来？');
  history.forward();
  await expect.element(page.getByLabelText('姓名')).toHaveValue('罗春梅');
  history.back();
  await expect.element(page.getByRole('heading', { name: '哪天来？' })).toBeVisible();
  history.back();
  await expect.element(page.getByRole('heading', { name: '预约什么事？' })).toBeVisible();
});

test('nothing is wider than a phone', async () => {
  for (const status of [sample.askedLongStatus, sample.waitingLongStatus, sample.refusedStatus('upheld', true)]) {
    await mount(caseAddress, showing(status));
    await expect.element(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(360);
    await cleanup();
  }
});
