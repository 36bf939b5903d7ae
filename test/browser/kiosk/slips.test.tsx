// Tries a slip on its way at the kiosk: what it waits for, who is called for it and how often, and what the person says of it.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { cleanup } from 'vitest-browser-react';
import type { Screen } from '#renderer/kiosk/screen-state.ts';
import { sampleCode, sampleStatus } from '#renderer/preview/kiosk/case-samples.ts';
import { sampleNow, sampleSlip, sampleTaken, slipStates } from '#renderer/preview/kiosk/kiosk-samples.ts';
import type { SlipState } from '#shared/contract/slips.ts';
import { refusal } from '../desk/faults.ts';
import { later, mountKiosk } from './mount-kiosk.tsx';

beforeEach(() => document.documentElement.setAttribute('data-still', ''));
afterEach(async () => {
  vi.useRealTimers();
  await cleanup();
});

const at = (slip: SlipState) => ({ name: 'number', taken: sampleTaken(slip) }) as const;
const news = ({ jobId: _, ...slip }: SlipState) => ({ type: 'slip-changed', at: sampleNow, slip }) as const;

test('out of paper: the number stands with its code, the guide is called once, the page stays, and new paper is told', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout', 'Date'] });
  let calls = 0;
  let slip: SlipState = slipStates.noPaper;
  const { say } = await mountKiosk({
    screens: [at(slip)],
    slips: { get: async () => sampleSlip(slip, 'B026', ['3 号机']) },
    help: {
      call: async (input: unknown) => {
        calls += 1;
        expect(input).toMatchObject({ screen: 'number', reason: 'no-slip' });
        return {
          id: 'h',
          terminal: '1',
          screen: 'number',
          at: sampleNow,
          answeredAt: null,
          answeredBy: null,
          isHeard: true,
        };
      },
    },
  });
  await vi.advanceTimersByTimeAsync(500);
  await expect.element(page.getByText('凭条纸用完了')).toBeVisible();
  await expect.element(page.getByRole('img', { name: 'B026 的二维码' })).toBeVisible();
  expect(calls).toBe(0);
  await vi.advanceTimersByTimeAsync(120_000);
  await expect.element(page.getByText('已经请工作人员过来，请等一等')).toBeVisible();
  expect(calls).toBe(1);
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  slip = slipStates.printing;
  say(news(slip));
  await vi.advanceTimersByTimeAsync(500);
  await expect.element(page.getByText('纸装好了，凭条正在打印')).toBeVisible();
});

test.each([
  ['takes its call back', false, [{ id: 'h', why: 'printed' }]],
  ['leaves the call of whoever has called, too', true, []],
])('once the slip is out the machine %s', async (_what, isByHand, expected) => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout', 'Date'] });
  const withdrawn: unknown[] = [];
  let slip: SlipState = slipStates.noPaper;
  const { say, tap } = await mountKiosk({
    screens: [at(slip)],
    slips: { get: async () => sampleSlip(slip, 'B026') },
    help: {
      call: async () => ({ id: 'h', terminal: '1', screen: 'number', at: 0, answeredBy: null, isHeard: true }),
      withdraw: async (input: unknown) => withdrawn.push(input),
    },
  });
  await vi.advanceTimersByTimeAsync(30_000);
  await expect.element(page.getByText('已经请工作人员过来，请等一等')).toBeVisible();
  if (isByHand) {
    await tap('已叫人');
    await tap('知道了');
  }
  slip = slipStates.printing;
  say(news(slip));
  await vi.advanceTimersByTimeAsync(500);
  expect(withdrawn).toEqual([]);
  slip = slipStates.printed;
  say(news(slip));
  await vi.advanceTimersByTimeAsync(5000);
  expect(withdrawn).toEqual(expected);
});

test('only the person can see it: a double tap says it once, and what moved on meanwhile is shown as it is', async () => {
  const told: unknown[] = [];
  const answer = later<SlipState>();
  let slip: SlipState = slipStates.uncertain;
  const { tap } = await mountKiosk({
    screens: [at(slip)],
    slips: {
      get: async () => sampleSlip(slip, 'B026'),
      tellOutcome: async (input: unknown) => {
        told.push(input);
        return answer.promise;
      },
    },
  });
  await page.getByRole('button', { name: '没出来，再打一张' }).dblClick();
  slip = slipStates.printed;
  answer.fail(refusal('SLIP_MOVED_ON'));
  await expect.element(page.getByText('凭条打好了，请取走')).toBeVisible();
  expect(told).toEqual([{ jobId: slip.jobId, cameOut: false }]);
  await tap('拿到凭条了');
});

test('a page is kept for a roll to be changed, five minutes and no longer', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout', 'Date'] });
  await mountKiosk({
    screens: [at(slipStates.noPaper)],
    slips: { get: async () => sampleSlip(slipStates.noPaper, 'B026') },
    help: { call: async () => new Promise(() => undefined) },
  });
  await vi.advanceTimersByTimeAsync(500);
  await expect.element(page.getByText('凭条纸用完了')).toBeVisible();
  await vi.advanceTimersByTimeAsync(295_000);
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  await vi.advanceTimersByTimeAsync(65_000);
  await expect.element(page.getByRole('dialog', { name: '您还在吗？' })).toBeVisible();
});

const hopeless = [
  ['noPrinter', '这台机器不出凭条'],
  ['late', '等得太久，这张凭条没有再打'],
  ['failed', '这张凭条打不出来'],
  ['cancelled', '这张凭条不打了'],
] as const;
const pages: Record<string, { holds: string; screen: (slip: SlipState) => Screen }> = {
  number: { holds: 'B026', screen: at },
  status: {
    holds: sampleStatus().caseNo,
    screen: () => ({ name: 'status', status: sampleStatus(), queryCode: sampleCode }),
  },
};
for (const [name, { holds, screen }] of Object.entries(pages)) {
  test.each(
    hopeless,
  )(`${name}: of a slip that does not come (%s) is said why, nobody is called, the page holds`, async (state, words) => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const slip = slipStates[state];
    let calls = 0;
    const { container, tap } = await mountKiosk({
      screens: [screen(slip)],
      slips: { get: async () => sampleSlip(slip, 'B026') },
      cases: { printStatus: async () => slip },
      help: {
        call: async () => {
          calls += 1;
        },
      },
    });
    if (name === 'status') await tap('打印进度');
    await expect.element(page.getByText(words).first()).toBeVisible();
    await vi.advanceTimersByTimeAsync(30_000);
    expect(container.textContent).toContain(holds);
    expect(calls).toBe(0);
    if (state !== 'noPrinter') expect(container.textContent).toContain('要凭条，请到 16 号窗口拿');
  });
}

test('what another printer took that cannot say so is not said to have come out there', async () => {
  const slip = { ...slipStates.elsewhere, confirmed: false };
  await mountKiosk({ screens: [at(slip)], slips: { get: async () => sampleSlip(slip, 'B026') } });
  await expect.element(page.getByText('凭条应该在“2 号机”那里，请去看一眼')).toBeVisible();
  await expect.element(page.getByRole('button', { name: '没看到凭条' })).toBeVisible();
});

test.each([
  'number',
  'status',
])('%s: a slip that may lie at another printer is looked for there, not at this slot', async (name) => {
  const slip = { ...slipStates.uncertain, printer: '大厅备用', isElsewhere: true };
  const { container, tap } = await mountKiosk({
    screens: [name === 'number' ? at(slip) : { name: 'status', status: sampleStatus(), queryCode: sampleCode }],
    slips: { get: async () => sampleSlip(slip, 'B026') },
    cases: { printStatus: async () => slip },
  });
  if (name === 'status') await tap('打印进度');
  await expect.element(page.getByText('打到一半断了，我们这边看不到。请到“大厅备用”那里看一眼。')).toBeVisible();
  expect(document.body.textContent).not.toContain('出纸口');
  expect(container.querySelector('.slip-out')).toBeNull();
});

const statusPrinting = (slip: SlipState, tellOutcome: () => Promise<unknown>) =>
  mountKiosk({
    screens: [{ name: 'status', status: sampleStatus(), queryCode: sampleCode }],
    slips: { get: async () => sampleSlip(slip, 'B026'), tellOutcome },
    cases: { printStatus: async () => slip },
  });

test('status: the question put off is asked again by a touch, and a refusal leads to the window', async () => {
  const { tap } = await statusPrinting(slipStates.uncertain, async () => {
    throw refusal('SLIP_NOT_FOUND');
  });
  await tap('打印进度');
  await expect.element(page.getByRole('dialog', { name: '凭条出来了吗？' })).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
  await tap('凭条出来了吗？');
  await page.getByRole('dialog').getByRole('button', { name: '没出来，再打一张' }).click();
  await expect.element(page.getByRole('dialog').getByText('要凭条，请到 16 号窗口拿')).toBeVisible();
});

test('status: of a slip that was not seen and of which the line was lost is said to touch once more', async () => {
  const { tap } = await statusPrinting(slipStates.sent, async () => {
    throw new TypeError('down');
  });
  await tap('打印进度');
  await tap('没看到凭条');
  await expect.element(page.getByText('您说的没送到，请再点一次')).toBeVisible();
  await expect.element(page.getByRole('button', { name: '没看到凭条' })).toBeVisible();
});
