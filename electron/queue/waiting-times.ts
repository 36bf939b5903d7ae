// How long people will wait, from today's services; remembered until the next service ends, since every number taken asks.

import type { Db, Store } from '#electron/store/store.ts';
import type { Estimate } from '#shared/contract/queue.ts';
import type { CalendarDate } from '#shared/domain/calendar-date.ts';
import { estimateWait } from '#shared/domain/waiting-time.ts';
import { ticketEnded } from './queue-events.ts';
import { readServices, type Service } from './queue-store.ts';

const latestServices = 20;

export type WaitingTimes = {
  /** For somebody with `ahead` people before them; null while too little is known to be honest. */
  estimate(db: Db, date: CalendarDate, groupCode: string, ahead: number): Promise<Estimate>;
};

export function createWaitingTimes(store: Store): WaitingTimes {
  const known = new Map<string, { date: CalendarDate; services: readonly Service[] }>();
  store.onCommitted((events) => {
    for (const event of events) {
      if (event.type === 'ticket.ended') known.delete(ticketEnded.parse(event.data).groupCode);
    }
  });
  return {
    async estimate(db, date, groupCode, ahead) {
      let day = known.get(groupCode);
      if (day?.date !== date) {
        day = { date, services: await readServices(db, date, groupCode, latestServices) };
        known.set(groupCode, day);
      }
      // Windows that have served this group of late: more honest than those that could.
      const windows = new Set(day.services.map((service) => service.windowCode)).size;
      const durations = day.services.map((service) => service.durationMs);
      return estimateWait(durations, ahead, windows);
    },
  };
}
