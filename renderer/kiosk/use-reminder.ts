// Owns the sound that goes with words nobody may be looking at: a chime, three times, for as long as there is reason for it.
import { useEffect } from 'react';
import { ringChime } from '../ui/chime.ts';

const TIMES = 3;
const APART_MS = 5000;

/** Rings while `isWanted`; a machine without sound, or one that may not yet make any, is none the worse for it. */
export function useReminder(isWanted: boolean): void {
  useEffect(() => {
    if (!isWanted) return;
    const context = new AudioContext();
    let rung = 0;
    const ring = (): void => {
      rung += 1;
      if (context.state === 'running') void ringChime(context);
      if (rung >= TIMES) clearInterval(timer);
    };
    const timer = setInterval(ring, APART_MS);
    void context.resume().then(ring, () => undefined);
    return () => {
      clearInterval(timer);
      void context.close();
    };
  }, [isWanted]);
}
