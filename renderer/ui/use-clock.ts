// Owns the running clock on a screen: the hall's time, carried on from the last answer by this machine's own ticking.
import { useEffect, useState } from 'react';

/** What the hall said its time was (`now`, ms) and when that was heard (`at`, ms of this machine). */
export type ClockAnchor = { readonly now: number; readonly at: number };

/** The hall's time, ms; null until the hall has said it once. Renews itself every `everyMs`. */
export function useClock(anchor: ClockAnchor | null, everyMs = 1000): number | null {
  const [here, setHere] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setHere(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return anchor && anchor.now + Math.max(0, here - anchor.at);
}
