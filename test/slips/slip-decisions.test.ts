import { describe, expect, test } from 'vitest';
import { PrinterUnreachable, PrintUncertain } from '#electron/slips/printers/slip-printer.ts';
import { eventually } from '../support/eventually.ts';
import { atAddress, clerk, handPrinters, kiosk, slipHall, withPrinters } from './slip-hall.ts';

describe('what people decide', () => {
  async function uncertain() {
    let isCut = true;
    const { of, driver } = handPrinters(['甲', '乙'], async () => {
      if (isCut) throw new PrintUncertain('cut');
      return undefined;
    });
    const settings = withPrinters([atAddress('甲', 1, ['1号机']), atAddress('乙', 2, ['2号机'])]);
    const hall = await slipHall({ driver, settings });
    await hall.slips.start();
    const { jobId } = await hall.take('B001');
    await hall.reaches(jobId, 'uncertain');
    isCut = false;
    return { ...hall, jobId, of };
  }

  test('the citizen saw it come out: it is printed, once, and the journal knows who said so', async () => {
    const { slips, jobId, store, of } = await uncertain();
    expect(await slips.tellOutcome(kiosk, jobId, true)).toMatchObject({ state: 'printed', confirmed: true });
    await expect(slips.tellOutcome(kiosk, jobId, false)).rejects.toMatchObject({ code: 'SLIP_MOVED_ON' });
    expect(of('甲').printed).toEqual([]);
    const events = await store.db.selectFrom('journal').selectAll().where('type', '=', 'slip.settled').execute();
    expect(events).toHaveLength(1);
    expect(events[0]?.data).toContain('came-out');
    // The id that opens the picture with the query code is not kept.
    expect(JSON.stringify(events)).not.toContain(jobId);
  });

  test('it did not come out: it is printed again, marked, and two impatient touches print it once', async () => {
    const { slips, jobId, of, reaches } = await uncertain();
    const touches = await Promise.allSettled([
      slips.tellOutcome(kiosk, jobId, false),
      slips.tellOutcome(kiosk, jobId, false),
    ]);
    expect(touches.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await reaches(jobId, 'printed');
    expect(of('甲').printed).toEqual(['ticket-B001-r1']);
  });

  test('a slip a printer cannot vouch for is printed again, marked, on the word of whoever stands there; two touches print it once', async () => {
    const { of, driver } = handPrinters(['甲'], async () => ({ confirmed: false, paperLow: null }));
    const { slips, take, reaches, store } = await slipHall({ driver, settings: withPrinters([atAddress('甲', 1)]) });
    await slips.start();
    const { jobId } = await take('B001');
    await reaches(jobId, 'printed');
    const touches = await Promise.allSettled([
      slips.tellOutcome(kiosk, jobId, false),
      slips.tellOutcome(kiosk, jobId, false),
    ]);
    expect(touches.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await eventually(() => expect(of('甲').printed).toEqual(['ticket-B001', 'ticket-B001-r1']));
    const events = await store.db.selectFrom('journal').selectAll().where('type', '=', 'slip.settled').execute();
    expect(events.map(({ data }) => JSON.parse(data))).toMatchObject([{ how: 'again', was: 'printed' }]);
  });

  test('a slip a printer cannot vouch for counts as out once somebody has seen it', async () => {
    const { of, driver } = handPrinters(['甲'], async () => ({ confirmed: false, paperLow: null }));
    const { slips, take, reaches } = await slipHall({ driver, settings: withPrinters([atAddress('甲', 1)]) });
    await slips.start();
    const { jobId } = await take('B001');
    await reaches(jobId, 'printed');
    expect(await slips.tellOutcome(kiosk, jobId, true)).toMatchObject({ state: 'printed', confirmed: true });
    await expect(slips.tellOutcome(kiosk, jobId, true)).rejects.toMatchObject({ code: 'SLIP_MOVED_ON' });
    expect(of('甲').printed).toEqual(['ticket-B001']);
  });

  test('a slip its printer vouched for is nobody’s to doubt at the kiosk', async () => {
    const { of, driver } = handPrinters(['甲'], async () => undefined);
    const { slips, take, reaches } = await slipHall({ driver, settings: withPrinters([atAddress('甲', 1)]) });
    await slips.start();
    const { jobId } = await take('B001');
    await reaches(jobId, 'printed');
    for (const cameOut of [false, true])
      await expect(slips.tellOutcome(kiosk, jobId, cameOut)).rejects.toMatchObject({ code: 'SLIP_MOVED_ON' });
    expect(of('甲').printed).toEqual(['ticket-B001']);
    await expect(slips.tellOutcome(kiosk, crypto.randomUUID(), false)).rejects.toMatchObject({
      code: 'SLIP_NOT_FOUND',
    });
  });

  test('a slip in print says nothing of what it waited for before', async () => {
    let isOut = true;
    const { promise, resolve } = Promise.withResolvers<void>();
    const { of, driver } = handPrinters(['甲'], async () => {
      if (isOut) throw new PrinterUnreachable('no-paper', 'no paper');
      await promise;
      return undefined;
    });
    const { slips, take, reaches } = await slipHall({ driver, settings: withPrinters([atAddress('甲', 1)]) });
    await slips.start();
    of('甲').status_ = { trouble: 'no-paper', paperLow: null, answers: true };
    const { jobId } = await take('B001');
    await eventually(async () => expect((await slips.get(jobId))?.trouble).toBe('no-paper'));
    isOut = false;
    of('甲').status_ = { trouble: null, paperLow: null, answers: true };
    await reaches(jobId, 'printing');
    expect(await slips.get(jobId)).toMatchObject({ state: 'printing', trouble: null });
    resolve();
    await reaches(jobId, 'printed');
  });

  test('the desk has it printed elsewhere, or gives it up; a printer nobody knows is refused', async () => {
    const { slips, jobId, of, reaches } = await uncertain();
    await expect(slips.settle(clerk, jobId, { how: 'again', printer: '丙' })).rejects.toMatchObject({
      code: 'PRINTER_NOT_FOUND',
    });
    await slips.settle(clerk, jobId, { how: 'again', printer: '乙' });
    await reaches(jobId, 'printed');
    expect(of('乙').printed).toEqual(['ticket-B001-r1']);
    await expect(slips.settle(clerk, jobId, { how: 'cancel' })).rejects.toMatchObject({ code: 'SLIP_MOVED_ON' });
  });

  test('a slip given up is in nobody’s way, and is marked when it is wanted after all', async () => {
    const { slips, jobId, of, reaches } = await uncertain();
    await slips.settle(clerk, jobId, { how: 'cancel' });
    expect(await slips.open()).toEqual([]);
    await slips.settle(clerk, jobId, { how: 'again' });
    await reaches(jobId, 'printed');
    expect(of('甲').printed).toEqual(['ticket-B001-r1']);
  });

  test('a case’s slip that is out is had again by its citizen, and at windows its case is to be seen by only', async () => {
    const { of, driver } = handPrinters(['甲'], async () => ({ confirmed: false, paperLow: null }));
    const { slips, file, reaches } = await slipHall({ driver, settings: withPrinters([atAddress('甲', 1)]) });
    await slips.start();
    const { jobId } = await file('261123-0074');
    await reaches(jobId, 'printed');
    await expect(slips.settle(clerk, jobId, { how: 'again' })).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
    expect(await slips.tellOutcome(kiosk, jobId, false)).toMatchObject({ state: 'waiting' });
    await reaches(jobId, 'printed');
    const asked: string[] = [];
    await slips.settle(clerk, jobId, { how: 'again' }, async (_db, caseNo) => asked.push(caseNo) > 0);
    await reaches(jobId, 'printed');
    expect(asked).toEqual(['261123-0074']);
    expect(of('甲').printed.map((name) => name.slice(-2))).toEqual(['74', 'r1', 'r2']);
  });

  test('a slip is found by the number on it, of a ticket or a case', async () => {
    const { slips, take, file, reaches, clock } = await slipHall();
    await slips.start();
    await reaches((await take('B001')).jobId, 'printed');
    await reaches((await file('261123-0074')).jobId, 'printed');
    expect((await slips.find('b001')).map(({ kind, label, copies }) => [kind, label, copies])).toEqual([
      ['ticket', 'B001', 0],
    ]);
    expect((await slips.find('261123-0074')).map(({ label }) => label)).toEqual(['261123-0074']);
    for (const odd of ['%', 'B00', `B001" or 1=1`, '_001']) expect(await slips.find(odd)).toEqual([]);
    // Numbers begin anew each day.
    clock.now += 86_400_001;
    expect(await slips.find('B001')).toEqual([]);
  });

  test('a test page is printed by the printer it was asked of, once for a request', async () => {
    const { of, driver } = handPrinters(['甲', '乙'], async () => undefined);
    const settings = withPrinters([atAddress('甲', 1), atAddress('乙', 2)]);
    const { slips, reaches } = await slipHall({ driver, settings });
    await slips.start();
    const request = { printer: '乙', requestId: crypto.randomUUID() };
    const { jobId } = await slips.printers.testPage(clerk, request);
    expect((await slips.printers.testPage(clerk, request)).jobId).toBe(jobId);
    await reaches(jobId, 'printed');
    expect([of('甲').printed.length, of('乙').printed.length]).toEqual([0, 1]);
    await expect(slips.printers.testPage(clerk, { ...request, printer: '丙' })).rejects.toMatchObject({
      code: 'PRINTER_NOT_FOUND',
    });
  });
});
