// Owns what the dictionary knows of a text besides how to type it: which words go on from it, and which of its readings some letters are.
import type { Dictionary } from './dictionary.ts';

export type KnownWords = {
  /** How words of the dictionary that begin with the text go on, likeliest first. */
  following: (text: string, limit: number) => string[];
  /** The text's syllables with a space between, if those letters are how it is read; else null. */
  readingOf: (text: string, letters: string) => string | null;
};

/** Words longer than the text by more than this are no continuation but another matter. */
const FURTHER = 3;
const LONGEST_BEGINNING = 4;

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

  function wordsAt(node: number, path: readonly number[]): { text: string; cost: number }[] {
    const first = wordStart[node] ?? 0;
    return Array.from({ length: (wordStart[node + 1] ?? first) - first }, (_, place) => {
      const at = (characterStart[node] ?? 0) + place * path.length;
      const text = path.map((syllable, n) => signs[syllable]?.[wordCharacters[at + n] ?? 0] ?? '').join('');
      return { text, cost: wordCost[first + place] ?? 0 };
    });
  }

  return {
    following: (text, limit) => {
      const beginning = [...text];
      if (beginning.length === 0 || beginning.length > LONGEST_BEGINNING) return [];
      const found = new Map<string, number>();
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
