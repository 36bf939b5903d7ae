// Tries editing the hall's slips: the sample follows, a fault stands at its field and line, and what is saved is what was typed.
import { ORPCError } from '@orpc/client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { cleanup } from 'vitest-browser-react';
import { faults, slipHall, theirs, worded } from '#renderer/preview/desk/slip-template-previews.tsx';
import type { SlipTemplate, SlipTemplateView } from '#shared/contract/slip-template.ts';
import { mountDesk } from './mount.tsx';

beforeEach(() => page.viewport(1366, 768));
afterEach(cleanup);

const header = () => page.getByRole('textbox', { name: '大厅名字下面' });
const save = () => page.getByRole('button', { name: '保存', exact: true });

test('what is typed is seen in the sample and saved against the version that was read', async () => {
  const seen: string[] = [];
  const sent: { template: SlipTemplate; version: number }[] = [];
  const parts = {
    preview: async ({ template }: { template: SlipTemplate }) => {
      seen.push(template.header.zh);
      return { svg: '<svg xmlns="http://www.w3.org/2000/svg"/>', width: 576, height: 9, faults: [] };
    },
    save: async (input: { template: SlipTemplate; version: number }): Promise<SlipTemplateView> => {
      sent.push(input);
      return { ...worded, ...input, version: input.version + 1 };
    },
  };
  await mountDesk('/slip-template', slipHall(worded, parts));
  await header().fill('周末也办');
  await expect.poll(() => seen.at(-1)).toBe('周末也办');
  await save().click();
  await expect.element(page.getByText('已保存，下一张凭条就用它')).toBeVisible();
  expect(sent).toMatchObject([{ version: 3, template: { header: { zh: '周末也办' } } }]);
});

test.each([
  [1366, 768],
  [1440, 900],
])('the sample of 80 mm paper is seen in its whole width at %i×%i', async (width, height) => {
  await page.viewport(width, height);
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="576" height="2400" viewBox="0 0 576 2400"/>';
  const preview = async () => ({ svg, width: 576, height: 2400, faults: [] });
  await mountDesk('/slip-template', slipHall(worded, { preview }));
  await expect.poll(() => document.querySelector('.template-paper img')?.clientHeight ?? 0).toBeGreaterThan(1000);
  const paper = document.querySelector<HTMLElement>('.template-paper');
  expect(paper?.scrollWidth).toBe(paper?.clientWidth);
  // A scroll bar takes its room, which a browser without a window does not show.
  if (paper) paper.style.borderInlineEnd = '48px solid';
  expect(paper?.scrollWidth).toBe(paper?.clientWidth);
});

test('a fault is said at its field with line and character; those out of sight are listed', async () => {
  const refuse = async () => Promise.reject(new ORPCError('TEMPLATE_CANNOT_PRINT', { data: { faults: [...faults] } }));
  await mountDesk('/slip-template', slipHall(worded, { save: refuse }));
  await header().fill('您好您好😀');
  await save().click();
  await expect.element(page.getByText('有 3 处印不出来，改好才能保存')).toBeVisible();
  await expect.element(header()).toHaveAttribute('aria-invalid', 'true');
  await expect.element(page.getByText(/第 1 行第 5 个字：“😀”印不出来/).first()).toBeInTheDocument();
  await expect.element(page.getByText(/第 7 行起：最多 6 行/)).toBeInTheDocument();
  await page.getByRole('button', { name: '不改了' }).click();
  await expect.element(header()).toHaveValue(worded.template.header.zh);
});

const footer = () => page.getByRole('textbox', { name: '凭条最后' });
const told = () => page.getByRole('alert').filter({ hasText: '田试胜 11月23日 09:38 改过凭条样式' });

test('what another desk saves stands here at once where nothing was typed, or typed back', async () => {
  let now = worded;
  const desk = await mountDesk('/slip-template', slipHall(worded, { get: async () => now }));
  await header().fill('周末也办');
  await header().fill(worded.template.header.zh);
  await expect.element(footer()).toHaveValue(worded.template.footer.zh);
  now = theirs;
  desk.say({ type: 'slip-template-changed', at: Date.now() });
  await expect.element(footer()).toHaveValue('一路平安');
  await expect.element(page.getByText(/田试胜 .* 改过/)).toBeVisible();
  await expect.element(told()).not.toBeInTheDocument();
});

test('whoever is typing hears of it at once, sees what differs, and chooses', async () => {
  let now = worded;
  const sent: { version: number; template: SlipTemplate }[] = [];
  const save = async (input: { version: number; template: SlipTemplate }) => {
    sent.push(input);
    now = { ...theirs, ...input, version: input.version + 1 };
    return now;
  };
  const desk = await mountDesk('/slip-template', slipHall(worded, { get: async () => now, save }));
  await header().fill('周末也办');
  now = theirs;
  desk.say({ type: 'slip-template-changed', at: Date.now() });
  await expect.element(told()).toBeVisible();
  await expect
    .element(told().getByRole('row', { name: /大厅名字下面（中文）/ }))
    .toHaveTextContent('大厅名字下面（中文）咨询电话 023-7333 1234周末也办');
  await expect
    .element(told().getByRole('row', { name: /凭条最后（英文）/ }))
    .toHaveTextContent('凭条最后（英文）—Valid on {date}');
  await expect
    .element(told().getByRole('row', { name: /反映单 · 印条形码/ }))
    .toHaveTextContent('反映单 · 印条形码印不印');
  await expect.element(told().getByRole('img', { name: '图片' })).toBeVisible();
  await expect.element(page.getByRole('button', { name: '先在上面选用谁的' })).toBeDisabled();
  expect(sent).toEqual([]);
  await page.getByRole('button', { name: '用我的，盖掉这几项' }).click();
  await expect.element(page.getByText('已保存，下一张凭条就用它')).toBeVisible();
  expect(sent).toMatchObject([{ version: 4, template: { header: { zh: '周末也办' }, top: 'product' } }]);
});

test('who was first is told by the refusal, too; theirs is taken', async () => {
  let now = worded;
  const refuse = async () => {
    now = theirs;
    throw new ORPCError('CHANGED_MEANWHILE', { status: 409, defined: true, data: { view: theirs } });
  };
  await mountDesk('/slip-template', slipHall(worded, { get: async () => now, save: refuse }));
  await header().fill('周末也办');
  await save().click();
  await expect.element(told()).toBeVisible();
  await page.getByRole('button', { name: '用现在的，不要我的' }).click();
  await expect.element(told()).not.toBeInTheDocument();
  await expect.element(footer()).toHaveValue('一路平安');
  await expect.element(page.getByRole('button', { name: '没有改动' })).toBeDisabled();
});
