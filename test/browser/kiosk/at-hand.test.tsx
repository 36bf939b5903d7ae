// A person at hand, at the kiosk: nothing is shared without a yes, the citizen's hand wins, every end is said, and what cannot be kept stays.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { cleanup } from 'vitest-browser-react';
import { createSharer, type Snapshot } from '#renderer/kiosk/at-hand/sharer.ts';
import { emptyDraft, toldDraft } from '#renderer/preview/kiosk/kiosk-samples.ts';
import type { DraftParts, Shared } from '#shared/contract/assist.ts';
import { lineDown, refusal } from '../desk/faults.ts';
import { type KioskSetting, later, mountKiosk } from './mount-kiosk.tsx';
import { holds, key } from './typing-keys.ts';

beforeEach(() => document.documentElement.setAttribute('data-still', ''));
afterEach(async () => {
  vi.useRealTimers();
  await cleanup();
});

type Asked = { key: string; seen: number; parts: DraftParts; requestId: string };
/** The way from 求助 to a draft that is shared. */
async function share(tap: (name: string) => Promise<void>, asked: readonly unknown[]): Promise<void> {
  await tap('求助');
  await tap('让工作人员一起看、帮我填');
  await tap('好，一起看');
  await expect.poll(() => asked.length).toBeGreaterThan(0);
}
const id = '7c1c0f8e-1b53-4a8f-9d5c-4f8a2b6d9e10';
const quiet: Shared = { id, revision: 1, helper: null, fills: {}, voucher: null };
const called = { id, terminal: '1号机', screen: 'tell-words', reason: null, at: 0, answeredAt: null, answeredBy: null };

/** A hall that remembers how it was told, and answers as the test says. */
function hall(answer: (asked: Asked) => Shared = () => quiet) {
  const asked: Asked[] = [];
  const stopped: { key: string; why: string }[] = [];
  const now = { answer };
  const assist = {
    share: async (input: Asked) => {
      asked.push(input);
      return now.answer(input);
    },
    stop: async (input: { key: string; why: string }) => {
      stopped.push(input);
      return { ok: true };
    },
  };
  const help = { call: async () => ({ ...called, isHeard: true }), withdraw: async () => ({ ok: true }) };
  const setting: KioskSetting = { help, assist };
  return { asked, stopped, now, setting };
}
const words = { name: 'tell-words' } as const;
const says = (text: string | RegExp) => expect.element(page.getByText(text).first());
const changed = { type: 'assist-changed', at: 0, id } as const;

test('somebody who tells nothing is offered nothing; a no shares nothing; a yes shares until one tap', async () => {
  const { asked, stopped, setting } = hall();
  const { tap } = await mountKiosk({ ...setting, screens: [words], draft: toldDraft });
  await tap('求助');
  await tap('让工作人员一起看、帮我填');
  await says(/他会看到您写的事/).toBeVisible();
  await tap('先不用');
  expect(asked).toEqual([]);
  await tap('已叫人');
  await tap('让工作人员一起看、帮我填');
  await tap('好，一起看');
  await says('等工作人员打开，现在还没有人看').toBeVisible();
  expect(asked[0]).toMatchObject({ parts: { words: toldDraft.words }, requestId: toldDraft.requestId, seen: 0 });
  expect(JSON.stringify(asked)).not.toContain('base64');
  await tap('停止');
  await expect.poll(() => stopped).toEqual([{ key: asked[0]?.key, why: 'stopped' }]);
  expect(page.getByText(/等工作人员打开/).elements()).toEqual([]);
  const before = asked.length;
  await page.getByRole('textbox').fill('改了');
  await new Promise((done) => setTimeout(done, 400));
  expect(asked).toHaveLength(before);
});

test('where nobody sits at a desk nobody is said to look along; keeping it for the window is offered', async () => {
  const { setting } = hall();
  const unheard = { call: async () => ({ ...called, isHeard: false }) };
  const { tap } = await mountKiosk({ ...setting, help: unheard, screens: [words], draft: toldDraft });
  await tap('求助');
  await says(/^先存着/).toBeVisible();
  await says(/现在工作台没有人/).toBeVisible();
  expect(page.getByText('让工作人员一起看、帮我填').elements()).toEqual([]);
});

test('what the clerk writes is there at once and marked; what the citizen writes over it is theirs again', async () => {
  const { asked, now, setting } = hall();
  const { tap, say } = await mountKiosk({ ...setting, screens: [{ name: 'tell-review' }], draft: toldDraft });
  await share(tap, asked);
  const voucher = 'xiang.word';
  now.answer = ({ seen }) => ({
    ...{ id, revision: 5, helper: '向例静', voucher },
    fills: seen < 5 ? { words: '窗口替我写的', trips: 7 } : {},
  });
  say(changed);
  await says('向例静正在帮您填').toBeVisible();
  await says(/窗口替我写的/).toBeVisible();
  await says(/7 趟/).toBeVisible();
  expect(page.getByText('工作人员帮您填的').elements()).toHaveLength(2);
  await tap('改“您说的”');
  await page.getByRole('textbox').fill('我自己写的');
  await tap('下一步');
  await says(/我自己写的/).toBeVisible();
  expect(page.getByText('工作人员帮您填的').elements()).toHaveLength(1);
  await expect.poll(() => asked.at(-1)?.parts.words).toBe('我自己写的');
  expect(asked.at(-1)).toMatchObject({ seen: 5, parts: { trips: 7 } });
});

test('撤销 takes back what the clerk wrote by one press, and what the citizen wrote one change at a time', async () => {
  const { asked, now, setting } = hall();
  const { tap, say } = await mountKiosk({ ...setting, screens: [words], draft: toldDraft });
  const own = `${toldDraft.words}。`;
  await key('。');
  await share(tap, asked);
  const clerkWrites = (revision: number, text: string): void => {
    now.answer = ({ seen }) => ({
      ...{ id, revision, helper: '向例静', voucher: null },
      fills: seen < revision ? { words: text } : {},
    });
    say(changed);
  };
  clerkWrites(5, '窗口替');
  await holds('窗口替');
  clerkWrites(6, '窗口替我写的');
  await holds('窗口替我写的');
  await key('撤销');
  await holds(own);
  await key('恢复');
  await holds('窗口替我写的');
  await page.getByRole('textbox').click();
  await userEvent.keyboard('{End}3');
  await holds('窗口替我写的3');
  for (const text of ['窗口替我写的', own, toldDraft.words]) {
    await key('撤销');
    await holds(text);
  }
});

test('the filing carries the hall’s word that a clerk helped', async () => {
  const filed: { helpedBy?: string }[] = [];
  const { setting } = hall();
  const file = async (input: { helpedBy?: string }) => {
    filed.push(input);
    throw lineDown();
  };
  const draft = { ...toldDraft, helped: { parts: ['trips'], voucher: 'xiang.word' } } as const;
  const { tap } = await mountKiosk({ ...setting, screens: [{ name: 'tell-review' }], draft, cases: { file } });
  await tap('看过了，交给窗口');
  await expect.poll(() => filed[0]?.helpedBy).toBe('xiang.word');
});

test('what cannot be handed in names the part it stands in', async () => {
  const problems = [
    { path: 'words', message: '里面有一个存不了的符号，请删掉再试' },
    { path: 'person.forName', message: '里面有一个存不了的符号，请删掉再试' },
  ];
  const file = async () => {
    throw refusal('INVALID_INPUT', { problems });
  };
  const { tap } = await mountKiosk({ screens: [{ name: 'tell-review' }], draft: toldDraft, cases: { file } });
  await tap('看过了，交给窗口');
  await says(/“您说的”：里面有一个存不了的符号.*“他的姓名”：里面有一个存不了的符号/).toBeVisible();
});

test.each([
  ['helper', '工作人员那边停了，现在只有您看得到'],
  ['signed-out', '工作人员离开了，现在只有您看得到'],
])('an end by %s is said, and the draft stays', async (why, said) => {
  const { asked, now, setting } = hall();
  const { tap, say } = await mountKiosk({ ...setting, screens: [words], draft: toldDraft });
  await share(tap, asked);
  now.answer = () => {
    throw refusal('ASSIST_OVER', { why });
  };
  say(changed);
  await says(said).toBeVisible();
  await expect.element(page.getByRole('textbox')).toHaveValue(toldDraft.words);
  expect(page.getByRole('button', { name: '停止' }).elements()).toEqual([]);
});

test('whoever goes home shares nothing any more', async () => {
  const { asked, stopped, setting } = hall();
  const { tap } = await mountKiosk({ ...setting, screens: [words], draft: toldDraft });
  await share(tap, asked);
  await tap('首页');
  await tap('清掉，回首页');
  await expect.poll(() => stopped).toEqual([{ key: asked[0]?.key, why: 'left' }]);
});

test('what the hall cannot keep stays on the screen; kept, only the number is left', async () => {
  const sent: { requestId: string; parts: DraftParts; recording?: object }[] = [];
  const answers = [
    () => {
      throw refusal('CANNOT_SAVE');
    },
    () => ({ code: '4716', until: Date.now() + 3_600_000 }),
  ];
  const park = async (input: (typeof sent)[number]) => {
    sent.push(input);
    return answers.shift()?.();
  };
  const { setting } = hall();
  const recording = { data: 'GkXfow==', seconds: 9, type: 'audio/webm' };
  const { tap, container } = await mountKiosk({
    ...{ ...setting, assist: { park }, screens: [words] },
    draft: { ...emptyDraft, words: '水表没装', recording },
  });
  await tap('求助');
  await tap('先存着，到窗口接着办');
  await tap('存好，给我号');
  await says('没有存下').toBeVisible();
  expect(container.querySelector('textarea')?.value).toBe('水表没装');
  await tap('再试一次');
  await says('4716').toBeVisible();
  expect(sent.map(({ requestId }) => requestId)).toEqual([emptyDraft.requestId, emptyDraft.requestId]);
  expect(sent[1]).toMatchObject({ parts: { words: '水表没装' }, recording: { data: 'GkXfow==', seconds: 9 } });
  expect(container.textContent).not.toContain('水表没装');
  await tap('记住了');
  await expect.element(page.getByRole('button', { name: /我要反映/ })).toBeVisible();
  expect(container.textContent).not.toContain('4716');
});

test('keeping it for the counter is left safely, and nothing is written that it would not hold', async () => {
  const sent: unknown[] = [];
  const answer = later<{ code: string; until: number }>();
  const park = (input: unknown) => {
    sent.push(input);
    return answer.promise;
  };
  const { tap } = await mountKiosk({ ...hall().setting, assist: { park }, screens: [words], draft: toldDraft });
  const dialog = page.getByRole('dialog');
  await tap('求助');
  await tap('先存着，到窗口接着办');
  await expect.element(page.getByRole('button', { name: '存好，给我号' })).toBeVisible();
  await userEvent.keyboard('{Backspace}');
  await expect.poll(() => dialog.query()).toBeNull();
  expect(sent).toEqual([]);
  await tap('已叫人');
  await tap('先存着，到窗口接着办');
  await tap('存好，给我号');
  await expect.poll(() => sent.length).toBe(1);
  await userEvent.keyboard('{Escape}');
  await new Promise((done) => setTimeout(done, 100));
  await expect.element(dialog).toBeVisible();
  answer.give({ code: '4716', until: Date.now() + 3_600_000 });
  await says('4716').toBeVisible();
});

test('a line that fails is asked again, one question at a time, and the silence is told', async () => {
  vi.useFakeTimers();
  const calls: number[] = [];
  let isDown = true;
  let lost = 0;
  const heard: Shared[] = [];
  const snapshot = { parts: { words: '一' } } as Snapshot;
  const sharer = createSharer({
    key: 'k',
    share: async ({ seen }) => {
      calls.push(seen);
      if (isDown) throw lineDown();
      return { ...quiet, revision: 3 };
    },
    look: () => snapshot,
    onHeard: (shared) => heard.push(shared),
    onOver: () => undefined,
    onLost: () => {
      lost += 1;
    },
  });
  sharer.ask();
  sharer.ask();
  await vi.advanceTimersByTimeAsync(10);
  expect([calls.length, lost]).toEqual([2, 2]);
  isDown = false;
  await vi.advanceTimersByTimeAsync(5000);
  expect(heard).toHaveLength(1);
  for (let n = 0; n < 9; n += 1) sharer.changed();
  await vi.advanceTimersByTimeAsync(400);
  expect(calls).toEqual([0, 0, 0, 3]);
  sharer.stop();
  await vi.advanceTimersByTimeAsync(20_000);
  expect(calls).toHaveLength(4);
});
