// Who came back with the same matter: looked up person by person, once for each case, because no index can tell it.

import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Store } from '#electron/store/store.ts';
import { findRepeats, openCaseNumbers, type Scope } from './supervision-store.ts';

export type RepeatVisit = { readonly caseNo: string; readonly unitCode: string; readonly filedAt: number };
export type RepeatVisits = {
  /** Open cases, the newest first. */
  find(scope: Scope): Promise<RepeatVisit[]>;
  close(): void;
};

const yearMs = 365 * 86_400_000;
/** Cases looked up before others get their turn; about 2 ms. */
const lookedUpAtOnce = 50;

/** The first question after a start looks all open cases up; from then on only those something happened to. */
export function createRepeatVisits(store: Store): RepeatVisits {
  const known = new Map<string, RepeatVisit>();
  const toLookUp = new Set<string>();
  let looking: Promise<void> | null = null;
  let hasBegun = false;
  const stop = store.onCommitted((events) => {
    for (const { type, subject } of events) if (type.startsWith('case.')) toLookUp.add(subject);
  });

  async function lookUp(): Promise<void> {
    if (!hasBegun) {
      const open = await openCaseNumbers(store.db);
      for (const caseNo of open) toLookUp.add(caseNo);
      hasBegun = true;
    }
    while (toLookUp.size > 0) {
      const some = [...toLookUp].slice(0, lookedUpAtOnce);
      for (const caseNo of some) {
        toLookUp.delete(caseNo);
        known.delete(caseNo);
      }
      for (const found of await findRepeats(store.db, some, yearMs)) known.set(found.caseNo, found);
      if (toLookUp.size > 0) await nextTurn();
    }
  }

  return {
    async find(scope) {
      looking ??= lookUp()
        .catch((error: unknown) => {
          // What was under way is looked up anew with the next question.
          hasBegun = false;
          throw error;
        })
        .finally(() => {
          looking = null;
        });
      await looking;
      const all = [...known.values()].filter(({ unitCode }) => scope === null || unitCode === scope);
      return all.toSorted((a, b) => b.filedAt - a.filedAt);
    },
    close: stop,
  };
}
