// Tries what is said first when something comes up: what hinders cuts in and is said to its end, news waits for it, and the screen goes on as it stands then.
import { afterEach, expect, test } from 'vitest';
import { type Reader, startReader } from '#renderer/kiosk/voice/reader.ts';
import { createSpeaker } from '#renderer/kiosk/voice/speaker.ts';
import { type FakeSpeech, fakeSpeech } from '#renderer/preview/fake-speech.ts';
import { plainWords } from './aloud.ts';

let reader: Reader | null = null;
const stage = document.createElement('div');
afterEach(() => {
  reader?.stop();
  stage.remove();
});

/** A screen that is being read, sentence by sentence as the test says. */
async function read(html: string): Promise<{ speech: FakeSpeech; readings: boolean[]; next: () => void }> {
  document.body.append(stage);
  stage.innerHTML = `<main>${html}</main>`;
  const speech = fakeSpeech('on-cue');
  const readings: boolean[] = [];
  reader = startReader({
    ...{ stage, speaker: createSpeaker(speech, { name: '', rate: 1 }), language: 'zh-CN' },
    listening: { words: plainWords, isPrivate: false },
    onReading: (is) => readings.push(is),
  });
  await expect.poll(() => speech.saying()).not.toBeNull();
  return { speech, readings, next: () => speech.finish() };
}
const put = (selector: string, html: string): void => {
  const found = stage.querySelector(selector);
  if (found) found.innerHTML = html;
};
const screen =
  '<h1>号取好了</h1><div id="room"></div><p>前面三人。</p><p id="slip" role="status">凭条正在打印。</p><p>请留在附近。</p>';

test('a hindrance cuts in at once, is said once and whole, and what was left of the screen follows', async () => {
  const { speech, readings, next } = await read(screen);
  next();
  await expect.poll(() => speech.saying()).toBe('前面三人。');
  put('#room', '<div class="banner" role="alert"><b>和大厅断开了。</b><p>您写的都还在。</p></div>');
  await expect.poll(() => speech.saying()).toBe('和大厅断开了。');
  expect(readings.at(-1)).toBe(true);
  for (const sentence of ['您写的都还在。', '前面三人。', '凭条正在打印。', '请留在附近。']) {
    next();
    await expect.poll(() => speech.saying()).toBe(sentence);
  }
  next();
  await expect.poll(() => speech.saying()).toBeNull();
  await expect.poll(() => readings.at(-1)).toBe(false);
  expect(speech.said.filter((said) => /断开|您写/.test(said))).toHaveLength(2);
});

test('news does not cut off a hindrance, takes the place of older news, and what it replaces on the screen is not said after it', async () => {
  const { speech, next } = await read(screen);
  put('#room', '<div class="banner" role="alert"><b>没送到。</b></div>');
  await expect.poll(() => speech.saying()).toBe('没送到。');
  put('#slip', '凭条快好了。');
  await new Promise((resolve) => setTimeout(resolve, 200));
  put('#slip', '凭条打好了。');
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(speech.saying()).toBe('没送到。');
  for (const sentence of ['凭条打好了。', '号取好了', '前面三人。', '请留在附近。']) {
    next();
    await expect.poll(() => speech.saying()).toBe(sentence);
  }
  expect(speech.said).not.toContain('凭条正在打印。');
  expect(speech.said).not.toContain('凭条快好了。');
});

test('of what hindered and does not any more, nothing waits to be said', async () => {
  const { speech, next } = await read('<h1>电话</h1><p id="says" role="status" data-late></p>');
  const rest = () => new Promise((resolve) => setTimeout(resolve, 200));
  for (const says of ['多了 1 位。', '多了 2 位。', '多了 3 位。']) {
    put('#says', says);
    await rest();
  }
  expect(speech.saying()).toBe('多了 1 位。');
  next();
  await expect.poll(() => speech.saying()).toBe('多了 3 位。');
  put('#says', '多了 4 位。');
  await rest();
  stage.querySelector('#says')?.removeAttribute('data-late');
  put('#says', '对了。');
  await rest();
  expect(speech.saying()).toBe('多了 3 位。');
  next();
  await expect.poll(() => speech.saying()).toBe('对了。');
  expect(speech.said.filter((said) => said.startsWith('多了'))).toEqual(['多了 1 位。', '多了 3 位。']);
});

test('what hinders inside a card of news is said once; in a question that stays open too', async () => {
  const { speech, next } = await read(
    '<h1>号取好了</h1><div role="status">凭条应该出来了。<div id="room"></div></div>',
  );
  for (const sentence of ['凭条应该出来了。', null]) {
    next();
    await expect.poll(() => speech.saying()).toBe(sentence);
  }
  put('#room', '<b role="alert">没送到，请再点一次</b>');
  await expect.poll(() => speech.saying()).toBe('没送到，请再点一次');
  next();
  await new Promise((resolve) => setTimeout(resolve, 250));
  expect(speech.saying()).toBeNull();
  stage.insertAdjacentHTML('beforeend', '<div role="dialog"><h2>凭条出来了吗？</h2><p>请看一眼。</p></div>');
  await expect.poll(() => speech.saying()).toBe('凭条出来了吗？');
  put('[role="dialog"] p', '<b role="alert">没送到，请到窗口</b>');
  for (const sentence of ['请看一眼。', '没送到，请到窗口', null]) {
    next();
    await expect.poll(() => speech.saying()).toBe(sentence);
  }
  put('[role="dialog"] h2', '没能叫到人');
  await expect.poll(() => speech.saying()).toBe('没能叫到人');
});

test('a button that does not lead on yet is said as what is wanted first, and not as the way on', async () => {
  const main = (state: string) =>
    `<h1>看一遍</h1><nav class="nav"><button class="btn btn-main" ${state}>先写一句话</button></nav>`;
  for (const [state, said] of [
    ['disabled', '先写一句话'],
    ['', plainWords.main('先写一句话')],
  ] as const) {
    const { speech, next } = await read(main(state));
    next();
    await expect.poll(() => speech.saying()).toBe(said);
    reader?.stop();
  }
});
