// Makes one letter or case file on a thread of its own: fitting the fonts in takes long enough that somebody could not take a number.
import { parentPort, workerData } from 'node:worker_threads';
import { makePaper, type PaperAsked } from './paper-maker.ts';

// Structured clone brings it over as it was.
const { paper, fonts } = workerData as PaperAsked;
parentPort?.postMessage(await makePaper(paper, fonts));
