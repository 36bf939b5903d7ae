// Rows of the queue as the contract shows them: names and places come from the catalogue, never from the database.

import type { Catalogue } from '#electron/catalogue/catalogue-types.ts';
import type { JournalEvent } from '#electron/store/store.ts';
import type { Row } from '#electron/store/tables.ts';
import type { Bilingual } from '#shared/contract/hall.ts';
import type { HallEvent } from '#shared/contract/live.ts';
import type { Call, Estimate, Ticket } from '#shared/contract/queue.ts';
import { bilingual, nameOrCode } from '#shared/domain/naming.ts';
import { ticketCalled, ticketEnded, ticketRecalled, ticketTaken } from './queue-events.ts';

/** A window's number and name. */
export function windowName(catalogue: Catalogue, windowCode: string): { number: string; name: Bilingual } {
  const window = catalogue.window(windowCode);
  return { number: window?.number ?? windowCode, name: nameOrCode(window, windowCode) };
}

/** Where a group is served: the numbers of its windows, and floor and zone of the first. */
export function placeOf(catalogue: Catalogue, groupCode: string): Pick<Ticket, 'windows' | 'floor' | 'zone'> {
  const windows = catalogue.windowsOfGroup(groupCode);
  const [first] = windows;
  return {
    windows: windows.map((window) => window.number),
    floor: first?.floor ?? 1,
    zone: first ? bilingual(first.zone) : { zh: '', en: '' },
  };
}

export function ticketView(catalogue: Catalogue, row: Row<'tickets'>, estimate: Estimate): Ticket {
  return {
    id: row.id,
    no: row.no,
    date: row.date,
    matterCode: row.matter_code,
    matterName: nameOrCode(catalogue.matter(row.matter_code), row.matter_code),
    groupCode: row.group_code,
    ahead: row.ahead,
    estimate,
    ...placeOf(catalogue, row.group_code),
    takenAt: row.taken_at,
    state: row.state,
  };
}

/** A called ticket as the display shows it. */
export function callView(catalogue: Catalogue, row: Row<'tickets'>): Call {
  const windowCode = row.window_code ?? '';
  return callOf(catalogue, {
    no: row.no,
    matterCode: row.matter_code,
    windowCode,
    at: row.called_at ?? row.taken_at,
    times: row.calls,
  });
}

function callOf(
  catalogue: Catalogue,
  call: { no: string; matterCode: string; windowCode: string; at: number; times: number },
): Call {
  const { number, name } = windowName(catalogue, call.windowCode);
  return {
    ticketNo: call.no,
    windowNumber: number,
    windowName: name,
    matterName: nameOrCode(catalogue.matter(call.matterCode), call.matterCode),
    at: call.at,
    times: call.times,
  };
}

/** A committed event as kiosks, desks and displays hear of it; null for events of other areas. */
export function queueLiveEvent(catalogue: Catalogue, event: JournalEvent): HallEvent | null {
  const { at } = event;
  switch (event.type) {
    case 'ticket.taken':
      return { type: 'ticket-taken', at, groupCode: ticketTaken.parse(event.data).groupCode };
    case 'ticket.called':
      return { type: 'called', at, call: callOf(catalogue, { ...ticketCalled.parse(event.data), at, times: 1 }) };
    case 'ticket.recalled':
      return { type: 'called', at, call: callOf(catalogue, { ...ticketRecalled.parse(event.data), at }) };
    case 'ticket.ended':
      return { type: 'ticket-ended', at, ticketNo: ticketEnded.parse(event.data).no };
    default:
      return null;
  }
}
