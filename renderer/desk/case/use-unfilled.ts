// Owns that no ready answer goes to a citizen with its blanks in it: what was picked into a form, and the blank that holds it back.
import { useQuery } from '@tanstack/react-query';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { type Blank, unfilledBlanks } from '#shared/domain/answer-blanks.ts';
import { useHallQueries } from '../../api-provider.tsx';
import { chooseIn } from '../answer-picker.tsx';

/** Of one form. */
export type Picked = {
  /** The words of the ready answers; null: it began as a draft, and nobody knows. */
  readonly words: readonly string[] | null;
  add(words: string): void;
  /** What was written has been sent. */
  forget(): void;
  /** Asked before sending; returns how to ask no more. */
  watch(isHeldBack: () => boolean): () => void;
  /** Whether it must not be sent yet; the first blank is then chosen to be typed over. */
  isHeldBack(): boolean;
};

export function usePicked(isDraft: boolean): Picked {
  const [words, setWords] = useState<readonly string[] | null>(isDraft ? null : []);
  const texts = useRef(new Set<() => boolean>());
  return {
    words,
    add: (more) => setWords((before) => before && [...before, more]),
    forget: () => setWords([]),
    watch(isHeldBack) {
      texts.current.add(isHeldBack);
      return () => texts.current.delete(isHeldBack);
    },
    isHeldBack: () => [...texts.current].some((isHeldBack) => isHeldBack()),
  };
}

/** What is still to be filled in of a text that ready answers are offered for. */
export function useUnfilled(
  text: string,
  picked: Picked,
  field: RefObject<HTMLTextAreaElement | null>,
  isOffered: boolean,
): readonly Blank[] {
  const isUnknown = isOffered && picked.words === null;
  // Of a draft, the hall's answers are the only ones that can have been picked.
  const { data } = useQuery({ ...useHallQueries().catalogue.answers.queryOptions(), enabled: isUnknown });
  const answers = picked.words ?? data?.map(({ words }) => words) ?? [];
  const blanks = isOffered ? unfilledBlanks(text, answers) : [];
  useEffect(() =>
    picked.watch(() => {
      const [first] = blanks;
      if (first) chooseIn(field.current, first);
      return first !== undefined;
    }),
  );
  return blanks;
}
