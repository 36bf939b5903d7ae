import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import {
  createEscposTcpPrinter,
  type EscposTcpOptions,
  readStatus,
} from '#electron/slips/printers/escpos-tcp-printer.ts';
import { createFilePrinter } from '#electron/slips/printers/file-printer.ts';
import { createPrinterReplies, saysPaperEnded } from '#electron/slips/printers/printer-replies.ts';
import { PrinterUnreachable, PrintUncertain, type RenderableSlip } from '#electron/slips/printers/slip-printer.ts';
import { type SimulatorMode, startSimulator } from '#electron/slips/simulator/escpos-simulator.ts';
import { ticketSlip } from '#electron/slips/slip-documents.ts';
import { tempDirectory } from '../store/temp-store.ts';
import { fonts, lettersOf, ticket } from './slip-samples.ts';

const slipNo = (no: string): RenderableSlip => ({
  name: `ticket-${no}`,
  title: `排队号 ${no}`,
  date: '2026-11-23',
  createdAt: 0,
  doc: ticketSlip({ ...ticket, no }),
  columns: 48,
});
const never = new AbortController().signal;

async function printerOn(mode: SimulatorMode, options: Partial<EscposTcpOptions> = {}) {
  const simulator = await startSimulator({ port: 0 });
  onTestFinished(() => simulator.close());
  await simulator.set(mode);
  const printer = createEscposTcpPrinter({
    host: '127.0.0.1',
    port: simulator.port,
    rom: 'gb18030',
    fonts,
    connectTimeoutMs: 300,
    answerTimeoutMs: 150,
    doneTimeoutMs: 400,
    ...options,
  });
  return { simulator, printer };
}

const failureOf = (promise: Promise<void>) =>
  promise.then(
    () => null,
    (error: unknown) => error,
  );

describe('an ESC/POS printer on the network', () => {
  test('prints the slip and hears that it is done', async () => {
    const { simulator, printer } = await printerOn('accept');
    await printer.print(slipNo('B026'), never);
    expect(simulator.slips).toHaveLength(1);
    expect(simulator.slips[0]?.lines.map(lettersOf)).toContain('B026');
    expect(simulator.unknownCommands).toEqual([]);
    expect(await printer.status()).toEqual({ trouble: null, paperLow: false, answers: true });
  });

  test.each<[SimulatorMode, string]>([
    ['refuse', 'unreachable'],
    ['paper-out', 'no-paper'],
    ['rubbish', 'not-ready'],
  ])('%s: nothing is printed, and it may be tried again', async (mode, trouble) => {
    const { simulator, printer } = await printerOn(mode);
    const failure = await failureOf(printer.print(slipNo('B026'), never));
    expect(failure).toBeInstanceOf(PrinterUnreachable);
    expect((failure as PrinterUnreachable).trouble).toBe(trouble);
    expect((await printer.status()).trouble).toBe(trouble);
    await simulator.set('accept');
    await printer.print(slipNo('B027'), never);
    expect(simulator.slips.flatMap((slip) => slip.lines).filter((line) => /^B\d{3}$/.test(lettersOf(line)))).toEqual([
      'B027',
    ]);
  });

  test('hanging: the waits end, and what may lie in the tray is called uncertain', async () => {
    const { printer } = await printerOn('hang');
    expect(await failureOf(printer.print(slipNo('B026'), never))).toBeInstanceOf(PrintUncertain);
  });

  test('hanging, once it has answered before: silence is noticed before anything is sent', async () => {
    const { simulator, printer } = await printerOn('accept');
    await printer.print(slipNo('B026'), never);
    await simulator.set('hang');
    expect(await failureOf(printer.print(slipNo('B027'), never))).toBeInstanceOf(PrinterUnreachable);
  });

  test('a printer that never answers is printed on all the same', async () => {
    const { simulator, printer } = await printerOn('mute');
    await printer.print(slipNo('B026'), never);
    expect(simulator.slips).toHaveLength(1);
    expect(await printer.status()).toEqual({ trouble: null, paperLow: null, answers: false });
  });

  test.each([200, 5000])('the line dropped after %i bytes is uncertain', async (dropAfterBytes) => {
    const { simulator, printer } = await printerOn({ dropAfterBytes });
    expect(await failureOf(printer.print(slipNo('B026'), never))).toBeInstanceOf(PrintUncertain);
    expect(simulator.slips).toHaveLength(0);
  });

  test('what the printer says unasked is no answer: it is told to be quiet, and the slip is done when asked', async () => {
    const { simulator, printer } = await printerOn('chatty');
    await printer.print(slipNo('B026'), never);
    expect(simulator.slips).toHaveLength(1);
    expect((await printer.status()).trouble).toBeNull();
  });

  test.each<SimulatorMode>([
    'paper-ends',
    'paper-ends-told',
  ])('%s in the middle of the slip: never called printed', async (mode) => {
    const { simulator, printer } = await printerOn(mode);
    expect(await failureOf(printer.print(slipNo('B026'), never))).toBeInstanceOf(PrintUncertain);
    expect(simulator.slips).toHaveLength(0);
  });

  test('reads a group cut anywhere, and an answer right behind it', () => {
    const said = [0x18, 0x00, 0x0c, 0x00, 0x12, 0x10, 0x00, 0x00, 0x00, 0x03, 0x11];
    for (let at = 0; at <= said.length; at += 1) {
      const replies = createPrinterReplies();
      replies.feed(Uint8Array.from(said.slice(0, at)));
      replies.feed(Uint8Array.from(said.slice(at)));
      expect({ ...replies }).toMatchObject({ status: [0x12], inline: [0x03], hasRubbish: false });
    }
    expect([saysPaperEnded(0x03), saysPaperEnded(0x0c), saysPaperEnded(0x04)]).toEqual([false, true, true]);
  });

  test('stopped in the middle it ends at once', async () => {
    const { simulator, printer } = await printerOn('accept', { doneTimeoutMs: 60_000, answerTimeoutMs: 60_000 });
    await simulator.set('hang');
    const started = performance.now();
    const failure = await failureOf(printer.print(slipNo('B026'), AbortSignal.timeout(200)));
    expect(failure).toBeInstanceOf(Error);
    expect(performance.now() - started).toBeLessThan(3000);
  });

  test('reads the status bits: paper before cover before the rest', () => {
    expect(readStatus([0x12, 0x12, 0x12]).trouble).toBeNull();
    expect(readStatus([0x12, 0x12, 0x1e])).toEqual({ trouble: null, paperLow: true, answers: true });
    expect(readStatus([0x1a, 0x32, 0x72]).trouble).toBe('no-paper');
    expect(readStatus([0x1a, 0x16, 0x12]).trouble).toBe('cover-open');
    expect(readStatus([0x1a, 0x52, 0x12]).trouble).toBe('not-ready');
  });
});

describe('the file printer', () => {
  test('keeps SVG and PDF by day, whole and private', async () => {
    const folder = path.join(tempDirectory(), 'slips');
    const printer = createFilePrinter({ folder, fonts });
    await printer.print(slipNo('B026'), never);
    const day = path.join(folder, '2026-11-23');
    expect((await readdir(day)).sort()).toEqual(['ticket-B026.pdf', 'ticket-B026.svg']);
    expect(await readFile(path.join(day, 'ticket-B026.svg'), 'utf8')).toMatch(/^<svg.+<\/svg>$/s);
    expect((await readFile(path.join(day, 'ticket-B026.pdf'))).subarray(0, 5).toString()).toBe('%PDF-');
    if (process.platform !== 'win32') expect((await stat(path.join(day, 'ticket-B026.pdf'))).mode & 0o077).toBe(0);
  });

  test('a name never leaves its folder', async () => {
    const folder = path.join(tempDirectory(), 'slips');
    await createFilePrinter({ folder, fonts }).print({ ...slipNo('B026'), name: '../../x', date: '../..' }, never);
    expect(await readdir(folder)).toEqual(['undated']);
  });

  test('a disk that does not take it is a printer that is away', async () => {
    const folder = path.join(tempDirectory(), 'slips');
    await writeFile(folder, 'a file where the folder should be');
    const failure = await failureOf(createFilePrinter({ folder, fonts }).print(slipNo('B026'), never));
    expect(failure).toBeInstanceOf(PrinterUnreachable);
    expect((failure as PrinterUnreachable).trouble).toBe('unwritable');
  });

  test('old days go, others stay', async () => {
    const folder = path.join(tempDirectory(), 'slips');
    const printer = createFilePrinter({ folder, fonts });
    for (const date of ['2026-11-15', '2026-11-16', '2026-11-23'])
      await printer.print({ ...slipNo('B026'), date }, never);
    await writeFile(path.join(folder, 'note.txt'), 'left by somebody');
    expect(await printer.purge('2026-11-16')).toBe(1);
    expect((await readdir(folder)).sort()).toEqual(['2026-11-16', '2026-11-23', 'note.txt']);
  });
});
