// Owns the fake hall behind the desk's previews and tests: everything answers, and any of it can be answered otherwise.
import type { DeskEvent } from '#shared/contract/live.ts';
import { defaultSlipTemplate } from '#shared/contract/slip-template.ts';
import type { Staff } from '#shared/contract/staff.ts';
import { type FakeParts, fakeFeed } from '../fake-api.ts';
import { demoCatalogue } from '../kiosk/demo-catalogue.ts';
import { sampleHall, sampleNow, sampleReceipt, sampleSlip, slipStates } from '../kiosk/kiosk-samples.ts';
import * as booking from './appointment-samples.ts';
import * as calendar from './calendar-samples.ts';
import * as sample from './desk-samples.ts';
import { sampleAnswers, sampleEntries } from './hall-editor-samples.ts';
import { samplePrinter } from './printer-samples.ts';
import * as queue from './queue-samples.ts';
import * as work from './work-samples.ts';

export type DeskSetting = {
  /** Null: nobody is signed in. */
  staff?: Staff | null;
  mustChangePassword?: boolean;
  /** How long the sign-in still lasts. */
  leftMs?: number;
  /** Letters and digits alone: turned off in this browser where false. */
  hasSingleKeys?: boolean;
  isOffline?: boolean;
  parts?: FakeParts;
};

const heartbeat: DeskEvent = { type: 'heartbeat', at: sampleNow };

type Area = Record<string, unknown>;
function layered(base: Record<string, Area>, over: FakeParts | undefined): FakeParts {
  const areas = { ...base };
  for (const [name, area] of Object.entries((over ?? {}) as Record<string, Area>))
    areas[name] = { ...areas[name], ...area };
  return areas as FakeParts;
}

/** The procedures of a hall in which `staff` is at work. */
export function deskHall(setting: DeskSetting = {}): FakeParts {
  const { staff = sample.admin, mustChangePassword = false, leftMs = 6 * 3_600_000 } = setting;
  const endsAt = sampleNow + leftMs;
  let feeds = 0;
  const base = {
    hall: { get: async () => sampleHall },
    catalogue: {
      get: async () => demoCatalogue,
      entries: async () => sampleEntries,
      answers: async () => sampleAnswers,
    },
    staff: {
      me: async () => (staff ? { staff, mustChangePassword, endsAt } : null),
      firstStart: async () => ({ needed: false }),
      list: async () => sample.everybody,
      signOut: async () => ({ ok: true }),
    },
    cases: {
      list: async (input: { show: string }) =>
        input.show === 'new' ? sample.sampleList([sample.freshRow]) : sample.sampleList(),
      get: async () => sample.sampleDetail(),
      fileAtCounter: async () => sampleReceipt(slipStates.onScreen),
    },
    caseFiles: { list: async () => ({ files: [], mayAdd: true, left: 20 }) },
    handling: { related: async () => [], present: async () => [], work: async () => work.sampleWork() },
    supervision: { overview: async () => work.overview(), wall: async () => work.wall() },
    notify: { ofCase: async () => [] },
    drafts: { mine: async () => [], save: async () => ({ ok: true }), drop: async () => ({ ok: true }) },
    calling: {
      window: async () => queue.busyWindow,
      sit: async () => queue.busyWindow,
      leave: async () => queue.busyWindow,
      find: async () => queue.foundTicket,
    },
    calendar: { years: async () => calendar.withoutNext },
    hallDay: { watch: async () => queue.watch(), printShift: async () => slipStates.onScreen },
    slipTemplate: {
      get: async () => ({ template: defaultSlipTemplate, version: 0, changedAt: null, changedBy: null }),
    },
    appointments: {
      list: async () => booking.appointments,
      bookable: async () => booking.bookable,
      slots: async () => booking.slotDays,
    },
    slips: {
      open: async () => [],
      find: async () => [],
      get: async () => sampleSlip(slipStates.onScreen, 'A021'),
    },
    printers: { list: async () => [samplePrinter()] },
    help: { open: async () => [] },
    assist: { open: async () => [] },
    system: { status: async () => sample.status },
    live: {
      desk: async () => {
        feeds += 1;
        // Heard from once and never again.
        if (setting.isOffline && feeds > 1) throw new TypeError('The line is down');
        return fakeFeed([heartbeat], setting.isOffline);
      },
    },
  };
  return layered(base, setting.parts);
}
