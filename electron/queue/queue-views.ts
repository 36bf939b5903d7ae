// Rows of the queue as the contract shows them: names and places come from the catalogue, never from the database.
import { z } from 'zod';
import type { Catalogue, HallWindow } from '#electron/catalogue/catalogue-types.ts';
import type { HallClock } from '#electron/catalogue/hall-clock.ts';
import type { Row } from '#electron/store/tables.ts';
import type { Bilingual } from '#shared/contract/hall.ts';
import type { Call, Estimate, Ticket } from '#shared/contract/queue.ts';
import { bilingual, nameOrCode } from '#shared/domain/naming.ts';

/** What a ticket is shown by: the hall as it is edited now, and its clock. */
export type ViewParts = { readonly catalogue: Catalogue; readonly hall: Pick<HallClock, 'dateTimeOf'> };

const mattersSchema = z.array(z.string());

/** Matters that ride on this number besides its own. */
export const alsoMattersOf = (row: Pick<Row<'tickets'>, 'also_matters'>): string[] =>
  row.also_matters === '[]' ? [] : mattersSchema.parse(JSON.parse(row.also_matters));

/** A window's number and name. */
export function windowName(catalogue: Catalogue, windowCode: string): { number: string; name: Bilingual } {
  const window = catalogue.window(windowCode);
  return { number: window?.number ?? windowCode, name: nameOrCode(window, windowCode) };
}

/** Where to go: the numbers of these windows, and floor and zone of the first. */
export function placeOf(windows: readonly HallWindow[]): Pick<Ticket, 'windows' | 'floor' | 'zone'> {
  const [first] = windows;
  return {
    windows: windows.map((window) => window.number),
    floor: first?.floor ?? 1,
    zone: first ? bilingual(first.zone) : { zh: '', en: '' },
  };
}

/** The windows that may call a number: the one it was forwarded to, or those of its line. */
export function windowsOf(
  catalogue: Catalogue,
  row: Pick<Row<'tickets'>, 'queue_group' | 'target_window'>,
): readonly HallWindow[] {
  const target = row.target_window === null ? undefined : catalogue.window(row.target_window);
  return target ? [target] : catalogue.windowsOfGroup(row.queue_group);
}

/** HH:MM in the hall's zone. */
export const timeOf = (hall: Pick<HallClock, 'dateTimeOf'>, instant: number): string =>
  hall.dateTimeOf(instant).slice(-5);

/** A number as the contract tells it. `estimate`: of the moment it is told. */
export function ticketView({ catalogue, hall }: ViewParts, row: Row<'tickets'>, estimate: Estimate): Ticket {
  return {
    id: row.id,
    no: row.no,
    date: row.date,
    matterCode: row.matter_code,
    matterName: nameOrCode(catalogue.matter(row.matter_code), row.matter_code),
    alsoMatters: alsoMattersOf(row).map((code) => ({ code, name: nameOrCode(catalogue.matter(code), code) })),
    groupCode: row.queue_group,
    lane: row.lane,
    greenReason: row.green_reason,
    isGreenConfirmed: row.green_confirmed === 1,
    isTopped: row.topped_at !== null,
    targetWindowCode: row.target_window,
    appointmentTime: row.due_at === null ? null : timeOf(hall, row.due_at),
    ahead: row.ahead,
    estimate,
    ...placeOf(windowsOf(catalogue, row)),
    takenAt: row.taken_at,
    misses: row.misses,
    state: row.state,
  };
}

/** A called ticket as the display shows it. */
export function callView(catalogue: Catalogue, row: Row<'tickets'>): Call {
  return callOf(catalogue, {
    no: row.no,
    matterCode: row.matter_code,
    windowCode: row.window_code ?? '',
    at: row.called_at ?? row.taken_at,
    times: row.calls,
  });
}

/** A call of this number to this window. */
export function callOf(
  catalogue: Catalogue,
  call: { no: string; matterCode: string; windowCode: string; at: number; times: number },
): Call {
  const { number, name } = windowName(catalogue, call.windowCode);
  return {
    ticketNo: call.no,
    windowCode: call.windowCode,
    windowNumber: number,
    windowName: name,
    matterName: nameOrCode(catalogue.matter(call.matterCode), call.matterCode),
    at: call.at,
    times: call.times,
  };
}
