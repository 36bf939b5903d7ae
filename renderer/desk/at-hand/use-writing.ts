// Owns what a clerk writes into somebody's draft: on its way a moment later, part by part, and kept at hand where it was not taken.
import { ORPCError } from '@orpc/client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { AssistView, DraftPart, DraftParts } from '#shared/contract/assist.ts';
import type { Language } from '#shared/contract/procedure.ts';
import { draftParts } from '#shared/domain/draft-parts.ts';
import { useHallQueries } from '../../api-provider.tsx';

const SEND_AFTER_MS = 400;
const AGAIN_AFTER_MS = 2000;

/** Written and not taken, with why. */
export type Refused = { readonly parts: DraftParts; readonly why: 'CITIZEN_WRITING' | 'PART_CHANGED' };

export type Writing = {
  /** The draft as it stands, with what is being written here upon it. */
  shown: DraftParts;
  write: (parts: DraftParts) => void;
  /** The oldest first: one that comes later stands beside the others, of the same part too. */
  refused: readonly Refused[];
  /** Whether one that was refused is written all the same. */
  answer: (which: Refused, useMine: boolean) => void;
  error: unknown;
};

const partsIn = (parts: DraftParts): DraftPart[] => draftParts.filter((part) => parts[part] !== undefined);

const only = (parts: DraftParts, of: DraftParts): DraftParts =>
  Object.fromEntries(partsIn(of).flatMap((part) => (parts[part] === undefined ? [] : [[part, parts[part]]])));

const isSame = (one: DraftParts, other: DraftParts): boolean => draftParts.every((part) => one[part] === other[part]);

const without = (parts: DraftParts, sent: DraftParts): DraftParts =>
  Object.fromEntries(Object.entries(parts).filter(([part, value]) => sent[part as DraftPart] !== value));

export function useWriting(view: AssistView, language: Language): Writing {
  const queries = useHallQueries();
  const client = useQueryClient();
  const [mine, setMine] = useState<DraftParts>({});
  const [refused, setRefused] = useState<readonly Refused[]>([]);
  /** At which revision each part was begun. */
  const begun = useRef(new Map<DraftPart, number>());
  const { id, revision } = view;
  const forget = (sent: DraftParts): void => {
    setMine((now) => without(now, sent));
    for (const part of partsIn(sent)) begun.current.delete(part);
  };
  const fill = useMutation(
    queries.assist.fill.mutationOptions({
      onSuccess: (answered, { parts }) => {
        client.setQueryData(queries.assist.get.queryKey({ input: { id, language } }), answered);
        // Written on meanwhile: upon what was just taken.
        setMine((now) => without(now, parts));
        for (const part of partsIn(parts)) begun.current.set(part, answered.revision);
      },
      onError: (error, { parts }) => {
        // Not heard: it is sent again. Whatever was answered is not.
        if (!(error instanceof ORPCError && error.defined)) return;
        const { code: why } = error;
        if (why !== 'CITIZEN_WRITING' && why !== 'PART_CHANGED') forget(parts);
        else {
          // Written on meanwhile, upon what was not taken: it is no more taken than that was.
          const kept = { ...parts, ...only(mine, parts) };
          forget(kept);
          setRefused((before) => [...before.filter((one) => !isSame(one.parts, kept)), { parts: kept, why }]);
        }
        void client.invalidateQueries({ queryKey: queries.assist.get.key() });
      },
    }),
  );
  const send = useEffectEvent(() => {
    const upon = Math.min(...partsIn(mine).map((part) => begun.current.get(part) ?? revision));
    fill.mutate({ id, language, revision: upon, parts: mine });
  });
  const { isPending, isError, failureCount, submittedAt } = fill;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a call that was over and failed is made again.
  useEffect(() => {
    if (isPending || partsIn(mine).length === 0) return;
    const timer = setTimeout(() => send(), isError ? AGAIN_AFTER_MS : SEND_AFTER_MS);
    return () => clearTimeout(timer);
  }, [mine, isPending, isError, failureCount, submittedAt]);

  const write = (parts: DraftParts): void => {
    for (const part of partsIn(parts)) if (mine[part] === undefined) begun.current.set(part, revision);
    setMine((now) => ({ ...now, ...parts }));
  };
  return {
    shown: { ...view.parts, ...mine },
    write,
    refused,
    answer(which, useMine) {
      if (useMine) write(which.parts);
      setRefused((before) => before.filter((one) => one !== which));
    },
    error: refused.length === 0 ? fill.error : null,
  };
}
