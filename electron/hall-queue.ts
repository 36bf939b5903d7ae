// Composes the areas of the queue: numbers, appointments that become numbers, and ratings of what was done at a window.
import type { Clock, Random } from '#shared/domain/ports.ts';
import { createAppointmentPlaces } from './appointments/appointment-places.ts';
import { createAppointmentsService } from './appointments/appointments-service.ts';
import type { Catalogue } from './catalogue/catalogue-types.ts';
import type { HallClock } from './catalogue/hall-clock.ts';
import type { Config } from './config.ts';
import { openDaysUnderWay } from './queue/days-under-way.ts';
import { createQueueService } from './queue/queue-service.ts';
import { ticketBySlip } from './queue/slip-key.ts';
import { createRatingService } from './rating/rating-service.ts';
import type { SlipService } from './slips/slip-service.ts';
import type { Store } from './store/store.ts';
import type { Vault } from './store/vault.ts';

export type QueueAreaParts = {
  readonly config: Config;
  readonly store: Store;
  readonly vault: Vault;
  readonly catalogue: Catalogue;
  readonly hall: HallClock;
  readonly slips: SlipService;
  readonly random: Random;
  /** How long the program has run (ms); undefined: as the process counts it. */
  readonly elapsed: Clock | undefined;
};

export async function openQueueAreas(parts: QueueAreaParts) {
  const { store, vault, hall, elapsed } = parts;
  const places = createAppointmentPlaces(parts);
  const days = await openDaysUnderWay({ store, hall, elapsed });
  const queue = createQueueService({ ...parts, days, nextAppointment: places.nextFree });
  const appointments = createAppointmentsService({ ...parts, places, giver: queue.giver });
  const rating = createRatingService({
    ...parts,
    ticketOfSlip: async (db, slip) => ticketBySlip(db, vault, slip, await days.upTo(hall.today(), db)),
  });
  return { days, queue, appointments, rating };
}
