// Tries the end of a sign-in: told in time and in nobody's way, put off by one press, known to every tab, and said why once it is over.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { cleanup } from 'vitest-browser-react';
import { sessionPhase } from '#renderer/desk/session-end.ts';
import { clerk, handledDetail, supervisor } from '#renderer/preview/desk/desk-samples.ts';
import type { FakeParts } from '#renderer/preview/fake-api.ts';
import { sampleNow } from '#renderer/preview/kiosk/kiosk-samples.ts';
import { lineDown, refusal } from './faults.ts';
import { mountDesk } from './mount.tsx';

beforeEach(() => page.viewport(1366, 768));
afterEach(async () => {
  vi.useRealTimers();
  await cleanup();
});

const minute = 60_000;
const hour = 60 * minute;
const me = (leftMs: number) => ({ staff: clerk, mustChangePassword: false, endsAt: sampleNow + leftMs });
/** Ends at 10:51 where the hall is. */
const soon = { staff: clerk, leftMs: 9 * minute };
const bar = () => page.getByText(/^这次登录到 .* 结束$/);
const goOn = () => page.getByRole('button', { name: '继续用' });
const putOff = () => page.getByText(/^可以接着用，登录到/);
const words = () => page.getByLabelText('告诉群众的话');

async function writing(leftMs: number, staff: FakeParts['staff'] = {}) {
  await mountDesk('/cases/261123-0074?act=tell', {
    staff: clerk,
    leftMs,
    parts: { cases: { get: async () => handledDetail }, staff },
  });
  await words().fill('明天上午来，1 号窗口等您。');
}

/** Long enough for every tab to have asked again. */
const aWhile = () => vi.advanceTimersByTimeAsync(20_000);

test('the end is far, near, soon and over by the hall’s time, whichever way a clock jumps', () => {
  const phases = [12 * hour, 11 * minute + 1, 11 * minute, 10 * minute + 1, 10 * minute, 5001, 5000, 0, -hour];
  expect(phases.map((left) => sessionPhase(sampleNow + left, sampleNow))).toEqual([
    ...['far', 'far', 'near', 'near', 'soon', 'soon', 'over', 'over', 'over'],
  ]);
  expect(sessionPhase(sampleNow, sampleNow - 40 * hour)).toBe('far');
});

test('nothing is said while there is time', async () => {
  await mountDesk('/', { staff: clerk, leftMs: 10.5 * minute });
  await expect.element(page.getByRole('heading', { name: /今天的事/ })).toBeVisible();
  await expect.element(bar()).not.toBeInTheDocument();
});

test('whoever is writing is told when it ends, presses once and writes on', async () => {
  let sent = 0;
  let endsAt = me(9 * minute).endsAt;
  await writing(9 * minute, {
    me: async () => ({ ...me(0), endsAt }),
    staySignedIn: async () => {
      sent += 1;
      endsAt = sampleNow + 12 * hour;
      return { ...me(0), endsAt };
    },
  });
  await expect.element(bar()).toBeVisible();
  await expect.element(words()).toHaveFocus();
  await goOn().click();
  await expect.element(bar()).not.toBeInTheDocument();
  await expect.element(putOff()).toBeInTheDocument();
  await expect.element(words()).toHaveFocus();
  await userEvent.keyboard('带身份证。');
  await expect.element(words()).toHaveValue('明天上午来，1 号窗口等您。带身份证。');
  expect(sent).toBe(1);
});

test('by keys it goes on too, and the focus does not fall out of the page', async () => {
  let endsAt = me(9 * minute).endsAt;
  await mountDesk('/', {
    ...soon,
    parts: {
      staff: {
        me: async () => ({ ...me(0), endsAt }),
        staySignedIn: async () => {
          endsAt = sampleNow + 12 * hour;
          return { ...me(0), endsAt };
        },
      },
    },
  });
  await expect.element(goOn()).toBeVisible();
  (goOn().element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  await expect.element(bar()).not.toBeInTheDocument();
  await expect.element(page.getByRole('main')).toHaveFocus();
});

test('another tab went on: this one is quiet without a press', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  let left = 9 * minute;
  await mountDesk('/', { ...soon, parts: { staff: { me: async () => me(left) } } });
  await expect.element(bar()).toBeVisible();
  left = 12 * hour;
  await aWhile();
  await expect.element(bar()).not.toBeInTheDocument();
});

test('the hall does not answer: it is said, and the button is still there', async () => {
  await mountDesk('/', { ...soon, parts: { staff: { staySignedIn: async () => Promise.reject(lineDown()) } } });
  await goOn().click();
  await expect.element(page.getByText(/连不上大厅主机/)).toBeVisible();
  await expect.element(goOn()).toBeEnabled();
});

test('it is over: the desk asks again, says why, and what was written is there', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  let now: ReturnType<typeof me> | null = me(4000);
  await writing(4000, {
    me: async () => now,
    signIn: async () => {
      now = me(12 * hour);
      return now;
    },
  });
  now = null;
  await aWhile();
  await expect.element(page.getByRole('heading', { name: '请再登录一次' })).toBeVisible();
  await expect.element(page.getByText(/这次登录到时间了/)).toBeVisible();
  await expect.element(page.getByText(/写到一半的都还在/)).toBeVisible();
  await page.getByLabelText('密码').fill('right-password');
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('heading', { name: '请再登录一次' })).not.toBeInTheDocument();
  await expect.element(bar()).not.toBeInTheDocument();
  await expect.element(words()).toHaveValue('明天上午来，1 号窗口等您。');
});

test('what was put off is not told of the next sign-in', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  let now: ReturnType<typeof me> | null = me(9 * minute);
  const until = (leftMs: number) => async () => {
    now = me(leftMs);
    return now;
  };
  const staff = { me: async () => now, staySignedIn: until(10.5 * minute), signIn: until(12 * hour) };
  await mountDesk('/', { ...soon, parts: { staff } });
  await goOn().click();
  await expect.element(putOff()).toBeInTheDocument();
  now = null;
  await aWhile();
  await page.getByLabelText('密码').fill('right-password');
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('heading', { name: '请再登录一次' })).not.toBeInTheDocument();
  await expect.element(putOff()).not.toBeInTheDocument();
});

/** Put off as it ends, and answered when another has signed in over it. */
async function answeredLate(answer: (settle: PromiseWithResolvers<object>) => void) {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  let now: ReturnType<typeof me> | null = me(9 * minute);
  const putOffs: PromiseWithResolvers<object>[] = [];
  const staff = {
    me: async () => now,
    staySignedIn: () => {
      const one = Promise.withResolvers<object>();
      putOffs.push(one);
      return one.promise;
    },
    signIn: async () => {
      now = { ...me(11 * hour), staff: supervisor };
      return now;
    },
  };
  await mountDesk('/', { ...soon, parts: { staff } as unknown as FakeParts });
  await goOn().click();
  now = null;
  await aWhile();
  await page.getByLabelText('用户名').fill('ma');
  await page.getByLabelText('密码').fill('right-password');
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('heading', { name: '请再登录一次' })).not.toBeInTheDocument();
  expect(putOffs).toHaveLength(1);
  for (const one of putOffs) answer(one);
  // Whatever it would change is changed by then.
  await page.getByRole('link', { name: '全部事项' }).click();
  await expect.element(page.getByRole('heading', { name: '全部事项' })).toBeVisible();
  await expect.element(page.getByText(supervisor.displayName)).toBeVisible();
}

test('put off by the one before and answered late, it does not bring them back', () => {
  return answeredLate(({ resolve }) => resolve(me(12 * hour)));
});

test('refused late to the one before, it does not send the next one away', async () => {
  await answeredLate(({ reject }) => reject(refusal('NOT_SIGNED_IN')));
  await expect.element(page.getByRole('heading', { name: '请再登录一次' })).not.toBeInTheDocument();
});

test('it was ended by somebody: going on is refused, and that is said instead', async () => {
  await mountDesk('/', {
    ...soon,
    parts: { staff: { staySignedIn: async () => Promise.reject(refusal('NOT_SIGNED_IN')) } },
  });
  await goOn().click();
  await expect.element(page.getByRole('heading', { name: '请再登录一次' })).toBeVisible();
  await expect.element(page.getByText(/可能在别的页面退出了，或者密码换过/)).toBeVisible();
});
