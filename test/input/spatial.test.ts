// Tries where arrows lead: along rows, over to the next one, past what is larger or set off, and nowhere where there is nothing.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Box, type Direction, nearestTo, nextIn } from '#renderer/kiosk/keypad/spatial.ts';

const box = (left: number, top: number, width: number, height: number): Box => ({
  left,
  top,
  right: left + width,
  bottom: top + height,
});

/** Where each of these keys leads on a drawing: every letter is a box, as wide as it is drawn. */
function drawing(rows: readonly string[]) {
  const boxes = new Map<string, Box>();
  rows.forEach((row, at) => {
    [...row].forEach((sign, x) => {
      if (sign === ' ') return;
      const known = boxes.get(sign);
      const here = box(x * 100, at * 100, 84, 84);
      boxes.set(sign, known ? { ...known, right: here.right, bottom: here.bottom } : here);
    });
  });
  return (from: string, direction: Direction): string | null => {
    const here = boxes.get(from);
    if (!here) throw new Error(`no ${from}`);
    const names = [...boxes.keys()];
    const found = nextIn(direction, here, [...boxes.values()]);
    return found === null ? null : (names[found] ?? null);
  };
}

describe('an arrow', () => {
  it('walks a keyboard whose rows are set off', () => {
    const from = drawing(['qwertyuiop', ' asdfghjk', '  zxcvbn ', ' CSSSSSE ']);
    expect([from('q', 'right'), from('q', 'down'), from('p', 'down')]).toEqual(['w', 'a', 'k']);
    expect([from('z', 'down'), from('S', 'up'), from('E', 'up')]).toEqual(['S', 'c', 'n']);
    expect([from('k', 'right'), from('q', 'left'), from('q', 'up')]).toEqual([null, null, null]);
  });

  it('goes from a field over its keys, and back', () => {
    const from = drawing(['FFFFFFFF', '1 2 3   ', '4 5 6   ', 'BB HH MM']);
    expect([from('F', 'down'), from('1', 'up'), from('6', 'down'), from('M', 'left')]).toEqual(['3', 'F', 'H', 'H']);
  });

  it('keeps to its row where another is nearer by the eye but not beside', () => {
    const from = drawing(['a   b', ' c   ', 'd   e']);
    expect([from('a', 'right'), from('d', 'right')]).toEqual(['b', 'e']);
    expect([from('a', 'down'), from('c', 'down')]).toEqual(['c', 'd']);
  });

  it('reaches the side panel of a screen lying across, and comes out of it', () => {
    const from = drawing(['PP tt', '   uu', '   vv', 'aabbc']);
    expect([from('t', 'left'), from('P', 'right'), from('P', 'down'), from('v', 'down')]).toEqual(['P', 't', 'a', 'c']);
  });

  it('never leads back to where it came from, nor behind it', () => {
    const boxes = fc.array(
      fc.tuple(fc.nat(1000), fc.nat(1000), fc.integer({ min: 64, max: 400 }), fc.integer({ min: 64, max: 400 })),
      { minLength: 1, maxLength: 20 },
    );
    fc.assert(
      fc.property(boxes, fc.constantFrom('up', 'down', 'left', 'right'), (drawn, direction) => {
        const all = drawn.map(([left, top, width, height]) => box(left, top, width, height));
        const [here] = all;
        if (!here) return;
        const found = nextIn(direction, here, all);
        if (found === null) return;
        const there = all[found];
        expect(found).not.toBe(0);
        const ahead = {
          right: (there?.left ?? 0) - here.right,
          left: here.left - (there?.right ?? 0),
          down: (there?.top ?? 0) - here.bottom,
          up: here.top - (there?.bottom ?? 0),
        }[direction];
        expect(ahead).toBeGreaterThanOrEqual(-4);
      }),
    );
  });
});

describe('a lost place', () => {
  it('is taken up at the nearest one', () => {
    const gone = box(300, 100, 84, 84);
    expect(nearestTo(gone, [box(0, 0, 84, 84), box(400, 100, 84, 84), box(300, 400, 84, 84)])).toBe(1);
    expect(nearestTo(gone, [])).toBeNull();
  });
});
