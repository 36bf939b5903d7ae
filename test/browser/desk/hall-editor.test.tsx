// Tries the hall's editor: what is sent, what is refused and where it is said, and two administrators at one matter.
import { ORPCError } from '@orpc/client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { cleanup } from 'vitest-browser-react';
import * as sample from '#renderer/preview/desk/desk-samples.ts';
import { sampleEntries } from '#renderer/preview/desk/hall-editor-samples.ts';
import type { FakeParts } from '#renderer/preview/fake-api.ts';
import { mountDesk } from './mount.tsx';

beforeEach(() => page.viewport(1366, 768));
afterEach(cleanup);

type Sent = { kind: string; version: number | null; data: Record<string, unknown> };

/** A hall that answers each save in turn, and says what it was sent. */
function saving(...answers: (() => Promise<unknown>)[]): { sent: Sent[]; parts: FakeParts } {
  const sent: Sent[] = [];
  const save = (input: Sent) => {
    sent.push(input);
    return (answers.shift() ?? (async () => ({ code: input.data.code ?? 'hall', version: 2, notes: [] })))();
  };
  return { sent, parts: { catalogue: { save } } as unknown as FakeParts };
}
const refused = (code: string, status: number, data: unknown) => async () => {
  throw new ORPCError(code, { status, defined: true, data });
};

test('a matter is saved against the version that was opened', async () => {
  const { sent, parts } = saving();
  await mountDesk('/hall?kind=matter&code=GA-01', { parts });
  await expect.element(page.getByRole('button', { name: '已保存' })).toBeDisabled();
  await page.getByLabelText('平常叫法').fill('换证');
  await page.getByLabelText('上午下午分别限号').click();
  await page.getByLabelText('不限').first().click();
  await page.getByLabelText('上午放号').fill('20');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await expect.element(page.getByRole('button', { name: '已保存' })).toBeVisible();
  expect(sent).toHaveLength(1);
  expect(sent[0]).toMatchObject({
    kind: 'matter',
    version: 1,
    data: { code: 'GA-01', short: '换证', quotas: { morning: 20, afternoon: null } },
  });
});

test('what is wrong is said at its field, and nothing that was typed is lost', async () => {
  const { parts } = saving(
    refused('INVALID_INPUT', 422, { problems: [{ path: 'data.name', message: '名称要 1 到 120 个字' }] }),
  );
  await mountDesk('/hall?kind=matter&code=GA-01', { parts });
  const long = '很长的名称'.repeat(40);
  await page.getByLabelText('名称').fill(long);
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await expect.element(page.getByLabelText('名称')).toHaveAccessibleDescription(/1 到 120 个字/);
  await expect.element(page.getByLabelText('名称')).toHaveFocus();
  // Put right or not: only saving tells, and it is not said to be wrong meanwhile.
  await page.getByLabelText('名称').fill(`${long}些`);
  await expect.element(page.getByLabelText('名称')).not.toHaveAttribute('aria-invalid');
  await page.getByLabelText('名称').fill(long);
  // To another page and back.
  await page.getByRole('link', { name: '账号' }).click();
  await page.getByRole('link', { name: '大厅资料' }).click();
  await page.getByRole('button', { name: /换身份证/ }).click();
  await expect.element(page.getByLabelText('名称')).toHaveValue(long);
});

test('the second of two administrators is told who was first, sees what differs, and chooses', async () => {
  const matter = sampleEntries.matter[0];
  const theirs = { ...matter?.data, short: '换身份证（当天）', group: 'G-CRJ' };
  const conflict = refused('CHANGED_MEANWHILE', 409, {
    by: '王例梅',
    at: Date.parse('2026-11-23T01:38:00Z'),
    version: 4,
    isRetired: false,
    data: theirs,
  });
  const { sent, parts } = saving(conflict);
  await mountDesk('/hall?kind=matter&code=GA-01', { parts });
  await page.getByLabelText('平常叫法').fill('换证');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  const told = page.getByRole('alert').filter({ hasText: '王例梅 11月23日 09:38 改过这一条' });
  await expect.element(told).toBeVisible();
  await expect.element(told.getByRole('row', { name: /平常叫法/ })).toHaveTextContent('平常叫法换身份证（当天）换证');
  // Names, and no codes.
  await expect.element(told.getByRole('row', { name: /公安出入境/ })).toBeVisible();
  await page.getByRole('button', { name: '用我的，盖掉这几项' }).click();
  await expect.element(told).not.toBeInTheDocument();
  expect(sent.map(({ version }) => version)).toEqual([1, 4]);
});

test('what would break elsewhere names the place', async () => {
  const problems = [{ path: 'group:G-HZ', message: '还有 6 件事项在这一组取号' }];
  const { parts } = saving(refused('REFERENCES_BROKEN', 422, { problems }));
  await mountDesk('/hall?kind=window&code=W01', { parts });
  await page.getByRole('checkbox', { name: 'B · 公安出入境' }).click();
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await expect.element(page.getByText(/还有 6 件事项在这一组取号/)).toBeVisible();
  await expect.element(page.getByText('group:G-HZ')).toBeVisible();
});

test('a new day off is a few choices, and a new entry is open once it is saved', async () => {
  const { sent, parts } = saving();
  await mountDesk('/hall?kind=special-day', { parts });
  await page.getByRole('button', { name: '新增' }).click();
  await page.getByLabelText('日期').fill('2026-12-31');
  await page.getByLabelText('叫什么').fill('盘点');
  await page.getByLabelText('英文').fill('Stocktaking');
  await page.getByText('按这个时间开').click();
  await page.getByLabelText('第 1 段到').fill('11：30');
  await page.getByRole('button', { name: '去掉第 2 段' }).click();
  await page.getByLabelText('整个大厅都这样').click();
  await page.getByRole('checkbox', { name: 'A · 公安户政' }).click();
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await expect.poll(() => sent.length).toBe(1);
  expect(sent[0]).toMatchObject({
    kind: 'special-day',
    version: null,
    data: {
      code: 'S02',
      date: '2026-12-31',
      name: '盘点',
      closed: false,
      sessions: [['09:00', '11:30']],
      groups: ['G-HZ'],
    },
  });
});

test('a ready answer: its code is the next one, its words have lines, and its English may be left out', async () => {
  const { sent, parts } = saving(
    refused('INVALID_INPUT', 422, { problems: [{ path: 'data.words', message: '答复的话要 1 到 500 个字' }] }),
  );
  await mountDesk('/hall?kind=answer', { parts });
  await expect.element(page.getByRole('button', { name: /收到了，谁来办.*R01/ })).toBeVisible();
  await page.getByRole('button', { name: '新增' }).click();
  await page.getByLabelText('名称').fill('多谢提醒');
  await page.getByText('办结', { exact: true }).click();
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await expect.element(page.getByLabelText('答复的话')).toHaveAccessibleDescription(/1 到 500 个字/);
  await page.getByLabelText('答复的话').fill('谢谢您。\n改好了。');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await expect.poll(() => sent.length).toBe(2);
  expect(sent[1]).toMatchObject({
    kind: 'answer',
    version: null,
    data: { code: 'R10', name: '多谢提醒', nameEn: '', use: 'conclude', words: '谢谢您。\n改好了。' },
  });
});

test('lines left empty are not sent, and each keeps its translation', async () => {
  const { sent, parts } = saving();
  await mountDesk('/hall?kind=hall', { parts });
  await page.getByRole('button', { name: '加一行大屏底下的话' }).click();
  await page.getByRole('button', { name: '加一行大屏底下的话' }).click();
  const count = sampleEntries.hall[0]?.data.ticker.length ?? 0;
  await page.getByLabelText(`大屏底下的话第 ${count + 1} 行`, { exact: true }).fill('周五下午学习，窗口照常');
  await page.getByLabelText(`大屏底下的话第 ${count + 1} 行，英文`).fill('Open as usual on Friday');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await expect.poll(() => sent.length).toBe(1);
  expect((sent[0]?.data.ticker as unknown[]).at(-1)).toEqual({
    zh: '周五下午学习，窗口照常',
    en: 'Open as usual on Friday',
  });
  expect(sent[0]?.data.ticker).toHaveLength(count + 1);
});

test('the hall is no place for anybody else', async () => {
  await mountDesk('/hall', { staff: sample.clerk });
  await expect.element(page.getByText('大厅资料由管理员修改。')).toBeVisible();
});

test('what is typed before the answer has come stays, and goes on from the version that was saved', async () => {
  let answer = (_said: unknown): void => undefined;
  const { sent, parts } = saving(
    () =>
      new Promise((resolve) => {
        answer = resolve;
      }),
  );
  // The hall is asked for its entries once more after a save, and is slow to answer that.
  let asked = 0;
  const entries = () => {
    asked += 1;
    return asked === 1 ? Promise.resolve(sampleEntries) : new Promise(() => undefined);
  };
  const { catalogue } = parts as unknown as { catalogue: object };
  await mountDesk('/hall?kind=matter&code=GA-01', { parts: { catalogue: { ...catalogue, entries } } as FakeParts });
  await page.getByLabelText('平常叫法').fill('换证');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await page.getByLabelText('平常叫法').fill('换身份证明');
  answer({ code: 'GA-01', version: 2, notes: [] });
  await expect.element(page.getByRole('button', { name: '保存', exact: true })).toBeVisible();
  await expect.element(page.getByLabelText('平常叫法')).toHaveValue('换身份证明');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await expect.poll(() => sent.map(({ version }) => version)).toEqual([1, 2]);
  expect(sent[1]?.data.short).toBe('换身份证明');
});

test('what is to be known of a new entry is still said once it is open', async () => {
  const notes = [{ path: 'groups', message: '这一天有 3 个预约，要改期' }];
  const { sent, parts } = saving(async () => ({ code: 'S02', version: 1, notes }));
  // The hall has it from then on.
  const withNew = {
    ...sampleEntries,
    'special-day': sampleEntries['special-day'].map((day) => ({ ...day, code: 'S02' })),
  };
  const entries = async () => (sent.length === 0 ? sampleEntries : withNew);
  const { catalogue } = parts as unknown as { catalogue: object };
  await mountDesk('/hall?kind=special-day&code=new', { parts: { catalogue: { ...catalogue, entries } } as FakeParts });
  await page.getByLabelText('叫什么').fill('盘点');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await expect.element(page.getByText('这一天有 3 个预约，要改期')).toBeVisible();
});

test('taken out of use once for two presses, and what is being written is not called somebody else’s change', async () => {
  const retired: unknown[] = [];
  const { sent, parts } = saving();
  const { catalogue } = parts as unknown as { catalogue: object };
  const retire = async (input: unknown) => {
    retired.push(input);
    return { version: 2, notes: [] };
  };
  await mountDesk('/hall?kind=matter&code=GA-01', { parts: { catalogue: { ...catalogue, retire } } as FakeParts });
  await page.getByLabelText('平常叫法').fill('换证');
  await page.getByRole('button', { name: '停用', exact: true }).dblClick();
  await expect.poll(() => retired.length).toBe(1);
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await expect.poll(() => sent.map(({ version }) => version)).toEqual([2]);
});
