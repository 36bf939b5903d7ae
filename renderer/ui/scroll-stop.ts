// Owns which boxes the Tab key stops at: those that scroll at the moment, so that keys reach what is further down, and no others.

const scrolls = (overflow: string): boolean => overflow === 'auto' || overflow === 'scroll';

/** A box's `ref`: it is a stop of the Tab key for as long as some of it has to be scrolled to. */
export function scrollStop(box: HTMLElement | null): (() => void) | undefined {
  if (!box) return;
  const look = (): void => {
    const { overflowX, overflowY } = getComputedStyle(box);
    const isLonger =
      (scrolls(overflowY) && box.scrollHeight > box.clientHeight + 1) ||
      (scrolls(overflowX) && box.scrollWidth > box.clientWidth + 1);
    if (isLonger) box.tabIndex = 0;
    // Whoever stands there stays there.
    else if (document.activeElement !== box) box.removeAttribute('tabindex');
  };
  const sizes = new ResizeObserver(look);
  const watch = (): void => {
    sizes.disconnect();
    for (const one of [box, ...box.children]) sizes.observe(one);
    look();
  };
  const changes = new MutationObserver(watch);
  changes.observe(box, { childList: true, characterData: true, subtree: true });
  box.addEventListener('blur', look);
  watch();
  return () => {
    sizes.disconnect();
    changes.disconnect();
    box.removeEventListener('blur', look);
  };
}
