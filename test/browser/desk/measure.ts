// Owns measuring a desk or display screen: what sticks out of its box, and what makes the page wider or higher than it is.

const SLACK_PX = 2;
const HOLDERS =
  '.bar, .bar-search, .bar-button, .side-link, .filter, .btn, .light, .card, .desk-choice, .stages li, .gate-card, .dialog, .now, .last li, .band-window, .ticker, .age, .display-top';

const describe = (element: Element): string => `<${element.tagName.toLowerCase()} class="${element.className}">`;

/** Whether something between the two hides what is too long, or lets it be scrolled. */
function isCutOnPurpose(from: Element, to: Element): boolean {
  for (let at: Element | null = from; at && at !== to.parentElement; at = at.parentElement) {
    const style = getComputedStyle(at);
    if (style.textOverflow === 'ellipsis' && style.overflowX !== 'visible') return true;
    if (['auto', 'scroll'].includes(style.overflowY)) return true;
  }
  return false;
}

/** Every text that leaves the box it stands in, and frames that hold more than they show. */
export function findOverflow(root: Element): string[] {
  const found = new Set<string>();
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!parent || (node.textContent ?? '').trim() === '') continue;
    if (!parent.checkVisibility({ visibilityProperty: true }) || parent.closest('.visually-hidden, svg, legend'))
      continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const text = range.getBoundingClientRect();
    const leading = Number.parseFloat(getComputedStyle(parent).fontSize) * 0.3 + SLACK_PX;
    const box = parent.closest(HOLDERS);
    if (!box || isCutOnPurpose(parent, box)) continue;
    const frame = box.getBoundingClientRect();
    if (
      text.left < frame.left - SLACK_PX ||
      text.right > frame.right + SLACK_PX ||
      text.top < frame.top - leading ||
      text.bottom > frame.bottom + leading
    )
      found.add(`"${(node.textContent ?? '').trim().slice(0, 40)}" leaves ${describe(box)}`);
  }
  for (const box of root.querySelectorAll(
    '.desk-ground, .desk, .bar, .side, .desk-main, .today, .case-side, .today-side, .gate, .display, .display-middle',
  )) {
    const over = box.scrollWidth - box.clientWidth;
    if (over > SLACK_PX) found.add(`${describe(box)} is ${over} px too wide`);
  }
  for (const box of root.querySelectorAll('.display, .display-top, .now, .last, .band, .desk, .bar')) {
    const over = box.scrollHeight - box.clientHeight;
    if (over > SLACK_PX) found.add(`${describe(box)} is ${over} px too high`);
  }
  return [...found];
}
