// Taking a number and what its holder may do with it: one durable write each, so that none is ever given twice.
import type { HallWindow, Matter, WindowGroup } from '#electron/catalogue/catalogue-types.ts';
import { DomainError } from '#electron/domain-error.ts';
import type { Actor, Db } from '#electron/store/store.ts';
import type { Row } from '#electron/store/tables.ts';
import type { Language } from '#shared/contract/procedure.ts';
import { alsoMattersMax, type FreeSlot, type GreenReason, type Taken } from '#shared/contract/queue.ts';
import { instantOf } from '#shared/domain/calendar-date.ts';
import { closesWithin, type DayFace } from './day-face.ts';
import { decidingAnew } from './deciding-anew.ts';
import { digestOf, type Holder, holderOf, keepHolder, readHeld } from './holders.ts';
import { createPausedWindows } from './paused-windows.ts';
import { alsoMattersOf, ticketView } from './queue-views.ts';
import { createQueueWatch, type QueueWatch } from './queue-watch.ts';
import {
  countOfMatter,
  countPapers,
  findTicket,
  isRefusalKnown,
  readDayStanding,
  readMatterTaken,
  readTicket,
} from './take-store.ts';
import { createGiving, mustGiveNumbers, type QueueParts, type TicketGiver } from './ticket-giver.ts';
import { createWaitingTimes } from './waiting-times.ts';

/** Papers beside the first that a citizen may print without a clerk. */
const reprintsMost = 2;

const endedStates: readonly Row<'tickets'>['state'][] = ['served', 'no-show', 'void'];

export type TakeInput = {
  requestId: string;
  matterCode: string;
  language: Language;
  green?: GreenReason | undefined;
  holder?: Holder | undefined;
};

export type QueueService = QueueWatch & {
  /**
   * The same request gives the same ticket and slip. Throws MATTER_UNKNOWN, HALL_CLOSED, NO_WINDOW, QUOTA_GONE,
   * ALREADY_HOLDING, REQUEST_REUSED where the request was for another matter, or InputProblems about the holder.
   */
  take(actor: Actor, input: TakeInput): Promise<Taken>;
  /**
   * Adding the same matter again changes nothing. Throws TICKET_UNKNOWN, TICKET_ENDED, MATTER_UNKNOWN, OTHER_LINE,
   * TOO_MANY_MATTERS or QUOTA_GONE.
   */
  addMatter(actor: Actor, input: { ticketId: string; matterCode: string; language: Language }): Promise<Taken>;
  /** Throws TICKET_UNKNOWN, TICKET_ENDED or REPRINTED_ENOUGH; a clerk may print as often as it takes. */
  reprint(actor: Actor, input: { ticketId: string; language: Language }): Promise<Taken>;
  /** Written down once a request. Throws MATTER_UNKNOWN. */
  turnedAway(
    actor: Actor,
    input: { requestId: string; matterCode: string },
  ): Promise<{ nextAppointment: FreeSlot | null }>;
  /** For areas that give numbers in a write of their own. */
  readonly giver: TicketGiver;
};

export function createQueueService(
  o: QueueParts & {
    /** The next free appointment for a matter, offered where there is no number. Default: none are made. */
    nextAppointment?: (matterCode: string) => Promise<FreeSlot | null>;
  },
): QueueService {
  const { store, catalogue, hall } = o;
  const settings = o.config.queue;
  const paused = createPausedWindows(store, hall.dateOf);
  const times = createWaitingTimes({ store, catalogue, paused });
  const giving = createGiving({ ...o, times });
  const { faceOf } = giving;

  const nextAppointment = async (matterCode: string): Promise<FreeSlot | null> =>
    (await o.nextAppointment?.(matterCode)) ?? null;

  /** Throws HALL_CLOSED with the next opening. */
  function mustBeOpen(matter: Matter, face: DayFace, at: number, isDayClosed: boolean): void {
    const closed = (opens: { date: string; time: string } | null): DomainError =>
      new DomainError('HALL_CLOSED', { opens: opens && { date: opens.date, time: opens.time } });
    if (isDayClosed) throw closed(hall.opensAfter(face.date, matter.code));
    const hours = hall.openForMatter(matter.code, at);
    if (!hours.open) throw closed(hours.opens);
    const minutes = settings.lastTakeMinutes;
    const closesAt = minutes > 0 ? closesWithin(hall, matter.code, { at, face, minutes }) : null;
    if (closesAt === null) return;
    throw closed(hall.openForMatter(matter.code, instantOf(face.date, closesAt, hall.timeZone)).opens);
  }

  /** Throws NO_WINDOW where none is left that would call this number. */
  async function mustBeServed(group: WindowGroup, matter: Matter, face: DayFace, at: number): Promise<void> {
    const stopped = await paused.on(face.date);
    const serves = ({ code }: HallWindow): boolean =>
      !stopped.has(code) &&
      hall
        .servedNow(code, at)
        .some(({ groupCode, matters }) => groupCode === group.code && (!matters || matters.includes(matter.code)));
    if (!catalogue.windowsOfGroup(group.code).some(serves)) throw new DomainError('NO_WINDOW');
  }

  /** Throws QUOTA_GONE where the matter's numbers of this half-day are used up. */
  async function mustBeLeft(db: Db, group: WindowGroup, matter: Matter, face: DayFace): Promise<void> {
    const quota = face.half === 'am' ? matter.quotas?.morning : matter.quotas?.afternoon;
    if (quota === null || quota === undefined) return;
    const given = await countOfMatter(db, { date: face.date, half: face.half, matterCode: matter.code });
    if (given >= quota) throw gone(group, matter);
  }

  const gone = (group: WindowGroup, matter: Matter): DomainError =>
    new DomainError('QUOTA_GONE', { matterCode: matter.code, groupCode: group.code, nextAppointment: null });

  /** What is gone is told with the next free appointment: looked up once the write is over. */
  async function offeringAppointment<T>(command: () => Promise<T>): Promise<T> {
    try {
      return await command();
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'QUOTA_GONE') throw error;
      const data = error.data as { matterCode: string; groupCode: string };
      throw new DomainError('QUOTA_GONE', { ...data, nextAppointment: await nextAppointment(data.matterCode) });
    }
  }

  /** The number, if its day and its errand are not over. Throws TICKET_UNKNOWN or TICKET_ENDED. */
  async function alive(db: Db, ticketId: string, at: number): Promise<Row<'tickets'>> {
    const row = await findTicket(db, ticketId);
    if (!row) throw new DomainError('TICKET_UNKNOWN');
    const isOver = !(await o.days.upTo(faceOf(at).date, db)).includes(row.date) || endedStates.includes(row.state);
    if (isOver) throw new DomainError('TICKET_ENDED');
    return row;
  }

  return {
    ...createQueueWatch({ ...o, times, paused, faceOf }),
    giver: giving,

    async take(actor, input) {
      const { requestId, matterCode, language } = input;
      const { matter, group } = mustGiveNumbers(catalogue, matterCode);
      const holder = holderOf(input.holder, { ask: settings.askHolder, actor, language });
      return offeringAppointment(() =>
        decidingAnew(() =>
          store.write(actor, async (w) => {
            const face = faceOf(w.at);
            const { date } = face;
            const standing = await readDayStanding(w.db, { requestId, date, groupCode: group.code });
            // Before anything else: whoever asks again already has a number, whatever has become of the hall since.
            if (standing.existing !== null) {
              const taken = await readMatterTaken(w.db, standing.existing);
              if (taken !== matterCode) throw new DomainError('REQUEST_REUSED');
              return giving.taken(w.db, standing.existing);
            }
            // A series nobody calls is not closed: it has no hours at all.
            if (catalogue.windowsOfGroup(group.code).length === 0) throw new DomainError('NO_WINDOW');
            mustBeOpen(matter, face, w.at, standing.isDayClosed);
            const digest = holder && digestOf(o.vault, date, holder);
            const held = digest && (await readHeld(w.db, { date, groupCode: group.code, digest }));
            if (held) {
              const row = await readTicket(w.db, held);
              if (!endedStates.includes(row.state)) {
                throw new DomainError('ALREADY_HOLDING', { ticket: ticketView(o, row, null) });
              }
            }
            await mustBeServed(group, matter, face, w.at);
            if (group.dailyQuota !== null && standing.taken >= group.dailyQuota) throw gone(group, matter);
            await mustBeLeft(w.db, group, matter, face);
            const taken = await giving.give(w, {
              requestId,
              matter,
              group,
              face,
              standing,
              lane: input.green ? 'green' : 'normal',
              greenReason: input.green ?? null,
              rank: w.at,
              dueAt: null,
              appointmentId: null,
              language,
            });
            if (digest) await keepHolder(w, { date, groupCode: group.code, digest, ticketId: taken.ticket.id });
            return taken;
          }),
        ),
      );
    },

    async addMatter(actor, { ticketId, matterCode, language }) {
      const { matter, group } = mustGiveNumbers(catalogue, matterCode);
      return offeringAppointment(() =>
        decidingAnew(() =>
          store.write(actor, async (w) => {
            const row = await alive(w.db, ticketId, w.at);
            const also = alsoMattersOf(row);
            if ([row.matter_code, ...also].includes(matterCode)) return giving.taken(w.db, ticketId);
            if (group.code !== row.queue_group) throw new DomainError('OTHER_LINE');
            if (also.length >= alsoMattersMax) throw new DomainError('TOO_MANY_MATTERS');
            await mustBeLeft(w.db, group, matter, faceOf(w.at));
            const { again } = await countPapers(w.db, row.id);
            await w.append({
              type: 'ticket.matter-added',
              subject: row.id,
              data: { groupCode: row.queue_group, no: row.no, matterCode },
            });
            const added = { ...row, also_matters: JSON.stringify([...also, matterCode]) };
            return giving.newPaper(w, added, language, again + 1);
          }),
        ),
      );
    },

    async reprint(actor, { ticketId, language }) {
      return decidingAnew(() =>
        store.write(actor, async (w) => {
          const row = await alive(w.db, ticketId, w.at);
          const { again, byCitizens } = await countPapers(w.db, row.id);
          if (actor.kind !== 'staff' && byCitizens >= reprintsMost) throw new DomainError('REPRINTED_ENOUGH');
          await w.append({
            type: 'ticket.reprinted',
            subject: row.id,
            data: { groupCode: row.queue_group, no: row.no },
          });
          return giving.newPaper(w, row, language, again + 1);
        }),
      );
    },

    async turnedAway(actor, { requestId, matterCode }) {
      const { group } = mustGiveNumbers(catalogue, matterCode);
      await store.write(actor, async (w) => {
        if (await isRefusalKnown(w.db, requestId)) return;
        const data = { date: faceOf(w.at).date, groupCode: group.code, matterCode };
        await w.append({ type: 'queue.turned-away', subject: requestId, data });
      });
      return { nextAppointment: await nextAppointment(matterCode) };
    },
  };
}
