// Makes slips' PDFs on a thread of its own: fitting the fonts in takes a tenth of a second, in which nobody could take a number.
import { parentPort } from 'node:worker_threads';
import { slipPdf } from './slip-pdf.ts';
import type { PdfAnswer, PdfAsked } from './slip-pdf-maker.ts';

parentPort?.on('message', ({ id, layout, fonts, about }: PdfAsked) => {
  slipPdf(layout, fonts, about).then(
    (pdf) => parentPort?.postMessage({ id, pdf } satisfies PdfAnswer),
    (error: unknown) => parentPort?.postMessage({ id, error: String(error) } satisfies PdfAnswer),
  );
});
