// A number from its series to its paper, inside whoever's write it is: the journal's event, the slip in the spool, and what its holder is handed.
import type { Catalogue, Matter, WindowGroup } from '#electron/catalogue/catalogue-types.ts';
import type { Config } from '#electron/config.ts';
import { DomainError } from '#electron/domain-error.ts';
import type { SlipService } from '#electron/slips/slip-service.ts';
import type { Db, Store, Write } from '#electron/store/store.ts';
import type { Row } from '#electron/store/tables.ts';
import type { Vault } from '#electron/store/vault.ts';
import type { Language } from '#shared/contract/procedure.ts';
import type { Estimate, GreenReason, Lane, Taken } from '#shared/contract/queue.ts';
import type { SlipState } from '#shared/contract/slips.ts';
import type { Random } from '#shared/domain/ports.ts';
import { ticketQr, ticketUrl } from '#shared/domain/scan-code.ts';
import { formatTicketNumber } from '#shared/domain/ticket-number.ts';
import { uuidFrom } from '#shared/domain/uuid.ts';
import { clockFace, closesWithin, type DayFace, type QueueHall } from './day-face.ts';
import type { DaysUnderWay } from './days-under-way.ts';
import { standing } from './line-store.ts';
import { nobodyBefore, whoIsBefore, whoIsBeforeNewcomer } from './lines.ts';
import { alsoMattersOf, ticketView, timeOf, windowsOf } from './queue-views.ts';
import { slipKeyOf } from './slip-key.ts';
import { type DayStanding, readDayStanding, readTicket } from './take-store.ts';
import { ticketSlip } from './ticket-slip.ts';
import type { WaitingTimes } from './waiting-times.ts';

/** What this area needs of slips. */
export type TicketSlips = Pick<SlipService, 'enqueueTicket' | 'stateOfTicket'>;

/** What taking and showing numbers works with. */
export type QueueParts = {
  readonly store: Store;
  readonly vault: Pick<Vault, 'mac'>;
  /** Live: what it says may change between two calls. */
  readonly catalogue: Catalogue;
  readonly config: Pick<Config, 'queue' | 'phone'>;
  readonly hall: QueueHall;
  readonly days: DaysUnderWay;
  readonly slips: TicketSlips;
  readonly random: Random;
};

/** Gives numbers inside somebody else's transaction. */
export type TicketGiver = {
  /**
   * The number an appointment becomes: its place was promised, so neither quota nor hours nor a holder is asked.
   * `dueAt`: its time (UTC ms). `isLate`: its precedence is over, it stands in the normal lane.
   * Throws MATTER_UNKNOWN, or HALL_CLOSED where the day was closed.
   */
  takeForAppointment(
    w: Write,
    o: {
      requestId: string;
      matterCode: string;
      language: Language;
      appointmentId: string;
      dueAt: number;
      isLate: boolean;
    },
  ): Promise<Taken>;
  /** A number as its holder is handed it, with its newest slip. Throws where there is none. */
  taken(db: Db, ticketId: string): Promise<Taken>;
};

/** A number to be given: everything that could stand in its way has been asked. */
export type Gift = {
  readonly requestId: string;
  readonly matter: Matter;
  readonly group: WindowGroup;
  readonly face: DayFace;
  readonly standing: DayStanding;
  readonly lane: Lane;
  readonly greenReason: GreenReason | null;
  readonly rank: number;
  readonly dueAt: number | null;
  readonly appointmentId: string | null;
  readonly language: Language;
};

export type Giving = TicketGiver & {
  give(w: Write, gift: Gift): Promise<Taken>;
  takenOf(row: Row<'tickets'>, estimate: Estimate, slip: SlipState): Taken;
  /** Another paper of a number that has changed: it replaces the one its holder has. */
  newPaper(w: Write, row: Row<'tickets'>, language: Language, reprint: number): Promise<Taken>;
  faceOf(instant: number): DayFace;
};

export function createGiving(o: QueueParts & { times: WaitingTimes }): Giving {
  const { catalogue, hall, times } = o;
  const { closingSoonMinutes } = o.config.queue;
  const faceOf = clockFace(hall);

  const qrOf = (row: Pick<Row<'tickets'>, 'id' | 'date' | 'no'>): { qr: string; watchUrl: string | null } => {
    const digits = ticketQr({ date: row.date, ticketNo: row.no, key: slipKeyOf(o.vault, row.id) });
    const watchUrl = o.config.phone.url === '' ? null : ticketUrl(o.config.phone.url, digits);
    return { qr: watchUrl ?? digits, watchUrl };
  };

  function takenOf(row: Row<'tickets'>, estimate: Estimate, slip: SlipState): Taken {
    return { ticket: ticketView(o, row, estimate), slip, ...qrOf(row) };
  }

  async function paper(
    w: Write,
    row: Row<'tickets'>,
    said: { ahead: number; estimate: Estimate; language: Language; reprint: number },
  ): Promise<SlipState> {
    const [first, ...also] = [row.matter_code, ...alsoMattersOf(row)].flatMap((code) => catalogue.matter(code) ?? []);
    if (!first) throw new DomainError('MATTER_UNKNOWN');
    const slip = ticketSlip(o, {
      no: row.no,
      matters: [first, ...also],
      lane: row.lane,
      appointmentTime: row.due_at === null ? null : timeOf(hall, row.due_at),
      windows: windowsOf(catalogue, row),
      ahead: said.ahead,
      estimate: said.estimate,
      takenAt: row.taken_at === w.at ? faceOf(w.at).dateTime : hall.dateTimeOf(row.taken_at),
      closesSoonAt: closesWithin(hall, first.code, { at: w.at, face: faceOf(w.at), minutes: closingSoonMinutes }),
      reprint: said.reprint,
      qr: qrOf(row).qr,
      language: said.language,
    });
    return o.slips.enqueueTicket(w, row.id, said.language, slip);
  }

  async function give(w: Write, gift: Gift): Promise<Taken> {
    const { group, matter, face } = gift;
    const { date } = face;
    const { letter, digits, start } = gift.standing.series ?? {
      letter: group.series,
      digits: group.digits,
      start: group.start,
    };
    const n = gift.standing.taken + 1;
    const look = { date, days: await o.days.upTo(date, w.db), groupCode: group.code, now: w.at };
    const before = await whoIsBeforeNewcomer(w.db, o.config.queue, look, gift);
    const row: Row<'tickets'> = {
      id: uuidFrom(o.random),
      request_id: gift.requestId,
      date,
      group_code: group.code,
      matter_code: matter.code,
      also_matters: '[]',
      n,
      no: formatTicketNumber(letter, start + n - 1, digits),
      state: 'waiting',
      lane: gift.lane,
      green_reason: gift.greenReason,
      green_confirmed: null,
      topped_at: null,
      queue_group: group.code,
      target_window: null,
      rank: gift.rank,
      sub: 0,
      due_at: gift.dueAt,
      appointment_id: gift.appointmentId,
      ahead: before.ahead,
      taken_at: w.at,
      half: face.half,
      terminal: w.actor.terminal,
      called_at: null,
      first_called_at: null,
      window_code: null,
      calls: 0,
      misses: 0,
      ended_at: null,
    };
    await w.append({
      type: 'ticket.taken',
      subject: row.id,
      data: {
        requestId: gift.requestId,
        date,
        groupCode: group.code,
        matterCode: matter.code,
        n,
        no: row.no,
        ahead: row.ahead,
        series: letter,
        digits,
        start,
        half: face.half,
        lane: row.lane,
        greenReason: row.green_reason,
        rank: row.rank,
        dueAt: row.due_at,
        appointmentId: row.appointment_id,
      },
    });
    const estimate = await times.estimate(date, group.code, before);
    const slip = await paper(w, row, { ahead: row.ahead, estimate, language: gift.language, reprint: 0 });
    return takenOf(row, estimate, slip);
  }

  return {
    give,
    takenOf,
    faceOf,

    async newPaper(w, row, language, reprint) {
      // A paper says how things are when it is printed.
      const days = await o.days.upTo(row.date, w.db);
      const look = { date: row.date, days, groupCode: row.queue_group, now: w.at };
      const before =
        row.state === 'waiting' ? await whoIsBefore(w.db, o.config.queue, look, standing(row)) : nobodyBefore;
      const estimate = await times.estimate(row.date, row.queue_group, before);
      const { ahead } = before;
      const slip = await paper(w, row, { ahead, estimate, language, reprint });
      return takenOf({ ...row, ahead }, estimate, slip);
    },

    async taken(db, ticketId) {
      const row = await readTicket(db, ticketId);
      const estimate = await times.estimateBehind(row.date, row.queue_group, row.ahead);
      return takenOf(row, estimate, await o.slips.stateOfTicket(db, ticketId));
    },

    async takeForAppointment(w, { requestId, matterCode, language, appointmentId, dueAt, isLate }) {
      const { matter, group } = mustGiveNumbers(catalogue, matterCode);
      const face = faceOf(w.at);
      const asked = { requestId, date: face.date, groupCode: group.code };
      const day = await readDayStanding(w.db, asked);
      if (day.isDayClosed) throw new DomainError('HALL_CLOSED', { opens: null });
      return give(w, {
        requestId,
        matter,
        group,
        face,
        standing: day,
        lane: isLate ? 'normal' : 'appointment',
        greenReason: null,
        rank: isLate ? w.at : Math.max(w.at, dueAt),
        dueAt,
        appointmentId,
        language,
      });
    },
  };
}

/** A matter numbers are given for, and its group. Throws MATTER_UNKNOWN. */
export function mustGiveNumbers(catalogue: Catalogue, matterCode: string): { matter: Matter; group: WindowGroup } {
  const matter = catalogue.matter(matterCode);
  const group = catalogue.groupOfMatter(matterCode);
  if (!matter || matter.isRetired || !group?.needsTicket || group.isRetired) throw new DomainError('MATTER_UNKNOWN');
  return { matter, group };
}
