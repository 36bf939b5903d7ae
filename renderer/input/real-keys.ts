// Owns what a real keyboard's keys do while pinyin is on: as with any input method, where the machine has none.
import type { Pages } from './candidates.tsx';
import type { Composer } from './composer.ts';

/** Full-width signs for the keys they stand on. */
const chinese: Readonly<Record<string, string>> = {
  ',': '，',
  '.': '。',
  '?': '？',
  '!': '！',
  ':': '：',
  ';': '；',
  '\\': '、',
  '(': '（',
  ')': '）',
};

/** True: the key is done with. */
export function hearRealKey(event: KeyboardEvent, composer: Composer, pages: () => Pages | null): boolean {
  if (event.ctrlKey || event.altKey || event.metaKey) return false;
  const { key } = event;
  const isComposing = composer.state().letters !== '';
  if (/^[a-z]$/.test(key) || (isComposing && key === "'")) {
    composer.letter(key);
    return true;
  }
  const sign = chinese[key];
  if (sign !== undefined) {
    composer.sign(sign);
    return true;
  }
  if (!isComposing) return false;
  if (key === ' ') composer.first();
  else if (key === 'Enter') composer.asLetters();
  else if (key === 'Backspace') composer.back();
  else if (key === 'Escape') composer.drop();
  else if (key === 'PageDown' || key === '=') pages()?.turn(1);
  else if (key === 'PageUp' || key === '-') pages()?.turn(-1);
  else if (/^[1-9]$/.test(key)) return pages()?.chooseHere(Number(key) - 1) ?? false;
  else return false;
  return true;
}
