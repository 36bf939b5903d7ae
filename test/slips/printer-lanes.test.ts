import { describe, expect, test } from 'vitest';
import { PrinterUnreachable } from '#electron/slips/printers/slip-printer.ts';
import { defaultSlipTemplate } from '#shared/contract/slip-template.ts';
import { eventually } from '../support/eventually.ts';
import { atAddress, clerk, handPrinters, slipHall, withPrinters } from './slip-hall.ts';

describe('who prints what', () => {
  test('a terminal’s own printer first; one for everybody steps in, at once where a hand is needed', async () => {
    const { of, driver } = handPrinters(['甲', '公用'], async (_slip, _signal, name) => {
      if (name === '甲') throw new PrinterUnreachable('no-paper', 'no paper');
      return undefined;
    });
    of('甲').status_ = { trouble: 'no-paper', paperLow: null, answers: true };
    const settings = withPrinters([atAddress('甲', 1, ['1号机']), atAddress('公用', 2)]);
    const { slips, take, reaches } = await slipHall({ settings, driver });
    await slips.start();
    const { jobId } = await take('B001');
    await reaches(jobId, 'printed');
    expect(await slips.get(jobId)).toMatchObject({ printer: '公用', isElsewhere: true, trouble: null });
    expect(of('公用').printed).toEqual(['ticket-B001']);
  });

  test('a printer that is only silent has a while to come back before another steps in', async () => {
    const { of, driver } = handPrinters(['甲', '公用'], async (_slip, _signal, name) => {
      if (name === '甲') throw new PrinterUnreachable('unreachable', 'silent');
      return undefined;
    });
    of('甲').status_ = { trouble: 'unreachable', paperLow: null, answers: false };
    const settings = withPrinters([atAddress('甲', 1, ['1号机']), atAddress('公用', 2)], { fallbackSeconds: 8 });
    const { slips, take, reaches, clock, printer } = await slipHall({ settings, driver });
    await slips.start();
    const { jobId } = await take('B001');
    await eventually(async () => expect((await printer('甲'))?.trouble).toBe('unreachable'));
    clock.now += 7000;
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(of('公用').printed).toEqual([]);
    // Somebody else will print it: nothing is wrong for its citizen yet.
    expect(await slips.get(jobId)).toMatchObject({ state: 'waiting', trouble: null });
    clock.now += 1000;
    await reaches(jobId, 'printed');
    expect(of('公用').printed).toEqual(['ticket-B001']);
  });

  test('a slip for another terminal’s printer stays away from it, and its citizen is told what works', async () => {
    const { of, driver } = handPrinters(['甲', '乙'], async () => undefined);
    of('甲').status_ = { trouble: 'cover-open', paperLow: null, answers: true };
    const settings = withPrinters([atAddress('甲', 1, ['1号机']), atAddress('乙', 2, ['2号机'])]);
    const { slips, take, reaches, printer } = await slipHall({ settings, driver });
    await slips.start();
    await eventually(async () => expect((await printer('甲'))?.trouble).toBe('cover-open'));
    const { jobId } = await take('B001');
    expect(await slips.get(jobId)).toMatchObject({ state: 'waiting', trouble: 'cover-open', worksAt: ['2号机'] });
    await reaches((await take('B002', '2号机')).jobId, 'printed');
    expect(of('乙').printed).toEqual(['ticket-B002']);
    of('甲').status_ = { trouble: null, paperLow: null, answers: true };
    await reaches(jobId, 'printed');
    expect(await slips.get(jobId)).toMatchObject({ printer: '甲', isElsewhere: false, worksAt: [] });
  });

  test('a hall without a printer says at once that no slip comes', async () => {
    const { slips, take } = await slipHall({ settings: withPrinters([]) });
    await slips.start();
    const state = await take('B001');
    expect(state).toMatchObject({ state: 'cancelled', trouble: 'no-printer', onScreenOnly: false });
    expect((await slips.get(state.jobId))?.svg).toContain('<svg');
    expect(await slips.open()).toEqual([]);
  });

  test('what waits for a printer that was taken out of the settings is set aside, and can be sent elsewhere', async () => {
    const { driver } = handPrinters(['甲', '乙'], async () => undefined);
    const [first, second] = [atAddress('甲', 1, ['1号机']), atAddress('乙', 2, ['2号机'])];
    const before = await slipHall({ driver, settings: withPrinters([first, second]) });
    const { jobId } = await before.take('B001');
    const after = await slipHall({ driver, store: before.store, settings: withPrinters([second]) });
    await after.slips.start();
    expect(await after.slips.get(jobId)).toMatchObject({ state: 'failed', trouble: 'no-printer' });
    await after.slips.settle(clerk, jobId, { how: 'again', printer: '乙' }, async () => true);
    await after.reaches(jobId, 'printed');
    // It had never been on paper: no mark.
    expect((await after.slips.find('B001'))[0]).toMatchObject({ copies: 0, printer: '乙' });
  });

  test('a printer that can say nothing has sent the slip, not printed it', async () => {
    const { driver } = handPrinters(['甲'], async () => ({ confirmed: false, paperLow: null }));
    const { slips, take, reaches } = await slipHall({ driver, settings: withPrinters([atAddress('甲', 1)]) });
    await slips.start();
    const { jobId } = await take('B001');
    await reaches(jobId, 'printed');
    expect(await slips.get(jobId)).toMatchObject({ confirmed: false });
  });
});

describe('what is set aside', () => {
  test('a slip over which a printer stumbles that is otherwise well holds nobody up', async () => {
    const { of, driver } = handPrinters(['甲'], async (slip) => {
      if (slip.name === 'ticket-B001') throw new PrinterUnreachable('not-ready', 'stumbles');
      return undefined;
    });
    const { slips, take, reaches } = await slipHall({ driver, settings: withPrinters([atAddress('甲', 1)]) });
    await slips.start();
    const bad = await take('B001');
    const good = await take('B002');
    await reaches(good.jobId, 'printed');
    expect(await slips.get(bad.jobId)).toMatchObject({ state: 'failed', trouble: 'poison' });
    expect(of('甲').printed).toEqual(['ticket-B002']);
  });

  test('a slip that is sent elsewhere while it is drawn comes out there only', async () => {
    const { of, driver } = handPrinters(['甲', '乙'], async () => undefined);
    const settings = withPrinters([atAddress('甲', 1), atAddress('乙', 2)]);
    let whileDrawn: (() => Promise<unknown>) | null = null;
    let sending: Promise<unknown> | undefined;
    const template = () => {
      sending ??= whileDrawn?.();
      return defaultSlipTemplate;
    };
    const { slips, take, reaches } = await slipHall({ driver, settings, template });
    const { jobId } = await take('B001');
    whileDrawn = () => slips.settle(clerk, jobId, { how: 'again', printer: '乙' });
    await slips.start();
    await reaches(jobId, 'printed');
    await sending;
    expect([of('甲').printed, of('乙').printed]).toEqual([[], ['ticket-B001']]);
  });

  test('a slip nobody stands there for any more is not printed by itself, but when the desk says so', async () => {
    const { of, driver } = handPrinters(['甲'], async () => undefined);
    of('甲').status_ = { trouble: 'no-paper', paperLow: null, answers: true };
    const settings = withPrinters([atAddress('甲', 1)], { lateMinutes: 10 });
    const { slips, take, reaches, clock, printer } = await slipHall({ driver, settings });
    await slips.start();
    await eventually(async () => expect((await printer('甲'))?.trouble).toBe('no-paper'));
    const old = await take('B001');
    clock.now += 9 * 60_000;
    const young = await take('B002');
    clock.now += 2 * 60_000;
    of('甲').status_ = { trouble: null, paperLow: null, answers: true };
    await reaches(young.jobId, 'printed');
    expect(await slips.get(old.jobId)).toMatchObject({ state: 'failed', trouble: 'late' });
    expect(of('甲').printed).toEqual(['ticket-B002']);
    await slips.settle(clerk, old.jobId, { how: 'again' });
    await reaches(old.jobId, 'printed');
    // It had never been on paper: no mark.
    expect(of('甲').printed).toEqual(['ticket-B002', 'ticket-B001']);
  });
});

describe('the paper', () => {
  test('is counted from a new roll on, and its end is told before it comes', async () => {
    const { driver } = handPrinters(['甲'], async () => undefined);
    const settings = withPrinters([{ ...atAddress('甲', 1), rollMetres: 5 }], { warnSlips: 30 });
    const { slips, take, reaches, printer } = await slipHall({ driver, settings });
    const heard: boolean[] = [];
    slips.printers.onChanged((_name, now) => heard.push(now.isEnding));
    await slips.start();
    await reaches((await take('B000')).jobId, 'printed');
    // Nobody knows how much of this roll was left when the counting began.
    expect((await printer('甲'))?.roll).toMatchObject({ slips: 1, slipsLeft: null, changedAt: null });
    expect((await slips.printers.newRoll(clerk, '甲')).roll).toMatchObject({ slips: 0, usedMetres: 0 });
    for (let n = 1; n <= 12; n++) await reaches((await take(`B${String(n).padStart(3, '0')}`)).jobId, 'printed');
    const roll = (await printer('甲'))?.roll;
    expect(roll).toMatchObject({ slips: 12, isEnding: true, changedAt: expect.any(Number) });
    // Twelve slips of about 16 cm on a roll of 5 m.
    expect(roll?.usedMetres).toBeGreaterThan(1);
    const [used, left] = [roll?.usedMetres ?? 0, roll?.slipsLeft ?? 0];
    expect(Math.abs(left - (5 - used) / (used / 12))).toBeLessThan(2.5);
    await eventually(() => expect(heard.at(-1)).toBe(true));
    await slips.printers.newRoll(clerk, '甲');
    expect(heard.at(-1)).toBe(false);
    await expect(slips.printers.newRoll(clerk, '丙')).rejects.toMatchObject({ code: 'PRINTER_NOT_FOUND' });
  });

  test('paper that is there again after it was out is a new roll, the cover opened in between', async () => {
    const { of, driver } = handPrinters(['甲'], async () => undefined);
    const { slips, take, reaches, printer } = await slipHall({ driver, settings: withPrinters([atAddress('甲', 1)]) });
    await slips.start();
    await reaches((await take('B001')).jobId, 'printed');
    for (const trouble of ['no-paper', 'cover-open', null] as const) {
      of('甲').status_ = { trouble, paperLow: null, answers: true };
      await slips.printers.check('甲');
      await eventually(async () => expect((await printer('甲'))?.trouble).toBe(trouble));
    }
    await eventually(async () =>
      expect((await printer('甲'))?.roll).toMatchObject({ slips: 0, changedAt: expect.any(Number) }),
    );
  });

  test('a printer says itself that its roll is ending', async () => {
    const { of, driver } = handPrinters(['甲'], async () => undefined);
    const { slips, printer } = await slipHall({ driver, settings: withPrinters([atAddress('甲', 1)]) });
    const heard: (boolean | null)[] = [];
    slips.printers.onChanged((_name, now) => heard.push(now.paperLow));
    await slips.start();
    of('甲').status_ = { trouble: null, paperLow: true, answers: true };
    expect(await slips.printers.check('甲')).toMatchObject({ paperLow: true, trouble: null });
    expect(heard.at(-1)).toBe(true);
    expect((await printer('甲'))?.answers).toBe(true);
  });
});
