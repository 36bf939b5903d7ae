// The program of the thread that runs long reads: which there are, over all areas.
import { readFigures } from './case-figures/figures-read.ts';
import { makeLedger, measureLedger } from './case-figures/ledger-read.ts';
import { serveReads } from './store/read-thread.ts';

const longReads = {
  'case-figures': readFigures,
  'case-ledger-size': measureLedger,
  'case-ledger': makeLedger,
};
/** Each by its name; the rest of the program asks by it and never imports them. */
export type AllLongReads = typeof longReads;

serveReads(longReads);
