// What is said to CUPS and what is made of its answers, as far as that needs no CUPS.
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import {
  attributesOf,
  IppUnreadable,
  ippBytes,
  ippOperation,
  jobsIn,
  readIpp,
} from '#electron/slips/printers/cups-ipp.ts';
import { isConfirming, isQueueName, troubleOfReasons } from '#electron/slips/printers/cups-queue.ts';
import { cupsPlace } from '#electron/slips/printers/cups-server.ts';
import { PrinterUnreachable, PrintUncertain } from '#electron/slips/printers/slip-printer.ts';
import { createSystemPrinter } from '#electron/slips/printers/system-printer.ts';
import { ippAnswer } from './ipp-answer.ts';
import { failureOf, slipNo } from './one-slip.ts';
import { fonts } from './slip-samples.ts';

type Told = Record<string, string | number | boolean | null>;

/** An answer as CUPS would give it: status, then attributes in a group. */
const answer = (status: number, group: number, told: Told) =>
  ippAnswer(
    status,
    group,
    Object.entries(told).map(([name, value]) => {
      if (value === null) return [name, 'nothing'];
      return [name, typeof value === 'number' ? 'integer' : typeof value === 'boolean' ? 'boolean' : 'keyword', value];
    }),
  );

const queueIsWell = answer(0, 4, {
  'printer-state': 3,
  'printer-state-reasons': 'none',
  'printer-is-accepting-jobs': true,
  'device-uri': 'usb://Maker/Model',
});

/** Stands in for CUPS; answers by the number of the operation. */
async function cupsWith(listener: RequestListener) {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return printerAt(`127.0.0.1:${(server.address() as AddressInfo).port}`);
}

const printerAt = (address: string) =>
  createSystemPrinter({
    setting: {
      driver: 'system',
      name: '打印机',
      queue: 'slips',
      mode: 'raw',
      rom: 'gb18030',
      width: 48,
      rollMetres: 50,
      terminals: [],
    },
    fonts,
    env: { CUPS_SERVER: address },
    platform: 'linux',
    newJobName: () => 'bancheng-1',
    timings: { askMs: 2000, handMs: 2000, followMs: 600, lookMs: 20 },
  });

type Answers = Partial<Record<keyof typeof ippOperation, Buffer | 'break'>>;

async function cupsAnswering(answers: Answers) {
  const asked: (keyof Answers)[] = [];
  const printer = await cupsWith((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const operation = Buffer.concat(parts).readUInt16BE(2);
      const [name] = Object.entries(ippOperation).find(([, number]) => number === operation) ?? [];
      asked.push(name as keyof Answers);
      const given = answers[name as keyof Answers];
      if (given === 'break' || !given) request.socket.destroy();
      else response.end(given);
    });
  });
  return { printer, asked };
}

const print = (printer: Awaited<ReturnType<typeof cupsWith>>) =>
  failureOf(printer.print(slipNo('B026'), new AbortController().signal));

describe('IPP', () => {
  test('puts charset and language first, and several values of one name after it', () => {
    const bytes = ippBytes({
      operation: ippOperation.jobs,
      about: [{ name: 'wanted', kind: 'keyword', value: ['a', 'b'] }],
      job: [{ name: 'copies', kind: 'integer', value: 258 }],
    });
    expect(bytes.subarray(0, 9)).toEqual(Buffer.from([1, 1, 0, 10, 0, 0, 0, 1, 1]));
    const read = readIpp(bytes);
    expect([...(read.groups[0]?.attributes ?? [])]).toEqual([
      ['attributes-charset', ['utf-8']],
      ['attributes-natural-language', ['en']],
      ['wanted', ['a', 'b']],
    ]);
    expect(jobsIn(read)[0]?.attributes.get('copies')).toEqual([258]);
  });

  test('reads what has no value as nothing', () => {
    const read = attributesOf(readIpp(answer(0, 2, { 'job-id': -7, 'time-at-processing': null, done: false })));
    expect(Object.fromEntries(read)).toMatchObject({ 'job-id': [-7], 'time-at-processing': [], done: [false] });
  });

  test('an answer cut off anywhere, or none at all, is known for one', () => {
    for (let length = 0; length < queueIsWell.length; length++)
      expect(() => readIpp(queueIsWell.subarray(0, length))).toThrow(IppUnreadable);
    expect(() => readIpp(Buffer.from('HTTP/1.1 400 Bad Request'))).toThrow(IppUnreadable);
  });
});

describe('what CUPS says of a printer', () => {
  test.each([
    [['none'], null],
    [['media-empty-error', 'offline-report'], 'no-paper'],
    [['media-needed'], 'no-paper'],
    [['media-low-warning'], null],
    [['door-open-warning'], 'cover-open'],
    [['cover-open', 'media-empty'], 'no-paper'],
    [['cutter-fault-error'], 'cutter'],
    [['fuser-over-temp'], 'overheated'],
    [['connecting-to-device'], 'unreachable'],
    [['offline-report'], 'offline'],
    [['paused'], 'offline'],
    [['media-jam-error'], 'not-ready'],
    [['something-new-error'], 'not-ready'],
    [['something-new-warning'], null],
    [['cups-missing-filter-error'], 'not-ready'],
    [['cups-waiting-for-job-completed'], null],
  ])('%j', (reasons, trouble) => {
    expect(troubleOfReasons(reasons)).toBe(trouble);
  });

  test.each([
    ['ipp://10.0.0.5/ipp/print', true],
    ['ipps://printer.local:631/ipp/print', true],
    ['ipp://10.0.0.5/ipp/print?waitjob=false', false],
    ['ipp://office:631/printers/slips', false],
    ['ipp://office:631/classes/slips', false],
    ['dnssd://Slips%20A._ipp._tcp.local/?uuid=1', true],
    ['dnssd://Slips%20%40%20office._ipp._tcp.local/cups?uuid=1', false],
    ['dnssd://Slips._pdl-datastream._tcp.local/', false],
    ['usb://Maker/Model?serial=1', false],
    ['socket://10.0.0.5:9100', false],
    ['cups-pdf:/', false],
    ['', false],
  ])('%s ends a job itself: %s', (uri, confirms) => {
    expect(isConfirming(uri)).toBe(confirms);
  });

  test('names no queue can have are none', () => {
    for (const name of ['a b', 'a/b', '../admin', 'a?x=1', 'a#b', 'a\n', '"', '', 'x'.repeat(128)])
      expect(isQueueName(name), name).toBe(false);
    for (const name of ['slips', '-o', '凭条', 'Zebra_80@office', 'x'.repeat(127)])
      expect(isQueueName(name)).toBe(true);
  });
});

describe('where CUPS is', () => {
  test.each([
    [undefined, 'linux', { socketPath: '/run/cups/cups.sock' }],
    ['', 'darwin', { socketPath: '/private/var/run/cupsd' }],
    ['/tmp/own.sock', 'linux', { socketPath: '/tmp/own.sock' }],
    ['office', 'linux', { host: 'office', port: 631 }],
    ['office:8631', 'linux', { host: 'office', port: 8631 }],
    ['[::1]:8631/version=1.1', 'linux', { host: '::1', port: 8631 }],
  ] as const)('%s', (said, platform, place) => {
    expect(cupsPlace({ CUPS_SERVER: said }, platform)).toEqual(place);
  });
});

describe('a slip given to a CUPS that', () => {
  test('is not running: nothing printed', async () => {
    const error = await print(printerAt('/nowhere/cups.sock'));
    expect(error).toBeInstanceOf(PrinterUnreachable);
    expect(error).toMatchObject({ trouble: 'unreachable' });
    expect(await printerAt('/nowhere/cups.sock').status()).toEqual({
      trouble: 'unreachable',
      paperLow: null,
      answers: false,
    });
  });

  test.each([
    ['another server', 404, 'not found'],
    ['one that says yes to everything', 200, '<!doctype html>'],
  ])('is none but %s: nothing printed', async (_, status, body) => {
    const printer = await cupsWith((request, response) => {
      request.resume();
      response.writeHead(status).end(body);
    });
    expect(await print(printer)).toMatchObject({ name: 'PrinterUnreachable', trouble: 'not-a-printer' });
    expect(await printer.status()).toMatchObject({ trouble: 'not-a-printer' });
  });

  test('takes the question and is silent: nothing printed', async () => {
    const printer = await cupsWith((request) => request.resume());
    expect(await print(printer)).toMatchObject({ name: 'PrinterUnreachable', trouble: 'unreachable' });
  });

  test('wants a password: nothing printed', async () => {
    const printer = await cupsWith((request, response) => {
      request.resume();
      response.writeHead(401).end();
    });
    expect(await print(printer)).toMatchObject({ name: 'PrinterUnreachable', trouble: 'not-ready' });
  });

  test('refuses the job: nothing printed', async () => {
    const { printer, asked } = await cupsAnswering({
      printerAttributes: queueIsWell,
      printJob: answer(0x0507, 2, {}),
    });
    expect(await print(printer)).toMatchObject({ name: 'PrinterUnreachable', trouble: 'not-ready' });
    expect(asked).toEqual(['printerAttributes', 'printJob']);
  });

  test('breaks off when the slip was sent, and does not know of it: uncertain', async () => {
    const { printer } = await cupsAnswering({
      printerAttributes: queueIsWell,
      printJob: 'break',
      jobs: answer(0, 2, { 'job-id': 3, 'job-name': 'another', 'job-state': 9 }),
    });
    expect(await print(printer)).toBeInstanceOf(PrintUncertain);
  });

  test('breaks off when the slip was sent, and has it: it is followed', async () => {
    const done = { 'job-id': 3, 'job-name': 'bancheng-1', 'job-state': 9, 'time-at-processing': 5 };
    const { printer, asked } = await cupsAnswering({
      printerAttributes: queueIsWell,
      printJob: 'break',
      jobs: answer(0, 2, { ...done, 'job-state': 5 }),
      jobAttributes: answer(0, 2, done),
    });
    expect(await printer.print(slipNo('B026'), new AbortController().signal)).toEqual({
      confirmed: false,
      paperLow: null,
    });
    expect(asked.slice(0, 4)).toEqual(['printerAttributes', 'printJob', 'jobs', 'jobAttributes']);
  });

  test('forgets jobs that ended: uncertain, and the words name the setting', async () => {
    const { printer } = await cupsAnswering({
      printerAttributes: queueIsWell,
      printJob: answer(0, 2, { 'job-id': 3, 'job-state': 5, 'time-at-processing': 5 }),
      jobAttributes: answer(0x0406, 2, {}),
    });
    const error = await print(printer);
    expect(error).toBeInstanceOf(PrintUncertain);
    expect(String(error)).toContain('PreserveJobHistory');
  });

  test('does not let the job be taken back: uncertain', async () => {
    const { printer, asked } = await cupsAnswering({
      printerAttributes: queueIsWell,
      printJob: answer(0, 2, { 'job-id': 3, 'job-state': 3, 'time-at-processing': null }),
      jobAttributes: answer(0, 2, { 'job-id': 3, 'job-state': 3, 'time-at-processing': null }),
      cancelJob: answer(0x0403, 2, {}),
    });
    expect(await print(printer)).toBeInstanceOf(PrintUncertain);
    expect(asked).toContain('cancelJob');
  });

  test('says the printer itself is done, where the printer speaks IPP: confirmed', async () => {
    const { printer } = await cupsAnswering({
      printerAttributes: answer(0, 4, {
        'printer-state': 3,
        'printer-state-reasons': 'media-low-warning',
        'printer-is-accepting-jobs': true,
        'device-uri': 'ipp://10.0.0.5/ipp/print',
      }),
      printJob: answer(0, 2, { 'job-id': 3, 'job-state': 5 }),
      jobAttributes: answer(0, 2, { 'job-id': 3, 'job-state': 9 }),
    });
    expect(await printer.print(slipNo('B026'), new AbortController().signal)).toEqual({
      confirmed: true,
      paperLow: true,
    });
    expect(await printer.status()).toEqual({ trouble: null, paperLow: true, answers: true });
  });
});
