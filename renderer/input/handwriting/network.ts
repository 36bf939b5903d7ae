// Owns the small network behind the recogniser: how its file is read and how it is run, in plain arrays so that a worker and Node can do it alike.
import { GRID, UNIT } from './planes.ts';

/** As train.py lists them: 3 × 3 convolutions, halved by a maximum where `pool`, then dense layers. */
type Layer = { kind: 'conv'; in: number; out: number; pool: boolean } | { kind: 'dense'; in: number; out: number };
type Header = { characters: string; layers: Layer[] };
/** Row by row the weights of each output. */
type Weights = { layer: Layer; rows: Float64Array; bias: Float32Array };
/** The last layer stays in bytes: it is the largest by far, and each of its numbers is used once. */
type LastWeights = { size: number; rows: Int8Array; scales: Float32Array; bias: Float32Array };

/** What loading makes of a weights file. */
export type Network = {
  /** In the order of the scores. */
  characters: readonly string[];
  /** How probable each character is; several views of one writing are judged together. */
  probabilities: (views: readonly Uint8Array[]) => Float64Array;
};

const TAPS = 9;

/** Reads a file that train.py wrote. Throws where it is not one, or is cut short. */
export function loadNetwork(bytes: Uint8Array): Network {
  const { header, layer, last } = readerOf(bytes);
  const { characters, layers } = header();
  const weights = layers.slice(0, -1).map(layer);
  const output = last(layers.at(-1));
  return {
    characters: [...characters],
    probabilities: (views) => {
      const mean = new Float64Array(output.size);
      for (const view of views) {
        run(weights, view).forEach((value, i) => {
          mean[i] = (mean[i] ?? 0) + value / views.length;
        });
      }
      return probabilitiesOf(output, mean);
    },
  };
}

function readerOf(bytes: Uint8Array) {
  let at = 0;
  const take = (length: number): ArrayBuffer => {
    if (at + length > bytes.length) throw new Error('The handwriting weights are cut short.');
    // A copy, and not `slice`: of Node's Buffer that would be a window on memory shared with others.
    const part = new Uint8Array(bytes.subarray(at, at + length));
    at += length;
    return part.buffer;
  };
  const rowsOf = (layer: Layer) => {
    const size = layer.kind === 'conv' ? layer.in * TAPS : layer.in;
    const scales = new Float32Array(take(4 * layer.out));
    const bias = new Float32Array(take(4 * layer.out));
    const rows = new Int8Array(take(layer.out * size));
    // The next layer begins at a multiple of four.
    at += -rows.length & 3;
    return { size, scales, bias, rows };
  };
  return {
    header: (): Header => {
      if (new TextDecoder().decode(take(4)) !== 'BCHW') throw new Error('These are no handwriting weights.');
      const length = new DataView(take(4)).getUint32(0, true);
      return JSON.parse(new TextDecoder().decode(take(length)));
    },
    layer: (layer: Layer): Weights => {
      const { size, scales, bias, rows } = rowsOf(layer);
      return { layer, bias, rows: Float64Array.from(rows, (value, i) => value * (scales[Math.floor(i / size)] ?? 0)) };
    },
    last: (layer: Layer | undefined): LastWeights => {
      if (layer?.kind !== 'dense') throw new Error('The handwriting weights do not end as they should.');
      return rowsOf(layer);
    },
  };
}

function run(weights: readonly Weights[], planes: Uint8Array): Float64Array {
  let side = GRID;
  let values: Float64Array = Float64Array.from(planes, (value) => value / UNIT);
  for (const { layer, rows, bias } of weights) {
    if (layer.kind === 'dense') {
      values = dense(rows, bias, values);
    } else {
      values = convolved(rows, bias, patches(values, layer.in, side), side * side);
      if (layer.pool) {
        values = halved(values, layer.out, side);
        side /= 2;
      }
    }
  }
  return values;
}

/** For each place the nine values around it in every channel, in the order of the weights; beyond the edge there is nothing. */
function patches(values: Float64Array, channels: number, side: number): Float64Array {
  const out = new Float64Array(side * side * channels * TAPS);
  for (let y = 0; y < side; y++) {
    for (let x = 0; x < side; x++) {
      const to = (y * side + x) * channels * TAPS;
      for (let tap = 0; tap < TAPS; tap++) {
        const fromY = y + Math.floor(tap / 3) - 1;
        const fromX = x + (tap % 3) - 1;
        if (fromY < 0 || fromY >= side || fromX < 0 || fromX >= side) continue;
        const from = fromY * side + fromX;
        for (let channel = 0; channel < channels; channel++) {
          out[to + channel * TAPS + tap] = values[channel * side * side + from] ?? 0;
        }
      }
    }
  }
  return out;
}

/*
 * Nearly all the time goes into the next two. Places come in fours (a side is even), outputs in twos, so that what is fetched is
 * used several times; `as number` because every index is inside by construction and a fallback would cost a test each.
 */

/** Each output at each place, nothing below zero; output by output. */
function convolved(rows: Float64Array, bias: Float32Array, inputs: Float64Array, places: number): Float64Array {
  const size = inputs.length / places;
  const out = new Float64Array(bias.length * places);
  for (let row = 0; row < bias.length; row += 2) {
    const first = row * size;
    for (let place = 0; place < places; place += 4) {
      let a0 = bias[row] as number;
      let b0 = a0;
      let c0 = a0;
      let d0 = a0;
      let a1 = bias[row + 1] as number;
      let b1 = a1;
      let c1 = a1;
      let d1 = a1;
      let from = place * size;
      for (let i = first; i < first + size; i++, from++) {
        const u = rows[i] as number;
        const v = rows[i + size] as number;
        const a = inputs[from] as number;
        const b = inputs[from + size] as number;
        const c = inputs[from + 2 * size] as number;
        const d = inputs[from + 3 * size] as number;
        a0 += u * a;
        b0 += u * b;
        c0 += u * c;
        d0 += u * d;
        a1 += v * a;
        b1 += v * b;
        c1 += v * c;
        d1 += v * d;
      }
      const to = row * places + place;
      out[to] = positive(a0);
      out[to + 1] = positive(b0);
      out[to + 2] = positive(c0);
      out[to + 3] = positive(d0);
      out[to + places] = positive(a1);
      out[to + places + 1] = positive(b1);
      out[to + places + 2] = positive(c1);
      out[to + places + 3] = positive(d1);
    }
  }
  return out;
}

function dense(rows: Float64Array, bias: Float32Array, inputs: Float64Array): Float64Array {
  const out = new Float64Array(bias.length);
  for (let row = 0; row < bias.length; row++) out[row] = positive((bias[row] as number) + dot(rows, row, inputs));
  return out;
}

/** Row `row` times the inputs, whose number is a multiple of four. */
function dot(rows: Float64Array | Int8Array, row: number, inputs: Float64Array): number {
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  const start = row * inputs.length;
  for (let i = 0; i < inputs.length; i += 4) {
    a += (rows[start + i] as number) * (inputs[i] as number);
    b += (rows[start + i + 1] as number) * (inputs[i + 1] as number);
    c += (rows[start + i + 2] as number) * (inputs[i + 2] as number);
    d += (rows[start + i + 3] as number) * (inputs[i + 3] as number);
  }
  return a + b + c + d;
}

const positive = (value: number): number => Math.max(0, value);

/** The largest of each two by two. */
function halved(values: Float64Array, channels: number, side: number): Float64Array {
  const half = side / 2;
  const out = new Float64Array(channels * half * half);
  for (let i = 0; i < out.length; i++) {
    const from = Math.floor(i / half) * 2 * side + (i % half) * 2;
    out[i] = Math.max(values[from] ?? 0, values[from + 1] ?? 0, values[from + side] ?? 0, values[from + side + 1] ?? 0);
  }
  return out;
}

function probabilitiesOf({ rows, scales, bias }: LastWeights, inputs: Float64Array): Float64Array {
  const out = new Float64Array(bias.length);
  for (let row = 0; row < bias.length; row++) out[row] = dot(rows, row, inputs) * (scales[row] ?? 0) + (bias[row] ?? 0);
  const best = out.reduce((most, score) => Math.max(most, score), -Infinity);
  let sum = 0;
  for (let i = 0; i < out.length; i++) {
    out[i] = Math.exp((out[i] ?? 0) - best);
    sum += out[i] ?? 0;
  }
  return out.map((value) => value / sum);
}
