// 求助: brings a person to a screen. One open call a terminal, so that an impatient finger does not call five people.

import { DomainError, InputProblems } from '#electron/domain-error.ts';
import type { Actor, Db, JournalEvent, Store } from '#electron/store/store.ts';
import type { Row } from '#electron/store/tables.ts';
import {
  type HelpCall,
  type HelpEnd,
  type HelpReason,
  helpEndSchema,
  helpReasonSchema,
} from '#shared/contract/help.ts';
import type { DeskEvent } from '#shared/contract/live.ts';
import type { Clock, Random } from '#shared/domain/ports.ts';
import { uuidFrom } from '#shared/domain/uuid.ts';
import { helpAnswered, helpCalled } from './help-events.ts';

/** No hall is open for longer: whoever called so long ago does not wait any more, whatever their machine has said of it. */
const waitsAtMostMs = 12 * 3_600_000;
/** How long the desk is told that whoever called has gone: somebody may be on the way. */
const goneShownMs = 5 * 60_000;

export type HelpService = {
  /** The same request, or another one from a terminal with an open call, is the same call. */
  call(actor: Actor, input: { requestId: string; screen: string; reason?: HelpReason | undefined }): Promise<HelpCall>;
  /** Throws HELP_NOT_FOUND. */
  get(id: string): Promise<HelpCall>;
  /** Calls that wait for somebody, oldest first. */
  open(): Promise<HelpCall[]>;
  /** Those, and where none is open now the last one that was taken back a moment ago. */
  shown(): Promise<HelpCall[]>;
  /** `id`: the call's or its request's. Nothing changes where it was answered, is over or was never made. */
  withdraw(actor: Actor, over: { id: string; why: HelpEnd }): Promise<void>;
  /** The first to say so goes; whoever says it later, or to somebody who has gone, is told. Throws HELP_NOT_FOUND. */
  answer(actor: Actor, id: string, displayName: string): Promise<HelpCall>;
};

export function createHelpService(o: { store: Store; random: Random; clock: Clock }): HelpService {
  const { store, random, clock } = o;
  const open = async (): Promise<HelpCall[]> => {
    const rows = await waiting(store.db, clock()).orderBy('at').orderBy('id').execute();
    return rows.map(viewOf);
  };
  return {
    async call(actor, { requestId, screen, reason = null }) {
      // What the journal cannot keep is told to the caller, not thrown at them as a fault.
      if (!screen.isWellFormed() || screen.includes('\0')) {
        throw new InputProblems([{ path: 'screen', message: '这个画面的名字里有不能用的字符' }]);
      }
      return store.write(actor, async (w) => {
        const existing =
          (await w.db.selectFrom('help_calls').selectAll().where('request_id', '=', requestId).executeTakeFirst()) ??
          (await waiting(w.db, w.at).where('terminal', '=', actor.terminal).orderBy('at').executeTakeFirst());
        if (existing) return viewOf(existing);
        const id = uuidFrom(random);
        await w.append({ type: 'help.called', subject: id, data: { requestId, screen, reason } });
        return {
          id,
          terminal: actor.terminal,
          screen,
          reason,
          at: w.at,
          answeredAt: null,
          answeredBy: null,
          gone: null,
        };
      });
    },

    get: async (id) => viewOf(await read(store.db, id)),

    open,

    async shown() {
      const calls = await open();
      const gone = await store.db
        .selectFrom('help_calls')
        .selectAll()
        .where('gone_at', '>', clock() - goneShownMs)
        .orderBy('gone_at', 'desc')
        .orderBy('id')
        .execute();
      const told = new Set(calls.map(({ terminal }) => terminal));
      for (const row of gone) {
        if (told.has(row.terminal)) continue;
        told.add(row.terminal);
        calls.push(viewOf(row));
      }
      return calls;
    },

    withdraw: (actor, { id, why }) =>
      store.write(actor, async (w) => {
        const call = await waiting(w.db, w.at)
          .where(({ or, eb }) => or([eb('id', '=', id), eb('request_id', '=', id)]))
          .executeTakeFirst();
        if (call) await w.append({ type: 'help.withdrawn', subject: call.id, data: { why } });
      }),

    async answer(actor, id, displayName) {
      return store.write(actor, async (w) => {
        const call = await read(w.db, id);
        if (call.answered_at !== null || call.gone_at !== null) return viewOf(call);
        await w.append({ type: 'help.answered', subject: id, data: { answeredBy: displayName } });
        return viewOf({ ...call, answered_at: w.at, answered_by: displayName });
      });
    },
  };
}

/** A committed event as desks hear of it, and of 'help-answered' kiosks too; null for events of other areas. */
export function helpLiveEvent(
  event: JournalEvent,
): Extract<DeskEvent, { type: 'help-called' | 'help-answered' | 'help-withdrawn' }> | null {
  const { at, subject: id } = event;
  if (event.type === 'help.called') {
    return { type: 'help-called', at, id, terminal: event.actor.terminal, screen: helpCalled.parse(event.data).screen };
  }
  if (event.type === 'help.answered') {
    return { type: 'help-answered', at, id, answeredBy: helpAnswered.parse(event.data).answeredBy };
  }
  if (event.type === 'help.withdrawn') return { type: 'help-withdrawn', at, id };
  return null;
}

const waiting = (db: Db, now: number) =>
  db
    .selectFrom('help_calls')
    .selectAll()
    .where('answered_at', 'is', null)
    .where('gone_at', 'is', null)
    .where('at', '>', now - waitsAtMostMs);

async function read(db: Db, id: string): Promise<Row<'help_calls'>> {
  const row = await db.selectFrom('help_calls').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new DomainError('HELP_NOT_FOUND');
  return row;
}

const viewOf = (row: Row<'help_calls'>): HelpCall => ({
  id: row.id,
  terminal: row.terminal,
  screen: row.screen,
  reason: helpReasonSchema.nullable().parse(row.reason),
  at: row.at,
  answeredAt: row.answered_at,
  answeredBy: row.answered_by,
  gone: helpEndSchema.nullable().parse(row.gone),
});
