// Holds writing Chinese by touch: sentences by pinyin, characters by hand, corrections, the way back, and nothing left for the next person.
import xiao from 'hanzi-writer-data/小.json';
import wang from 'hanzi-writer-data/王.json';
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { createWorkerLine } from '#renderer/input/worker-line.ts';
import * as sample from '#renderer/preview/kiosk/kiosk-samples.ts';
import {
  choose,
  field,
  holds,
  key,
  keyboard,
  keys,
  nextFrame,
  offered,
  open,
  pointer,
  stroke,
  words,
  write,
} from './typing-keys.ts';

const { emptyDraft } = sample;

test('a sentence is written by pinyin, with full-width marks, and goes on with what is left of the letters', async () => {
  await words();
  await keys('jintiandehao');
  await holds('jin tian de hao');
  await expect.poll(() => offered()[0]).toBe('今天的号');
  await key('今天的号');
  await holds('今天的号');
  await keys('quwanle');
  await key('。');
  await holds('今天的号取完了。');
  await keys('shenfenzhengbandiao');
  await choose('身份证');
  await holds('今天的号取完了。身份证ban diao');
  await key('删除');
  await holds('今天的号取完了。身份证ban dia');
  await key('换行');
  await holds('今天的号取完了。身份证bandia');
});

test('pages turn and come back, and one of the second page is chosen', async () => {
  await words();
  await keys('shi');
  await expect.poll(() => offered().length).toBeGreaterThan(5);
  const first = offered();
  expect(first[0]).toBe('是');
  await key('下一页');
  await expect.poll(() => offered()).not.toEqual(first);
  const [second = ''] = offered();
  await key('上一页');
  await expect.poll(() => offered()).toEqual(first);
  await key('下一页');
  await key(second);
  await holds(second);
});

test('a space chosen before the candidates have come still means the first of them', async () => {
  await words();
  const all = [...'banshi'].map((letter) =>
    keyboard.getByRole('button', { name: letter, exact: true }).first().element(),
  );
  const space = keyboard.getByRole('button', { name: '空格' }).element();
  for (const one of [...all, space]) (one as HTMLElement).click();
  await expect.poll(() => field().value).toMatch(/^\p{Script=Han}{2}$/u);
});

test('what was chosen may go on: the rest of a known word is one tap', async () => {
  await words();
  await keys('shenfen');
  await expect.poll(() => offered()).toContain('身份');
  await key('身份');
  await expect.poll(() => offered()).toContain('证');
  await key('证');
  await holds('身份证');
});

test('a name stands among the first five in a field for names', async () => {
  await open({ screens: [{ name: 'tell-details', at: 0 }], draft: { ...emptyDraft, role: 'self' } });
  await keys('zhangchunmei');
  await expect.poll(() => offered().slice(0, 5)).toContain('张春梅');
  await key('张春梅');
  await holds('张春梅');
});

test('the matter is found by first letters, and in Chinese by the same letters', async () => {
  await open({ screens: [{ name: 'search', purpose: 'take' }] });
  await keys('hsfz');
  await holds('hsfz');
  await expect.element(page.getByRole('button', { name: /^换身份证/ }).first()).toBeVisible();
});

test('the caret stands where a finger put it, a selection is replaced, and every change can be taken back', async () => {
  await words('机器坏了');
  await expect.poll(() => field().selectionStart).toBe(4);
  field().setSelectionRange(2, 2);
  await keys('you');
  await expect.poll(() => offered()).toContain('又');
  await key('又');
  await holds('机器又坏了');
  expect(field().selectionStart).toBe(3);
  field().setSelectionRange(0, 3);
  await key('，');
  await holds('，坏了');
  await key('撤销');
  await holds('机器又坏了');
  await key('撤销');
  await holds('机器坏了');
  await key('恢复');
  await holds('机器又坏了');
  await key('清空');
  await holds('');
  await key('撤销');
  await holds('机器又坏了');
});

test('the caret stays in view in a text longer than its field', async () => {
  await words('一行又一行。\n'.repeat(30));
  const isSeen = (): boolean => {
    const caret = document.querySelector('.field-marks .caret')?.getBoundingClientRect();
    const box = field().getBoundingClientRect();
    return caret !== undefined && caret.top >= box.top - 1 && caret.bottom <= box.bottom + 1;
  };
  await expect.poll(isSeen).toBe(true);
  field().setSelectionRange(0, 0);
  await expect.poll(isSeen).toBe(true);
  await keys('hao');
  await key('。');
  await expect.poll(isSeen).toBe(true);
  field().setSelectionRange(field().value.length, field().value.length);
  await keys('hao');
  await expect.poll(isSeen).toBe(true);
});

test('letters half-way go with one undo, and stay as they are where a finger leaves them', async () => {
  await words('说');
  await keys('hao');
  await holds('说hao');
  await key('撤销');
  await holds('说');
  await keys('hao');
  await expect.poll(() => offered().length).toBeGreaterThan(0);
  field().setSelectionRange(0, 0);
  await expect.poll(() => offered()).toEqual([]);
  await keys('w');
  await holds('w说hao');
});

test('keyboard and pad change at one tap; text and caret stay', async () => {
  await words('换身份证');
  field().setSelectionRange(1, 1);
  await key('手写');
  await expect.element(page.getByRole('img', { name: '手写板' })).toBeVisible();
  await key('ABC');
  await key('a');
  await holds('换a身份证');
  await key('数字');
  await key('7');
  await holds('换a7身份证');
  expect(field().selectionStart).toBe(3);
});

test('a real keyboard composes too: digits choose, Enter leaves letters, Escape takes them away', async () => {
  await open({ screens: [{ name: 'tell-details', at: 0 }], draft: { ...emptyDraft, role: 'self' } });
  await expect.poll(() => document.activeElement).toBe(field());
  await userEvent.keyboard('wang');
  await expect.poll(() => offered()).toContain('王');
  await userEvent.keyboard(String(offered().indexOf('王') + 1));
  await holds('王');
  await userEvent.keyboard('li{Escape}');
  await holds('王');
  await userEvent.keyboard('ab{Enter}');
  await holds('王ab');
  // Enter belonged to the letters; the screen has not gone on.
  await expect.element(page.getByRole('heading', { name: '怎么称呼您？' })).toBeVisible();
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('heading', { name: '打哪个电话找您？' })).toBeVisible();
});

test('characters are written by hand one beside the other, and the pause puts them in', async () => {
  await words();
  await key('手写');
  await write(wang, 0);
  await expect.poll(() => offered()[0]).toBe('王');
  expect(document.querySelectorAll('.candidate').length).toBe(10);
  await holds('王');
  await write(xiao, 1);
  await holds('王小');
});

test('a written character is chosen among ten, and ink is taken back stroke by stroke', async () => {
  await words();
  await key('手写');
  await write(wang, 0, 3);
  await expect.poll(() => offered().length).toBeGreaterThan(3);
  await key('重写');
  await expect.poll(() => offered()).toEqual([]);
  await write(wang, 0);
  await expect.poll(() => offered()[0]).toBe('王');
  await key('撤一笔');
  await expect.poll(() => offered()[0]).not.toBe('王');
  const [, second = ''] = offered();
  await key(second);
  await holds(second);
  await key('删除');
  await holds('');
});

test('another reading takes the place of the one the pause chose', async () => {
  await words('姓');
  await key('手写');
  await write(wang, 0);
  await holds('姓王');
  await expect.poll(() => document.querySelector('.pad')?.hasAttribute('data-shown'), { timeout: 5000 }).toBe(false);
  const other = offered()[1] ?? '';
  await key(other);
  await holds(`姓${other}`);
});

test('a second finger on the pad draws nothing', async () => {
  await words();
  await key('手写');
  const canvas = page.getByRole('img', { name: '手写板' }).element();
  await nextFrame();
  await nextFrame();
  const box = canvas.getBoundingClientRect();
  const across = [0.1, 0.2, 0.3, 0.4].map((part) => ({ x: box.left + box.width * part, y: box.top + box.height / 2 }));
  await stroke(canvas, across, { x: box.left + box.width * 0.3, y: box.top + 20 });
  await expect.poll(() => offered()[0]).toBe('一');
});

test('a stroke so quick that it has two points is seen whole', async () => {
  await words();
  await key('手写');
  const canvas = page.getByRole('img', { name: '手写板' }).element() as HTMLCanvasElement;
  await nextFrame();
  await nextFrame();
  const box = canvas.getBoundingClientRect();
  const at = (part: number) => ({ x: box.left + box.width * part, y: box.top + box.height / 2 });
  pointer(canvas, 'pointerdown', at(0.1), 1);
  pointer(canvas, 'pointerup', at(0.4), 1);
  const half = canvas.getContext('2d')?.getImageData(canvas.width / 4, canvas.height / 2, 1, 1).data;
  expect(half?.[3]).toBeGreaterThan(0);
  await expect.poll(() => offered()[0]).toBe('一');
});

test('what one person taught is forgotten with them', async () => {
  await words();
  await keys('shiqing');
  await expect.poll(() => offered().length).toBeGreaterThan(1);
  const [usual = '', other = ''] = offered();
  await key(other);
  await holds(other);
  await keys('shiqing');
  await expect.poll(() => offered()[0]).toBe(other);
  await key('清空');
  await page.getByRole('button', { name: '首页' }).click();
  await page.getByRole('button', { name: /^我要反映/ }).click();
  await page.getByRole('button', { name: /^有事没办成/ }).click();
  await page.getByRole('button', { name: '不清楚，先跳过' }).click();
  await page.getByRole('button', { name: '不清楚' }).click();
  await keys('shiqing');
  await expect.poll(() => offered()[0]).toBe(usual);
});

test('without its dictionary the keyboard says so and types letters; ready words are there', async () => {
  const broken = <Question, Answer>() =>
    createWorkerLine<Question, Answer>(() => {
      throw new Error('No workers here');
    });
  await open({
    screens: [{ name: 'tell-words' }],
    draft: emptyDraft,
    engines: { pinyin: broken(), handwriting: broken() },
  });
  await expect.element(page.getByText('拼音现在用不了，可以换手写')).toBeVisible();
  await keys('ab');
  await holds('ab');
  await key('手写');
  await expect.element(page.getByText('现在只能打字母，也可以请窗口帮您写')).toBeVisible();
  await page.getByRole('button', { name: '机器坏了' }).click();
  await holds('ab机器坏了。');
});

test('a dictionary that dies while letters are typed leaves them as they are', async () => {
  const worker = { postMessage: () => undefined, terminate: () => undefined, onmessage: null, onerror: null } as {
    postMessage: () => undefined;
    terminate: () => undefined;
    onmessage: ((event: MessageEvent) => void) | null;
    onerror: ((event: ErrorEvent) => void) | null;
  };
  await open({
    screens: [{ name: 'tell-words' }],
    draft: emptyDraft,
    engines: { pinyin: createWorkerLine(() => worker), handwriting: createWorkerLine(() => worker) },
  });
  await keys('hao');
  await holds('hao');
  worker.onerror?.(new ErrorEvent('error'));
  await expect.element(page.getByText('拼音现在用不了，可以换手写')).toBeVisible();
  await key('，');
  await holds('hao，');
  await keys('b');
  await holds('hao，b');
});

test('candidates are there within a tenth of a second of a key that had the machine to itself', async () => {
  await words();
  await keys('a');
  await expect.poll(() => offered().length).toBeGreaterThan(1);
  const times: number[] = [];
  for (const letter of 'wozuotianqulexianlidezhengwufuwuzhongxin') {
    const button = keyboard.getByRole('button', { name: letter, exact: true }).first().element() as HTMLElement;
    const list = document.querySelector('.candidate-list');
    if (!list) throw new Error('No candidates');
    const since = performance.now();
    const shown = new Promise((resolve) =>
      new MutationObserver(resolve).observe(list, { childList: true, characterData: true, subtree: true }),
    );
    button.click();
    await Promise.race([shown, new Promise((resolve) => setTimeout(resolve, 1000))]);
    times.push(performance.now() - since);
  }
  times.sort((one, other) => one - other);
  const at = (part: number): number => times[Math.floor(times.length * part)] ?? Number.NaN;
  console.info(`key to candidates: median ${at(0.5).toFixed(0)} ms, 95 % within ${at(0.95).toFixed(0)} ms`);
  // A crowded machine makes some of them wait for their turn; what is ours to hold shows in the quick ones.
  expect(at(0.25)).toBeLessThanOrEqual(100);
});
