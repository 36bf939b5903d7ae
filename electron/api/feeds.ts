// The two live feeds of a hall: what was committed and what the printers say, put into events that name no person.

import { catalogueLiveEvent } from '#electron/catalogue/catalogue-events.ts';
import type { Catalogue } from '#electron/catalogue/catalogue-types.ts';
import type { Store } from '#electron/store/store.ts';
import type { DeskEvent, HallEvent } from '#shared/contract/live.ts';
import type { Clock } from '#shared/domain/ports.ts';
import { appointmentLiveEvent } from '../appointments/appointment-events.ts';
import type { SharingService } from '../assist/sharing-service.ts';
import { calendarLiveEvent } from '../calendar/calendar-events.ts';
import type { PhonePapers } from '../case-files/phone-papers.ts';
import { caseLiveEvent } from '../cases/case-events.ts';
import type { DevicesService } from '../devices/devices-service.ts';
import { helpLiveEvent } from '../help/help-service.ts';
import { queueLiveEvents } from '../queue/queue-live.ts';
import { ratingLiveEvent } from '../rating/rating-events.ts';
import type { SlipService } from '../slips/slip-service.ts';
import { slipTemplateLiveEvent } from '../slips/template/template-events.ts';
import { createLiveFeed } from './live-feed.ts';

const heartbeatMs = 5000;

/** One feed for kiosks and displays, one for desks. `newestSeq`: of the journal, when the node starts. */
export function openFeeds(o: {
  store: Store;
  slips: SlipService;
  devices: Pick<DevicesService, 'onChanged'>;
  phonePapers: Pick<PhonePapers, 'onChanged'>;
  sharing: Pick<SharingService, 'onChanged'>;
  catalogue: Catalogue;
  clock: Clock;
  newestSeq: number;
}) {
  const { store, slips, devices, catalogue, clock } = o;
  const heartbeat = () => ({ type: 'heartbeat' as const, at: clock() });
  // Ids begin beyond any a former run of the program can have given out.
  const firstId = o.newestSeq * 1000 + 1;
  const hall = createLiveFeed<HallEvent>({ firstId, heartbeat, heartbeatMs });
  const desk = createLiveFeed<DeskEvent>({ firstId, heartbeat, heartbeatMs });
  const toBoth = (event: HallEvent) => {
    hall.publish(event);
    // A reader and a link for papers are a kiosk's.
    if (event.type !== 'reader-changed' && event.type !== 'papers-changed') desk.publish(event);
  };
  const stopJournal = store.onCommitted((events) => {
    for (const event of events) {
      for (const queueEvent of queueLiveEvents(catalogue, event)) toBoth(queueEvent);
      const catalogueEvent = catalogueLiveEvent(event) ?? calendarLiveEvent(event);
      if (catalogueEvent) toBoth(catalogueEvent);
      const ratingEvent = ratingLiveEvent(catalogue, event);
      if (ratingEvent) toBoth(ratingEvent);
      const appointmentEvent = appointmentLiveEvent(event);
      if (appointmentEvent) desk.publish(appointmentEvent);
      const helpEvent = helpLiveEvent(event);
      if (helpEvent?.type === 'help-answered') toBoth(helpEvent);
      else if (helpEvent) desk.publish(helpEvent);
      const caseEvent = caseLiveEvent(event);
      if (caseEvent) desk.publish(caseEvent);
      const slipTemplateEvent = slipTemplateLiveEvent(event);
      if (slipTemplateEvent) desk.publish(slipTemplateEvent);
    }
  });
  // Everybody listens, so the job's id stays behind: with it anybody could open the slip.
  const stopSlips = slips.onChanged(({ jobId: _, ...slip }) => toBoth({ type: 'slip-changed', at: clock(), slip }));
  const stopPrinters = slips.printers.onChanged((printer) =>
    desk.publish({ type: 'printer-changed', at: clock(), printer }),
  );
  const stopSharing = o.sharing.onChanged((id) => toBoth({ type: 'assist-changed', at: clock(), id }));
  const stopDevices = devices.onChanged(() => toBoth({ type: 'reader-changed', at: clock() }));
  const stopPapers = o.phonePapers.onChanged((linkId) => hall.publish({ type: 'papers-changed', at: clock(), linkId }));
  return {
    hall,
    desk,
    close: () => {
      stopJournal();
      stopSlips();
      stopPrinters();
      stopSharing();
      stopDevices();
      stopPapers();
      hall.close();
      desk.close();
    },
  };
}
