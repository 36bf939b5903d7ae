// Prints over the network to an ESC/POS printer: asks before, sends, and waits for its word that it is done.

import { type PrinterRom, renderSlipBytes } from '../slip-bytes.ts';
import type { SlipFonts } from '../slip-fonts.ts';
import { openPrinterLink, type PrinterLink } from './printer-link.ts';
import { createPrinterReplies, type PrinterReplies, saysPaperEnded } from './printer-replies.ts';
import {
  type PrinterStatus,
  type PrinterTrouble,
  PrinterUnreachable,
  PrintUncertain,
  type SlipPrinter,
} from './slip-printer.ts';

export type EscposTcpOptions = {
  host: string;
  /** 9100 by custom. */
  port: number;
  rom: PrinterRom;
  fonts: SlipFonts;
  connectTimeoutMs?: number;
  /** How long a printer may take to say how it is. */
  answerTimeoutMs?: number;
  /** How long a slip may take until the printer says it is done. */
  doneTimeoutMs?: number;
};

// GS a 0: say nothing unasked. Then DLE EOT n, answered at once whatever is in the buffer. 1: on line? 2: why not? 4: paper?
const askStatus = Uint8Array.of(0x1d, 0x61, 0, 0x10, 0x04, 1, 0x10, 0x04, 2, 0x10, 0x04, 4);
const answersExpected = 3;

const words: Record<PrinterTrouble, string> = {
  unreachable: 'does not answer',
  unwritable: 'cannot be written to',
  'no-paper': 'has no paper',
  'cover-open': 'stands open',
  'not-ready': 'is not ready',
};

/** The three answers read: first what a person can put right. */
export function readStatus(answers: readonly number[]): PrinterStatus {
  const [online = 0, cause = 0, paper = 0] = answers;
  const trouble =
    (paper & 0x60) !== 0 || (cause & 0x20) !== 0
      ? 'no-paper'
      : (cause & 0x04) !== 0
        ? 'cover-open'
        : (online & 0x08) !== 0 || (cause & 0x40) !== 0
          ? 'not-ready'
          : null;
  return { trouble, paperLow: (paper & 0x0c) !== 0, answers: true };
}

/** One printer at one address. It remembers whether that printer ever answers: after that, silence means trouble. */
export function createEscposTcpPrinter(o: EscposTcpOptions): SlipPrinter {
  const { connectTimeoutMs = 3000, answerTimeoutMs = 1500, doneTimeoutMs = 20_000 } = o;
  const name = `${o.host}:${o.port}`;
  let hasAnswered = false;

  const unreachable = (trouble: PrinterTrouble, cause?: unknown) =>
    new PrinterUnreachable(trouble, `The printer at ${name} ${words[trouble]}.`, { cause });

  async function open(signal: AbortSignal): Promise<PrinterLink> {
    try {
      return await openPrinterLink({ host: o.host, port: o.port, withinMs: connectTimeoutMs, signal });
    } catch (error) {
      throw unreachable('unreachable', error);
    }
  }

  // Null: the printer took the question and says nothing.
  async function ask(link: PrinterLink, replies: PrinterReplies): Promise<PrinterStatus | null> {
    let hasSpoken = false;
    try {
      await link.send(askStatus, answerTimeoutMs);
      while (replies.status.length < answersExpected) {
        const bytes = await link.answer(answerTimeoutMs);
        if (bytes === null) break;
        hasSpoken = true;
        replies.feed(bytes);
        if (replies.hasRubbish || replies.inline.length > 0) throw unreachable('not-ready');
      }
    } catch (error) {
      throw error instanceof PrinterUnreachable ? error : unreachable('unreachable', error);
    }
    if (!hasSpoken) {
      if (hasAnswered) throw unreachable('unreachable');
      return null;
    }
    if (replies.status.length !== answersExpected) throw unreachable('not-ready');
    hasAnswered = true;
    return readStatus(replies.status);
  }

  /** 'silent': no word of it came in time. */
  async function waitUntilDone(
    link: PrinterLink,
    replies: PrinterReplies,
    answers: boolean,
  ): Promise<'done' | 'paper-ended' | 'silent'> {
    if (!answers) return (await link.finish(doneTimeoutMs)) ? 'done' : 'silent';
    // GS r at the end of the data is answered when everything before it is on paper; what is said unasked is no answer.
    const until = performance.now() + doneTimeoutMs;
    for (;;) {
      const [inline] = replies.inline;
      if (inline !== undefined) return saysPaperEnded(inline) ? 'paper-ended' : 'done';
      const left = Math.ceil(until - performance.now());
      const bytes = left > 0 ? await link.answer(left) : null;
      if (bytes === null) return 'silent';
      replies.feed(bytes);
    }
  }

  return {
    name,
    onScreenOnly: false,
    async print(slip, signal) {
      const drawing = { columns: slip.columns, rom: o.rom, fonts: o.fonts, signal };
      const { bytes } = await renderSlipBytes(slip.doc, drawing).catch((error: unknown) => {
        // Stopped while drawing: nothing has been sent. Anything else is a slip that cannot be drawn.
        throw signal.aborted ? unreachable('not-ready', error) : error;
      });
      const link = await open(signal);
      try {
        const replies = createPrinterReplies();
        const status = await ask(link, replies);
        if (status?.trouble) throw unreachable(status.trouble);
        replies.clear();
        let end: Awaited<ReturnType<typeof waitUntilDone>> = 'silent';
        try {
          await link.send(bytes, doneTimeoutMs);
          end = await waitUntilDone(link, replies, status !== null);
        } catch (error) {
          throw new PrintUncertain(`The line to the printer at ${name} broke while printing.`, { cause: error });
        }
        if (end === 'paper-ended')
          throw new PrintUncertain(`The paper in the printer at ${name} ended while printing.`);
        if (end === 'silent') throw new PrintUncertain(`The printer at ${name} did not say that it was done.`);
      } finally {
        link.close();
      }
    },
    async status() {
      const signal = AbortSignal.timeout(connectTimeoutMs + 2 * answerTimeoutMs);
      try {
        const link = await open(signal);
        try {
          return (await ask(link, createPrinterReplies())) ?? { trouble: null, paperLow: null, answers: false };
        } finally {
          link.close();
        }
      } catch (error) {
        const trouble = error instanceof PrinterUnreachable ? error.trouble : 'unreachable';
        return { trouble, paperLow: null, answers: false };
      }
    },
  };
}
