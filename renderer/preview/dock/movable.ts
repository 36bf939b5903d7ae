// Lets a panel be dragged by its handle, keeps it on the page, and remembers the place.

const memory = 'bancheng-dock:place';

export function makeMovable(panel: HTMLElement, handle: HTMLElement): void {
  const put = (left: number, top: number): void => {
    const { width, height } = panel.getBoundingClientRect();
    const x = Math.max(0, Math.min(left, innerWidth - width));
    const y = Math.max(0, Math.min(top, innerHeight - Math.min(height, innerHeight)));
    Object.assign(panel.style, { left: `${x}px`, top: `${y}px`, right: 'auto' });
  };
  const keep = (): void => {
    const { left, top, right, bottom } = panel.getBoundingClientRect();
    if (left < 0 || top < 0 || right > innerWidth || bottom > innerHeight) put(left, top);
  };
  handle.addEventListener('pointerdown', (down) => {
    if (down.button !== 0 || (down.target instanceof Element && down.target.closest('button'))) return;
    const { left, top } = panel.getBoundingClientRect();
    const move = (event: PointerEvent): void =>
      put(left + event.clientX - down.clientX, top + event.clientY - down.clientY);
    handle.setPointerCapture(down.pointerId);
    handle.addEventListener('pointermove', move);
    const drop = (): void => {
      handle.removeEventListener('pointermove', move);
      localStorage.setItem(memory, JSON.stringify([panel.style.left, panel.style.top]));
    };
    handle.addEventListener('lostpointercapture', drop, { once: true });
  });
  const [left, top]: unknown[] = JSON.parse(localStorage.getItem(memory) ?? '[]');
  if (typeof left === 'string' && typeof top === 'string' && left !== '') {
    Object.assign(panel.style, { left, top, right: 'auto' });
  }
  // Opened, or in a smaller window, it may reach over the edge.
  new ResizeObserver(keep).observe(panel);
  addEventListener('resize', keep);
}
