// Owns what of a screen is read aloud, and in which order: taken from the page as it stands, so that nothing is said that is not there, and nothing secret that is.
import { isField } from '../keypad/targets.ts';

/** What the words around the screen's own are, in its language. */
export type ReadingWords = {
  /** What can be touched. */
  choices: (names: string) => string;
  /** What leads on. */
  main: (name: string) => string;
  /** Something on the screen is not said where others hear. */
  unsaid: string;
  more: string;
  pressed: string;
  /** A digit of a number pad, where others hear. */
  digitKey: string;
  /** How many signs stand in a field whose content is not said. */
  typed: (count: number) => string;
  empty: string;
};

export type Listening = {
  words: ReadingWords;
  /** Nobody but the person hears it. */
  isPrivate: boolean;
};

/** More names than these in a row nobody keeps in mind; the rest is seen, or gone to by keys. */
const MOST_CHOICES = 8;
const quiet =
  'svg, script, style, canvas, video, audio, input, textarea, [role="img"], [aria-hidden="true"], [inert], [data-unspoken]';
/** What others must not hear: names, telephones, ID numbers, one's own words, query codes. */
const secret = '[data-private]';
const pressable = 'button, a[href]';
const isShown = (element: Element): boolean => element.checkVisibility({ visibilityProperty: true });

/** The words in an element as they stand, a line for each block; `without`: what is said elsewhere. */
function linesOf(element: Element, isPrivate: boolean, without = ''): string {
  if (element.matches(quiet) || (without !== '' && element.matches(without)) || !isShown(element)) return '';
  if (!isPrivate && element.matches(secret)) return '';
  let lines = '';
  for (const node of element.childNodes) {
    if (node instanceof Text) lines += node.data.replace(/\s+/g, ' ');
    else if (node instanceof HTMLBRElement) lines += '\n';
    else if (node instanceof Element) {
      const inner = linesOf(node, isPrivate, without);
      lines += getComputedStyle(node).display.startsWith('inline') ? inner : `\n${inner}\n`;
    }
  }
  return lines;
}

/** As one text, with this between its lines. */
const joined = (lines: string, between: string): string =>
  lines
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(between);
/** What is not written in lines: a name to be said in one go. */
const inOne = (lines: string): string => joined(lines, '，');

/** The name of a control. */
export function nameOf(element: Element, isPrivate: boolean): string {
  const label = element.getAttribute('aria-label');
  if (label !== null) return label;
  const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
  return inOne([element, ...labels].map((one) => linesOf(one, isPrivate)).join('\n'));
}

/** A control gone to by keys: its name and how it stands. */
export function controlWords(element: Element, { words, isPrivate }: Listening): string[] {
  if (isField(element)) {
    const { value } = element;
    const stands = value === '' ? words.empty : isPrivate ? value : words.typed([...value].length);
    return [nameOf(element, isPrivate), stands];
  }
  if (!isPrivate && element.closest('.number-pad') && /^[\dX]$/.test(element.textContent ?? ''))
    return [words.digitKey];
  const isPressed = element.getAttribute('aria-pressed') === 'true';
  return [nameOf(element, isPrivate), ...(isPressed ? [words.pressed] : [])];
}

/** Somebody speaks into the microphone: nothing else may be heard. */
export const isListening = (root: Element): boolean => root.querySelector('.say-live') !== null;

/** The title, by which a screen is told from the one before. */
export function titleOf(root: Element): string {
  const title = root.querySelector('main h1');
  return title ? inOne(linesOf(title, true)) : '';
}

/** What a dialog asks. */
export const questionOf = (dialog: Element): string =>
  inOne([...dialog.querySelectorAll('h2')].map((title) => linesOf(title, true)).join('\n'));

/** A dialog: its words, then its buttons. */
export function dialogWords(dialog: Element, { words, isPrivate }: Listening): string[] {
  const buttons = [...dialog.querySelectorAll(pressable)].filter(isShown);
  const names = buttons.map((button) => nameOf(button, isPrivate)).filter((name) => name !== '');
  return [linesOf(dialog, isPrivate, pressable), ...(names.length > 0 ? [words.choices(names.join('；'))] : [])];
}

/** What hinders, or did not work. */
const apart = '.banner, [role="alert"], [role="status"]:is([data-late], [data-kind="due"])';
/** Said elsewhere, or not at all: where one is, what is always there, and the keys. */
const around = `.top, .nav, .steps, .keyboard, .pager, h1, ${apart}, ${pressable}`;

/** Title, what hinders, what is to be read, what can be touched, what leads on. */
export function screenWords(root: Element, { words, isPrivate }: Listening): string[] {
  const main = root.querySelector('main');
  if (!main) return [];
  const all = (selector: string): Element[] => [...main.querySelectorAll(selector)].filter(isShown);
  const hindrances = all(apart).filter((one) => !one.parentElement?.closest(apart));
  const isHeld = !isPrivate && all(secret).some((one) => (one.textContent ?? '').trim() !== '');
  const names = all(pressable)
    .filter((one) => !one.matches(':disabled') && one.closest('.nav, .keyboard, .top, .pager, [inert]') === null)
    .map((one) => nameOf(one, isPrivate))
    .filter((name) => name !== '');
  // A button that does not lead on yet says what is wanted first.
  const next = all('.nav .btn-main').map((one) => {
    const name = nameOf(one, isPrivate);
    return one.matches(':disabled') ? name : words.main(name);
  });
  return [
    titleOf(root),
    ...hindrances.map((one) => linesOf(one, isPrivate, pressable)),
    linesOf(main, isPrivate, around),
    ...(isHeld ? [words.unsaid] : []),
    ...(names.length > 0 ? [words.choices(names.slice(0, MOST_CHOICES).join('；'))] : []),
    ...(names.length > MOST_CHOICES ? [words.more] : []),
    ...next,
  ];
}

/** What stands on the page of a list that has just been turned, by what is `fresh` on the screen. */
export function pageWords(root: Element, fresh: readonly string[], isPrivate: boolean): string[] {
  return [...root.querySelectorAll('main .paged')]
    .filter((list) => {
      const page = list.querySelector(':scope > .pager [role="status"]');
      return page !== null && fresh.includes(inOne(linesOf(page, isPrivate)));
    })
    .flatMap((list) => [...list.querySelectorAll(':scope > .paged-list > li')])
    .map((item) => inOne(linesOf(item, isPrivate)));
}

/** Something that came up: its lines, and whether it hinders. */
export type Notice = { words: string; hinders: boolean };

const live = `${apart}, [role="status"]`;

/** What a person at the screen, or before a question, is to notice as it comes: hindrances, and how something stands. */
export function noticesOn(root: Element, isPrivate: boolean): Notice[] {
  return [...root.querySelectorAll(live)].flatMap((one) => {
    const hinders = one.matches(apart);
    // What stands inside another is said with it; a hindrance for itself.
    if (one.parentElement?.closest(hinders ? apart : live)) return [];
    const words = joined(linesOf(one, isPrivate, hinders ? pressable : `${pressable}, ${apart}`), '\n');
    return words === '' ? [] : [{ words, hinders }];
  });
}
