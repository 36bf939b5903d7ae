// Which characters the slips' fonts have: what they have not would come out as an empty box.

import { readFileSync } from 'node:fs';
import { create } from 'fontkit';
import type { SlipFonts } from './slip-fonts.ts';

/** True for a character that one of the two fonts draws; the regular one stands in for the bold. */
export type HasCharacter = (char: string) => boolean;

/** Reads both fonts once, when the first character is asked for. */
export function charactersOf(fonts: Pick<SlipFonts, 'regularFile' | 'boldFile'>): HasCharacter {
  let opened: ReturnType<typeof create>[] | null = null;
  return (char) => {
    opened ??= [fonts.regularFile, fonts.boldFile].map((file) => create(readFileSync(file)));
    const codePoint = char.codePointAt(0) ?? 0;
    return opened.some((font) => font.hasGlyphForCodePoint(codePoint));
  };
}
