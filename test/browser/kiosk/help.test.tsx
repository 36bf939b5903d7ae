// 求助 at the kiosk: a call lasts as long as the visit it was made in, and is taken back until the hall has heard it.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { cleanup } from 'vitest-browser-react';
import { sampleHall, toldDraft } from '#renderer/preview/kiosk/kiosk-samples.ts';
import type { HelpEnd } from '#shared/contract/help.ts';
import { lineDown, refusal } from '../desk/faults.ts';
import { mountKiosk } from './mount-kiosk.tsx';

beforeEach(() => document.documentElement.setAttribute('data-still', ''));
afterEach(async () => {
  vi.useRealTimers();
  await cleanup();
});

const id = '5b1f4e0a-93c4-4b5d-9c55-0d2f3a7c1e42';
const called = {
  ...{ id, terminal: '1号机', screen: 'matters', reason: null, at: 0, answeredAt: null, answeredBy: null },
  ...{ gone: null, isHeard: true },
};

/** A hall that is deaf to the first so many withdrawals, or has too many of them, and whose answer to a call may get lost. */
function hall({ deaf = 0, isLost = false } = {}) {
  const asked: string[] = [];
  const withdrawn: { id: string; why: HelpEnd }[] = [];
  let tries = 0;
  const help = {
    call: async ({ requestId }: { requestId: string }) => {
      asked.push(requestId);
      if (isLost) throw lineDown();
      return called;
    },
    withdraw: async (input: { id: string; why: HelpEnd }) => {
      tries += 1;
      if (tries <= deaf) throw tries % 2 === 1 ? lineDown() : refusal('TOO_MANY_TRIES', { retryAfterSeconds: 30 });
      withdrawn.push(input);
      return { ok: true };
    },
  };
  return { asked, withdrawn, tries: () => tries, help };
}
const screens = [{ name: 'matters', purpose: 'take', departmentCode: null }] as const;

test('whoever goes leaves no call behind, told until it is heard; the next one’s is another', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] });
  const { asked, withdrawn, tries, help } = hall({ deaf: 2 });
  const { tap } = await mountKiosk({ screens, help });
  await tap('求助');
  await tap('知道了');
  expect(withdrawn).toEqual([]);
  await tap('返回');
  await expect.poll(tries).toBe(1);
  await vi.advanceTimersByTimeAsync(11_000);
  expect(withdrawn).toEqual([{ id, why: 'left' }]);
  await tap('求助');
  expect(asked).toHaveLength(2);
  expect(asked[0]).not.toBe(asked[1]);
});

test('a call put to one that was still being taken back is made anew once that is over', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] });
  const { asked, withdrawn, tries, help } = hall({ deaf: 1 });
  const { tap } = await mountKiosk({ screens, help });
  await tap('求助');
  await tap('知道了');
  await tap('返回');
  await expect.poll(tries).toBe(1);
  await tap('求助');
  await expect.element(page.getByText('已经叫人了')).toBeVisible();
  expect(asked).toHaveLength(2);
  await vi.advanceTimersByTimeAsync(6000);
  expect(withdrawn).toEqual([{ id, why: 'left' }]);
  await expect.poll(() => asked).toHaveLength(3);
  await expect.element(page.getByText('已经叫人了')).toBeVisible();
  await vi.advanceTimersByTimeAsync(20_000);
  expect(new Set(asked).size).toBe(3);
});

test('a call whose answer got lost is taken back by its request', async () => {
  const { asked, withdrawn, help } = hall({ isLost: true });
  const { tap } = await mountKiosk({ screens, help });
  await tap('求助');
  await expect.element(page.getByText('没能叫到人')).toBeVisible();
  await tap('知道了');
  await tap('返回');
  await expect.poll(() => withdrawn).toEqual([{ id: asked[0], why: 'left' }]);
});

test('what a clerk has answered is not taken back', async () => {
  const { withdrawn, help } = hall();
  const { tap, say } = await mountKiosk({ screens, help });
  await tap('求助');
  await expect.element(page.getByText('已经叫人了')).toBeVisible();
  say({ type: 'help-answered', at: 0, id, answeredBy: '向例静' });
  await expect.element(page.getByText('有人过来了')).toBeVisible();
  await tap('知道了');
  await tap('返回');
  await new Promise((done) => setTimeout(done, 100));
  expect(withdrawn).toEqual([]);
});

test('whoever called from the first screen and waits there is asked before they count as gone', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] });
  const { withdrawn, help } = hall();
  const { tap } = await mountKiosk({ help });
  const { idleSeconds, warnSeconds } = sampleHall.kiosk;
  await tap('求助');
  await tap('知道了');
  await vi.advanceTimersByTimeAsync(idleSeconds * 1000 + 500);
  await tap('我还在');
  await vi.advanceTimersByTimeAsync((idleSeconds - 1) * 1000);
  expect(withdrawn).toEqual([]);
  await vi.advanceTimersByTimeAsync((warnSeconds + 2) * 1000);
  expect(withdrawn).toEqual([{ id, why: 'left' }]);
});

test('that what was written is kept is said to whoever wrote something', async () => {
  const { help } = hall();
  const { tap } = await mountKiosk({ screens, help });
  await tap('求助');
  await expect.poll(() => page.getByRole('dialog').query()?.textContent).toContain('请在这里等一等');
  expect(page.getByRole('dialog').query()?.textContent).not.toContain('您写的都还在');
  await cleanup();
  const writing = await mountKiosk({ screens, help, draft: toldDraft });
  await writing.tap('求助');
  await expect.poll(() => page.getByRole('dialog').query()?.textContent).toContain('您写的都还在');
});
