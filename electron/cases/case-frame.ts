// Against what every act on a case is judged: the hall's day and calendar, its limits and its rules.

import type { HallClock } from '#electron/catalogue/hall-clock.ts';
import type { Config } from '#electron/config.ts';
import type { ClockLimits } from '#shared/domain/case-clocks.ts';
import type { Frame } from '#shared/domain/case-commands.ts';

export type FrameParts = {
  readonly config: Pick<Config, 'limits' | 'cases'>;
  readonly hall: Pick<HallClock, 'dateOf' | 'timeZone' | 'calendar'>;
};

/** `at`: ms UTC, of the write that decides. */
export function frameAt({ config, hall }: FrameParts, at: number): Frame {
  return {
    at,
    today: hall.dateOf(at),
    timeZone: hall.timeZone,
    calendar: hall.calendar,
    limits: config.limits,
    rules: config.cases,
  };
}

/** The limits of the first steps. */
export function clockLimits({ config }: FrameParts): ClockLimits {
  return config.cases;
}
