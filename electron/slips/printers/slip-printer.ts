// What every printer driver is to the spool, and the two ways in which printing can honestly fail.

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
  /** The receiptline document. */
  doc: string;
  columns: number;
};

/** `unwritable`: of slips kept as files, the folder or its disk does not take them. */
export type PrinterTrouble = 'unreachable' | 'unwritable' | 'no-paper' | 'cover-open' | 'not-ready';

/** `paperLow` is null where the printer does not say. `answers` is false for printers that cannot tell anything. */
export type PrinterStatus = { trouble: PrinterTrouble | null; paperLow: boolean | null; answers: boolean };

export type SlipPrinter = {
  readonly name: string;
  /** True where the slip is kept as a file and shown on screen instead of paper. */
  readonly onScreenOnly: boolean;
  /**
   * Resolves when the printer says it is done (or, where it cannot say, has taken everything).
   * Rejects with PrinterUnreachable while nothing has been printed, with PrintUncertain once something may have been.
   */
  print(slip: RenderableSlip, signal: AbortSignal): Promise<void>;
  /** Never rejects. */
  status(): Promise<PrinterStatus>;
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

/** Something was sent and the end was not seen: a slip may lie in the tray, whole or in part. A person decides. */
export class PrintUncertain extends Error {
  override readonly name = 'PrintUncertain';
}
