// What only a device file or a serial port can have, and both of them for real where the system makes a cable.
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type DeviceHandle, deviceFileLink } from '#electron/slips/printers/device-file-link.ts';
import type { OpenLink } from '#electron/slips/printers/printer-link.ts';
import { type MakePort, serialLink } from '#electron/slips/printers/serial-link.ts';
import { PrinterUnreachable, PrintUncertain } from '#electron/slips/printers/slip-printer.ts';
import { createCommandReader } from '#electron/slips/simulator/escpos-commands.ts';
import type { PrintedSlip } from '#electron/slips/simulator/paper-model.ts';
import { createSimulatedPrinter } from '#electron/slips/simulator/simulated-printer.ts';
import { tempDirectory } from '../store/temp-store.ts';
import { eventually } from '../support/eventually.ts';
import { failureOf, slipNo } from './one-slip.ts';
import { printerOn } from './printer-wires.ts';
import { hasPseudoTerminals, pseudoTerminal } from './pseudo-terminal.ts';
import { lettersOf } from './slip-samples.ts';

const never = new AbortController().signal;
const failed = (code: string) => Object.assign(new Error(code), { code });

/** A device that takes everything and has nothing to say, but for what a test wants otherwise. */
function device(own: Partial<DeviceHandle> = {}) {
  const taken: number[] = [];
  const handle: DeviceHandle = {
    read: async () => ({ bytesRead: 0 }),
    async write(bytes) {
      taken.push(...bytes);
      return { bytesWritten: bytes.length };
    },
    isRegularFile: async () => false,
    close: async () => {},
    ...own,
  };
  return { taken, handle };
}
const opening = (open: () => Promise<DeviceHandle>): OpenLink => deviceFileLink({ path: '/dev/usb/lp0', open });

describe('a device file', () => {
  test.each([
    ['EACCES', 'unwritable'],
    ['EPERM', 'unwritable'],
    ['EBUSY', 'not-ready'],
    ['ENOENT', 'unreachable'],
    ['ENODEV', 'unreachable'],
    ['ENXIO', 'unreachable'],
    ['EIO', 'unreachable'],
  ])('%s when it is opened: %s, in a job that may be tried again', async (code, trouble) => {
    const printer = printerOn(opening(() => Promise.reject(failed(code))));
    const failure = await failureOf(printer.print(slipNo('B026'), never));
    expect(failure).toBeInstanceOf(PrinterUnreachable);
    expect(failure).toMatchObject({ trouble });
    expect(await printer.status()).toMatchObject({ trouble });
  });

  test('one that may only be written: sent, and nothing is claimed', async () => {
    const { handle, taken } = device();
    const flags: number[] = [];
    const open = deviceFileLink({
      path: '/dev/usb/lp0',
      async open(_, flag) {
        flags.push(flag);
        if (flags.length === 1) throw failed('EACCES');
        return handle;
      },
    });
    expect(await printerOn(open).print(slipNo('B026'), never)).toEqual({ confirmed: false, paperLow: null });
    // It is asked nothing: the very first byte is the slip's.
    expect(taken.slice(0, 2)).toEqual([0x1b, 0x40]);
    expect(Buffer.from(taken).includes(Buffer.of(0x10, 0x04))).toBe(false);
  });

  test.each(['EIO', 'EINVAL'])('one that cannot be read (%s) is a printer that cannot answer', async (code) => {
    const { handle, taken } = device({ read: () => Promise.reject(failed(code)) });
    const printer = printerOn(opening(async () => handle));
    expect(await printer.print(slipNo('B026'), never)).toEqual({ confirmed: false, paperLow: null });
    expect(taken.length).toBeGreaterThan(1000);
    expect(await printer.status()).toEqual({ trouble: null, paperLow: null, answers: false });
  });

  test.each([
    ['ENODEV', null],
    ['EIO', null],
    ['ENOSPC', 'no-paper'],
  ])('%s in the middle of a slip: uncertain', async (code, trouble) => {
    let written = 0;
    const { handle } = device({
      async write(bytes) {
        if (written > 3000) throw failed(code);
        const bytesWritten = Math.min(700, bytes.length);
        written += bytesWritten;
        return { bytesWritten };
      },
    });
    const failure = await failureOf(printerOn(opening(async () => handle)).print(slipNo('B026'), never));
    expect(failure).toBeInstanceOf(PrintUncertain);
    expect(failure).toMatchObject({ trouble });
  });

  test('one that takes nothing any more does not hold the line for ever', async () => {
    let written = 0;
    const { handle } = device({
      async write(bytes) {
        if (written > 3000) throw failed('EAGAIN');
        written += bytes.length;
        return { bytesWritten: bytes.length };
      },
    });
    expect(await failureOf(printerOn(opening(async () => handle)).print(slipNo('B026'), never))).toBeInstanceOf(
      PrintUncertain,
    );
  });

  test('one that never stops talking is no printer, and is not listened to for ever', async () => {
    const { handle } = device({
      async read(buffer) {
        buffer.fill(0xff);
        return { bytesRead: buffer.length };
      },
    });
    const failure = await failureOf(printerOn(opening(async () => handle)).print(slipNo('B026'), never));
    expect(failure).toMatchObject({ name: 'PrinterUnreachable', trouble: 'not-a-printer' });
  });

  test('late answers to the last slip never confirm the next', async () => {
    const answers: number[] = [];
    const reader = createCommandReader();
    let isHolding = false;
    let held = 0;
    const { handle } = device({
      async read(buffer) {
        const bytes = answers.splice(0, buffer.length);
        buffer.set(bytes);
        return { bytesRead: bytes.length };
      },
      async write(bytes) {
        reader.push(bytes);
        for (let command = reader.next(); command; command = reader.next()) {
          if (command.name === 'DLE EOT') answers.push(0x12);
          if (command.name !== 'GS r') continue;
          if (isHolding) held += 1;
          else answers.push(0);
        }
        return { bytesWritten: bytes.length };
      },
    });
    const printer = printerOn(opening(async () => handle));
    expect(await printer.print(slipNo('B026'), never)).toMatchObject({ confirmed: true });
    isHolding = true;
    expect(await failureOf(printer.print(slipNo('B027'), never))).toBeInstanceOf(PrintUncertain);
    expect(held).toBeGreaterThan(10);
    // Still busy with that slip: the next is not sent at all.
    expect(await failureOf(printer.print(slipNo('B028'), never))).toMatchObject({ trouble: 'not-ready' });
    // And it says so of itself: a printer that calls itself well would have each slip in line set aside.
    expect(await printer.status()).toMatchObject({ trouble: 'not-ready', answers: true });
    // Now all its answers come at once, and it goes dumb again as soon as the next slip is under way.
    setTimeout(() => answers.push(...Array<number>(held).fill(0)), 50);
    expect(await failureOf(printer.print(slipNo('B028'), never))).toBeInstanceOf(PrintUncertain);
  });

  test('a serial port’s name is told apart', async () => {
    for (const port of ['COM3', '\\\\.\\COM12', 'com1:']) {
      const failure = await failureOf(printerOn(deviceFileLink({ path: port })).print(slipNo('B026'), never));
      expect(failure).toMatchObject({ trouble: 'not-a-printer' });
    }
  });

  test.skipIf(process.platform === 'win32')(
    'a file or a folder in its place is no printer, and stays as it is',
    async () => {
      const folder = tempDirectory();
      const file = path.join(folder, 'lp0');
      await writeFile(file, 'written while no printer was there');
      await mkdir(path.join(folder, 'lp1'));
      for (const place of [file, path.join(folder, 'lp1')]) {
        const failure = await failureOf(printerOn(deviceFileLink({ path: place })).print(slipNo('B026'), never));
        expect(failure).toMatchObject({ name: 'PrinterUnreachable', trouble: 'not-a-printer' });
      }
    },
  );
});

describe('a serial port', () => {
  test.each([
    ['Error: No such file or directory, cannot open /dev/ttyUSB0', 'unreachable'],
    ['Opening COM3: File not found', 'unreachable'],
    ['Error: Permission denied, cannot open /dev/ttyUSB0', 'unwritable'],
    ['Error Resource temporarily unavailable Cannot lock port', 'not-ready'],
  ])('%s: %s', async (words, trouble) => {
    const makePort: MakePort = () => {
      throw new Error(words);
    };
    const printer = printerOn(serialLink({ path: '/dev/ttyUSB0', baud: 9600, flow: 'none', makePort }));
    const failure = await failureOf(printer.print(slipNo('B026'), never));
    expect(failure).toMatchObject({ name: 'PrinterUnreachable', trouble });
  });

  test('its speed and flow are the setting’s', async () => {
    const asked: unknown[] = [];
    const makePort: MakePort = (options) => {
      asked.push(options);
      throw new Error('enough');
    };
    for (const flow of ['none', 'hardware', 'software'] as const)
      await printerOn(serialLink({ path: 'COM3', baud: 9600, flow, makePort })).status();
    expect(asked).toMatchObject([
      { path: 'COM3', baudRate: 9600, rtscts: false, xon: false, xoff: false },
      { rtscts: true, xon: false, xoff: false },
      { rtscts: false, xon: true, xoff: true },
    ]);
  });
});

describe.skipIf(!hasPseudoTerminals).each<[string, (path: string) => OpenLink]>([
  ['device file', (place) => deviceFileLink({ path: place })],
  ['serial port', (place) => serialLink({ path: place, baud: 115_200, flow: 'none' })],
])('a real %s', (_, linkTo) => {
  async function start() {
    const slips: PrintedSlip[] = [];
    let say: (bytes: Uint8Array) => void = () => {};
    const simulated = createSimulatedPrinter({
      widthDots: 576,
      bufferBytes: 65_536,
      onPiece: (slip, isWhole) => void (isWhole && slips.push(slip)),
      onUnknown: () => {},
    });
    onTestFinished(() => simulated.set('refuse'));
    const line = simulated.attach({ send: (bytes) => say(bytes), setReading: () => {}, end: () => {}, drop: () => {} });
    const cable = await pseudoTerminal((bytes, answer) => {
      say = answer;
      line.receive(bytes);
    });
    const printer = printerOn(linkTo(cable.path), { answerMs: 3000, stallMs: 8000, watchMs: 3000 });
    const numbers = () => slips.flatMap(({ lines }) => lines.map(lettersOf)).filter((words) => /^B\d{3}$/.test(words));
    return { cable, simulated, printer, numbers };
  }

  test('prints, hears that it is out, and prints the next', async () => {
    const { printer, numbers } = await start();
    expect(await printer.print(slipNo('B026'), never)).toEqual({ confirmed: true, paperLow: false });
    expect(await printer.print(slipNo('B027'), never)).toEqual({ confirmed: true, paperLow: false });
    await printer.close();
    expect(await printer.print(slipNo('B028'), never)).toEqual({ confirmed: true, paperLow: false });
    expect(numbers()).toEqual(['B026', 'B027', 'B028']);
  });

  test('out of paper before, and open in the middle', async () => {
    const { simulated, printer, numbers } = await start();
    simulated.set('paper-out');
    expect(await failureOf(printer.print(slipNo('B026'), never))).toMatchObject({ trouble: 'no-paper' });
    simulated.set('slow');
    const printing = failureOf(printer.print(slipNo('B026'), never));
    await eventually(() => expect(simulated.bytesReceived).toBeGreaterThan(2000));
    simulated.set('cover-open');
    expect(await printing).toMatchObject({ name: 'PrintUncertain', trouble: 'cover-open' });
    expect(numbers()).toEqual([]);
  });

  test('the cable pulled in the middle: uncertain; afterwards: unreachable', async () => {
    const { cable, simulated, printer } = await start();
    simulated.set('slow');
    const printing = failureOf(printer.print(slipNo('B026'), never));
    await eventually(() => expect(simulated.bytesReceived).toBeGreaterThan(2000));
    await cable.pull();
    expect(await printing).toBeInstanceOf(PrintUncertain);
    expect(await failureOf(printer.print(slipNo('B027'), never))).toMatchObject({
      name: 'PrinterUnreachable',
      trouble: 'unreachable',
    });
  });
});
