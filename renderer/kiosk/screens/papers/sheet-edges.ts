// Owns what of a small grey picture is an edge: print filled up, noise softened, then where it turns from bright to dark.

/** A byte a pixel, row by row. */
export type Grey = { readonly width: number; readonly height: number; readonly data: Uint8Array };
export type Size = { readonly width: number; readonly height: number };
/** How steep the edge is that goes through a pixel, 0 for none, and which way is dark (degrees). */
export type Edges = { readonly strength: Float32Array; readonly angle: Float32Array };

/** Half the width of what counts as print, not as a sheet's border (px of the small picture). */
const printRadius = 4;
/** Grey levels from one side of an edge to the other, over three pixels. */
export const leastStep = 5;

/** Whatever is dark and thin is filled up with what is around it: print, lines, small stamps. */
export function withoutPrint({ width, height, data }: Grey): Grey {
  const across = { width, height };
  const grown = along(along(data, across, 'x', 'largest'), across, 'y', 'largest');
  return { ...across, data: softened(along(along(grown, across, 'x', 'smallest'), across, 'y', 'smallest'), across) };
}

/** The largest or smallest within reach, one direction at a time. */
function along(data: Uint8Array, { width, height }: Size, way: 'x' | 'y', wants: 'largest' | 'smallest'): Uint8Array {
  const made = new Uint8Array(data.length);
  const [step, length, next, count] = way === 'x' ? [1, width, width, height] : [width, height, 1, width];
  const isLargest = wants === 'largest';
  for (let lineAt = 0; lineAt < count; lineAt += 1)
    for (let at = 0; at < length; at += 1) {
      const last = lineAt * next + Math.min(length - 1, at + printRadius) * step;
      let near = lineAt * next + Math.max(0, at - printRadius) * step;
      let found = data[near] as number;
      for (near += step; near <= last; near += step) {
        const value = data[near] as number;
        if (isLargest ? value > found : value < found) found = value;
      }
      made[lineAt * next + at * step] = found;
    }
  return made;
}

/** Each pixel and its neighbours together: a camera's noise is no edge. */
function softened(data: Uint8Array, { width, height }: Size): Uint8Array {
  const made = new Uint8Array(data);
  for (let y = 1; y < height - 1; y += 1)
    for (let x = 1; x < width - 1; x += 1) {
      const at = y * width + x;
      let sum = 0;
      for (const row of [at - width, at, at + width])
        sum += (data[row - 1] ?? 0) + (data[row] ?? 0) + (data[row + 1] ?? 0);
      made[at] = sum / 9;
    }
  return made;
}

/** Where it turns from bright to dark, how much, and which way is dark; only the steepest pixel across an edge stays. */
export function edgesOf({ width, height, data }: Grey): Edges {
  const raw = new Float32Array(data.length);
  const angle = new Float32Array(data.length);
  const value = (at: number): number => data[at] ?? 0;
  for (let y = 1; y < height - 1; y += 1)
    for (let x = 1; x < width - 1; x += 1) {
      const at = y * width + x;
      const [up, down] = [at - width, at + width];
      const dx =
        value(up + 1) + 2 * value(at + 1) + value(down + 1) - value(up - 1) - 2 * value(at - 1) - value(down - 1);
      const dy = value(down - 1) + 2 * value(down) + value(down + 1) - value(up - 1) - 2 * value(up) - value(up + 1);
      raw[at] = Math.hypot(dx, dy) / 4;
      angle[at] = (Math.atan2(-dy, -dx) * 180) / Math.PI;
    }
  const strength = new Float32Array(data.length);
  for (let y = 1; y < height - 1; y += 1)
    for (let x = 1; x < width - 1; x += 1) {
      const at = y * width + x;
      const here = raw[at] ?? 0;
      if (here < leastStep) continue;
      const [cos, sin] = direction(angle[at] ?? 0);
      const ahead = Math.round(sin) * width + Math.round(cos);
      if (here >= (raw[at + ahead] ?? 0) && here >= (raw[at - ahead] ?? 0)) strength[at] = here;
    }
  return { strength, angle };
}

/** A direction in degrees as a step of one pixel. */
export const direction = (angle: number): [number, number] => {
  const turn = (angle * Math.PI) / 180;
  return [Math.cos(turn), Math.sin(turn)];
};
