// Free text from people: what is stored is what they wrote, and nothing that breaks a database, a slip or a reader.

const segmenter = new Intl.Segmenter('zh', { granularity: 'grapheme' });

/** Characters as seen, one by one. */
export const charactersOf = (text: string): string[] => Array.from(segmenter.segment(text), ({ segment }) => segment);

/** Characters as seen: 👨‍👩‍👧 is one, 𠮷 is one, é is one however it is coded. */
export function countCharacters(text: string): number {
  // Without marks, joiners and surrogates every unit is a character; most text is that, and 5,000 of it come at once.
  if (/^[\n\u0020-\u007E\u3001-\u3029\u3030-\u3098\u309B-\u33FF\u4E00-\u9FFF\uFF01-\uFF60]*$/.test(text))
    return text.length;
  let count = 0;
  for (const _ of segmenter.segment(text)) count += 1;
  return count;
}

/** The first `max` characters as seen; never cuts one in two. */
export function firstCharacters(text: string, max: number): string {
  if (text.length <= max) return text;
  let end = 0;
  let count = 0;
  for (const { index, segment } of segmenter.segment(text)) {
    if (count === max) break;
    count += 1;
    end = index + segment.length;
  }
  return text.slice(0, end);
}

/** A character may hold marks and joiners, but not without end: the bound on what is stored. */
const unitsPerCharacter = 8;

/** Without what no hand types and nobody sees, but which turns the text around it; otherwise as it was typed so far. */
export const withoutTurns = (text: string): string => text.replace(invisible, '');

export type CleanText =
  | { ok: true; text: string }
  /** U+0000, half a character, or another control character. */
  | { ok: false; reason: 'forbidden' }
  /** `over`: characters too many. */
  | { ok: false; reason: 'too-long'; over: number };

// Control characters but the newline; U+FFFE, U+FFFF, and U+2028/2029 are made newlines before.
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is what it is for.
const forbidden = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]/;
// Marks that turn the order of the text after them, and the byte order mark: no hand types them, and one field could
// scramble the next.
const invisible = /[\uFEFF\u202A-\u202E\u2066-\u2069]/g;
// Spaces of no width, joiners and fillers belong between letters of some scripts; with none beside them there is nothing to see.
const nothingToSee = /^[\s\p{Default_Ignorable_Code_Point}\p{Cf}\u2800]*$/u;

/**
 * Text fit to store, at most `max` characters as seen. Trimmed; line ends made \n, tabs a space; empty where there is
 * nothing to see; otherwise untouched:
 * no normalisation, since that would swap the rare characters in people's names for others.
 */
export function cleanText(text: string, options: { max: number; lines?: boolean }): CleanText {
  if (!text.isWellFormed()) return { ok: false, reason: 'forbidden' };
  const plain = withoutTurns(text.replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n').replace(/\t/g, ' '));
  if (forbidden.test(plain)) return { ok: false, reason: 'forbidden' };
  const trimmed = (options.lines === false ? plain.replace(/\n+/g, ' ') : plain).trim();
  if (nothingToSee.test(trimmed)) return { ok: true, text: '' };
  if (trimmed.length <= options.max) return { ok: true, text: trimmed };
  const over = countCharacters(trimmed) - options.max;
  if (over > 0) return { ok: false, reason: 'too-long', over };
  const units = trimmed.length - options.max * unitsPerCharacter;
  if (units > 0) return { ok: false, reason: 'too-long', over: Math.ceil(units / unitsPerCharacter) };
  return { ok: true, text: trimmed };
}
