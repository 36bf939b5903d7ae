// Owns the code scanner on the page: heard on every screen, and whatever of it a field took is taken out again.
import { useEffect, useEffectEvent } from 'react';
import type { Scan } from '#shared/domain/scan-code.ts';
import { type Field, takenBack } from '../input/typing.ts';
import { isField } from './keypad/targets.ts';
import { createBurst, type ScannerSetting, scannerEnds, understand } from './scan-burst.ts';

/** After this long a scanner has nothing more to say, however busy the machine is (ms). */
const QUIET_MS = 400;
/** A timer this late was held up, and so may strokes be that come after it. */
const HELD_UP_MS = 50;
/** An end that comes late still belongs to the scan before it. */
const LATE_END_MS = 500;

/** Whatever of a scan a field took, whole or cut short by its length, does not belong there. */
function putBack(before: ReadonlyMap<Field, { value: string; caret: number | null }>): void {
  for (const [field, { value, caret }] of before) {
    if (field.value === value) continue;
    field.setRangeText(value, 0, field.value.length, 'end');
    field.setSelectionRange(caret, caret);
    field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: takenBack }));
  }
}

/** Hears scans anywhere on the page, and leaves the fields as they were. `null`: scanned, but no slip of ours, or badly. */
export function useScanner(setting: ScannerSetting, onScan: (scan: Scan | null) => void): void {
  const hear = useEffectEvent(onScan);
  const { prefix, suffix, gapMs } = setting;
  useEffect(() => {
    const scanner = { prefix, suffix, gapMs };
    const burst = createBurst(scanner);
    const before = new Map<Field, { value: string; caret: number | null }>();
    let quiet: ReturnType<typeof setTimeout> | undefined;
    let lastAt = Number.NEGATIVE_INFINITY;
    /** Of the last stroke of what was heard to be a scanner's. */
    let heardAt = Number.NEGATIVE_INFINITY;

    /** True where it was a scanner's. */
    const end = (text: string, isWhole: boolean): boolean => {
      clearTimeout(quiet);
      const heard = understand(text, scanner, isWhole);
      if (heard.what !== 'typed') {
        heardAt = lastAt;
        putBack(before);
        hear(heard.what === 'scan' ? heard.scan : null);
      }
      before.clear();
      return heard.what !== 'typed';
    };
    /** Its end may never come: half a code, or a scanner that sends none. */
    const waitForQuiet = (): void => {
      clearTimeout(quiet);
      const due = performance.now() + QUIET_MS;
      quiet = setTimeout(() => {
        if (performance.now() - due > HELD_UP_MS) waitForQuiet();
        else end(burst.rest(), suffix === 'none');
      }, QUIET_MS);
    };
    const listen = (event: KeyboardEvent): void => {
      // A scanner presses each sign anew; something leaning on a key does not.
      if (event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
      if (burst.begins(event.timeStamp)) {
        end(burst.rest(), suffix === 'none');
        if (event.key === scannerEnds[suffix] && event.timeStamp - heardAt < LATE_END_MS) {
          event.preventDefault();
          event.stopPropagation();
          return;
        }
      }
      lastAt = event.timeStamp;
      const field = document.activeElement;
      if (isField(field) && !before.has(field)) before.set(field, { value: field.value, caret: field.selectionStart });
      const text = burst.add(event.key, event.timeStamp);
      if (text === null) {
        waitForQuiet();
        return;
      }
      // The scanner's Enter presses no button. Its Tab leads nowhere, whatever it scanned: no hand is at Tab that soon.
      if (!end(text, true) && !(event.key === 'Tab' && text.length > 1)) return;
      event.preventDefault();
      event.stopPropagation();
    };
    window.addEventListener('keydown', listen, { capture: true });
    return () => {
      clearTimeout(quiet);
      window.removeEventListener('keydown', listen, { capture: true });
    };
  }, [prefix, suffix, gapMs]);
}
