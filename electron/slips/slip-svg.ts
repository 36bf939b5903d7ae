// Draws a slip's layout as SVG: the picture on screen, the page in the file printer and the source of every raster.

import type { SlipFonts } from './slip-fonts.ts';
import { asciiStarts, type PlacedItem, type SlipLayout, type TextRun } from './slip-layout.ts';
import { markShapes } from './slip-mark.ts';

const escapeXml = (text: string) =>
  text.replace(/[&<>" ]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', ' ': '\u00a0' })[c] ?? c);

const tenth = (n: number) => String(Math.round(n * 10) / 10);

function glyphs(run: TextRun, fonts: SlipFonts): string {
  const chars = [...run.text];
  if (!run.wide) {
    const { starts } = asciiStarts(run, fonts);
    return chars.map((char, i) => `<tspan x="${tenth(starts[i] ?? run.x)}">${escapeXml(char)}</tspan>`).join('');
  }
  const cell = 24 * run.scale;
  return chars.map((char, i) => `<tspan x="${tenth(run.x + cell * (i + 0.5))}">${escapeXml(char)}</tspan>`).join('');
}

function draw(item: PlacedItem, fonts: SlipFonts): string {
  switch (item.kind) {
    case 'text': {
      const size = (item.wide ? fonts.wideDots : fonts.asciiDots) * item.scale;
      const weight = item.bold ? ' font-weight="700"' : '';
      const anchor = item.wide ? ' text-anchor="middle"' : '';
      const fill = item.white ? ' fill="#fff"' : '';
      return `<text y="${tenth(item.baseline)}" font-size="${tenth(size)}"${weight}${anchor}${fill}>${glyphs(item, fonts)}</text>`;
    }
    case 'bar':
      return `<rect x="${item.x}" y="${item.y}" width="${item.width}" height="${item.height}"/>`;
    case 'dashes':
      return `<path d="M${item.x} ${item.y}h${item.width}" fill="none" stroke="#000" stroke-width="3" stroke-dasharray="8 4"/>`;
    case 'frame':
      return `<rect x="${item.x}" y="${item.y}" width="${item.width}" height="${item.height}" rx="14" fill="none" stroke="#000" stroke-width="4"/>`;
    case 'mark': {
      const shapes = [
        ...markShapes.black.map((d) => `<path d="${d}"/>`),
        ...markShapes.white.map((d) => `<path d="${d}" fill="#fff"/>`),
      ];
      return `<g transform="translate(${item.x} ${item.y}) scale(${item.size / 48})">${shapes.join('')}</g>`;
    }
    case 'picture':
      return `<image x="${item.x}" y="${item.y}" width="${item.width}" height="${item.height}" image-rendering="optimizeSpeed" href="data:image/png;base64,${item.png}"/>`;
    case 'bars': {
      const bars = item.bars.map(({ x, width }) => `M${x} ${item.y}h${width}v${item.height}h-${width}z`);
      return `<path d="${bars.join('')}" shape-rendering="crispEdges"/>`;
    }
    case 'code': {
      const squares = item.modules.flatMap((row, r) =>
        row.flatMap((dark, c) =>
          dark ? [`M${item.x + c * item.cell} ${item.y + r * item.cell}h${item.cell}v${item.cell}h-${item.cell}z`] : [],
        ),
      );
      return `<path d="${squares.join('')}" shape-rendering="crispEdges"/>`;
    }
  }
}

/** The slip as an SVG of black on white; `title` is what a screen reader says. */
export function slipSvg(layout: SlipLayout, fonts: SlipFonts, title: string): string {
  const { widthDots: w, heightDots: h } = layout;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}" viewBox="0 0 ${w} ${h}" role="img" aria-label="${escapeXml(title)}"><rect width="${w}" height="${h}" fill="#fff"/><g font-family="'${fonts.family}'" fill="#000">${layout.items.map((item) => draw(item, fonts)).join('')}</g></svg>`;
}
