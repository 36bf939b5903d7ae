// 求助: brings a person to a screen. One open call a terminal, so that an impatient finger does not call five people.

import { DomainError, InputProblems } from '#electron/domain-error.ts';
import type { Actor, Db, JournalEvent, Store } from '#electron/store/store.ts';
import type { Row } from '#electron/store/tables.ts';
import { type HelpCall, type HelpReason, helpReasonSchema } from '#shared/contract/help.ts';
import type { DeskEvent } from '#shared/contract/live.ts';
import type { Random } from '#shared/domain/ports.ts';
import { uuidFrom } from '#shared/domain/uuid.ts';
import { helpAnswered, helpCalled } from './help-events.ts';

export type HelpService = {
  /** The same request, or another one from a terminal with an open call, is the same call. */
  call(actor: Actor, input: { requestId: string; screen: string; reason?: HelpReason | undefined }): Promise<HelpCall>;
  /** Throws HELP_NOT_FOUND. */
  get(id: string): Promise<HelpCall>;
  /** Calls nobody has answered, oldest first. */
  open(): Promise<HelpCall[]>;
  /** The first to say so goes; whoever says it later is told who. Throws HELP_NOT_FOUND. */
  answer(actor: Actor, id: string, displayName: string): Promise<HelpCall>;
};

export function createHelpService({ store, random }: { store: Store; random: Random }): HelpService {
  return {
    async call(actor, { requestId, screen, reason = null }) {
      // What the journal cannot keep is told to the caller, not thrown at them as a fault.
      if (!screen.isWellFormed() || screen.includes('\0')) {
        throw new InputProblems([{ path: 'screen', message: '这个画面的名字里有不能用的字符' }]);
      }
      return store.write(actor, async (w) => {
        const existing =
          (await w.db.selectFrom('help_calls').selectAll().where('request_id', '=', requestId).executeTakeFirst()) ??
          (await openAt(w.db, actor.terminal));
        if (existing) return viewOf(existing);
        const id = uuidFrom(random);
        await w.append({ type: 'help.called', subject: id, data: { requestId, screen, reason } });
        return { id, terminal: actor.terminal, screen, reason, at: w.at, answeredAt: null, answeredBy: null };
      });
    },

    get: async (id) => viewOf(await read(store.db, id)),

    async open() {
      const rows = await store.db
        .selectFrom('help_calls')
        .selectAll()
        .where('answered_at', 'is', null)
        .orderBy('at')
        .orderBy('id')
        .execute();
      return rows.map(viewOf);
    },

    async answer(actor, id, displayName) {
      return store.write(actor, async (w) => {
        const call = await read(w.db, id);
        if (call.answered_at !== null) return viewOf(call);
        await w.append({ type: 'help.answered', subject: id, data: { answeredBy: displayName } });
        return viewOf({ ...call, answered_at: w.at, answered_by: displayName });
      });
    },
  };
}

/** A committed event as desks hear of it, and of 'help-answered' kiosks too; null for events of other areas. */
export function helpLiveEvent(
  event: JournalEvent,
): Extract<DeskEvent, { type: 'help-called' | 'help-answered' }> | null {
  const { at, subject: id } = event;
  if (event.type === 'help.called') {
    return { type: 'help-called', at, id, terminal: event.actor.terminal, screen: helpCalled.parse(event.data).screen };
  }
  if (event.type === 'help.answered') {
    return { type: 'help-answered', at, id, answeredBy: helpAnswered.parse(event.data).answeredBy };
  }
  return null;
}

const openAt = (db: Db, terminal: string): Promise<Row<'help_calls'> | undefined> =>
  db
    .selectFrom('help_calls')
    .selectAll()
    .where('terminal', '=', terminal)
    .where('answered_at', 'is', null)
    .orderBy('at')
    .executeTakeFirst();

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
});
