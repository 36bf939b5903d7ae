// From a printer of the settings to its driver: the one place that knows them all.

import path from 'node:path';
import type { PrinterSettings } from '#electron/settings-schema.ts';
import type { SlipFonts } from '../slip-fonts.ts';
import { deviceFileLink } from './device-file-link.ts';
import { createEscposPrinter } from './escpos-printer.ts';
import { createFilePrinter } from './file-printer.ts';
import { serialLink } from './serial-link.ts';
import type { SlipPrinter } from './slip-printer.ts';
import type { SystemPrint } from './system-print.ts';
import { createSystemPrinter } from './system-printer.ts';
import { tcpLink } from './tcp-link.ts';

export type PrinterSurroundings = {
  fonts: SlipFonts;
  /** The data directory; slips kept as files go to `slips/` in it. */
  dataDir: string;
  /** How pages reach the system's printers where Electron is there to print them. */
  systemPrint?: SystemPrint;
};

const connectMs = 3000;

/** Nothing is opened yet: that happens when the first slip comes or the printer is asked how it is. */
export function createPrinter(setting: PrinterSettings, o: PrinterSurroundings): SlipPrinter {
  const { fonts } = o;
  switch (setting.driver) {
    case 'file':
      return createFilePrinter({ folder: path.join(o.dataDir, 'slips'), fonts });
    case 'escpos-tcp': {
      const { host, port, rom } = setting;
      return createEscposPrinter({
        name: `${host}:${port}`,
        open: tcpLink({ host, port, withinMs: connectMs }),
        rom,
        fonts,
      });
    }
    case 'device-file':
      return createEscposPrinter({
        name: setting.path,
        open: deviceFileLink({ path: setting.path }),
        rom: setting.rom,
        fonts,
      });
    case 'serial':
      return createEscposPrinter({ name: setting.path, open: serialLink(setting), rom: setting.rom, fonts });
    case 'system':
      return createSystemPrinter({ setting, fonts, ...(o.systemPrint ? { systemPrint: o.systemPrint } : {}) });
    default:
      return setting satisfies never;
  }
}
