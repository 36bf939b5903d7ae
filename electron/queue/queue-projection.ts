// What the queue's events do to the tables. Every change is conditional: the database refuses what must not be.

import { sql, type UpdateResult } from 'kysely';
import { z } from 'zod';
import { type Db, onEvent, type Projection } from '#electron/store/projection.ts';
import type { Row } from '#electron/store/tables.ts';
import { placesBetween, runAfter, type Turn } from '#shared/domain/lanes.ts';
import {
  dayClosed,
  dayReopened,
  QueueRaced,
  ticketCalled,
  ticketEnded,
  ticketForwarded,
  ticketGreenChecked,
  ticketMatterAdded,
  ticketMissed,
  ticketParked,
  ticketRecalled,
  ticketReprinted,
  ticketRequeued,
  ticketTaken,
  ticketTopped,
  ticketVoided,
  turnedAway,
} from './queue-events.ts';
import { windowEvents } from './window-projection.ts';

type State = Row<'tickets'>['state'];

/** States of a number whose errand is not over. */
const alive: readonly State[] = ['waiting', 'called', 'parked'];

/** The numbers of a hall, its windows and its days. */
export const queueProjection: Projection = {
  tables: ['queue_days', 'closed_days', 'tickets', 'services', 'window_states', 'refusals'],
  events: {
    ...windowEvents,

    'ticket.taken': onEvent(ticketTaken, async (db, { subject, at, actor, data }) => {
      const counted = await db
        .insertInto('queue_days')
        .values({
          date: data.date,
          group_code: data.groupCode,
          taken: data.n,
          series: data.series ?? data.no.slice(0, 1),
          digits: data.digits,
          start: data.start,
        })
        .onConflict((oc) =>
          oc
            .columns(['date', 'group_code'])
            .doUpdateSet({ taken: data.n })
            .where('queue_days.taken', '=', data.n - 1),
        )
        .executeTakeFirst();
      if (counted.numInsertedOrUpdatedRows !== 1n) throw new QueueRaced(`number ${data.no} is taken`);
      await db
        .insertInto('tickets')
        .values({
          id: subject,
          request_id: data.requestId,
          date: data.date,
          group_code: data.groupCode,
          matter_code: data.matterCode,
          n: data.n,
          no: data.no,
          state: 'waiting',
          lane: data.lane,
          green_reason: data.greenReason,
          queue_group: data.groupCode,
          rank: data.rank ?? at,
          // Places for numbers put back behind this one, where the next was taken in the same instant.
          sub: data.n * placesBetween,
          due_at: data.dueAt,
          appointment_id: data.appointmentId,
          ahead: data.ahead,
          taken_at: at,
          half: data.half,
          terminal: actor.terminal,
        })
        .execute();
    }),

    'ticket.matter-added': onEvent(ticketMatterAdded, async (db, { subject, data }) => {
      const ticket = await db.selectFrom('tickets').select('also_matters').where('id', '=', subject).executeTakeFirst();
      const matters = z.array(z.string()).parse(JSON.parse(ticket?.also_matters ?? '[]'));
      const added = await db
        .updateTable('tickets')
        .set({ also_matters: JSON.stringify([...matters, data.matterCode]) })
        .where('id', '=', subject)
        .where('state', 'in', alive)
        .executeTakeFirst();
      onlyOne(added, `${data.no} is over`);
    }),

    'ticket.called': onEvent(ticketCalled, async (db, { subject, at, actor, data }) => {
      const called = await db
        .updateTable('tickets')
        .set((eb) => ({
          state: 'called' as const,
          window_code: data.windowCode,
          called_at: at,
          first_called_at: eb.fn.coalesce('first_called_at', eb.val(at)),
          calls: 1,
          topped_at: null,
          ended_at: null,
        }))
        .where('id', '=', subject)
        .where('state', '=', data.from)
        .executeTakeFirst();
      onlyOne(called, `${data.no} is not ${data.from} any more`);
      await db
        .insertInto('services')
        .values({
          ticket_id: subject,
          k: sql<number>`(select coalesce(max(k), 0) + 1 from services where ticket_id = ${subject})`,
          request_id: data.requestId,
          date: data.date,
          queue_group: data.groupCode,
          matter_code: data.matterCode,
          window_code: data.windowCode,
          staff_id: actor.id,
          called_at: at,
        })
        .execute();
      await countRun(db, data.windowCode, data.turn);
    }),

    'ticket.recalled': onEvent(ticketRecalled, async (db, { subject, data }) => {
      const called = await db
        .updateTable('tickets')
        .set({ calls: data.times })
        .where('id', '=', subject)
        .where('state', '=', 'called')
        .where('calls', '=', data.times - 1)
        .executeTakeFirst();
      onlyOne(called, `${data.no} was recalled by somebody else`);
    }),

    'ticket.ended': onEvent(ticketEnded, async (db, { subject, at, data }) => {
      const misses = data.outcome === 'no-show' ? 1 : 0;
      await leaveWindow(db, subject, at, data.outcome);
      const ended = await db
        .updateTable('tickets')
        .set((eb) => ({ state: data.outcome, ended_at: at, misses: eb('misses', '+', misses) }))
        .where('id', '=', subject)
        .where('state', '=', 'called')
        .executeTakeFirst();
      onlyOne(ended, `${data.no} is not at a window any more`);
    }),

    'ticket.parked': onEvent(ticketParked, async (db, { subject, at, data }) => {
      await leaveWindow(db, subject, at, 'parked');
      onlyOne(await moved(db, subject, 'called', { state: 'parked' }), `${data.no} is not at a window any more`);
    }),

    'ticket.missed': onEvent(ticketMissed, async (db, { subject, at, data: { no, back, counts } }) => {
      await leaveWindow(db, subject, at, 'no-show');
      const missed = await db
        .updateTable('tickets')
        .set((eb) => ({
          ...(back ? { state: 'waiting' as const, ...back } : { state: 'no-show' as const, ended_at: at }),
          misses: eb('misses', '+', counts ? 1 : 0),
        }))
        .where('id', '=', subject)
        .where('state', '=', 'called')
        .executeTakeFirst();
      onlyOne(missed, `${no} is not at a window any more`);
    }),

    'ticket.requeued': onEvent(ticketRequeued, async (db, { subject, data }) => {
      const { rank, sub } = data;
      const back = await moved(db, subject, data.from, { state: 'waiting', rank, sub, ended_at: null });
      onlyOne(back, `${data.no} is not ${data.from} any more`);
    }),

    'ticket.forwarded': onEvent(ticketForwarded, async (db, { subject, at, data: { no, to } }) => {
      await leaveWindow(db, subject, at, 'forwarded');
      const sent = await moved(db, subject, 'called', {
        state: 'waiting',
        queue_group: to.groupCode,
        matter_code: to.matterCode,
        target_window: to.windowCode,
      });
      onlyOne(sent, `${no} is not at a window any more`);
    }),

    'ticket.topped': onEvent(ticketTopped, async (db, { subject, at, data }) => {
      const topped = await db
        .updateTable('tickets')
        .set({ topped_at: at })
        .where('id', '=', subject)
        .where('state', '=', 'waiting')
        .where('topped_at', 'is', null)
        .executeTakeFirst();
      onlyOne(topped, `${data.no} is not waiting, or is first already`);
    }),

    'ticket.green-checked': onEvent(ticketGreenChecked, async (db, { subject, data: { no, holds } }) => {
      const flag = holds ? 1 : 0;
      const checked = await db
        .updateTable('tickets')
        .set({ green_confirmed: flag, lane: holds ? 'green' : 'normal' })
        .where('id', '=', subject)
        .where('state', 'in', alive)
        .where('green_reason', 'is not', null)
        .where((eb) => eb.or([eb('green_confirmed', 'is', null), eb('green_confirmed', '!=', flag)]))
        .executeTakeFirst();
      onlyOne(checked, `${no} is over, or was looked at already`);
    }),

    'ticket.voided': onEvent(ticketVoided, async (db, { subject, at, data }) => {
      if (data.from === 'called') await leaveWindow(db, subject, at, 'void');
      const voided = await moved(db, subject, data.from, { state: 'void', ended_at: at });
      onlyOne(voided, `${data.no} is not ${data.from} any more`);
    }),

    'ticket.reprinted': onEvent(ticketReprinted, async () => {}),

    'day.closed': onEvent(dayClosed, async (db, { subject, at, actor }) => {
      const closed = await db
        .insertInto('closed_days')
        .values({ date: subject, at, by_id: actor.id })
        .onConflict((oc) => oc.doNothing())
        .executeTakeFirst();
      if (closed.numInsertedOrUpdatedRows !== 1n) throw new QueueRaced(`${subject} is closed already`);
    }),

    'day.reopened': onEvent(dayReopened, async (db, { subject }) => {
      const reopened = await db.deleteFrom('closed_days').where('date', '=', subject).executeTakeFirst();
      if (reopened.numDeletedRows !== 1n) throw new QueueRaced(`${subject} is not closed`);
    }),

    'queue.turned-away': onEvent(turnedAway, async (db, { subject, at, data }) => {
      const { date, groupCode, matterCode } = data;
      const noted = await db
        .insertInto('refusals')
        .values({ request_id: subject, date, at, group_code: groupCode, matter_code: matterCode })
        .onConflict((oc) => oc.doNothing())
        .executeTakeFirst();
      if (noted.numInsertedOrUpdatedRows !== 1n) throw new QueueRaced('that was noted already');
    }),
  },
};

function onlyOne(result: UpdateResult, what: string): void {
  if (result.numUpdatedRows !== 1n) throw new QueueRaced(what);
}

function moved(db: Db, id: string, from: State, to: Partial<Row<'tickets'>>): Promise<UpdateResult> {
  return db.updateTable('tickets').set(to).where('id', '=', id).where('state', '=', from).executeTakeFirst();
}

/** Priority calls in a row at a window: what gives the normal lane its turn. */
async function countRun(db: Db, windowCode: string, turn: Turn | 'back'): Promise<void> {
  const state = await db
    .selectFrom('window_states')
    .select('priority_run')
    .where('window_code', '=', windowCode)
    .executeTakeFirst();
  const run = state?.priority_run ?? 0;
  const priority_run = turn === 'back' ? run : runAfter(run, turn);
  await db
    .insertInto('window_states')
    .values({ window_code: windowCode, priority_run })
    .onConflict((oc) => oc.column('window_code').doUpdateSet({ priority_run }))
    .execute();
}

/** Ends the number's stay at its window. */
async function leaveWindow(
  db: Db,
  ticketId: string,
  at: number,
  how: Exclude<Row<'services'>['how'], null>,
): Promise<void> {
  const left = await db
    .updateTable('services')
    .set({ ended_at: at, how })
    .where('ticket_id', '=', ticketId)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  onlyOne(left, 'the number is not at a window any more');
}
