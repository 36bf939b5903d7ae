// The simulated printer on its network: it says how it is as real ones do, prints one job after the other, and breaks as it is told.
import { describe, expect, onTestFinished, test } from 'vitest';
import {
  type SimulatorMode,
  type SimulatorOptions,
  startSimulator,
} from '#electron/slips/simulator/escpos-simulator.ts';
import { eventually } from '../support/eventually.ts';
import { ask, cut, dots, isDone, lineTo } from './printer-client.ts';

async function printer(mode: SimulatorMode = 'accept', options: Partial<SimulatorOptions> = {}) {
  const simulator = await startSimulator({ port: 0, ...options });
  onTestFinished(() => simulator.close());
  await simulator.set(mode);
  return { simulator, line: () => lineTo(simulator.port) };
}
const wordsOn = (slips: readonly { lines: string[] }[]) => slips.map((slip) => slip.lines.join(' '));
const tellAll = [0x1d, 0x61, 0x0e];

describe('how it is', () => {
  test.each<[SimulatorMode, number[], number[]]>([
    ['accept', [0x12, 0x12, 0x12, 0x12], [0x10, 0, 0, 0]],
    ['paper-low', [0x12, 0x12, 0x12, 0x1e], [0x10, 0, 0x03, 0]],
    ['paper-out', [0x1a, 0x32, 0x12, 0x7e], [0x18, 0, 0x0f, 0]],
    ['cover-open', [0x1a, 0x16, 0x12, 0x12], [0x38, 0, 0, 0]],
    ['cutter', [0x1a, 0x52, 0x1a, 0x12], [0x18, 0x08, 0, 0]],
    ['overheated', [0x1a, 0x52, 0x52, 0x12], [0x18, 0x40, 0, 0]],
    ['broken', [0x1a, 0x52, 0x32, 0x12], [0x18, 0x20, 0, 0]],
    ['offline', [0x1a, 0x12, 0x12, 0x12], [0x18, 0, 0, 0]],
  ])('%s: asked, and told unasked to whoever wanted it', async (mode, asked, automatic) => {
    const { simulator, line } = await printer();
    const [wants, wantsNot] = [await line(), await line()];
    wants.send(tellAll);
    expect(await wants.hears(4)).toEqual([0x10, 0, 0, 0]);
    await simulator.set(mode);
    wantsNot.send(ask(1), ask(2), ask(3), ask(4));
    expect(await wantsNot.hears(4)).toEqual(asked);
    if (mode !== 'accept') expect(await wants.hears(4)).toEqual(automatic);
    await simulator.set('accept');
    if (mode !== 'accept') expect(await wants.hears(4)).toEqual([0x10, 0, 0, 0]);
    expect(wantsNot.heard).toEqual([]);
  });

  test('tells only of what was asked for: the paper, not the cover', async () => {
    const { simulator, line } = await printer();
    const wants = await line();
    wants.send([0x1d, 0x61, 0x08]);
    await wants.hears(4);
    await simulator.set('offline');
    await simulator.set('paper-out');
    expect(await wants.hears(4)).toEqual([0x18, 0, 0x0f, 0]);
  });

  test('a question is answered at once, though cut in pieces and behind a slip that cannot be printed', async () => {
    const { line } = await printer('cover-open');
    const asks = await line();
    asks.send('第一张\n', cut, isDone, [0x10]);
    asks.send([0x04]);
    asks.send([2]);
    expect(await asks.hears(1)).toEqual([0x16]);
  });

  test('a picture’s dots that look like a question are answered and printed, as by real printers', async () => {
    const { simulator, line } = await printer();
    const job = await line();
    job.send([0x1d, 0x76, 0x30, 0, 3, 0, 1, 0, 0x10, 0x04, 0x01], cut, isDone);
    expect(await job.hears(2)).toEqual([0x12, 0]);
    expect(simulator.slips[0]?.bands[0]?.data).toEqual(Uint8Array.of(0x10, 0x04, 0x01));
  });

  test('says who it is, and in the order of the data that it is done', async () => {
    const { line } = await printer('paper-low');
    const asks = await line();
    asks.send([0x1d, 0x49, 1], '一张\n', cut, isDone, [0x1d, 0x49, 67]);
    expect(Buffer.from(await asks.hears(10)).toString('latin1')).toBe(' \x03_SIM-80\0');
  });

  test.each<[SimulatorMode, string]>([
    ['mute', ''],
    ['rubbish', 'HTTP/1.1 400 Bad Request\r\n\r\n'],
  ])('%s', async (mode, said) => {
    const { simulator, line } = await printer(mode);
    const asks = await line();
    asks.send(ask(1), '一张\n', cut, isDone);
    asks.end();
    await eventually(() => expect(asks.state).toBe('ended'));
    expect(Buffer.from(asks.heard).toString('latin1').slice(0, 28)).toBe(said);
    expect(wordsOn(simulator.slips)).toEqual(mode === 'mute' ? ['一张'] : []);
  });

  test('chatty: unasked, until it is told to be quiet', async () => {
    const { line } = await printer('chatty');
    const asks = await line();
    expect(await asks.hears(4)).toEqual([0x10, 0, 0, 0]);
    asks.send('一张\n', cut, isDone);
    expect(await asks.hears(5)).toEqual([0x10, 0, 0, 0, 0]);
    asks.send([0x1d, 0x61, 0], '二张\n', cut, isDone);
    expect(await asks.hears(1)).toEqual([0]);
  });
});

describe('one job at a time', () => {
  test('two that send at once do not get into each other’s slip', async () => {
    const { simulator, line } = await printer();
    const [one, two] = [await line(), await line()];
    one.send('甲一\n');
    await eventually(() => expect(simulator.bytesReceived).toBe(5));
    two.send('乙\n', cut, isDone);
    await eventually(() => expect(simulator.bytesReceived).toBe(5 + 3 + 4 + 3));
    two.send(ask(1));
    expect(await two.hears(1)).toEqual([0x12]);
    expect(simulator.slips).toEqual([]);
    one.send('甲二\n', cut, isDone);
    await two.hears(1);
    expect(wordsOn(simulator.slips)).toEqual(['甲一 甲二', '乙']);
  });

  test('one that goes away in mid-slip leaves the line to the next, and its piece by itself', async () => {
    const { simulator, line } = await printer();
    const [one, two] = [await line(), await line()];
    one.send('甲一\n');
    await eventually(() => expect(simulator.bytesReceived).toBe(5));
    two.send('乙\n', cut, isDone);
    one.destroy();
    await two.hears(1);
    expect(wordsOn(simulator.slips)).toEqual(['乙']);
    expect(simulator.partials).toMatchObject([{ lines: ['甲一'], cut: false }]);
  });
});

describe('in the middle of a slip', () => {
  test('the paper ends after so many dots, it says so, and goes on where it was with a new roll', async () => {
    const { simulator, line } = await printer({ paperForDots: 30 });
    const job = await line();
    job.send(tellAll, '头\n', dots(4, 40), '尾\n', cut, isDone);
    // A line is fed 30 dots where nothing else is said.
    expect(await job.hears(8)).toEqual([0x10, 0, 0, 0, 0x18, 0, 0x0f, 0]);
    job.send(ask(4));
    expect(await job.hears(1)).toEqual([0x7e]);
    expect(simulator.slips).toEqual([]);
    await simulator.set({ paperForDots: 15 });
    await job.hears(8);
    expect(simulator.slips).toEqual([]);
    await simulator.set('accept');
    expect(await job.hears(5)).toEqual([0x10, 0, 0, 0, 0]);
    expect(simulator.slips).toMatchObject([{ lines: ['头', '尾'], heightDots: 30 + 40 + 30 }]);
  });

  test('the paper ends after so many lines', async () => {
    const { simulator, line } = await printer({ paperForLines: 2 });
    const job = await line();
    job.send('一\n二\n三\n', cut, isDone);
    await eventually(() => expect(simulator.bytesReceived).toBe(9 + 4 + 3));
    job.send(ask(2));
    expect(await job.hears(1)).toEqual([0x32]);
    job.destroy();
    await simulator.set('refuse');
    expect(simulator.partials).toMatchObject([{ lines: ['一', '二'] }]);
  });

  test('without paper a cheap one feeds on, and what it fed is no slip', async () => {
    const { simulator, line } = await printer('paper-ends-told');
    const job = await line();
    job.send(dots(4, 310), cut, isDone);
    expect(await job.hears(1)).toEqual([0x0f]);
    expect([simulator.slips.length, simulator.partials.length]).toEqual([0, 1]);
  });

  test('the cover is opened and shut: nothing is lost, nothing comes twice', async () => {
    const { simulator, line } = await printer({ mmPerSecond: 20 });
    const job = await line();
    job.send(dots(4, 100), '完\n', cut, isDone);
    job.send(ask(1));
    await job.hears(1);
    await simulator.set('cover-open');
    job.send(ask(2));
    expect(await job.hears(1)).toEqual([0x16]);
    expect(simulator.slips).toEqual([]);
    await simulator.set('accept');
    expect(await job.hears(1)).toEqual([0]);
    expect(simulator.slips).toMatchObject([{ heightDots: 130, lines: ['完'] }]);
    expect(simulator.slips[0]?.bands[0]?.rows).toBe(100);
  });

  test('a stuck cutter can be told to forget the slip; freed, it prints the next', async () => {
    const { simulator, line } = await printer('cutter');
    const job = await line();
    job.send('一张\n', cut, ask(3));
    expect(await job.hears(1)).toEqual([0x1a]);
    job.send([0x10, 0x05, 2], '二张\n', cut, isDone);
    job.send(ask(3));
    expect(await job.hears(1)).toEqual([0x1a]);
    await simulator.set('accept');
    await job.hears(1);
    expect(wordsOn(simulator.slips)).toEqual(['二张']);
  });

  test('nothing but a stuck cutter is recovered from that way', async () => {
    const { simulator, line } = await printer('paper-out');
    const job = await line();
    job.send('一张\n', cut, isDone, ask(3));
    await job.hears(1);
    job.send([0x10, 0x05, 2], ask(3));
    await job.hears(1);
    await simulator.set('accept');
    await job.hears(1);
    expect(wordsOn(simulator.slips)).toEqual(['一张']);
  });

  test('the power goes: what was in its memory is gone', async () => {
    const { simulator, line } = await printer('cover-open');
    const job = await line();
    job.send('一张\n', cut, ask(1));
    await job.hears(1);
    await simulator.set('refuse');
    await eventually(() => expect(job.state).toBe('broken'));
    await expect(line()).rejects.toThrow(/ECONNREFUSED/);
    const { port } = simulator;
    await simulator.set('accept');
    expect(simulator.port).toBe(port);
    const next = await line();
    next.send('二张\n', cut, isDone);
    await next.hears(1);
    expect(wordsOn(simulator.slips)).toEqual(['二张']);
  });

  test('the line is cut after so many bytes, and what came before lies there unfinished', async () => {
    const { simulator, line } = await printer({ dropAfterBytes: 9 });
    const job = await line();
    job.send('头\n身子\n尾巴\n', cut, isDone);
    await eventually(() => expect(job.state).toBe('broken'));
    expect(simulator.bytesReceived).toBe(9);
    expect(simulator.slips).toEqual([]);
    expect(wordsOn(simulator.partials)).toEqual(['头 身子']);
  });

  test('it hangs: nothing is read, and all of it once it wakes', async () => {
    const { simulator, line } = await printer();
    const job = await line();
    job.send(ask(1));
    await job.hears(1);
    const before = simulator.bytesReceived;
    await simulator.set('hang');
    const other = await line();
    job.send('一张\n', cut, isDone);
    other.send(ask(1));
    await expect(Promise.race([other.hears(1), silence(300)])).resolves.toBe('silent');
    expect([simulator.bytesReceived, job.heard.length]).toEqual([before, 0]);
    await simulator.set('accept');
    expect(await job.hears(1)).toEqual([0]);
    expect(wordsOn(simulator.slips)).toEqual(['一张']);
  });
});

describe('slow', () => {
  test('a slip takes as long as its paper', async () => {
    const { simulator, line } = await printer({ mmPerSecond: 100 });
    const job = await line();
    const from = performance.now();
    job.send(dots(4, 320), cut, isDone);
    await job.hears(1);
    const tookMs = performance.now() - from;
    // 40 mm at 100 mm a second.
    expect(tookMs).toBeGreaterThan(380);
    expect(simulator.slips).toHaveLength(1);
  });

  test('with a full buffer it stops reading: who sends has to wait', async () => {
    const { simulator, line } = await printer('paper-out', { bufferBytes: 4000 });
    const job = await line();
    const slip = dots(72, 1000);
    // More than the system itself takes on for a line.
    const copies = 200;
    for (let i = 0; i < copies; i++) job.send(slip, cut);
    job.send(isDone);
    await eventually(() => expect(simulator.bytesReceived).toBeGreaterThan(4000));
    const read = simulator.bytesReceived;
    await silence(200);
    expect(simulator.bytesReceived).toBe(read);
    expect(read).toBeLessThan(200_000);
    await simulator.set('accept');
    await job.hears(1);
    expect(simulator.slips).toHaveLength(copies);
  });
});

/** Long enough for something to happen that must not. */
const silence = (ms: number) => new Promise<string>((resolve) => setTimeout(resolve, ms, 'silent'));
