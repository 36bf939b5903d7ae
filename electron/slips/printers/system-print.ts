// What the slips need of whoever can print a page through the system without asking: handed in by the application's shell.

/** One page, exactly as large as its paper; sizes in thousandths of a millimetre. `html` asks for nothing from anywhere. */
export type SystemPage = { html: string; widthMicrons: number; heightMicrons: number };

/**
 * `handed-over`: the system's spooler has it, and says no more · `refused`: nothing was printed · `unknown`: it may have
 * been handed over. `reason`: in the system's words, for the log.
 */
export type SystemPrinted = { how: 'handed-over' } | { how: 'refused' | 'unknown'; reason: string };

export type SystemPrint = {
  /** Never rejects. `deviceName`: as the system calls the printer. */
  print(page: SystemPage, deviceName: string, signal: AbortSignal): Promise<SystemPrinted>;
  /** Names the system knows its printers by. Rejects where it cannot say. */
  printers(): Promise<string[]>;
};
