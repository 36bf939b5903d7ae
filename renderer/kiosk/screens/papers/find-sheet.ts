// Finds the sheet of paper in a small grey picture: four straight edges, bright inside and darker outside. In doubt there is none: nothing is cut off that somebody wrote.
import { direction, type Edges, edgesOf, type Grey, leastStep, type Size, withoutPrint } from './sheet-edges.ts';

export type Point = readonly [x: number, y: number];
/** Top left, top right, bottom right, bottom left, as the picture shows them. */
export type Quad = readonly [Point, Point, Point, Point];

/** Pixels of the longer side a picture is looked at in: print is gone in it, edges are not. */
export const lookSide = 320;

/** An edge leans so little against its neighbours' direction (degrees). */
const lean = 10;
/** Of each side, so much must be seen; of all four together, so much. A thumb or a fold hides some. */
const leastSide = 0.6;
const leastAll = 0.8;
/** A sheet fills so much of the picture; what is smaller is too small to read, or is something on the sheet. */
const leastArea = 0.12;
/** So much of the picture may be as bright as the sheet and lie beside it: more is another sheet, or a table that cannot be told from it. */
const mostBeside = 0.06;
/** Of the strip along its edges, so much must be as bright as the rest of it. */
const leastMargin = 0.85;
const linesWanted = 36;
/** Of the quads that might be it, so many are looked at closely. */
const mostTried = 24;
const degrees = 360;

/** Points with x·cos + y·sin = rho; the normal points from bright to dark, out of the sheet. */
type Line = { readonly angle: number; readonly rho: number; readonly votes: number };

/** The sheet's corners, to a part of a pixel; null where four edges are not sure. */
export function findSheet(picture: Grey): Quad | null {
  const plain = withoutPrint(picture);
  const edges = edgesOf(plain);
  const lines = linesOf(edges, plain);
  const sure: { quad: Quad; area: number; seen: number }[] = [];
  for (const quad of quadsOf(lines, plain)) {
    const seen = seenOf(quad, edges, plain);
    if (seen !== null) sure.push({ quad, area: areaOf(quad), seen });
  }
  const surest = Math.max(...sure.map(({ seen }) => seen));
  // The larger one loses nothing a smaller one has.
  const likely = sure.filter(({ seen }) => seen > surest - 0.15).sort((one, other) => other.area - one.area);
  for (const { quad } of likely.slice(0, mostTried)) {
    const exact = straightened(quad, edges, plain) ?? quad;
    if (isBrightAlone(exact, plain)) return exact;
  }
  return null;
}

const apart = (a: number, b: number): number => Math.abs(((((a - b) % 360) + 540) % 360) - 180);

/** The lines most edge pixels agree on, each once. */
function linesOf({ strength, angle }: Edges, { width, height }: Size): Line[] {
  const reach = Math.ceil(Math.hypot(width, height));
  const rows = 2 * reach + 1;
  const votes = new Uint16Array(degrees * rows);
  const directions = Array.from({ length: degrees }, (_, at) => direction(at));
  for (let y = 1; y < height - 1; y += 1)
    for (let x = 1; x < width - 1; x += 1) {
      const at = y * width + x;
      if (strength[at] === 0) continue;
      const middle = Math.round(angle[at] ?? 0) + degrees;
      for (let turn = middle - lean; turn <= middle + lean; turn += 1) {
        const [cos, sin] = directions[turn % degrees] ?? [0, 0];
        const slot = (turn % degrees) * rows + Math.round(x * cos + y * sin) + reach;
        votes[slot] = (votes[slot] ?? 0) + 1;
      }
    }
  const least = Math.min(width, height) * 0.15;
  const found: Line[] = [];
  const slots: number[] = [];
  for (let slot = 0; slot < votes.length; slot += 1) if ((votes[slot] ?? 0) >= least) slots.push(slot);
  slots.sort((a, b) => (votes[b] ?? 0) - (votes[a] ?? 0));
  for (const slot of slots) {
    const line = { angle: Math.floor(slot / rows), rho: (slot % rows) - reach, votes: votes[slot] ?? 0 };
    if (found.some((other) => isNear(line, other, { width, height }))) continue;
    found.push(line);
    if (found.length === linesWanted) break;
  }
  return found;
}

/** The same edge, found a little beside: where they lie in the middle of the picture, not at its corner, tells. */
function isNear(a: Line, b: Line, { width, height }: Size): boolean {
  const away = ({ angle, rho }: Line): number => {
    const [cos, sin] = direction(angle);
    return rho - (width / 2) * cos - (height / 2) * sin;
  };
  return apart(a.angle, b.angle) <= 6 && Math.abs(away(a) - away(b)) <= 5;
}

/** Every four of them that could be a sheet seen from above, a little aslant. */
function* quadsOf(lines: readonly Line[], size: Size): Generator<Quad> {
  const isWithin = ([x, y]: Point): boolean => x >= -1 && y >= -1 && x <= size.width && y <= size.height;
  const turned = (from: Line, by: number, most: number): Line[] =>
    lines.filter(({ angle }) => apart(angle, from.angle + by) <= most);
  // The top's normal points up (270°); a sheet that lies turned has its top within half a right angle of that.
  for (const top of lines.filter(({ angle }) => apart(angle, 270) <= 45))
    for (const right of turned(top, 90, 30)) {
      const topRight = crossing(top, right);
      if (!topRight || !isWithin(topRight)) continue;
      for (const bottom of turned(top, 180, 30)) {
        const bottomRight = crossing(bottom, right);
        if (!bottomRight || !isWithin(bottomRight)) continue;
        for (const left of turned(right, 180, 30)) {
          const [topLeft, bottomLeft] = [crossing(top, left), crossing(bottom, left)];
          if (!topLeft || !bottomLeft || !isWithin(topLeft) || !isWithin(bottomLeft)) continue;
          const quad: Quad = [topLeft, topRight, bottomRight, bottomLeft];
          if (areaOf(quad) >= leastArea * size.width * size.height && isConvex(quad)) yield quad;
        }
      }
    }
}

function crossing(a: Line, b: Line): Point | null {
  const [[ac, as], [bc, bs]] = [direction(a.angle), direction(b.angle)];
  const twist = ac * bs - as * bc;
  if (Math.abs(twist) < 0.3) return null;
  return [(a.rho * bs - b.rho * as) / twist, (b.rho * ac - a.rho * bc) / twist];
}

const sidesOf = ([a, b, c, d]: Quad): readonly (readonly [Point, Point])[] => [
  [a, b],
  [b, c],
  [c, d],
  [d, a],
];
const lengthOf = ([[ax, ay], [bx, by]]: readonly [Point, Point]): number => Math.hypot(bx - ax, by - ay);

/** Clockwise on the screen, so that a quad that is folded over has none. */
const areaOf = (quad: Quad): number =>
  sidesOf(quad).reduce((sum, [[ax, ay], [bx, by]]) => sum + ax * by - bx * ay, 0) / 2;

const isConvex = (quad: Quad): boolean => {
  const sides = sidesOf(quad);
  return sides.every(([[ax, ay], [bx, by]], at) => {
    const [cx, cy] = sides[(at + 1) % 4]?.[1] ?? [0, 0];
    return (bx - ax) * (cy - by) - (by - ay) * (cx - bx) > 0;
  });
};

/** The edge pixels along a side that agree with it: one in each step, at most so far off. */
function edgeAlong(side: readonly [Point, Point], { strength, angle }: Edges, { width, height }: Size, most: number) {
  const [[ax, ay], [bx, by]] = side;
  const length = lengthOf(side);
  const [outX, outY] = [(by - ay) / length, (ax - bx) / length];
  const out = (Math.atan2(outY, outX) * 180) / Math.PI;
  const steps = Math.max(8, Math.round(length / 2));
  const found: Point[] = [];
  let asked = 0;
  for (let step = 0; step < steps; step += 1) {
    // Corners are round: a twentieth at either end says nothing.
    const part = 0.05 + (0.9 * (step + 0.5)) / steps;
    const [x, y] = [ax + (bx - ax) * part, ay + (by - ay) * part];
    asked += 1;
    for (const off of [0, 1, -1, 2, -2, 3, -3].filter((each) => Math.abs(each) <= most)) {
      const [px, py] = [Math.round(x + outX * off), Math.round(y + outY * off)];
      if (px < 0 || py < 0 || px >= width || py >= height) continue;
      const at = py * width + px;
      if ((strength[at] ?? 0) === 0 || apart(angle[at] ?? 0, out) > 25) continue;
      found.push([px, py]);
      break;
    }
  }
  return { found, part: asked === 0 ? 0 : found.length / asked };
}

/** How much of its four sides is seen, 0 to 1; null where one of them, or all of them, are seen too little. */
function seenOf(quad: Quad, edges: Edges, size: Size): number | null {
  let sum = 0;
  let whole = 0;
  for (const side of sidesOf(quad)) {
    const { part } = edgeAlong(side, edges, size, 2);
    if (part < leastSide) return null;
    sum += part * lengthOf(side);
    whole += lengthOf(side);
  }
  return sum / whole >= leastAll ? sum / whole : null;
}

/** Its sides laid through the very pixels of the edges. */
function straightened(quad: Quad, edges: Edges, size: Size): Quad | null {
  const lines = sidesOf(quad).map((side) => lineThrough(edgeAlong(side, edges, size, 3).found));
  const corners = lines.map((line, at) => {
    const before = lines[(at + 3) % 4];
    return line && before ? crossing(before, line) : null;
  });
  const [a, b, c, d] = corners;
  if (!a || !b || !c || !d) return null;
  const exact: Quad = [a, b, c, d];
  return isConvex(exact) && areaOf(exact) > 0.8 * areaOf(quad) ? exact : null;
}

/** Through the middle of the points, along their longest stretch; stray ones are left out at the second go. */
function lineThrough(points: readonly Point[]): Line | null {
  let kept = points;
  let line: Line | null = null;
  for (let go = 0; go < 2 && kept.length >= 4; go += 1) {
    const count = kept.length;
    const [mx, my] = [kept.reduce((sum, [x]) => sum + x, 0) / count, kept.reduce((sum, [, y]) => sum + y, 0) / count];
    let [xx, xy, yy] = [0, 0, 0];
    for (const [x, y] of kept) {
      xx += (x - mx) ** 2;
      xy += (x - mx) * (y - my);
      yy += (y - my) ** 2;
    }
    const normal = Math.atan2(2 * xy, xx - yy) / 2 + Math.PI / 2;
    const [cos, sin] = [Math.cos(normal), Math.sin(normal)];
    const rho = mx * cos + my * sin;
    line = { angle: (normal * 180) / Math.PI, rho, votes: count };
    kept = kept.filter(([x, y]) => Math.abs(x * cos + y * sin - rho) <= 1.5);
  }
  return line;
}

/**
 * Whether it is bright up to its edges, and what lies beside it is darker. Otherwise it is no sheet, or part of what
 * belongs together would be cut off.
 */
function isBrightAlone(quad: Quad, { width, height, data }: Grey): boolean {
  const depth = depthsIn(quad);
  const [inside, margin, outside]: [number[], number[], number[]] = [[], [], []];
  for (let y = 0; y < height; y += 2)
    for (let x = 0; x < width; x += 2) {
      const deep = depth(x, y);
      const value = data[y * width + x] ?? 0;
      // On the edge itself it is neither.
      if (deep > 3) inside.push(value);
      if (deep > 3 && deep < 8) margin.push(value);
      if (deep < -4) outside.push(value);
    }
  if (outside.length === 0) return true;
  const [bright, dark] = [middleOf(inside), middleOf(outside)];
  if (bright - dark < leastStep) return false;
  const isAsBright = (share: number) => (value: number) => value > bright - share * (bright - dark);
  const beside = outside.filter(isAsBright(0.35)).length;
  if (beside > mostBeside * (inside.length + outside.length)) return false;
  return margin.filter(isAsBright(0.5)).length >= leastMargin * margin.length;
}

/** How far within the quad a point lies; less than nothing: outside. */
function depthsIn(quad: Quad): (x: number, y: number) => number {
  const sides = sidesOf(quad).map((side) => {
    const [[ax, ay], [bx, by]] = side;
    const length = lengthOf(side);
    const [inX, inY] = [(ay - by) / length, (bx - ax) / length];
    return { inX, inY, from: ax * inX + ay * inY };
  });
  return (x, y) => {
    let least = Number.POSITIVE_INFINITY;
    for (const { inX, inY, from } of sides) least = Math.min(least, x * inX + y * inY - from);
    return least;
  };
}

const middleOf = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1] ?? 0;
