// Owns where an arrow leads: what stands next in that direction, as an eye would find it. Pure, in whatever unit the boxes are.

export type Box = { left: number; top: number; right: number; bottom: number };
export type Direction = 'up' | 'down' | 'left' | 'right';

/** Neighbours may overlap by a border. */
const SLACK = 4;
/** Up and down, aside counts for so much more than ahead. Left and right stay in their row: who walks past its end is not sent to another. */
const ASIDE = 2;
/** Among equals the one whose middle is nearer. */
const MIDDLE = 0.05;

/** The box turned so that ahead is to the right: where it begins and ends ahead and aside. */
function turned({ left, top, right, bottom }: Box, direction: Direction) {
  switch (direction) {
    case 'right':
      return { near: left, far: right, low: top, high: bottom };
    case 'left':
      return { near: -right, far: -left, low: top, high: bottom };
    case 'down':
      return { near: top, far: bottom, low: left, high: right };
    case 'up':
      return { near: -bottom, far: -top, low: left, high: right };
  }
}

/** Which of the boxes an arrow leads to from here; null: there is nothing in that direction. */
export function nextIn(direction: Direction, from: Box, boxes: readonly Box[]): number | null {
  const here = turned(from, direction);
  let best: number | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const [at, box] of boxes.entries()) {
    const there = turned(box, direction);
    if (there.near < here.far - SLACK) continue;
    const aside = Math.max(0, there.low - here.high, here.low - there.high);
    const middles = Math.abs(there.low + there.high - here.low - here.high) / 2;
    if (aside > 0 && (direction === 'left' || direction === 'right')) continue;
    const cost = there.near - here.far + ASIDE * aside + MIDDLE * middles;
    if (cost >= least) continue;
    least = cost;
    best = at;
  }
  return best;
}

/** The box nearest to where something was that is there no more; null: there is none. */
export function nearestTo(lost: Box, boxes: readonly Box[]): number | null {
  let best: number | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const [at, box] of boxes.entries()) {
    const across = Math.max(0, box.left - lost.right, lost.left - box.right);
    const along = Math.max(0, box.top - lost.bottom, lost.top - box.bottom);
    const middles = Math.hypot(
      box.left + box.right - lost.left - lost.right,
      box.top + box.bottom - lost.top - lost.bottom,
    );
    const cost = Math.hypot(across, along) + MIDDLE * middles;
    if (cost >= least) continue;
    least = cost;
    best = at;
  }
  return best;
}
