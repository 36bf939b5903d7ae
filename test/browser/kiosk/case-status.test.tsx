// Tries what a citizen does with their own case at the kiosk: the answer in one touch, the grade after it, objecting, printing, and that nothing stays.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { cleanup } from 'vitest-browser-react';
import { startSession } from '#renderer/kiosk/session.ts';
import { reduce } from '#renderer/kiosk/session-moves.ts';
import * as sample from '#renderer/preview/kiosk/case-samples.ts';
import { slipStates } from '#renderer/preview/kiosk/kiosk-samples.ts';
import type { CaseStatus } from '#shared/contract/case-shapes.ts';
import { formatCaseNumber } from '#shared/domain/case-number.ts';
import { caseUrl, slipQr } from '#shared/domain/scan-code.ts';
import { lineDown, refusal } from '../desk/faults.ts';
import { later, mountKiosk, scan } from './mount-kiosk.tsx';

beforeEach(() => document.documentElement.setAttribute('data-still', ''));
afterEach(cleanup);

const queryCode = sample.sampleCode;
const { caseNo } = sample.askedStatus;
const at = (status: CaseStatus) => [{ name: 'status', status, queryCode }] as const;
const home = page.getByText('您好，想办什么事？');

test('the slip’s code is read with and without the address of the page for phones', async () => {
  const proof = { caseNo: formatCaseNumber('2026-11-23', 7), queryCode };
  for (const text of [slipQr(proof), caseUrl('https://banshi.example', slipQr(proof))]) {
    const asked: unknown[] = [];
    await mountKiosk({
      cases: {
        status: async (input: unknown) => {
          asked.push(input);
          return sample.sampleStatus();
        },
      },
    });
    await expect.element(home).toBeVisible();
    scan(text);
    await expect.element(page.getByRole('heading', { name: '居民身份证换领' })).toBeVisible();
    expect(asked).toEqual([proof]);
    await cleanup();
  }
});

test('办成了吗: three answers of one size, none chosen, none coloured better', async () => {
  const { container } = await mountKiosk({ screens: at(sample.askedStatus) });
  await expect.element(page.getByRole('heading', { name: '办成了吗？' })).toBeVisible();
  const answers = [...container.querySelectorAll<HTMLElement>('.kiosk-answers .choice')];
  expect(answers.map((one) => one.querySelector('strong')?.textContent)).toEqual(['办成了', '还差一点', '没办成']);
  const looks = answers.map((one) => {
    const { width, height } = one.getBoundingClientRect();
    const { backgroundColor, color } = getComputedStyle(one);
    return [Math.round(width), Math.round(height), backgroundColor, color].join();
  });
  expect(new Set(looks).size).toBe(1);
  expect(container.querySelector('[aria-pressed="true"]')).toBeNull();
});

test('没办成 is one touch: it is taken up again before anything else is asked, and the touch counts once', async () => {
  const sent: { requestId: string; done: string }[] = [];
  const answer = later<CaseStatus>();
  const kiosk = await mountKiosk({
    screens: at(sample.askedStatus),
    cases: {
      answer: (input: (typeof sent)[number]) => {
        sent.push(input);
        return answer.promise;
      },
    },
  });
  await page.getByRole('button', { name: /^没办成/ }).dblClick();
  answer.give(sample.answeredNo);
  await expect.element(page.getByRole('heading', { name: '接着给您办' })).toBeVisible();
  await expect.element(page.getByText(/^12月14日/)).toBeVisible();
  expect(sent).toMatchObject([{ caseNo, queryCode, done: 'no' }]);
  expect(Object.keys(sent[0] ?? {}).sort()).toEqual(['caseNo', 'done', 'queryCode', 'requestId']);
  // Leaving the rating out is one touch too, and nothing of the person stays.
  expect(kiosk.container.querySelector('[aria-pressed="true"]')).toBeNull();
  await kiosk.tap('不评价，好了');
  await expect.element(home).toBeVisible();
  expect(kiosk.container.textContent).not.toContain(caseNo);
});

test('an answer whose answer got lost is sent again as the same one; another answer is another', async () => {
  const sent: { requestId: string; done: string }[] = [];
  const answers = [lineDown(), lineDown()];
  const { tap } = await mountKiosk({
    screens: at(sample.askedStatus),
    cases: {
      answer: async (input: (typeof sent)[number]) => {
        sent.push(input);
        const fault = answers.shift();
        if (fault) throw fault;
        return sample.answeredPartly;
      },
    },
  });
  await tap(/^还差一点/);
  await expect.element(page.getByText('还没收到回音，再点一次')).toBeVisible();
  await tap(/^没办成/);
  await expect.element(page.getByText('还没收到回音，再点一次')).toBeVisible();
  await tap(/^还差一点/);
  await expect.element(page.getByText('有人打电话问您差在哪里。')).toBeVisible();
  const ids = sent.map(({ requestId }) => requestId);
  expect(ids[0]).toBe(ids[2]);
  expect(ids[1]).not.toBe(ids[0]);
});

test('answered already elsewhere: what stands now is shown, and nothing is asked again', async () => {
  const { tap } = await mountKiosk({
    screens: at(sample.askedStatus),
    cases: {
      answer: async () => {
        throw refusal('NOT_NOW');
      },
      status: async () => sample.reopenedStatus,
    },
  });
  await tap(/^办成了/);
  await expect.element(page.getByText(/没办成，重新给您办/)).toBeVisible();
  await expect.element(page.getByRole('button', { name: '我想补充几句' })).toBeVisible();
});

test('without a telephone 还差一点 asks to come to the window', async () => {
  const status = { ...sample.answeredPartly, canCall: false };
  const { tap } = await mountKiosk({
    screens: at({ ...sample.askedStatus, canCall: false }),
    cases: { answer: async () => status },
  });
  await expect.element(page.getByText('差在哪里，到窗口说一声')).toBeVisible();
  await tap(/^还差一点/);
  await expect.element(page.getByText('请到 16 号窗口说说差在哪里，不用取号。')).toBeVisible();
  await expect.element(page.getByText('打电话')).not.toBeInTheDocument();
});

test('the grade comes after the answer: a bad one may say why and a word more, all of it in one rating', async () => {
  const rated: unknown[] = [];
  const { tap } = await mountKiosk({
    screens: [
      ...at(sample.answeredYes),
      { name: 'answered', status: sample.answeredYes, queryCode, done: 'yes', requestId: 'r1' },
    ],
    cases: {
      rate: async (input: unknown) => {
        rated.push(input);
        return sample.answeredYes;
      },
    },
  });
  await tap(/^不满意/);
  await tap('下一步');
  await tap('态度不好');
  await tap('再写几句');
  await page.getByRole('textbox').fill('说话很凶。');
  await tap('交上去');
  await expect.element(page.getByText('收到了，谢谢您')).toBeVisible();
  expect(rated).toEqual([{ requestId: 'r1', caseNo, queryCode, grade: 2, reasons: ['rude'], words: '说话很凶。' }]);
});

test('a good grade is one more touch; one given already ends in the same thanks', async () => {
  const rated: unknown[] = [];
  const { tap } = await mountKiosk({
    screens: [
      ...at(sample.answeredYes),
      { name: 'answered', status: sample.answeredYes, queryCode, done: 'yes', requestId: 'r1' },
    ],
    cases: {
      rate: async (input: unknown) => {
        rated.push(input);
        throw refusal('ALREADY_RATED');
      },
    },
  });
  await tap('满意');
  await tap('交上去');
  await expect.element(page.getByText('收到了，谢谢您')).toBeVisible();
  expect(rated).toMatchObject([{ grade: 4, reasons: [], words: '' }]);
});

test('what the hall waits for is the largest thing there is, and writing is the way on', async () => {
  const { container, tap } = await mountKiosk({ screens: at(sample.waitingStatus) });
  await expect.element(page.getByRole('heading', { name: '现在等您' })).toBeVisible();
  const sizes = [...container.querySelectorAll<HTMLElement>('.screen *')]
    .filter((one) => one.children.length === 0 && one.textContent?.trim() !== '')
    .map((one) => ({ size: Number.parseFloat(getComputedStyle(one).fontSize), text: one.textContent }));
  const largest = Math.max(...sizes.map(({ size }) => size));
  expect(sizes.filter(({ size }) => size === largest).map(({ text }) => text)).toEqual(['请带户口簿原件']);
  await tap('我想补充几句');
  await expect.element(page.getByRole('heading', { name: '还想补充什么？' })).toBeVisible();
});

test('an extension says how many days more, until when, and why', async () => {
  await mountKiosk({ screens: at(sample.extendedStatus) });
  await expect.element(page.getByText(/要多等 3 个工作日，最晚 12月14日 星期一/)).toBeVisible();
  await expect.element(page.getByText(/原因：外省的回函还没到/)).toBeVisible();
});

test('not taken on: the way on is the largest text, the reason stands whole, and objecting takes words or one touch', async () => {
  const sent: unknown[] = [];
  const { container, tap } = await mountKiosk({
    screens: at(sample.refusedStatus('possible')),
    cases: {
      object: async (input: unknown) => {
        sent.push(input);
        return sample.refusedStatus('made');
      },
    },
  });
  await expect.element(page.getByText('这件事已经在法院了。').first()).toBeVisible();
  const size = (selector: string) =>
    Number.parseFloat(getComputedStyle(container.querySelector(selector) ?? document.body).fontSize);
  expect(size('.way-on .said-text')).toBeGreaterThan(size('.card-quiet .said-text'));
  await tap('我不同意');
  await tap('我想当面说');
  await expect.element(page.getByText('您说了不同意')).toBeVisible();
  expect(sent).toMatchObject([{ caseNo, queryCode, words: '我想当面说' }]);
  await expect.element(page.getByRole('button', { name: '我不同意' })).not.toBeInTheDocument();
});

test('who would rather speak hands in what they have written, too', async () => {
  const sent: unknown[] = [];
  const { tap } = await mountKiosk({
    screens: at(sample.refusedStatus('possible')),
    cases: {
      object: async (input: unknown) => {
        sent.push(input);
        return sample.refusedStatus('made');
      },
    },
  });
  await tap('我不同意');
  await page.getByRole('textbox').fill('没有立案');
  await tap('我想当面说');
  await expect.poll(() => sent).toMatchObject([{ words: '没有立案\n我想当面说' }]);
});

test('the same words are one request however often they are sent, and other words are another', async () => {
  const sent: { requestId: string; words: string }[] = [];
  const { tap } = await mountKiosk({
    screens: at(sample.sampleStatus()),
    cases: {
      supplement: async (input: { requestId: string; words: string }) => {
        sent.push(input);
        if (sent.length < 3) throw lineDown();
        return sample.sampleStatus();
      },
    },
  });
  await tap('我想补充几句');
  await page.getByRole('textbox').fill('机器昨天修好了');
  await tap('交给窗口');
  await tap('再试一次');
  await expect.poll(() => sent.length).toBe(2);
  await expect.element(page.getByRole('button', { name: '再试一次' })).toBeEnabled();
  await page.getByRole('textbox').fill('机器今天又坏了');
  await tap('再试一次');
  await expect
    .poll(() => sent.map(({ words }) => words))
    .toEqual(['机器昨天修好了', '机器昨天修好了', '机器今天又坏了']);
  const [first, again, other] = sent.map(({ requestId }) => requestId);
  expect(again).toBe(first);
  expect(other).not.toBe(first);
});

test('a long reason is all there, page by page', async () => {
  const status = sample.refusedStatus('possible', true);
  const { container, tap } = await mountKiosk({ screens: at(status) });
  await expect.element(page.getByRole('button', { name: '下一页' })).toBeVisible();
  const visible = () => container.querySelector('.paged > .paged-list')?.textContent ?? '';
  let all = visible();
  while (page.getByRole('button', { name: '下一页' }).query()?.hasAttribute('disabled') === false) {
    await tap('下一页');
    all += visible();
  }
  const { wayOn = '', words = '' } = status.notAccepted ?? {};
  for (const text of [wayOn, words]) expect(all).toContain(text.slice(-20));
});

test('the status is printed once, and says where the slip is', async () => {
  const sent: { requestId: string }[] = [];
  const answers = [lineDown()];
  const { tap } = await mountKiosk({
    screens: at(sample.sampleStatus()),
    cases: {
      printStatus: async (input: (typeof sent)[number]) => {
        sent.push(input);
        const fault = answers.shift();
        if (fault) throw fault;
        return slipStates.printing;
      },
    },
  });
  await tap('打印进度');
  await tap('再试一次');
  await expect.element(page.getByText('凭条打好了，请取走')).toBeVisible();
  expect(new Set(sent.map(({ requestId }) => requestId)).size).toBe(1);
  expect(sent[0]).toMatchObject({ caseNo, queryCode, language: 'zh-CN' });
});

test('what changed takes the place of the old state, and 返回 does not come to it', () => {
  const looked = reduce(startSession('zh-CN'), { do: 'go', to: { name: 'lookup', problem: null } });
  const asked = reduce(looked, { do: 'go', to: { name: 'status', status: sample.askedStatus, queryCode } });
  const upon = { name: 'answered', status: sample.answeredNo, queryCode, done: 'no', requestId: 'r' } as const;
  const told = reduce(asked, { do: 'case-changed', status: sample.answeredNo, queryCode, upon });
  expect(told.screens.map(({ name }) => name)).toEqual(['home', 'lookup', 'status', 'answered']);
  expect(told.screens[2]).toMatchObject({ status: sample.answeredNo });
  expect(reduce(told, { do: 'home' }).screens).toEqual([{ name: 'home' }]);
});
