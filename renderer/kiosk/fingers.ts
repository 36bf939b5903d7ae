// Owns how the kiosk hears fingers: each for itself, however slow, unsteady or not alone. A browser makes no click of a long press, of one that slides, or of one beside a resting hand.

/** A field is the browser's, for the caret. */
const HEARD = 'button';
/** Keys hear their fingers themselves. */
const KEY = '.key';

/** Choosing character after character is typing, as fast as somebody can. */
const TYPED = '.candidate';
/** A tap that follows so soon, so near, was meant for what stood there at the first: the second half of it, slow as old hands are, or one of a row. Nobody has read what came by then. */
const DOUBLE_TAP_MS = 600;
const DOUBLE_TAP_PX = 40;
/** A tap is remembered so long: a machine that draws hears the next one later than it came. */
const REMEMBERED_MS = 2000;

const buttonAt = (target: EventTarget | null): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>(HEARD) : null;
const isKey = (button: HTMLElement): boolean => button.matches(KEY);

type Tap = { button: HTMLElement; at: number; x: number; y: number };

/** Presses the button a finger came down on, when it is lifted there; the last of several on one button presses it, once. Answers how to stop. */
export function hearFingers(root: Document): () => void {
  const down = new Map<number, HTMLElement>();
  let last: Tap | undefined;
  const mark = (button: HTMLElement): unknown =>
    button.toggleAttribute('data-down', [...down.values()].includes(button));

  // Then the browser makes no click of this touch: it would be a second one.
  const touch = (event: TouchEvent): void => {
    const button = buttonAt(event.target);
    if (button && !isKey(button) && event.cancelable) event.preventDefault();
  };
  const keep = (tap: Tap): void => {
    last = tap;
    // Nor is a screen that has gone held on to by its button.
    setTimeout(() => {
      if (last === tap) last = undefined;
    }, REMEMBERED_MS);
  };
  /** Whether a tap is the second half of one that has brought another screen, or a question, under the finger. */
  const isEcho = ({ timeStamp, clientX, clientY }: PointerEvent, button: HTMLElement): boolean =>
    last !== undefined &&
    last.button !== button &&
    timeStamp - last.at < DOUBLE_TAP_MS &&
    Math.hypot(clientX - last.x, clientY - last.y) < DOUBLE_TAP_PX &&
    !last.button.contains(root.elementFromPoint(last.x, last.y)) &&
    !last.button.matches(TYPED) &&
    !button.matches(TYPED);
  const come = (event: PointerEvent): void => {
    // A finger that has been elsewhere meanwhile comes back on purpose.
    if (last && Math.hypot(event.clientX - last.x, event.clientY - last.y) >= DOUBLE_TAP_PX) last = undefined;
    const button = event.pointerType === 'touch' ? buttonAt(event.target) : null;
    if (!button) return;
    // Who taps on and on has still seen nothing of what came.
    if (last && isEcho(event, button)) {
      keep({ ...last, at: event.timeStamp });
      event.stopPropagation();
      return;
    }
    if (isKey(button)) return;
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
    const { timeStamp: at, clientX: x, clientY: y } = event;
    // What has gone meanwhile, or been covered by a question, is not pressed any more.
    if (!button.contains(root.elementFromPoint(x, y))) return;
    keep({ button, at, x, y });
    button.click();
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
