import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { PrinterSettings } from '#electron/settings-schema.ts';
import { createPrinter } from '#electron/slips/printers/create-printer.ts';
import { createFilePrinter, purgeSlipFiles } from '#electron/slips/printers/file-printer.ts';
import { PrinterUnreachable } from '#electron/slips/printers/slip-printer.ts';
import { startSimulator } from '#electron/slips/simulator/escpos-simulator.ts';
import { tempDirectory } from '../store/temp-store.ts';
import { failureOf, slipNo } from './one-slip.ts';
import { fonts, lettersOf } from './slip-samples.ts';

const never = new AbortController().signal;

describe('a printer of the settings', () => {
  const onPaper = { name: '一号机', terminals: [], width: 48, rollMetres: 50, rom: 'gb18030' } as const;
  const made = (setting: PrinterSettings) => {
    const printer = createPrinter(setting, { fonts, dataDir: tempDirectory() });
    onTestFinished(() => printer.close());
    return printer;
  };

  test('on the network: prints there', async () => {
    const simulator = await startSimulator({ port: 0 });
    onTestFinished(() => simulator.close());
    const printer = made({ ...onPaper, driver: 'escpos-tcp', host: '127.0.0.1', port: simulator.port });
    expect(await printer.print(slipNo('B026'), never)).toMatchObject({ confirmed: true });
    expect(simulator.slips[0]?.lines.map(lettersOf)).toContain('B026');
    expect(printer.onScreenOnly).toBe(false);
  });

  test.each<[string, PrinterSettings]>([
    ['a device that is not there', { ...onPaper, driver: 'device-file', path: '/dev/usb/no-such-printer' }],
    [
      'a port that is not there',
      { ...onPaper, driver: 'serial', path: '/dev/ttyNoSuchPort', baud: 115_200, flow: 'hardware' },
    ],
  ])('%s: unreachable, and it may be tried again', async (_, setting) => {
    const printer = made(setting);
    expect(await failureOf(printer.print(slipNo('B026'), never))).toMatchObject({
      name: 'PrinterUnreachable',
      trouble: 'unreachable',
    });
    expect(await printer.status()).toEqual({ trouble: 'unreachable', paperLow: null, answers: false });
  });

  test('a file: kept and shown on screen', async () => {
    const printer = made({ driver: 'file', name: '文件', terminals: [] });
    expect(printer.onScreenOnly).toBe(true);
    await printer.print(slipNo('B026'), never);
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
    expect(await purgeSlipFiles(folder, '2026-11-16')).toBe(1);
    expect((await readdir(folder)).sort()).toEqual(['2026-11-16', '2026-11-23', 'note.txt']);
  });
});
