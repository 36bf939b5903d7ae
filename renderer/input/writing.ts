// Owns handwriting on its way into the field: which strokes are one character, when it is taken for finished, and what else it may be.
import type { Reading } from './handwriting/recognise.ts';
import type { Stroke } from './handwriting/strokes.ts';
import type { Typing } from './typing.ts';

/** So long (ms) after the last stroke the likeliest character stands in the field, still open to more strokes. */
const PAUSE_MS = 700;
/** And so long after it, it is finished: the next stroke begins another. Slow hands rest between strokes. */
const FINISHED_MS = 1800;
const OFFERED = 10;
/** In box widths: ink so far out of the middle of its box leans over to the next one, and a stroke no further from it belongs to it. */
const LEANS = 0.15;

export type WritingState = {
  strokes: readonly Stroke[];
  /** What the ink, or the character just finished, may be. */
  readings: readonly string[];
  /** How what was written last may go on. */
  following: readonly string[];
  /** The likeliest stands in the field. */
  isShown: boolean;
};

export type Writing = {
  /** A stroke begins so far along a row of boxes this wide; in another box it is another character's. */
  begin: (x: number, boxWidth: number) => void;
  end: (stroke: Stroke) => void;
  choose: (character: string) => void;
  follow: (text: string) => void;
  undoStroke: () => void;
  /** What is written stands as it is read: the hand goes on elsewhere. Null: there is nothing to wait for. */
  finish: () => Promise<unknown> | null;
  /** 重写. */
  clear: () => void;
  /** Backspace: the ink, or with none what stands before the caret. */
  back: () => void;
  /** Punctuation: what is written is finished first. */
  sign: (text: string) => void;
  state: () => WritingState;
  subscribe: (listener: () => void) => () => void;
  /** Follows the field. Returns how to stop: what is in the field then stays. */
  open: () => () => void;
};

/** Null: no answer, or not to the newest question. */
export type Reader = {
  read: (strokes: readonly Stroke[], limit: number) => Promise<readonly Reading[] | null>;
  following: (text: string) => Promise<readonly string[] | null>;
};

const empty: WritingState = { strokes: [], readings: [], following: [], isShown: false };

/** Whoever writes large over two boxes writes one character all the same. */
function isOfTheSame(strokes: readonly Stroke[], box: number, x: number, boxWidth: number): boolean {
  const to = Math.floor(x / boxWidth);
  if (to === box) return true;
  const places = strokes.flat().map(([place]) => place);
  const left = Math.min(...places);
  const right = Math.max(...places);
  const way = Math.sign(to - box);
  const gap = (way > 0 ? x - right : left - x) / boxWidth;
  const lean = way * ((left + right) / 2 / boxWidth - (box + 0.5));
  return gap < 0 || (lean > LEANS && gap < lean);
}

export function createWriting(typing: Typing, reader: Reader): Writing {
  let state = empty;
  let box = 0;
  /** Ink that has left the sheet and is not in the field yet. */
  let finishing: Promise<unknown> | null = null;
  /** It was finished by the clock: another reading still takes its place. */
  let isReplaceable = false;
  let isActing = false;
  let timers: ReturnType<typeof setTimeout>[] = [];
  let answer: Promise<readonly string[] | null> = Promise.resolve(null);
  const listeners = new Set<() => void>();
  const set = (next: Partial<WritingState>): void => {
    state = { ...state, ...next };
    for (const listener of listeners) listener();
  };
  const act = (change: () => void): void => {
    isActing = true;
    change();
    isActing = false;
  };
  const still = (): void => {
    for (const timer of timers) clearTimeout(timer);
    timers = [];
  };
  const suggest = (text: string): void => {
    void reader.following(text).then((following) => {
      if (following && state.strokes.length === 0) set({ following });
    });
  };
  const show = async (strokes: readonly Stroke[]): Promise<void> => {
    await answer;
    const [best] = state.readings;
    if (state.strokes !== strokes || best === undefined) return;
    act(() => typing.compose(best));
    set({ isShown: true });
  };
  const readings = async (strokes: readonly Stroke[]): Promise<readonly string[] | null> => {
    const found = await reader.read(strokes, OFFERED);
    return found?.map(({ character }) => character) ?? null;
  };
  /** Takes the ink off the sheet at once; the character follows when it is read. */
  const finishNow = async (): Promise<void> => {
    still();
    const { strokes } = state;
    if (strokes.length === 0) return;
    const read = answer;
    set({ strokes: [], isShown: false });
    const now = state;
    // The next character's first stroke may have taken its question's place.
    const [best] = (await read) ?? (await readings(strokes)) ?? now.readings;
    if (best === undefined) return;
    act(() => typing.settle(best, ''));
    if (state !== now && state.strokes.length > 0) return;
    isReplaceable = true;
    suggest(best);
  };
  const finish = (): Promise<unknown> => {
    const all = Promise.all([finishing, finishNow()]).finally(() => {
      if (finishing === all) finishing = null;
    });
    finishing = all;
    return all;
  };
  const ask = (strokes: readonly Stroke[]): void => {
    answer = readings(strokes).then((found) => {
      if (found && state.strokes === strokes) set({ readings: found });
      return found;
    });
    still();
    timers = [setTimeout(() => void show(strokes), PAUSE_MS), setTimeout(() => void finish(), FINISHED_MS)];
  };
  const drop = (): void => {
    still();
    isReplaceable = false;
    if (state.isShown) act(() => typing.compose(''));
    set(empty);
  };
  const follow = (): void => {
    if (isActing) return;
    // Somebody set the caret elsewhere or changed the text: what was offered belongs there no more.
    if (isReplaceable || state.isShown || state.following.length > 0) {
      still();
      isReplaceable = false;
      set(empty);
    }
  };

  return {
    begin: (x, boxWidth) => {
      still();
      if (state.strokes.length > 0 && !isOfTheSame(state.strokes, box, x, boxWidth)) void finish();
      if (state.strokes.length === 0) box = Math.floor(x / boxWidth);
      isReplaceable = false;
      if (state.strokes.length === 0) set({ following: [] });
    },
    end: (stroke) => {
      const strokes = [...state.strokes, stroke];
      set({ strokes });
      ask(strokes);
    },
    choose: (character) => {
      still();
      if (isReplaceable) {
        act(() => {
          typing.undo();
          typing.put(character);
        });
      } else act(() => typing.settle(character, ''));
      isReplaceable = false;
      set(empty);
      suggest(character);
    },
    follow: (text) => {
      act(() => typing.put(text));
      isReplaceable = false;
      set(empty);
      suggest(text);
    },
    undoStroke: () => {
      const strokes = state.strokes.slice(0, -1);
      if (strokes.length === 0) return drop();
      set({ strokes });
      ask(strokes);
    },
    finish: () => (state.strokes.length > 0 ? finish() : finishing),
    clear: drop,
    back: () => {
      if (state.strokes.length > 0) return drop();
      drop();
      typing.erase();
    },
    sign: (text) => {
      void finish().then(() => {
        // The next character may have been begun meanwhile.
        if (state.strokes.length === 0) drop();
        act(() => typing.put(text));
      });
    },
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    open: () => {
      const stop = typing.subscribe(follow);
      return () => {
        still();
        stop();
        typing.leave();
      };
    },
  };
}
