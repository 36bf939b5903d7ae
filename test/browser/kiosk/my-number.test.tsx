// Tries one's own number by its slip, rating by it, and what the kiosk takes over from the hall while people stand at it.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { cleanup } from 'vitest-browser-react';
import { demoCatalogue } from '#renderer/preview/kiosk/demo-catalogue.ts';
import * as sample from '#renderer/preview/kiosk/queue-samples.ts';
import type { MyNumber } from '#shared/contract/queue.ts';
import { ticketQr } from '#shared/domain/scan-code.ts';
import { lineDown, refusal } from '../desk/faults.ts';
import { later, mountKiosk, scan } from './mount-kiosk.tsx';

beforeEach(() => document.documentElement.setAttribute('data-still', ''));
afterEach(cleanup);

const { slipKey } = sample;
const at = 1;

test('a number’s slip is followed: before whom, then called where; gone with the person', async () => {
  let mine: MyNumber = sample.sampleMine({ misses: 1 });
  const asked: unknown[] = [];
  const myNumber = async (input: unknown) => {
    asked.push(input);
    return mine;
  };
  const kiosk = await mountKiosk({ queue: { myNumber } });
  await expect.element(page.getByText('您好，想办什么事？')).toBeVisible();
  scan(`https://hall.example/t/${ticketQr(slipKey)}`);
  await expect.element(page.getByRole('heading', { name: '还在排队，请等叫号' })).toBeVisible();
  await expect.element(page.getByText('叫过您的号，您没赶上')).toBeVisible();
  expect(asked[0]).toEqual(slipKey);
  mine = sample.calledMine;
  kiosk.say({ type: 'queue-changed', at, groupCode: null });
  await expect.element(page.getByRole('heading', { name: '正在叫您' })).toBeVisible();
  await expect.element(page.getByText('3 号窗口')).toBeVisible();
  await kiosk.tap('看好了');
  await expect.element(page.getByText('您好，想办什么事？')).toBeVisible();
  const count = asked.length;
  kiosk.say({ type: 'queue-changed', at, groupCode: null });
  await expect.element(page.getByText('您好，想办什么事？')).toBeVisible();
  expect(asked).toHaveLength(count);
  expect(kiosk.container.textContent).not.toContain('B026');
});

test('an unknown slip leads to a new number, a line that is down to another try', async () => {
  const answers = [lineDown(), lineDown(), lineDown(), refusal('TICKET_UNKNOWN')];
  const myNumber = async () => {
    throw answers.shift();
  };
  const { tap } = await mountKiosk({ screens: [{ name: 'my-number', slip: slipKey }], queue: { myNumber } });
  await expect.element(page.getByText('现在查不了，请再试一次')).toBeVisible();
  await tap('再试一次');
  await expect.element(page.getByText('查不到这个号，可能不是今天的。请重新取号')).toBeVisible();
  await tap('重新取号');
  await expect.element(page.getByText('您要办什么？')).toBeVisible();
});

test('rating: nothing is chosen beforehand, a good grade is one more tap, said once', async () => {
  const answer = later<unknown>();
  const rated: unknown[] = [];
  const rateBySlip = (input: unknown) => {
    rated.push(input);
    return answer.promise;
  };
  const mine = sample.sampleMine({ state: 'served' }, { canRate: true });
  const { tap, container } = await mountKiosk({
    screens: [{ name: 'my-number', slip: slipKey }],
    queue: { myNumber: async () => mine },
    rating: { rateBySlip },
  });
  await tap(/^说说这次服务/);
  expect(container.querySelectorAll('[aria-pressed="true"]')).toHaveLength(0);
  await expect.element(page.getByRole('button', { name: '先选一个' })).toBeDisabled();
  await tap('满意');
  await page.getByRole('button', { name: '交给大厅' }).dblClick();
  answer.give({ ok: true });
  await expect.element(page.getByText('收到了，谢谢您')).toBeVisible();
  expect(rated).toEqual([{ slip: slipKey, grade: 4, reasons: [], via: 'kiosk' }]);
});

test('rating: a bad grade may say why or not; an answer lost ends in the same thanks', async () => {
  const rated: unknown[] = [];
  const answers = [lineDown(), refusal('ALREADY_RATED')];
  const rateBySlip = async (input: unknown) => {
    rated.push(input);
    throw answers.shift();
  };
  const { tap } = await mountKiosk({ screens: [{ name: 'rate', slip: slipKey, grade: null }], rating: { rateBySlip } });
  await tap('非常不满意');
  await tap('下一步');
  await expect.element(page.getByRole('button', { name: '不说原因，直接交' })).toBeVisible();
  for (const reason of ['态度不好', '其他', '态度不好', '不愿说明']) await tap(reason);
  await tap('交给大厅');
  await expect.element(page.getByText('还没交上去，再试一次')).toBeVisible();
  await tap('再试一次');
  await expect.element(page.getByText('收到了，谢谢您')).toBeVisible();
  const said = { slip: slipKey, grade: 1, reasons: ['other', 'not-said'], via: 'kiosk' };
  expect(rated).toEqual([said, said]);
});

test('a service that cannot be rated any more says so', async () => {
  const rateBySlip = async () => {
    throw refusal('NOTHING_TO_RATE');
  };
  const { tap } = await mountKiosk({ screens: [{ name: 'rate', slip: slipKey, grade: null }], rating: { rateBySlip } });
  await tap('基本满意');
  await tap('交给大厅');
  await expect.element(page.getByText('这次服务不能评价了')).toBeVisible();
});

test('an edited catalogue is there at once, but never under somebody who is writing', async () => {
  let catalogue = demoCatalogue;
  const renamed = (zh: string) => ({
    ...demoCatalogue,
    matters: demoCatalogue.matters.map((one) => (one.code === 'GA-01' ? { ...one, short: { zh, en: zh } } : one)),
  });
  const kiosk = await mountKiosk({
    screens: [{ name: 'book-review' }],
    booking: sample.fullBooking,
    catalogue: () => catalogue,
  });
  await expect.element(page.getByText('换身份证')).toBeVisible();
  catalogue = renamed('身份证换新');
  kiosk.say({ type: 'catalogue-changed', at });
  kiosk.say({ type: 'queue-changed', at, groupCode: null });
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(kiosk.container.textContent).toContain('换身份证');
  await kiosk.tap('首页');
  await kiosk.tap('清掉，回首页');
  await kiosk.tap(/^取号/);
  await expect.element(page.getByRole('button', { name: /^身份证换新/ })).toBeVisible();
  catalogue = renamed('身份证再换');
  kiosk.say({ type: 'catalogue-changed', at });
  await expect.element(page.getByRole('button', { name: /^身份证再换/ })).toBeVisible();
});

test('a missed number that is still kept leads to its window, not to a second number', async () => {
  const { container } = await mountKiosk({
    screens: [{ name: 'my-number', slip: slipKey }],
    queue: { myNumber: async () => sample.keptMine },
  });
  await expect.element(page.getByText(/号窗口还能办/)).toBeVisible();
  expect(container.textContent).not.toContain('重新取号');
});

test('a matter taken off the list under somebody leads to the list with a word, from taking and from booking', async () => {
  const without = { ...demoCatalogue, matters: demoCatalogue.matters.filter(({ code }) => code !== 'GA-01') };
  const empty = { ...sample.emptyBooking, matterCode: 'GA-01' };
  for (const setting of [
    { screens: [{ name: 'matter', matterCode: 'GA-01', requestId: empty.requestId }] as const },
    { screens: [{ name: 'book-day' }] as const, booking: empty },
  ]) {
    let catalogue = demoCatalogue;
    const kiosk = await mountKiosk({
      ...setting,
      catalogue: () => catalogue,
      appointments: { slots: async () => sample.slotDays },
    });
    await expect.element(page.getByText('换身份证').first()).toBeVisible();
    catalogue = without;
    kiosk.say({ type: 'catalogue-changed', at });
    await expect.element(page.getByText('这件事现在不在这里办了，请重新选，或者问工作人员')).toBeVisible();
    await expect.element(page.getByRole('heading', { name: '您要办什么？' })).toBeVisible();
    await kiosk.tap('返回');
    await expect.element(page.getByRole('heading', { name: '您好，想办什么事？' })).toBeVisible();
    await cleanup();
  }
});

test('a slip held to the scanner is followed from the list of matters and from searching, too', async () => {
  for (const name of ['matters', 'search'] as const) {
    const screen =
      name === 'matters'
        ? ({ name, purpose: 'take', departmentCode: null } as const)
        : ({ name, purpose: 'take' } as const);
    await mountKiosk({ screens: [screen], queue: { myNumber: async () => sample.sampleMine({}) } });
    await expect.element(page.getByRole('heading', { level: 1 })).toBeVisible();
    scan(ticketQr(slipKey));
    await expect.element(page.getByText('B026').first()).toBeVisible();
    await cleanup();
  }
});

test('what was read badly, or is no slip, is to be scanned once more where one stands', async () => {
  const good = ticketQr(slipKey);
  const wrongDigit = good.slice(0, -1) + ((Number(good.at(-1)) + 1) % 10);
  for (const [at, text] of [
    wrongDigit,
    good.slice(0, 9),
    `.example/t/${good.slice(0, 12)}`,
    '6901234567892',
  ].entries()) {
    const { container } = await mountKiosk({
      screens: at % 2 === 0 ? [] : [{ name: 'search', purpose: 'take' }],
      queue: { myNumber: async () => sample.sampleMine({}) },
    });
    await expect.element(page.getByRole('heading', { level: 1 })).toBeVisible();
    scan(text);
    await expect.element(page.getByText('没扫好，请再扫一次')).toBeVisible();
    expect(container.textContent).not.toContain('输单号和查询码');
    scan(good);
    await expect.element(page.getByText('B026').first()).toBeVisible();
    await expect.element(page.getByText('没扫好，请再扫一次')).not.toBeInTheDocument();
    await cleanup();
  }
});
