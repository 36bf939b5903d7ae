// An appointment as its slip says it, in the language it was made in.

import type { Catalogue } from '#electron/catalogue/catalogue-types.ts';
import type { HallClock } from '#electron/catalogue/hall-clock.ts';
import type { AppointmentSlip } from '#electron/slips/slip-data.ts';
import type { Appointment } from '#shared/contract/appointments.ts';
import type { Language } from '#shared/contract/procedure.ts';
import { formatAppointmentCode } from '#shared/domain/appointment-code.ts';
import { hallName } from '#shared/domain/hall-name.ts';
import { inLanguage } from '#shared/domain/languages.ts';
import { appointmentQr } from '#shared/domain/scan-code.ts';

/** What to have at hand: more lines than this nobody reads while walking. */
const bringAtMost = 5;

export function slipOf(
  o: { readonly catalogue: Catalogue; readonly hall: Pick<HallClock, 'dateTimeOf'> },
  made: { appointment: Appointment; endsWithDay: boolean; code: string; at: number; language: Language },
): AppointmentSlip {
  const { appointment, code, language } = made;
  const { hall, tellWindow } = o.catalogue;
  const pick = (text: { zh: string; en: string }): string => inLanguage(text, language);
  const matter = o.catalogue.matter(appointment.matterCode);
  const [window] = matter ? o.catalogue.windowsOfGroup(matter.group) : [];
  const timeOf = (instant: number): string => o.hall.dateTimeOf(instant).slice(11);
  return {
    hall: hallName(hall, language),
    tellWindow: { number: tellWindow.number },
    maskedName: appointment.maskedName || null,
    demo: hall.demo,
    reprint: 0,
    qr: appointmentQr({ date: appointment.date, code }),
    matterName: pick(appointment.matterName),
    day: appointment.date,
    time: appointment.time,
    until: appointment.until,
    code: formatAppointmentCode(code),
    goTo: window
      ? pick({
          zh: `${window.floor}楼 ${window.zone.zh}`,
          en: `Floor ${window.floor}, ${window.zone.en}`,
        }).trim()
      : '',
    windows: appointment.windows.slice(0, 20),
    bring: appointment.materials.slice(0, bringAtMost).map(pick),
    checkIn: {
      from: timeOf(appointment.checkInFrom),
      keptUntil: timeOf(appointment.keptUntil),
      endsWithDay: made.endsWithDay,
    },
    madeAt: o.hall.dateTimeOf(made.at),
  };
}
