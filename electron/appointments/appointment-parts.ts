// What the parts of this area are made of, and what they need of others.

import type { Catalogue } from '#electron/catalogue/catalogue-types.ts';
import type { HallClock } from '#electron/catalogue/hall-clock.ts';
import type { Config } from '#electron/config.ts';
import type { TicketGiver } from '#electron/queue/ticket-giver.ts';
import type { SlipService } from '#electron/slips/slip-service.ts';
import type { Store } from '#electron/store/store.ts';
import type { Vault } from '#electron/store/vault.ts';
import type { Random } from '#shared/domain/ports.ts';
import type { AppointmentPlaces } from './appointment-places.ts';
import type { AppointmentTimes } from './appointment-times.ts';
import type { AppointmentViews } from './appointment-views.ts';

/** Handed in by whoever composes the hall. */
export type AppointmentsOptions = {
  readonly store: Store;
  readonly vault: Vault;
  readonly catalogue: Catalogue;
  readonly config: Pick<Config, 'appointments' | 'query' | 'hall'>;
  readonly hall: Pick<
    HallClock,
    'now' | 'today' | 'dateOf' | 'dateTimeOf' | 'openForMatter' | 'opensAfter' | 'openSessions' | 'timeZone'
  >;
  readonly slips: Pick<SlipService, 'enqueueAppointment' | 'stateOf'>;
  readonly random: Random;
  readonly places: AppointmentPlaces;
  /** Makes the number an appointment becomes, in the check-in's own write. */
  readonly giver: TicketGiver;
};

export type AppointmentParts = AppointmentsOptions & {
  readonly times: AppointmentTimes;
  readonly views: AppointmentViews;
  /** What a local number typed without its area code gets in front. */
  readonly areaCode: () => string | null;
};
