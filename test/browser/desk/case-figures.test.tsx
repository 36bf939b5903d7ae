// Tries the cases' figures at the desk: which days are asked for, four figures that are not added up, the ledger, and who may look.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { cleanup } from 'vitest-browser-react';
import { early, quarter } from '#renderer/preview/desk/case-figures-samples.ts';
import * as sample from '#renderer/preview/desk/desk-samples.ts';
import type { FakeParts } from '#renderer/preview/fake-api.ts';
import type { CaseFigures } from '#shared/contract/case-figures.ts';
import type { Staff } from '#shared/contract/staff.ts';
import { refusal } from './faults.ts';
import { mountDesk } from './mount.tsx';

beforeEach(() => page.viewport(1366, 768));
afterEach(cleanup);

/** Answers these figures and keeps what was asked. */
function hall(
  figures: CaseFigures = quarter,
  o: { staff?: Staff; ledger?: () => Promise<{ name: string; base64: string }> } = {},
) {
  const asked: { from: string; to: string }[] = [];
  const ledgers: unknown[] = [];
  const parts = {
    caseFigures: {
      read: async (span: { from: string; to: string }) => {
        asked.push(span);
        return { ...figures, ...span };
      },
      ledger: async (input: unknown) => {
        ledgers.push(input);
        return o.ledger ? o.ledger() : { name: '反映台账.xlsx', base64: btoa('PK') };
      },
    },
  } as unknown as FakeParts;
  return { asked, ledgers, setting: { staff: o.staff ?? sample.supervisor, parts } };
}

const figure = (name: string) => document.querySelector(`[data-figure="${name}"] b`)?.textContent;

test('shows the last ninety days first, then those that are chosen', async () => {
  const { asked, setting } = hall();
  await mountDesk('/case-figures', setting);
  await expect.poll(() => figure('done')).toBe(String(quarter.totals.done));
  expect(asked.at(-1)).toEqual({ from: '2026-08-26', to: '2026-11-23' });
  await page.getByRole('button', { name: '这个月' }).click();
  await expect.poll(() => asked.at(-1)).toEqual({ from: '2026-11-01', to: '2026-11-23' });
  await page.getByRole('button', { name: '近五年' }).click();
  await expect.poll(() => asked.at(-1)).toEqual({ from: '2022-01-01', to: '2026-11-23' });
  await page.getByRole('button', { name: '自己选' }).click();
  await page.getByLabelText('从').fill('2026-10-05');
  await expect.poll(() => asked.at(-1)).toEqual({ from: '2026-10-05', to: '2026-11-23' });
  const before = asked.length;
  await page.getByLabelText('从').fill('2019-10-05');
  await expect.element(page.getByText(/一次最多看五年/)).toBeVisible();
  await expect.element(page.getByRole('button', { name: '下载台账 Excel' })).toBeDisabled();
  expect(asked).toHaveLength(before);
});

test('keeps closed and done apart, and each rate with what it is counted from', async () => {
  await mountDesk('/case-figures', hall().setting);
  const { accepted, concluded, done, unconfirmed, onTime } = quarter.totals;
  await expect
    .poll(() => ['accepted', 'concluded', 'done', 'unconfirmed'].map(figure))
    .toEqual([accepted, concluded, done, unconfirmed].map(String));
  await expect.element(page.getByText(/不能相加/)).toBeVisible();
  await expect.element(page.getByText(`${onTime.part} 件按时，共 ${onTime.whole} 件已办结或已超期`)).toBeVisible();
  const card = page.getByRole('region', { name: '各承办单位' });
  await card.getByRole('button', { name: '看表' }).click();
  const [unit] = quarter.byUnit;
  await expect
    .element(card.getByRole('row', { name: new RegExp(`^.* ${unit?.totals.done} ${unit?.totals.filed} `) }).first())
    .toBeVisible();
});

test('shows no rate of nothing', async () => {
  const { container } = await mountDesk('/case-figures', hall(early).setting);
  await expect.poll(() => figure('accepted')).toBe('1');
  await expect.element(page.getByText('群众还没有回答')).toBeVisible();
  expect(container.textContent).not.toMatch(/NaN|Infinity/);
});

test('the ledger comes by a press, by keyboard too, and what does not fit is said', async () => {
  let isLong = true;
  const { ledgers, setting } = hall(quarter, {
    ledger: async () => {
      if (isLong) throw refusal('LEDGER_TOO_LONG', { rows: 60_000, most: 50_000 });
      return { name: '反映台账.xlsx', base64: btoa('PK') };
    },
  });
  await mountDesk('/case-figures', setting);
  const button = page.getByRole('button', { name: '下载台账 Excel' });
  await button.click();
  await expect.element(page.getByText(/一个文件放不下/)).toBeVisible();
  isLong = false;
  (button.element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => ledgers).toHaveLength(2);
  expect(ledgers[0]).toEqual({ from: '2026-08-26', to: '2026-11-23', language: 'zh-CN' });
  await expect.element(page.getByText(/一个文件放不下/)).not.toBeInTheDocument();
});

test('a unit’s head sees that it is the own unit’s; whoever only handles cases has no way here', async () => {
  await mountDesk('/case-figures', hall(quarter, { staff: { ...sample.supervisor, roles: ['unit-head'] } }).setting);
  await expect.element(page.getByText(/现在由本单位承办/)).toBeVisible();
  await cleanup();
  const { asked, setting } = hall(quarter, { staff: { ...sample.supervisor, roles: ['handler'] } });
  await mountDesk('/case-figures', setting);
  await expect.element(page.getByText('这项操作不归您的岗位。')).toBeVisible();
  await expect.element(page.getByRole('link', { name: '办成情况' })).not.toBeInTheDocument();
  expect(asked).toEqual([]);
});
