// Which way a system's printer is reached, and slips as pages through the application's shell.
import { describe, expect, test } from 'vitest';
import type { SystemPage, SystemPrint, SystemPrinted } from '#electron/slips/printers/system-print.ts';
import { createSystemPrinter, type SystemPrinterSettings } from '#electron/slips/printers/system-printer.ts';
import { failureOf, slipNo } from './one-slip.ts';
import { codesIn } from './read-codes.ts';
import { fonts, ticket } from './slip-samples.ts';

const never = new AbortController().signal;
const setting: SystemPrinterSettings = {
  driver: 'system',
  name: '打印机',
  queue: '热敏 80',
  mode: 'rendered',
  rom: 'gb18030',
  width: 48,
  rollMetres: 50,
  terminals: [],
};

/** A shell that prints as told, and what it was given. */
function shellThat(how: SystemPrinted | 'throws', names = ['热敏 80', 'Fax']) {
  const pages: { page: SystemPage; deviceName: string }[] = [];
  const systemPrint: SystemPrint = {
    async print(page, deviceName) {
      pages.push({ page, deviceName });
      if (how === 'throws') throw new Error('no');
      return how;
    },
    async printers() {
      if (how === 'throws') throw new Error('no');
      return names;
    },
  };
  return { pages, systemPrint };
}

const printerWith = (
  systemPrint: SystemPrint | undefined,
  more: Partial<SystemPrinterSettings> = {},
  platform: NodeJS.Platform = 'win32',
) =>
  createSystemPrinter({
    setting: { ...setting, ...more },
    fonts,
    platform,
    env: { CUPS_SERVER: '/nowhere/cups.sock' },
    ...(systemPrint ? { systemPrint } : {}),
  });

describe('a page through the shell', () => {
  test('is one picture as large as the slip, with nothing to fetch, and its code can be read', async () => {
    const { pages, systemPrint } = shellThat({ how: 'handed-over' });
    expect(await printerWith(systemPrint).print(slipNo('B026'), never)).toEqual({ confirmed: false, paperLow: null });
    const [given, ...more] = pages;
    expect(more).toEqual([]);
    expect(given?.deviceName).toBe('热敏 80');
    const { html = '', widthMicrons, heightMicrons = 0 } = given?.page ?? {};
    // 576 dots and 32 of white on each side, at 203 an inch.
    expect(widthMicrons).toBe(80_079);
    expect(heightMicrons).toBeGreaterThan(100_000);
    expect(html).toContain(`size:80.079mm ${heightMicrons / 1000}mm`);
    expect(html).toContain("default-src 'none'");
    expect(html).not.toMatch(/<script|https?:|<link|\bon\w+=/i);
    const [, png = ''] = /src="data:image\/png;base64,([^"]+)"/.exec(html) ?? [];
    expect(await codesIn(Buffer.from(png, 'base64'))).toContainEqual(expect.objectContaining({ text: ticket.qr }));
  });

  test.each([
    ['refused', 'PrinterUnreachable'],
    ['unknown', 'PrintUncertain'],
  ] as const)('%s is %s', async (how, name) => {
    const { systemPrint } = shellThat({ how, reason: 'Print job failed' });
    const error = await failureOf(printerWith(systemPrint).print(slipNo('B026'), never));
    expect(error).toMatchObject({ name });
    expect(String(error)).toContain('Print job failed');
  });

  test('never goes to a printer the system does not name: it would take another', async () => {
    const { pages, systemPrint } = shellThat({ how: 'handed-over' }, ['热敏 58']);
    const printer = printerWith(systemPrint);
    expect(await failureOf(printer.print(slipNo('B026'), never))).toMatchObject({ trouble: 'unreachable' });
    expect(pages).toEqual([]);
    expect(await printer.status()).toEqual({ trouble: 'unreachable', paperLow: null, answers: false });
  });

  test('a shell that cannot name its printers is trouble, not a crash', async () => {
    const printer = printerWith(shellThat('throws').systemPrint);
    expect(await printer.status()).toMatchObject({ trouble: 'unreachable' });
    expect(await failureOf(printer.print(slipNo('B026'), never))).toMatchObject({ trouble: 'unreachable' });
  });

  test('is not begun once it is stopped', async () => {
    const { pages, systemPrint } = shellThat({ how: 'handed-over' });
    const error = await failureOf(printerWith(systemPrint).print(slipNo('B026'), AbortSignal.abort()));
    expect(error).toMatchObject({ name: 'PrinterUnreachable' });
    expect(pages).toEqual([]);
  });

  test('a printer that is there is well, and nothing more is claimed', async () => {
    const { systemPrint } = shellThat({ how: 'handed-over' });
    expect(await printerWith(systemPrint).status()).toEqual({ trouble: null, paperLow: null, answers: false });
  });
});

describe('which way', () => {
  test('on Windows without the application nothing can be printed, and the words say why', async () => {
    const printer = printerWith(undefined);
    const error = await failureOf(printer.print(slipNo('B026'), never));
    expect(error).toMatchObject({ name: 'PrinterUnreachable', trouble: 'unreachable' });
    expect(String(error)).toContain('kiosk application');
    expect(await printer.status()).toMatchObject({ trouble: 'unreachable' });
  });

  test.each([
    ['raw', 'win32'],
    ['raw', 'linux'],
    ['rendered', 'linux'],
    ['rendered', 'darwin'],
  ] as const)('%s on %s without a shell is asked of CUPS', async (mode, platform) => {
    const error = await failureOf(
      printerWith(undefined, { mode, queue: 'slips' }, platform).print(slipNo('B026'), never),
    );
    expect(String(error)).toContain('CUPS cannot be reached');
  });

  test('a printer’s own language goes past the shell', async () => {
    const { pages, systemPrint } = shellThat({ how: 'handed-over' }, ['slips']);
    await failureOf(printerWith(systemPrint, { mode: 'raw', queue: 'slips' }, 'linux').print(slipNo('B026'), never));
    expect(pages).toEqual([]);
  });
});
