// The SQL of the outbox: one row a message, sealed, and sent in a case's own order.

import { type SqlBool, sql } from 'kysely';
import type { Db, Write } from '#electron/store/store.ts';
import type { NewRow, Row } from '#electron/store/tables.ts';
import type { MessageFault } from '#shared/contract/notify.ts';

export type OutboxRow = Row<'outbox'>;

/** What is to be sent, or to be sent again: written out, since an index of these alone is not used for a bound value. */
const isOpen = sql<SqlBool>`state in ('waiting','failed')`;

/** For how long a message is kept, whatever became of it; one as old as that is no news to anybody and is not sent. */
export const keptMs = 30 * 86_400_000;

/** One insert, in the act's own transaction: the message exists when and only when the act does. */
export async function insertMessage(w: Write, row: NewRow<'outbox'>): Promise<void> {
  await w.db.insertInto('outbox').values(row).execute();
}

/** The message whose turn it is at that instant; of each case only the oldest that is still open. */
export function nextDue(db: Db, at: number): Promise<OutboxRow | undefined> {
  return db
    .selectFrom('outbox')
    .selectAll()
    .where(isOpen)
    .where('next_at', '<=', at)
    .where('created_at', '>', at - keptMs)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('outbox as before')
            .select('before.n')
            .whereRef('before.case_no', '=', 'outbox.case_no')
            .whereRef('before.n', '<', 'outbox.n')
            .where(sql<SqlBool>`before.state in ('waiting','failed')`)
            .where('before.created_at', '>', at - keptMs),
        ),
      ),
    )
    .orderBy('next_at')
    .orderBy('n')
    .limit(1)
    .executeTakeFirst();
}

/** Where a message stands after a try; nothing where its case was forgotten meanwhile. */
export async function settleMessage(
  w: Write,
  id: string,
  to: Partial<Pick<OutboxRow, 'attempts' | 'next_at' | 'failed_at' | 'sent_at'>> & {
    state: OutboxRow['state'];
    last_error: MessageFault | null;
  },
): Promise<void> {
  await w.db.updateTable('outbox').set(to).where('id', '=', id).where(isOpen).execute();
}

/** Everything still open is given up. Returns how many. */
export async function giveUpAll(w: Write, fault: MessageFault): Promise<number> {
  const result = await w.db
    .updateTable('outbox')
    .set({ state: 'given-up', last_error: fault })
    .where(isOpen)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

export function hasOpen(db: Db): Promise<boolean> {
  const one = db.selectFrom('outbox').select('n').where(isOpen).limit(1).executeTakeFirst();
  return one.then((row) => row !== undefined);
}

/** A case's messages, in the order they were written. */
export function messagesOf(db: Db, caseNo: string): Promise<OutboxRow[]> {
  return db.selectFrom('outbox').selectAll().where('case_no', '=', caseNo).orderBy('n').execute();
}

export async function deleteOfCase(w: Write, caseNo: string): Promise<void> {
  await w.db.deleteFrom('outbox').where('case_no', '=', caseNo).execute();
}

/** At most so many of those as old as `keptMs`. Returns how many went. */
export async function deleteOld(w: Write, most: number): Promise<number> {
  const old = w.db
    .selectFrom('outbox')
    .select('n')
    .where('created_at', '<=', w.at - keptMs)
    .orderBy('created_at')
    .limit(most);
  const result = await w.db.deleteFrom('outbox').where('n', 'in', old).executeTakeFirst();
  return Number(result.numDeletedRows);
}
