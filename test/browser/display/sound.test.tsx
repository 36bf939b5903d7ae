// Tries how a display is heard: the voice it picks, the chime, what a dumb or shy browser does to it, and what the desk is told.
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { cleanup } from 'vitest-browser-react';
import type { SoundPort } from '#renderer/display/sound/sound-port.ts';
import { sampleCall } from '#renderer/preview/display/display-previews.tsx';
import type { FakeParts } from '#renderer/preview/fake-api.ts';
import { sampleHall, sampleNow } from '#renderer/preview/kiosk/kiosk-samples.ts';
import { ringChime } from '#renderer/ui/chime.ts';
import { chooseVoice, speak, type Voice } from '#renderer/ui/speech.ts';
import { mountDisplay } from './mount-display.ts';

beforeAll(() => page.viewport(1920, 1080));
afterEach(cleanup);

const sentence = '请A零零一号到三号窗口';
const voice = (name: string, lang: string, localService = true): Voice => ({ name, lang, localService });

test('the voice: by its name, else this machine’s before one on the internet, the mainland’s before Taiwan’s', () => {
  const taiwan = voice('Mei-Jia', 'zh-TW');
  const remote = voice('Google 普通话', 'zh-CN', false);
  const espeak = voice('Chinese (Mandarin)', 'cmn');
  const mainland = voice('Ting-Ting', 'zh_CN');
  const others = [voice('Sin-ji', 'zh-HK'), voice('Cantonese', 'yue'), voice('pinyin', 'cmn-latn-pinyin')];
  const english = voice('Alex', 'en-US');
  expect(chooseVoice([english, taiwan, espeak, mainland, remote, ...others], 'zh-CN', null)).toBe(mainland);
  expect(chooseVoice([english, taiwan, espeak, remote, ...others], 'zh-CN', null)).toBe(espeak);
  expect(chooseVoice([voice('Chinese (Mandarin)+Adam', 'cmn'), espeak], 'zh-CN', null)).toBe(espeak);
  expect(chooseVoice([remote, taiwan, ...others], 'zh-CN', null)).toBe(taiwan);
  expect(chooseVoice([remote, english, ...others], 'zh-CN', null)).toBe(remote);
  expect(chooseVoice([english, ...others], 'zh-CN', null)).toBeNull();
  expect(chooseVoice([], 'zh-CN', null)).toBeNull();
  expect(chooseVoice([mainland, taiwan], 'zh-CN', 'mei-jia')).toBe(taiwan);
  expect(chooseVoice([mainland, ...others], 'zh-CN', 'Sin-ji')).toBe(others[0]);
  expect(chooseVoice([mainland], 'zh-CN', 'Nobody')).toBe(mainland);
  // A Chinese voice asked for by name does not read the English.
  expect(chooseVoice([mainland, english], 'en', 'Ting-Ting')).toBe(english);
});

test('speech whose end is never told is given up after a time, and what hangs is taken away', async () => {
  vi.useFakeTimers();
  try {
    let cancelled = 0;
    const dumb = {
      getVoices: () => [],
      speak: () => undefined,
      cancel: () => {
        cancelled += 1;
      },
    };
    const spoken = speak(dumb, sentence, voice('a', 'zh-CN'));
    await vi.advanceTimersByTimeAsync(5000);
    expect(cancelled).toBe(0);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await spoken).toBe('failed');
    expect(cancelled).toBe(1);
  } finally {
    vi.useRealTimers();
  }
});

test('a browser that wants to be touched first is told from one that cannot speak', async () => {
  const answering = (error: string | null) => ({
    getVoices: () => [],
    speak: (_text: string, _voice: Voice, over: { ended(): void; failed(error: string): void }) =>
      error === null ? over.ended() : over.failed(error),
    cancel: () => undefined,
  });
  expect(await speak(answering(null), sentence, voice('a', 'zh-CN'))).toBe('said');
  expect(await speak(answering('not-allowed'), sentence, voice('a', 'zh-CN'))).toBe('blocked');
  expect(await speak(answering('synthesis-failed'), sentence, voice('a', 'zh-CN'))).toBe('failed');
});

test('the chime is made of tones that can be heard and then die away', async () => {
  const offline = new OfflineAudioContext(1, 48_000 * 2, 48_000);
  // An offline context plays nothing, but it schedules the very same tones.
  void ringChime(offline as unknown as AudioContext);
  const samples = (await offline.startRendering()).getChannelData(0);
  const loudest = (from: number, to: number) =>
    samples.slice(from * 48_000, to * 48_000).reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  expect(loudest(0, 0.4)).toBeGreaterThan(0.2);
  expect(loudest(0.45, 0.9)).toBeGreaterThan(0.2);
  expect(loudest(1.7, 2)).toBeLessThan(0.01);
  expect(loudest(0, 2)).toBeLessThan(0.95);
});

/** A display on the page with a sound in the test's hand. */
async function mountHeard(over: Partial<SoundPort> = {}, address = '') {
  const heard: string[] = [];
  const told: string[] = [];
  const watching = new Set<() => void>();
  const sound: SoundPort = {
    isLetOut: () => true,
    hasVoice: () => true,
    isVoiceKnown: () => true,
    watch: (callback) => {
      watching.add(callback);
      return () => watching.delete(callback);
    },
    ring: async () => void heard.push('♪'),
    say: async (text) => {
      heard.push(text);
      return 'said';
    },
    ...over,
  };
  const parts = {
    hall: { get: async () => sampleHall },
    display: {
      here: async ({ sound }: { sound: string }) => {
        told.push(sound);
        return { ok: true };
      },
    },
  } as unknown as FakeParts;
  const feed = await mountDisplay(undefined, parts, { address, sound });
  await expect.element(page.getByText('B026').first()).toBeVisible();
  return {
    heard,
    told,
    say: feed.say,
    change: () => {
      for (const changed of watching) changed();
    },
  };
}

test('a display says the calls it hears of, those of its own windows and no stale ones', async () => {
  const { heard, told, say } = await mountHeard({}, 'zone=东区&times=1');
  const called = (ticketNo: string, windowNumber: string, minutesAgo = 0) =>
    say({ type: 'called', at: sampleNow, call: sampleCall(ticketNo, windowNumber, minutesAgo) });
  called('C009', '9');
  called('A036', '2', 2);
  called('A035', '3');
  await expect.poll(() => heard).toEqual(['♪', '请A零三五号到三号窗口']);
  await expect.poll(() => told).toEqual(['spoken']);
});

test('a call that is over before its turn is not said', async () => {
  let release = (): void => undefined;
  const heard: string[] = [];
  const { say } = await mountHeard(
    {
      ring: async () => undefined,
      say: async (text) => {
        heard.push(text);
        await new Promise<void>((resolve) => {
          release = resolve;
        });
        return 'said';
      },
    },
    'times=1',
  );
  say({ type: 'called', at: sampleNow, call: sampleCall('A035', '3') });
  say({ type: 'called', at: sampleNow, call: sampleCall('A036', '4') });
  await expect.poll(() => heard.length).toBe(1);
  say({ type: 'ticket-ended', at: sampleNow, ticketNo: 'A036' });
  await new Promise((resolve) => setTimeout(resolve, 50));
  release();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(heard).toEqual(['请A零三五号到三号窗口']);
});

test('the desk is told of a display without a voice, and of one whose voice stops working', async () => {
  const mute = await mountHeard({ hasVoice: () => false, say: async () => 'failed' });
  await expect.poll(() => mute.told).toEqual(['chime']);
  mute.say({ type: 'called', at: sampleNow, call: sampleCall('A035', '3') });
  await expect.poll(() => mute.heard).toEqual(['♪']);
  await cleanup();
  const hoarse = await mountHeard({ say: async () => 'failed' });
  await expect.poll(() => hoarse.told).toEqual(['spoken']);
  hoarse.say({ type: 'called', at: sampleNow, call: sampleCall('A035', '3') });
  await expect.poll(() => hoarse.told).toEqual(['spoken', 'chime']);
});

test('a browser that lets no sound out says so on the screen until it is touched', async () => {
  let isLetOut = false;
  const { told, change } = await mountHeard({ isLetOut: () => isLetOut });
  await expect.element(page.getByText('点一下屏幕，打开声音')).toBeVisible();
  await expect.poll(() => told).toEqual(['silent']);
  isLetOut = true;
  change();
  await expect.element(page.getByText('点一下屏幕，打开声音')).not.toBeInTheDocument();
  await expect.poll(() => told).toEqual(['silent', 'spoken']);
});

test('a voice asked for by a name nobody has is told on the screen', async () => {
  await mountHeard({ isVoiceKnown: () => false }, 'voice=小芳');
  await expect.element(page.getByText('这台机器没有叫“小芳”的声音')).toBeVisible();
});
