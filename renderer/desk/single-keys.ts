// Owns keys pressed alone, without Ctrl, Alt or a function key: whether whoever sits here wants them, and the one place where they are heard.
import { useEffect, useEffectEvent, useSyncExternalStore } from 'react';
import { keepSingleKeys, keptSingleKeys } from './desk-language.ts';

const writing = 'textarea, select, [contenteditable], input:not([type="radio"], [type="checkbox"])';

const watchers = new Set<() => void>();
function watch(tell: () => void): () => void {
  watchers.add(tell);
  // Another tab of this browser.
  window.addEventListener('storage', tell);
  return () => {
    watchers.delete(tell);
    window.removeEventListener('storage', tell);
  };
}

/** Turns letters, digits and space on or off for this browser: whoever dictates, or touches keys unawares, is better off without. */
export function wantSingleKeys(areWanted: boolean): void {
  keepSingleKeys(areWanted);
  for (const tell of watchers) tell();
}

/** Whether letters and digits do anything; where they do not, nobody is shown them. */
export function useSingleKeysOn(): boolean {
  return useSyncExternalStore(watch, keptSingleKeys);
}

type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'altKey' | 'metaKey' | 'repeat'>;

/** The key pressed alone, in lower case; null: pressed with another, held down, or a sign this person does not want heard. */
export function keyAlone(press: Press): string | null {
  if (press.ctrlKey || press.altKey || press.metaKey || press.repeat) return null;
  if (press.key.length === 1 && !keptSingleKeys()) return null;
  return press.key.toLowerCase();
}

/** Hears the page's keys where nobody is writing and no question is open. `hear` answers whether it was one of its own. */
export function useSingleKeys(hear: (key: string) => boolean): void {
  const listen = useEffectEvent((event: KeyboardEvent) => {
    const key = keyAlone(event);
    if (key === null || event.shiftKey || event.defaultPrevented) return;
    if (event.target instanceof HTMLElement && event.target.matches(writing)) return;
    if (document.querySelector('[role="dialog"], .gate-over')) return;
    if (hear(key)) event.preventDefault();
  });
  useEffect(() => {
    const on = (event: KeyboardEvent): void => listen(event);
    window.addEventListener('keydown', on);
    return () => window.removeEventListener('keydown', on);
  }, []);
}
