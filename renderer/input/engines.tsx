// Owns what turns keys and ink into Chinese for the whole surface: two workers, started while the screen rests or when first wanted, taught the hall's words, forgetting each visitor.
import { createContext, type ReactNode, use, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { HandwritingQuestion } from './handwriting/handwriting-worker.ts';
import type { Reading } from './handwriting/recognise.ts';
import type { HallWord, PinyinAnswer, PinyinQuestion } from './pinyin/pinyin-worker.ts';
import { createWorkerLine, type LineState, type WorkerLine } from './worker-line.ts';

export type PinyinLine = WorkerLine<PinyinQuestion, PinyinAnswer>;
export type HandwritingLine = WorkerLine<HandwritingQuestion, Reading[]>;
export type Lines = { pinyin: PinyinLine; handwriting: HandwritingLine };
export type Engines = Lines & {
  /** Sounds often confused are taken for one another. */
  isFuzzy: boolean;
};

function createEngines(): Lines {
  return {
    pinyin: createWorkerLine(
      () => new Worker(new URL('./pinyin/pinyin-worker.ts', import.meta.url), { type: 'module', name: 'pinyin' }),
    ),
    handwriting: createWorkerLine(
      () =>
        new Worker(new URL('./handwriting/handwriting-worker.ts', import.meta.url), {
          type: 'module',
          name: 'handwriting',
        }),
    ),
  };
}

/** Tests put their own engines here; the product makes its own. */
export const EnginesGround = createContext<Lines | null>(null);

const EnginesContext = createContext<Engines | null>(null);

/** By then (ms) they are started however little the page rests. */
const REST_MS = 10_000;

/**
 * `visit`: another number is another person, and what the one before taught is forgotten.
 * `isReadied`: started once the screen is there and rests, so that they are at hand though the line be down by the time they are wanted.
 */
export function EnginesProvider(props: {
  visit: number;
  words: readonly HallWord[];
  isFuzzy: boolean;
  isReadied?: boolean;
  children: ReactNode;
}): ReactNode {
  const given = use(EnginesGround);
  const [own] = useState(() => given ?? createEngines());
  const { visit, words, isFuzzy, isReadied = false } = props;
  const engines = useMemo<Engines>(() => ({ ...own, isFuzzy }), [own, isFuzzy]);
  useEffect(() => {
    const { pinyin } = own;
    const teach = (): void => pinyin.tell({ ask: 'know', words });
    teach();
    return pinyin.subscribe(() => pinyin.state() === 'starting' && teach());
  }, [own, words]);
  useEffect(() => {
    if (!isReadied) return;
    const rest = requestIdleCallback(
      () => {
        own.pinyin.start();
        own.handwriting.start();
      },
      { timeout: REST_MS },
    );
    return () => cancelIdleCallback(rest);
  }, [own, isReadied]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each visit ends once, when the next one's number is there.
  useEffect(() => () => own.pinyin.tell({ ask: 'forget' }), [own, visit]);
  useEffect(
    () => () => {
      own.pinyin.close();
      own.handwriting.close();
    },
    [own],
  );
  return <EnginesContext value={engines}>{props.children}</EnginesContext>;
}

/** The engines of the surface; null where the surface has none and types letters only. */
export const useEngines = (): Engines | null => use(EnginesContext);

const never = (): (() => void) => () => undefined;

/** Starts an engine while it is wanted, and says how it stands. */
export function useLine(
  line: Pick<WorkerLine<never, unknown>, 'state' | 'subscribe' | 'start'> | null,
  isWanted: boolean,
): LineState {
  useEffect(() => {
    if (isWanted) line?.start();
  }, [line, isWanted]);
  return useSyncExternalStore(line?.subscribe ?? never, () => line?.state() ?? 'failed');
}
