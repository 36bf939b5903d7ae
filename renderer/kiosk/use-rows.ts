// Owns how many ready phrases are shown: whole ones in two rows, in one where there is no room, and always the last.
import { type RefObject, useLayoutEffect } from 'react';

const ROWS = 2;

/** Hides buttons from the end on, but never the last one, until the others stand in so many rows. */
function keepRows(list: HTMLElement, rows: number): void {
  const buttons = [...list.children] as HTMLElement[];
  const last = buttons.at(-1);
  if (!last) return;
  for (const button of buttons) button.removeAttribute('data-gone');
  const lines = (): number => new Set(buttons.flatMap((one) => (one.offsetHeight > 0 ? one.offsetTop : []))).size;
  for (const button of buttons.slice(0, -1).reverse()) {
    if (lines() <= rows) return;
    button.setAttribute('data-gone', '');
  }
}

/** Keeps the list of buttons to what the body around it has room for. */
export function useRows(ref: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const list = ref.current;
    const body = list?.closest('.screen-body');
    if (!list || !body) return;
    const keep = (): void => {
      for (let rows = ROWS; rows > 0; rows -= 1) {
        keepRows(list, rows);
        if (body.scrollHeight <= body.clientHeight + 1) return;
      }
    };
    keep();
    document.fonts.addEventListener('loadingdone', keep);
    return () => document.fonts.removeEventListener('loadingdone', keep);
  });
}
