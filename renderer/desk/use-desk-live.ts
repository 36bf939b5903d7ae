// Owns what the desk asks anew when the hall says something changed.
import { useQueryClient } from '@tanstack/react-query';
import { useHallQueries, useLive } from '../api-provider.tsx';
import type { LineState } from '../live.ts';

/** Follows the hall while mounted and says how the line is. */
export function useDeskLive(): LineState {
  const queries = useHallQueries();
  const client = useQueryClient();
  const renew = (queryKey: readonly unknown[]): void => void client.invalidateQueries({ queryKey });
  return useLive('desk', (event) => {
    switch (event.type) {
      case 'heartbeat':
        return;
      case 'ticket-taken':
      case 'called':
      case 'ticket-ended':
      case 'queue-changed':
      case 'window-changed':
        renew(queries.calling.window.key());
        renew(queries.calling.find.key());
        renew(queries.hallDay.watch.key());
        return;
      case 'anomaly':
        renew(queries.hallDay.watch.key());
        return;
      case 'rating-changed':
        return;
      case 'catalogue-changed':
        renew(queries.catalogue.key());
        renew(queries.calendar.key());
        renew(queries.hall.get.key());
        renew(queries.appointments.key());
        renew(queries.calling.window.key());
        renew(queries.hallDay.watch.key());
        return;
      case 'appointments-changed':
        renew(queries.appointments.key());
        return;
      case 'slip-template-changed':
        renew(queries.slipTemplate.get.key());
        return;
      case 'slip-changed':
        renew(queries.slips.key());
        renew(queries.printers.list.key());
        return;
      case 'printer-changed':
        renew(queries.slips.key());
        renew(queries.printers.list.key());
        return;
      case 'help-called':
      case 'help-answered':
      case 'help-withdrawn':
        renew(queries.help.open.key());
        return;
      case 'assist-changed':
        renew(queries.assist.open.key());
        renew(queries.assist.get.key());
        return;
      case 'case-changed':
        renew(queries.cases.list.key());
        renew(queries.handling.work.key());
        renew(queries.supervision.key());
        renew(queries.cases.get.key({ input: { caseNo: event.caseNo } }));
        renew(queries.caseFiles.list.key({ input: { caseNo: event.caseNo } }));
        return;
    }
  });
}
