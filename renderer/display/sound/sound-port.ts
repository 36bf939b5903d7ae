// Owns what a display needs to be heard, and how a browser gives it: its audio, its voices, and its wish to be touched first.
import type { Language } from '#shared/contract/procedure.ts';
import { ringChime } from '../../ui/chime.ts';
import { browserSynthesiser, chooseVoice, type Spoken, speak } from '../../ui/speech.ts';

/** What can be heard of a display; the desk is told. */
export type Audible = 'spoken' | 'chime' | 'silent' | 'off';

/** A little slower than talk. */
const announcingRate = 0.9;

export type SoundPort = {
  /** The browser lets sound out of this page. */
  isLetOut(): boolean;
  hasVoice(language: Language): boolean;
  /** False where the address asks for a voice by a name that none of this machine's voices has. */
  isVoiceKnown(): boolean;
  /** Calls back whenever one of the answers above may have changed. */
  watch(changed: () => void): () => void;
  ring(): Promise<void>;
  say(text: string, language: Language): Promise<Spoken>;
};

/** The page's own sound. @param wanted a voice by its name, or null for the best */
export function browserSound(wanted: string | null): SoundPort {
  const context = new AudioContext();
  const synthesiser = browserSynthesiser(window.speechSynthesis);
  const voices = (): readonly SpeechSynthesisVoice[] => synthesiser?.getVoices() ?? [];
  const letOut = (): void => void context.resume().catch(() => undefined);
  // Where nothing has to be touched first, this is all there is to it.
  letOut();
  for (const gesture of ['pointerdown', 'keydown']) window.addEventListener(gesture, letOut);
  return {
    isLetOut: () => context.state === 'running',
    hasVoice: (language) => chooseVoice(voices(), language, wanted) !== null,
    isVoiceKnown: () =>
      wanted === null ||
      voices().length === 0 ||
      voices().some(({ name }) => name.toLowerCase() === wanted.toLowerCase()),
    watch(changed) {
      context.addEventListener('statechange', changed);
      const stop = synthesiser?.watch?.(changed);
      return () => {
        context.removeEventListener('statechange', changed);
        stop?.();
      };
    },
    ring: async () => {
      if (context.state === 'running') await ringChime(context);
    },
    say: async (text, language) => {
      const voice = chooseVoice(voices(), language, wanted);
      return synthesiser && voice ? speak(synthesiser, text, voice, { rate: announcingRate }) : 'failed';
    },
  };
}
