// Owns what is being said at the kiosk: one thing at a time, sentence by sentence, never longer than a voice that hangs is worth waiting for.
import type { Language } from '#shared/contract/procedure.ts';
import { chooseVoice, type Synthesiser, speak, type Voice } from '../../ui/speech.ts';

/** A sentence that has not begun by then never will (ms): the first one of a day starts whatever speaks on Linux. */
const START_MS = 4000;
/** Chromium drops what is said in the same breath as a cancel (ms). */
const BREATH_MS = 60;
/** After so many sentences in a row that came to nothing the voice is no voice. */
const MOST_FAILURES = 3;

export type Speaker = {
  /** There is a voice for it, and it has not shown to be dumb. */
  speaks(language: Language): boolean;
  /** Calls back when the answer may have changed. Returns how to stop. */
  watch(changed: () => void): () => void;
  /** Says this instead of whatever is being said, each sentence taken when it is its turn. Resolves when it is over, however it ends. */
  say(sentences: Iterable<string>, language: Language): Promise<void>;
  /** Nothing is said any more, and nothing waits. */
  stop(): void;
};

/** `name`: the voice wanted, or empty. */
export function createSpeaker<V extends Voice>(
  synthesiser: Synthesiser<V>,
  setting: { name: string; rate: number },
): Speaker {
  const wanted = setting.name === '' ? null : setting.name;
  const { rate } = setting;
  let running: AbortController | null = null;
  let failures = 0;
  const listeners = new Set<() => void>();
  const voiceFor = (language: Language): V | null =>
    failures >= MOST_FAILURES ? null : chooseVoice(synthesiser.getVoices(), language, wanted);
  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  // Other voices may be better ones.
  synthesiser.watch?.(() => {
    failures = 0;
    tell();
  });

  const stop = (): void => {
    const was = running;
    running = null;
    was?.abort();
    synthesiser.cancel();
  };

  return {
    speaks: (language) => voiceFor(language) !== null,
    watch: (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    async say(sentences, language) {
      stop();
      const mine = new AbortController();
      running = mine;
      const { signal } = mine;
      await new Promise((resolve) => setTimeout(resolve, BREATH_MS));
      for (const sentence of sentences) {
        const voice = voiceFor(language);
        if (signal.aborted || voice === null) return;
        const spoken = await speak(synthesiser, sentence, voice, { rate, startMs: START_MS, signal });
        if (signal.aborted) return;
        failures = spoken === 'said' ? 0 : failures + 1;
        if (failures >= MOST_FAILURES) tell();
      }
    },
    stop,
  };
}
