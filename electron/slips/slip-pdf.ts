// Draws a slip's layout as a one-page PDF of the paper's true size, with real text in it so that it can be searched.

import { readFileSync } from 'node:fs';
import PDFDocument from 'pdfkit';
import type { SlipFonts } from './slip-fonts.ts';
import { asciiStarts, type PlacedItem, type SlipLayout } from './slip-layout.ts';
import { markShapes } from './slip-mark.ts';

// Receipt printers have 203 dots an inch, PDF 72 points.
const pointsPerDot = 72 / 203;
// Paper is wider than what is printed: 80 mm for 576 dots.
const marginDots = 32;

/** The paper a slip is printed on where it is a page, in dots (203 an inch); `margin` is white on every side of it. */
export function slipPage(layout: Pick<SlipLayout, 'widthDots' | 'heightDots'>) {
  return {
    width: layout.widthDots + 2 * marginDots,
    height: layout.heightDots + 2 * marginDots,
    margin: marginDots,
  };
}

type Pdf = InstanceType<typeof PDFDocument>;

function draw(pdf: Pdf, item: PlacedItem, fonts: SlipFonts): void {
  switch (item.kind) {
    case 'text': {
      const size = (item.wide ? fonts.wideDots : fonts.asciiDots) * item.scale;
      pdf
        .font(item.bold ? 'bold' : 'regular')
        .fontSize(size)
        .fillColor(item.white ? '#fff' : '#000');
      const style = { lineBreak: false, baseline: 'alphabetic' } as const;
      if (!item.wide) {
        const { starts, spacing } = asciiStarts(item, fonts);
        pdf.text(item.text, starts[0] ?? item.x, item.baseline, { ...style, characterSpacing: spacing });
        return;
      }
      // Characters as wide as their cell follow each other by themselves; a narrow one (·, “) is set alone, in the middle of its cell.
      const cell = 24 * item.scale;
      for (const part of item.text.matchAll(
        /[\u2e80-\u9fff\uf900-\ufaff\uff01-\uff5e\u3000-\u303f\u{20000}-\u{3ffff}]+|./gsu,
      )) {
        const before = [...item.text.slice(0, part.index)].length;
        const own = [...part[0]].length * cell;
        const width = pdf.widthOfString(part[0]);
        pdf.text(part[0], item.x + before * cell + (own - width) / 2, item.baseline, style);
      }
      return;
    }
    case 'bar':
      pdf.rect(item.x, item.y, item.width, item.height).fill('#000');
      return;
    case 'dashes':
      pdf
        .lineWidth(3)
        .dash(8, { space: 4 })
        .moveTo(item.x, item.y)
        .lineTo(item.x + item.width, item.y)
        .stroke('#000')
        .undash();
      return;
    case 'frame':
      pdf.lineWidth(4).roundedRect(item.x, item.y, item.width, item.height, 14).stroke('#000');
      return;
    case 'mark':
      pdf
        .save()
        .translate(item.x, item.y)
        .scale(item.size / 48);
      for (const d of markShapes.black) pdf.path(d).fill('#000');
      for (const d of markShapes.white) pdf.path(d).fill('#fff');
      pdf.restore();
      return;
    case 'picture':
      pdf.image(Buffer.from(item.png, 'base64'), item.x, item.y, { fit: [item.width, item.height] });
      return;
    case 'bars':
      for (const { x, width } of item.bars) pdf.rect(x, item.y, width, item.height);
      pdf.fill('#000');
      return;
    case 'code':
      for (const [r, row] of item.modules.entries()) {
        for (const [c, dark] of row.entries())
          if (dark) pdf.rect(item.x + c * item.cell, item.y + r * item.cell, item.cell, item.cell);
      }
      pdf.fill('#000');
  }
}

/** Read once: each slip's fonts would else be some megabytes of garbage. */
const fontFiles = new Map<string, Buffer>();

function fontFile(file: string): Buffer {
  const known = fontFiles.get(file) ?? readFileSync(file);
  fontFiles.set(file, known);
  return known;
}

/** The slip as PDF bytes; `createdAt` in UTC ms stands in the file's own properties. */
export async function slipPdf(
  layout: SlipLayout,
  fonts: SlipFonts,
  o: { title: string; createdAt: number },
): Promise<Uint8Array> {
  const page = slipPage(layout);
  const pdf = new PDFDocument({
    size: [page.width * pointsPerDot, page.height * pointsPerDot],
    margin: 0,
    info: { Title: o.title, CreationDate: new Date(o.createdAt) },
  });
  const parts: Uint8Array[] = [];
  const done = new Promise<void>((resolve, reject) => {
    pdf.on('data', (part: Uint8Array) => parts.push(part));
    pdf.on('end', resolve);
    pdf.on('error', reject);
  });
  pdf.registerFont('regular', fontFile(fonts.regularFile)).registerFont('bold', fontFile(fonts.boldFile));
  pdf.scale(pointsPerDot).translate(marginDots, marginDots);
  for (const item of layout.items) draw(pdf, item, fonts);
  pdf.end();
  await done;
  return Buffer.concat(parts);
}
