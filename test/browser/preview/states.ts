// Owns measuring by which colours one sees in which state a control is: chosen or not, holding the focus, not to be used; and whether it can still be read under the pointer and pressed.
import { describe, isShown, textsOf } from '../kiosk/measure.ts';

type Colour = { red: number; green: number; blue: number; alpha: number };
/** Something that is seen of an element, and what it is seen on. */
type Mark = { what: string; colour: Colour; on: Colour };

/** WCAG 1.4.11. */
const SEEN = 3;
const WHITE: Colour = { red: 255, green: 255, blue: 255, alpha: 1 };
/** How far up a frame may stand that shows a field's focus. */
const FRAMES_UP = 4;

function colourOf(css: string): Colour {
  const [red = 0, green = 0, blue = 0, alpha = 1] = (css.match(/[\d.]+/g) ?? []).map(Number);
  return { red, green, blue, alpha };
}
const over = (top: Colour, under: Colour): Colour => {
  const mix = (one: number, other: number): number => one * top.alpha + other * (1 - top.alpha);
  return {
    red: mix(top.red, under.red),
    green: mix(top.green, under.green),
    blue: mix(top.blue, under.blue),
    alpha: 1,
  };
};
function luminance({ red, green, blue }: Colour): number {
  const linear = (part: number): number => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}
/** As WCAG counts it: 1 to 21. */
export function contrast(one: Colour, other: Colour): number {
  const [dark = 0, bright = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
}

/** What is behind it; null where that is a picture. */
function groundOf(element: Element | null): Colour | null {
  if (!element) return WHITE;
  const { backgroundColor, backgroundImage } = getComputedStyle(element);
  if (backgroundImage !== 'none') return null;
  const own = colourOf(backgroundColor);
  if (own.alpha === 1) return own;
  const under = groundOf(element.parentElement);
  return under && over(own, under);
}

const shadow = /(rgba?\([^)]*\)|color\([^)]*\)) (-?[\d.]+)px (-?[\d.]+)px (-?[\d.]+)px (-?[\d.]+)px( inset)?/g;

/** Its ground, its edges, its outline, its rings and bars. */
function looksOf(element: Element): Mark[] {
  const style = getComputedStyle(element);
  const around = groundOf(element.parentElement);
  const own = groundOf(element);
  if (!around || !own) return [];
  const marks: Mark[] = [{ what: 'ground', colour: own, on: around }];
  for (const side of ['top', 'right', 'bottom', 'left']) {
    const drawn = style.getPropertyValue(`border-${side}-style`);
    const isDrawn = drawn !== 'none' && Number.parseFloat(style.getPropertyValue(`border-${side}-width`)) >= 1;
    const colour = over(colourOf(style.getPropertyValue(`border-${side}-color`)), own);
    marks.push({ what: `${isDrawn ? drawn : 'solid'} border ${side}`, colour: isDrawn ? colour : own, on: around });
  }
  if (style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 1)
    marks.push({
      what: `outline ${style.outlineWidth}`,
      colour: over(colourOf(style.outlineColor), around),
      on: around,
    });
  for (const [, colour = '', x, y, blur, spread, inset] of style.boxShadow.matchAll(shadow)) {
    const wide = Math.max(Math.abs(Number(x)), Math.abs(Number(y)), Number(spread));
    if (Number(blur) > 0 || wide < 1) continue;
    const on = inset ? own : around;
    marks.push({ what: `ring ${wide}${inset ?? ''}`, colour: over(colourOf(colour), on), on });
  }
  return marks;
}

/** The most that tells the one look from the other: what came to stand out from what it stands on, or what changed its colour. */
function difference(before: readonly Mark[], after: readonly Mark[]): number {
  let most = 1;
  for (const mark of after) {
    const same = before.find(({ what }) => what === mark.what);
    most = Math.max(most, contrast(mark.colour, same ? same.colour : mark.on));
  }
  return most;
}

const chosen = [
  ['aria-pressed', 'true'],
  ['aria-selected', 'true'],
  ['aria-current', null],
] as const;

/** Chosen, and without that: by colours alone, whatever its words' weight. */
function chosenContrast(element: Element, name: string): number {
  const was = element.getAttribute(name) ?? '';
  const on = looksOf(element);
  element.setAttribute(name, 'false');
  if (name === 'aria-current') element.removeAttribute(name);
  const off = looksOf(element);
  element.setAttribute(name, was);
  return Math.max(difference(off, on), difference(on, off));
}

/** With the focus and without: on itself, beside it, or on a frame around it. Null where it does not take it. */
function focusContrast(element: HTMLElement): number | null {
  const frames: Element[] = [...(element.parentElement?.children ?? [])];
  for (let at = element.parentElement; at && frames.length < 40 + FRAMES_UP; at = at.parentElement) frames.push(at);
  (document.activeElement as HTMLElement | null)?.blur();
  // On the kiosk it is a key that moves the focus, and with that its rings are drawn.
  const stage = element.closest<HTMLElement>('.stage');
  const had = stage?.dataset.keypad;
  if (stage) stage.dataset.keypad = '';
  const before = frames.map(looksOf);
  element.focus({ preventScroll: true });
  const takesIt = document.activeElement === element;
  const most = Math.max(...frames.map((frame, at) => difference(before[at] ?? [], looksOf(frame))));
  element.blur();
  if (stage && had === undefined) delete stage.dataset.keypad;
  return takesIt ? most : null;
}

/** Its sheet's rules for what only a hand can do hold for these classes besides. */
function letClassesStand(rules: CSSRuleList): void {
  for (const rule of rules) {
    if (
      rule instanceof CSSStyleRule &&
      /:(hover|active)\b/.test(rule.selectorText) &&
      !rule.selectorText.includes('as-')
    )
      rule.selectorText = rule.selectorText.replace(/:(hover|active)\b/g, ':is(:$1, .as-$1)');
    if ('cssRules' in rule) letClassesStand(rule.cssRules as CSSRuleList);
  }
}

/** Kinds of control that passed: one that did not is looked at again, or a second try would find nothing. */
const passed = new Set<string>();

/** What does not show its state at 3 : 1, and what cannot be read at `text` : 1 while it is pointed at or pressed. Each kind of control that passes is looked at once. */
export function findPaleStates(root: Element, text: number): string[] {
  const found: string[] = [];
  const controls = root.querySelectorAll<HTMLElement>(
    'button, a[href], input, select, textarea, [tabindex="0"], [role="option"]',
  );
  for (const sheet of document.styleSheets) letClassesStand(sheet.cssRules);
  // What is focused in a page that is not shows no ring.
  window.focus();
  for (const control of controls) {
    if (!isShown(control) || control.closest('.visually-hidden, [inert]')) continue;
    const states = [...control.attributes].filter(
      ({ name }) => /^(aria-|disabled)/.test(name) && name !== 'aria-label',
    );
    const kind = [
      ...[control, control.parentElement, control.parentElement?.parentElement].map((at) => at?.className),
      ...states.map(({ name, value }) => (chosen.some(([one]) => one === name) ? `${name}${value}` : name)),
      JSON.stringify(groundOf(control)),
      control.getAttribute('type'),
    ].join('|');
    if (passed.has(kind)) continue;
    passed.add(kind);
    const say = (what: string, ratio: number): void => {
      passed.delete(kind);
      found.push(`${describe(control).slice(0, 80)} ${what} at ${ratio.toFixed(1)} : 1`);
    };
    for (const [name, value] of chosen) {
      if (!control.hasAttribute(name) || (value && control.getAttribute(name) !== value)) continue;
      // A link in a sentence that leads to where one is has nothing to show.
      if (name === 'aria-current' && !control.closest('nav, button')) continue;
      const ratio = chosenContrast(control, name);
      if (ratio < SEEN) say(`shows ${name}`, ratio);
    }
    if (control.matches(':disabled')) {
      const ratio = disabledContrast(control);
      if (ratio < SEEN) say('shows that it is not to be used', ratio);
      continue;
    }
    const focused = control.matches('[role="option"]') ? null : focusContrast(control);
    if (focused !== null && focused < SEEN) say('shows the focus', focused);
    for (const hand of ['as-hover', 'as-active']) {
      control.classList.add(hand);
      for (const { parent, words } of textsOf(control)) {
        const ground = groundOf(parent);
        if (!ground) continue;
        const ratio = contrast(over(colourOf(getComputedStyle(parent).color), ground), ground);
        if (ratio < text) say(`${hand.slice(3)}: "${words}"`, ratio);
      }
      control.classList.remove(hand);
    }
  }
  return found;
}

/** What is written or drawn in it, as faded as it is. */
function wordsOf(control: HTMLElement): Mark[] {
  const on = groundOf(control);
  const { color, opacity } = getComputedStyle(control);
  if (!on) return [];
  const ink = colourOf(color);
  return [{ what: 'words', colour: over({ ...ink, alpha: ink.alpha * Number(opacity) }, on), on }];
}

/** Not to be used, and otherwise. */
function disabledContrast(control: HTMLElement): number {
  const looks = (): Mark[] => [...looksOf(control), ...wordsOf(control)];
  const off = looks();
  control.removeAttribute('disabled');
  const on = looks();
  control.setAttribute('disabled', '');
  return Math.max(difference(on, off), difference(off, on));
}
