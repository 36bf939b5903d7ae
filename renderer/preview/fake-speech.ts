// Owns voices that are not there: they say nothing aloud, write down what they were to say, and fail in the ways real ones do.
import type { Synthesiser, Voice } from '../ui/speech.ts';

export type FakeSpeech = Synthesiser & {
  /** Everything that was to be said, in order. */
  readonly said: string[];
  /** What is being said now, or hangs. */
  readonly saying: () => string | null;
  /** Brings the sentence being said to its end. */
  finish(): void;
  /** Voices come, or go. */
  voicesAre(voices: readonly Voice[]): void;
};

export const chineseVoice: Voice = { name: '听听', lang: 'zh-CN', localService: true };
export const englishVoice: Voice = { name: 'Listen', lang: 'en-GB', localService: true };

/** at-once: each sentence is over as soon as it is said · on-cue: when the test says so · never: it hangs · dumb: it does not even begin. */
export function fakeSpeech(
  how: 'at-once' | 'on-cue' | 'never' | 'dumb' = 'at-once',
  voices: readonly Voice[] = [chineseVoice, englishVoice],
): FakeSpeech {
  let there = voices;
  let now: { text: string; end: () => void } | null = null;
  const said: string[] = [];
  const listeners = new Set<() => void>();
  return {
    said,
    saying: () => now?.text ?? null,
    finish: () => now?.end(),
    voicesAre(next) {
      there = next;
      for (const listener of listeners) listener();
    },
    getVoices: () => there,
    speak(text, _voice, over) {
      said.push(text);
      const end = (): void => {
        now = null;
        over.ended();
      };
      now = { text, end };
      if (how !== 'dumb') over.began();
      if (how === 'at-once') end();
    },
    cancel() {
      now = null;
    },
    watch(changed) {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
  };
}
