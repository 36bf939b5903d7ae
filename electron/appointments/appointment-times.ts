// When an appointment can become a number: one answer for its slip, the screens and the check-in, so that none promises what another refuses.

import type { Catalogue } from '#electron/catalogue/catalogue-types.ts';
import type { HallClock } from '#electron/catalogue/hall-clock.ts';
import type { Config } from '#electron/config.ts';
import type { Db } from '#electron/store/store.ts';
import { instantOf } from '#shared/domain/calendar-date.ts';
import type { Session } from '#shared/domain/opening-hours.ts';
import { type AppointmentRow, isClosedDay } from './appointment-store.ts';

/** From when one may check in, when it begins, and until when it keeps its precedence (UTC ms). */
export type Span = {
  readonly from: number;
  readonly start: number;
  readonly keptUntil: number;
  /** `keptUntil` is the day's last closing: nobody calls it after that. */
  readonly endsWithDay: boolean;
};

type Timed = Pick<AppointmentRow, 'date' | 'time' | 'until' | 'matter_code'>;

export type AppointmentTimes = {
  /** By the hours of its day as they are now. */
  span(row: Timed): Span;
  /** Whether nobody calls it on its day any more: a supervisor has closed the day, or its hours end before it begins. */
  isDayClosed(db: Db, row: Timed): Promise<boolean>;
};

const minuteMs = 60_000;
const wholeDay: Session = ['00:00', '24:00'];

export function createAppointmentTimes(o: {
  readonly catalogue: Catalogue;
  readonly config: Pick<Config, 'appointments' | 'hall'>;
  readonly hall: Pick<HallClock, 'timeZone' | 'openSessions'>;
}): AppointmentTimes {
  const { catalogue, hall } = o;
  const earlyMs = o.config.appointments.earlyMinutes * minuteMs;
  const lateMs = o.config.appointments.lateMinutes * minuteMs;
  const isAlways = o.config.hall.hours === 'always';

  /** What of its day's hours is left when it begins. */
  function sessionsFrom(row: Timed): readonly Session[] {
    const matter = catalogue.matter(row.matter_code);
    // What has left the catalogue is said as such, not as a closed day.
    if (isAlways || !matter || matter.isRetired) return [wholeDay];
    return hall.openSessions(row.date, { matterCode: row.matter_code }).filter(([, to]) => to > row.time);
  }

  /** A pause does not run it down: who could not be called has as long again once windows open. */
  function kept(sessions: readonly (readonly [opens: number, closes: number])[], until: number): number | null {
    let kept = until;
    for (const [opens, closes] of sessions) {
      if (kept < opens) kept = opens + lateMs;
      if (kept <= closes) return kept;
    }
    return null;
  }

  return {
    span(row) {
      const instant = (time: string): number => instantOf(row.date, time, hall.timeZone);
      const sessions = sessionsFrom(row).map(([from, to]) => [instant(from), instant(to)] as const);
      const start = instant(row.time);
      const until = instant(row.until) + lateMs;
      const keptUntil = kept(sessions, until);
      return {
        start,
        // Its number is one of its own day.
        from: Math.max(start - earlyMs, instant('00:00')),
        keptUntil: keptUntil ?? sessions.at(-1)?.[1] ?? until,
        endsWithDay: keptUntil === null && sessions.length > 0,
      };
    },

    isDayClosed: async (db, row) => sessionsFrom(row).length === 0 || isClosedDay(db, row.date),
  };
}
