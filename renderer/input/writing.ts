// Owns handwriting on its way into the field: which strokes are one character, when it is taken for finished, and what else it may be.
import type { Reading } from './handwriting/recognise.ts';
import type { Stroke } from './handwriting/strokes.ts';
import type { Typing } from './typing.ts';

/** So long (ms) after the last stroke the likeliest character stands in the field, still open to more strokes. */
export const PAUSE_MS = 700;
/** And so long after it, it is finished: the next stroke begins another. Slow hands rest between strokes. */
export const FINISHED_MS = 1800;
const OFFERED = 10;

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
  /** A stroke begins in a cell; another cell is another character. */
  begin: (cell: number) => void;
  end: (stroke: Stroke) => void;
  choose: (character: string) => void;
  follow: (text: string) => void;
  undoStroke: () => void;
  /** What is written stands as it is read: the hand goes on elsewhere. */
  finish: () => void;
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

export function createWriting(typing: Typing, reader: Reader): Writing {
  let state = empty;
  let cell = 0;
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
  /** Takes the ink off the sheet at once; the character follows when it is read. */
  const finish = async (): Promise<void> => {
    still();
    const { strokes, readings } = state;
    if (strokes.length === 0) return;
    const read = answer;
    set({ strokes: [], isShown: false });
    const now = state;
    const best = ((await read) ?? readings)[0];
    if (best === undefined) return;
    act(() => typing.settle(best, ''));
    if (state !== now && state.strokes.length > 0) return;
    isReplaceable = true;
    suggest(best);
  };
  const ask = (strokes: readonly Stroke[]): void => {
    answer = reader.read(strokes, OFFERED).then((found) => {
      if (!found) return null;
      const readings = found.map(({ character }) => character);
      if (state.strokes === strokes) set({ readings });
      return readings;
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
    begin: (inCell) => {
      still();
      if (state.strokes.length > 0 && inCell !== cell) void finish();
      cell = inCell;
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
    finish: () => void finish(),
    clear: drop,
    back: () => {
      if (state.strokes.length > 0) return drop();
      drop();
      typing.erase();
    },
    sign: (text) => {
      void finish().then(() => {
        drop();
        typing.put(text);
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
