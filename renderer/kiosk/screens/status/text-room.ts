// Owns how much of a long text one page of a case's screens holds.
import { type Orientation, useKiosk } from '../../kiosk-context.ts';
import { pieces, type Room } from '../../pieces.ts';
import type { Modes } from '../../session.ts';

/** The room a piece of what was said has on its page, at body size. */
function roomFor(orientation: Orientation, { large, low }: Modes): Room {
  if (orientation === 'landscape') return large ? { lines: 5, columns: 25 } : { lines: 9, columns: 35 };
  if (low) return large ? { lines: 3, columns: 19 } : { lines: 6, columns: 27 };
  return large ? { lines: 13, columns: 19 } : { lines: 19, columns: 27 };
}

/** Cuts a text into pieces that each fit the page as it stands; `of`: how much of its room there is, 1 for all. */
export function useTextPieces(): (text: string, of?: { lines: number; columns: number }) => string[] {
  const { session, orientation } = useKiosk();
  const room = roomFor(orientation, session.modes);
  return (text, of = { lines: 1, columns: 1 }) =>
    pieces(text, {
      lines: Math.ceil(room.lines * of.lines),
      columns: Math.floor(room.columns * of.columns),
    });
}
