// Owns when a display is heard: every call it hears of goes to the announcer, and what can be heard at all is known.
import { useEffect, useEffectEvent, useRef, useState, useSyncExternalStore } from 'react';
import type { Call } from '#shared/contract/queue.ts';
import { languageCodes, languageOf } from '#shared/domain/languages.ts';
import type { DisplayOptions } from './display-options.ts';
import { type Announcer, createAnnouncer } from './sound/announcer.ts';
import type { Audible, SoundPort } from './sound/sound-port.ts';

const nothingToWatch = (): (() => void) => () => undefined;

/** @param port null: this display is mute · ageMs, isStillCalled: see the announcer's parts */
export function useSound(
  port: SoundPort | null,
  options: Pick<DisplayOptions, 'say' | 'times'>,
  about: { ageMs(call: Call): number | null; isStillCalled(call: Call): boolean },
): { audible: Audible; isVoiceKnown: boolean; announce: (call: Call) => void } {
  /** What came of the last sentence: a voice may be there and say nothing all the same. */
  const [last, setLast] = useState<'said' | 'failed' | 'blocked'>('said');
  const announcer = useRef<Announcer>(null);
  const ageMs = useEffectEvent((call: Call) => about.ageMs(call));
  const isStillCalled = useEffectEvent((call: Call) => about.isStillCalled(call));
  const languages = options.say.join();
  const { times } = options;

  useEffect(() => {
    if (!port) return;
    const made = createAnnouncer({
      ageMs: (call) => ageMs(call),
      isStillCalled: (call) => isStillCalled(call),
      ring: () => port.ring(),
      say: async (text, language) => {
        const spoken = await port.say(text, language);
        setLast(spoken);
        return spoken;
      },
      languages: languages.split(',').map(languageOf),
      times,
    });
    announcer.current = made;
    return () => made.stop();
  }, [port, languages, times]);

  const watch = port?.watch ?? nothingToWatch;
  const isLetOut = useSyncExternalStore(watch, () => port?.isLetOut() ?? false);
  const hasVoice = useSyncExternalStore(watch, () => port?.hasVoice(options.say[0] ?? languageCodes[0]) ?? false);
  const isVoiceKnown = useSyncExternalStore(watch, () => port?.isVoiceKnown() ?? true);
  const audible = !port
    ? 'off'
    : !isLetOut || last === 'blocked'
      ? 'silent'
      : hasVoice && last === 'said'
        ? 'spoken'
        : 'chime';
  return { audible, isVoiceKnown, announce: (call) => announcer.current?.announce(call) };
}
