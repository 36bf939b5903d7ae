// A ticket as its slip says it, in the language the number was taken in.

import type { Catalogue, Matter } from '#electron/catalogue/catalogue-types.ts';
import type { TicketSlip } from '#electron/slips/slip-data.ts';
import type { Language } from '#shared/contract/procedure.ts';
import type { Estimate } from '#shared/contract/queue.ts';
import type { CalendarDate } from '#shared/domain/calendar-date.ts';
import { ticketQr } from '#shared/domain/scan-code.ts';
import { placeOf } from './queue-views.ts';

/** What to have at hand: more lines than this nobody reads while walking. */
const bringAtMost = 5;

/** The settings a ticket's slip depends on. */
export type SlipSettings = {
  readonly queue: { readonly recallMax: number };
};

/** What the slip's QR code holds. */
export const ticketQrOf = (ticket: { date: CalendarDate; no: string }): string =>
  ticketQr({ date: ticket.date, ticketNo: ticket.no });

/** `takenAt`: hall time, 'YYYY-MM-DD HH:MM'. */
export function ticketSlip(
  o: { catalogue: Catalogue; config: SlipSettings },
  ticket: {
    no: string;
    date: CalendarDate;
    matter: Matter;
    ahead: number;
    estimate: Estimate;
    takenAt: string;
    language: Language;
  },
): TicketSlip {
  const { hall, tellWindow } = o.catalogue;
  const isEnglish = ticket.language === 'en';
  const pick = (text: { zh: string; en: string }): string => (isEnglish ? text.en : text.zh);
  const { floor, zone, windows } = placeOf(o.catalogue, ticket.matter.group);
  const { recallMax } = o.config.queue;
  return {
    hall: isEnglish ? { place: hall.placeEn, hall: hall.hallEn } : { place: hall.place, hall: hall.hall },
    tellWindow: { number: tellWindow.number },
    // Numbers are taken without saying who one is.
    maskedName: null,
    demo: hall.demo,
    reprint: 0,
    qr: ticketQrOf(ticket),
    no: ticket.no,
    matterName: pick(ticket.matter.name),
    ahead: ticket.ahead,
    estimate: ticket.estimate && { fromMin: ticket.estimate.fromMinutes, toMin: ticket.estimate.toMinutes },
    goTo: pick({ zh: `${floor}楼 ${zone.zh}`, en: `Floor ${floor}, ${zone.en}` }).trim(),
    windows,
    takenAt: ticket.takenAt,
    bring: (isEnglish ? ticket.matter.materialsEn : ticket.matter.materials).slice(0, bringAtMost),
    missedRule: pick({
      zh: `一个号最多叫 ${recallMax} 遍，过了请重新取号`,
      en: `A number is called up to ${recallMax} times; after that, please take a new one`,
    }),
  };
}
