// Owns every change to a field made on the screen: at the caret, as if typed, so that a physical keyboard and the screen are one; and its way back.

export type Field = HTMLInputElement | HTMLTextAreaElement;
export type Span = { start: number; end: number };

/** How the field stands. Another object after every change. */
export type TypingState = {
  /** Caret or selection; null while the field is not there. */
  caret: Span | null;
  /** Letters in the field that are still to become Chinese. */
  composed: Span | null;
  canUndo: boolean;
  canRedo: boolean;
  isEmpty: boolean;
};

export type Typing = {
  /** Puts text where the caret is, over what is selected. Letters being composed stay as they are. */
  put: (text: string) => void;
  /** Takes away what is selected, or the character before the caret as seen (👨‍👩‍👧 is one). */
  erase: () => void;
  /** Shows what is being composed, instead of what was, the caret behind its `at`th sign; nothing takes it away. False: there is no room for it. */
  compose: (shown: string, at?: number) => boolean;
  /** What was composed becomes `text`; `rest` goes on being composed behind it. */
  settle: (text: string, rest: string) => void;
  /** Lets what was composed stand as it is. */
  leave: () => void;
  undo: () => void;
  redo: () => void;
  /** Empties the field; one undo brings all of it back. */
  clear: () => void;
  /** The text before the caret. */
  before: () => string;
  /** Who is asked first about a real keyboard's keys; true: it has done with it what there is to do. Null: nobody. */
  hearKeys: (hear: ((event: KeyboardEvent) => boolean) | null) => void;
  state: () => TypingState;
  /** `isTakenBack`: nobody meant what was typed last, and it has gone. */
  subscribe: (listener: (isTakenBack: boolean) => void) => () => void;
  /** The field was drawn: where it stands otherwise than it was left, somebody else has written there, which is a step of its own. */
  drawn: () => void;
  /** Hears what a real keyboard, a scanner or a finger does to the field. Returns how to stop. */
  attach: (field: Field) => () => void;
};

/** The kind of an input event by which something else than a hand takes back what came by keys. */
export const takenBack = 'historyUndo';

type Snapshot = { value: string } & Span;

const segmenter = new Intl.Segmenter('zh', { granularity: 'grapheme' });
const STEPS_KEPT = 200;
/** No character as seen is longer than this. */
const LONGEST = 200;
const nothing: TypingState = { caret: null, composed: null, canUndo: false, canRedo: false, isEmpty: true };

export function createTyping(): Typing {
  let field: Field | null = null;
  let composed: Span | null = null;
  /** What stands composed, to notice when somebody else has changed the field. */
  let shown = '';
  let past: Snapshot[] = [];
  let future: Snapshot[] = [];
  let known: Snapshot = { value: '', start: 0, end: 0 };
  let isOurs = false;
  /** Whose changes go on as one step: a real keyboard's, or those of somebody who is not at the field. */
  let run: 'hand' | 'others' | null = null;
  let state = nothing;
  let keys: ((event: KeyboardEvent) => boolean) | null = null;
  const listeners = new Set<(isTakenBack: boolean) => void>();

  const look = (of: Field): Snapshot => {
    const end = of.selectionEnd ?? of.value.length;
    return { value: of.value, start: of.selectionStart ?? end, end };
  };
  const tell = (isTakenBack = false): void => {
    if (field) known = look(field);
    state = field
      ? {
          caret: { start: known.start, end: known.end },
          composed,
          canUndo: past.length > 0,
          canRedo: future.length > 0,
          isEmpty: known.value === '',
        }
      : nothing;
    for (const listener of listeners) listener(isTakenBack);
  };
  const remember = (snapshot: Snapshot): void => {
    past = [...past.slice(1 - STEPS_KEPT), snapshot];
    future = [];
    run = null;
  };
  /** The composed letters, if they still stand where they were put. */
  const standing = (): Span | null => {
    if (composed && field?.value.slice(composed.start, composed.end) !== shown) composed = null;
    return composed;
  };
  const say = (of: Field): void => {
    // Before the event: whoever hears it may send the caret on to the next field. A keypad that has gone to a key stays there.
    if (!document.activeElement?.closest('.keyboard')) of.focus({ preventScroll: true });
    isOurs = true;
    of.dispatchEvent(new InputEvent('input', { bubbles: true }));
    isOurs = false;
    tell();
  };
  const hasRoom = (of: Field, added: number, removed: number): boolean =>
    of.maxLength < 0 || of.value.length + added - removed <= of.maxLength;
  const restore = (of: Field, snapshot: Snapshot): void => {
    composed = null;
    of.setRangeText(snapshot.value, 0, of.value.length, 'end');
    of.setSelectionRange(snapshot.start, snapshot.end);
    say(of);
  };
  /** Replaces a part; the caret stands behind it. */
  const replace = (of: Field, { start, end }: Span, text: string): void => {
    of.setRangeText(text, start, end, 'end');
  };

  const undo = (): void => {
    const last = past.at(-1);
    if (!field || !last) return;
    // Half-typed letters are not worth coming back to.
    if (!standing()) future = [...future, look(field)];
    past = past.slice(0, -1);
    run = null;
    restore(field, last);
  };
  const redo = (): void => {
    const next = future.at(-1);
    if (!field || !next) return;
    past = [...past, look(field)];
    future = future.slice(0, -1);
    restore(field, next);
  };

  return {
    put: (text) => {
      if (!field) return;
      composed = null;
      const now = look(field);
      if (!hasRoom(field, text.length, now.end - now.start)) return;
      remember(now);
      replace(field, now, text);
      say(field);
    },
    erase: () => {
      if (!field) return;
      composed = null;
      const now = look(field);
      const { end } = now;
      let { start } = now;
      if (start === end) {
        const before = now.value.slice(Math.max(0, end - LONGEST), end);
        start -= [...segmenter.segment(before)].at(-1)?.segment.length ?? 0;
      }
      if (start === end) return;
      remember(now);
      replace(field, { start, end }, '');
      say(field);
    },
    compose: (text, at = text.length) => {
      if (!field) return false;
      const span = standing();
      const now = look(field);
      const place = span ?? now;
      if (!hasRoom(field, text.length, place.end - place.start)) return false;
      if (!span) remember(now);
      replace(field, place, text);
      field.setSelectionRange(place.start + at, place.start + at);
      composed = text === '' ? null : { start: place.start, end: place.start + text.length };
      shown = text;
      // Nothing came of it, so there is nothing to take back.
      if (!composed && past.at(-1)?.value === field.value) past = past.slice(0, -1);
      say(field);
      return true;
    },
    settle: (text, rest) => {
      if (!field) return;
      const span = standing();
      const now = look(field);
      const place = span ?? now;
      const whole = text + rest;
      if (!hasRoom(field, whole.length, place.end - place.start)) return;
      if (!span) remember(now);
      replace(field, place, whole);
      composed = rest === '' ? null : { start: place.start + text.length, end: place.start + whole.length };
      shown = rest;
      say(field);
    },
    leave: () => {
      if (!composed) return;
      composed = null;
      tell();
    },
    undo,
    redo,
    clear: () => {
      if (!field || field.value === '') return;
      remember(look(field));
      restore(field, { value: '', start: 0, end: 0 });
    },
    before: () => (field ? field.value.slice(0, look(field).start) : ''),
    hearKeys: (hear) => {
      keys = hear;
    },
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    drawn: () => {
      if (!field || isOurs || field.value === known.value) return;
      composed = null;
      if (run !== 'others') remember(known);
      run = 'others';
      tell();
    },
    attach: (to) => {
      field = to;
      // Another field has another past; the same one drawn anew elsewhere on the screen keeps its own.
      if (to.value === known.value) to.setSelectionRange(known.start, known.end);
      else {
        past = [];
        future = [];
        // One goes on where one stopped, unless a finger has said where.
        if (to.selectionEnd === 0) to.setSelectionRange(to.value.length, to.value.length);
      }
      tell();
      const hearInput = (event: Event): void => {
        if (isOurs) return;
        composed = null;
        if (event instanceof InputEvent && event.inputType === takenBack) {
          // Nor does undo bring it back.
          const before = past.findLastIndex(({ value }) => value === to.value);
          if (before >= 0) past = past.slice(0, before);
          run = null;
          tell(true);
          return;
        }
        if (run !== 'hand') remember(known);
        run = 'hand';
        tell();
      };
      const hearCaret = (): void => {
        if (document.activeElement !== to) return;
        const now = look(to);
        if (now.value === known.value && now.start === known.start && now.end === known.end) return;
        // Among the letters the caret only says where the next one goes.
        if (composed && !(now.start === now.end && now.start >= composed.start && now.start <= composed.end))
          composed = null;
        if (now.value === known.value) run = null;
        tell();
      };
      const hearKey = (event: Event): void => {
        if (!(event instanceof KeyboardEvent)) return;
        // An input method of the operating system's own goes before ours.
        if (keys && !event.isComposing && event.key !== 'Process' && keys(event)) {
          event.preventDefault();
          return;
        }
        if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
        // The browser's own way back knows nothing of what the screen's keys did.
        const key = event.key.toLowerCase();
        if (key !== 'z' && key !== 'y') return;
        event.preventDefault();
        if (key === 'y' || event.shiftKey) redo();
        else undo();
      };
      to.addEventListener('input', hearInput);
      to.addEventListener('keydown', hearKey);
      document.addEventListener('selectionchange', hearCaret);
      return () => {
        to.removeEventListener('input', hearInput);
        to.removeEventListener('keydown', hearKey);
        document.removeEventListener('selectionchange', hearCaret);
        if (field === to) field = null;
      };
    },
  };
}
