// Owns the code scanner: it types like a keyboard, only much faster, and ends with Enter. Works on every screen.
import { useEffect, useEffectEvent } from 'react';
import { parseScan, type Scan } from '#shared/domain/scan-code.ts';

/** No hand types a dozen signs this fast, one after the other. */
const BETWEEN_KEYS_MS = 60;
const SHORTEST_SCAN = 8;

/** Gathers key strokes and says when they were a scan. Pure but for the times it is given. */
export function createBurst(): { begins(at: number): boolean; add(key: string, at: number): string | null } {
  let text = '';
  let lastAt = Number.NEGATIVE_INFINITY;
  return {
    begins: (at) => text === '' || at - lastAt > BETWEEN_KEYS_MS,
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

type Field = HTMLInputElement | HTMLTextAreaElement;
const isField = (element: Element | null): element is Field =>
  element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;

/** Whatever of a scan a field took, whole or cut short by its length, does not belong there. */
function putBack(before: ReadonlyMap<Field, { value: string; caret: number | null }>): void {
  for (const [field, { value, caret }] of before) {
    if (field.value === value) continue;
    field.setRangeText(value, 0, field.value.length, 'end');
    field.setSelectionRange(caret, caret);
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }
}

/** Hears scans anywhere on the page, and leaves the fields as they were. `null`: scanned, but no slip of ours. */
export function useScanner(onScan: (scan: Scan | null) => void): void {
  const hear = useEffectEvent(onScan);
  useEffect(() => {
    const burst = createBurst();
    const before = new Map<Field, { value: string; caret: number | null }>();
    const listen = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      if (burst.begins(event.timeStamp)) before.clear();
      const field = document.activeElement;
      if (isField(field) && !before.has(field)) before.set(field, { value: field.value, caret: field.selectionStart });
      const text = burst.add(event.key, event.timeStamp);
      if (text === null) return;
      const scan = parseScan(text);
      // A fast typist's sentence is not a scan: only what looks like one, or like a part of one, is taken out of their hands.
      if (!scan && !/^https?:|\d{8,}$/i.test(text)) return;
      event.preventDefault();
      event.stopPropagation();
      putBack(before);
      hear(scan);
    };
    window.addEventListener('keydown', listen, { capture: true });
    return () => window.removeEventListener('keydown', listen, { capture: true });
  }, []);
}
