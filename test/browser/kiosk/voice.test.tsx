// Tries 语音: what is read and what never is, voices that hang, come late or are not there, and that nothing is said after the person has gone.
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { cleanup } from 'vitest-browser-react';
import { startReader } from '#renderer/kiosk/voice/reader.ts';
import { createSpeaker } from '#renderer/kiosk/voice/speaker.ts';
import { chineseVoice, englishVoice, fakeSpeech } from '#renderer/preview/fake-speech.ts';
import { sampleHall, sampleReceipt, slipStates, toldDraft } from '#renderer/preview/kiosk/kiosk-samples.ts';
import { type KioskSetting, mountKiosk } from './mount-kiosk.tsx';

beforeAll(() => page.viewport(1080, 1920));
afterEach(async () => {
  vi.useRealTimers();
  await cleanup();
});

const done: KioskSetting = {
  screens: [{ name: 'done', receipt: sampleReceipt(slipStates.printed), hasPhone: true }],
};
const voiceButton = () => page.getByRole('button', { name: '语音', exact: true });
const all = (speech: { said: readonly string[] }): string => speech.said.join('\n');
const shortIdle = (voice: Partial<typeof sampleHall.kiosk.voice> = {}) => ({
  ...sampleHall,
  kiosk: { ...sampleHall.kiosk, voice: { ...sampleHall.kiosk.voice, ...voice } },
});

test('one tap reads the screen at once, another one ends it; the next screen is read as it comes', async () => {
  const speech = fakeSpeech('at-once');
  const { tap } = await mountKiosk({ speech });
  await tap('语音');
  await expect.poll(() => all(speech)).toContain('您好，想办什么事？');
  expect(all(speech)).toMatch(/可以点：取号，.*我要反映/s);
  // Who is called, sign by sign.
  expect(all(speech)).toContain('B零一八');
  await expect.element(voiceButton()).toHaveAttribute('aria-pressed', 'true');
  speech.said.length = 0;
  await tap(/^我要反映/);
  await expect.poll(() => all(speech)).toContain('您想说的是哪一种？');
  await tap('再读一遍');
  await expect.poll(() => all(speech).match(/您想说的是哪一种？/g)?.length).toBe(2);
  await tap('语音');
  speech.said.length = 0;
  await tap('返回');
  await expect.element(page.getByRole('heading', { name: '您好，想办什么事？' })).toBeVisible();
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(speech.said).toEqual([]);
});

test('identifiers, own words and codes are read to headphones alone', async () => {
  for (const headphonesOnly of [false, true]) {
    const speech = fakeSpeech('at-once');
    const { tap } = await mountKiosk({ ...done, hall: shortIdle({ headphonesOnly }), speech });
    await tap('语音');
    await expect.poll(() => all(speech)).toContain('往下走');
    expect(/三八五二零一|385/.test(all(speech))).toBe(headphonesOnly);
    expect(all(speech).includes('免得旁人听见')).toBe(!headphonesOnly);
    await cleanup();
  }
});

test('the number of what was kept for the counter is read digit by digit, to headphones alone', async () => {
  for (const headphonesOnly of [false, true]) {
    const speech = fakeSpeech('at-once');
    const parked = { name: 'parked', code: '4716', until: sampleHall.now + 3_600_000 } as const;
    const { tap } = await mountKiosk({ screens: [parked], hall: shortIdle({ headphonesOnly }), speech });
    await tap('语音');
    await expect.poll(() => all(speech)).toContain('往下走');
    expect(all(speech).includes('4 7 1 6')).toBe(headphonesOnly);
    expect(all(speech).includes('免得旁人听见')).toBe(!headphonesOnly);
    expect(all(speech)).not.toContain('4716');
    await cleanup();
  }
});

test('a page turned to is read with what stands on it', async () => {
  const speech = fakeSpeech('at-once');
  const { tap } = await mountKiosk({ screens: [{ name: 'matters', purpose: 'take', departmentCode: null }], speech });
  await tap('语音');
  await expect.poll(() => all(speech)).toContain('可以点');
  speech.said.length = 0;
  await tap('下一页');
  await expect.poll(() => all(speech)).toMatch(/第 2 页，共 \d 页\n县司法局，等 1 人\n县/);
});

test('who has answered a question hears no more of it', async () => {
  const speech = fakeSpeech('on-cue');
  const { tap } = await mountKiosk({ screens: [{ name: 'tell-words' }], draft: toldDraft, speech });
  await tap('语音');
  await expect.poll(() => speech.saying()).not.toBeNull();
  await tap('首页');
  await expect.poll(() => speech.saying()).toContain('现在回首页');
  await page.getByRole('dialog').getByRole('button').last().click();
  await expect.poll(() => speech.saying(), { timeout: 1000 }).toBeNull();
});

test('what was told is not said aloud to the hall when it is looked through', async () => {
  const speech = fakeSpeech('at-once');
  const { tap } = await mountKiosk({ screens: [{ name: 'tell-review' }], draft: toldDraft, speech });
  await tap('语音');
  await expect.poll(() => all(speech)).toContain('往下走');
  expect(all(speech)).not.toContain(toldDraft.words.slice(0, 6));
  expect(all(speech)).not.toContain(toldDraft.fields.name);
  expect(all(speech)).toContain('看一遍，没问题就交');
});

test('what comes up is said: a call for help, and that it failed', async () => {
  const speech = fakeSpeech('at-once');
  const { tap } = await mountKiosk({ speech, help: { call: () => Promise.reject(new Error('no line')) } });
  await tap('语音');
  await expect.poll(() => all(speech)).toContain('您好');
  speech.said.length = 0;
  await tap('求助');
  await expect.poll(() => all(speech), { timeout: 4000 }).toContain('没能叫到人');
});

test('where no voice for the language is installed there is no button; one that comes late brings it', async () => {
  const speech = fakeSpeech('at-once', []);
  const told: unknown[] = [];
  const { tap } = await mountKiosk({
    speech,
    devices: {
      voice: async (input: unknown) => {
        told.push(input);
        return { ok: true };
      },
    },
  });
  await expect.element(page.getByRole('button', { name: '求助' })).toBeVisible();
  expect(voiceButton().query()).toBeNull();
  speech.voicesAre([chineseVoice]);
  await expect.element(voiceButton()).toBeVisible();
  await expect.poll(() => told.at(-1)).toEqual({ spoken: ['zh-CN'] });
  await tap('English');
  await expect.element(page.getByRole('button', { name: 'Help' })).toBeVisible();
  expect(page.getByRole('button', { name: 'Aloud' }).query()).toBeNull();
  speech.voicesAre([chineseVoice, englishVoice]);
  await expect.element(page.getByRole('button', { name: 'Aloud' })).toBeVisible();
});

test('the hall may do without: no button, and no word about voices', async () => {
  const told: unknown[] = [];
  const speech = fakeSpeech();
  await mountKiosk({ speech, hall: shortIdle({ on: false }), devices: { voice: async () => told.push(1) } });
  await expect.element(page.getByRole('button', { name: '求助' })).toBeVisible();
  speech.voicesAre([chineseVoice]);
  expect(voiceButton().query()).toBeNull();
  expect(told).toEqual([]);
});

test('the end of a visit and another language cut what is being said', async () => {
  const speech = fakeSpeech('on-cue');
  const { tap } = await mountKiosk({ ...done, speech });
  await tap('语音');
  await expect.poll(() => speech.saying()).not.toBeNull();
  await tap('English');
  await expect.poll(() => speech.saying()).toMatch(/^[\x20-\x7e]/);
  await tap('Home');
  await expect.poll(() => speech.saying()).toMatch(/^Hello|^Good|^What/);
});

test('who listens has not gone; who has is asked aloud, and nothing is said after them', async () => {
  const speech = fakeSpeech('on-cue');
  const hall = { ...sampleHall, kiosk: { ...sampleHall.kiosk, idleSeconds: 1.5, warnSeconds: 1 } };
  await mountKiosk({ ...done, hall, speech });
  await expect.element(voiceButton()).toBeVisible();
  (voiceButton().element() as HTMLElement).click();
  await expect.poll(() => speech.saying()).not.toBeNull();
  const warning = page.getByRole('dialog', { name: '您还在吗？' });
  await new Promise((resolve) => setTimeout(resolve, 2000));
  expect(warning.query()).toBeNull();
  const isAsked = (): boolean => {
    if (speech.saying() !== '您还在吗？') speech.finish();
    return speech.saying() === '您还在吗？';
  };
  await expect.poll(isAsked, { timeout: 8000, interval: 20 }).toBe(true);
  await expect.element(page.getByRole('heading', { name: '您好，想办什么事？' })).toBeVisible();
  await expect.element(voiceButton()).toHaveAttribute('aria-pressed', 'false');
  expect(speech.saying()).toBeNull();
});

test('a sentence that hangs, or never begins, is given up and the next one said; a dumb voice is none', async () => {
  vi.useFakeTimers();
  for (const [how, mostMs] of [
    ['never', 12_000],
    ['dumb', 5000],
  ] as const) {
    const speech = fakeSpeech(how);
    const speaker = createSpeaker(speech, { name: '', rate: 1 });
    let changes = 0;
    speaker.watch(() => {
      changes += 1;
    });
    let isOver = false;
    void speaker.say(['甲甲甲甲', '乙乙乙乙', '丙丙丙丙', '丁丁丁丁'], 'zh-CN').then(() => {
      isOver = true;
    });
    await vi.advanceTimersByTimeAsync(mostMs);
    expect(speech.said.slice(0, 2)).toEqual(['甲甲甲甲', '乙乙乙乙']);
    await vi.advanceTimersByTimeAsync(mostMs * 3);
    expect(isOver).toBe(true);
    expect(speech.said).toEqual(['甲甲甲甲', '乙乙乙乙', '丙丙丙丙']);
    expect([speaker.speaks('zh-CN'), changes]).toEqual([false, 1]);
    speech.voicesAre([chineseVoice]);
    expect(speaker.speaks('zh-CN')).toBe(true);
  }
});

test('stopping takes back what waits, and a late watchdog cancels nothing of the next', async () => {
  vi.useFakeTimers();
  const speech = fakeSpeech('never');
  const speaker = createSpeaker(speech, { name: '', rate: 1 });
  void speaker.say(['一', '二'], 'zh-CN');
  await vi.advanceTimersByTimeAsync(100);
  speaker.stop();
  await vi.advanceTimersByTimeAsync(1000);
  expect([speech.said, speech.saying()]).toEqual([['一'], null]);
  void speaker.say(['三'.repeat(20)], 'zh-CN');
  await vi.advanceTimersByTimeAsync(6000);
  expect(speech.saying()).toBe('三'.repeat(20));
});

test('while somebody speaks into the microphone nothing else is heard', async () => {
  const stage = document.createElement('div');
  document.body.append(stage);
  const show = (html: string): void => {
    stage.innerHTML = `<main><h1>${html}</h1></main>`;
  };
  show('您说，我们录');
  const speech = fakeSpeech('on-cue');
  const speaker = createSpeaker(speech, { name: '', rate: 1 });
  const isReading: boolean[] = [];
  const words = {
    choices: (names: string) => names,
    main: (name: string) => name,
    ...{ unsaid: '', more: '', pressed: '', digitKey: '', empty: '' },
    typed: String,
  };
  const reader = startReader({
    ...{ stage, speaker, language: 'zh-CN' },
    listening: { words, isPrivate: false },
    onReading: (is) => isReading.push(is),
  });
  await expect.poll(() => speech.saying()).toBe('您说，我们录');
  expect(isReading.at(-1)).toBe(true);
  stage.innerHTML = '<main><h1>正在录，请说</h1><div class="say-live"></div></main>';
  await expect.poll(() => speech.saying()).toBeNull();
  expect(isReading.at(-1)).toBe(false);
  show('录好了');
  await expect.poll(() => speech.saying()).toBe('录好了');
  expect(speech.said).not.toContain('正在录，请说');
  reader.stop();
  expect(speech.saying()).toBeNull();
  stage.remove();
});
