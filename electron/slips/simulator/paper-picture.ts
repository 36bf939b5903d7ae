// Draws what lies on the simulated paper: characters in the product's own type, dots as dots.

import { PNG } from 'pngjs';
import { type Bitmap, slipBitmap } from '../raster.ts';
import type { SlipFonts } from '../slip-fonts.ts';
import { cellDots, type Glyph, lineDots, type PrintedSlip, type RasterBand } from './paper-model.ts';

/** Dots of a cell under the foot on which characters stand. */
const descentDots = 3;

const escapeXml = (char: string) => (char === '&' ? '&amp;' : char === '<' ? '&lt;' : char === ' ' ? '\u00a0' : char);

function drawGlyph(glyph: Glyph, fonts: SlipFonts): string {
  const { char, x, y, scaleX, scaleY } = glyph;
  const isWide = char >= '\u0080';
  const cell = isWide ? 2 * cellDots : cellDots;
  const size = isWide ? fonts.wideDots : fonts.asciiDots;
  const widths = glyph.bold ? fonts.widths.bold : fonts.widths.regular;
  // A printer's own letters are all of one width: what is wider is drawn narrower.
  const squeeze = isWide ? 1 : Math.min(1, cell / (((widths[char] ?? 500) * size) / 1000));
  const weight = glyph.bold ? ' font-weight="700"' : '';
  const foot = lineDots - descentDots;
  const bar = `<rect width="${cell}" height="${lineDots}"/>`;
  const under = `<rect y="${lineDots - 1}" width="${cell}" height="1"/>`;
  const letter = `<text transform="translate(${cell / 2} ${foot}) scale(${squeeze} 1)" font-size="${size}"${weight} text-anchor="middle"${glyph.inverse ? ' fill="#fff"' : ''}>${escapeXml(char)}</text>`;
  return `<g transform="translate(${x} ${y}) scale(${scaleX} ${scaleY})">${glyph.inverse ? bar : ''}${letter}${glyph.underline ? under : ''}</g>`;
}

function burn(onto: Bitmap, band: RasterBand): void {
  for (let y = 0; y < band.rows; y++) {
    for (let x = 0; x < band.rowBytes * 8; x++) {
      const isBlack = ((band.data[y * band.rowBytes + (x >> 3)] ?? 0) & (128 >> (x & 7))) !== 0;
      const to = band.x + x;
      if (!isBlack || to >= onto.widthDots) continue;
      const at = (band.y + y) * onto.rowBytes + (to >> 3);
      onto.data[at] = (onto.data[at] ?? 0) | (128 >> (to & 7));
    }
  }
}

/** The paper between its printable edges, in the printer's dots. */
export async function paperBitmap(slip: PrintedSlip, fonts: SlipFonts): Promise<Bitmap> {
  const { widthDots: w, heightDots: h } = slip;
  const type = slip.glyphs.map((glyph) => drawGlyph(glyph, fonts)).join('');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}"><g font-family="'${fonts.family}'">${type}</g></svg>`;
  const rowBytes = Math.ceil(w / 8);
  const paper =
    slip.glyphs.length > 0
      ? await slipBitmap(svg, fonts)
      : { widthDots: w, heightDots: h, rowBytes, data: new Uint8Array(rowBytes * h) };
  for (const band of slip.bands) burn(paper, band);
  return paper;
}

/** Dots of white beside the printable width: 4 mm, as on paper. */
const marginDots = 32;

/** The piece as it lies in the hand, one pixel a dot. */
export const paperPng = async (slip: PrintedSlip, fonts: SlipFonts): Promise<Buffer> =>
  dotsPng(await paperBitmap(slip, fonts));

/** The dots on white paper with its margins. */
export function dotsPng(dots: Bitmap): Buffer {
  const png = new PNG({ width: dots.widthDots + 2 * marginDots, height: dots.heightDots + 2 * marginDots });
  png.data.fill(0xff);
  for (let y = 0; y < dots.heightDots; y++) {
    for (let x = 0; x < dots.widthDots; x++) {
      if (((dots.data[y * dots.rowBytes + (x >> 3)] ?? 0) & (128 >> (x & 7))) === 0) continue;
      const at = ((y + marginDots) * png.width + x + marginDots) * 4;
      png.data.fill(0, at, at + 3);
    }
  }
  return PNG.sync.write(png, { colorType: 0 });
}
