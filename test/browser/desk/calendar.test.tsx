// Tries entering a year's holidays: pasted, from a file, by hand; what is wrong stands at its field, and nothing is saved unseen.
import { ORPCError } from '@orpc/client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { cleanup } from 'vitest-browser-react';
import * as calendar from '#renderer/preview/desk/calendar-samples.ts';
import * as sample from '#renderer/preview/desk/desk-samples.ts';
import type { FakeParts } from '#renderer/preview/fake-api.ts';
import type { CalendarYear, CalendarYears } from '#shared/contract/calendar.ts';
import { mountDesk } from './mount.tsx';

beforeEach(() => page.viewport(1366, 768));
afterEach(cleanup);

type Sent = { year: number; source: string; off: object[]; worked: string[]; version?: number };

/** A hall without next year's notice that finds nothing wrong and keeps what it is sent, unless told otherwise. */
function hall(o: { years?: CalendarYears; check?: () => Promise<unknown>; set?: () => Promise<unknown> } = {}) {
  const sent: { check: Sent[]; set: Sent[] } = { check: [], set: [] };
  let years = o.years ?? calendar.withoutNext;
  const parts = {
    calendar: {
      years: async () => years,
      check: (input: Sent) => {
        sent.check.push(input);
        return (o.check ?? (async () => ({ ...calendar.looked, doubts: [] })))();
      },
      set: async (input: Sent) => {
        sent.set.push(input);
        if (o.set) return o.set();
        const saved = { ...calendar.entered, ...input, version: (input.version ?? 0) + 1 } as CalendarYear;
        years = { ...years, years: years.years.map((each) => (each.year === saved.year ? saved : each)) };
        return saved;
      },
    },
  } as unknown as FakeParts;
  return { sent, parts };
}

const button = (name: string) => page.getByRole('button', { name, exact: true });
const pasted = `国务院办公厅关于2027年部分节假日安排的通知
一、元旦：1月1日（周五）至3日（周日）放假，共3天。
二、春节：2月5日至14日放假调休，共10天。1月31日（周日）、2月20日（周六）上班。`;

test('a pasted notice fills the form, is drawn, looked over and saved; only then is it in force', async () => {
  const { sent, parts } = hall();
  await mountDesk('/calendar', { parts });
  await expect.element(page.getByText('还没有 2027 年的放假通知')).toBeVisible();
  await page.getByLabelText('通知原文').fill(pasted);
  await button('读出日子').click();
  await expect.element(page.getByText(/读到 2 段放假、2 天上班/)).toBeVisible();
  await expect
    .element(page.getByLabelText('通知的名称和日期'))
    .toHaveValue('国务院办公厅关于2027年部分节假日安排的通知');
  await expect.element(page.getByLabelText('第 2 段放假到')).toHaveValue('2027-02-14');
  await expect.element(page.getByText('周五到周日，10 天')).toBeVisible();
  const february = page.getByRole('table', { name: '2月' });
  await expect.element(february.getByRole('cell', { name: '14 放假' })).toBeVisible();
  await expect.element(february.getByRole('cell', { name: '20 周末上班' })).toBeVisible();
  await button('检查').click();
  await expect
    .element(page.getByText(/检查过了：放假 30 天，全年 248 个工作日.*12 件反映件的日子是暂定的/))
    .toBeVisible();
  expect(sent.set).toEqual([]);
  await button('保存，马上生效').click();
  await expect.element(page.getByText('已经生效')).toBeVisible();
  expect(sent.set).toMatchObject([
    {
      year: 2027,
      version: 0,
      off: [
        { from: '2027-01-01', to: '2027-01-03' },
        { from: '2027-02-05', to: '2027-02-14' },
      ],
      worked: ['2027-01-31', '2027-02-20'],
    },
  ]);
  await expect.element(page.getByText('还没有 2027 年的放假通知')).not.toBeInTheDocument();
  await expect.element(button('没有改动')).toBeDisabled();
});

test('a sentence that is not understood is handed back, and nothing is filled in', async () => {
  const { parts } = hall();
  await mountDesk('/calendar', { parts });
  await page.getByLabelText('通知原文').fill(`${pasted}\n请于1月4日前报送。`);
  await button('读出日子').click();
  await expect.element(page.getByText(/“请于1月4日前报送”：没读懂/)).toBeVisible();
  await expect.element(page.getByLabelText('第 1 段放假从')).not.toBeInTheDocument();
  await page.getByLabelText('通知原文').fill(pasted.replace('2027年', '2026年').replaceAll(/（周.）/g, ''));
  await button('读出日子').click();
  await expect.element(page.getByText(/这是 2026 年的通知，现在填的是 2027 年/)).toBeVisible();
  await expect.element(page.getByLabelText('第 1 段放假从')).not.toBeInTheDocument();
});

test('a file of days is taken; another file is said to be none', async () => {
  const { parts } = hall();
  const { container } = await mountDesk('/calendar', { parts });
  await expect.element(button('选 JSON 文件')).toBeVisible();
  const input = container.querySelector<HTMLInputElement>('input[type="file"]');
  const choose = (content: string) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([content], 'holidays-2027.json', { type: 'application/json' }));
    if (!input) throw new Error('no file can be chosen');
    input.files = transfer.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  };
  for (const wrong of ['not JSON', '{}', '{"year":2027,"source":"x","off":["1.1"],"worked":[]}']) {
    choose(wrong);
    await expect.element(page.getByText(/这个文件不是放假通知：/)).toBeVisible();
  }
  choose(' '.repeat(30_000));
  await expect.element(page.getByText('这个文件太大，不是放假通知')).toBeVisible();
  const days = { year: 2027, source: '文件里的', off: ['2027-01-02', '2027-01-01'], worked: ['2027-01-31'] };
  choose(JSON.stringify(days));
  await expect.element(page.getByText(/读到 1 段放假、1 天上班/)).toBeVisible();
  await expect.element(page.getByLabelText('第 1 段放假到')).toHaveValue('2027-01-02');
  await expect.element(page.getByLabelText('通知的名称和日期')).toHaveValue('文件里的');
});

test('by keys alone; what is wrong is said at its field until it is typed anew', async () => {
  const { sent, parts } = hall({ years: calendar.withNext, check: async () => calendar.wrong });
  await mountDesk('/calendar?year=2027', { parts });
  await expect.element(button('没有改动')).toBeDisabled();
  await button('加一天上班').click();
  await page.getByLabelText('第 6 个上班的周末').fill('2027-02-22');
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => sent.check.length).toBe(1);
  expect(sent.check[0]).toMatchObject({ year: 2027, worked: [...calendar.entered.worked, '2027-02-22'] });
  const source = page.getByLabelText('通知的名称和日期');
  await expect.element(source).toHaveFocus();
  await expect.element(source).toHaveAccessibleDescription(/名称里写的是 2026 年/);
  await expect.element(page.getByLabelText('第 2 段放假从')).toHaveAccessibleDescription(/写了两次/);
  await expect.element(page.getByText(/少了端午节/)).toBeInTheDocument();
  await expect.element(page.getByText('有 4 处要改')).toBeVisible();
  await page.getByLabelText('第 2 段放假从').fill('2027-02-08');
  await expect.element(page.getByLabelText('第 2 段放假从')).not.toHaveAttribute('aria-invalid');
  // The ranges as a whole are others now; the name is still what it was.
  await expect.element(page.getByText(/少了端午节/)).not.toBeInTheDocument();
  await expect.element(source).toHaveAttribute('aria-invalid');
  await button('不改了').click();
  await expect.element(page.getByLabelText('第 2 段放假从')).toHaveValue('2027-02-05');
  await expect.element(button('没有改动')).toBeDisabled();
});

test('one day is a range: its end follows its beginning', async () => {
  const { parts } = hall();
  await mountDesk('/calendar', { parts });
  await button('加一段放假').click();
  await page.getByLabelText('第 1 段放假从').fill('2027-06-09');
  await expect.element(page.getByLabelText('第 1 段放假到')).toHaveValue('2027-06-09');
  await expect.element(page.getByText('周三，1 天')).toBeVisible();
  await page.getByLabelText('第 1 段放假到').fill('2027-06-10');
  await expect.element(page.getByLabelText('第 1 段放假从')).toHaveValue('2027-06-09');
  await button('去掉第 1 段放假').click();
  await expect.element(page.getByLabelText('第 1 段放假从')).not.toBeInTheDocument();
});

test('what is typed after it was looked over is looked over again', async () => {
  const { parts, sent } = hall({ years: calendar.withNext });
  await mountDesk('/calendar?year=2027', { parts });
  await page.getByLabelText('通知的名称和日期').fill('改过的');
  await button('检查').click();
  await expect.element(button('保存，马上生效')).toBeVisible();
  await page.getByLabelText('通知的名称和日期').fill('又改过的');
  await expect.element(button('保存，马上生效')).not.toBeInTheDocument();
  await expect.element(button('检查')).toBeVisible();
  expect(sent.set).toEqual([]);
});

test('the second of two administrators sees both, and chooses', async () => {
  let isFirst = true;
  const theirs = { ...calendar.entered, version: 4, worked: calendar.entered.worked.slice(1) };
  const { parts, sent } = hall({
    years: calendar.withNext,
    set: async () => {
      if (!isFirst) return { ...calendar.entered, source: '我的', version: 5 };
      isFirst = false;
      throw new ORPCError('CHANGED_MEANWHILE', { status: 409, defined: true, data: { year: theirs } });
    },
  });
  await mountDesk('/calendar?year=2027', { parts });
  await page.getByLabelText('通知的名称和日期').fill('我的');
  await button('检查').click();
  await button('保存，马上生效').click();
  const told = page.getByRole('alert').filter({ hasText: '王例梅' });
  await expect
    .element(told.getByRole('row', { name: /上班的周末/ }))
    .toHaveTextContent('上班的周末2月20日、5月8日、9月26日、10月9日1月31日、2月20日、5月8日、9月26日、10月9日');
  await expect
    .element(told.getByRole('row', { name: /^通知/ }))
    .toHaveTextContent(`通知${calendar.entered.source}我的`);
  await expect.element(page.getByLabelText('通知的名称和日期')).toHaveValue('我的');
  await button('用我的，盖掉这几项').click();
  await expect.element(page.getByText('已经生效')).toBeVisible();
  expect(sent.set.map(({ version }) => version)).toEqual([1, 4]);
});

test('what was typed is there after another page', async () => {
  const { parts } = hall();
  await mountDesk('/calendar', { parts });
  await page.getByLabelText('通知的名称和日期').fill('写了一半');
  await page.getByRole('link', { name: '账号' }).click();
  await page.getByRole('link', { name: '放假通知' }).click();
  await expect.element(page.getByLabelText('通知的名称和日期')).toHaveValue('写了一半');
});

test('others see the year and no form; the machine’s notice leads an administrator here', async () => {
  await mountDesk('/calendar', { staff: sample.supervisor });
  await expect.element(page.getByRole('table', { name: '12月' })).toBeVisible();
  await expect.element(page.getByText('通知公布后请管理员填上', { exact: false })).toBeVisible();
  await expect.element(page.getByLabelText('通知的名称和日期')).not.toBeInTheDocument();
  await expect.element(page.getByRole('link', { name: '放假通知' })).not.toBeInTheDocument();
  await cleanup();
  const system = { status: async () => sample.statusWithNotices };
  await mountDesk('/system', { parts: { system } });
  await page.getByRole('link', { name: '去填通知' }).click();
  await expect.element(page.getByRole('heading', { name: '放假通知' })).toBeVisible();
});
