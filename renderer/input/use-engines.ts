// Owns binding a field's typing to the engines: a composer for pinyin, a writing hand for the pad, each as long as the keyboard stands there.
import { useEffect, useRef, useState } from 'react';
import { type Composer, createComposer } from './composer.ts';
import { type Engines, useEngines } from './engines.tsx';
import type { Asks } from './keyboard.tsx';
import type { Typing } from './typing.ts';
import { createWriting, type Writing } from './writing.ts';

/** Enough that every common character of a syllable can be reached by turning pages. */
const CANDIDATES = 120;
const FOLLOWING = 8;

async function followingIn(engines: Engines | null, text: string): Promise<readonly string[] | null> {
  const answer = await engines?.pinyin.ask({ ask: 'following', text, limit: FOLLOWING });
  return answer && 'following' in answer ? answer.following : null;
}

export function useComposer(typing: Typing, asks: Asks): Composer {
  const engines = useEngines();
  const latest = useRef(engines);
  latest.current = engines;
  const [composer] = useState(() =>
    createComposer(
      typing,
      {
        candidates: async (letters) => {
          const now = latest.current;
          const field = asks === 'name' ? 'name' : 'text';
          const options = { limit: CANDIDATES, field, fuzzy: now?.isFuzzy ?? false } as const;
          const answer = await now?.pinyin.ask({ ask: 'candidates', letters, options });
          return answer && 'candidates' in answer ? answer.candidates : null;
        },
        following: (text) => (asks === 'name' ? Promise.resolve(null) : followingIn(latest.current, text)),
        learn: (chosen) => latest.current?.pinyin.tell({ ask: 'learn', chosen }),
        isThere: () => {
          const state = latest.current?.pinyin.state();
          return state === 'starting' || state === 'ready';
        },
      },
      asks !== 'find',
    ),
  );
  useEffect(() => composer.open(), [composer]);
  return composer;
}

export function useWriting(typing: Typing): Writing {
  const engines = useEngines();
  const latest = useRef(engines);
  latest.current = engines;
  const [writing] = useState(() =>
    createWriting(typing, {
      read: (strokes, limit) => latest.current?.handwriting.ask({ strokes, limit }) ?? Promise.resolve(null),
      following: (text) => followingIn(latest.current, text),
    }),
  );
  useEffect(() => writing.open(), [writing]);
  return writing;
}
