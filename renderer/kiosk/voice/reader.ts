// Owns when a screen is read: at once, anew when another takes its place, and what comes up in between as it comes.
import type { Language } from '#shared/contract/procedure.ts';
import { dialogOf } from '../keypad/targets.ts';
import {
  controlWords,
  dialogWords,
  isListening,
  type Listening,
  noticeWords,
  pageWords,
  screenWords,
  titleOf,
} from './screen-words.ts';
import type { Speaker } from './speaker.ts';
import { sentencesOf, spokenText } from './spoken-text.ts';

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
  let title: string | null = null;
  let dialog: Element | null = null;
  let noticed: readonly string[] = [];
  let resting: ReturnType<typeof setTimeout> | undefined;
  let unrestSince: number | null = null;
  let turn = 0;

  const say = async (lines: readonly string[], isScreen: boolean): Promise<void> => {
    turn += 1;
    const mine = turn;
    onReading(isScreen);
    await speaker.say(
      lines.flatMap((line) => sentencesOf(spokenText(line, language))),
      language,
    );
    if (mine === turn) onReading(false);
  };
  const hush = (): void => {
    turn += 1;
    speaker.stop();
    onReading(false);
  };
  const readAll = (): void => {
    title = titleOf(stage);
    noticed = noticeWords(stage, listening.isPrivate);
    void say(screenWords(stage, listening), true);
  };

  const look = (): void => {
    clearTimeout(resting);
    unrestSince = null;
    if (isListening(stage)) {
      if (title !== null) hush();
      title = null;
      return;
    }
    const asked = dialogOf(stage);
    const isNew = asked !== dialog;
    dialog = asked;
    if (asked) {
      if (isNew) void say(dialogWords(asked, listening), false);
      return;
    }
    const now = titleOf(stage);
    if (now !== '' && now !== title) {
      readAll();
      return;
    }
    const notices = noticeWords(stage, listening.isPrivate);
    const fresh = notices.filter((notice) => !noticed.includes(notice));
    noticed = notices;
    if (fresh.length > 0) void say([...fresh, ...pageWords(stage, fresh, listening.isPrivate)], false);
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
    if (event.target instanceof Element && event.target.closest('main, [role="dialog"]')) hush();
  };
  stage.addEventListener('pointerdown', heardEnough);
  lookSoon();

  return {
    again: readAll,
    moved: (to) => {
      if (!isListening(stage)) void say(controlWords(to, listening), false);
    },
    stop: () => {
      clearTimeout(resting);
      observer.disconnect();
      stage.removeEventListener('pointerdown', heardEnough);
      hush();
    },
  };
}
