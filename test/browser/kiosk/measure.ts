// Owns the measuring tape for screens: what sticks out, what is cut, what is too small or too close to be touched.

const TARGET_PX = 64;
const SPACING_PX = 16;
/** Rounding, and the thin overhang of a glyph. */
const SLACK_PX = 2;
/** Below this nobody's grandmother reads it. */
const SMALLEST_TEXT_PX = 28;
/** Above this line nothing may be touched in 低位. */
export const REACH_PX = 1056;

/** Boxes that hold their text: what leaves one of them overlaps something else. */
const HOLDERS =
  '.stage, .screen-read, .screen-head, .screen-act, .screen-body, .home-body, .nav, .assist, .paged, .card, .tile, .btn, .key, .door, .choice, .dialog, .light, .banner';

/** Neither hidden nor faded out. */
export const isShown = (element: Element): boolean =>
  element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
/** As a finding names it. */
export const describe = (element: Element): string =>
  `<${element.tagName.toLowerCase()} class="${element.getAttribute('class') ?? ''}"> ${(element.textContent ?? '').trim().slice(0, 40)}`;

/** Every text that is seen, with the element it stands in. */
export function* textsOf(root: Element): Generator<{ node: Node; parent: Element; words: string }> {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    const words = (node.textContent ?? '').trim();
    if (!parent || words === '' || !isShown(parent) || parent.closest('.visually-hidden, svg')) continue;
    yield { node, parent, words: words.slice(0, 40) };
  }
}

/** Texts smaller than a kiosk may have; what a drawn slip says is a picture of the paper. */
export function findSmallText(root: Element): string[] {
  const found: string[] = [];
  for (const { parent, words } of textsOf(root)) {
    const size = Number.parseFloat(getComputedStyle(parent).fontSize);
    if (size < SMALLEST_TEXT_PX) found.push(`"${words}" is ${size} px`);
  }
  return found;
}

/** Texts that leave a box they belong to, and boxes with more in them than they can show. */
export function findOverflow(root: Element): string[] {
  const found = new Set<string>();
  for (const { node, parent, words } of textsOf(root)) {
    if (parent.closest('textarea')) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const text = range.getBoundingClientRect();
    const hit = document.elementFromPoint(text.left + text.width / 2, text.top + text.height / 2);
    if (hit && !hit.contains(parent) && !parent.contains(hit) && !root.querySelector('[role="dialog"]'))
      found.add(`"${words}" is covered by ${describe(hit).slice(0, 60)}`);
    // A line's box is higher than its signs: half the leading may stand over.
    const style = getComputedStyle(parent);
    const leading = Math.max(0, Number.parseFloat(style.fontSize) * 0.25) + SLACK_PX;
    const [across, down] = style.writingMode === 'horizontal-tb' ? [SLACK_PX, leading] : [leading, SLACK_PX];
    for (let box = parent.closest(HOLDERS); box; box = box.parentElement?.closest(HOLDERS) ?? null) {
      const frame = box.getBoundingClientRect();
      if (
        text.left < frame.left - across ||
        text.right > frame.right + across ||
        text.top < frame.top - down ||
        text.bottom > frame.bottom + down
      )
        found.add(`"${words}" leaves ${describe(box).slice(0, 60)}`);
    }
  }
  for (const box of root.querySelectorAll('.screen-head, .screen-body, .home-body, .nav, .assist, .dialog, .card')) {
    if (!isShown(box) || box.clientHeight === 0) continue;
    const over = Math.max(box.scrollHeight - box.clientHeight, box.scrollWidth - box.clientWidth);
    if (over > SLACK_PX) found.add(`${describe(box).slice(0, 60)} holds ${over} px too much`);
  }
  return [...found];
}

/** Controls smaller than a finger, or closer together than a careful one needs. */
export function findBadTargets(root: Element, low: boolean): string[] {
  const modal = root.querySelector('[role="dialog"]');
  const controls = [...(modal ?? root).querySelectorAll('button, input, textarea, a[href], canvas[role]')].filter(
    isShown,
  );
  const found: string[] = [];
  const boxes = controls.map((control) => ({
    control,
    // A field is as large as its frame: a touch anywhere in it goes to the field.
    box: (control.closest('.field, .one-field, .words-field, label') ?? control).getBoundingClientRect(),
  }));
  for (const { control, box } of boxes) {
    if (box.width < TARGET_PX - 0.5 || box.height < TARGET_PX - 0.5)
      found.push(`${describe(control)} is ${Math.round(box.width)}×${Math.round(box.height)}`);
    if (low && control.matches('button, canvas') && box.top < REACH_PX)
      found.push(`${describe(control)} is out of reach at ${Math.round(box.top)}`);
  }
  boxes.forEach((one, at) => {
    for (const other of boxes.slice(at + 1)) {
      const dx = Math.max(one.box.left, other.box.left) - Math.min(one.box.right, other.box.right);
      const dy = Math.max(one.box.top, other.box.top) - Math.min(one.box.bottom, other.box.bottom);
      if (Math.max(dx, dy) < SPACING_PX - 0.5)
        found.push(
          `${describe(one.control)} and ${describe(other.control)} are ${Math.round(Math.max(dx, dy))} px apart`,
        );
    }
  });
  return found;
}
