// Owns finding what is lost where text is wider or the page narrower than it was drawn for: cut away, laid over something else, or beside the page.
import { describe, isShown, textsOf } from '../kiosk/measure.ts';

/** Rounding, and the thin overhang of a glyph. */
const SLACK_PX = 2;
/** Of a line's box nothing but leading: the signs of two lines may stand that much into each other's. */
const LEADING = 0.3;

type Box = { left: number; right: number; top: number; bottom: number };
type Thing = { element: Element; words: string; box: Box; leading: number };

const holds = (overflow: string): boolean => overflow === 'hidden' || overflow === 'clip';
const scrolls = (overflow: string): boolean => overflow === 'auto' || overflow === 'scroll';

/** What scrolls sideways by right: it has its meaning in two directions, and keys can reach it. */
const mayScroll = (box: HTMLElement): boolean =>
  box.querySelector('table, svg, canvas, img') !== null &&
  (box.tabIndex >= 0 || box.querySelector('a[href], button, input') !== null);

/** Every line of text, and everything else that has to be seen whole. */
function thingsOf(root: Element): Thing[] {
  const things: Thing[] = [];
  for (const { node, parent, words } of textsOf(root)) {
    if (parent.closest('textarea, option, [inert]')) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const { fontSize, letterSpacing } = getComputedStyle(parent);
    const leading = Number.parseFloat(fontSize) * LEADING;
    // After the last letter stands nothing but its spacing.
    const after = Number.parseFloat(letterSpacing) || 0;
    for (const { left, right, top, bottom } of range.getClientRects())
      if (right - left > 1)
        things.push({
          element: parent,
          words: `"${words}"`,
          box: { left, right: right - after, top, bottom },
          leading,
        });
  }
  for (const element of root.querySelectorAll('button, input, select, textarea, a[href], img, canvas')) {
    if (!isShown(element) || element.closest('.visually-hidden, [inert]')) continue;
    const box = element.getBoundingClientRect();
    // A field that only opens a file's dialog is a dot behind its button.
    if (box.width > 1) things.push({ element, words: describe(element), box, leading: 0 });
  }
  return things;
}

/** What is cut away on its way up to the page, what has to be scrolled sideways, and lines that stand in one another. */
export function findCut(page: HTMLElement): string[] {
  const root = page.querySelector('[role="dialog"]') ?? page;
  const found = new Set<string>();
  const lines: Thing[] = [];
  for (const thing of thingsOf(root)) {
    const seen = followUp(thing, page, (what) => found.add(what));
    if (seen && thing.leading > 0) lines.push({ ...thing, box: seen });
  }
  for (const [at, one] of lines.entries())
    for (const other of lines.slice(at + 1))
      if (standInOneAnother(one, other)) found.add(`${one.words} stands in ${other.words}`);
  return [...found];
}

/** The part of it that is seen without scrolling; null where there is none. */
function followUp({ element, words, box, leading }: Thing, page: HTMLElement, say: (what: string) => void): Box | null {
  const seen: Box = { left: box.left, right: box.right, top: box.top, bottom: box.bottom };
  const slack = leading + SLACK_PX;
  for (let at: Element | null = element; at instanceof HTMLElement; at = at.parentElement) {
    const style = getComputedStyle(at);
    if (style.display === 'inline' || style.display === 'contents') continue;
    const frame = at.getBoundingClientRect();
    const inner = { left: frame.left + at.clientLeft, top: frame.top + at.clientTop };
    const right = inner.left + at.clientWidth;
    const bottom = inner.top + at.clientHeight;
    // Moved out above the page: kept for whoever goes there by Tab.
    if (seen.bottom <= page.getBoundingClientRect().top) return null;
    const isBeside = seen.left < inner.left - SLACK_PX || seen.right > right + SLACK_PX;
    const isBeyond = seen.top < inner.top - slack || seen.bottom > bottom + slack;
    if (at === page && isBeside) say(`${words} stands beside the page`);
    if (holds(style.overflowX) && isBeside) say(`${words} is cut at the side by ${describe(at).slice(0, 60)}`);
    if (holds(style.overflowY) && isBeyond) say(`${words} is cut below by ${describe(at).slice(0, 60)}`);
    if (scrolls(style.overflowX) && isBeside && !at.matches('input, textarea, select') && !mayScroll(at))
      say(`${words} has to be scrolled to, sideways, in ${describe(at).slice(0, 60)}`);
    if (scrolls(style.overflowY) && leading > 0 && bottom - inner.top < seen.bottom - seen.top - slack)
      say(`${words} never fits into ${describe(at).slice(0, 60)}`);
    if (style.overflowX !== 'visible') {
      seen.left = Math.max(seen.left, inner.left);
      seen.right = Math.min(seen.right, right);
    }
    if (style.overflowY !== 'visible') {
      seen.top = Math.max(seen.top, inner.top);
      seen.bottom = Math.min(seen.bottom, bottom);
    }
    if (seen.left >= seen.right || seen.top >= seen.bottom) return null;
    // What stays where it is while the rest is scrolled away stands over it for a time.
    if (style.position === 'sticky') return null;
    if (at === page || style.position === 'fixed') break;
  }
  return seen;
}

function standInOneAnother(one: Thing, other: Thing): boolean {
  // Two lines of one text keep their line height.
  if (one.element === other.element || one.element.contains(other.element) || other.element.contains(one.element))
    return false;
  const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
  const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
  return across > SLACK_PX && down > one.leading + other.leading + SLACK_PX;
}
