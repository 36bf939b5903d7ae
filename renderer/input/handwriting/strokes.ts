// Owns what a pen's points are made into before anything looks at them: no impossible point, even steps, no tremble.

/** A point where the pen was, in any unit, y downwards. */
export type Point = readonly [x: number, y: number];
/** The points from pen down to pen up. */
export type Stroke = readonly Point[];
/** x and y in turns: x0, y0, x1, y1 … */
export type Line = Float64Array;

const STEPS_PER_SIZE = 48;
const SMOOTHING_PASSES = 2;
/** More than a person can write on one character; what a sleeve or a child leaves on the glass is cut here. */
const MOST_STROKES = 64;
const MOST_POINTS = 20_000;
/** A tap has no direction; it stands for the short dot falling to the right, this long in parts of the whole. */
const TAP_LENGTH = 1 / 20;

/** The strokes in even steps and smoothed, with taps drawn as dots; empty where nothing can be read (no ink, or one tap only). */
export function evenLines(strokes: readonly Stroke[]): Line[] {
  const drawn = finite(strokes);
  const size = extent(drawn);
  if (size === 0) return [];
  return drawn.map((line) => smoothed(resampled(asDot(line, size * TAP_LENGTH), size / STEPS_PER_SIZE)));
}

function finite(strokes: readonly Stroke[]): Line[] {
  const lines: Line[] = [];
  let left = MOST_POINTS;
  for (const stroke of strokes) {
    if (lines.length === MOST_STROKES || left <= 0) break;
    const line = new Float64Array(2 * Math.min(stroke.length, left));
    let length = 0;
    for (const point of stroke) {
      if (length === line.length) break;
      if (!isSensible(point[0]) || !isSensible(point[1])) continue;
      line[length++] = point[0];
      line[length++] = point[1];
    }
    left -= length / 2;
    if (length > 0) lines.push(line.subarray(0, length));
  }
  return lines;
}

/** No glass is a million wide, and squares of larger numbers would run over. */
const isSensible = (value: number): boolean => Math.abs(value) < 1e6;

/** The longer side of the box around everything. */
function extent(lines: readonly Line[]): number {
  let left = Infinity;
  let right = -Infinity;
  let top = Infinity;
  let bottom = -Infinity;
  for (const line of lines) {
    for (let i = 0; i < line.length; i += 2) {
      const x = line[i] ?? 0;
      const y = line[i + 1] ?? 0;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
  }
  return lines.length === 0 ? 0 : Math.max(right - left, bottom - top);
}

function asDot(line: Line, length: number): Line {
  if (extent([line]) >= length / 2) return line;
  const [x = 0, y = 0] = line;
  const half = length / Math.SQRT2 / 2;
  return Float64Array.of(x - half, y - half, x + half, y + half);
}

/** The same line in points `step` apart, ends kept. */
function resampled(line: Line, step: number): Line {
  const points = [line[0] ?? 0, line[1] ?? 0];
  let toNext = step;
  for (let i = 2; i < line.length; i += 2) {
    const x = line[i - 2] ?? 0;
    const y = line[i - 1] ?? 0;
    const dx = (line[i] ?? 0) - x;
    const dy = (line[i + 1] ?? 0) - y;
    const length = Math.hypot(dx, dy);
    let at = 0;
    while (length - at >= toNext) {
      at += toNext;
      points.push(x + (dx * at) / length, y + (dy * at) / length);
      toNext = step;
    }
    toNext -= length - at;
  }
  if (points.length < 4 || toNext < step * 0.7) points.push(line.at(-2) ?? 0, line.at(-1) ?? 0);
  return Float64Array.from(points);
}

/** Each point drawn half-way to its neighbours, in place; ends stay. */
function smoothed(line: Line): Line {
  for (let pass = 0; pass < SMOOTHING_PASSES; pass++) {
    for (let axis = 0; axis < 2; axis++) {
      let before = line[axis] ?? 0;
      for (let i = axis + 2; i < line.length - 2; i += 2) {
        const here = line[i] ?? 0;
        line[i] = (before + 2 * here + (line[i + 2] ?? 0)) / 4;
        before = here;
      }
    }
  }
  return line;
}
