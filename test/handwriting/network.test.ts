// How the network's file is read and run, against the same sums done the long way round, and what happens to a file that is not whole.
import { describe, expect, it } from 'vitest';
import { loadNetwork } from '#renderer/input/handwriting/network.ts';
import { DIRECTIONS, GRID, PLANES_SIZE, UNIT } from '#renderer/input/handwriting/planes.ts';
import { chanceFrom } from './distortions.ts';

type Layer = { kind: string; in: number; out: number; pool?: boolean };
const layers: Layer[] = [
  { kind: 'conv', in: DIRECTIONS, out: 4, pool: true },
  { kind: 'conv', in: 4, out: 6, pool: false },
  { kind: 'dense', in: 6 * (GRID / 2) ** 2, out: 8 },
  { kind: 'dense', in: 8, out: 3 },
];

/** Three characters, weights at random. */
function smallNetwork(description: { characters: string; layers: Layer[] } = { characters: '一二三', layers }) {
  const chance = chanceFrom(7);
  const header = new TextEncoder().encode(JSON.stringify(description));
  const parts: Uint8Array[] = [
    new TextEncoder().encode('BCHW'),
    new Uint8Array(Uint32Array.of(header.length).buffer),
    header,
  ];
  const weights = description.layers.map((layer) => {
    const size = layer.kind === 'conv' ? layer.in * 9 : layer.in;
    const scales = Float32Array.from({ length: layer.out }, () => 0.002 + 0.002 * chance());
    const bias = Float32Array.from({ length: layer.out }, () => chance() - 0.5);
    const rows = Int8Array.from({ length: layer.out * size }, () => Math.round(254 * chance() - 127));
    const padding = new Uint8Array(-rows.length & 3);
    parts.push(new Uint8Array(scales.buffer), new Uint8Array(bias.buffer), new Uint8Array(rows.buffer), padding);
    return { layer, size, scales, bias, rows };
  });
  const bytes = Uint8Array.from(parts.flatMap((part) => [...part]));
  return { bytes, weights };
}

/** The definition, place by place. */
function longWay({ weights }: ReturnType<typeof smallNetwork>, planes: Uint8Array): number[] {
  let side = GRID;
  let values = [...planes].map((value) => value / UNIT);
  for (const [i, { layer, size, scales, bias, rows }] of weights.entries()) {
    const weight = (row: number, at: number) => (rows[row * size + at] ?? 0) * (scales[row] ?? 0);
    const out: number[] = [];
    for (let row = 0; row < layer.out; row++) {
      const places = layer.kind === 'conv' ? side * side : 1;
      for (let place = 0; place < places; place++) {
        let sum = bias[row] ?? 0;
        if (layer.kind === 'dense') for (const [at, value] of values.entries()) sum += weight(row, at) * value;
        else
          for (let channel = 0; channel < layer.in; channel++)
            for (let tap = 0; tap < 9; tap++) {
              const y = Math.floor(place / side) + Math.floor(tap / 3) - 1;
              const x = (place % side) + (tap % 3) - 1;
              if (y < 0 || y >= side || x < 0 || x >= side) continue;
              sum += weight(row, channel * 9 + tap) * (values[channel * side * side + y * side + x] ?? 0);
            }
        out.push(i === weights.length - 1 ? sum : Math.max(0, sum));
      }
    }
    values = out;
    if (layer.pool) {
      const whole = side;
      side /= 2;
      values = Array.from({ length: layer.out * side * side }, (_, at) => {
        const [channel, y, x] = [Math.floor(at / side / side), Math.floor(at / side) % side, at % side];
        const from = channel * whole * whole + 2 * y * whole + 2 * x;
        return Math.max(...[0, 1, whole, whole + 1].map((step) => out[from + step] ?? 0));
      });
    }
  }
  const sum = values.reduce((all, value) => all + Math.exp(value), 0);
  return values.map((value) => Math.exp(value) / sum);
}

const planes = Uint8Array.from({ length: PLANES_SIZE }, (_, i) => (i * 7919) % 256);

describe('the network', () => {
  it('gives what the sums done the long way round give', () => {
    const network = smallNetwork();
    const expected = longWay(network, planes);
    const { characters, probabilities } = loadNetwork(network.bytes);
    expect(characters).toEqual(['一', '二', '三']);
    expect(Math.max(...expected)).toBeLessThan(0.999);
    for (const [i, value] of probabilities([planes]).entries()) expect(value).toBeCloseTo(expected[i] ?? 0, 6);
  });

  it('judges two views of one writing together', () => {
    const { probabilities } = loadNetwork(smallNetwork().bytes);
    const other = planes.toReversed();
    expect(probabilities([planes, planes])).toEqual(probabilities([planes]));
    expect(probabilities([planes, other])).not.toEqual(probabilities([planes]));
    for (const [i, value] of probabilities([other, planes]).entries())
      expect(value).toBeCloseTo(probabilities([planes, other])[i] ?? 0, 9);
  });

  it("reads a file out of Node's shared memory", () => {
    const { bytes } = smallNetwork();
    const inside = Buffer.concat([Buffer.alloc(24), bytes, Buffer.alloc(8)]).subarray(24, 24 + bytes.length);
    expect(loadNetwork(inside).probabilities([planes])).toEqual(loadNetwork(bytes).probabilities([planes]));
  });

  it('refuses a file that is something else', () => {
    expect(() => loadNetwork(new TextEncoder().encode('<!doctype html><title>404</title>'))).toThrow(
      'no handwriting weights',
    );
    expect(() => loadNetwork(new Uint8Array())).toThrow('cut short');
  });

  it('refuses a file that stops too early, wherever it stops', () => {
    const { bytes } = smallNetwork();
    for (let length = 12; length < bytes.length; length += 37)
      expect(() => loadNetwork(bytes.slice(0, length))).toThrow();
  });

  it('refuses a network that ends in the middle', () => {
    const { bytes } = smallNetwork({ characters: '一二三', layers: layers.slice(0, 2) });
    expect(() => loadNetwork(bytes)).toThrow('do not end');
  });
});
