// Turns a picture that somebody hands in into what a thermal printer can print: black and white dots, small, kept once.

import { Resvg, renderAsync } from '@resvg/resvg-js';
import { fileTypeFromBuffer } from 'file-type';
import { PNG } from 'pngjs';
import { DomainError } from '#electron/domain-error.ts';
import { logoBytesMaximum } from '#shared/contract/slip-template.ts';

/** Dots a picture may take: it fits the narrowest paper, and leaves the slip room. */
export const logoMost = { width: 360, height: 200 } as const;
/** Each way; more would take a gigabyte to open. */
const pixelsMost = 4000;
/** Below it is printed black, above the other white, between as a pattern: flat colours stay solid, photographs visible. */
const blackUpTo = 100;
const whiteFrom = 215;

/** The picture as base64 of a PNG. Throws LOGO_TOO_BIG, LOGO_NOT_A_PICTURE, LOGO_TOO_MANY_DOTS, LOGO_EMPTY. */
export async function readLogo(data: string): Promise<string> {
  if (data.length * 0.75 > logoBytesMaximum + 2) throw new DomainError('LOGO_TOO_BIG');
  const bytes = Buffer.from(data, 'base64');
  const mime = (await fileTypeFromBuffer(bytes))?.mime ?? '';
  if (mime !== 'image/png' && mime !== 'image/jpeg') throw new DomainError('LOGO_NOT_A_PICTURE');
  const svg = (size: string) =>
    `<svg xmlns="http://www.w3.org/2000/svg" ${size}><image href="data:${mime};base64,${bytes.toString('base64')}"/></svg>`;
  // Its size stands at its beginning: told before it is opened.
  const box = new Resvg(svg('width="1" height="1"')).getBBox();
  const [width, height] = [Math.round(box?.width ?? 0), Math.round(box?.height ?? 0)];
  if (width < 1 || height < 1) throw new DomainError('LOGO_NOT_A_PICTURE');
  if (width > pixelsMost || height > pixelsMost) throw new DomainError('LOGO_TOO_MANY_DOTS');
  const drawn = await renderAsync(svg(`width="${width}" height="${height}"`), { font: { loadSystemFonts: false } });
  const { pixels } = drawn;
  if (!pixels.some((value, at) => at % 4 === 3 && value > 0)) throw new DomainError('LOGO_NOT_A_PICTURE');
  const grey = shrunk(pixels, width, height);
  const dots = dithered(grey);
  if (!dots.values.some((value) => value === 0)) throw new DomainError('LOGO_EMPTY');
  return pngOf(dots);
}

/** Whether this is a picture as `readLogo` makes them. */
export function isPrintableLogo(base64: string): boolean {
  try {
    const { width, height } = PNG.sync.read(Buffer.from(base64, 'base64'));
    return width <= logoMost.width && height <= logoMost.height;
  } catch {
    return false;
  }
}

type Grey = { width: number; height: number; values: Float32Array };

/** Brightness on white paper, each dot the mean of the pixels that fall into it. A small picture stays as it is. */
function shrunk(pixels: Uint8Array, width: number, height: number): Grey {
  const scale = Math.min(1, logoMost.width / width, logoMost.height / height);
  const to = { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
  const values = new Float32Array(to.width * to.height);
  for (let y = 0; y < to.height; y++) {
    const [top, bottom] = edges(y, to.height, height);
    for (let x = 0; x < to.width; x++) {
      const [left, right] = edges(x, to.width, width);
      let sum = 0;
      for (let v = top; v < bottom; v++)
        for (let u = left; u < right; u++) sum += brightness(pixels, (v * width + u) * 4);
      values[y * to.width + x] = sum / ((bottom - top) * (right - left));
    }
  }
  return { ...to, values };
}

const edges = (at: number, of: number, from: number): [number, number] => {
  const first = Math.floor((at * from) / of);
  return [first, Math.max(first + 1, Math.floor(((at + 1) * from) / of))];
};

// Colours are premultiplied by their opacity; what is see-through shows the paper.
function brightness(pixels: Uint8Array, at: number): number {
  const [red = 0, green = 0, blue = 0, alpha = 0] = pixels.subarray(at, at + 4);
  return 0.299 * red + 0.587 * green + 0.114 * blue + (255 - alpha);
}

/** Floyd and Steinberg's spreading of what a dot is too bright or too dark. */
function dithered({ width, height, values }: Grey): Grey {
  const rest = values.map((value) => Math.min(255, Math.max(0, ((value - blackUpTo) * 255) / (whiteFrom - blackUpTo))));
  const add = (x: number, y: number, error: number) => {
    if (x >= 0 && x < width && y < height) rest[y * width + x] = (rest[y * width + x] ?? 0) + error;
  };
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const is = rest[y * width + x] ?? 255;
      const becomes = is < 128 ? 0 : 255;
      const error = is - becomes;
      rest[y * width + x] = becomes;
      add(x + 1, y, (error * 7) / 16);
      add(x - 1, y + 1, (error * 3) / 16);
      add(x, y + 1, (error * 5) / 16);
      add(x + 1, y + 1, error / 16);
    }
  }
  return { width, height, values: rest };
}

function pngOf({ width, height, values }: Grey): string {
  const data = Buffer.from(values.map((value) => Math.round(value)));
  const options = { width, height, colorType: 0, inputColorType: 0, inputHasAlpha: false, bitDepth: 8 } as const;
  const png = new PNG(options);
  png.data = data;
  return PNG.sync.write(png, options).toString('base64');
}
