// Owns what of a screen a listener would miss: every hindrance on it, or question over it, must come to the speaker whole, once, and before what is less urgent.

import { expect } from 'vitest';
import { startReader } from '#renderer/kiosk/voice/reader.ts';
import { createSpeaker } from '#renderer/kiosk/voice/speaker.ts';
import { sentencesOf, spokenText } from '#renderer/kiosk/voice/spoken-text.ts';
import { fakeSpeech } from '#renderer/preview/fake-speech.ts';
import { type Language, languageOf } from '#shared/domain/languages.ts';

/** What a page marks as wrong or in the way, however the reader finds it. */
const hindering = '.banner, [role="alert"], .field-says[data-late]';
/** Not said, or said with what can be touched. */
const notSaid = 'svg, button, [aria-hidden="true"], [data-private], [data-unspoken]';

/** What the voice says around a screen's own words, told from them at a glance. */
export const plainWords = {
  choices: (names: string) => `CHOICES ${names}`,
  main: (name: string) => `MAIN ${name}`,
  unsaid: 'UNSAID',
  more: 'MORE',
  pressed: 'PRESSED',
  digitKey: 'DIGIT',
  typed: String,
  empty: 'EMPTY',
};

/** The visible words, a line a block. */
function linesOf(element: Element): string[] {
  const lines: string[] = [''];
  const walk = (node: Node): void => {
    if (node instanceof Text) lines[lines.length - 1] += node.data.replace(/\s+/g, ' ');
    if (!(node instanceof Element) || node.matches(notSaid) || !node.checkVisibility()) return;
    const isBlock = !getComputedStyle(node).display.startsWith('inline');
    if (isBlock) lines.push('');
    for (const child of node.childNodes) walk(child);
    if (isBlock) lines.push('');
  };
  walk(element);
  return lines.map((line) => line.trim()).filter((line) => line !== '');
}

/** The hindrances of a screen as they stand, in words; those of a question, where one is asked. */
export function hindrancesOf(root: Element): string[][] {
  const dialog = [...root.querySelectorAll('[role="dialog"]')].at(-1);
  if (dialog) return [linesOf(dialog)];
  return [...root.querySelectorAll(hindering)]
    .filter((one) => !one.parentElement?.closest(hindering) && !one.closest('.say-screen:has(.say-live)'))
    .map(linesOf)
    .filter((lines) => lines.length > 0);
}

/** What is said of this screen when it is read from its beginning. */
async function heardOn(stage: Element, language: Language): Promise<readonly string[]> {
  const speech = fakeSpeech('at-once');
  let isOver = false;
  let hasBegun = false;
  const reader = startReader({
    stage,
    speaker: createSpeaker(speech, { name: '', rate: 1 }),
    language,
    listening: { words: plainWords, isPrivate: false },
    onReading: (isReading) => {
      isOver = hasBegun && !isReading;
      hasBegun ||= isReading;
    },
  });
  await expect
    .poll(() => isOver || speech.said.some((said) => said.startsWith('CHOICES')), { interval: 10 })
    .toBe(true);
  await Promise.resolve();
  reader.stop();
  return speech.said;
}

/** What is wrong with how a screen's hindrances are said; nothing where it has none. */
export async function findUnsaid(root: Element): Promise<string[]> {
  const hindrances = hindrancesOf(root);
  const stage = root.querySelector<HTMLElement>('.stage');
  if (hindrances.length === 0 || !stage) return [];
  const language = languageOf(stage.lang);
  const spoken = (lines: readonly string[]): string[] =>
    lines.flatMap((line) => sentencesOf(spokenText(line, language)));
  const wanted = hindrances.flatMap(spoken);
  const said = await heardOn(stage, language);
  const title = spoken([...stage.querySelectorAll('main h1')].flatMap(linesOf));
  const rest = said.findIndex((sentence) => !wanted.includes(sentence) && !title.includes(sentence));
  return wanted.flatMap((sentence) => {
    const at = said.indexOf(sentence);
    if (at < 0) return [`not said: ${sentence}`];
    if (rest >= 0 && at > rest) return [`said after less urgent things: ${sentence}`];
    const isTwice = said.lastIndexOf(sentence) !== at && wanted.filter((one) => one === sentence).length === 1;
    return isTwice ? [`said twice: ${sentence}`] : [];
  });
}
