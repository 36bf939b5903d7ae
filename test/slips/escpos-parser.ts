// Reads ESC/POS as a printer would, all at once and without a printer, so that tests can say what would be on the paper.

import { createCommandReader } from '#electron/slips/simulator/escpos-commands.ts';
import { createPaper, type PrintedSlip } from '#electron/slips/simulator/paper-model.ts';
import { createPrintCommands } from '#electron/slips/simulator/print-commands.ts';

/** Feed it bytes as they come; it keeps what is unfinished. Its paper is 80 mm wide unless said. */
export function createEscposParser(widthDots = 576) {
  const slips: PrintedSlip[] = [];
  const unknown: string[] = [];
  const reader = createCommandReader();
  const obey = createPrintCommands(
    createPaper(widthDots),
    (slip) => void slips.push(slip),
    (what) => void unknown.push(what),
  );
  return {
    slips,
    /** Commands it does not know: a test that finds any has found an injection or a new need. */
    unknown,
    feed(data: Uint8Array): void {
      reader.push(data);
      for (let command = reader.next(); command; command = reader.next()) obey(command);
    },
  };
}
