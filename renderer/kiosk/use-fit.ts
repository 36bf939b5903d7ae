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

/** Hides `data-give="1"` first, "5" last, until the box no longer overflows; what went for nothing comes back. */
function makeRoom(box: HTMLElement): void {
  const giving = [...box.querySelectorAll<HTMLElement>(GIVES_WAY)];
  const hide = (level: number, isGone: boolean): void => {
    for (const element of giving)
      if (element.dataset.give === String(level)) element.toggleAttribute('data-gone', isGone);
  };
  for (const level of levels) hide(level, false);
  const enough = levels.findIndex((level) => {
    if (!isTooFull(box)) return true;
    hide(level, true);
    return false;
  });
  // The last to go was needed; with its room there may be some again for those before it.
  const gone = enough < 0 ? levels : levels.slice(0, enough);
  for (const level of gone.slice(0, -1).reverse()) {
    hide(level, false);
    if (isTooFull(box)) hide(level, true);
  }
}

/** Makes room in both parts of a screen. A title's second line goes before anything else does, whichever part is full. */
function makeRoomInBoth(...boxes: readonly (HTMLElement | null)[]): void {
  const there = boxes.filter((box) => box !== null);
  const seconds = there.flatMap((box) => [...box.querySelectorAll('.heading-second')]);
  for (const second of seconds) second.removeAttribute('data-gone');
  if (seconds.length > 0) {
    for (const giving of there.flatMap((box) => [...box.querySelectorAll(GIVES_WAY)]))
      giving.removeAttribute('data-gone');
    if (there.some(isTooFull)) for (const second of seconds) second.setAttribute('data-gone', '');
  }
  for (const box of there) makeRoom(box);
}

/** Keeps a screen's head and body fitting through every change of their content, their size and the typeface's arrival. */
export function useFit(head: RefObject<HTMLElement | null>, body: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => makeRoomInBoth(head.current, body.current));
  useLayoutEffect(() => {
    const again = (): void => makeRoomInBoth(head.current, body.current);
    const observer = new ResizeObserver(again);
    for (const { current } of [head, body]) if (current) observer.observe(current);
    document.fonts.addEventListener('loadingdone', again);
    return () => {
      observer.disconnect();
      document.fonts.removeEventListener('loadingdone', again);
    };
  }, [head, body]);
}
