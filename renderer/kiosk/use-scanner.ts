// Owns the code scanner: it types like a keyboard, only much faster, and ends with Enter. Works on every screen.
import { useEffect, useEffectEvent } from 'react';
import { parseScan, type Scan } from '#shared/domain/scan-code.ts';

/** No hand types a dozen signs this fast, one after the other. */
const BETWEEN_KEYS_MS = 60;
const SHORTEST_SCAN = 8;

/** Gathers key strokes and says when they were a scan. Pure but for the times it is given. */
export function createBurst(): { add(key: string, at: number): string | null } {
  let text = '';
  let lastAt = Number.NEGATIVE_INFINITY;
  return {
    add(key, at) {
      if (at - lastAt > BETWEEN_KEYS_MS) text = '';
      lastAt = at;
      if (key === 'Enter') {
        const whole = text;
        text = '';
        return whole.length >= SHORTEST_SCAN ? whole : null;
      }
      if ([...key].length === 1) text += key;
      return null;
    },
  };
}

/**
 * Hears scans anywhere on the page. What the scanner typed into a field is the caller's to put back:
 * `onScan` gets the text as well. `null`: something was scanned that is no slip of ours.
 */
export function useScanner(onScan: (scan: Scan | null, text: string) => void): void {
  const hear = useEffectEvent(onScan);
  useEffect(() => {
    const burst = createBurst();
    const listen = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      const text = burst.add(event.key, event.timeStamp);
      if (text === null) return;
      const scan = parseScan(text);
      // A fast typist's sentence is not a scan: only what looks like one is taken out of their hands.
      if (!scan && !/^(?:https?:|\d{12,}$)/i.test(text)) return;
      event.preventDefault();
      event.stopPropagation();
      hear(scan, text);
    };
    window.addEventListener('keydown', listen, { capture: true });
    return () => window.removeEventListener('keydown', listen, { capture: true });
  }, []);
}
