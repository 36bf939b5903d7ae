// Owns binding typing to a field on the screen, and following how it stands.
import { type RefObject, useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react';
import { createTyping, type Field, type Typing, type TypingState } from './typing.ts';

/** Typing into the field, for as long as the caller is shown: with it goes what could have been undone. */
export function useTyping(ref: RefObject<Field | null>): Typing {
  const [typing] = useState(createTyping);
  const bound = useRef<{ field: Field; unbind: () => void } | null>(null);
  useLayoutEffect(() => {
    // 低位 draws the same field at another place of the screen.
    const field = ref.current;
    if (bound.current?.field === field) {
      typing.drawn();
      return;
    }
    bound.current?.unbind();
    bound.current = field && { field, unbind: typing.attach(field) };
  });
  useEffect(
    () => () => {
      bound.current?.unbind();
      bound.current = null;
    },
    [],
  );
  return typing;
}

/** How the field stands, followed. */
export const useTypingState = (typing: Typing): TypingState => useSyncExternalStore(typing.subscribe, typing.state);
