// Draws strips of slips as dots, all new ones of a slip in one picture, and keeps those that come again: mark, rules, hints, frames.

import { type Bitmap, slipBitmap } from './raster.ts';
import type { SlipFonts } from './slip-fonts.ts';
import type { Square, Strip } from './slip-strips.ts';

type DotStrip = Pick<Extract<Strip, { kind: 'dots' }>, 'svg' | 'height' | 'squares'>;

export type StripPictures = {
  /** The strips' dots, in their order. Rejects when the signal is aborted. */
  draw(strips: readonly DotStrip[], signal?: AbortSignal): Promise<Bitmap[]>;
};

/** A few kilobytes each. */
const keptMost = 300;

export function createStripPictures(fonts: SlipFonts): StripPictures {
  /** By what is drawn; the one used longest ago comes first. In memory only: a strip may hold a name. */
  const kept = new Map<string, Bitmap>();

  function keep(svg: string, bitmap: Bitmap): void {
    kept.delete(svg);
    kept.set(svg, bitmap);
    const [oldest] = kept.keys();
    if (kept.size > keptMost && oldest !== undefined) kept.delete(oldest);
  }

  return {
    async draw(strips, signal) {
      const found = new Map<string, Bitmap>();
      const missing: { svg: string; height: number; y: number }[] = [];
      let height = 0;
      for (const strip of strips) {
        const known = kept.get(strip.svg);
        if (known) found.set(strip.svg, known);
        else if (strip.squares) found.set(strip.svg, filled(strip.squares, widthOf(strip.svg), strip.height));
        else if (!missing.some(({ svg }) => svg === strip.svg)) {
          missing.push({ svg: strip.svg, height: strip.height, y: height });
          height += strip.height;
        }
      }
      if (missing.length > 0) {
        // An SVG within an SVG shows nothing outside its own height.
        const stack = missing.map(({ svg, y }) => svg.replace('<svg ', `<svg y="${y}" `)).join('');
        const all = await slipBitmap(
          `<svg xmlns="http://www.w3.org/2000/svg" width="${widthOf(stack)}" height="${height}">${stack}</svg>`,
          fonts,
          signal,
        );
        for (const { svg, y, height: rows } of missing) {
          const data = all.data.slice(y * all.rowBytes, (y + rows) * all.rowBytes);
          found.set(svg, { ...all, heightDots: rows, data });
        }
      }
      return strips.map(({ svg, squares }) => {
        const bitmap = found.get(svg);
        if (!bitmap) throw new Error('A strip was not drawn.');
        if (squares === null) keep(svg, bitmap);
        return bitmap;
      });
    },
  };
}

function filled(squares: readonly Square[], widthDots: number, heightDots: number): Bitmap {
  const rowBytes = Math.ceil(widthDots / 8);
  const data = new Uint8Array(rowBytes * heightDots);
  for (const { x, y, width, height } of squares) {
    for (let row = y; row < Math.min(y + height, heightDots); row++) {
      for (let dot = x; dot < x + width; dot++) {
        const at = row * rowBytes + (dot >> 3);
        data[at] = (data[at] ?? 0) | (128 >> (dot & 7));
      }
    }
  }
  return { widthDots, heightDots, rowBytes, data };
}

const widthOf = (svg: string) => Number(/ width="(\d+)"/.exec(svg)?.[1]);
