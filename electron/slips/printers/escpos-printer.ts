// A receipt printer that speaks ESC/POS, over whatever link: draws the slip, asks the printer, prints, and remembers what kind it is.

import { renderSlipBytes, type SlipBytes } from '../slip-bytes.ts';
import type { SlipFonts } from '../slip-fonts.ts';
import type { PrinterRom } from '../slip-strips.ts';
import { createStripPictures } from '../strip-pictures.ts';
import { defaultTimings, type EscposSession, openSession, type SessionTimings } from './escpos-session.ts';
import type { SaidStatus } from './printer-bits.ts';
import type { OpenLink } from './printer-link.ts';
import {
  type PrinterTrouble,
  PrinterUnreachable,
  PrintUncertain,
  type RenderableSlip,
  type SlipPrinter,
} from './slip-printer.ts';

export type EscposTimings = SessionTimings & {
  /**
   * How long the line is kept for the next slip. Short: many printers have one line only, and others want it; long
   * enough for a queue of slips, since some need a moment before they take the next.
   */
  keepMs: number;
};

export type EscposPrinterOptions = {
  /** An address or a device. */
  name: string;
  open: OpenLink;
  rom: PrinterRom;
  fonts: SlipFonts;
  timings?: Partial<EscposTimings>;
};

const words: Partial<Record<PrinterTrouble, string>> = {
  unreachable: 'does not answer',
  'not-a-printer': 'is no printer',
  'no-paper': 'has no paper',
  'cover-open': 'stands open',
  cutter: 'has a fault of its cutter',
  overheated: 'is too hot',
  offline: 'is off line',
};

/** One printer at one place; one slip or question at a time. */
export function createEscposPrinter(o: EscposPrinterOptions): SlipPrinter {
  const timings: EscposTimings = { ...defaultTimings, keepMs: 2000, ...o.timings };
  const pictures = createStripPictures(o.fonts);

  /** It has answered: from then on silence means trouble. */
  let answers = false;
  /** Whether it says when a slip is out; null: nobody knows yet. */
  let confirms: boolean | null = null;
  /** It has never answered, and nobody has looked yet whether it is something else. */
  let isUnknown = true;
  /** Whoever is there took a slip in silence and then said what no printer says. */
  let isStranger = false;
  /** Whoever is there took a slip in silence and not to its end: the next would end in the same doubt. */
  let isStuck = false;
  /** Late answers may come: the last slip ended uncertain, or the wire remembers what was before this program. */
  let isInDoubt: boolean | null = null;
  let kept: { session: EscposSession; timer: NodeJS.Timeout } | null = null;

  const unreachable = (trouble: PrinterTrouble, cause?: unknown) =>
    new PrinterUnreachable(trouble, `The printer at ${o.name} ${words[trouble] ?? 'is not ready'}.`, { cause });

  function takeKept(): EscposSession | null {
    const session = kept?.session ?? null;
    clearTimeout(kept?.timer);
    kept = null;
    return session;
  }

  function keep(session: EscposSession): void {
    const timer = setTimeout(() => void takeKept()?.close(), timings.keepMs);
    timer.unref();
    kept = { session, timer };
  }

  async function askIn(session: EscposSession): Promise<SaidStatus | null> {
    const said = await session.ask();
    if (said) {
      answers = true;
      isStranger = false;
      isStuck = false;
    } else if (answers && session.canAnswer) throw unreachable('unreachable');
    else if (isUnknown && !isStranger) {
      isStranger = await session.answersText();
      isUnknown = false;
    }
    if (!said && isStranger) throw unreachable('not-a-printer');
    return said;
  }

  /** A line to it and how it is, over the line of before where that still stands. `meanwhile` runs while it thinks. */
  async function enter(
    signal: AbortSignal,
    meanwhile: () => void = () => {},
  ): Promise<{ session: EscposSession; said: SaidStatus | null }> {
    const before = takeKept();
    if (before) {
      const asking = before.isOpen ? before.ask().catch(() => null) : null;
      meanwhile();
      const said = await asking;
      if (said) return { session: before, said };
      await before.close();
    }
    const session = await openSession({ name: o.name, open: o.open, timings, signal });
    const stop = () => void session.close();
    signal.addEventListener('abort', stop, { once: true });
    try {
      const asking = askIn(session);
      meanwhile();
      return { session, said: await asking };
    } catch (error) {
      await session.close();
      throw error;
    } finally {
      signal.removeEventListener('abort', stop);
    }
  }

  /** True while it has the last slip in its memory: the next would be confirmed by that one's answers. */
  async function isStillBusy(session: EscposSession): Promise<boolean> {
    const hasAnswered = await session.settle();
    if (!hasAnswered && confirms === true) return true;
    isInDoubt = false;
    return false;
  }

  async function ready(session: EscposSession, asked: SaidStatus | null): Promise<SaidStatus | null> {
    // Safe before a slip only: what it forgets is the rest of one that is uncertain already.
    const said = asked?.trouble === 'cutter' ? await session.recover() : asked;
    if (said?.trouble) throw unreachable(said.trouble);
    if (said && (isInDoubt ?? session.remembers) && (await isStillBusy(session))) throw unreachable('not-ready');
    return said;
  }

  async function printIn(session: EscposSession, asked: SaidStatus | null, drawn: () => Promise<SlipBytes>) {
    const said = await ready(session, asked).catch((error: unknown) => {
      throw error instanceof PrinterUnreachable ? error : unreachable('unreachable', error);
    });
    const slip = await drawn();
    try {
      const outcome = await session.print(slip, { isWatched: said !== null, confirms });
      if (said) confirms = outcome.confirmed;
      return { ...outcome, paperLow: outcome.paperLow ?? said?.paperLow ?? null };
    } catch (error) {
      if (error instanceof PrintUncertain) {
        isInDoubt = true;
        isStranger = error.trouble === 'not-a-printer';
        isUnknown = !answers;
        isStuck = said === null && error.trouble === 'not-ready';
      }
      throw error;
    }
  }

  return {
    name: o.name,
    onScreenOnly: false,
    async print(slip: RenderableSlip, signal) {
      let drawing: Promise<SlipBytes> | null = null;
      const draw = () => {
        const { doc, columns } = slip;
        drawing ??= renderSlipBytes(doc, { columns, rom: o.rom, fonts: o.fonts, pictures, signal });
        return drawing;
      };
      // The question is out first, here and at the printers beside it; the slip is drawn while they think.
      const drawSoon = () => void setImmediate(() => void draw().catch(() => {}));
      const { session, said } = await enter(signal, drawSoon);
      const stop = () => void session.close();
      signal.addEventListener('abort', stop, { once: true });
      if (signal.aborted) stop();
      try {
        const outcome = await printIn(session, said, () =>
          // Stopped while drawing: nothing was sent. Anything else is a slip that cannot be drawn.
          draw().catch((error: unknown) => {
            throw signal.aborted ? unreachable('not-ready', error) : error;
          }),
        );
        if (said) keep(session);
        else await session.close();
        return outcome;
      } catch (error) {
        await session.close();
        throw error;
      } finally {
        signal.removeEventListener('abort', stop);
      }
    },
    async status() {
      try {
        const wasKept = kept !== null;
        const { session, said } = await enter(new AbortController().signal);
        const isHeldUp = said?.trouble === null && isInDoubt === true && confirms === true;
        // What takes no slip must not be called well: each slip in line would be set aside as the one it stumbles over.
        const isBusy = isHeldUp && (await isStillBusy(session).catch(() => true));
        if (isStuck) isStuck = !(await session.takeLeave());
        if (wasKept && said && !isBusy) keep(session);
        else await session.close();
        if (!said) return { trouble: isStuck ? 'not-ready' : null, paperLow: null, answers: false };
        return { ...said, trouble: isBusy ? 'not-ready' : said.trouble, answers: true };
      } catch (error) {
        const trouble = error instanceof PrinterUnreachable ? error.trouble : 'unreachable';
        return { trouble, paperLow: null, answers };
      }
    },
    async close() {
      await takeKept()?.close();
    },
  };
}
