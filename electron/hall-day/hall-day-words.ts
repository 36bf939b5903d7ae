// Owns the sentences the desk reads about the hall's day: displays gone or mute, calls refused, numbers put first.
import { type TopReason, topReasonSchema } from '#shared/contract/calling.ts';
import type { Bilingual } from '#shared/contract/hall.ts';

const listZh = (names: readonly string[]): string => names.map((name) => `“${name}”`).join('、');
const listEn = (names: readonly string[]): string => names.map((name) => `“${name}”`).join(', ');

/** `names`: at least one display that has not been heard of for a while. */
export const displaysGone = (names: readonly string[]): Bilingual => ({
  zh: `叫号屏没有回音：${listZh(names)}。请看看是不是关了机、断了网，或者页面被关掉了；已经撤走的，管理员点“看过了，处理好了”，就不再提`,
  en: `No word from the display ${listEn(names)}. Please look whether it is switched off, off the network, or its page was closed. Where it was taken down, an administrator marks this as done`,
});

/** The machine has no voice: a chime is all it can do. */
export const displaysWithoutVoice = (names: readonly string[]): Bilingual => ({
  zh: `叫号屏不会说话，只有提示音：${listZh(names)}。请在那台机器上安装语音：Debian 上装 speech-dispatcher 和 espeak-ng，装好重新打开浏览器`,
  en: `The display ${listEn(names)} has no voice, only the chime. Install one on that machine (on Debian: speech-dispatcher and espeak-ng), then open its browser again`,
});

/** The browser lets no sound out before somebody has touched the page. */
export const displaysSilent = (names: readonly string[]): Bilingual => ({
  zh: `叫号屏出不了声：${listZh(names)}。请到那台机器上点一下屏幕，让浏览器放行声音`,
  en: `The display ${listEn(names)} makes no sound. Touch or click its page once, so that its browser lets sound out`,
});

const whyTopped: Readonly<Record<TopReason, Bilingual>> = {
  unwell: { zh: '身体不舒服', en: 'feels unwell' },
  infant: { zh: '带着小孩', en: 'with a small child' },
  disabled: { zh: '行动不便', en: 'disabled' },
  'came-back': { zh: '补了材料回来', en: 'back with missing papers' },
  'our-mistake': { zh: '被我们耽误了', en: 'delayed by us' },
  other: { zh: '别的原因', en: 'another reason' },
};

/** `reason`: a code, or a clerk's own words from before there was a list. */
export const numberTopped = (ticketNo: string, by: string, reason: string): Bilingual => {
  const code = topReasonSchema.safeParse(reason).data;
  const why = code ? whyTopped[code] : { zh: reason, en: reason };
  return {
    zh: `${ticketNo} 被${by}置顶，原因：${why.zh}`,
    en: `${ticketNo} was put first by ${by}: ${why.en}`,
  };
};

export const doubleCallRefused = (windowNumber: string, ticketNo: string): Bilingual => ({
  zh: `${windowNumber} 号窗口叫 ${ticketNo} 时，已经先叫过了，没有再叫一次`,
  en: `Window ${windowNumber} called ${ticketNo} when another call had come first; nobody was called twice`,
});
