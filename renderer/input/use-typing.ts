// Owns how on-screen keys reach a field: at the caret, as if typed, so that a physical keyboard and the screen are one.
import { type RefObject, useCallback } from 'react';

export type Typing = {
  /** Puts text where the caret is, over what is selected. */
  put: (text: string) => void;
  /** Takes away what is selected, or the character before the caret as seen (👨‍👩‍👧 is one). */
  erase: () => void;
};

type Field = HTMLInputElement | HTMLTextAreaElement;

const segmenter = new Intl.Segmenter('zh', { granularity: 'grapheme' });

function changed(field: Field): void {
  // Before the event: whoever hears it may send the caret on to the next field.
  field.focus({ preventScroll: true });
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
}

export function useTyping(ref: RefObject<Field | null>): Typing {
  const put = useCallback(
    (text: string) => {
      const field = ref.current;
      if (!field) return;
      const start = field.selectionStart ?? field.value.length;
      const end = field.selectionEnd ?? start;
      const room =
        field.maxLength < 0 ? Number.POSITIVE_INFINITY : field.maxLength - field.value.length + (end - start);
      if (text.length > room) return;
      field.setRangeText(text, start, end, 'end');
      changed(field);
    },
    [ref],
  );
  const erase = useCallback(() => {
    const field = ref.current;
    if (!field) return;
    const end = field.selectionEnd ?? field.value.length;
    let start = field.selectionStart ?? end;
    if (start === end) {
      const before = [...segmenter.segment(field.value.slice(0, end))].at(-1)?.segment.length ?? 0;
      start = end - before;
    }
    if (start === end) return;
    field.setRangeText('', start, end, 'end');
    changed(field);
  }, [ref]);
  return { put, erase };
}
