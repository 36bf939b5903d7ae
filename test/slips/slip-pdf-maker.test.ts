import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { loadSlipFonts } from '#electron/slips/slip-fonts.ts';
import { layoutSlip } from '#electron/slips/slip-layout.ts';
import { createPdfMaker, type PdfMaker } from '#electron/slips/slip-pdf-maker.ts';

const fonts = loadSlipFonts(fileURLToPath(new URL('../../resources/fonts', import.meta.url)));
const about = { title: 'B026', createdAt: Date.parse('2026-12-07T02:00:00Z') };

async function startOf(maker: PdfMaker, text = 'B026'): Promise<string> {
  const pdf = await maker.make(layoutSlip(text, 48), fonts, about);
  return Buffer.from(pdf.subarray(0, 5)).toString('latin1');
}

function makerOf(o: Parameters<typeof createPdfMaker>[0]): PdfMaker {
  const maker = createPdfMaker(o);
  onTestFinished(() => maker.close());
  return maker;
}

function threadOf(program: string): URL {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'bancheng-thread-')), 'thread.mjs');
  writeFileSync(file, program);
  return pathToFileURL(file);
}

it('makes several at once without holding up whoever asks', async () => {
  const maker = makerOf({});
  await startOf(maker);
  let turns = 0;
  const ticking = setInterval(() => {
    turns += 1;
  }, 1);
  const all = await Promise.all(Array.from({ length: 4 }, (_, n) => startOf(maker, `B02${n}`)));
  clearInterval(ticking);
  expect(all).toEqual(['%PDF-', '%PDF-', '%PDF-', '%PDF-']);
  // On one thread with the asker nothing else had had a turn.
  expect(turns).toBeGreaterThan(10);
});

it('makes them here where no thread can be had', async () => {
  const maker = makerOf({ file: new URL('file:///nowhere/thread.mjs') });
  expect(await startOf(maker)).toBe('%PDF-');
  expect(await startOf(maker)).toBe('%PDF-');
});

it('a thread that dies over a slip loses no slip', async () => {
  const maker = makerOf({
    file: threadOf(`import { parentPort } from 'node:worker_threads';
      parentPort.on('message', () => process.exit(1));`),
  });
  expect(await startOf(maker)).toBe('%PDF-');
});

it('what the thread says is wrong with a slip is said', async () => {
  const maker = makerOf({
    file: threadOf(`import { parentPort } from 'node:worker_threads';
      parentPort.on('message', ({ id }) => parentPort.postMessage({ id, error: 'no such glyph' }));`),
  });
  await expect(startOf(maker)).rejects.toThrow('no such glyph');
});

it('begins again after a rest', async () => {
  const maker = makerOf({ idleMs: 1 });
  expect(await startOf(maker)).toBe('%PDF-');
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(await startOf(maker)).toBe('%PDF-');
});
