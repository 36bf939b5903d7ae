// Which lines a window calls from at an instant: what its entry allows within its hours, and whoever would be left without any window.

import type { HallWindow } from '#electron/catalogue/catalogue-types.ts';
import type { CalendarDate } from '#shared/domain/calendar-date.ts';
import type { CallingParts } from './calling-parts.ts';
import type { Reach } from './line-store.ts';

type Line = Reach['lines'][number];
type Parts = Pick<CallingParts, 'catalogue' | 'hall'>;

/**
 * Hours end, people who were given a number in them do not: what no window serves by its hours any more is called by
 * those that do it at other hours, and a matter that was taken from every window by those of its group.
 * `date`: whose numbers; the hours are those of the instant.
 */
export function reachOf({ catalogue, hall }: Parts, window: HallWindow, at: number, date: CalendarDate): Reach {
  const lines = window.isRetired
    ? []
    : window.groups.flatMap((groupCode) => lineOf({ catalogue, hall }, window, groupCode, at) ?? []);
  return {
    date,
    windowCode: window.code,
    lines,
    windowCodes: catalogue.windows.map((each) => each.code),
  };
}

function lineOf({ catalogue, hall }: Parts, window: HallWindow, groupCode: string, at: number): Line | null {
  const servedBy = (windowCode: string) =>
    hall.servedNow(windowCode, at).find((served) => served.groupCode === groupCode)?.matters;
  const here = servedBy(window.code);
  if (here === null) return { groupCode, matters: null };
  const windows = catalogue.windowsOfGroup(groupCode);
  const everywhere = windows.map((each) => servedBy(each.code)).filter((matters) => matters !== undefined);
  if (everywhere.some((matters) => matters === null)) return here ? { groupCode, matters: here } : null;
  const own = entered(window, groupCode);
  if (everywhere.length === 0 && own === null) return { groupCode, matters: null };
  const served = new Set(everywhere.flatMap((matters) => matters ?? []));
  const known = windows.map((each) => entered(each, groupCode));
  const isEntered = (matter: string) => known.some((matters) => matters === null || matters.includes(matter));
  const left = (catalogue.group(groupCode)?.matters ?? []).filter(
    (matter) => !served.has(matter) && (own === null || own.includes(matter) || !isEntered(matter)),
  );
  const matters = [...(here ?? []), ...left];
  return matters.length > 0 ? { groupCode, matters } : null;
}

/** What it does of a group at any hour; null: all of it. */
function entered(window: HallWindow, groupCode: string): readonly string[] | null {
  const services = window.only.filter((service) => service.group === groupCode);
  if (services.length === 0 || services.some(({ matters }) => matters === null)) return null;
  return services.flatMap(({ matters }) => matters ?? []);
}
