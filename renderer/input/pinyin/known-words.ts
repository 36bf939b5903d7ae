// Owns what the dictionary knows of a text besides how to type it: which words go on from it, and which of its readings some letters are.
import { COST_STEP, type Dictionary, pairKey } from './dictionary.ts';

export type KnownWords = {
  /** How the text goes on, likeliest first: to the end of a word that begins with it, or to the word said next. */
  following: (text: string, limit: number) => string[];
  /** The text's syllables with a space between, if those letters are how it is read; else null. */
  readingOf: (text: string, letters: string) => string | null;
};

/** Words longer than the text by more than this are no continuation but another matter. */
const FURTHER = 3;
const LONGEST_BEGINNING = 6;

export function createKnownWords(dictionary: Dictionary): KnownWords {
  const { nodeSyllable, childStart, wordStart, characterStart, wordCharacters, wordCost, syllables } = dictionary;
  const signs = dictionary.characters.map((characters) => [...characters]);
  const bySign = new Map<string, number[]>();
  for (const [syllable, characters] of signs.entries())
    for (const one of characters) bySign.set(one, [...(bySign.get(one) ?? []), syllable]);

  const children = (node: number): number[] => {
    const from = childStart[node] ?? 0;
    return Array.from({ length: (childStart[node + 1] ?? from) - from }, (_, at) => from + at);
  };

  /** Nodes reached by reading the text in any way. */
  function nodesOf(text: readonly string[]): { node: number; path: number[] }[] {
    let reached: { node: number; path: number[] }[] = [{ node: 0, path: [] }];
    for (const sign of text) {
      const readings = bySign.get(sign) ?? [];
      reached = reached.flatMap(({ node, path }) =>
        children(node)
          .filter((child) => readings.includes(nodeSyllable[child] ?? -1))
          .map((child) => ({ node: child, path: [...path, nodeSyllable[child] ?? 0] })),
      );
    }
    return reached;
  }

  function wordAt(node: number, path: readonly number[], place: number): { text: string; cost: number } {
    const at = (characterStart[node] ?? 0) + place * path.length;
    const text = path.map((syllable, n) => signs[syllable]?.[wordCharacters[at + n] ?? 0] ?? '').join('');
    return { text, cost: wordCost[(wordStart[node] ?? 0) + place] ?? 0 };
  }

  const wordsAt = (node: number, path: readonly number[]): { text: string; cost: number }[] =>
    Array.from({ length: (wordStart[node + 1] ?? 0) - (wordStart[node] ?? 0) }, (_, place) =>
      wordAt(node, path, place),
    );

  /** Words that sentences were seen to use: by their number, with what each costs by itself. */
  const said = new Map<number, { text: string; cost: number }>();
  const numberOf = new Map<string, number>();
  /** Per number what was seen to follow. */
  const nexts = new Map<number, number[]>();
  function readSaid(): void {
    for (const [at, index] of dictionary.vocabularyWords.entries()) {
      const number = dictionary.vocabularyNumbers[at] ?? 0;
      const node = ownerOf(wordStart, index);
      const path: number[] = [];
      for (let one = node; one > 0; one = ownerOf(childStart, one)) path.unshift(nodeSyllable[one] ?? 0);
      const word = wordAt(node, path, index - (wordStart[node] ?? 0));
      if ((said.get(number)?.cost ?? Number.POSITIVE_INFINITY) <= word.cost) continue;
      said.set(number, word);
      numberOf.set(word.text, number);
    }
    for (const [at, first] of dictionary.pairFirst.entries()) {
      const second = dictionary.pairSecond[at] ?? 0;
      const after = nexts.get(first);
      if (after) after.push(second);
      else nexts.set(first, [second]);
    }
  }

  /** The words said after this one, with what both cost together, as one longer word would. */
  function saidAfter(text: string): [string, number][] {
    if (said.size === 0) readSaid();
    const number = numberOf.get(text) ?? 0;
    const own = said.get(number)?.cost ?? 0;
    return (nexts.get(number) ?? []).flatMap((next) => {
      const word = said.get(next);
      const gain = dictionary.pairs.get(pairKey(number, next)) ?? 0;
      return word ? [[word.text, own + word.cost - gain / COST_STEP] as [string, number]] : [];
    });
  }

  return {
    following: (text, limit) => {
      const beginning = [...text];
      if (beginning.length === 0 || beginning.length > LONGEST_BEGINNING) return [];
      const found = new Map<string, number>(saidAfter(text));
      const walk = (node: number, path: readonly number[], left: number): void => {
        for (const child of children(node)) {
          const further = [...path, nodeSyllable[child] ?? 0];
          for (const word of wordsAt(child, further)) {
            if (!word.text.startsWith(text)) continue;
            const rest = word.text.slice(text.length);
            found.set(rest, Math.min(found.get(rest) ?? Number.POSITIVE_INFINITY, word.cost));
          }
          if (left > 1) walk(child, further, left - 1);
        }
      };
      for (const { node, path } of nodesOf(beginning)) walk(node, path, FURTHER);
      return [...found]
        .sort(([, one], [, other]) => one - other)
        .slice(0, limit)
        .map(([rest]) => rest);
    },
    readingOf: (text, letters) => {
      const read = (rest: readonly string[], left: string): string[] | null => {
        const [sign, ...others] = rest;
        if (sign === undefined) return left === '' ? [] : null;
        for (const syllable of bySign.get(sign) ?? []) {
          const name = syllables[syllable] ?? '';
          if (!left.startsWith(name)) continue;
          const further = read(others, left.slice(name.length));
          if (further) return [name, ...further];
        }
        return null;
      };
      return read([...text], letters)?.join(' ') ?? null;
    },
  };
}

/** Whose words, or children, begin at or before this one: the last of them. */
function ownerOf(starts: Uint32Array, one: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= one) low = middle;
    else high = middle - 1;
  }
  return low;
}
