// Owns telling the hall that this display hangs there and whether it can be heard: a dark or mute one is noticed at the desk.
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../api-provider.tsx';
import { newRequestId } from '../new-request-id.ts';
import type { DisplayOptions } from './display-options.ts';
import type { Audible } from './sound/sound-port.ts';

const HERE_EVERY_MS = 15_000;
/**
 * The same display after it was switched off and on; a browser that keeps nothing is a new one each time.
 * @param address what tells two displays of one browser apart
 */
function ownId(address: string): string {
  const key = `bancheng.display/${address}`;
  try {
    const kept = localStorage.getItem(key);
    if (kept && /^[0-9a-f-]{36}$/.test(kept)) return kept;
    const id = newRequestId();
    localStorage.setItem(key, id);
    return id;
  } catch {
    return newRequestId();
  }
}

/** Which windows it is for, as its address says it. */
function placeOf({ zone, floor, windows }: DisplayOptions): string | null {
  const parts = [zone, floor === null ? null : `${floor}F`, windows?.join(',')];
  return parts.filter(Boolean).join(' · ').slice(0, 40) || null;
}

export function usePresence(options: DisplayOptions, sound: Audible): void {
  const api = useApi();
  const { t } = useTranslation('display');
  const zone = placeOf(options);
  const [id] = useState(() => ownId(`${options.name ?? ''}/${zone ?? ''}`));
  const name = options.name ?? `${t('name')} ${id.slice(0, 4)}`;
  useEffect(() => {
    const say = (): void => {
      // Not heard now, it is said again soon; the screen itself tells that the line is down.
      api.display.here({ id, name, zone, sound }).catch(() => undefined);
    };
    say();
    const timer = setInterval(say, HERE_EVERY_MS);
    return () => clearInterval(timer);
  }, [api, id, name, zone, sound]);
}
