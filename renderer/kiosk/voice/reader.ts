// Owns when a screen is read: at once, anew when another takes its place, and what comes up in between as it comes.
import type { Language } from '#shared/contract/procedure.ts';
import { dialogOf } from '../keypad/targets.ts';
import {
  controlWords,
  dialogWords,
  isListening,
  type Listening,
  type Notice,
  noticesOn,
  pageWords,
  questionOf,
  screenWords,
  titleOf,
} from './screen-words.ts';
import type { Speaker } from './speaker.ts';
import { sentencesOf, spokenText } from './spoken-text.ts';
import { startTalk } from './talk.ts';

/** A screen that has not changed for so long (ms) is one; and one that never rests is read all the same. */
const REST_MS = 120;
const MOST_UNREST_MS = 700;

export type Reader = {
  /** All of it once more. */
  again: () => void;
  /** Somebody has moved to a control by keys. */
  moved: (to: Element) => void;
  stop: () => void;
};

/** Reads what stands on the stage and follows it, until stopped. `onReading`: a whole screen is being read. */
export function startReader(o: {
  stage: Element;
  speaker: Speaker;
  language: Language;
  listening: Listening;
  onReading: (isReading: boolean) => void;
}): Reader {
  const { stage, speaker, language, listening, onReading } = o;
  const talk = startTalk(speaker, language, onReading);
  let title: string | null = null;
  let dialog: Element | null = null;
  let question = '';
  /** What has been noticed, on the screen and in a question over it. */
  const noticed = { screen: [] as readonly Notice[], dialog: [] as readonly Notice[] };
  let resting: ReturnType<typeof setTimeout> | undefined;
  let unrestSince: number | null = null;

  const spoken = (lines: readonly string[]): string[] =>
    lines.flatMap((line) => sentencesOf(spokenText(line, language)));
  const noticesIn = (root: Element | null): readonly Notice[] => (root ? noticesOn(root, listening.isPrivate) : []);
  const readAll = (): void => {
    title = titleOf(stage);
    noticed.screen = noticesIn(stage.querySelector('main'));
    talk.begin('screen', spoken(screenWords(stage, listening)));
  };
  const ask = (asked: Element): void => {
    question = questionOf(asked);
    noticed.dialog = noticesIn(asked);
    talk.begin('hindrance', spoken(dialogWords(asked, listening)));
  };
  const comesUp = (where: 'screen' | 'dialog', notices: readonly Notice[]): void => {
    const before = noticed[where];
    noticed[where] = notices;
    const hindering = (all: readonly Notice[]): string[] =>
      spoken(all.filter(({ hinders }) => hinders).map(({ words }) => words));
    const stand = hindering(notices);
    talk.drop(hindering(before).filter((sentence) => !stand.includes(sentence)));
    const known = new Set(before.map(({ words }) => words));
    const fresh = notices.filter(({ words }) => !known.has(words));
    if (fresh.length === 0) return;
    const news = fresh.filter(({ hinders }) => !hinders).map(({ words }) => words);
    talk.comeUp({
      hindrances: hindering(fresh),
      news: spoken([...news, ...pageWords(stage, news, listening.isPrivate)]),
      screen: spoken(screenWords(stage, listening)),
    });
  };

  const look = (): void => {
    clearTimeout(resting);
    unrestSince = null;
    if (isListening(stage)) {
      if (title !== null) talk.hush();
      title = null;
      return;
    }
    const asked = dialogOf(stage);
    const isNew = asked !== dialog;
    dialog = asked;
    if (asked) {
      if (isNew || questionOf(asked) !== question) ask(asked);
      else comesUp('dialog', noticesIn(asked));
      return;
    }
    const now = titleOf(stage);
    if (now !== '' && now !== title) readAll();
    else comesUp('screen', noticesIn(stage.querySelector('main')));
  };
  const lookSoon = (): void => {
    unrestSince ??= Date.now();
    clearTimeout(resting);
    const left = MOST_UNREST_MS - (Date.now() - unrestSince);
    resting = setTimeout(look, Math.max(0, Math.min(REST_MS, left)));
  };
  const observer = new MutationObserver(lookSoon);
  observer.observe(stage, { subtree: true, childList: true, characterData: true });
  // Whoever does something has heard enough.
  const heardEnough = (event: Event): void => {
    if (event.target instanceof Element && event.target.closest('main, [role="dialog"]')) talk.hush();
  };
  stage.addEventListener('pointerdown', heardEnough);
  lookSoon();

  return {
    again: readAll,
    moved: (to) => {
      if (!isListening(stage)) talk.begin('news', spoken(controlWords(to, listening)));
    },
    stop: () => {
      clearTimeout(resting);
      observer.disconnect();
      stage.removeEventListener('pointerdown', heardEnough);
      talk.hush();
    },
  };
}
