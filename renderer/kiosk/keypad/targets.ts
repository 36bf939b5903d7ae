// Owns what a keypad can go to on the stage: everything a finger can touch, keys and candidates included, and nothing behind a question.

export type Target = HTMLElement;

const touchable = 'button, input, textarea, a[href]';
/** The way back, what helps, and the line above: nobody begins there. */
const around = '.nav, .assist, .top';

const isUsable = (element: Target): boolean =>
  !element.matches(':disabled') &&
  element.closest('[inert], .paged-measure') === null &&
  element.checkVisibility({ visibilityProperty: true }) &&
  element.getBoundingClientRect().width > 0;

/** The question over the screen, if there is one: arrows stay inside it. */
export const dialogOf = (stage: Element): Element | null =>
  [...stage.querySelectorAll('[role="dialog"]')].at(-1) ?? null;

/** All of them, in the order of the page. */
export function targetsOn(stage: Element): Target[] {
  return [...(dialogOf(stage) ?? stage).querySelectorAll<Target>(touchable)].filter(isUsable);
}

/** Where one begins: the first thing of the screen itself, or what leads on where there is nothing else. */
export function startAmong(targets: readonly Target[]): Target | undefined {
  return (
    targets.find((one) => one.closest(around) === null) ??
    targets.find((one) => one.matches('.nav .btn-main')) ??
    targets[0]
  );
}

/** What is typed into. */
export const isField = (element: Element | null): element is HTMLInputElement | HTMLTextAreaElement =>
  element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;

/** The caret has somewhere to go in its field: left and right are its own then. */
export function movesCaret(element: Element | null, direction: string): boolean {
  if (!isField(element)) return false;
  const { selectionStart, selectionEnd, value } = element;
  if (direction === 'left') return (selectionEnd ?? 0) > 0;
  if (direction === 'right') return (selectionStart ?? value.length) < value.length;
  return false;
}
