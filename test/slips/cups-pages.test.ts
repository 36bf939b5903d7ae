// Slips through a real CUPS that come out elsewhere: as pages of Debian's PDF printer, and at a printer that says when it is done.
import { execFile } from 'node:child_process';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ippOperation } from '#electron/slips/printers/cups-ipp.ts';
import type { PrintOutcome, RenderableSlip } from '#electron/slips/printers/slip-printer.ts';
import { slipDocument } from '#electron/slips/slip-documents.ts';
import { layoutSlip } from '#electron/slips/slip-layout.ts';
import { namesOf } from '#electron/slips/slip-names.ts';
import { slipPage } from '#electron/slips/slip-pdf.ts';
import { eventually } from '../support/eventually.ts';
import { startIppPrinter } from './ipp-printer.ts';
import { slipNo } from './one-slip.ts';
import { describeCups, makePrivateCups, type PrivateCups } from './private-cups.ts';
import { everySlip, lettersOf } from './slip-samples.ts';

const run = promisify(execFile);
const never = new AbortController().signal;

describeCups('what comes out behind CUPS', () => {
  let cups: PrivateCups;
  let out: string;
  const settings = () => `/etc/cups/cups-pdf-${path.basename(cups.folder)}.conf`;

  beforeAll(async () => {
    cups = await makePrivateCups();
    await cups.start();
    out = path.join(cups.folder, 'out');
    await mkdir(out);
    // The PDF printer reads its settings nowhere else.
    await writeFile(settings(), `Out ${out}\nLog ${cups.folder}/log\nSpool ${cups.folder}/spool-pdf\n`);
    await cups.addQueue('pdf', `cups-pdf:/${path.basename(cups.folder)}`, [
      '-P',
      '/usr/share/ppd/cups-pdf/CUPS-PDF_noopt.ppd',
      // Others draw the same page, and lose which letter is which.
      '-o',
      'pdftops-renderer-default=pdftocairo',
    ]);
  });
  afterAll(async () => {
    await rm(settings(), { force: true });
    await cups.remove();
  });

  async function printed(slip: RenderableSlip, width: 32 | 42 | 48): Promise<{ text: string; size: number[] }> {
    const printer = cups.printer('pdf', { mode: 'rendered', width });
    expect(await printer.print(slip, never)).toEqual({ confirmed: false, paperLow: null });
    const [file, ...more] = await readdir(out);
    expect(more).toEqual([]);
    const where = path.join(out, file ?? '');
    const { stdout: text } = await run('pdftotext', ['-layout', where, '-']);
    const { stdout: about } = await run('pdfinfo', [where]);
    await rm(where);
    return {
      text: lettersOf(text),
      size: (/Page size: +([\d.]+) x ([\d.]+)/.exec(about) ?? []).slice(1).map(Number),
    };
  }

  test.each(
    everySlip.map((stored) => [`${stored.name} ${stored.language}`, stored] as const),
  )('prints its number: %s', async (_, stored) => {
    // Of a day and a time the time: the day stands there in words.
    const number = namesOf(stored).label.split(' ').at(-1) ?? '';
    const slip = { ...slipNo(''), doc: slipDocument(stored, 48) };
    expect((await printed(slip, 48)).text).toContain(lettersOf(number));
  });

  test.each([
    [48, 80],
    [42, 71],
    [32, 56],
  ] as const)('%i columns are a page %i mm wide, on which all of it is', async (columns, millimetres) => {
    const stored = everySlip[2];
    if (stored?.kind !== 'case') throw new Error('not a case');
    const slip = { ...slipNo(''), doc: slipDocument(stored, columns), columns };
    const { text, size } = await printed(slip, columns);
    expect(((size[0] ?? 0) / 72) * 25.4).toBeCloseTo(millimetres, -0.5);
    const { height } = slipPage(layoutSlip(slip.doc, columns));
    expect(((size[1] ?? 0) / 72) * 25.4).toBeCloseTo((height / 203) * 25.4, -0.5);
    // The first line and the last, which a page too short would lose.
    expect(text).toContain('政务服务中心');
    expect(text).toContain(lettersOf(stored.slip.filedAt));
  });

  test('a printer that speaks IPP itself says when the slip is out, and not before it is', async () => {
    const far = await startIppPrinter();
    await cups.addQueue('far', far.uri);
    let outcome: PrintOutcome | null = null;
    const printing = cups.printer('far').print(slipNo('B026'), never);
    void printing.then((told) => {
      outcome = told;
    });
    await eventually(() =>
      expect(far.asked.filter((operation) => operation === ippOperation.jobAttributes).length).toBeGreaterThan(1),
    );
    expect(outcome).toBeNull();
    far.finish();
    expect(await printing).toEqual({ confirmed: true, paperLow: null });
  });
});
