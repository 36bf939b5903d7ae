// A sheet seen at an angle comes out straight: each of its marks where it is on the sheet, all of it there, and a little of the table around it.
import { expect, it } from 'vitest';
import type { Quad } from '#renderer/kiosk/screens/papers/find-sheet.ts';
import { flattenSheet, type Pixels } from '#renderer/kiosk/screens/papers/flatten-sheet.ts';
import { sheetAt } from './drawn-sheet.ts';

const table = 40;
const paper = 220;

/** A sheet as a pinhole camera sees it: its place on the paper gives its colour, red growing along it, green down it. */
function seen(quad: Quad, width: number, height: number): Pixels {
  const data = new Uint8ClampedArray(width * height * 4);
  const [[x0, y0], [x1, y1], [x2, y2], [x3, y3]] = quad;
  // The map from the sheet to the picture, found by solving the eight equations of its corners.
  const rows = (
    [
      [0, 0, x0, y0],
      [1, 0, x1, y1],
      [1, 1, x2, y2],
      [0, 1, x3, y3],
    ] as const
  ).flatMap(([u, v, x, y]) => [
    [u, v, 1, 0, 0, 0, -u * x, -v * x, x],
    [0, 0, 0, u, v, 1, -u * y, -v * y, y],
  ]);
  for (let at = 0; at < 8; at += 1) {
    const best = rows.slice(at).reduce((most, row) => (Math.abs(row[at] ?? 0) > Math.abs(most[at] ?? 0) ? row : most));
    const from = rows.indexOf(best);
    [rows[at], rows[from]] = [best, rows[at] ?? best];
    for (const row of rows) {
      if (row === best) continue;
      const part = (row[at] ?? 0) / (best[at] ?? 1);
      for (let column = 0; column < 9; column += 1) row[column] = (row[column] ?? 0) - part * (best[column] ?? 0);
    }
  }
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = rows.map(
    (row, at) => (row[8] ?? 0) / (row[at] ?? 1),
  );
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + x) * 4;
      const [px, py] = [x + 0.5, y + 0.5];
      const [m, n, o, p] = [a - g * px, b - h * px, d - g * py, e - h * py];
      const whole = m * p - n * o;
      const [u, v] = [((px - c) * p - n * (py - f)) / whole, (m * (py - f) - (px - c) * o) / whole];
      const isOn = u >= 0 && u <= 1 && v >= 0 && v <= 1;
      data.set(isOn ? [20 + 200 * u, 20 + 200 * v, paper, 255] : [table, table, table, 255], at);
    }
  return { width, height, data };
}

it.each<[string, Quad]>([
  ['lying straight', sheetAt([400, 300], [200, 260], 0)],
  ['turned', sheetAt([400, 300], [170, 230], 14)],
  ['leaning away', sheetAt([400, 300], [190, 240], -6, 0.18)],
  [
    'seen from a corner',
    [
      [210, 90],
      [600, 40],
      [680, 560],
      [150, 500],
    ],
  ],
])('%s', (_, quad) => {
  const flat = flattenSheet(seen(quad, 800, 600), quad);
  const at = (u: number, v: number) => {
    const from = (Math.floor(v * flat.height) * flat.width + Math.floor(u * flat.width)) * 4;
    return flat.data.slice(from, from + 4);
  };
  for (const u of [0.02, 0.25, 0.5, 0.75, 0.98])
    for (const v of [0.02, 0.3, 0.5, 0.7, 0.98]) {
      const [red = 0, green = 0, blue = 0, solid] = at(u, v);
      expect([blue, solid]).toEqual([paper, 255]);
      expect(Math.abs((red - 20) / 200 - u)).toBeLessThan(0.02);
      expect(Math.abs((green - 20) / 200 - v)).toBeLessThan(0.02);
    }
  // All of the sheet is there: at the very edge the table begins.
  for (const [u, v] of [
    [0, 0.5],
    [0.999, 0.5],
    [0.5, 0],
    [0.5, 0.999],
  ] as const)
    expect(at(u, v)[2]).toBeLessThan(paper);
});

it('a corner beyond the picture repeats its edge instead of failing', () => {
  const quad: Quad = [
    [-4, -3],
    [203, 0],
    [200, 152],
    [0, 150],
  ];
  const flat = flattenSheet(seen(sheetAt([100, 75], [60, 50], 0), 200, 150), quad);
  expect(flat.width).toBeGreaterThan(200);
  expect(flat.data.every((value, at) => at % 4 !== 3 || value === 255)).toBe(true);
});
