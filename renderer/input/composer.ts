// Owns pinyin on its way to Chinese: the letters typed so far, what they may mean, and what a key does to them. One press after the other, however fast.
import type { Candidate } from './pinyin/engine.ts';
import { withMarks } from './pinyin/marks.ts';
import { syllableNumber } from './pinyin/syllables.ts';
import type { Typing } from './typing.ts';

/** What asks the dictionary; null: no answer, or not the newest question any more. */
export type Dictionary = {
  candidates: (letters: string) => Promise<readonly Candidate[] | null>;
  following: (text: string) => Promise<readonly string[] | null>;
  learn: (chosen: Pick<Candidate, 'text' | 'reading'>) => void;
  isThere: () => boolean;
};

export type ComposerState = {
  letters: string;
  /** Among them, where the next one goes. */
  at: number;
  candidates: readonly Candidate[];
  /** While no letters are typed: how what was chosen last may go on. */
  following: readonly string[];
};

export type Composer = {
  letter: (letter: string) => void;
  /** Backspace: the last letter, or with no letters what stands before the caret. */
  back: () => void;
  /** Chooses a candidate; what it does not use up is composed on. */
  choose: (candidate: Candidate) => void;
  /** One of `following`. */
  follow: (text: string) => void;
  /** Space: the first candidate, or a space. */
  first: () => void;
  /** Enter: the letters as they are. False: there are none. */
  asLetters: () => boolean;
  /** Punctuation and digits: the first candidate, then this. */
  sign: (text: string) => void;
  /** The hand goes on elsewhere: what is spelt out becomes what it most likely means, other letters stay. Null: there is nothing to wait for. */
  finish: () => Promise<unknown> | null;
  /** Esc: the letters go. */
  drop: () => void;
  state: () => ComposerState;
  subscribe: (listener: () => void) => () => void;
  /** Follows the field. Returns how to stop: what is in the field then stays. */
  open: () => () => void;
};

const MOST_LETTERS = 100;
const empty: ComposerState = { letters: '', at: 0, candidates: [], following: [] };

/** How many of the letters stand before a place in what is shown of them: there syllables stand apart, by an apostrophe or by themselves. */
function lettersBefore(letters: string, shown: string, place: number): number {
  let at = 0;
  for (const sign of shown.slice(0, place)) if (sign === letters[at] || letters[at] === "'") at += 1;
  return at;
}

/** The other way round: behind which sign of what is shown so many letters end. */
function placeBehind(letters: string, shown: string, at: number): number {
  let place = 0;
  while (place < shown.length && lettersBefore(letters, shown, place) < at) place += 1;
  return place;
}

/** `areMarked`: syllables stand apart in the field; not where the letters themselves are looked for. */
export function createComposer(typing: Typing, dictionary: Dictionary, areMarked: boolean): Composer {
  let state = empty;
  /** What was chosen for this row of letters, to be learnt as one. */
  let chosen: Candidate[] = [];
  let answer: Promise<unknown> = Promise.resolve();
  let tail: Promise<unknown> = Promise.resolve();
  let isBusy = 0;
  /** Another one once what was typed is taken back: the presses that still wait were part of it. */
  let run = {};
  /** What the field says of its changes is no news while they are ours. */
  let isActing = false;
  const listeners = new Set<() => void>();
  const set = (next: Partial<ComposerState>): void => {
    state = { ...state, ...next };
    for (const listener of listeners) listener();
  };
  const act = <Done>(change: () => Done): Done => {
    isActing = true;
    const done = change();
    isActing = false;
    return done;
  };
  const shown = (letters: string): string => (areMarked ? withMarks(letters) : letters);
  const plain = (letters: string): string => letters.replaceAll("'", '');
  const isSpelt = (letters: string): boolean =>
    withMarks(letters)
      .split(' ')
      .every((one) => syllableNumber(one) !== undefined);
  /** False: there is no room for them. */
  const compose = (letters: string, at: number): boolean => {
    const text = shown(letters);
    return act(() => typing.compose(text, placeBehind(letters, text, at)));
  };

  /** In the order of the presses; at once where nothing is waited for. */
  const inTurn = (press: (isWanted: () => boolean) => unknown): void => {
    const mine = run;
    const isWanted = (): boolean => mine === run;
    if (isBusy === 0) {
      const done = press(isWanted);
      if (done instanceof Promise) {
        isBusy += 1;
        tail = done.finally(() => {
          isBusy -= 1;
        });
      }
      return;
    }
    isBusy += 1;
    tail = tail
      .then(() => isWanted() && press(isWanted))
      .finally(() => {
        isBusy -= 1;
      });
  };
  const ask = (): void => {
    const { letters } = state;
    answer = dictionary.candidates(letters).then((candidates) => {
      if (state.letters === letters) set({ candidates: candidates ?? [] });
    });
  };
  const suggest = (text: string): void => {
    void dictionary.following(text).then((following) => {
      if (state.letters === '' && following) set({ following });
    });
  };
  const end = (): void => {
    chosen = [];
    set(empty);
  };
  const take = (candidate: Candidate): void => {
    const rest = state.letters.slice(candidate.letters).replace(/^'+/, '');
    act(() => typing.settle(candidate.text, rest === '' ? '' : shown(rest)));
    chosen = [...chosen, candidate];
    dictionary.learn(candidate);
    if (rest !== '') {
      set({ letters: rest, at: rest.length, candidates: [] });
      ask();
      return;
    }
    const text = chosen.map((one) => one.text).join('');
    if (chosen.length > 1) dictionary.learn({ text, reading: chosen.map((one) => one.reading).join(' ') });
    end();
    suggest(text);
  };
  const settleAsLetters = (): void => {
    act(() => typing.settle(plain(state.letters), ''));
    end();
  };
  /** All that is being composed becomes what it most likely means. */
  const takeAll = async (): Promise<void> => {
    while (state.letters !== '') {
      await answer;
      const [first] = state.candidates;
      if (state.letters === '') return;
      if (!first) return settleAsLetters();
      take(first);
    }
  };
  const follow = (isTakenBack: boolean): void => {
    if (isTakenBack) run = {};
    if (isActing) return;
    const { composed, caret } = typing.state();
    // A finger set the caret elsewhere, or another hand wrote: letters stay as they are, and what was offered is past.
    if (state.following.length > 0 || (state.letters !== '' && composed === null)) end();
    else if (composed && caret) {
      const at = lettersBefore(state.letters, shown(state.letters), caret.end - composed.start);
      if (at !== state.at) set({ at });
    }
  };

  return {
    letter: (letter) =>
      inTurn(() => {
        if (!dictionary.isThere()) return typing.put(letter);
        if (state.letters.length >= MOST_LETTERS || (letter === "'" && state.letters === '')) return;
        const letters = state.letters.slice(0, state.at) + letter + state.letters.slice(state.at);
        const at = state.at + 1;
        if (!compose(letters, at)) return;
        set({ letters, at, following: [] });
        ask();
      }),
    back: () =>
      inTurn(() => {
        if (state.at === 0) {
          end();
          return typing.erase();
        }
        const at = state.at - 1;
        const letters = state.letters.slice(0, at) + state.letters.slice(state.at);
        compose(letters, at);
        if (letters === '') return end();
        set({ letters, at });
        ask();
      }),
    choose: (candidate) => inTurn(() => state.candidates.includes(candidate) && take(candidate)),
    follow: (text) =>
      inTurn(() => {
        end();
        typing.put(text);
        suggest(text);
      }),
    first: () =>
      inTurn(async () => {
        if (state.letters === '') {
          end();
          return typing.put(' ');
        }
        await answer;
        const [first] = state.candidates;
        if (first) take(first);
        else if (state.letters !== '') settleAsLetters();
      }),
    asLetters: () => {
      if (state.letters === '') return false;
      inTurn(() => state.letters !== '' && settleAsLetters());
      return true;
    },
    sign: (text) =>
      inTurn(async (isWanted) => {
        await takeAll();
        if (!isWanted()) return;
        end();
        typing.put(text);
      }),
    finish: () => {
      if (state.letters === '' && isBusy === 0) return null;
      inTurn(() => {
        if (state.letters === '') return undefined;
        return areMarked && isSpelt(state.letters) ? takeAll() : settleAsLetters();
      });
      return isBusy === 0 ? null : tail;
    },
    drop: () =>
      inTurn(() => {
        if (state.letters === '') return;
        act(() => typing.compose(''));
        end();
      }),
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    open: () => {
      const stop = typing.subscribe(follow);
      return () => {
        stop();
        typing.leave();
        end();
      };
    },
  };
}
