// Owns what hands may not do to the kiosk's page: open menus, carry words off, zoom, reload it; and that a pointer shows only while a mouse is moved.
import { isShellKey } from '#shared/domain/shell-keys.ts';

const POINTER_RESTS_AFTER_MS = 5000;

/** Keeps the page as it is; `root` is told by `data-mouse` when a mouse is at work. */
export function guardPage(root: HTMLElement): void {
  // Nothing of one person's goes to a clipboard, which outlives every session.
  for (const kind of ['contextmenu', 'copy', 'cut', 'dragstart'])
    document.addEventListener(kind, (event) => event.preventDefault());
  // A wheel with Ctrl, or two fingers on a touch pad, zoom.
  document.addEventListener('wheel', (event) => event.ctrlKey && event.preventDefault(), { passive: false });
  if (!import.meta.env.DEV)
    document.addEventListener('keydown', (event) => {
      const { key, ctrlKey: control, metaKey: meta, altKey: alt, shiftKey: shift } = event;
      if (isShellKey({ key, control, meta, alt, shift })) event.preventDefault();
    });

  let resting: ReturnType<typeof setTimeout> | undefined;
  const show = (isShown: boolean): void => {
    clearTimeout(resting);
    root.toggleAttribute('data-mouse', isShown);
    if (isShown) resting = setTimeout(() => show(false), POINTER_RESTS_AFTER_MS);
  };
  document.addEventListener('pointerdown', (event) => event.pointerType === 'touch' && show(false));
  document.addEventListener('pointermove', (event) => {
    // A pointer that lies still is said to move, too, when the page changes beneath it.
    if (event.pointerType === 'mouse' && (event.movementX !== 0 || event.movementY !== 0)) show(true);
  });
}
