// An A4 page as letters and case files are written on it: headings, sentences, facts, a box, a code, and a foot on each page.

import { readFileSync } from 'node:fs';
import PDFDocument from 'pdfkit';
import { create as createQr } from 'qrcode';
import type { Language } from '#shared/domain/languages.ts';

/** The two font files; Chinese in every weight used. */
export type PaperFonts = { readonly regularFile: string; readonly boldFile: string };

type Style = { readonly size?: number; readonly bold?: boolean; readonly align?: 'left' | 'center' | 'right' };
export type PaperFact = readonly [label: string, value: string];

export type A4 = {
  text(words: string, style?: Style): void;
  /** Stays with what follows: with as many points of it, on one page. */
  heading(words: string, withNext?: number): void;
  /** Label on the left, value on the right; a long value takes more lines, and pages, of its own column. */
  facts(rows: readonly PaperFact[]): void;
  /** Framed, and never torn apart by a page's end. */
  box(lines: readonly { readonly text: string; readonly style?: Style }[]): void;
  /** At the right edge, with its caption beside it. */
  code(data: string, caption: readonly string[]): void;
  /** Throws where the bytes are no picture. */
  image(bytes: Uint8Array, mostHeight: number): void;
  rule(): void;
  gap(points: number): void;
  /** The PDF; nothing can be written any more. */
  end(): Promise<Uint8Array>;
};

const margins = { top: 62, bottom: 70, left: 66, right: 66 };
const bodySize = 11.5;
const lineGap = 4;
const labelWidth = 112;
/** A code with its sides. */
export const codeSize = 92;

/** `createdAt`: UTC ms, in the file's properties. `foot`: at the bottom of each page, before its number. */
export function createA4(o: {
  title: string;
  createdAt: number;
  language: Language;
  foot: string;
  fonts: PaperFonts;
}): A4 {
  const pdf = new PDFDocument({
    size: 'A4',
    margins: { ...margins },
    bufferPages: true,
    lang: o.language,
    info: { Title: o.title, CreationDate: new Date(o.createdAt) },
  });
  const parts: Uint8Array[] = [];
  const done = new Promise<void>((resolve, reject) => {
    pdf.on('data', (part: Uint8Array) => parts.push(part));
    pdf.on('end', resolve);
    pdf.on('error', reject);
  });
  pdf.registerFont('regular', readFileSync(o.fonts.regularFile)).registerFont('bold', readFileSync(o.fonts.boldFile));
  const { left } = margins;
  const width = pdf.page.width - margins.left - margins.right;
  const bottom = pdf.page.height - margins.bottom;

  const set = ({ size = bodySize, bold = false }: Style = {}) =>
    pdf
      .font(bold ? 'bold' : 'regular')
      .fontSize(size)
      .fillColor('#000');
  /** A page of its own where less than that is left. */
  function needs(height: number): void {
    if (pdf.y + height > bottom) pdf.addPage();
    pdf.x = left;
  }

  function text(words: string, style: Style = {}): void {
    if (words.trim() === '') return;
    set(style);
    needs((style.size ?? bodySize) * 1.6);
    pdf.text(words, left, pdf.y, { width, lineGap, align: style.align ?? 'left' });
  }

  function numberPages(): void {
    const { count } = pdf.bufferedPageRange();
    for (let page = 0; page < count; page += 1) {
      pdf.switchToPage(page);
      // In the bottom margin, where text would else begin another page.
      pdf.page.margins = { ...pdf.page.margins, bottom: 0 };
      set({ size: 9 });
      const of = o.language === 'en' ? `page ${page + 1} of ${count}` : `第 ${page + 1} 页，共 ${count} 页`;
      pdf.text(`${o.foot} · ${of}`, left, pdf.page.height - 44, { width, align: 'center', lineBreak: false });
    }
  }

  return {
    text,
    heading(words, withNext = 24) {
      pdf.y += 10;
      needs(24 + withNext);
      text(words, { size: 14, bold: true });
      pdf.y += 3;
    },
    facts(rows) {
      for (const [label, value] of rows) {
        set();
        const valueWidth = width - labelWidth;
        const height = Math.max(
          pdf.heightOfString(value, { width: valueWidth, lineGap }),
          pdf.heightOfString(label, { width: labelWidth - 10, lineGap }),
        );
        // A value of less than a page stands whole on one.
        needs(Math.min(height, (bottom - margins.top) / 2));
        const top = pdf.y;
        pdf.text(label, left, top, { width: labelWidth - 10, lineGap });
        const below = pdf.y;
        set();
        pdf.text(value === '' ? ' ' : value, left + labelWidth, top, { width: valueWidth, lineGap });
        // The value may have gone on to another page: only on the same one may the label be the longer of the two.
        pdf.y = pdf.y > top ? Math.max(pdf.y, below) : pdf.y;
        pdf.x = left;
      }
    },
    box(lines) {
      const inside = width - 32;
      const heights = lines.map(({ text: words, style = {} }) => {
        set(style);
        return pdf.heightOfString(words, { width: inside, lineGap });
      });
      const height = heights.reduce((sum, one) => sum + one, 0) + 26;
      pdf.y += 6;
      const isWhole = height < bottom - margins.top;
      if (isWhole) needs(height);
      const top = pdf.y;
      if (isWhole) pdf.lineWidth(1.2).roundedRect(left, top, width, height, 8).stroke('#000');
      pdf.y = top + 13;
      for (const { text: words, style = {} } of lines) {
        set(style);
        pdf.text(words, left + 16, pdf.y, { width: inside, lineGap, align: style.align ?? 'left' });
      }
      pdf.y = isWhole ? top + height + 8 : pdf.y + 8;
      pdf.x = left;
    },
    code(data, caption) {
      pdf.y += 6;
      needs(codeSize + 6);
      const top = pdf.y;
      const { modules } = createQr(data, { errorCorrectionLevel: 'M' });
      const cell = codeSize / modules.size;
      for (let row = 0; row < modules.size; row += 1)
        for (let column = 0; column < modules.size; column += 1)
          if (modules.get(row, column) === 1)
            pdf.rect(left + width - codeSize + column * cell, top + row * cell, cell, cell);
      pdf.fill('#000');
      set();
      pdf.y = top;
      for (const line of caption) pdf.text(line, left, pdf.y, { width: width - codeSize - 24, lineGap });
      pdf.y = Math.max(pdf.y, top + codeSize + 6);
      pdf.x = left;
    },
    image(bytes, mostHeight) {
      needs(mostHeight);
      pdf.image(bytes, left, pdf.y, { fit: [width / 2, mostHeight] });
      pdf.y += mostHeight + 6;
    },
    rule() {
      pdf.y += 8;
      pdf
        .lineWidth(0.8)
        .moveTo(left, pdf.y)
        .lineTo(left + width, pdf.y)
        .stroke('#000');
      pdf.y += 10;
    },
    gap(points) {
      pdf.y += points;
    },
    async end() {
      numberPages();
      pdf.end();
      await done;
      return Buffer.concat(parts);
    },
  };
}
