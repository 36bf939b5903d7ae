// Owns the previews of writing Chinese on the screen: letters on their way, pages of candidates, the pad, the other keys, and engines that are gone.
import type { Preview } from '../preview.ts';
import { kiosk, type Setting } from './kiosk-preview.tsx';
import * as sample from './kiosk-samples.ts';

/** A key by what stands on it. */
const key = (label: string): string => `.keyboard [data-key="${label}"]`;
const typed = (letters: string): string[] => [...letters].map(key);
/** The key to a mode; where it is on already there may be none, and a tap beside the keys does nothing. */
const mode = (name: string): string => `.keyboard[data-mode="${name}"], .keyboard [data-key="mode ${name}"]`;

const words: Setting = { screen: { name: 'tell-words' }, draft: sample.toldDraft };
const name: Setting = { screen: { name: 'tell-details', at: 0 }, draft: sample.toldDraft };

export const typingPreviews: readonly Preview[] = [
  kiosk('typing-pinyin', '打字，拼音', { ...words, taps: [mode('pinyin'), ...typed('jintiandehao')] }),
  kiosk('typing-page', '打字，下一页', {
    ...words,
    taps: [mode('pinyin'), ...typed('shi'), '.candidate-page[data-key="next"]'],
  }),
  kiosk('typing-sentence', '打字，长句子', {
    ...words,
    draft: { ...sample.toldDraft, words: '' },
    taps: [mode('pinyin'), ...typed('wozuotianqulexianlidezhengwufuwuzhongxin')],
  }),
  kiosk('typing-following', '打字，选完接着选', {
    ...words,
    taps: [mode('pinyin'), ...typed('shenfen'), '.candidate-first'],
  }),
  kiosk('typing-signs', '打字，数字', { ...words, taps: [mode('signs')] }),
  kiosk('typing-latin', '打字，字母', { ...words, taps: [mode('latin')] }),
  kiosk('typing-hand', '手写', { ...words, taps: [mode('hand')] }),
  kiosk('typing-name', '打字，姓名', { ...name, taps: [mode('pinyin'), ...typed('zhangchunmei')] }),
  kiosk('typing-search', '搜一搜，打拼音', {
    screen: { name: 'search', purpose: 'take' },
    taps: [mode('pinyin'), ...typed('sfz')],
  }),
  kiosk('typing-failed', '打字，字典打不开', { ...words, engines: 'broken', taps: [mode('pinyin')] }),
];
