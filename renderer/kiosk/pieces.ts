// Owns cutting long words into pieces that each fit a page: screens here never scroll, and nothing said may be unreadable.
import { charactersOf } from '#shared/domain/text.ts';

/** How many lines of how many Han characters a piece may fill. */
export type Room = { lines: number; columns: number };

/** A sentence's or a line's end, and anything a Latin word may be broken at. */
const endings = /[。！？；…\n\s]$/;

/** A cut goes back to a sentence's end at most this share of a piece. */
const backShare = 0.35;

/** In Han characters. */
export const widthOf = (sign: string): number => (/^[\x20-\x7e]$/.test(sign) ? 0.62 : 1);

/**
 * The text in pieces of at most `room`, cut at a sentence's end where one is near; joined they are the text again. Words
 * wrap before their line is full, so a line counts as a little shorter than it is.
 */
export function pieces(text: string, room: Room): string[] {
  const columns = room.columns * 0.92;
  const found: string[] = [];
  let signs: string[] = [];
  let line = 0;
  let lines = 1;
  const fill = (sign: string): void => {
    const width = widthOf(sign);
    if (sign.includes('\n') || line + width > columns) {
      lines += 1;
      line = 0;
    }
    line += sign.includes('\n') ? 0 : width;
  };
  const cut = (): void => {
    const earliest = Math.ceil(signs.length * (1 - backShare));
    let at = signs.length;
    while (at > earliest && !endings.test(signs[at - 1] ?? '')) at -= 1;
    const end = at > earliest ? at : signs.length;
    found.push(signs.slice(0, end).join(''));
    signs = signs.slice(end);
    line = 0;
    lines = 1;
    for (const sign of signs) fill(sign);
  };
  for (const segment of charactersOf(text)) {
    const before = { line, lines };
    fill(segment);
    if (lines > room.lines && signs.length > 0) {
      ({ line, lines } = before);
      cut();
      fill(segment);
    }
    signs.push(segment);
  }
  if (signs.length > 0 || found.length === 0) found.push(signs.join(''));
  return found;
}
