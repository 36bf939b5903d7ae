// Has a letter or a case file made by a thread that lives as long as the one paper.
import { Worker } from 'node:worker_threads';
import type { PaperFonts } from './a4.ts';
import { type CaseFileData, caseFilePdf } from './case-file-pdf.ts';
import { type LetterData, letterPdf } from './letter-pdf.ts';

export type Paper =
  | { readonly kind: 'letter'; readonly data: LetterData }
  | { readonly kind: 'file'; readonly data: CaseFileData };
export type PaperAsked = { readonly paper: Paper; readonly fonts: PaperFonts };
/** The PDF's bytes. Rejects where the thread fails. */
export type MakePaper = (paper: Paper) => Promise<Uint8Array>;

/** The paper, made here. */
export function makePaper(paper: Paper, fonts: PaperFonts): Promise<Uint8Array> {
  return paper.kind === 'letter' ? letterPdf(paper.data, fonts) : caseFilePdf(paper.data, fonts);
}

/** Source and bundle lie differently: beside this file in both, under the name the build gives it. */
const threadFile = new URL(
  import.meta.url.endsWith('.ts') ? './paper-worker.ts' : './case-paper-worker.js',
  import.meta.url,
);

export function createPaperMaker(fonts: PaperFonts): MakePaper {
  return (paper) =>
    new Promise((resolve, reject) => {
      const thread = new Worker(threadFile, { workerData: { paper, fonts } satisfies PaperAsked });
      thread.once('message', resolve);
      thread.once('error', reject);
      thread.once('exit', (code) => reject(new Error(`The thread for a paper ended with ${code}`)));
    });
}
