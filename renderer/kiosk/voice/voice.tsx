// Owns 语音: whether the screens are read aloud for whoever stands here, by which voice, and that nothing is said after them.
import {
  createContext,
  type ReactNode,
  type RefObject,
  use,
  useCallback,
  useEffect,
  useEffectEvent,
  useMemo,
  useRef,
  useSyncExternalStore,
} from 'react';
import { useTranslation } from 'react-i18next';
import { useKiosk } from '../kiosk-context.ts';
import { currentScreen } from '../session.ts';
import { type Reader, startReader } from './reader.ts';
import { createSpeaker } from './speaker.ts';
import { useVoiceReport } from './use-voice-report.ts';
import { VoiceGround } from './voice-ground.ts';

type VoiceValue = {
  /** A voice for the language being shown is there. */
  isThere: boolean;
  isOn: boolean;
  /** Reads the screen once more. */
  again: () => void;
  /** Somebody has moved to a control by keys. */
  moved: (to: Element) => void;
};
const VoiceContext = createContext<VoiceValue>({
  isThere: false,
  isOn: false,
  again: () => undefined,
  moved: () => undefined,
});

export const useVoice = (): VoiceValue => use(VoiceContext);

/** `onReading`: a screen is being read, and whoever listens has not gone. */
export function VoiceProvider(props: { onReading: (isReading: boolean) => void; children: ReactNode }): ReactNode {
  const { session, hall } = useKiosk();
  const synthesiser = use(VoiceGround);
  const { on, name, rate, headphonesOnly } = hall.kiosk.voice;
  const speaker = useMemo(
    () => (on && synthesiser ? createSpeaker(synthesiser, { name, rate }) : null),
    [on, synthesiser, name, rate],
  );
  const { language } = session;
  const watch = useCallback((changed: () => void) => speaker?.watch(changed) ?? (() => undefined), [speaker]);
  const isThere = useSyncExternalStore(watch, () => speaker?.speaks(language) ?? false);
  const isOn = isThere && session.voice;
  useVoiceReport(on, speaker);

  const markRef = useRef<HTMLSpanElement>(null);
  const reader = useReader(markRef, isOn ? speaker : null, headphonesOnly, props.onReading);
  const value = useMemo(
    () => ({
      isThere,
      isOn,
      again: () => reader.current?.again(),
      moved: (to: Element) => reader.current?.moved(to),
    }),
    [isThere, isOn, reader],
  );
  return (
    <VoiceContext value={value}>
      <span ref={markRef} hidden />
      {props.children}
    </VoiceContext>
  );
}

/** Begun anew with every screen, person and language: what was being said of the one before ends there. */
function useReader(
  mark: RefObject<Element | null>,
  speaker: ReturnType<typeof createSpeaker> | null,
  isPrivate: boolean,
  onReading: (isReading: boolean) => void,
): RefObject<Reader | null> {
  const { t } = useTranslation('voice');
  const { session } = useKiosk();
  const { number, language } = session;
  const screen = currentScreen(session);
  const reader = useRef<Reader>(null);
  const start = useEffectEvent((stage: Element, by: ReturnType<typeof createSpeaker>): Reader => {
    const words = {
      choices: (names: string) => t('choices', { names }),
      main: (name: string) => t('main', { name }),
      unsaid: t('unsaid'),
      more: t('more'),
      pressed: t('pressed'),
      digitKey: t('digitKey'),
      typed: (count: number) => t('typed', { count }),
      empty: t('empty'),
    };
    return startReader({ stage, speaker: by, language, listening: { words, isPrivate }, onReading });
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another screen, person or language is another reading.
  useEffect(() => {
    const stage = mark.current?.closest('.stage');
    if (!speaker || !stage) return;
    const made = start(stage, speaker);
    reader.current = made;
    // The browser's queue belongs to no page: what is left in it would be said after this one is gone.
    window.addEventListener('pagehide', made.stop);
    return () => {
      window.removeEventListener('pagehide', made.stop);
      reader.current = null;
      made.stop();
    };
  }, [mark, speaker, screen, number, language]);
  return reader;
}
