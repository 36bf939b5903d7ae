// One conversation in ESC/POS over any link: how are you, here is a slip, is it out? Every wait in it has a limit.

import type { SlipBytes } from '../slip-bytes.ts';
import { readAutomatic, readInline, readStatus, type SaidStatus } from './printer-bits.ts';
import type { OpenLink } from './printer-link.ts';
import { createPrinterReplies } from './printer-replies.ts';
import { type PrinterTrouble, PrinterUnreachable, type PrintOutcome, PrintUncertain } from './slip-printer.ts';

export type SessionTimings = {
  /** How long a printer may take to say how it is. */
  answerMs: number;
  /** How long nothing may move in a slip: no bytes taken, no part of it reported done. */
  stallMs: number;
  /** How often a printer at work that says nothing is asked how it is. */
  watchMs: number;
  /** So long after an answer no late one follows. */
  settleMs: number;
};

export const defaultTimings: SessionTimings = { answerMs: 1500, stallMs: 20_000, watchMs: 1500, settleMs: 1000 };

export type EscposSession = {
  readonly isOpen: boolean;
  /** False where nothing can come back over this link. */
  readonly canAnswer: boolean;
  /** True where answers to an earlier conversation may come in this one. */
  readonly remembers: boolean;
  /** How it is; null: it says nothing. Rejects with PrinterUnreachable where no printer answers so. */
  ask(): Promise<SaidStatus | null>;
  /**
   * True where whoever says nothing to a printer's questions answers a line of text: a server of something else. Feeds a
   * line of paper where it is a printer after all.
   */
  answersText(): Promise<boolean>;
  /** After a fault of the cutter: forget what is left of the last slip, and try again. How it is then. */
  recover(): Promise<SaidStatus | null>;
  /** Waits until late answers to an earlier conversation are out of the wire. False: it answered nothing. */
  settle(): Promise<boolean>;
  /** Says goodbye with nothing sent: true when it does so, too, as one that is at work does however silent it is. */
  takeLeave(): Promise<boolean>;
  /**
   * Rejects with PrinterUnreachable while nothing was sent, with PrintUncertain afterwards. `isWatched`: it answers, and
   * is asked whether each part is out. `confirms`: whether it is known to answer that.
   */
  print(slip: SlipBytes, o: { isWatched: boolean; confirms: boolean | null }): Promise<PrintOutcome>;
  /** Breaks off: whoever waits is told at once. */
  close(): Promise<void>;
};

const everyStatus = [1, 2, 3, 4] as const;
const askStatus = (n: number) => [0x10, 0x04, n];
/** DLE ENQ 2: out of the fault, and forget what was to be printed. */
const recoverAndForget = Uint8Array.of(0x10, 0x05, 2);
/** GS r 1: answered when everything before it is done. */
const sayWhenDone = [0x1d, 0x72, 1];
/** GS a: say unasked when you go off line, have a fault or an end of paper; and: nothing any more. */
const sayTroubles = [0x1d, 0x61, 0b1110];
const sayNothing = [0x1d, 0x61, 0];

/** What is sent at once: little enough to see that it moves, even at 9600 baud. */
const chunkBytes = 4096;

// A head cools down, a button is let go. What is not among these ends the slip in print.
const passing: readonly (PrinterTrouble | null)[] = [null, 'overheated', 'offline'];
/** For these it may take longer than anything else. */
const passingFactor = 3;

/** The bytes with a question behind each part, so that a slow printer is seen to move, and how many answers they ask for. */
function withQuestions({ bytes, breaks }: SlipBytes): { bytes: Uint8Array; questions: number } {
  const parts: Uint8Array[] = [];
  let from = 0;
  for (const to of breaks) {
    parts.push(bytes.subarray(from, to), Uint8Array.from(from === 0 ? sayTroubles : sayWhenDone));
    from = to;
  }
  parts.push(Uint8Array.from(sayNothing));
  return { bytes: Buffer.concat(parts), questions: breaks.length - 1 };
}

export async function openSession(o: {
  /** For messages: an address or a device. */
  name: string;
  open: OpenLink;
  timings: SessionTimings;
  signal: AbortSignal;
}): Promise<EscposSession> {
  const { name, timings } = o;
  const replies = createPrinterReplies();
  let broken: Error | null = null;
  let wake: (() => void) | null = null;
  const stir = () => wake?.();

  const link = await o.open(
    {
      onBytes(bytes) {
        replies.feed(bytes);
        stir();
      },
      onBroken(why) {
        broken ??= why;
        stir();
      },
    },
    o.signal,
  );

  /** False when it was not so within `ms`. Rejects when the line broke before. */
  async function until(isSo: () => boolean, ms: number): Promise<boolean> {
    const end = performance.now() + ms;
    while (!isSo()) {
      if (broken) throw broken;
      const left = end - performance.now();
      if (left <= 0) return false;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, Math.ceil(left));
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      wake = null;
    }
    return true;
  }

  /** True when `doing` was done within `ms`; it is not waited for once `isEnough`. */
  async function within(doing: Promise<void>, ms: number, isEnough = () => false): Promise<boolean> {
    let isDone = false;
    let failure: unknown = null;
    doing.then(
      () => {
        isDone = true;
        stir();
      },
      (error: unknown) => {
        failure = error ?? new Error('The link failed.');
        stir();
      },
    );
    await until(() => isDone || failure !== null || isEnough(), ms);
    if (failure !== null) throw failure;
    return isDone;
  }

  const unreachable = (trouble: PrinterTrouble, said: string, cause?: unknown) =>
    new PrinterUnreachable(trouble, `The printer at ${name} ${said}.`, { cause });

  /** The answers to DLE EOT that came in time. */
  async function statusOf(which: readonly number[], ms: number): Promise<number[]> {
    replies.status.length = 0;
    const question = Uint8Array.from(which.flatMap(askStatus));
    if (!(await within(link.send(question), ms))) throw unreachable('unreachable', 'takes nothing');
    await until(() => replies.status.length >= which.length || replies.hasRubbish, ms);
    return replies.status.slice(0, which.length);
  }

  async function ask(): Promise<SaidStatus | null> {
    if (!link.canAnswer) return null;
    replies.clear();
    try {
      const answers = await statusOf(everyStatus, timings.answerMs);
      if (replies.hasRubbish) throw unreachable('not-a-printer', 'says what no printer says');
      if (answers.length === everyStatus.length) return readStatus(answers);
      if (!replies.hasSpoken) return null;
      if (answers.length > 0) return await askOneByOne();
      if (replies.automatic) return readAutomatic(replies.automatic);
      throw unreachable('not-a-printer', 'does not answer as a printer');
    } catch (error) {
      throw error instanceof PrinterUnreachable ? error : unreachable('unreachable', 'is gone', error);
    }
  }

  // Some know only some of the four, or miss those that come too close together.
  async function askOneByOne(): Promise<SaidStatus> {
    const answers: (number | null)[] = [];
    for (const n of everyStatus) answers.push((await statusOf([n], timings.answerMs / 3))[0] ?? null);
    if (answers.every((answer) => answer === null)) throw unreachable('not-ready', 'has stopped answering');
    return readStatus(answers);
  }

  /** What it said by itself last. */
  const toldTrouble = () => (replies.automatic ? readAutomatic(replies.automatic).trouble : null);

  /** What it said that ends a slip in print. */
  function complaint(): PrinterTrouble | null {
    if (replies.hasRubbish) return 'not-a-printer';
    const told = [...replies.inline.map((answer) => readInline(answer).trouble), toldTrouble()];
    return told.find((trouble) => !passing.includes(trouble)) ?? null;
  }
  const hasComplaint = () => complaint() !== null;

  const uncertain = (why: string, trouble: PrinterTrouble | null, cause?: unknown) =>
    new PrintUncertain(`The printer at ${name} ${why}.`, { cause, ...(trouble === null ? {} : { trouble }) });

  async function sendAll(bytes: Uint8Array, onFirst: () => void): Promise<void> {
    for (let at = 0; at < bytes.length; at += chunkBytes) {
      const mayGoOn = await until(() => !replies.isHeldBack || hasComplaint(), timings.stallMs);
      if (at === 0 && !mayGoOn) throw unreachable('offline', 'holds everything back');
      if (at > 0 && (!mayGoOn || hasComplaint())) throw uncertain('stopped in the middle', complaint());
      onFirst();
      const sent = link.send(bytes.subarray(at, at + chunkBytes));
      const isTaken =
        (await within(sent, timings.stallMs, hasComplaint)) ||
        (toldTrouble() !== null && (await within(sent, timings.stallMs * (passingFactor - 1), hasComplaint)));
      if (!isTaken) throw uncertain('takes no more', complaint());
    }
  }

  /** True: the printer said so. False: it never does, and is well. */
  async function hearThatItIsDone(questions: number, confirms: boolean | null): Promise<boolean> {
    let movedAt = performance.now();
    while (replies.inline.length < questions && !hasComplaint()) {
      const heard = replies.inline.length;
      if (await until(() => replies.inline.length > heard || hasComplaint(), timings.watchMs)) {
        movedAt = performance.now();
        continue;
      }
      const answers = await statusOf(everyStatus, timings.answerMs);
      const isAlive = answers.length === everyStatus.length;
      const trouble = isAlive ? readStatus(answers).trouble : toldTrouble();
      if (!passing.includes(trouble)) throw uncertain('stopped in the middle', trouble);
      const isWell = isAlive && trouble === null && !replies.isHeldBack;
      const mayNeverSay = confirms !== true && replies.inline.length === 0 && isWell;
      if (mayNeverSay && confirms === false) return false;
      const patience = timings.stallMs * (trouble === null ? 1 : passingFactor);
      if (performance.now() - movedAt < patience) continue;
      if (mayNeverSay) return false;
      throw uncertain('did not say that it was done', trouble);
    }
    if (hasComplaint()) throw uncertain('stopped in the middle', complaint());
    return true;
  }

  async function print(slip: SlipBytes, how: { isWatched: boolean; confirms: boolean | null }): Promise<PrintOutcome> {
    const { bytes, questions } = how.isWatched ? withQuestions(slip) : { bytes: slip.bytes, questions: 0 };
    let hasBegun = false;
    replies.clear();
    try {
      await sendAll(bytes, () => {
        hasBegun = true;
      });
      if (how.isWatched) {
        const confirmed = await hearThatItIsDone(questions, how.confirms);
        const last = replies.inline.at(-1);
        const said = last === undefined ? null : readInline(last);
        return { confirmed, paperLow: said && (said.paperLow || saysLow()) };
      }
      if (!(await within(link.finish(), timings.stallMs, hasComplaint))) {
        throw uncertain('did not take everything', complaint() ?? 'not-ready');
      }
      if (hasComplaint()) throw uncertain('is no printer', complaint());
      return { confirmed: false, paperLow: null };
    } catch (error) {
      if (error instanceof PrintUncertain) throw error;
      const trouble = error instanceof PrinterUnreachable ? error.trouble : null;
      if (hasBegun) throw uncertain('broke off while printing', trouble ?? complaint(), error);
      throw error instanceof PrinterUnreachable ? error : unreachable('unreachable', 'is gone', error);
    }
  }
  const saysLow = () => replies.automatic !== null && readAutomatic(replies.automatic).paperLow;

  return {
    get isOpen() {
      return broken === null;
    },
    get canAnswer() {
      return link.canAnswer;
    },
    remembers: link.remembers,
    ask,
    async answersText() {
      if (!link.canAnswer) return false;
      try {
        if (!(await within(link.send(Uint8Array.of(0x0a)), timings.answerMs))) return false;
        await until(() => replies.hasRubbish, timings.answerMs);
      } catch {
        // It hung up on us: what it said before that counts.
      }
      return replies.hasRubbish;
    },
    async recover() {
      if (!(await within(link.send(recoverAndForget), timings.answerMs))) return null;
      // Its blade has to go home first.
      await until(() => false, timings.settleMs);
      return ask();
    },
    async settle() {
      replies.clear();
      if (!(await within(link.send(Uint8Array.from(sayWhenDone)), timings.answerMs))) return false;
      let heard = 0;
      while (await until(() => replies.inline.length > heard, heard === 0 ? timings.answerMs : timings.settleMs))
        heard = replies.inline.length;
      return heard > 0;
    },
    takeLeave: () => within(link.finish(), timings.answerMs).catch(() => false),
    print,
    async close() {
      broken ??= new Error('Stopped.');
      stir();
      await link.close();
    },
  };
}
