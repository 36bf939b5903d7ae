// Who came back with the same matter: looked up person by person, once for each case, because no index can tell it.

import { setTimeout as pause } from 'node:timers/promises';
import type { Store } from '#electron/store/store.ts';
import { findRepeats, openCaseNumbers, type Scope } from './supervision-store.ts';

export type RepeatVisit = { readonly caseNo: string; readonly unitCode: string; readonly filedAt: number };
export type RepeatVisits = {
  /** Open cases, the newest first. */
  find(scope: Scope): Promise<RepeatVisit[]>;
  close(): void;
};

const yearMs = 365 * 86_400_000;
/** Cases looked up before others get their turn, a few milliseconds of work; and the turn they get. */
const lookedUpAtOnce = 20;
const pauseMs = 20;

/**
 * All open cases are looked up once, a few with the first question and the rest in the pauses after it (some seconds in
 * the largest hall, in which figures grow); from then on only those something happened to.
 */
export function createRepeatVisits(store: Store): RepeatVisits {
  const known = new Map<string, RepeatVisit>();
  const toLookUp = new Set<string>();
  let hasBegun = false;
  let isGoingOn = false;
  const stop = store.onCommitted((events) => {
    if (!hasBegun) return;
    for (const { type, subject } of events) if (type.startsWith('case.')) toLookUp.add(subject);
    goOn();
  });

  async function begin(): Promise<void> {
    if (hasBegun) return;
    hasBegun = true;
    try {
      for (const caseNo of await openCaseNumbers(store.db)) toLookUp.add(caseNo);
    } catch (error) {
      hasBegun = false;
      throw error;
    }
  }

  async function lookUpSome(): Promise<void> {
    const some = [...toLookUp].slice(0, lookedUpAtOnce);
    // Taken out before: what happens meanwhile puts a case in anew.
    for (const caseNo of some) toLookUp.delete(caseNo);
    try {
      const repeats = await findRepeats(store.db, some, yearMs);
      for (const caseNo of some) known.delete(caseNo);
      for (const found of repeats) known.set(found.caseNo, found);
    } catch (error) {
      for (const caseNo of some) toLookUp.add(caseNo);
      throw error;
    }
  }

  async function lookUpRest(): Promise<void> {
    while (toLookUp.size > 0) {
      await pause(pauseMs);
      await lookUpSome();
    }
  }

  function goOn(): void {
    if (isGoingOn) return;
    isGoingOn = true;
    // What fails in a pause is still to be looked up, and fails before the eyes of whoever asks next.
    void lookUpRest()
      .catch(() => {})
      .finally(() => {
        isGoingOn = false;
      });
  }

  return {
    async find(scope) {
      await begin();
      await lookUpSome();
      goOn();
      const all = [...known.values()].filter(({ unitCode }) => scope === null || unitCode === scope);
      return all.toSorted((a, b) => b.filedAt - a.filedAt);
    },
    close() {
      stop();
      toLookUp.clear();
    },
  };
}
