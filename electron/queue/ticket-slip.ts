// A ticket as its slip says it, in the language the number was taken in.

import type { Catalogue, HallWindow, Matter } from '#electron/catalogue/catalogue-types.ts';
import type { Settings } from '#electron/settings-schema.ts';
import type { TicketSlip } from '#electron/slips/slip-data.ts';
import type { Language } from '#shared/contract/procedure.ts';
import type { Estimate, Lane } from '#shared/contract/queue.ts';
import { hallName } from '#shared/domain/hall-name.ts';
import { inLanguage } from '#shared/domain/languages.ts';
import { missedWords } from '#shared/domain/missed-rule.ts';
import { placeOf } from './queue-views.ts';

/** What to have at hand: more lines than this nobody reads while walking. */
const bringAtMost = 5;

/** The settings a ticket's slip depends on. */
export type SlipSettings = { readonly queue: Pick<Settings['queue'], 'recallMax' | 'missed'> };

type Said = { readonly zh: string; readonly en: string };

/** A number as it goes on paper. `takenAt`: hall time, 'YYYY-MM-DD HH:MM'. */
export type TicketOnPaper = {
  no: string;
  /** Its own matter, then those that ride on it. */
  matters: readonly [Matter, ...Matter[]];
  lane: Lane;
  /** HH:MM, of an appointment. */
  appointmentTime: string | null;
  windows: readonly HallWindow[];
  ahead: number;
  estimate: Estimate;
  takenAt: string;
  /** HH:MM where the windows close soon; null: not soon. */
  closesSoonAt: string | null;
  /** 0 for the first paper. */
  reprint: number;
  qr: string;
  language: Language;
};

/** The paper of a number. */
export function ticketSlip(o: { catalogue: Catalogue; config: SlipSettings }, ticket: TicketOnPaper): TicketSlip {
  const { hall, tellWindow } = o.catalogue;
  const isEnglish = ticket.language === 'en';
  const pick = (text: Said): string => inLanguage(text, ticket.language);
  const { floor, zone, windows } = placeOf(ticket.windows);
  const [matter, ...also] = ticket.matters;
  const lane = laneWords(ticket);
  const closing = ticket.closesSoonAt;
  return {
    hall: hallName(hall, ticket.language),
    tellWindow: { number: tellWindow.number },
    // Numbers are taken without saying who one is.
    maskedName: null,
    demo: hall.demo,
    reprint: ticket.reprint,
    qr: ticket.qr,
    no: ticket.no,
    matterName: pick(matter.name),
    ...(also.length > 0 && { alsoMatters: also.map((each) => pick(each.name)) }),
    ...(lane && { lane: pick(lane.name) }),
    ...(lane?.hint && { laneHint: pick(lane.hint) }),
    ahead: ticket.ahead,
    estimate: ticket.estimate && { fromMin: ticket.estimate.fromMinutes, toMin: ticket.estimate.toMinutes },
    goTo: pick({ zh: `${floor}楼 ${zone.zh}`, en: `Floor ${floor}, ${zone.en}` }).trim(),
    windows,
    takenAt: ticket.takenAt,
    bring: [...new Set(ticket.matters.flatMap((each) => (isEnglish ? each.materialsEn : each.materials)))].slice(
      0,
      bringAtMost,
    ),
    missedRule: pick(missedWords(o.config.queue)),
    ...(closing !== null && {
      closing: pick({
        zh: `窗口今天 ${closing} 停止办理，请不要走远。`,
        en: `The windows close at ${closing} today; please stay close by.`,
      }),
    }),
  };
}

function laneWords({
  lane,
  appointmentTime,
}: Pick<TicketOnPaper, 'lane' | 'appointmentTime'>): { name: Said; hint?: Said } | null {
  if (lane === 'green') {
    return {
      name: { zh: '绿色通道', en: 'Green channel' },
      hint: { zh: '请向窗口出示证件。', en: 'Please show your card at the window.' },
    };
  }
  // A late one waits like everybody; its time would only mislead.
  if (lane === 'appointment' && appointmentTime !== null) {
    return { name: { zh: `预约 ${appointmentTime}`, en: `Appointment ${appointmentTime}` } };
  }
  return null;
}
