// The hall's printers as people see them: how each is, how long its paper lasts, a test page, a new roll.

import { DomainError } from '#electron/domain-error.ts';
import type { Actor, Store, Write } from '#electron/store/store.ts';
import type { Printer, SlipState } from '#shared/contract/slips.ts';
import { changeRoll, rollOf, rollSaid } from './printer-rolls.ts';
import type { TestSlip } from './slip-data.ts';
import { rollChanged } from './slip-events.ts';
import { countWaiting, jobById } from './slip-store.ts';
import { columnsOfPrinter, type HallPrinter, type PrinterKnown, type Spool } from './spool.ts';

export type PrintersService = {
  /** All of them, in the order of the settings. */
  list(): Promise<Printer[]>;
  /** Asks it now. Throws PRINTER_NOT_FOUND. */
  check(name: string): Promise<Printer>;
  /** The same request prints once. Throws PRINTER_NOT_FOUND. */
  testPage(actor: Actor, input: { printer: string; requestId: string }): Promise<SlipState>;
  /** A new roll is in. Throws PRINTER_NOT_FOUND. */
  newRoll(actor: Actor, name: string): Promise<Printer>;
  /** When one falls into trouble, comes out of it, or its paper is ending. Returns the way to stop listening. */
  onChanged(listener: (name: string, now: PrinterKnown) => void): () => void;
};

/** In words a technician knows it by. */
function whereOf({ setting }: HallPrinter): string {
  switch (setting.driver) {
    case 'file':
      return 'slips/';
    case 'escpos-tcp':
      return `${setting.host}:${setting.port}`;
    case 'device-file':
    case 'serial':
      return setting.path;
    case 'system':
      return setting.queue;
  }
}

export function createPrinters(o: {
  store: Pick<Store, 'db' | 'write'>;
  printers: readonly HallPrinter[];
  spool: Pick<Spool, 'now' | 'ask' | 'candidates'>;
  warnSlips: number;
  /** What every test page says. */
  face(): Pick<TestSlip, 'hall' | 'demo' | 'printedAt'>;
  enqueueTestPage(w: Write, slip: TestSlip, id: string): Promise<SlipState>;
  stateOf(jobId: string): Promise<SlipState | null>;
  onChanged: PrintersService['onChanged'];
}): PrintersService {
  const { store, spool } = o;

  function find(name: string): HallPrinter {
    const found = o.printers.find(({ setting }) => setting.name === name);
    if (!found) throw new DomainError('PRINTER_NOT_FOUND');
    return found;
  }

  async function view(one: HallPrinter, inLine: Awaited<ReturnType<typeof countWaiting>>): Promise<Printer> {
    const { setting, printer } = one;
    const now = spool.now(setting.name);
    const roll = await rollOf(store.db, setting.name);
    const hasAsked = now !== null && now.askedAt !== null;
    return {
      name: setting.name,
      driver: setting.driver,
      where: whereOf(one),
      width: columnsOfPrinter(setting),
      onScreenOnly: printer.onScreenOnly,
      terminals: [...setting.terminals],
      trouble: now?.trouble ?? null,
      since: now?.since ?? null,
      paperLow: now?.paperLow ?? null,
      answers: hasAsked ? now.answers : null,
      askedAt: now?.askedAt ?? null,
      printedAt: roll?.printed_at ?? null,
      // Each is counted where it comes out if nothing is wrong.
      waiting: inLine.filter((some) => spool.candidates(some)[0] === one).reduce((sum, { count }) => sum + count, 0),
      roll: setting.driver === 'file' ? null : rollSaid(roll, { metres: setting.rollMetres, warnSlips: o.warnSlips }),
    };
  }

  return {
    async list() {
      const inLine = await countWaiting(store.db);
      return Promise.all(o.printers.map((one) => view(one, inLine)));
    },
    async check(name) {
      const one = find(name);
      await spool.ask(name);
      return view(one, await countWaiting(store.db));
    },
    async testPage(actor, { printer, requestId }) {
      const one = find(printer);
      const { setting } = one;
      await store.write(actor, async (w) => {
        if (await jobById(w.db, requestId)) return;
        const rom = setting.driver === 'file' ? null : setting.rom;
        const slip = { ...o.face(), printer, where: whereOf(one), rom, reprint: 0 };
        await o.enqueueTestPage(w, slip, requestId);
      });
      const state = await o.stateOf(requestId);
      if (!state) throw new Error('The test page that was put in line is not there');
      return state;
    },
    async newRoll(actor, name) {
      const one = find(name);
      await store.write(actor, async (w) => {
        const slips = (await rollOf(w.db, name))?.slips ?? 0;
        await changeRoll(w, name);
        await w.append({ type: 'printer.roll-changed', subject: name, data: rollChanged.parse({ slips }) });
      });
      // It is asked too: whoever changed the roll wants to see it well.
      await spool.ask(name);
      return view(one, await countWaiting(store.db));
    },
    onChanged: o.onChanged,
  };
}
