// Owns the previews of saying it instead of writing it.
import { fakeMicrophones } from '../fake-microphone.ts';
import type { Preview } from '../preview.ts';
import { kiosk, requestId, type Setting } from './kiosk-preview.tsx';
import { emptyDraft, toldDraft } from './kiosk-samples.ts';

const recording = { data: 'GkXfow==', seconds: 130, type: 'audio/webm' };
const say = (answer: Parameters<typeof fakeMicrophones>[0], ...taps: string[]): Setting => ({
  screen: { name: 'tell-say' },
  draft: emptyDraft,
  cameras: fakeMicrophones(answer),
  taps,
});
const main = '.say-screen .btn-main';
/** Stopped sooner, it is a slip of the finger. */
const running = '.say-screen:has([data-seconds="1"]) .btn-main';
const words = (draft: Setting['draft']): Setting => ({
  screen: { name: 'tell-words' },
  ...(draft && { draft }),
  cameras: fakeMicrophones('hears'),
});

export const sayPreviews: readonly Preview[] = [
  kiosk('tell-words-say', '反映，写或者说', words(emptyDraft)),
  kiosk('tell-words-said', '反映，说过了', words({ ...emptyDraft, recording })),
  kiosk('say', '说一说', say('hears')),
  kiosk('say-running', '说一说，正在录', say('hears', main)),
  kiosk('say-recorded', '说一说，录好了', say('hears', main, running)),
  kiosk('say-silent', '说一说，没听到声音', say('silent', main, running)),
  kiosk('say-refused', '说一说，没让用', say('refused', main)),
  kiosk('say-absent', '说一说，没有话筒', say('absent', main)),
  kiosk('say-more', '再说几句', {
    ...say('hears'),
    screen: { name: 'say-more', caseNo: '261123-0078', queryCode: '385201', requestId },
  }),
  kiosk('say-kept', '说一说，再听一遍', { ...say('hears'), draft: { ...emptyDraft, recording } }),
  kiosk('review-said', '看一遍，说的', {
    screen: { name: 'tell-review' },
    draft: { ...toldDraft, words: '', recording },
  }),
  kiosk('review-both', '看一遍，写了也说了', {
    screen: { name: 'tell-review' },
    draft: { ...toldDraft, recording },
  }),
];
