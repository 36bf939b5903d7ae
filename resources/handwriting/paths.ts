// Owns the plain geometry of pen paths that the distortions of pen.ts are made from.

/** x and y in turns, in the units of the stroke data (a character is about 1,024 wide), y downwards. */
export type Path = number[];

/** How far apart the points of a dense path are at most. */
export const STEP = 24;

/** From end to end along the line. */
export const lengthOf = (path: Path): number => {
  let length = 0;
  for (let i = 2; i < path.length; i += 2) length += Math.hypot(path[i] - path[i - 2], path[i + 1] - path[i - 1]);
  return length;
};

/** Douglas and Peucker: the fewest corners that stay within `tolerance`. */
export function simplified(path: Path, tolerance: number): Path {
  const last = path.length - 2;
  if (last < 4) return path;
  const dx = path[last] - path[0];
  const dy = path[last + 1] - path[1];
  const chord = Math.hypot(dx, dy) || 1;
  let far = 0;
  let at = 0;
  for (let i = 2; i < last; i += 2) {
    const off = Math.abs((path[i] - path[0]) * dy - (path[i + 1] - path[1]) * dx) / chord;
    if (off > far) {
      far = off;
      at = i;
    }
  }
  if (far < tolerance) return [path[0], path[1], path[last], path[last + 1]];
  return [...simplified(path.slice(0, at + 2), tolerance), ...simplified(path.slice(at), tolerance).slice(2)];
}

/** Made larger and turned about its middle. */
export function transformed(path: Path, scale: number, angle: number): Path {
  const { x: midX, y: midY } = middle(path);
  const cos = Math.cos(angle) * scale;
  const sin = Math.sin(angle) * scale;
  const out = path.slice();
  for (let i = 0; i < out.length; i += 2) {
    const x = path[i] - midX;
    const y = path[i + 1] - midY;
    out[i] = midX + cos * x - sin * y;
    out[i + 1] = midY + sin * x + cos * y;
  }
  return out;
}

/** The mean of the points. */
export function middle(path: Path): { x: number; y: number } {
  let x = 0;
  let y = 0;
  for (let i = 0; i < path.length; i += 2) {
    x += path[i];
    y += path[i + 1];
  }
  return { x: (2 * x) / path.length, y: (2 * y) / path.length };
}

/** The same line with points no further apart than a step. */
export function dense(path: Path): Path {
  const out = [path[0], path[1]];
  for (let i = 2; i < path.length; i += 2) lineTo(out, path[i], path[i + 1]);
  return out;
}

/** Draws on to a place, in steps, in the path itself. */
export function lineTo(path: Path, x: number, y: number): void {
  const fromX = path[path.length - 2];
  const fromY = path[path.length - 1];
  const parts = Math.max(1, Math.ceil(Math.hypot(x - fromX, y - fromY) / STEP));
  for (let k = 1; k <= parts; k++) path.push(fromX + ((x - fromX) * k) / parts, fromY + ((y - fromY) * k) / parts);
}

/** Turns a path round, in place. */
export function reverse(path: Path): void {
  for (let i = 0, j = path.length - 2; i < j; i += 2, j -= 2) {
    [path[i], path[j]] = [path[j], path[i]];
    [path[i + 1], path[j + 1]] = [path[j + 1], path[i + 1]];
  }
}

/** Draws each point half-way to its neighbours, in place. */
export function smooth(path: Path, passes: number): void {
  for (let pass = 0; pass < passes; pass++) {
    for (let i = 2; i < path.length - 2; i++) path[i] = (path[i - 2] + 2 * path[i] + path[i + 2]) / 4;
  }
}

/** A fast pen on a slow glass leaves few points. */
export function sparse(path: Path, step: number): Path {
  const out: Path = [];
  let since = step;
  for (let i = 0; i < path.length; i += 2) {
    if (i > 0) since += Math.hypot(path[i] - path[i - 2], path[i + 1] - path[i - 1]);
    if (since >= step || i === path.length - 2) {
      out.push(path[i], path[i + 1]);
      since = 0;
    }
  }
  return out;
}
