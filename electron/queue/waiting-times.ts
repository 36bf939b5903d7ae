// How long people will wait: today's services by matter, over the people who go before; remembered until the next service ends, since every number taken asks.
import type { Catalogue } from '#electron/catalogue/catalogue-types.ts';
import type { Store } from '#electron/store/store.ts';
import type { Estimate } from '#shared/contract/queue.ts';
import type { CalendarDate } from '#shared/domain/calendar-date.ts';
import { type AtPace, estimateWait, latestServices, type Pace, paceOf } from '#shared/domain/waiting-time.ts';
import type { Before } from './lines.ts';
import type { PausedWindows } from './paused-windows.ts';
import { ticketEnded } from './queue-events.ts';

/** Enough of the day's latest for every matter's pace. */
const servicesRead = 300;

export type WaitingTimes = {
  /** For somebody behind these in a group's line; null while too little is known to be honest. */
  estimate(date: CalendarDate, groupCode: string, before: Before): Promise<Estimate>;
  /** For somebody behind so many, of whatever matters. */
  estimateBehind(date: CalendarDate, groupCode: string, people: number): Promise<Estimate>;
};

type Day = {
  readonly date: CalendarDate;
  /** Of the group as a whole; null: too few services yet. */
  readonly pace: Pace | null;
  readonly byMatter: ReadonlyMap<string, Pace | null>;
  /** Windows that have lately served this group: more honest than those that could. */
  readonly windows: ReadonlySet<string>;
};

export function createWaitingTimes(o: { store: Store; catalogue: Catalogue; paused: PausedWindows }): WaitingTimes {
  const known = new Map<string, Day>();
  let changes = 0;
  o.store.onCommitted((events) => {
    for (const event of events) {
      if (event.type !== 'ticket.ended') continue;
      known.delete(ticketEnded.parse(event.data).groupCode);
      changes += 1;
    }
  });

  async function dayOf(date: CalendarDate, groupCode: string): Promise<Day> {
    const there = known.get(groupCode);
    if (there?.date === date) return there;
    const before = changes;
    const rows = await o.store.db
      .selectFrom('services')
      .select(['matter_code', 'window_code', 'called_at', 'ended_at'])
      .where('date', '=', date)
      .where('queue_group', '=', groupCode)
      .where('ended_at', 'is not', null)
      .where('how', '=', 'served')
      .orderBy('ended_at', 'desc')
      .limit(servicesRead)
      .execute();
    const services = rows.reverse().map((row) => ({ ...row, took: (row.ended_at ?? 0) - row.called_at }));
    const byMatter = new Map<string, number[]>();
    for (const { matter_code, took } of services) {
      byMatter.set(matter_code, [...(byMatter.get(matter_code) ?? []), took]);
    }
    const day: Day = {
      date,
      pace: paceOf(services.map(({ took }) => took)),
      byMatter: new Map([...byMatter].map(([matterCode, took]) => [matterCode, paceOf(took)])),
      windows: new Set(services.slice(-latestServices).map((service) => service.window_code)),
    };
    // What was read while a service ended is used once and not kept.
    if (before === changes) known.set(groupCode, day);
    return day;
  }

  /** Windows that serve the group now: of those that lately did, the ones not paused; where all of these are, any other. */
  async function openWindows(date: CalendarDate, groupCode: string, day: Day): Promise<number> {
    const paused = await o.paused.on(date);
    const open = o.catalogue.windowsOfGroup(groupCode).filter((window) => !paused.has(window.code));
    return open.filter((window) => day.windows.has(window.code)).length || open.length;
  }

  return {
    async estimate(date, groupCode, before) {
      const day = await dayOf(date, groupCode);
      const { pace } = day;
      if (!pace) return null;
      const people: AtPace[] = [];
      for (const [matterCode, count] of before.byMatter) {
        people.push({ people: count, pace: day.byMatter.get(matterCode) ?? pace });
      }
      return estimateWait(people, await openWindows(date, groupCode, day), pace);
    },

    async estimateBehind(date, groupCode, people) {
      const day = await dayOf(date, groupCode);
      if (!day.pace) return null;
      return estimateWait([{ people, pace: day.pace }], await openWindows(date, groupCode, day), day.pace);
    },
  };
}
