// A single slip to print, and what became of a print that failed.
import type { RenderableSlip } from '#electron/slips/printers/slip-printer.ts';
import { ticketSlip } from '#electron/slips/slip-documents.ts';
import { ticket } from './slip-samples.ts';

export const slipNo = (no: string): RenderableSlip => ({
  name: `ticket-${no}`,
  title: `排队号 ${no}`,
  date: '2026-11-23',
  createdAt: 0,
  doc: ticketSlip({ ...ticket, no }),
  columns: 48,
});

/** The error a promise fails with; null where it does not. */
export const failureOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => null,
    (error: unknown) => error,
  );
