// Owns what the recogniser sees of a character: how much ink runs in each of eight directions at each place of a 16 × 16 grid. Training and product both look through it.
import { evenLines, type Line, type Stroke } from './strokes.ts';

export const DIRECTIONS = 8;
export const GRID = 16;
export const PLANES_SIZE = DIRECTIONS * GRID * GRID;
/** The planes hold the root of the ink in hundredths: the root because a second stroke at a place says less than the first. */
export const UNIT = 100;

/** How evenly lines are spread in each of the views the recogniser takes of one writing: as written, and nearly evenly. */
export const VIEWS = [0, 0.8] as const;

/** The box around the character, in standard deviations of its ink to each side. */
const REACH = 2.2;
/** Under this share of width in height (or the other way round) it is a line and no shape. */
const LEAST_NARROWNESS = 0.2;
const BINS = 32;
/** Keeps empty stretches from being closed up altogether where lines are spread evenly. */
const EMPTY_WEIGHT = 1.2;

/**
 * The planes of a character, direction by direction, row by row; null where there is nothing to look at.
 * `evenness` (0 to 1) says how far crowded lines are moved apart and empty stretches closed up: people differ in how they
 * share the square among the parts of a character, and much less once the lines are spread evenly.
 */
export function planesOf(strokes: readonly Stroke[], evenness: number): Uint8Array | null {
  const lines = evenLines(strokes);
  if (lines.length === 0) return null;
  const body = centre(lines);
  if (evenness > 0) spread(lines, evenness * body);
  const ink = inkIn(lines);
  const planes = new Uint8Array(PLANES_SIZE);
  for (let i = 0; i < PLANES_SIZE; i++) planes[i] = Math.min(255, Math.round(Math.sqrt(ink[i] ?? 0) * UNIT));
  return planes;
}

/** Calls back with the ends of every piece of line. */
function eachPiece(lines: readonly Line[], see: (x0: number, y0: number, x1: number, y1: number) => void): void {
  for (const line of lines) {
    for (let i = 2; i < line.length; i += 2) {
      see(line[i - 2] ?? 0, line[i - 1] ?? 0, line[i] ?? 0, line[i + 1] ?? 0);
    }
  }
}

/**
 * Moves the ink's centre to (½, ½) and its spread to the unit square, in place. A narrow character stays narrower, but less so.
 * Gives how much body it has, 1 but for single lines, which stay lines: their tremble is not to be blown up to strokes.
 */
function centre(lines: readonly Line[]): number {
  let ink = 0;
  let sumX = 0;
  let sumY = 0;
  eachPiece(lines, (x0, y0, x1, y1) => {
    const length = Math.hypot(x1 - x0, y1 - y0);
    ink += length;
    sumX += (length * (x0 + x1)) / 2;
    sumY += (length * (y0 + y1)) / 2;
  });
  const midX = sumX / ink;
  const midY = sumY / ink;
  let squaresX = 0;
  let squaresY = 0;
  eachPiece(lines, (x0, y0, x1, y1) => {
    const length = Math.hypot(x1 - x0, y1 - y0);
    squaresX += length * ((x0 + x1) / 2 - midX) ** 2;
    squaresY += length * ((y0 + y1) / 2 - midY) ** 2;
  });
  const spreadX = Math.sqrt(squaresX / ink);
  const spreadY = Math.sqrt(squaresY / ink);
  const widest = Math.max(spreadX, spreadY);
  const narrowness = Math.min(spreadX, spreadY) / widest;
  const body = Math.min(1, narrowness / LEAST_NARROWNESS);
  const scaleFor = (own: number) => {
    if (own === 0) return 0;
    const shown = own === widest ? 1 : body * Math.sqrt(Math.sin((Math.PI / 2) * narrowness));
    return shown / (2 * REACH * own);
  };
  const scaleX = scaleFor(spreadX);
  const scaleY = scaleFor(spreadY);
  for (const line of lines) {
    for (let i = 0; i < line.length; i += 2) {
      line[i] = ((line[i] ?? 0) - midX) * scaleX + 0.5;
      line[i + 1] = ((line[i + 1] ?? 0) - midY) * scaleY + 0.5;
    }
  }
  return body;
}

/** Shares the square among the lines by how dense they lie, in place. Upright lines crowd sideways, level lines up and down. */
function spread(lines: readonly Line[], evenness: number): void {
  const across = new Float64Array(BINS);
  const down = new Float64Array(BINS);
  eachPiece(lines, (x0, y0, x1, y1) => {
    const binX = binOf((x0 + x1) / 2);
    const binY = binOf((y0 + y1) / 2);
    across[binX] = (across[binX] ?? 0) + Math.abs(y1 - y0);
    down[binY] = (down[binY] ?? 0) + Math.abs(x1 - x0);
  });
  const mapX = cumulative(across);
  const mapY = cumulative(down);
  for (const line of lines) {
    for (let i = 0; i < line.length; i++) {
      const value = line[i] ?? 0;
      line[i] = value + evenness * (mapped(i % 2 === 0 ? mapX : mapY, value) - value);
    }
  }
}

const binOf = (value: number): number => Math.max(0, Math.min(BINS - 1, Math.floor(value * BINS)));

/** Where the edges of the bins go when each bin gets room after its weight. */
function cumulative(weights: Float64Array): Float64Array {
  const at = (i: number) => weights[Math.max(0, Math.min(BINS - 1, i))] ?? 0;
  const empty = EMPTY_WEIGHT * (weights.reduce((sum, weight) => sum + weight, 0) / BINS + 1e-6);
  const edges = new Float64Array(BINS + 1);
  for (let i = 0; i < BINS; i++) edges[i + 1] = (edges[i] ?? 0) + (at(i - 1) + 2 * at(i) + at(i + 1)) / 4 + empty;
  const all = edges[BINS] ?? 1;
  return edges.map((edge) => edge / all);
}

/** Outside the square nothing is moved. */
function mapped(edges: Float64Array, value: number): number {
  if (value <= 0 || value >= 1) return value;
  const bin = binOf(value);
  const low = edges[bin] ?? 0;
  return low + ((edges[bin + 1] ?? 1) - low) * (value * BINS - bin);
}

/** Length of line per direction and place, in grid cells, shared between the two nearest directions and the four nearest places. */
function inkIn(lines: readonly Line[]): Float32Array {
  const ink = new Float32Array(PLANES_SIZE);
  const onGrid = (value: number) => Math.max(0, Math.min(GRID - 1.001, value * GRID - 0.5));
  eachPiece(lines, (x0, y0, x1, y1) => {
    const dx = x1 - x0;
    const dy = y1 - y0;
    const length = Math.hypot(dx, dy) * GRID;
    if (length < 1e-9) return;
    const angle = ((Math.atan2(dy, dx) / (2 * Math.PI)) * DIRECTIONS + DIRECTIONS) % DIRECTIONS;
    const direction = Math.floor(angle);
    const toNext = angle - direction;
    const one = (direction % DIRECTIONS) * GRID * GRID;
    const other = ((direction + 1) % DIRECTIONS) * GRID * GRID;
    const parts = Math.ceil(length);
    for (let k = 0; k < parts; k++) {
      const t = (k + 0.5) / parts;
      const x = onGrid(x0 + dx * t);
      const y = onGrid(y0 + dy * t);
      const column = Math.floor(x);
      const row = Math.floor(y);
      const right = x - column;
      const below = y - row;
      const cell = row * GRID + column;
      const here = length / parts;
      add(ink, one + cell, here * (1 - toNext), right, below);
      add(ink, other + cell, here * toNext, right, below);
    }
  });
  return ink;
}

function add(ink: Float32Array, cell: number, amount: number, right: number, below: number): void {
  ink[cell] = (ink[cell] ?? 0) + amount * (1 - right) * (1 - below);
  ink[cell + 1] = (ink[cell + 1] ?? 0) + amount * right * (1 - below);
  ink[cell + GRID] = (ink[cell + GRID] ?? 0) + amount * (1 - right) * below;
  ink[cell + GRID + 1] = (ink[cell + GRID + 1] ?? 0) + amount * right * below;
}
