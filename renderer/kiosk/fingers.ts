// Owns how the kiosk hears fingers: each for itself, however slow, unsteady or not alone. A browser makes no click of a long press, of one that slides, or of one beside a resting hand.

/** Keys hear their fingers themselves; a field is the browser's, for the caret. */
const HEARD = 'button:not(.key)';

const buttonAt = (target: EventTarget | null): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>(HEARD) : null;

/** Presses the button a finger came down on, when it is lifted there; the last of several on one button presses it, once. Answers how to stop. */
export function hearFingers(root: Document): () => void {
  const down = new Map<number, HTMLElement>();
  const mark = (button: HTMLElement): unknown =>
    button.toggleAttribute('data-down', [...down.values()].includes(button));

  // Then the browser makes no click of this touch: it would be a second one.
  const touch = (event: TouchEvent): void => {
    if (buttonAt(event.target) && event.cancelable) event.preventDefault();
  };
  const come = (event: PointerEvent): void => {
    const button = event.pointerType === 'touch' ? buttonAt(event.target) : null;
    if (!button) return;
    down.set(event.pointerId, button);
    mark(button);
  };
  const take = (event: PointerEvent): HTMLElement | undefined => {
    const button = down.get(event.pointerId);
    down.delete(event.pointerId);
    if (button) mark(button);
    return button;
  };
  const go = (event: PointerEvent): void => {
    const button = take(event);
    if (!button || [...down.values()].includes(button)) return;
    // What has gone meanwhile, or been covered by a question, is not pressed any more.
    if (button.contains(root.elementFromPoint(event.clientX, event.clientY))) button.click();
  };

  root.addEventListener('touchstart', touch, { passive: false, capture: true });
  root.addEventListener('pointerdown', come, { capture: true });
  root.addEventListener('pointerup', go);
  root.addEventListener('pointercancel', take);
  return () => {
    root.removeEventListener('touchstart', touch, { capture: true });
    root.removeEventListener('pointerdown', come, { capture: true });
    root.removeEventListener('pointerup', go);
    root.removeEventListener('pointercancel', take);
  };
}
