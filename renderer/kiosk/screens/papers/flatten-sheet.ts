// Lays a sheet that was seen at an angle flat: every pixel of the new picture is looked up where it lies in the old one.
import type { Point, Quad } from './find-sheet.ts';

/** Four bytes a pixel, row by row. */
export type Pixels = { readonly width: number; readonly height: number; readonly data: Uint8ClampedArray<ArrayBuffer> };

/** A little of what lies around it stays: the edge of the paper is never the edge of the picture. */
const margin = 0.006;

/** The sheet at these corners, as large as it was seen, with straight sides. */
export function flattenSheet(picture: Pixels, corners: Quad): Pixels {
  const quad = widened(corners);
  const [a, b, c, d] = quad;
  const width = Math.max(1, Math.round(Math.max(distance(a, b), distance(d, c))));
  const height = Math.max(1, Math.round(Math.max(distance(a, d), distance(b, c))));
  const data = new Uint8ClampedArray(width * height * 4);
  const from = squareTo(quad);
  const { data: old, width: row } = picture;
  const [mostX, mostY] = [picture.width - 1.001, picture.height - 1.001];
  for (let y = 0; y < height; y += 1) {
    const v = (y + 0.5) / height;
    for (let x = 0; x < width; x += 1) {
      const u = (x + 0.5) / width;
      const deep = from.g * u + from.h * v + 1;
      const sx = Math.min(mostX, Math.max(0, (from.a * u + from.b * v + from.c) / deep - 0.5));
      const sy = Math.min(mostY, Math.max(0, (from.d * u + from.e * v + from.f) / deep - 0.5));
      const [left, top] = [sx | 0, sy | 0];
      const [fx, fy] = [sx - left, sy - top];
      const [nw, ne, sw, se] = [(1 - fx) * (1 - fy), fx * (1 - fy), (1 - fx) * fy, fx * fy];
      const above = (top * row + left) * 4;
      const below = above + row * 4;
      const to = (y * width + x) * 4;
      for (let colour = 0; colour < 3; colour += 1)
        data[to + colour] =
          (old[above + colour] as number) * nw +
          (old[above + 4 + colour] as number) * ne +
          (old[below + colour] as number) * sw +
          (old[below + 4 + colour] as number) * se;
      data[to + 3] = 255;
    }
  }
  return { width, height, data };
}

const distance = ([ax, ay]: Point, [bx, by]: Point): number => Math.hypot(bx - ax, by - ay);

function widened(quad: Quad): Quad {
  const [mx, my] = [(quad[0][0] + quad[2][0]) / 2, (quad[0][1] + quad[2][1]) / 2];
  const [a, b, c, d] = quad.map(([x, y]): Point => [x + (x - mx) * 2 * margin, y + (y - my) * 2 * margin]);
  return a && b && c && d ? [a, b, c, d] : quad;
}

/** The projective map of the unit square onto four corners (Heckbert, Fundamentals of Texture Mapping, 1989, 2.2.3). */
function squareTo([[x0, y0], [x1, y1], [x2, y2], [x3, y3]]: Quad) {
  const [dx1, dx2, sx] = [x1 - x2, x3 - x2, x0 - x1 + x2 - x3];
  const [dy1, dy2, sy] = [y1 - y2, y3 - y2, y0 - y1 + y2 - y3];
  const whole = dx1 * dy2 - dx2 * dy1;
  const g = (sx * dy2 - dx2 * sy) / whole;
  const h = (dx1 * sy - sx * dy1) / whole;
  return { a: x1 - x0 + g * x1, b: x3 - x0 + h * x3, c: x0, d: y1 - y0 + g * y1, e: y3 - y0 + h * y3, f: y0, g, h };
}
