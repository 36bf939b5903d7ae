// Owns speaking one sentence through the browser's speech synthesis: with which voice, and for how long its end is waited for.
import { type Language, languageCodes } from '#shared/domain/languages.ts';

/** said · failed: no voice, a fault, or no end came · blocked: the browser wants somebody to touch the page first. */
export type Spoken = 'said' | 'failed' | 'blocked';

export type Voice = { readonly name: string; readonly lang: string; readonly localService: boolean };
type Over = { began(): void; ended(): void; failed(error: string): void };
/** What is used of a browser's synthesiser; a test passes its own. */
export type Synthesiser<V extends Voice = Voice> = {
  getVoices(): readonly V[];
  /** Begins to say it. `ended` or `failed` is called when it is over, or, in some browsers, neither. `rate`: 1 is plain talk. */
  speak(text: string, voice: V, over: Over, rate: number): void;
  cancel(): void;
  /** Calls back when the voices may have changed: they come late, and may go. Returns how to stop. */
  watch?(changed: () => void): () => void;
};

/** The browser's own; null where it has none. */
export function browserSynthesiser(synthesis: SpeechSynthesis | undefined): Synthesiser<SpeechSynthesisVoice> | null {
  if (!synthesis) return null;
  /** Held on to: Chromium forgets to tell the end of an utterance that nobody holds. */
  let current: SpeechSynthesisUtterance | null = null;
  /** Kept until they change: on Linux there are thousands, and they come late. */
  let known: readonly SpeechSynthesisVoice[] = [];
  synthesis.addEventListener('voiceschanged', () => {
    known = [];
  });
  return {
    getVoices: () => {
      if (known.length === 0) known = synthesis.getVoices();
      return known;
    },
    speak(text, voice, over, rate) {
      current = new SpeechSynthesisUtterance(text);
      current.voice = voice;
      current.lang = voice.lang;
      current.rate = rate;
      current.onstart = over.began;
      current.onend = over.ended;
      current.onerror = ({ error }) => over.failed(error);
      synthesis.speak(current);
    },
    cancel() {
      current = null;
      synthesis.cancel();
    },
    watch(changed) {
      synthesis.addEventListener('voiceschanged', changed);
      return () => synthesis.removeEventListener('voiceschanged', changed);
    },
  };
}

/** Chromium sometimes never tells that it has come to the end: as long as a slow voice may take, then it is given up. */
const patienceMs = (text: string): number => 4000 + 500 * text.length;

/** How well what a voice says it speaks is each language, 0 best; null: not at all. */
const ranks: Readonly<Record<Language, (tag: string) => number | null>> = {
  // Cantonese is another language, and pinyin is none.
  'zh-CN': (tag) => {
    if (!/^(zh|cmn)\b/.test(tag) || /latn|pinyin|yue|-hk\b|-mo\b/.test(tag)) return null;
    if (/-(cn|hans)\b/.test(tag)) return 0;
    return /-(tw|hant|sg)\b/.test(tag) ? 2 : 1;
  },
  en: (tag) => (/^en\b/.test(tag) ? (/^en-(us|gb)\b/.test(tag) ? 0 : 1) : null),
};

const rankOf = ({ lang }: Voice, language: Language): number | null =>
  ranks[language](lang.replaceAll('_', '-').toLowerCase());

/** The voice of that name; else the best of the language: one of this machine before one that needs the internet. */
export function chooseVoice<V extends Voice>(
  voices: readonly V[],
  language: Language,
  wanted: string | null,
): V | null {
  const named = wanted === null ? undefined : voices.find(({ name }) => name.toLowerCase() === wanted.toLowerCase());
  const speaksOther = (voice: V): boolean =>
    languageCodes.some((code) => code !== language && rankOf(voice, code) !== null);
  if (named && !speaksOther(named)) return named;
  const ranked = voices.flatMap((voice) => {
    const rank = rankOf(voice, language);
    if (rank === null) return [];
    // espeak-ng offers every language in a hundred characters (`Chinese+Alicia`); the plain one is meant.
    return [{ voice, rank: rank + (voice.localService ? 0 : 10) + (voice.name.includes('+') ? 0.5 : 0) }];
  });
  return ranked.sort((a, b) => a.rank - b.rank)[0]?.voice ?? null;
}

/**
 * Says a sentence to its end. Never rejects, and always comes to an end.
 * @param o.rate 1 is plain talk · o.startMs by when it must have begun · o.signal taken back: nothing of it is said any more
 */
export function speak<V extends Voice>(
  synthesiser: Synthesiser<V>,
  text: string,
  voice: V,
  o: { rate?: number; startMs?: number; signal?: AbortSignal } = {},
): Promise<Spoken> {
  const { rate = 1, startMs, signal } = o;
  return new Promise((resolve) => {
    const end = (spoken: Spoken): void => {
      clearTimeout(timer);
      clearTimeout(starting);
      signal?.removeEventListener('abort', giveUp);
      resolve(spoken);
    };
    const giveUp = (): void => {
      end('failed');
      // What hangs would hold up every sentence after it.
      synthesiser.cancel();
    };
    const timer = setTimeout(giveUp, patienceMs(text) / Math.min(1, rate));
    const starting = startMs === undefined ? undefined : setTimeout(giveUp, startMs);
    signal?.addEventListener('abort', giveUp);
    const over = {
      began: () => clearTimeout(starting),
      ended: () => end('said'),
      failed: (error: string) => end(error === 'not-allowed' ? 'blocked' : 'failed'),
    };
    synthesiser.speak(text, voice, over, rate);
  });
}
