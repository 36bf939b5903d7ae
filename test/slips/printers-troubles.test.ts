import { describe, expect, test } from 'vitest';
import { PrinterUnreachable, PrintUncertain } from '#electron/slips/printers/slip-printer.ts';
import type { SimulatorMode } from '#electron/slips/simulator/escpos-simulator.ts';
import { eventually } from '../support/eventually.ts';
import { failureOf, slipNo } from './one-slip.ts';
import { deviceWire, networkWire, printerOn, quick, serialWire, type Wire } from './printer-wires.ts';
import { lettersOf } from './slip-samples.ts';

const never = new AbortController().signal;
const numbersOn = (wire: Wire) =>
  wire.slips.flatMap(({ lines }) => lines.map(lettersOf)).filter((line) => /^B\d{3}$/.test(line));

const wires: [string, () => Wire | Promise<Wire>][] = [
  ['the network', networkWire],
  ['a device file', deviceWire],
  ['a serial port', serialWire],
];

describe.each(wires)('an ESC/POS printer at %s', (_, wireOf) => {
  async function start(mode: SimulatorMode = 'accept') {
    const wire = await wireOf();
    const printer = printerOn(wire.open);
    await wire.set(mode);
    return { wire, printer };
  }

  test('prints the slip and hears that it is out', async () => {
    const { wire, printer } = await start();
    expect(await printer.print(slipNo('B026'), never)).toEqual({ confirmed: true, paperLow: false });
    expect(numbersOn(wire)).toEqual(['B026']);
    expect(wire.unknown).toEqual([]);
    expect(await printer.status()).toEqual({ trouble: null, paperLow: false, answers: true });
  });

  test('says that its paper is near the end', async () => {
    const { wire, printer } = await start('paper-low');
    expect(await printer.print(slipNo('B026'), never)).toEqual({ confirmed: true, paperLow: true });
    expect(await printer.status()).toEqual({ trouble: null, paperLow: true, answers: true });
    expect(numbersOn(wire)).toEqual(['B026']);
  });

  const troubles: [SimulatorMode, string][] = [
    ['paper-out', 'no-paper'],
    ['cover-open', 'cover-open'],
    ['cutter', 'cutter'],
    ['overheated', 'overheated'],
    ['offline', 'offline'],
    ['broken', 'not-ready'],
    ['rubbish', 'not-a-printer'],
    ['refuse', 'unreachable'],
  ];
  test.each(troubles)('%s before the slip: %s, nothing is sent, and it may be tried again', async (mode, trouble) => {
    const { wire, printer } = await start(mode);
    const failure = await failureOf(printer.print(slipNo('B026'), never));
    expect(failure).toBeInstanceOf(PrinterUnreachable);
    expect(failure).toMatchObject({ trouble });
    expect(await printer.status()).toMatchObject({ trouble });
    expect(wire.bytesReceived).toBeLessThan(100);
    await wire.set('accept');
    await printer.print(slipNo('B027'), never);
    expect(numbersOn(wire)).toEqual(['B027']);
  });

  test.each(
    troubles.filter(([mode]) => !['overheated', 'offline', 'rubbish'].includes(mode as string)),
  )('%s in the middle of a slip: uncertain, and it is known why', async (mode, trouble) => {
    const { wire, printer } = await start('slow');
    const printing = failureOf(printer.print(slipNo('B026'), never));
    await eventually(() => expect(wire.bytesReceived).toBeGreaterThan(1000));
    await wire.set(mode);
    const failure = await printing;
    expect(failure).toBeInstanceOf(PrintUncertain);
    // What is gone cannot say why.
    expect(failure).toMatchObject({ trouble: trouble === 'unreachable' ? null : trouble });
    expect(numbersOn(wire)).toEqual([]);
  });

  test.each<SimulatorMode>([
    'overheated',
    'offline',
  ])('%s in the middle of a slip passes: it is waited for, and the slip is out once', async (mode) => {
    const { wire, printer } = await start({ mmPerSecond: 60 });
    const printing = printer.print(slipNo('B026'), never);
    await eventually(() => expect(wire.bytesReceived).toBeGreaterThan(1000));
    await wire.set(mode);
    await new Promise((resolve) => setTimeout(resolve, 1.3 * quick.stallMs));
    await wire.set('accept');
    expect(await printing).toMatchObject({ confirmed: true });
    expect(numbersOn(wire)).toEqual(['B026']);
  });

  test('out of paper after a slip: that one is out, the next one waits', async () => {
    const { wire, printer } = await start();
    await printer.print(slipNo('B026'), never);
    await wire.set('paper-out');
    expect(await failureOf(printer.print(slipNo('B027'), never))).toMatchObject({
      name: 'PrinterUnreachable',
      trouble: 'no-paper',
    });
    expect(numbersOn(wire)).toEqual(['B026']);
  });

  test.each<SimulatorMode>(['paper-ends', 'paper-ends-told'])('%s: never called printed', async (mode) => {
    const { wire, printer } = await start(mode);
    const failure = await failureOf(printer.print(slipNo('B026'), never));
    expect(failure).toBeInstanceOf(PrintUncertain);
    expect(failure).toMatchObject({ trouble: 'no-paper' });
    expect(numbersOn(wire)).toEqual([]);
  });

  test.each([200, 5000])('the line gone after %i bytes: uncertain', async (dropAfterBytes) => {
    const { wire, printer } = await start({ dropAfterBytes });
    expect(await failureOf(printer.print(slipNo('B026'), never))).toBeInstanceOf(PrintUncertain);
    expect(numbersOn(wire)).toEqual([]);
  });

  test('what it says unasked is no answer', async () => {
    const { wire, printer } = await start('chatty');
    expect(await printer.print(slipNo('B026'), never)).toEqual({ confirmed: true, paperLow: false });
    expect(numbersOn(wire)).toEqual(['B026']);
  });

  test('one that says nothing is printed on all the same, and nothing is claimed', async () => {
    const { wire, printer } = await start('mute');
    expect(await printer.print(slipNo('B026'), never)).toEqual({ confirmed: false, paperLow: null });
    expect(numbersOn(wire)).toEqual(['B026']);
    expect(wire.unknown).toEqual([]);
    expect(await printer.status()).toEqual({ trouble: null, paperLow: null, answers: false });
  });

  test('one that hangs, once it has answered before: noticed before anything is sent', async () => {
    const { wire, printer } = await start();
    await printer.print(slipNo('B026'), never);
    await wire.set('hang');
    expect(await failureOf(printer.print(slipNo('B027'), never))).toMatchObject({
      name: 'PrinterUnreachable',
      trouble: 'unreachable',
    });
    expect(numbersOn(wire)).toEqual(['B026']);
  });

  test('a slow one may take many times the longest silence', async () => {
    const { wire, printer } = await start({ mmPerSecond: 60 });
    const began = performance.now();
    expect(await printer.print(slipNo('B026'), never)).toMatchObject({ confirmed: true });
    expect(performance.now() - began).toBeGreaterThan(2 * quick.stallMs);
    expect(numbersOn(wire)).toEqual(['B026']);
  });

  test('stopped in the middle it ends at once', async () => {
    const { wire, printer } = await start('slow');
    const stop = new AbortController();
    const printing = failureOf(printer.print(slipNo('B026'), stop.signal));
    await eventually(() => expect(wire.bytesReceived).toBeGreaterThan(1000));
    const began = performance.now();
    stop.abort();
    expect(await printing).toBeInstanceOf(PrintUncertain);
    expect(performance.now() - began).toBeLessThan(600);
  });

  test('stopped before it began: nothing is sent', async () => {
    const { wire, printer } = await start();
    expect(await failureOf(printer.print(slipNo('B026'), AbortSignal.abort()))).toBeInstanceOf(PrinterUnreachable);
    expect(numbersOn(wire)).toEqual([]);
  });

  test('many slips one behind the other', async () => {
    const { wire, printer } = await start();
    const wanted = ['B001', 'B002', 'B003', 'B004'];
    for (const no of wanted) expect(await printer.print(slipNo(no), never)).toMatchObject({ confirmed: true });
    expect(numbersOn(wire)).toEqual(wanted);
  });
});
