// Owns words begun and not sent yet: at once in memory, a second later with the hall, so that no crash, reload or sign-out loses them.
import { draftMaximum } from '#shared/contract/drafts.ts';

/** How the hall is asked to keep a draft and to let go of it. */
type Hall = {
  save(draft: { place: string; data: string }): Promise<unknown>;
  drop(draft: { place: string }): Promise<unknown>;
};

/** Begun texts by what they belong to ('261123-0074/tell'). */
export type Drafts = {
  has(place: string): boolean;
  get(place: string): unknown;
  set(place: string, value: unknown): void;
  /** Sent, or given up. */
  delete(place: string): void;
  /** Whether something typed belongs to a place that begins so. */
  hasWords(beginning: string): boolean;
  /** Whether something typed stands in this page alone, and would be gone with it. */
  isOnlyHere(): boolean;
  /** Hands everything to the hall now, all at once; resolves when it was answered. */
  flush(): Promise<void>;
  /** Whether the hall did not take the last of it. For useSyncExternalStore, as is `watch`. */
  isFailing(): boolean;
  watch(listener: () => void): () => void;
  /** Nothing is sent any more. */
  stop(): void;
};

const SAVE_AFTER_MS = 1000;
const AGAIN_AFTER_MS = 10_000;

const typed = new Set(['words', 'text', 'trips', 'fields', 'basis', 'agreed', 'talkedWith', 'wayOn']);

/** Whether it holds anything typed; what was only chosen is chosen again. */
function isSaying(value: unknown, isInside = false): boolean {
  if (typeof value === 'string') return value.trim() !== '';
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(
    ([name, part]) => (isInside || typed.has(name)) && isSaying(part, name === 'fields'),
  );
}

function read(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    return undefined;
  }
}

/** `begun`: what the hall has kept for this person. */
export function createDrafts(begun: readonly { place: string; data: string }[], hall: Hall): Drafts {
  const memory = new Map(begun.map(({ place, data }) => [place, read(data)] as const));
  const kept = new Set(memory.keys());
  /** What the hall has not heard of. */
  const unsent = new Set<string>();
  const listeners = new Set<() => void>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isFailing = false;
  let isStopped = false;
  /** One call a place at a time: a draft is not dropped while it is still being saved. */
  const underWay = new Map<string, Promise<boolean>>();

  const plan = (afterMs: number): void => {
    clearTimeout(timer);
    if (!isStopped && unsent.size > 0) timer = setTimeout(() => void flush(), afterMs);
  };
  const tellHall = async (place: string): Promise<boolean> => {
    const value = memory.get(place);
    unsent.delete(place);
    try {
      if (isSaying(value)) {
        const data = JSON.stringify(value);
        if (data.length > draftMaximum) throw new Error('A draft longer than the hall keeps');
        // It may have arrived, whatever becomes of the answer.
        kept.add(place);
        await hall.save({ place, data });
      } else if (kept.has(place)) {
        await hall.drop({ place });
        kept.delete(place);
      }
      return true;
    } catch {
      unsent.add(place);
      return false;
    }
  };
  const send = (place: string): Promise<boolean> => {
    const before = underWay.get(place);
    const now = before ? before.then(() => tellHall(place)) : tellHall(place);
    underWay.set(place, now);
    return now.finally(() => {
      if (underWay.get(place) === now) underWay.delete(place);
    });
  };
  const flush = async (): Promise<void> => {
    clearTimeout(timer);
    // All at once: a page that is going away has this moment only.
    const answers = await Promise.all([...unsent].map(send));
    await Promise.all(underWay.values());
    const before = isFailing;
    if (answers.length > 0) isFailing = answers.includes(false);
    if (before !== isFailing) for (const tell of listeners) tell();
    plan(isFailing ? AGAIN_AFTER_MS : SAVE_AFTER_MS);
  };
  return {
    has: (place) => memory.get(place) !== undefined,
    get: (place) => memory.get(place),
    set(place, value) {
      memory.set(place, value);
      unsent.add(place);
      plan(isFailing ? AGAIN_AFTER_MS : SAVE_AFTER_MS);
    },
    delete(place) {
      memory.delete(place);
      unsent.add(place);
      plan(0);
    },
    hasWords: (beginning) => [...memory].some(([place, value]) => place.startsWith(beginning) && isSaying(value)),
    isOnlyHere: () => [...unsent, ...underWay.keys()].some((place) => isSaying(memory.get(place))),
    flush,
    isFailing: () => isFailing,
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop() {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
