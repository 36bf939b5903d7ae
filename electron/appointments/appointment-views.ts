// Appointments as the contract shows them: times as instants, places and papers from the catalogue, names cut down for all but the desk.

import type { Catalogue } from '#electron/catalogue/catalogue-types.ts';
import type { HallClock } from '#electron/catalogue/hall-clock.ts';
import type { Db } from '#electron/store/store.ts';
import type { Appointment, DeskAppointment } from '#shared/contract/appointments.ts';
import { maskName } from '#shared/domain/masking.ts';
import { nameOrCode } from '#shared/domain/naming.ts';
import type { Content } from './appointment-content.ts';
import type { AppointmentRow } from './appointment-store.ts';
import type { AppointmentTimes } from './appointment-times.ts';

export type AppointmentViews = {
  /** `content` null: who it is has been forgotten. */
  citizen(db: Db, row: AppointmentRow, content: Content | null): Promise<Appointment>;
  desk(db: Db, row: AppointmentRow, content: Content | null, ticketNo: string | null): Promise<DeskAppointment>;
};

export function createAppointmentViews(o: {
  readonly catalogue: Catalogue;
  readonly hall: Pick<HallClock, 'today'>;
  readonly times: AppointmentTimes;
}): AppointmentViews {
  const { catalogue, hall, times } = o;

  async function citizen(db: Db, row: AppointmentRow, content: Content | null): Promise<Appointment> {
    const matter = catalogue.matter(row.matter_code);
    const { from, keptUntil } = times.span(row);
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
      // Of days gone by nobody knows how they would have been: every one of them is closed in the end.
      isDayClosed: row.date >= hall.today() && (await times.isDayClosed(db, row)),
      windows: matter ? catalogue.windowsOfGroup(matter.group).map(({ number }) => number) : [],
      materials: matter ? matter.materials.map((zh, at) => ({ zh, en: matter.materialsEn[at] ?? zh })) : [],
    };
  }

  return {
    citizen,
    desk: async (db, row, content, ticketNo) => ({
      ...(await citizen(db, row, content)),
      code: content?.code ?? '',
      name: content?.name ?? '',
      phone: content?.phone ?? '',
      channel: row.channel,
      ticketNo,
      createdAt: row.created_at,
    }),
  };
}
