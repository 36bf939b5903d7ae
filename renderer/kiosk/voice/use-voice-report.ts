// Owns telling the hall which languages this kiosk can read aloud: whoever looks after it learns of a missing voice from the desk.
import { useEffect } from 'react';
import { useApi } from '../../api-provider.tsx';
import { useKiosk } from '../kiosk-context.ts';
import type { Speaker } from './speaker.ts';

/** Voices come late. */
const FIRST_MS = 5000;
const AGAIN_MS = 5 * 60_000;

/** `isWanted` false: the hall wants no voice, and misses none. */
export function useVoiceReport(isWanted: boolean, speaker: Speaker | null): void {
  const api = useApi();
  const { languages } = useKiosk().hall;
  useEffect(() => {
    if (!isWanted) return;
    const say = (): void => {
      const spoken = languages.filter((language) => speaker?.speaks(language));
      // Not heard now, it is said again soon.
      api.devices.voice({ spoken }).catch(() => undefined);
    };
    const first = setTimeout(say, FIRST_MS);
    const timer = setInterval(say, AGAIN_MS);
    const stop = speaker?.watch(say);
    return () => {
      clearTimeout(first);
      clearInterval(timer);
      stop?.();
    };
  }, [api, isWanted, speaker, languages]);
}
