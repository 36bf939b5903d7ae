// Composes what brings a person to hand: drafts shared with a clerk, and drafts parked for the counter.
import { areaCodeOf } from '#shared/domain/phone-number.ts';
import type { Clock, Random } from '#shared/domain/ports.ts';
import { assistProcedures } from './assist/assist-procedures.ts';
import { startForgettingParked } from './assist/parked-forgetting.ts';
import { createParkingService } from './assist/parking-service.ts';
import { createSharingService, sweepEveryMs } from './assist/sharing-service.ts';
import { checkRecording } from './case-files/recording-checks.ts';
import { checkFiling } from './cases/filing-input.ts';
import { createVouchers } from './cases/vouchers.ts';
import type { Catalogue } from './catalogue/catalogue-types.ts';
import type { HallClock } from './catalogue/hall-clock.ts';
import type { Config } from './config.ts';
import { draftKeepDays } from './drafts/draft-forgetting.ts';
import type { Log } from './log.ts';
import { daily } from './retention.ts';
import { systemTimers } from './store/backup-schedule.ts';
import type { Store } from './store/store.ts';
import type { Vault } from './store/vault.ts';
import { takeTurns } from './turns.ts';

/** What a clerk goes on with stands among their own drafts: it is kept as long. */
const takenUpMs = draftKeepDays * daily;

/** `start`: what it does by itself from now on; returns the ways to stop it. */
export function openAssist(o: {
  config: Pick<Config, 'assist'>;
  store: Store;
  vault: Vault;
  catalogue: Catalogue;
  hall: HallClock;
  clock: Clock;
  /** Time gone by, whatever the clock is set to (ms). */
  elapsed: Clock;
  random: Random;
  log: Log;
}) {
  const { store, vault, catalogue, hall, random } = o;
  const sharing = createSharingService({
    ...{ clock: o.clock, elapsed: o.elapsed, random, catalogue },
    vouchers: createVouchers(vault),
    check: (input) => checkFiling(input, { today: hall.today, areaCode: areaCodeOf(catalogue.hall.phone) }),
  });
  const parking = createParkingService({
    ...{ store, vault, hall, random, checkRecording },
    parkHours: o.config.assist.parkHours,
  });
  const onFailure = (error: unknown) => o.log('store-fault', { kind: error instanceof Error ? error.name : 'assist' });
  return {
    sharing,
    procedures: assistProcedures(sharing, parking),
    start: (): (() => Promise<void>)[] => [
      takeTurns({ turn: sharing.sweep, everyMs: sweepEveryMs, timers: systemTimers, onFailure }),
      startForgettingParked({ store, vault, hall, takenUpMs, timers: systemTimers, onFailure }),
    ],
  };
}
