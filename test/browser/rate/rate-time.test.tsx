// Tries time running out at the window's small screen: said before, more of it at one press, and none lost to whoever is answering.
import { ORPCError } from '@orpc/client';
import { expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { sampleNow } from '#renderer/preview/kiosk/kiosk-samples.ts';
import { sampleToRate } from '#renderer/preview/rate/rate-previews.tsx';
import {
  againMs,
  button,
  grades,
  isGiven,
  listening,
  more,
  mount,
  said,
  standAtTheWindow,
  tickMs,
  told,
  touch,
  wait,
} from './at-window.tsx';

standAtTheWindow();

/** Its clock jumps so far, and the screen has seen it; nothing else that runs by time has run. */
const pass = async (ms: number): Promise<void> => {
  vi.setSystemTime(Date.now() + ms);
  await wait(tickMs);
};
/** Until there is a button for more time, and it hears. */
const ending = async (leftMs: number) => {
  await expect.poll(() => grades().length).toBe(5);
  await pass(sampleToRate.until - sampleNow - leftMs);
  await expect.poll(more).not.toBeNull();
  await wait(850);
};

test('before the question goes it says so, counts, tells who listens once, and moves nothing that can be touched', async () => {
  const { askedMore } = await mount({ toRate: sampleToRate });
  await expect.poll(() => grades().length).toBe(5);
  expect(more()).toBeNull();
  expect(said()).toBe('想说就说，不说也行');
  const places = () =>
    JSON.stringify([...grades(), button('不评价')].map((one) => one.getBoundingClientRect().toJSON()));
  const before = places();
  vi.setSystemTime(Date.now() + sampleToRate.until - sampleNow - 21_000);
  for (let ticked = 0; more() === null && ticked < tickMs; ticked += 100) await wait(100);
  // A finger that was on its way when it came up asks for nothing.
  more()?.click();
  expect(places()).toBe(before);
  expect(said()).toMatch(/^2\d 秒后就不问了，不说也行$/);
  const first = said();
  await pass(10_000);
  await expect.poll(said).toMatch(/^(9|10) 秒后就不问了，不说也行$/);
  expect(told()).toBe(first);
  expect(document.querySelector('.rate-time p')?.getAttribute('aria-hidden')).toBe('true');
  expect(askedMore).toEqual([]);
  expect(document.activeElement).toBe(document.body);
});

test('one press keeps the question, and says so', async () => {
  const { askedMore } = await mount({ toRate: sampleToRate });
  await ending(9000);
  await touch('再等我一会儿');
  await expect.poll(said).toBe('好的，不急，我们等您');
  expect(told()).toBe('好的，不急，我们等您');
  expect(more()).toBeNull();
  expect(askedMore).toEqual([sampleToRate.token]);
  await pass(30_000);
  expect(grades()).toHaveLength(5);
});

test('once it was asked as long as it ever is, it counts without a button', async () => {
  await mount({ toRate: { ...sampleToRate, until: sampleNow + 9000, canExtend: false } });
  await expect.poll(said).toMatch(/^\d 秒后就不问了/);
  expect(more()).toBeNull();
});

test('more time that does not reach the hall is said, and can be asked for again', async () => {
  let isDown = true;
  const { askedMore } = await mount({ toRate: sampleToRate }, undefined, async (asked) => {
    if (isDown) throw new TypeError('The line is down');
    return isGiven(asked);
  });
  await ending(9000);
  await touch('再等我一会儿');
  await expect.poll(said).toBe('正在告诉大厅，请等一下');
  await touch('再等我一会儿');
  await wait(2 * againMs);
  await expect.poll(said).toMatch(/^还有 \d+ 秒。没连上大厅，请再按一次$/);
  // Sent again twice by itself; the second touch meanwhile was the same wish.
  expect(askedMore).toHaveLength(3);
  expect(grades()).toHaveLength(5);
  isDown = false;
  await touch('再等我一会儿');
  await expect.poll(said).toBe('好的，不急，我们等您');
});

test('a press at the last moment is waited for, and is told when it came to nothing', async () => {
  const answers: ((error: Error) => void)[] = [];
  await mount({ toRate: sampleToRate }, undefined, () => new Promise((_resolve, reject) => answers.push(reject)));
  await ending(4000);
  await touch('再等我一会儿');
  await pass(5000);
  expect(grades()).toHaveLength(5);
  answers[0]?.(new ORPCError('NOTHING_TO_RATE', { defined: true, status: 404 }));
  await expect.element(page.getByText('时间过了，这次没有记上')).toBeVisible();
});

test('whoever is answering is given time without asking, and may change their mind in it', async () => {
  const { askedMore } = await mount({ toRate: sampleToRate });
  await ending(9000);
  expect(askedMore).toEqual([]);
  await touch('不满意');
  await expect.poll(() => askedMore).toEqual([sampleToRate.token]);
  await pass(15_000);
  await touch('改一下');
  await expect.element(page.getByText('刚才的服务怎么样？')).toBeVisible();
  expect(askedMore).toHaveLength(1);
});

test('where time ran out all the same, who wanted to change their mind is told', async () => {
  const { rated } = await mount({ toRate: { ...sampleToRate, canExtend: false } });
  await listening();
  await touch('满意');
  await pass(60_000);
  await touch('改一下');
  await expect.element(page.getByText('时间过了，这次没有记上')).toBeVisible();
  expect(rated).toEqual([]);
});
