// Tries the window's small screen: nothing chosen for anybody, a slip of the finger forgiven, silence kept as silence, and what was said arrives once.
import { ORPCError } from '@orpc/client';
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import type { FakeParts } from '#renderer/preview/fake-api.ts';
import { sampleHall, sampleNow } from '#renderer/preview/kiosk/kiosk-samples.ts';
import { rateHall, rateRoot, sampleToRate } from '#renderer/preview/rate/rate-previews.tsx';
import { badReasons } from '#shared/domain/rating-words.ts';
import {
  againMs,
  button,
  changeMs,
  grades,
  listening,
  more,
  mount,
  said,
  standAtTheWindow,
  touch,
  wait,
} from './at-window.tsx';

standAtTheWindow();

test('it follows its window: called, served, asked, and other windows are none of its business', async () => {
  const { hall, say } = await mount({});
  await expect.element(page.getByText('请听叫号')).toBeVisible();
  const before = hall.asked;
  const call = {
    ticketNo: 'A034',
    windowCode: 'W03',
    windowNumber: '3',
    windowName: { zh: '', en: '' },
    matterName: { zh: '', en: '' },
    at: sampleNow,
    times: 1,
  };
  say({ type: 'called', at: sampleNow, call: { ...call, windowNumber: '4' } });
  say({ type: 'rating-changed', at: sampleNow, windowNumber: '4' });
  say({ type: 'ticket-ended', at: sampleNow, ticketNo: 'Z999' });
  await wait(100);
  expect(hall.asked).toBe(before);
  hall.now = { current: 'A034' };
  say({ type: 'called', at: sampleNow, call });
  await expect.element(page.getByText('A034')).toBeVisible();
  hall.now = { toRate: sampleToRate };
  say({ type: 'rating-changed', at: sampleNow, windowNumber: '3' });
  await expect.element(page.getByText('刚才的服务怎么样？')).toBeVisible();
  hall.now = {};
  say({ type: 'rating-changed', at: sampleNow, windowNumber: '3' });
  await expect.element(page.getByText('请听叫号')).toBeVisible();
});

test('five grades, best to worst, none of them chosen, coloured or larger than another', async () => {
  await mount({ toRate: sampleToRate });
  await listening();
  const all = grades();
  expect(all.map((grade) => grade.querySelector('.zh')?.textContent)).toEqual([
    '非常满意',
    '满意',
    '基本满意',
    '不满意',
    '非常不满意',
  ]);
  const looks = all.map((grade) => {
    const { backgroundColor, color, borderColor, boxShadow, fontWeight } = getComputedStyle(grade);
    const { width, height } = grade.getBoundingClientRect();
    const size = [width, height].map(Math.round);
    return JSON.stringify({ backgroundColor, color, borderColor, boxShadow, fontWeight, size });
  });
  expect(new Set(looks).size).toBe(1);
  expect(document.activeElement).toBe(document.body);
  expect(document.querySelector('[aria-pressed], [aria-checked], :checked')).toBeNull();
});

test('a finger that was on its way when the question came is no grade', async () => {
  const { rated } = await mount({ toRate: sampleToRate });
  await expect.poll(() => grades().length).toBe(5);
  grades()[0]?.click();
  await wait(50);
  expect(grades().length).toBe(5);
  expect(rated).toEqual([]);
});

test('a good grade is thanked for, can be changed, and arrives once', async () => {
  const { hall, rated } = await mount({ toRate: sampleToRate });
  await listening();
  await touch('基本满意');
  await expect.element(page.getByText('您选的是 基本满意')).toBeVisible();
  await touch('改一下');
  expect(rated).toEqual([]);
  await listening();
  await touch('非常满意');
  await expect.element(page.getByText('谢谢您的评价')).toBeVisible();
  expect(rated).toEqual([]);
  await wait(changeMs);
  await expect.poll(() => rated).toEqual([{ token: sampleToRate.token, grade: 5, reasons: [] }]);
  // The hall may still say for a moment that it is to be rated: it is not asked again.
  expect(hall.now.toRate).not.toBeNull();
  await expect.element(page.getByText('请听叫号')).toBeVisible();
  expect(rated).toHaveLength(1);
});

test('a bad grade may be given its reasons, several of them, and 不愿说明 stands alone', async () => {
  const { rated } = await mount({ toRate: sampleToRate });
  await listening();
  await touch('非常不满意');
  await wait(850);
  const reasons = () => [...document.querySelectorAll('.rate-reason')];
  await expect.poll(() => reasons().length).toBe(badReasons.length);
  const chosen = () =>
    reasons()
      .filter((reason) => reason.getAttribute('aria-pressed') === 'true')
      .map((reason) => reason.querySelector('.zh')?.textContent);
  expect(chosen()).toEqual([]);
  expect(button('跳过').checkVisibility()).toBe(true);
  await touch('不愿说明');
  await touch('态度不好');
  await touch('其他');
  expect(chosen()).toEqual(['态度不好', '其他']);
  await touch('不愿说明');
  expect(chosen()).toEqual(['不愿说明']);
  await touch('跑了好几趟');
  await touch('业务不熟');
  await touch('业务不熟');
  await touch('交上去');
  await expect.element(page.getByText('您选的是 非常不满意')).toBeVisible();
  await wait(changeMs);
  await expect.poll(() => rated).toEqual([{ token: sampleToRate.token, grade: 1, reasons: ['many-trips'] }]);
});

test('the second half of a double tap on a grade chooses no reason', async () => {
  await mount({ toRate: sampleToRate });
  await listening();
  button('不满意').click();
  await expect.poll(() => document.querySelector('.rate-reason')).not.toBeNull();
  for (const reason of document.querySelectorAll<HTMLButtonElement>('.rate-reason')) reason.click();
  expect(document.querySelectorAll('.rate-reason[aria-pressed="true"]')).toHaveLength(0);
  await wait(850);
  button('其他').click();
  await expect.poll(() => document.querySelectorAll('.rate-reason[aria-pressed="true"]').length).toBe(1);
});

test('who leaves in the middle of the reasons has given their grade all the same', async () => {
  const { rated } = await mount({ toRate: sampleToRate });
  await listening();
  button('不满意').click();
  await expect.poll(() => document.querySelector('.rate-reason')).not.toBeNull();
  await wait(28_000);
  expect(more()).toBeNull();
  await wait(3000);
  // Half a minute untouched: it says that it is going to be sent, and who is still there can say so.
  await expect.poll(more).not.toBeNull();
  expect(said()).toMatch(/秒后就这样交上去/);
  await wait(900);
  more()?.click();
  await expect.poll(more).toBeNull();
  await wait(50_000);
  expect(document.querySelector('.rate-reason')).not.toBeNull();
  await wait(2000);
  await expect.poll(() => document.querySelector('.rate-chosen')).not.toBeNull();
  await wait(6000);
  await expect.poll(() => rated).toEqual([{ token: sampleToRate.token, grade: 2, reasons: [] }]);
});

test('without a touch it goes back by itself, and nothing is sent: 未评价', async () => {
  const until = sampleNow + 9000;
  const { rated } = await mount({ toRate: { ...sampleToRate, until } });
  await expect.poll(() => grades().length).toBe(5);
  await wait(10_000);
  await expect.poll(() => grades().length).toBe(0);
  await expect.element(page.getByText('请听叫号')).toBeVisible();
  expect(rated).toEqual([]);
});

test('who would rather not is left in peace, and the next service is asked about again', async () => {
  const { hall, rated, say } = await mount({ toRate: sampleToRate });
  await listening();
  await touch('不评价');
  await expect.element(page.getByText('请听叫号')).toBeVisible();
  expect(rated).toEqual([]);
  hall.now = { toRate: { ...sampleToRate, token: 'another-service', ticketNo: 'A035' } };
  say({ type: 'rating-changed', at: sampleNow, windowNumber: '3' });
  await expect.poll(() => grades().length).toBe(5);
  await expect.element(page.getByText('A035')).toBeVisible();
});

test('a rating that got lost on the way is sent again until it arrives', async () => {
  let lost = 0;
  const { rated } = await mount({ toRate: sampleToRate }, async () => {
    if (lost < 2) {
      lost += 1;
      throw new TypeError('The line is down');
    }
    return { ok: true };
  });
  await listening();
  await touch('满意');
  await wait(changeMs + 2 * againMs);
  await expect.poll(() => rated.length).toBe(3);
  await wait(againMs);
  expect(rated).toHaveLength(3);
  expect(document.body.textContent).not.toContain('没有记上');
});

test('what cannot be rated any more is said in plain words', async () => {
  const refusal = { defined: true, status: 404, message: '这次服务不能评价了' };
  const { rated } = await mount({ toRate: sampleToRate }, async () => {
    throw new ORPCError('NOTHING_TO_RATE', refusal);
  });
  await listening();
  await touch('非常满意');
  await wait(changeMs);
  await expect.poll(() => rated.length).toBe(1);
  await expect.element(page.getByText('时间过了，这次没有记上')).toBeVisible();
  await wait(5000);
  await expect.element(page.getByText('请听叫号')).toBeVisible();
  expect(rated).toHaveLength(1);
});

test('the hall’s clock counts, not this tablet’s', async () => {
  const hall = { ...sampleHall, now: sampleNow + 3_600_000 };
  const parts = rateHall({ toRate: sampleToRate }, { hall: { get: async () => hall } } as FakeParts);
  await render(rateRoot(parts));
  await expect.element(page.getByText('请听叫号')).toBeVisible();
  expect(grades()).toHaveLength(0);
});

test('a rating that comes back refused does not take the question away from whoever is rating by then', async () => {
  const refusals: ((error: Error) => void)[] = [];
  const { hall, rated, say } = await mount(
    { toRate: sampleToRate },
    () => new Promise((_resolve, reject) => refusals.push(reject)),
  );
  await listening();
  await touch('满意');
  await wait(changeMs);
  await expect.poll(() => rated.length).toBe(1);
  hall.now = { toRate: { ...sampleToRate, token: `${sampleToRate.token}x`, ticketNo: 'A035' } };
  say({ type: 'rating-changed', at: sampleNow, windowNumber: '3' });
  await expect.element(page.getByText('A035')).toBeVisible();
  await listening();
  await touch('不满意');
  await expect.element(page.getByText('哪里让您不满意？')).toBeVisible();
  refusals[0]?.(new ORPCError('NOTHING_TO_RATE', { defined: true, status: 404 }));
  await wait(200);
  await expect.element(page.getByText('哪里让您不满意？')).toBeVisible();
});
