// Slips through a real CUPS as a printer's own bytes: to a socket, to a device, and to devices that fail in each way.
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { PrinterUnreachable, PrintUncertain, type RenderableSlip } from '#electron/slips/printers/slip-printer.ts';
import { renderSlipBytes } from '#electron/slips/slip-bytes.ts';
import { eventually } from '../support/eventually.ts';
import { failureOf, slipNo } from './one-slip.ts';
import { describeCups, makePrivateCups, type PrivateCups } from './private-cups.ts';
import { fonts } from './slip-samples.ts';

const never = new AbortController().signal;
let cups: PrivateCups;
let count = 0;
const queueName = () => `q${++count}`;

/** A device waits for the file `go`, and not for ever where its test is over. */
const untilGo = 'until [ -e "$DIR/go" ]; do [ -d "$DIR" ] || exit 1; sleep 0.05; done';
/** How long a slip is followed that is not going to be begun. */
const brief = { followMs: 700 };
const bytesOf = async (slip: RenderableSlip) =>
  Buffer.from((await renderSlipBytes(slip.doc, { columns: slip.columns, rom: 'gb18030', fonts })).bytes);

describeCups('a slip through CUPS', () => {
  beforeAll(async () => {
    cups = await makePrivateCups();
    await cups.start();
  });
  afterAll(() => cups.remove());

  describe('a raw queue', () => {
    test('gives a socket exactly the slip’s bytes', async () => {
      const received: Promise<Buffer>[] = [];
      const server = createServer({ allowHalfOpen: false }, (socket) => received.push(buffer(socket)));
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      onTestFinished(() => void server.close());
      const queue = queueName();
      await cups.addQueue(queue, `socket://127.0.0.1:${(server.address() as AddressInfo).port}`);
      const slip = slipNo('B026');
      expect(await cups.printer(queue).print(slip, never)).toEqual({ confirmed: false, paperLow: null });
      expect(received).toHaveLength(1);
      expect((await received[0])?.equals(await bytesOf(slip))).toBe(true);
    });

    test('gives a device exactly the slips’ bytes, one after the other', async () => {
      const queue = queueName();
      const device = await cups.addQueue(queue, { script: 'cat >> "$DIR/paper"' });
      const printer = cups.printer(queue);
      const slips = [slipNo('A001'), slipNo('A002'), slipNo('A003')];
      for (const slip of slips) await printer.print(slip, never);
      const sent = Buffer.concat(await Promise.all(slips.map(bytesOf)));
      expect((await readFile(path.join(device, 'paper'))).equals(sent)).toBe(true);
      expect(await printer.status()).toEqual({ trouble: null, paperLow: null, answers: false });
    });

    test('that has a driver passes the bytes on untouched, too', async () => {
      const queue = queueName();
      const driver = ['-P', '/usr/share/ppd/cups-pdf/CUPS-PDF_noopt.ppd'];
      const device = await cups.addQueue(queue, { script: 'cat > "$DIR/paper"' }, driver);
      const slip = slipNo('B026');
      await cups.printer(queue).print(slip, never);
      expect((await readFile(path.join(device, 'paper'))).equals(await bytesOf(slip))).toBe(true);
    });

    test('a printer that says its paper is low is believed', async () => {
      const queue = queueName();
      await cups.addQueue(queue, { script: 'echo "STATE: +media-low-warning" >&2; cat > /dev/null' });
      const printer = cups.printer(queue);
      expect(await printer.print(slipNo('A001'), never)).toEqual({ confirmed: false, paperLow: true });
      expect(await printer.status()).toEqual({ trouble: null, paperLow: true, answers: false });
    });
  });

  describe('nothing is handed over', () => {
    const nothing = async (queue: string, trouble: string) => {
      const printer = cups.printer(queue);
      const error = await failureOf(printer.print(slipNo('A001'), never));
      expect(error).toBeInstanceOf(PrinterUnreachable);
      expect(error).toMatchObject({ trouble });
      expect(await printer.status()).toMatchObject({ trouble });
      return String(error);
    };

    test.each([
      'nosuch',
      '-o',
      '../admin',
      'a b',
      'x?y',
      '凭条机',
    ])('to a queue that is not there: %s', async (queue) => {
      expect(await nothing(queue, 'unreachable')).toContain(queue);
    });

    test('to a queue that was removed; one of the name made again prints', async () => {
      const queue = queueName();
      await cups.addQueue(queue, 'file:/dev/null');
      await cups.printer(queue).print(slipNo('A001'), never);
      await cups.program('lpadmin', '-x', queue);
      await nothing(queue, 'unreachable');
      await cups.addQueue(queue, 'file:/dev/null');
      await cups.printer(queue).print(slipNo('A001'), never);
    });

    test('to a queue that is paused, until it goes on', async () => {
      const queue = queueName();
      await cups.addQueue(queue, 'file:/dev/null');
      await cups.program('cupsdisable', '-r', 'mended', queue);
      await nothing(queue, 'offline');
      expect(await cups.waitingJobs(queue)).toEqual([]);
      await cups.program('cupsenable', queue);
      expect(await cups.printer(queue).status()).toMatchObject({ trouble: null });
      await cups.printer(queue).print(slipNo('A001'), never);
    });

    test('to a queue that takes no jobs', async () => {
      const queue = queueName();
      await cups.addQueue(queue, 'file:/dev/null');
      await cups.program('cupsreject', queue);
      await nothing(queue, 'offline');
    });
  });

  describe('a slip that does not get to its end', () => {
    /** Takes a job when the file `go` lies there, and says before what it is told to. */
    const waiting = (says = '') =>
      `echo x >> "$DIR/begun"; ${says && `echo "STATE: ${says}" >&2;`} ${untilGo}; cat >> "$DIR/paper"`;
    const begun = (device: string) => eventually(() => readFile(path.join(device, 'begun')));

    /** Nothing of a slip that was taken back comes out later. */
    async function staysAway(queue: string, device: string): Promise<void> {
      expect(await cups.waitingJobs(queue)).toEqual([]);
      await writeFile(path.join(device, 'go'), '');
      const after = slipNo('Z999');
      await cups.printer(queue).print(after, never);
      expect((await readFile(path.join(device, 'paper'))).equals(await bytesOf(after))).toBe(true);
    }

    test('for want of paper is uncertain, taken back, and the printer says why', async () => {
      const queue = queueName();
      const device = await cups.addQueue(queue, { script: waiting('+media-empty-error') });
      const printer = cups.printer(queue, { timings: { followMs: 3000, believeMs: 1000 } });
      const error = await failureOf(printer.print(slipNo('A001'), never));
      expect(error).toBeInstanceOf(PrintUncertain);
      expect(error).toMatchObject({ trouble: 'no-paper' });
      expect(await printer.status()).toMatchObject({ trouble: 'no-paper' });
      // CUPS asks a printer only in a slip's way: what it said is not held against it for ever.
      await eventually(async () => expect(await printer.status()).toMatchObject({ trouble: null }));
      await staysAway(queue, device);
    });

    test('to a printer nobody gets through to is uncertain, and the printer is in trouble for a while', async () => {
      const queue = queueName();
      await cups.addQueue(queue, 'socket://127.0.0.1:1');
      const printer = cups.printer(queue, { timings: { followMs: 3000, believeMs: 1000 } });
      const error = await failureOf(printer.print(slipNo('A001'), never));
      expect(error).toBeInstanceOf(PrintUncertain);
      expect(error).toMatchObject({ trouble: 'unreachable' });
      expect(await printer.status()).toMatchObject({ trouble: 'unreachable' });
      expect(await cups.waitingJobs(queue)).toEqual([]);
      await eventually(async () => expect(await printer.status()).toMatchObject({ trouble: null }));
    });

    test('waits while paper is put in, and is printed', async () => {
      const queue = queueName();
      const device = await cups.addQueue(queue, {
        script: `${waiting('+media-empty-error')}; echo "STATE: -media-empty-error" >&2`,
      });
      const printer = cups.printer(queue);
      const printing = printer.print(slipNo('A001'), never);
      await begun(device);
      await eventually(async () => expect(await printer.status()).toMatchObject({ trouble: 'no-paper' }));
      await writeFile(path.join(device, 'go'), '');
      expect(await printing).toEqual({ confirmed: false, paperLow: null });
      expect(await printer.status()).toMatchObject({ trouble: null });
    });

    test('behind another’s job was never begun: taken back, nothing printed', async () => {
      const queue = queueName();
      const device = await cups.addQueue(queue, { script: waiting() });
      const other = path.join(cups.folder, 'other');
      await writeFile(other, 'other');
      await cups.program('lp', '-d', queue, '-o', 'raw', other);
      await begun(device);
      const error = await failureOf(cups.printer(queue, { timings: brief }).print(slipNo('A001'), never));
      expect(error).toBeInstanceOf(PrinterUnreachable);
      expect(await cups.waitingJobs(queue)).toHaveLength(1);
      await cups.program('cancel', '-a', queue);
      await staysAway(queue, device);
    });

    test('in a queue paused before it was begun: taken back at once, nothing printed', async () => {
      const queue = queueName();
      const device = await cups.addQueue(queue, { script: waiting() });
      const other = path.join(cups.folder, 'other');
      await writeFile(other, 'other');
      await cups.program('lp', '-d', queue, '-o', 'raw', other);
      await begun(device);
      const printing = failureOf(cups.printer(queue, { timings: { followMs: 120_000 } }).print(slipNo('A001'), never));
      await eventually(async () => expect(await cups.waitingJobs(queue)).toHaveLength(2));
      await cups.program('cupsdisable', queue);
      const error = await printing;
      expect(error).toBeInstanceOf(PrinterUnreachable);
      expect(error).toMatchObject({ trouble: 'offline' });
      await cups.program('cancel', '-a', queue);
      await cups.program('cupsenable', queue);
      await staysAway(queue, device);
    });

    test('stopped by the program’s end is taken back and uncertain', async () => {
      const queue = queueName();
      const device = await cups.addQueue(queue, { script: waiting() });
      const ending = new AbortController();
      const printing = failureOf(cups.printer(queue).print(slipNo('A001'), ending.signal));
      await begun(device);
      ending.abort();
      expect(await printing).toBeInstanceOf(PrintUncertain);
      await staysAway(queue, device);
    });

    test.each([
      ['abort-job', null],
      ['stop-printer', 'offline'],
    ])('because its device failed is uncertain (%s)', async (policy, trouble) => {
      const queue = queueName();
      await cups.addQueue(queue, { script: 'cat > /dev/null; exit 1' }, ['-o', `printer-error-policy=${policy}`]);
      const printer = cups.printer(queue, { timings: { followMs: 5000 } });
      const error = await failureOf(printer.print(slipNo('A001'), never));
      expect(error).toBeInstanceOf(PrintUncertain);
      expect(error).toMatchObject({ trouble });
      expect(await printer.status()).toMatchObject({ trouble });
      expect(await cups.waitingJobs(queue)).toEqual([]);
    });

    test('taken out of the queue by hand is uncertain, since it had begun', async () => {
      const queue = queueName();
      const device = await cups.addQueue(queue, { script: waiting() });
      const printing = failureOf(cups.printer(queue).print(slipNo('A001'), never));
      await begun(device);
      await cups.program('cancel', '-a', queue);
      expect(await printing).toBeInstanceOf(PrintUncertain);
      expect(existsSync(path.join(device, 'paper'))).toBe(false);
    });
  });

  describe('CUPS itself', () => {
    async function ownCups() {
      const own = await makePrivateCups();
      onTestFinished(() => own.remove());
      await own.start();
      const device = await own.addQueue('slips', {
        script: `echo x >> "$DIR/begun"; ${untilGo}; cat >> "$DIR/paper"`,
      });
      return { own, device, begun: () => eventually(() => readFile(path.join(device, 'begun'))) };
    }

    test('killed in mid-job: uncertain; not running after that: nothing printed', async () => {
      const { own, device, begun } = await ownCups();
      const printer = own.printer('slips', { timings: { followMs: 1500 } });
      const printing = failureOf(printer.print(slipNo('A001'), never));
      await begun();
      await own.stop('SIGKILL');
      expect(await printing).toBeInstanceOf(PrintUncertain);
      expect(await failureOf(printer.print(slipNo('A002'), never))).toMatchObject({
        name: 'PrinterUnreachable',
        trouble: 'unreachable',
      });
      await writeFile(path.join(device, 'go'), '');
    });

    test('started anew in mid-job: the slip is followed to its end', async () => {
      const { own, device, begun } = await ownCups();
      const printing = own.printer('slips').print(slipNo('A001'), never);
      await begun();
      await own.stop();
      await own.start();
      await writeFile(path.join(device, 'go'), '');
      expect(await printing).toEqual({ confirmed: false, paperLow: null });
    });
  });
});
