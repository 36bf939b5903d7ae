// Turns a slip's picture into dots: PNG for previews, black-or-white rows for printers without the characters.

import { type RenderedImage, type ResvgRenderOptions, renderAsync } from '@resvg/resvg-js';
import type { SlipFonts } from './slip-fonts.ts';

/** One bit a dot, rows padded to whole bytes, 1 = black: what ESC/POS prints. */
export type Bitmap = { widthDots: number; heightDots: number; rowBytes: number; data: Uint8Array };

function options(fonts: SlipFonts, zoom: number): ResvgRenderOptions {
  return {
    background: '#fff',
    fitTo: { mode: 'zoom', value: zoom },
    shapeRendering: 2,
    textRendering: 2,
    font: { loadSystemFonts: false, fontFiles: [fonts.regularFile, fonts.boldFile], defaultFontFamily: fonts.family },
  };
}

/** Renders off the main thread. Rejects when the signal is aborted or the SVG is not one. */
async function render(svg: string, fonts: SlipFonts, zoom: number, signal?: AbortSignal): Promise<RenderedImage> {
  signal?.throwIfAborted();
  // It takes the same signal only once.
  return renderAsync(svg, options(fonts, zoom), signal ? AbortSignal.any([signal]) : null);
}

/** The picture as PNG, `zoom` pixels a dot. */
export async function slipPng(svg: string, fonts: SlipFonts, zoom = 1, signal?: AbortSignal): Promise<Uint8Array> {
  return (await render(svg, fonts, zoom, signal)).asPng();
}

// Below this brightness a dot is burnt. A little above the middle, so that thin strokes of small type stay whole.
const threshold = 150;

/** The picture in the printer's own dots, black or white. */
export async function slipBitmap(svg: string, fonts: SlipFonts, signal?: AbortSignal): Promise<Bitmap> {
  const image = await render(svg, fonts, 1, signal);
  const { width, height, pixels } = image;
  const rowBytes = Math.ceil(width / 8);
  const data = new Uint8Array(rowBytes * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const brightness = pixels[(y * width + x) * 4 + 1] ?? 255;
      if (brightness < threshold)
        data[y * rowBytes + (x >> 3)] = (data[y * rowBytes + (x >> 3)] ?? 0) | (128 >> (x & 7));
    }
  }
  return { widthDots: width, heightDots: height, rowBytes, data };
}
