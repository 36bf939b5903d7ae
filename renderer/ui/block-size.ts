// Owns measuring across the lines: downwards as a rule, to the right where a script's lines stand.

const stands = (element: Element): boolean => getComputedStyle(element).writingMode !== 'horizontal-tb';

/** What an element takes across the lines. */
export const blockSizeOf = (element: HTMLElement): number =>
  stands(element) ? element.offsetWidth : element.offsetHeight;

/** What there is room for in it across the lines. */
export const blockRoomIn = (element: Element): number => (stands(element) ? element.clientWidth : element.clientHeight);

/** What stands in it, seen or not, across the lines. */
export const blockContentOf = (element: Element): number =>
  stands(element) ? element.scrollWidth : element.scrollHeight;

/** Where it begins across the lines. */
export const blockStartOf = (element: HTMLElement): number =>
  stands(element) ? element.offsetLeft : element.offsetTop;
