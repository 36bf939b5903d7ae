import { execFile, spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { type Bitmap, slipBitmap, slipPng } from '#electron/slips/raster.ts';
import { renderSlipSvg } from '#electron/slips/slip-bytes.ts';
import { caseSlip, ticketSlip } from '#electron/slips/slip-documents.ts';
import { layoutSlip } from '#electron/slips/slip-layout.ts';
import { slipPdf } from '#electron/slips/slip-pdf.ts';
import { tempDirectory } from '../store/temp-store.ts';
import { caseReceipt, caseReceiptEn, fonts, isQrOf, lettersOf, linesOf, ticket } from './slip-samples.ts';

const run = promisify(execFile);
const rare = ['㐂', '𠮷', '䶮'];

const svgOf = (doc: string, columns = 48) => renderSlipSvg(doc, { columns, fonts });
const isBlack = (b: Bitmap, x: number, y: number) =>
  ((b.data[y * b.rowBytes + (x >> 3)] ?? 0) & (128 >> (x & 7))) !== 0;
const inkOf = (b: Bitmap) => b.data.reduce((sum, byte) => sum + byte.toString(2).replaceAll('0', '').length, 0);

describe('the picture', () => {
  test('holds rare characters as text and draws each with a glyph of its own', async () => {
    const drawn = new Set<string>();
    for (const char of [...rare, '罗', '\ue123']) {
      const svg = svgOf(ticketSlip({ ...ticket, maskedName: `${char}*` }));
      expect(svg).toContain(char);
      drawn.add(Buffer.from((await slipBitmap(svg, fonts)).data).toString('base64'));
    }
    // Five different pictures: none of them is the empty box that stands for a missing glyph (here U+E123).
    expect(drawn.size).toBe(5);
  });

  test('draws them in bold too, where a person owns the case', async () => {
    const inks = await Promise.all(
      [...rare, '\ue123'].map(async (char) =>
        inkOf(await slipBitmap(svgOf(caseSlip({ ...caseReceipt, ownerPerson: char })), fonts)),
      ),
    );
    expect(new Set(inks).size).toBe(4);
  });

  test('the QR code can be read off the dots', async () => {
    const doc = caseSlip(caseReceipt);
    const code = layoutSlip(doc, 48).items.find((item) => item.kind === 'code');
    if (!code) throw new Error('no code on the slip');
    const bitmap = await slipBitmap(svgOf(doc), fonts);
    const middle = Math.floor(code.cell / 2);
    const seen = code.modules.map((row, r) =>
      row.map((_, c) => isBlack(bitmap, code.x + c * code.cell + middle, code.y + r * code.cell + middle)),
    );
    expect(isQrOf(seen, caseReceipt.qr)).toBe(true);
    // The quiet zone of four modules is white.
    for (let d = 1; d <= 4 * code.cell; d++) expect(isBlack(bitmap, code.x - d, code.y + middle)).toBe(false);
    for (let d = 1; d <= 16; d++) expect(isBlack(bitmap, code.x + middle, code.y - d)).toBe(false);
  });

  test('is 576 dots wide on 80 mm and 384 on 58 mm, at any zoom', async () => {
    expect((await slipBitmap(svgOf(ticketSlip(ticket)), fonts)).widthDots).toBe(576);
    expect((await slipBitmap(svgOf(ticketSlip(ticket, 'zh-CN', 32), 32), fonts)).widthDots).toBe(384);
    const png = Buffer.from(await slipPng(svgOf(ticketSlip(ticket)), fonts, 2));
    expect(png.readUInt32BE(16)).toBe(1152);
  });

  test('names no outside address and no random id: the same slip is the same picture', () => {
    const svg = svgOf(ticketSlip(ticket));
    expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|@import/);
    expect(svgOf(ticketSlip(ticket))).toBe(svg);
  });
});

const hasReader = spawnSync('pdftotext', ['-v']).error === undefined;
if (!hasReader) console.warn('pdftotext (poppler-utils) is not installed: the text of PDFs is not checked in this run');

describe.skipIf(!hasReader)('the PDF', () => {
  const pdfText = async (doc: string) => {
    const file = path.join(tempDirectory(), 'slip.pdf');
    await writeFile(file, await slipPdf(layoutSlip(doc, 48), fonts, { title: 'slip', createdAt: 0 }));
    return (await run('pdftotext', ['-layout', file, '-'])).stdout;
  };

  test('can be searched for the number, the day and a rare name', async () => {
    const number = await pdfText(ticketSlip({ ...ticket, maskedName: '𠮷*' }));
    for (const words of ['B026', '身份证换领', '𠮷*', '2026-11-23 09:42', '到16号反映窗口'])
      expect(number).toContain(words);
    const receipt = await pdfText(caseSlip(caseReceipt));
    for (const words of ['261123-0074', '482913', '12月9日', '向文静']) expect(receipt).toContain(words);
  });

  test('says all that the slip says', async () => {
    for (const doc of [caseSlip({ ...caseReceipt, demo: true, reprint: 1 }), caseSlip(caseReceiptEn, 'en')]) {
      const text = lettersOf(await pdfText(doc));
      for (const line of linesOf(layoutSlip(doc, 48))) expect(text).toContain(lettersOf(line));
    }
  });
});
