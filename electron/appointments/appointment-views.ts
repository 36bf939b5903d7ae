// Appointments as the contract shows them: times as instants, places and papers from the catalogue, names cut down for all but the desk.

import type { Catalogue } from '#electron/catalogue/catalogue-types.ts';
import type { HallClock } from '#electron/catalogue/hall-clock.ts';
import type { Config } from '#electron/config.ts';
import type { Appointment, DeskAppointment } from '#shared/contract/appointments.ts';
import { instantOf } from '#shared/domain/calendar-date.ts';
import { maskName } from '#shared/domain/masking.ts';
import { nameOrCode } from '#shared/domain/naming.ts';
import type { Content } from './appointment-content.ts';
import type { AppointmentRow } from './appointment-store.ts';

/** From when one may check in, when it begins, and until when it keeps its precedence (UTC ms). */
export type Span = { readonly from: number; readonly start: number; readonly keptUntil: number };

export type AppointmentViews = {
  span(row: Pick<AppointmentRow, 'date' | 'time' | 'until'>): Span;
  /** `content` null: who it is has been forgotten. */
  citizen(row: AppointmentRow, content: Content | null): Appointment;
  desk(row: AppointmentRow, content: Content | null, ticketNo: string | null): DeskAppointment;
};

const minuteMs = 60_000;

export function createAppointmentViews(o: {
  readonly catalogue: Catalogue;
  readonly config: Pick<Config, 'appointments'>;
  readonly hall: Pick<HallClock, 'timeZone'>;
}): AppointmentViews {
  const { catalogue } = o;
  const { earlyMinutes, lateMinutes } = o.config.appointments;

  function span(row: Pick<AppointmentRow, 'date' | 'time' | 'until'>): Span {
    const start = instantOf(row.date, row.time, o.hall.timeZone);
    return {
      start,
      from: start - earlyMinutes * minuteMs,
      keptUntil: instantOf(row.date, row.until, o.hall.timeZone) + lateMinutes * minuteMs,
    };
  }

  function citizen(row: AppointmentRow, content: Content | null): Appointment {
    const matter = catalogue.matter(row.matter_code);
    const { from, keptUntil } = span(row);
    return {
      id: row.id,
      date: row.date,
      time: row.time,
      until: row.until,
      matterCode: row.matter_code,
      matterName: nameOrCode(matter, row.matter_code),
      maskedName: content === null ? '' : maskName(content.name),
      state: row.state,
      checkInFrom: from,
      keptUntil,
      windows: matter ? catalogue.windowsOfGroup(matter.group).map(({ number }) => number) : [],
      materials: matter ? matter.materials.map((zh, at) => ({ zh, en: matter.materialsEn[at] ?? zh })) : [],
    };
  }

  return {
    span,
    citizen,
    desk: (row, content, ticketNo) => ({
      ...citizen(row, content),
      code: content?.code ?? '',
      name: content?.name ?? '',
      phone: content?.phone ?? '',
      channel: row.channel,
      ticketNo,
      createdAt: row.created_at,
    }),
  };
}
