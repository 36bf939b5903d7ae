// A person at hand, at the desk: one takes it, another has to say so, what is written goes part by part, and a refusal loses no word.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { cleanup } from 'vitest-browser-react';
import { clerk, helpCall } from '#renderer/preview/desk/desk-samples.ts';
import type { AssistView, DraftParts } from '#shared/contract/assist.ts';
import { counter, send } from './counter.ts';
import { lineDown, refusal } from './faults.ts';
import { mountDesk } from './mount.tsx';

beforeEach(() => page.viewport(1366, 768));
afterEach(async () => {
  vi.useRealTimers();
  await cleanup();
});

const id = '7c1c0f8e-1b53-4a8f-9d5c-4f8a2b6d9e10';
const view: AssistView = {
  ...{ id, terminal: '1号机', screen: 'tell-words', touching: null, spokenSeconds: null, byHelper: [], problems: [] },
  ...{ revision: 4, parts: { kind: 'not-done', words: '机器坏了', role: 'self', name: '', phone: '' } },
};
const words = () => page.getByLabelText(/^群众怎么说/);
const changed = { type: 'assist-changed', at: 0, id } as const;

test('taken from the card, which answers the call from there, too; somebody else’s only by saying so', async () => {
  const taken: boolean[] = [];
  const answered: string[] = [];
  const call = helpCall(1, '1号机', 'tell-words', 1);
  const shares = [{ id, terminal: '1号机', since: 0, helper: null as string | null, isMine: false }];
  await mountDesk('/', {
    staff: clerk,
    parts: {
      help: {
        open: async () => [call],
        answer: async (input: { id: string }) => {
          answered.push(input.id);
          return call;
        },
      },
      assist: {
        open: async () => shares,
        take: async ({ isTakingOver }: { isTakingOver: boolean }) => {
          taken.push(isTakingOver);
          if (!isTakingOver) throw refusal('ASSIST_TAKEN', { by: '秦例芳' });
          return view;
        },
        get: async () => view,
      },
    },
  });
  await page.getByRole('button', { name: '一起看' }).click();
  await expect.element(page.getByRole('dialog', { name: '秦例芳正在帮这一位' })).toBeVisible();
  await page.getByRole('button', { name: '我来接' }).click();
  await expect.element(page.getByRole('heading', { name: '和群众一起填' })).toBeVisible();
  expect(taken).toEqual([false, true]);
  expect(answered).toEqual([call.id]);
});

test('what is written goes a part at a time, upon what was seen; what comes from there is shown', async () => {
  const filled: { parts: DraftParts; revision: number }[] = [];
  let now = view;
  const { say } = await mountDesk(`/at-hand/${id}`, {
    staff: clerk,
    parts: {
      assist: {
        open: async () => [],
        get: async () => now,
        fill: async (input: { parts: DraftParts; revision: number }) => {
          filled.push(input);
          now = { ...now, parts: { ...now.parts, ...input.parts }, revision: now.revision + 1, byHelper: ['phone'] };
          return now;
        },
      },
    },
  });
  await expect.element(words()).toHaveValue('机器坏了');
  await page.getByLabelText(/^电话/).fill('13800005678');
  await expect.poll(() => filled).toMatchObject([{ parts: { phone: '13800005678' }, revision: 4 }]);
  await expect.element(page.getByText('您填的')).toBeVisible();
  now = { ...now, parts: { ...now.parts, words: '机器坏了三天' }, touching: 'words', revision: 9 };
  say(changed);
  await expect.element(words()).toHaveValue('机器坏了三天');
  await expect.element(page.getByText('群众正在写这一处')).toBeVisible();
  expect(page.getByRole('button', { name: /交上去/ }).elements()).toEqual([]);
});

test('what was refused is shown, and used if the clerk says so', async () => {
  const filled: { parts: DraftParts; revision: number }[] = [];
  let now = view;
  await mountDesk(`/at-hand/${id}`, {
    staff: clerk,
    parts: {
      assist: {
        open: async () => [],
        get: async () => now,
        fill: async (input: { parts: DraftParts; revision: number }) => {
          filled.push(input);
          if (filled.length > 1) return { ...now, parts: { ...now.parts, ...input.parts }, revision: 10 };
          now = { ...now, parts: { ...now.parts, words: '是电梯坏了' }, revision: 9 };
          throw refusal('PART_CHANGED');
        },
      },
    },
  });
  await words().fill('机器坏了，来了三次');
  const refused = page.getByText(/群众刚改过这一处.*机器坏了，来了三次/);
  await expect.element(refused).toBeVisible();
  await expect.element(words()).toHaveValue('是电梯坏了');
  await page.getByRole('button', { name: '还是用我写的' }).click();
  await expect.poll(() => filled.at(-1)).toMatchObject({ parts: { words: '机器坏了，来了三次' }, revision: 9 });
  await expect.element(words()).toHaveValue('机器坏了，来了三次');
});

test('refused a second time, both stand, each with its own answer, and what was written on meanwhile with its own', async () => {
  const filled: { parts: DraftParts; revision: number }[] = [];
  const answers: ((refused: unknown) => void)[] = [];
  await mountDesk(`/at-hand/${id}`, {
    staff: clerk,
    parts: {
      assist: {
        open: async () => [],
        get: async () => ({ ...view, parts: { ...view.parts, words: '是电梯坏了' }, revision: 9 }),
        fill: (input: { parts: DraftParts; revision: number }) => {
          filled.push(input);
          return new Promise<AssistView>((_, reject) => answers.push(reject));
        },
      },
    },
  });
  const kept = () => page.getByRole('alert').elements();
  await words().fill('来了三次');
  await expect.poll(() => answers).toHaveLength(1);
  await words().fill('来了三次，机器都没修');
  answers[0]?.(refusal('CITIZEN_WRITING'));
  await expect.element(words()).toHaveValue('是电梯坏了');
  await expect.poll(kept).toHaveLength(1);
  await words().fill('是电梯坏了，上不去');
  await page.getByLabelText(/^电话/).fill('13800005678');
  await expect.poll(() => answers).toHaveLength(2);
  answers[1]?.(refusal('PART_CHANGED'));
  await expect.poll(kept).toHaveLength(2);
  await expect.element(page.getByText('来了三次，机器都没修')).toBeVisible();
  await expect.element(page.getByText('是电梯坏了，上不去 · 13800005678')).toBeVisible();
  await page.getByRole('button', { name: '还是用我写的' }).first().click();
  await expect.poll(() => filled.at(-1)).toMatchObject({ parts: { words: '来了三次，机器都没修' }, revision: 9 });
  await expect.poll(kept).toHaveLength(1);
  await page.getByRole('button', { name: '用群众写的' }).click();
  expect(kept()).toEqual([]);
});

test('an end is said in its own words, nothing of the draft is left, and it is not asked for again', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  let isOver = false;
  let asked = 0;
  const { say, container } = await mountDesk(`/at-hand/${id}`, {
    staff: clerk,
    parts: {
      assist: {
        open: async () => [],
        get: async () => {
          asked += 1;
          if (isOver) throw refusal('ASSIST_OVER', { why: 'left' });
          return view;
        },
      },
    },
  });
  await expect.element(words()).toHaveValue('机器坏了');
  isOver = true;
  say(changed);
  await expect.element(page.getByRole('heading', { name: '群众走了，或者回了首页' })).toBeVisible();
  expect(container.querySelector('textarea')).toBeNull();
  const before = asked;
  say(changed);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked).toBe(before);
  await expect.element(page.getByRole('button', { name: '回到今天的事' })).toHaveFocus();
});

test('taken up by its digits: all that was told, its recording filed with it, and then forgotten, told until it is heard', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const { sent, cases } = counter();
  const dropped: string[] = [];
  let tries = 0;
  const parts: DraftParts = { kind: 'ask', words: '', trips: 3, role: 'self', name: '罗演名' };
  const recording = { data: 'GkXfow==', seconds: 9 };
  let isThere = false;
  await mountDesk('/file', {
    staff: clerk,
    parts: {
      cases,
      assist: {
        open: async () => [],
        takeUp: async () => {
          if (isThere) return { id, parts, language: 'zh-CN' as const, spokenSeconds: 9, until: 0 };
          throw refusal('CODE_UNKNOWN', { triesLeft: 9 });
        },
        parkedRecording: async () => recording,
        dropParked: async (input: { id: string }) => {
          tries += 1;
          if (tries === 1) throw lineDown();
          dropped.push(input.id);
          return { ok: true as const };
        },
      },
    },
  });
  const code = page.getByLabelText('接着办：群众的 4 位号');
  await code.fill('47');
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText('号是 4 位数字')).toBeVisible();
  await code.fill('4716');
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText(/没有这个号.*还可以试 9 次/)).toBeVisible();
  isThere = true;
  await userEvent.keyboard('{Enter}');
  await expect.element(words()).toHaveFocus();
  await expect.element(page.getByLabelText('姓名')).toHaveValue('罗演名');
  await send();
  await expect.element(page.getByRole('heading', { name: '登记好了' })).toBeVisible();
  expect(sent[0]).toMatchObject({ requestId: id, kind: 'ask', words: '', trips: 3, recording });
  await expect.poll(() => tries).toBe(1);
  expect(dropped).toEqual([]);
  await vi.advanceTimersByTimeAsync(6000);
  expect(dropped).toEqual([id]);
});

test('what somebody else took up meanwhile is not filed a second time, and stays in the form', async () => {
  const { sent, cases } = counter();
  await mountDesk('/file', {
    staff: clerk,
    parts: {
      cases,
      assist: {
        open: async () => [],
        takeUp: async () => ({
          id,
          parts: { words: '水表坏了' },
          language: 'zh-CN' as const,
          spokenSeconds: null,
          until: 0,
        }),
        parkedRecording: async () => {
          throw refusal('PARKED_GONE', {});
        },
      },
    },
  });
  await page.getByLabelText('接着办：群众的 4 位号').fill('4716');
  await userEvent.keyboard('{Enter}');
  await expect.element(words()).toHaveFocus();
  await send();
  await expect.element(page.getByText(/^这份在别的工作台打开了/)).toBeVisible();
  expect(sent).toEqual([]);
  await expect.element(words()).toHaveValue('水表坏了');
  await send();
  await expect.element(page.getByRole('heading', { name: '登记好了' })).toBeVisible();
  expect(sent).toHaveLength(1);
  expect(sent[0]?.requestId).not.toBe(id);
});
