// What every printer driver is to the spool, and the two ways in which printing can honestly fail.
import type { SlipTrouble } from '#shared/contract/slips.ts';

/** A slip ready to be printed: the document and what a file of it is called. */
export type RenderableSlip = {
  /** Safe in a file name: 'ticket-B026', 'case-261123-0074', with '-r1' for a reprint. */
  name: string;
  /** One line in words, for screen readers and file properties. */
  title: string;
  /** Hall date, 'YYYY-MM-DD'. */
  date: string;
  /** UTC milliseconds. */
  createdAt: number;
  /** The receiptline document, made for this printer's columns. */
  doc: string;
  columns: number;
};

/** What a printer itself can have; the rest of SlipTrouble is about a slip. */
export type PrinterTrouble = Exclude<SlipTrouble, 'no-printer' | 'late' | 'unreadable' | 'poison' | 'other'>;

/** `paperLow` is null where the printer does not say. `answers` is false for printers that cannot tell anything. */
export type PrinterStatus = { trouble: PrinterTrouble | null; paperLow: boolean | null; answers: boolean };

/** `confirmed`: the printer's own word that the slip is out. `paperLow` as in PrinterStatus. */
export type PrintOutcome = { confirmed: boolean; paperLow: boolean | null };

export type SlipPrinter = {
  readonly name: string;
  /** True where the slip is kept as a file and shown on screen instead of paper. */
  readonly onScreenOnly: boolean;
  /**
   * Resolves when the printer says it is done (or, where it cannot say, has taken everything).
   * Rejects with PrinterUnreachable while nothing has been printed, with PrintUncertain once something may have been.
   */
  print(slip: RenderableSlip, signal: AbortSignal): Promise<PrintOutcome>;
  /** Asks it now. Never rejects. Not called while a slip is in print. */
  status(): Promise<PrinterStatus>;
  /** Lets go of line, port or thread; the next `print` takes them again. */
  close(): Promise<void>;
};

/** Nothing reached the paper: the job may wait and be tried again without any risk of a second slip. */
export class PrinterUnreachable extends Error {
  override readonly name = 'PrinterUnreachable';
  readonly trouble: PrinterTrouble;

  constructor(trouble: PrinterTrouble, message: string, options?: ErrorOptions) {
    super(message, options);
    this.trouble = trouble;
  }
}

/**
 * Something was sent and the end was not seen: a slip may lie in the tray, whole or in part. A person decides.
 * `trouble`: what the printer said was wrong with it, where it still could.
 */
export class PrintUncertain extends Error {
  override readonly name = 'PrintUncertain';
  readonly trouble: PrinterTrouble | null;

  constructor(message: string, options?: ErrorOptions & { trouble?: PrinterTrouble }) {
    super(message, options);
    this.trouble = options?.trouble ?? null;
  }
}
