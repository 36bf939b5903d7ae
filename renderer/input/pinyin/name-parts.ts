// Owns names from other tongues as they are written in Chinese: rows of parts, since such names are made of words, not of characters.
import type { NameTable } from './dictionary.ts';
import { ends } from './lattice.ts';
import type { FoundName } from './names.ts';
import { type Letters, syllableNumber } from './syllables.ts';

type Part = { text: string; reading: string; syllables: number[]; cost: number };

const NAMES_KEPT = 12;
/** What such a name costs before its parts are weighed: fewer people bear one. */
const NAME_COST = 3;

export function createNameParts(table: NameTable['parts']) {
  /** Per group: parts by their first syllable. */
  const groups: Map<number, Part[]>[] = [];
  for (const [text, reading, group, cost] of table) {
    const syllables = reading.split(' ').map((syllable) => syllableNumber(syllable) ?? -1);
    const byFirst = groups[group] ?? new Map<number, Part[]>();
    groups[group] = byFirst;
    const first = syllables[0] ?? -1;
    byFirst.set(first, [...(byFirst.get(first) ?? []), { text, reading, syllables, cost }]);
  }

  /** The likeliest rows of parts of one group from a letter to the last; `known` has those from letters further on. */
  function rowsFrom(
    letters: Letters,
    from: number,
    parts: Map<number, Part[]>,
    known: Map<number, FoundName[]>,
  ): FoundName[] {
    const { length } = letters.text;
    if (from === length) return [{ text: '', reading: '', end: length, cost: 0 }];
    const before = known.get(from);
    if (before) return before;
    const at = letters.text[from] === "'" ? from + 1 : from;
    const found: FoundName[] = [];
    for (const reading of letters.readings[at] ?? []) {
      for (const [n, syllable] of reading.syllables.entries()) {
        for (const part of parts.get(syllable) ?? []) {
          for (const { end, cost } of ends(letters, reading.end, part.syllables, 1, reading.costs[n] ?? 0)) {
            for (const rest of rowsFrom(letters, end, parts, known)) {
              found.push({
                text: part.text + rest.text,
                reading: rest.reading ? `${part.reading} ${rest.reading}` : part.reading,
                end: length,
                cost: part.cost + cost + rest.cost,
              });
            }
          }
        }
      }
    }
    const kept = found.sort((a, b) => a.cost - b.cost).slice(0, NAMES_KEPT);
    known.set(from, kept);
    return kept;
  }

  return {
    /** Names that use all the letters. */
    whole: (letters: Letters): FoundName[] =>
      groups
        .flatMap((parts) => rowsFrom(letters, 0, parts, new Map()))
        .filter(({ text }) => text.length > 1)
        .map((name) => ({ ...name, cost: NAME_COST + name.cost })),
  };
}
