// Owns the invented printers and stuck slips the desk's previews show.
import type { Printer, SlipJob } from '#shared/contract/slips.ts';
import { sampleNow, slipStates } from '../kiosk/kiosk-samples.ts';

const minuteMs = 60_000;

/** A printer that is well, but for what is `changed`. */
export function samplePrinter(changed: Partial<Printer> = {}): Printer {
  return {
    name: '大厅打印机',
    driver: 'escpos-tcp',
    where: '192.0.2.7:9100',
    width: 48,
    onScreenOnly: false,
    terminals: [],
    trouble: null,
    since: null,
    paperLow: false,
    answers: true,
    askedAt: sampleNow - minuteMs,
    printedAt: sampleNow - 2 * minuteMs,
    waiting: 0,
    roll: { metres: 50, usedMetres: 12.4, slips: 88, slipsLeft: 260, isEnding: false, changedAt: sampleNow },
    ...changed,
  };
}

export const outOfPaper = samplePrinter({
  name: '2 号机打印机',
  terminals: ['2 号机'],
  trouble: 'no-paper',
  since: sampleNow - 5 * minuteMs,
  waiting: 3,
});
export const endingPaper = samplePrinter({
  name: '3 号机打印机',
  terminals: ['3 号机'],
  paperLow: true,
  roll: { metres: 50, usedMetres: 48.8, slips: 340, slipsLeft: 9, isEnding: true, changedAt: sampleNow },
});
export const silentPrinter = samplePrinter({
  name: '服务台打印机',
  driver: 'device-file',
  where: '/dev/usb/lp0',
  answers: false,
  paperLow: null,
  roll: { metres: 50, usedMetres: 1.2, slips: 3, slipsLeft: null, isEnding: false, changedAt: null },
});

const { jobId: _, ...waitsForPaper } = slipStates.noPaper;
const job = (at: number, changed: Partial<SlipJob>): SlipJob => ({
  ...waitsForPaper,
  place: String(300 + at),
  kind: 'ticket',
  label: `A02${at}`,
  terminal: '2 号机',
  copies: 0,
  createdAt: sampleNow - (9 - at) * minuteMs,
  attempts: 1,
  ...changed,
});

export const stuckSlips: SlipJob[] = [
  job(1, {}),
  job(2, { state: 'uncertain', trouble: null }),
  job(3, { kind: 'case', label: '261123-0074', state: 'failed', trouble: 'late', attempts: 3, copies: 1 }),
  job(4, { kind: 'appointment', label: '2026-12-01 09:30', state: 'printing', trouble: null }),
];
