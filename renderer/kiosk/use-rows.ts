// Owns how many ready phrases are shown: whole ones in two rows, in one where there is no room for more.
import { type RefObject, useLayoutEffect } from 'react';
import { blockContentOf, blockRoomIn, blockStartOf } from '../ui/block-size.ts';

const ROWS = 2;
/** The first two say what happens to most, the last one is the way out of writing: they stay. */
const FIRST_KEPT = 2;

/** Hides the widest buttons until the others stand in so many rows: one long one costs several short ones their place. */
function keepRows(list: HTMLElement, rows: number): void {
  const buttons = [...list.children] as HTMLElement[];
  for (const button of buttons) button.removeAttribute('data-gone');
  const lines = (): number => new Set(buttons.flatMap((one) => (one.offsetHeight > 0 ? blockStartOf(one) : []))).size;
  const widest = buttons
    .slice(FIRST_KEPT, -1)
    .sort((one, other) => (other.textContent ?? '').length - (one.textContent ?? '').length);
  for (const button of widest) {
    if (lines() <= rows) return;
    button.setAttribute('data-gone', '');
  }
}

/** Keeps the list of buttons to what the body around it has room for. To be used in a component inside that body. */
export function useRows(ref: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const list = ref.current;
    const body = list?.closest('.screen-body');
    if (!list || !body) return;
    const keep = (): void => {
      // It may have given way itself the last time.
      list.removeAttribute('data-gone');
      for (let rows = ROWS; rows > 0; rows -= 1) {
        keepRows(list, rows);
        if (blockContentOf(body) <= blockRoomIn(body) + 1) return;
      }
    };
    keep();
    document.fonts.addEventListener('loadingdone', keep);
    return () => document.fonts.removeEventListener('loadingdone', keep);
  });
}
