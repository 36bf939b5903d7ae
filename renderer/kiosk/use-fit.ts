// Owns how a screen makes room: what matters least gives way until the rest fits. Nothing shrinks, nothing is cut.
import { type RefObject, useLayoutEffect } from 'react';

const GIVES_WAY = '[data-give]';
const levels = [1, 2, 3, 4, 5] as const;

const overflows = (box: Element): boolean =>
  box.scrollHeight > box.clientHeight + 1 || box.scrollWidth > box.clientWidth + 1;

/** Itself, or a part of it that takes what room is left (`data-holds`): that one overflows before its surroundings do. */
function isTooFull(box: HTMLElement): boolean {
  return overflows(box) || [...box.querySelectorAll('[data-holds]')].some(overflows);
}

/** Hides `data-give="1"` first, "5" last, until the box no longer overflows. */
export function makeRoom(box: HTMLElement): void {
  const giving = [...box.querySelectorAll<HTMLElement>(GIVES_WAY)];
  for (const element of giving) element.removeAttribute('data-gone');
  for (const level of levels) {
    if (!isTooFull(box)) return;
    for (const element of giving) if (element.dataset.give === String(level)) element.setAttribute('data-gone', '');
  }
}

/** Keeps the box fitting through every change of its content, its size and the typeface's arrival. */
export function useFit(ref: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    if (ref.current) makeRoom(ref.current);
  });
  useLayoutEffect(() => {
    const box = ref.current;
    if (!box) return;
    const again = (): void => makeRoom(box);
    const observer = new ResizeObserver(again);
    observer.observe(box);
    document.fonts.addEventListener('loadingdone', again);
    return () => {
      observer.disconnect();
      document.fonts.removeEventListener('loadingdone', again);
    };
  }, [ref]);
}
