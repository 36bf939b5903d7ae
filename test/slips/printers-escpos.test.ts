import { describe, expect, test } from 'vitest';
import { readAutomatic, readInline, readStatus } from '#electron/slips/printers/printer-bits.ts';
import { createPrinterReplies } from '#electron/slips/printers/printer-replies.ts';
import { PrinterUnreachable, PrintUncertain } from '#electron/slips/printers/slip-printer.ts';
import { tcpLink } from '#electron/slips/printers/tcp-link.ts';
import { createCommandReader } from '#electron/slips/simulator/escpos-commands.ts';
import { eventually } from '../support/eventually.ts';
import { failureOf, slipNo } from './one-slip.ts';
import { networkWire, peerThat, printerOn } from './printer-wires.ts';
import { lettersOf } from './slip-samples.ts';

const never = new AbortController().signal;
const well = 0x12;

/** Reads commands as they come; says what `answers` has for them ('DLE EOT 1', 'GS r 1'), by default as a printer that is well. */
function talker(answers: Record<string, number[]> = {}) {
  const usual: Record<string, number[]> = {
    ...Object.fromEntries([1, 2, 3, 4].map((n) => [`DLE EOT ${n}`, [well]])),
    'GS r 1': [0],
  };
  const reader = createCommandReader();
  return (bytes: Buffer, say: (...bytes: number[]) => void) => {
    reader.push(bytes);
    for (let command = reader.next(); command; command = reader.next()) {
      const name = `${command.name} ${command.args[0]}`;
      const said = answers[name] ?? usual[name];
      if (said && said.length > 0) say(...said);
    }
  };
}

describe('whoever answers at the address and is no printer', () => {
  test.each<[string, string]>([
    ['an SSH server', 'SSH-2.0-OpenSSH_9.6\r\n'],
    ['a mail server', '220 mail.example ESMTP ready\r\n'],
    ['a web server', 'HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n'],
    ['Telnet', '\xff\xfd\x18\xff\xfd\x20login: '],
  ])('%s: not-a-printer, nothing is sent to it', async (_, words) => {
    const peer = await peerThat(
      () => {},
      (say) => say(words),
    );
    const printer = printerOn(peer.open);
    expect(await failureOf(printer.print(slipNo('B026'), never))).toMatchObject({
      name: 'PrinterUnreachable',
      trouble: 'not-a-printer',
    });
    expect(await printer.status()).toMatchObject({ trouble: 'not-a-printer', answers: false });
    expect(peer.heard.length).toBeLessThan(30);
  });

  test('a web server that waits for a line of text is found before any slip is sent to it', async () => {
    const peer = await peerThat((bytes, _say, socket) => {
      if (bytes.includes(0x0a)) socket.end('<!DOCTYPE HTML>\n<html><head><title>Error response</title></head></html>');
    });
    const printer = printerOn(peer.open);
    expect(await printer.status()).toMatchObject({ trouble: 'not-a-printer', answers: false });
    expect(await failureOf(printer.print(slipNo('B026'), never))).toMatchObject({
      name: 'PrinterUnreachable',
      trouble: 'not-a-printer',
    });
    expect(peer.heard.length).toBeLessThan(60);
  });

  test('one that says nothing at all is asked for text once, and is a printer that cannot answer', async () => {
    const peer = await peerThat(() => {});
    const printer = printerOn(peer.open);
    for (let n = 0; n < 3; n++) expect(await printer.status()).toMatchObject({ trouble: null, answers: false });
    expect(peer.heard.filter((byte) => byte === 0x0a)).toHaveLength(1);
  });

  test('an echo: not-a-printer', async () => {
    const peer = await peerThat((bytes, say) => say(...bytes));
    expect(await failureOf(printerOn(peer.open).print(slipNo('B026'), never))).toMatchObject({
      trouble: 'not-a-printer',
    });
  });

  test('one that is silent until it has heard much: the first slip is uncertain, no other is sent', async () => {
    const peer = await peerThat((bytes, _say, socket) => {
      if (bytes.length > 100) socket.end('HTTP/1.1 400 Bad Request\r\n\r\n');
    });
    const printer = printerOn(peer.open);
    const failure = await failureOf(printer.print(slipNo('B026'), never));
    expect(failure).toBeInstanceOf(PrintUncertain);
    expect(failure).toMatchObject({ trouble: 'not-a-printer' });
    const heard = peer.heard.length;
    expect(await failureOf(printer.print(slipNo('B027'), never))).toMatchObject({
      name: 'PrinterUnreachable',
      trouble: 'not-a-printer',
    });
    expect(peer.heard.length).toBeLessThan(heard + 30);
  });
});

describe('printers that know less than the manual', () => {
  test('some of the four questions unanswered: asked one by one, and what is said counts', async () => {
    const peer = await peerThat(talker({ 'DLE EOT 2': [], 'DLE EOT 3': [] }));
    const printer = printerOn(peer.open);
    expect(await printer.print(slipNo('B026'), never)).toMatchObject({ confirmed: true });
    const noPaper = await peerThat(
      talker({ 'DLE EOT 1': [0x1a], 'DLE EOT 2': [], 'DLE EOT 3': [], 'DLE EOT 4': [0x7e] }),
    );
    expect(await failureOf(printerOn(noPaper.open).print(slipNo('B026'), never))).toMatchObject({
      trouble: 'no-paper',
    });
  });

  test('one that never says that a slip is out: sent, not confirmed, and not waited for again', async () => {
    const peer = await peerThat(talker({ 'GS r 1': [] }));
    const printer = printerOn(peer.open, { stallMs: 900 });
    expect(await printer.print(slipNo('B026'), never)).toEqual({ confirmed: false, paperLow: false });
    const began = performance.now();
    expect(await printer.print(slipNo('B027'), never)).toEqual({ confirmed: false, paperLow: false });
    expect(performance.now() - began).toBeLessThan(800);
  });

  test('one that has said so before and does not any more: uncertain', async () => {
    const answers: Record<string, number[]> = {};
    const peer = await peerThat(talker(answers));
    const printer = printerOn(peer.open);
    expect(await printer.print(slipNo('B026'), never)).toMatchObject({ confirmed: true });
    answers['GS r 1'] = [];
    expect(await failureOf(printer.print(slipNo('B027'), never))).toBeInstanceOf(PrintUncertain);
  });

  test('without automatic status: what is wrong in the middle is found by asking', async () => {
    const answers: Record<string, number[]> = { 'GS r 1': [] };
    const peer = await peerThat(talker(answers));
    const printing = failureOf(printerOn(peer.open, { stallMs: 60_000 }).print(slipNo('B026'), never));
    await eventually(() => expect(peer.heard.length).toBeGreaterThan(1000));
    answers['DLE EOT 2'] = [0x16];
    const failure = await printing;
    expect(failure).toBeInstanceOf(PrintUncertain);
    expect(failure).toMatchObject({ trouble: 'cover-open' });
  });

  test('one that answers after the time limit: its late words are taken for nothing else', async () => {
    let lateMs = 400;
    const answer = talker();
    const peer = await peerThat((bytes, say) => {
      if (lateMs > 0) setTimeout(() => answer(bytes, say), lateMs);
      else answer(bytes, say);
    });
    const printer = printerOn(peer.open, { answerMs: 100 });
    // It cannot be told from one that never answers: printed on all the same, and nothing is claimed of it.
    expect(await printer.print(slipNo('B026'), never)).toEqual({ confirmed: false, paperLow: null });
    lateMs = 0;
    const patient = printerOn(peer.open, { answerMs: 2000 });
    expect(await patient.print(slipNo('B027'), never)).toEqual({ confirmed: true, paperLow: false });
    // Now it is known to answer: late is too late, and nothing is sent.
    lateMs = 5000;
    const heard = peer.heard.length;
    expect(await failureOf(patient.print(slipNo('B028'), never))).toMatchObject({
      name: 'PrinterUnreachable',
      trouble: 'unreachable',
    });
    expect(peer.heard.length).toBeLessThan(heard + 40);
  });
});

describe('the conversation', () => {
  test('two slips in a row go over one line, and it is let go soon', async () => {
    const peer = await peerThat(talker());
    const printer = printerOn(peer.open, { keepMs: 60_000 });
    await printer.print(slipNo('B026'), never);
    await printer.print(slipNo('B027'), never);
    await printer.status();
    expect(peer.calls).toBe(1);
    await printer.close();
    await printer.print(slipNo('B028'), never);
    expect(peer.calls).toBe(2);
  });

  test('a line that the printer has let go meanwhile is made anew: no slip is lost or doubled', async () => {
    const wire = await networkWire();
    const printer = printerOn(wire.open, { keepMs: 60_000 });
    await printer.print(slipNo('B026'), never);
    await wire.set('refuse');
    await wire.set('accept');
    expect(await printer.print(slipNo('B027'), never)).toMatchObject({ confirmed: true });
    const numbers = wire.slips.flatMap(({ lines }) => lines.map(lettersOf)).filter((line) => /^B\d{3}$/.test(line));
    expect(numbers).toEqual(['B026', 'B027']);
  });

  test('a fault of the cutter: asked once to go on, before the slip and never in it', async () => {
    const answers: Record<string, number[]> = { 'DLE EOT 3': [0x1a] };
    const answer = talker(answers);
    const recoveries: number[] = [];
    const peer = await peerThat((bytes, say) => {
      const at = bytes.indexOf(Buffer.of(0x10, 0x05, 2));
      if (at >= 0) {
        recoveries.push(at);
        delete answers['DLE EOT 3'];
      }
      answer(bytes, say);
    });
    expect(await printerOn(peer.open).print(slipNo('B026'), never)).toMatchObject({ confirmed: true });
    expect(recoveries).toEqual([0]);
  });

  test('XOFF: nothing is sent until XON', async () => {
    const answer = talker();
    let heard = 0;
    let atPause = 0;
    const peer = await peerThat((bytes, say) => {
      if (heard === 0) {
        say(0x13);
        setTimeout(() => {
          atPause = heard;
          say(0x11);
        }, 300);
      }
      heard += bytes.length;
      answer(bytes, say);
    });
    expect(await printerOn(peer.open, {}, 'none').print(slipNo('B026'), never)).toMatchObject({ confirmed: true });
    // The question had come, and nothing of the slip.
    expect(atPause).toBeGreaterThan(0);
    expect(atPause).toBeLessThan(100);
    expect(heard).toBeGreaterThan(40_000);
  });

  test('XOFF for ever: the slip ends uncertain', async () => {
    const answer = talker();
    const peer = await peerThat((bytes, say) => {
      if (bytes.length > 1000) say(0x13);
      else answer(bytes, say);
    });
    expect(await failureOf(printerOn(peer.open, {}, 'none').print(slipNo('B026'), never))).toBeInstanceOf(
      PrintUncertain,
    );
  });

  test('hanging from the first: what may lie in the tray is called uncertain', async () => {
    const wire = await networkWire();
    await wire.set('hang');
    expect(await failureOf(printerOn(wire.open).print(slipNo('B026'), never))).toBeInstanceOf(PrintUncertain);
  });

  test('hanging from the first: not called well before it lets go of a line, however silent it is', async () => {
    const wire = await networkWire();
    await wire.set('hang');
    const printer = printerOn(wire.open);
    expect(await failureOf(printer.print(slipNo('B026'), never))).toMatchObject({ trouble: 'not-ready' });
    expect(await printer.status()).toMatchObject({ trouble: 'not-ready', answers: false });
    await wire.set('mute');
    await eventually(async () => expect(await printer.status()).toMatchObject({ trouble: null, answers: false }));
    expect(await printer.print(slipNo('B027'), never)).toMatchObject({ confirmed: false });
  });

  test('nobody listens: told within the time limit, and who asked can stop it', async () => {
    // An address of the documentation's: routers drop it.
    const open = tcpLink({ host: '192.0.2.1', port: 9100, withinMs: 200 });
    expect(await failureOf(printerOn(open).print(slipNo('B026'), never))).toBeInstanceOf(PrinterUnreachable);
    const slow = tcpLink({ host: '192.0.2.1', port: 9100, withinMs: 60_000 });
    const began = performance.now();
    expect(await failureOf(printerOn(slow).print(slipNo('B026'), AbortSignal.timeout(100)))).toBeInstanceOf(
      PrinterUnreachable,
    );
    expect(performance.now() - began).toBeLessThan(5000);
  });

  test('paper of no columns: the slip is refused, the printer hears nothing of it', async () => {
    const peer = await peerThat(talker());
    for (const columns of [0, -1, Number.NaN]) {
      const failure = await failureOf(printerOn(peer.open).print({ ...slipNo('B026'), columns }, never));
      expect(failure).toBeInstanceOf(RangeError);
    }
    expect(peer.heard.length).toBeLessThan(60);
  });

  test('the first byte leaves at once: neither the drawing nor the last slip is waited for', async () => {
    const peer = await peerThat(talker());
    const printer = printerOn(peer.open, {}, 'none');
    const began = performance.now();
    const printing = printer.print(slipNo('B026'), never);
    await eventually(() => expect(peer.heard.length).toBeGreaterThan(0));
    expect(performance.now() - began).toBeLessThan(1000);
    await printing;
  });
});

describe('what a printer says', () => {
  const said = [0x18, 0x00, 0x0c, 0x00, 0x12, 0x10, 0x00, 0x00, 0x13, 0x00, 0x03, 0x11];

  test('a group cut anywhere, flow control within it, and an answer right behind it', () => {
    for (let at = 0; at <= said.length; at += 1) {
      const replies = createPrinterReplies();
      replies.feed(Uint8Array.from(said.slice(0, at)));
      replies.feed(Uint8Array.from(said.slice(at)));
      expect(replies).toMatchObject({
        status: [0x12],
        inline: [0x03],
        automatic: [0x10, 0, 0, 0],
        hasRubbish: false,
        isHeldBack: false,
      });
    }
  });

  test('a group that breaks off is none', () => {
    const replies = createPrinterReplies();
    replies.feed(Uint8Array.of(0x10, 0x00, 0x12, 0x01));
    expect(replies).toMatchObject({ status: [0x12], inline: [0x01], automatic: null });
  });

  test('the bits: paper before cover before the rest', () => {
    expect(readStatus([well, well, well, well])).toEqual({ trouble: null, paperLow: false });
    expect(readStatus([well, well, well, 0x1e])).toEqual({ trouble: null, paperLow: true });
    expect(readStatus([0x1a, 0x36, well, 0x72]).trouble).toBe('no-paper');
    expect(readStatus([0x1a, 0x16, 0x1a, well]).trouble).toBe('cover-open');
    expect(readStatus([0x1a, 0x52, 0x1a, well]).trouble).toBe('cutter');
    expect(readStatus([0x1a, 0x52, 0x52, well]).trouble).toBe('overheated');
    expect(readStatus([0x1a, 0x52, 0x32, well]).trouble).toBe('not-ready');
    expect(readStatus([0x1a, 0x52, null, null]).trouble).toBe('not-ready');
    expect(readStatus([0x1a, well, well, well]).trouble).toBe('offline');
    expect(readAutomatic([0x10, 0, 0x03, 0])).toEqual({ trouble: null, paperLow: true });
    expect(readAutomatic([0x18, 0, 0x0f, 0]).trouble).toBe('no-paper');
    expect(readAutomatic([0x38, 0, 0, 0]).trouble).toBe('cover-open');
    expect(readAutomatic([0x18, 0x08, 0, 0]).trouble).toBe('cutter');
    expect(readAutomatic([0x18, 0x40, 0, 0]).trouble).toBe('overheated');
    expect(readAutomatic([0x18, 0x20, 0, 0]).trouble).toBe('not-ready');
    expect(readAutomatic([0x18, 0, 0, 0]).trouble).toBe('offline');
    expect([0x00, 0x03, 0x0c, 0x0f].map((answer) => readInline(answer).trouble)).toEqual([
      null,
      null,
      'no-paper',
      'no-paper',
    ]);
  });
});
