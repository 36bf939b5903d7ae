// What kiosks, desks and displays hear of the queue's committed events: which line, number or window moved, never whose.
import type { Catalogue } from '#electron/catalogue/catalogue-types.ts';
import type { JournalEvent } from '#electron/store/store.ts';
import type { HallEvent } from '#shared/contract/live.ts';
import {
  ticketCalled,
  ticketEnded,
  ticketForwarded,
  ticketGreenChecked,
  ticketMatterAdded,
  ticketMissed,
  ticketParked,
  ticketRecalled,
  ticketRequeued,
  ticketTaken,
  ticketTopped,
  ticketVoided,
} from './queue-events.ts';
import { callOf, windowName } from './queue-views.ts';

/** A committed event as live feeds tell it; empty for events of other areas, and for those that change nothing anybody sees. */
export function queueLiveEvents(catalogue: Catalogue, { type, at, subject, data }: JournalEvent): HallEvent[] {
  const left = (ticketNo: string): HallEvent => ({ type: 'ticket-ended', at, ticketNo });
  const moved = (groupCode: string | null): HallEvent => ({ type: 'queue-changed', at, groupCode });
  switch (type) {
    case 'ticket.taken':
      return [{ type: 'ticket-taken', at, groupCode: ticketTaken.parse(data).groupCode }];
    case 'ticket.called':
      return [{ type: 'called', at, call: callOf(catalogue, { ...ticketCalled.parse(data), at, times: 1 }) }];
    case 'ticket.recalled':
      return [{ type: 'called', at, call: callOf(catalogue, { ...ticketRecalled.parse(data), at }) }];
    case 'ticket.ended': {
      const { no, outcome, windowCode } = ticketEnded.parse(data);
      const asked: HallEvent = {
        type: 'rating-changed',
        at,
        windowNumber: windowName(catalogue, windowCode).number,
      };
      return outcome === 'served' ? [left(no), asked] : [left(no)];
    }
    case 'ticket.missed': {
      const { no, groupCode } = ticketMissed.parse(data);
      return [left(no), moved(groupCode)];
    }
    case 'ticket.parked': {
      const { no, groupCode } = ticketParked.parse(data);
      return [left(no), moved(groupCode)];
    }
    case 'ticket.forwarded': {
      const { no, to } = ticketForwarded.parse(data);
      return [left(no), moved(to.groupCode)];
    }
    case 'ticket.voided': {
      const { no, from } = ticketVoided.parse(data);
      // A whole line voided is told once, by the day that closed.
      return from === 'called' ? [left(no)] : [];
    }
    case 'ticket.requeued':
      return [moved(ticketRequeued.parse(data).groupCode)];
    case 'ticket.topped':
      return [moved(ticketTopped.parse(data).groupCode)];
    case 'ticket.green-checked':
      return [moved(ticketGreenChecked.parse(data).groupCode)];
    case 'ticket.matter-added':
      return [moved(ticketMatterAdded.parse(data).groupCode)];
    case 'day.closed':
    case 'day.reopened':
      return [moved(null)];
    case 'window.paused':
    case 'window.opened':
    case 'window.seated':
    case 'window.left':
      return [{ type: 'window-changed', at, windowCode: subject }];
    default:
      return [];
  }
}
