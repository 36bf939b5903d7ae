// The sheet is found where its four edges are sure, to a pixel or two; where they are not, nothing is cut off.
import { expect, it } from 'vitest';
import { findSheet, type Quad } from '#renderer/kiosk/screens/papers/find-sheet.ts';
import { chance, draw, type Scene, sheetAt } from './drawn-sheet.ts';

const wood = (x: number, y: number) => 110 + 18 * Math.sin(x / 9 + Math.sin(y / 31)) + 8 * Math.sin(y / 5);
const dark = () => 35;
const grey = () => 165;
const white = () => 212;
const blocks = (size: number, seed: number, from: number, to: number) => {
  const next = chance(seed);
  const shades = Array.from({ length: 4096 }, () => from + (to - from) * next());
  return (x: number, y: number) => shades[(Math.floor(x / size) * 61 + Math.floor(y / size) * 7) % 4096] ?? from;
};
/** A cloth of many colours, none as bright as paper. */
const cloth = blocks(13, 5, 20, 170);

/** How far the farthest corner is off, in pixels of the small picture. */
const off = (found: Quad | null, expected: Quad): number =>
  found === null
    ? Number.POSITIVE_INFINITY
    : Math.max(...found.map(([x, y], at) => Math.hypot(x - (expected[at]?.[0] ?? 0), y - (expected[at]?.[1] ?? 0))));

const upright = sheetAt([160, 120], [72, 100], 0);
it.each<[string, Quad, Partial<Scene>]>([
  ['straight on wood', upright, {}],
  ['on a dark table', upright, { table: dark }],
  ['on a grey one', upright, { table: grey }],
  ['on a white one', upright, { table: white }],
  ['on a cloth of many colours', upright, { table: cloth }],
  ['a little turned', sheetAt([165, 118], [70, 96], 7), {}],
  ['turned the other way', sheetAt([160, 120], [66, 88], -16), { table: grey }],
  ['much turned', sheetAt([160, 120], [62, 84], 38), {}],
  ['lying across', sheetAt([160, 120], [130, 88], 3), {}],
  ['seen aslant', sheetAt([160, 122], [78, 92], 4, 0.12), {}],
  ['seen aslant from above', sheetAt([160, 118], [78, 92], -3, -0.1), { table: grey }],
  ['a form with a frame, lines and a photograph', sheetAt([160, 120], [74, 102], 2), { print: 'form' }],
  ['an empty sheet', upright, { print: 'none' }],
  ['with light from one side', upright, { fall: 0.35, table: dark }],
  ['before a noisy camera', upright, { noise: 12 }],
  ['grey paper', upright, { paper: 190, table: dark }],
])('is found %s', (_, sheet, scene) => {
  expect(off(findSheet(draw({ table: wood, ...scene, sheets: [sheet] })), sheet)).toBeLessThan(2.5);
});

it('is found upright in an upright picture too', () => {
  const sheet = sheetAt([120, 160], [90, 128], 4);
  expect(off(findSheet(draw({ table: wood, width: 240, height: 320, sheets: [sheet] })), sheet)).toBeLessThan(2.5);
});

it.each<[string, Scene]>([
  ['no sheet on wood', { table: wood, sheets: [] }],
  ['no sheet on a cloth', { table: cloth, sheets: [] }],
  ['no sheet on a cloth with white in it', { table: blocks(24, 9, 20, 250), sheets: [] }],
  ['nothing but noise', { table: () => 120, noise: 40, sheets: [] }],
  ['white on white', { table: () => 236, paper: 237, print: 'none', sheets: [upright] }],
  ['a sheet half out of the frame', { table: wood, sheets: [sheetAt([160, 215], [72, 100], 3)] }],
  ['a sheet with one corner out of the frame', { table: wood, sheets: [sheetAt([260, 150], [72, 100], 20)] }],
  [
    'a sheet closer than the frame, with a form on it',
    { table: wood, print: 'form', sheets: [sheetAt([160, 120], [190, 150], 1)] },
  ],
  [
    'two sheets side by side',
    { table: wood, sheets: [sheetAt([85, 120], [62, 88], 2), sheetAt([235, 120], [62, 88], -3)] },
  ],
])('is not guessed at: %s', (_, scene) => {
  expect(findSheet(draw(scene))).toBeNull();
});

it('however it lies, what is found holds all of the sheet or there is nothing found', () => {
  const next = chance(11);
  const [whole, found] = [[] as number[], [] as number[]];
  const tables = [wood, dark, grey, white, cloth];
  for (let n = 0; n < 40; n += 1) {
    const half = 40 + 40 * next();
    const middle = [100 + 120 * next(), 90 + 60 * next()] as const;
    const sheet = sheetAt(middle, [half, half * 1.3], 60 * (next() - 0.5), 0.2 * (next() - 0.5));
    const table = tables[n % tables.length] ?? wood;
    const seen = findSheet(draw({ table, print: n % 2 ? 'form' : 'letter', sheets: [sheet] }));
    if (sheet.every(([x, y]) => x > 3 && y > 3 && x < 317 && y < 237)) whole.push(n);
    if (!seen) continue;
    found.push(n);
    expect(off(seen, sheet), `sheet ${n}`).toBeLessThan(4);
  }
  // Of those that lie wholly in the frame most are found.
  expect(whole.length).toBeGreaterThan(10);
  expect(found.length).toBeGreaterThan(whole.length * 0.7);
});

it('takes no longer than a glance', () => {
  const picture = draw({ table: cloth, sheets: [upright] });
  const from = performance.now();
  for (let n = 0; n < 5; n += 1) findSheet(picture);
  expect((performance.now() - from) / 5).toBeLessThan(400);
});
