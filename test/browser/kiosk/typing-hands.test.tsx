// Holds that hands lose nothing at the keyboard: going on in mid-word or mid-stroke, two thumbs, a keypad, letters mended in the middle, digits taken back.
import chuan from 'hanzi-writer-data/川.json';
import wang from 'hanzi-writer-data/王.json';
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { EnginesGround, EnginesProvider, type Lines } from '#renderer/input/engines.tsx';
import { createWorkerLine, type WorkerLike } from '#renderer/input/worker-line.ts';
import { emptyDraft } from '#renderer/preview/kiosk/kiosk-samples.ts';
import { field, holds, key, keyboard, keys, offered, open, pointer, words, write } from './typing-keys.ts';

const tap = (name: string): void =>
  (page.getByRole('button', { name, exact: true }).first().element() as HTMLElement).click();
/** On to the next screen, and back to what was written. */
async function onAndBack(): Promise<void> {
  tap('下一步');
  await expect.element(page.getByRole('heading', { name: '发生了什么事？' })).not.toBeInTheDocument();
  tap('返回');
  await expect.element(page.getByRole('heading', { name: '发生了什么事？' })).toBeVisible();
}
const middleOf = (element: Element): { x: number; y: number } => {
  const { x, y, width, height } = element.getBoundingClientRect();
  return { x: x + width / 2, y: y + height / 2 };
};
const keyElement = (name: string): Element => keyboard.getByRole('button', { name, exact: true }).first().element();

test('letters spelt out are what they most likely mean once one goes on; others stay as they are', async () => {
  await words('窗口');
  await keys('meiren');
  await onAndBack();
  await holds('窗口没人');
  await keys('wybd');
  await onAndBack();
  await holds('窗口没人wybd');
});

test('ink that nobody has waited for goes on with its writer', async () => {
  await words('姓');
  await key('手写');
  await write(wang, 0);
  await onAndBack();
  await holds('姓王');
});

test('a number amidst Chinese finds what was typed before it chosen, and the pad does, too', async () => {
  await words();
  await keys('shenfenzheng');
  await key('数字');
  await key('3');
  await holds('身份证3');
  await key('拼音');
  await keys('women');
  await key('手写');
  await holds('身份证3我们');
  await key('拼音');
  await keys('wifi');
  await key('ABC');
  await key('b');
  await holds('身份证3我们wifib');
});

test('a ready phrase stands behind what was being typed', async () => {
  await words();
  await keys('zuotian');
  tap('机器坏了');
  await holds('昨天机器坏了。');
});

test('letters are mended where a finger points among them', async () => {
  await words('号');
  await keys('shenfeng');
  await holds('号shen feng');
  // Behind "feng", the g goes; then behind "she".
  await key('删除');
  field().setSelectionRange(4, 4);
  await expect.poll(() => document.querySelector('.field-marks .composed .caret')).not.toBeNull();
  await key('删除');
  await holds('号s h n fen');
  expect(field().selectionStart).toBe(4);
  await key('e');
  await holds('号shen fen');
  expect(field().selectionStart).toBe(4);
  await expect.poll(() => offered()).toContain('身份');
  await key('身份');
  await holds('号身份');
});

test('two thumbs at once lose no letter; a finger that slides off a key that chooses takes it back', async () => {
  await words();
  await key('ABC');
  const [t, o] = [keyElement('t'), keyElement('o')];
  for (const [index, letter] of [t, o, o].entries()) pointer(letter, 'pointerdown', middleOf(letter), index + 1);
  for (const [index, letter] of [t, o, o].entries()) pointer(letter, 'pointerup', middleOf(letter), index + 1);
  await holds('too');
  const clear = keyElement('清空');
  pointer(clear, 'pointerdown', middleOf(clear), 1);
  pointer(clear, 'pointerup', middleOf(t), 1);
  pointer(clear, 'pointerdown', middleOf(clear), 1);
  pointer(clear, 'pointercancel', middleOf(clear), 1);
  await key('a');
  await holds('tooa');
  pointer(clear, 'pointerdown', middleOf(clear), 1);
  pointer(clear, 'pointerup', middleOf(clear), 1);
  await holds('');
});

test('a keypad stays on the key it pressed, and every key has a name', async () => {
  await words('号');
  const h = keyElement('h') as HTMLElement;
  h.focus();
  await userEvent.keyboard('{Enter}');
  await holds('号h');
  expect(document.activeElement).toBe(h);
  expect(document.querySelector('.field-marks .caret')).not.toBeNull();
  await expect.poll(() => offered().length).toBeGreaterThan(0);
  const [first = ''] = offered();
  (keyElement(first) as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  await holds(`号${first}`);
  const nameless = [...document.querySelectorAll('.keyboard button')].filter(
    (one) => !(one.getAttribute('aria-label') ?? one.textContent)?.trim(),
  );
  expect(nameless).toEqual([]);
});

test('one character written large over two boxes is one', async () => {
  await words();
  await key('手写');
  await write(chuan, 0.5);
  await expect.poll(() => offered()[0]).toBe('川');
  await holds('川');
});

test('the digits of a case number can be taken back and emptied, each field for itself', async () => {
  await open({ screens: [{ name: 'lookup', problem: null }] }, '单号');
  const [caseNo, code] = [...document.querySelectorAll<HTMLInputElement>('.typed input')];
  if (!caseNo || !code) throw new Error('No fields');
  await keys('2611');
  await expect.poll(() => caseNo.value).toBe('2611');
  code.focus();
  await keys('48');
  await expect.poll(() => code.value).toBe('48');
  await key('撤销');
  await expect.poll(() => code.value).toBe('4');
  caseNo.focus();
  await key('撤销');
  await expect.poll(() => caseNo.value).toBe('261');
  await key('清空');
  await expect.poll(() => caseNo.value).toBe('');
  await key('撤销');
  await expect.poll(() => caseNo.value).toBe('261');
  caseNo.setSelectionRange(1, 1);
  await key('删除');
  await expect.poll(() => caseNo.value).toBe('61');
});

test('engines are readied while the screen rests, before anything is typed', async () => {
  const quiet: WorkerLike = {
    postMessage: () => undefined,
    terminate: () => undefined,
    onmessage: null,
    onerror: null,
  };
  const lines: Lines = { pinyin: createWorkerLine(() => quiet), handwriting: createWorkerLine(() => quiet) };
  const surface = (isReadied: boolean) => (
    <EnginesGround value={lines}>
      <EnginesProvider visit={1} words={[]} isFuzzy={false} isReadied={isReadied}>
        -
      </EnginesProvider>
    </EnginesGround>
  );
  const { rerender } = await render(surface(false));
  expect(lines.pinyin.state()).toBe('idle');
  await rerender(surface(true));
  await expect.poll(() => [lines.pinyin.state(), lines.handwriting.state()]).toEqual(['starting', 'starting']);
});

test('five thousand characters and characters of several parts are written into, and never cut in two', async () => {
  const long = '办不成事反映窗口，'.repeat(550);
  await open({ screens: [{ name: 'tell-words' }], draft: { ...emptyDraft, words: `${long}𠮷👨‍👩‍👧` } });
  const ends = (text: string): Promise<void> => expect.poll(() => field().value.slice(long.length)).toBe(text);
  await key('删除');
  await ends('𠮷');
  await key('删除');
  await ends('');
  await keys('women');
  await key('。');
  await ends('我们。');
});
