// Puts the hall's printers together from its settings, and notes in the log what becomes of them.

import type { SlipTemplate } from '#shared/contract/slip-template.ts';
import { hallName } from '#shared/domain/hall-name.ts';
import type { Clock, Random } from '#shared/domain/ports.ts';
import type { Catalogue } from './catalogue/catalogue-types.ts';
import type { HallClock } from './catalogue/hall-clock.ts';
import type { Config } from './config.ts';
import { framesOf, type Log } from './log.ts';
import type { Notices } from './notices.ts';
import { unpackedResource } from './product.ts';
import type { PrinterSettings } from './settings-schema.ts';
import { noPrinterIsSet } from './slips/printer-words.ts';
import type { SystemPrint } from './slips/printers/system-print.ts';
import { createSlipService, type SlipService } from './slips/slip-service.ts';
import type { Store } from './store/store.ts';
import type { Vault } from './store/vault.ts';

export type SlipParts = {
  config: Config;
  store: Store;
  vault: Vault;
  catalogue: Pick<Catalogue, 'hall'>;
  hall: Pick<HallClock, 'dateTimeOf'>;
  notices: Notices;
  clock: Clock;
  random: Random;
  log: Log;
  /** The hall's own part of every slip, as it stands now. */
  template: () => SlipTemplate;
  /** Instead of those the settings name. */
  printers?: readonly PrinterSettings[] | undefined;
  /** How the shell prints on the system's printers. */
  systemPrint?: SystemPrint | undefined;
};

export function openSlips(o: SlipParts): SlipService {
  const { config, catalogue, clock, log } = o;
  const settings = { ...config.slips, printers: o.printers ?? config.slips.printers };
  const slips = createSlipService({
    store: o.store,
    vault: o.vault,
    settings,
    clock,
    random: o.random,
    dataDir: config.dataDir,
    fontsDir: unpackedResource('fonts'),
    template: o.template,
    signs: () => ({ bilingual: config.hall.bilingual, hall: catalogue.hall }),
    face() {
      return {
        hall: hallName(catalogue.hall, o.template().language),
        demo: catalogue.hall.demo,
        printedAt: o.hall.dateTimeOf(clock()),
      };
    },
    systemPrint: o.systemPrint,
    onError: (error) =>
      log('slip-fault', { name: error instanceof Error ? error.name : 'unknown', stack: framesOf(error) }),
  });
  slips.printers.onChanged((printer, { trouble, paperLow }) =>
    log('printer-changed', { printer, trouble: trouble ?? 'none', paperLow: String(paperLow) }),
  );
  if (settings.printers.length === 0)
    o.notices.say('no-printer', { at: clock(), level: 'warning', text: noPrinterIsSet, isToBeAcknowledged: false });
  return slips;
}
