// Owns how letters being typed are shown: with a space where a syllable ends, at once, without waiting for the dictionary.
import { SYLLABLES, syllableNumber } from './syllables.ts';

const LONGEST = 6;
const COST = { syllable: 1, tail: 1.4, letter: 2 };

const beginnings = new Set(SYLLABLES.flatMap((one) => [...one].map((_, at) => one.slice(0, at + 1))));

/** `jintiandehao` → `jin tian de hao`; `wybd` → `w y b d`; an apostrophe ends a syllable wherever it stands. */
export function withMarks(letters: string): string {
  return letters
    .split("'")
    .map((part, at, parts) => split(part, at === parts.length - 1).join(' '))
    .join(' ');
}

/** The fewest pieces that are syllables, the longest of them first. */
function split(letters: string, isLast: boolean): string[] {
  const best: { cost: number; pieces: string[] }[] = [{ cost: 0, pieces: [] }];
  for (let end = letters.length - 1; end >= 0; end -= 1) {
    // From the end on, so that among equals the longer first piece wins.
    const rest = letters.length - end;
    for (let length = Math.min(LONGEST, rest); length >= 1; length -= 1) {
      const piece = letters.slice(end, end + length);
      const after = best[rest - length];
      const own = costOf(piece, isLast && length === rest);
      if (own === null || !after) continue;
      const cost = own + after.cost;
      if (cost < (best[rest]?.cost ?? Number.POSITIVE_INFINITY))
        best[rest] = { cost, pieces: [piece, ...after.pieces] };
    }
  }
  return best[letters.length]?.pieces ?? [letters];
}

function costOf(piece: string, isTail: boolean): number | null {
  if (syllableNumber(piece) !== undefined) return COST.syllable;
  if (isTail && beginnings.has(piece)) return COST.tail;
  return piece.length === 1 ? COST.letter : null;
}
