// Draws a sheet of paper as a camera would see it: at an angle, with print on it, on a table of any kind, with the noise of a cheap camera.
import type { Point, Quad } from '#renderer/kiosk/screens/papers/find-sheet.ts';
import type { Grey } from '#renderer/kiosk/screens/papers/sheet-edges.ts';

export type Scene = {
  width?: number;
  height?: number;
  /** Null: no sheet. More than one may lie there; later ones on top. */
  sheets: readonly Quad[];
  paper?: number;
  /** Of a place on the table. */
  table: (x: number, y: number) => number;
  noise?: number;
  /** Lines of print, frames and pictures on each sheet, in parts of it. */
  print?: 'letter' | 'form' | 'none';
  /** A light that falls from one side: this much darker at the other. */
  fall?: number;
};

/** Numbers by chance, the same each time. */
export function chance(seed: number): () => number {
  let state = seed >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

/** A sheet of the given half sides about a middle, turned, and leaning away by `lean`. */
export function sheetAt(middle: Point, half: Point, turn: number, lean = 0): Quad {
  const [cos, sin] = [Math.cos((turn * Math.PI) / 180), Math.sin((turn * Math.PI) / 180)];
  const corner = (sx: number, sy: number): Point => {
    // What is farther away is smaller.
    const far = 1 + lean * sy;
    const [x, y] = [half[0] * sx * far, half[1] * sy * (1 + lean * sy * 0.5)];
    return [middle[0] + x * cos - y * sin, middle[1] + x * sin + y * cos];
  };
  return [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)];
}

/** Where a point of the picture lies on the sheet, 0 to 1 each way; null outside. Near enough for drawing. */
function placeOn([a, b, c, d]: Quad, x: number, y: number): Point | null {
  let [u, v] = [0.5, 0.5];
  for (let go = 0; go < 6; go += 1) {
    const px = (1 - v) * ((1 - u) * a[0] + u * b[0]) + v * ((1 - u) * d[0] + u * c[0]);
    const py = (1 - v) * ((1 - u) * a[1] + u * b[1]) + v * ((1 - u) * d[1] + u * c[1]);
    const [ux, uy] = [(1 - v) * (b[0] - a[0]) + v * (c[0] - d[0]), (1 - v) * (b[1] - a[1]) + v * (c[1] - d[1])];
    const [vx, vy] = [(1 - u) * (d[0] - a[0]) + u * (c[0] - b[0]), (1 - u) * (d[1] - a[1]) + u * (c[1] - b[1])];
    const twist = ux * vy - uy * vx;
    u += ((x - px) * vy - (y - py) * vx) / twist;
    v += ((y - py) * ux - (x - px) * uy) / twist;
  }
  return u >= 0 && u <= 1 && v >= 0 && v <= 1 ? [u, v] : null;
}

function inkAt(kind: NonNullable<Scene['print']>, u: number, v: number): boolean {
  if (kind === 'none' || u < 0.1 || u > 0.9 || v < 0.08 || v > 0.92) return false;
  const row = (v - 0.08) * 28;
  const isLine = row % 1 < 0.45 && Math.sin(u * 260 + Math.floor(row) * 7) > -0.35;
  if (kind === 'letter') return isLine;
  // A form: a frame, lines across it, and a dark photograph.
  const isFrame = Math.min(u - 0.1, 0.9 - u, v - 0.08, 0.92 - v) < 0.008 || Math.abs(v - 0.4) < 0.004;
  return isFrame || (u > 0.68 && u < 0.86 && v > 0.12 && v < 0.32) || (v > 0.42 && isLine);
}

export function draw(scene: Scene): Grey {
  const { width = 320, height = 240, paper = 235, noise = 4, print = 'letter', fall = 0 } = scene;
  const next = chance(width * 31 + scene.sheets.length * 7 + Math.round(noise * 10) + 1);
  const data = new Uint8Array(width * height);
  const samples = [
    [0.25, 0.25],
    [0.75, 0.75],
  ] as const;
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      let sum = 0;
      for (const [dx, dy] of samples) {
        const at = scene.sheets.map((sheet) => placeOn(sheet, x + dx, y + dy)).findLast((found) => found !== null);
        sum += at ? (inkAt(print, at[0], at[1]) ? 60 : paper) : scene.table(x + dx, y + dy);
      }
      const light = 1 - fall * (x / width);
      data[y * width + x] = Math.max(
        0,
        Math.min(255, (sum / samples.length) * light + (next() + next() - 1) * noise * 1.5),
      );
    }
  return { width, height, data };
}
