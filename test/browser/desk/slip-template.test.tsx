// Tries editing the hall's slips: the sample follows, a fault stands at its field and line, and what is saved is what was typed.
import { ORPCError } from '@orpc/client';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { cleanup } from 'vitest-browser-react';
import { faults, slipHall, worded } from '#renderer/preview/desk/slip-template-previews.tsx';
import type { SlipTemplate, SlipTemplateView } from '#shared/contract/slip-template.ts';
import { mountDesk } from './mount.tsx';

beforeEach(async () => {
  localStorage.clear();
  await page.viewport(1366, 768);
});
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
