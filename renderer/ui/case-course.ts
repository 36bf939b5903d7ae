// Owns what happened to a case in its citizen's order: turns and what was said, one list for kiosk and phone.
import type { CaseStatus } from '#shared/contract/case-shapes.ts';
import type { Language } from '#shared/contract/procedure.ts';
import { turnWords } from '#shared/domain/turn-words.ts';

/** `name`: who said it, null where nobody is named. `text` may be empty: a turn says itself in `title`. */
export type CourseItem = {
  at: number;
  by: 'turn' | 'window' | 'citizen';
  title: string | null;
  name: string | null;
  text: string;
};

/** Newest first. `basisWords`: how a result's legal basis is led in. */
export function courseOf(status: CaseStatus, language: Language, basisWords: (basis: string) => string): CourseItem[] {
  const { turns, said, concluded } = status;
  const items: CourseItem[] = [
    ...turns.map((turn) => {
      const { text, more } = turnWords(turn, language);
      const basis = turn.what === 'concluded' && turn.at === concluded?.at ? concluded.basis : null;
      const lines = [more, basis && basisWords(basis)].filter((line) => line !== null && line !== '');
      return { at: turn.at, by: 'turn' as const, title: text, name: turn.person, text: lines.join('\n') };
    }),
    ...said.map(({ at, by, name, text }) => ({ at, by, title: null, name, text })),
  ];
  return items
    .map((item, place) => ({ item, place }))
    .sort(newestFirst)
    .map(({ item }) => item);
}

type Placed = { item: CourseItem; place: number };
const newestFirst = (a: Placed, b: Placed): number => b.item.at - a.item.at || b.place - a.place;

/** The latest turn that moved the promised day, said whole; null while the first day stands, and once none is waited for. */
export function movedBy(status: CaseStatus, language: Language): { text: string; more: string | null } | null {
  if (status.light === 'concluded') return null;
  const turn = status.turns.findLast(({ promisedDate, laterBy }) => promisedDate !== null && laterBy !== null);
  return turn ? turnWords(turn, language) : null;
}
