// The printer behind the simulator: one job after the other onto one roll of paper, with a buffer, a speed and things that go wrong.

import { type CommandReader, createCommandReader } from './escpos-commands.ts';
import { createPaper, type PrintedSlip } from './paper-model.ts';
import { createPrintCommands } from './print-commands.ts';
import {
  automaticStatus,
  conditionOf,
  identity,
  inlineStatus,
  isHalted,
  isWatched,
  realtimeStatus,
  type SimulatorMode,
} from './printer-condition.ts';

/** What a printer does with one line to it, whatever the line is made of. */
export type PrinterPort = {
  send(bytes: Uint8Array): void;
  /** Stops or goes on reading: what waits then fills the line, and the sender has to wait. */
  setReading(isReading: boolean): void;
  /** Everything it sent is printed, and it has said goodbye: so does the printer. */
  end(): void;
  /** Cuts the line. */
  drop(): void;
};
export type PrinterLine = { receive(bytes: Uint8Array): void; end(): void };

type Line = {
  port: PrinterPort;
  reader: CommandReader;
  realtime: (bytes: Uint8Array) => void;
  received: number;
  hasEnded: boolean;
  /** n of GS a: what it wants to be told unasked. */
  automatic: number;
};

const rubbishWords = Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n');
const dotsPerMm = 8;
const slowMmPerSecond = 20;
/** Dots of a slip for which there is paper where it "ends". */
const endingDots = 300;
/** Shorter waits are saved up: no timer is exact to the dot. */
const leastWaitMs = 8;

export type SimulatedPrinterOptions = {
  widthDots: number;
  /** Bytes that are read ahead of the print head. */
  bufferBytes: number;
  /** Not whole: never cut, since its line broke off or the power went, or fed without paper. */
  onPiece(slip: PrintedSlip, isWhole: boolean): void;
  onUnknown(what: string): void;
};

/** Lines are attached to it; it prints the jobs of one after the other and answers all of them at once. */
export function createSimulatedPrinter(o: SimulatedPrinterOptions) {
  let mode: SimulatorMode = 'accept';
  let lines: Line[] = [];
  let current: Line | null = null;
  let timer: NodeJS.Timeout | null = null;
  let owedMs = 0;
  let bytesReceived = 0;
  let paperFrom = { dots: 0, lines: 0 };

  const paper = createPaper(o.widthDots);
  const print = createPrintCommands(paper, (slip) => o.onPiece(slip, !condition().paperOut), o.onUnknown);

  function isPaperGone(): boolean {
    const dots = paper.fed.dots - paperFrom.dots;
    if (mode === 'paper-ends' || mode === 'paper-ends-told') return dots >= endingDots;
    if (typeof mode === 'string') return false;
    if ('paperForDots' in mode) return dots >= mode.paperForDots;
    if ('paperForLines' in mode) return paper.fed.lines - paperFrom.lines >= mode.paperForLines;
    return false;
  }
  const condition = () => conditionOf(mode, isPaperGone());
  const isStopped = () =>
    mode === 'hang' || mode === 'rubbish' || (mode !== 'paper-ends-told' && isHalted(condition()));
  const mmPerSecond = () =>
    mode === 'slow' ? slowMmPerSecond : typeof mode === 'object' && 'mmPerSecond' in mode ? mode.mmPerSecond : null;

  function say(line: Line, bytes: Uint8Array): void {
    if (mode !== 'mute' && mode !== 'hang') line.port.send(bytes);
  }

  let told = automaticStatus(condition());
  /** Those who asked for it hear of every change; a printer in `paper-ends` tells everybody. */
  function tellChanges(): void {
    const now = automaticStatus(condition());
    const before = told;
    told = now;
    for (const line of lines) {
      if (isWatched(mode === 'paper-ends' ? 0xff : line.automatic, before, now)) say(line, now);
    }
  }

  function obey(line: Line, { name, args }: { name: string; args: Uint8Array }): void {
    const [n = 0] = args;
    if (name === 'GS r') {
      if (mode === 'chatty' && line.automatic !== 0) say(line, told);
      say(line, Uint8Array.of(n % 48 === 1 ? inlineStatus(condition()) : 0));
    } else if (name === 'GS a') {
      line.automatic = n;
      if (n !== 0) say(line, told);
    } else if (name === 'GS I') {
      const answer = identity(n);
      if (answer) say(line, answer);
    } else {
      const before = paper.fed.dots;
      print({ name, args });
      const speed = mmPerSecond();
      if (speed !== null) owedMs += ((paper.fed.dots - before) / dotsPerMm / speed) * 1000;
      tellChanges();
    }
  }

  /** The next command and whose it is: the job that has the paper goes on until it is cut or its line is gone. */
  function nextCommand(): { line: Line; command: { name: string; args: Uint8Array } } | null {
    if (current) {
      const command = current.reader.next();
      if (command) return { line: current, command };
      if (current.hasEnded) leave(current);
      else if (!paper.isBlank) return null;
      current = null;
    }
    for (const line of [...lines]) {
      const command = line.reader.next();
      if (command) {
        current = line;
        return { line, command };
      }
      if (line.hasEnded) leave(line);
    }
    return null;
  }

  function leave(line: Line): void {
    lines = lines.filter((each) => each !== line);
    if (line === current) tearOff();
    line.port.end();
  }

  /** DLE ENQ 2: out of a fault of the cutter, without what was to be printed; it stays stuck until somebody frees it. */
  function recover(): void {
    if (!condition().cutter) return;
    for (const line of lines) line.reader.clear();
    current = null;
    tearOff();
  }

  /** Whoever stands there tears off what no cut ended. */
  function tearOff(): void {
    const partial = paper.takeOff(false);
    if (partial) o.onPiece(partial, false);
  }

  function work(): void {
    while (timer === null && !isStopped()) {
      const next = nextCommand();
      if (!next) break;
      obey(next.line, next.command);
      if (owedMs >= leastWaitMs) {
        timer = setTimeout(() => {
          timer = null;
          work();
        }, owedMs);
        owedMs = 0;
      }
    }
    for (const line of lines) {
      // A command that is not all there can be longer than the buffer: whoever prints goes on reading.
      const isBusy = timer !== null || isStopped() || (current !== null && current !== line);
      line.port.setReading(mode !== 'hang' && !(isBusy && line.reader.waiting > o.bufferBytes));
    }
  }

  function receive(line: Line, data: Uint8Array): void {
    const limit = typeof mode === 'object' && 'dropAfterBytes' in mode ? mode.dropAfterBytes : Number.POSITIVE_INFINITY;
    const taken = data.subarray(0, Math.max(0, limit - line.received));
    line.received += taken.length;
    bytesReceived += taken.length;
    if (mode === 'rubbish') {
      line.port.send(rubbishWords);
      return;
    }
    line.realtime(taken);
    line.reader.push(taken);
    work();
    if (taken.length < data.length) {
      line.port.drop();
      line.hasEnded = true;
      work();
    }
  }

  return {
    /** A new line to it; end it when it is closed from the other side. */
    attach(port: PrinterPort): PrinterLine {
      const line: Line = {
        port,
        reader: createCommandReader(),
        realtime: realtimeCommands(
          (n) => say(line, Uint8Array.of(realtimeStatus(n, condition()))),
          (n) => n === 2 && recover(),
        ),
        received: 0,
        hasEnded: false,
        automatic: mode === 'chatty' ? 0xff : 0,
      };
      lines.push(line);
      if (mode === 'chatty') say(line, told);
      if (mode === 'hang') port.setReading(false);
      return {
        receive: (bytes) => receive(line, bytes),
        end() {
          line.hasEnded = true;
          // Nothing of it will ever be printed.
          if (mode === 'rubbish') leave(line);
          work();
        },
      };
    },
    get mode() {
      return mode;
    },
    get bytesReceived() {
      return bytesReceived;
    },
    /** At any time, in the middle of a slip too; `refuse` is the power switched off: what it had in its memory is gone. */
    set(next: SimulatorMode): void {
      mode = next;
      paperFrom = paper.fed;
      if (next === 'refuse') {
        if (timer) clearTimeout(timer);
        timer = null;
        const cut = lines;
        lines = [];
        current = null;
        tearOff();
        for (const line of cut) line.port.drop();
      }
      tellChanges();
      work();
    },
  };
}

/** Sees DLE EOT n and DLE ENQ n as they arrive, whatever waits before them, cut anywhere, within a picture's dots too. */
function realtimeCommands(onQuestion: (n: number) => void, onEnquiry: (n: number) => void) {
  let before: [number, number] = [0, 0];
  return (bytes: Uint8Array): void => {
    for (const byte of bytes) {
      const [first, second] = before;
      if (first === 0x10 && second === 0x04 && byte >= 1 && byte <= 4) onQuestion(byte);
      if (first === 0x10 && second === 0x05) onEnquiry(byte);
      before = [second, byte];
    }
  };
}
