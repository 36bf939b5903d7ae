// The SQL of accounts, credentials and sessions; rows are parsed here, so that nothing else sees their raw form.
import { z } from 'zod';
import type { Db } from '#electron/store/store.ts';
import type { Row } from '#electron/store/tables.ts';
import { roleSchema } from '#shared/contract/procedure.ts';

const rolesSchema = z.array(roleSchema).min(1);

/** An account as kept; unit and window are codes of the catalogue. */
export type Account = {
  readonly id: string;
  readonly username: string;
  readonly displayName: string;
  readonly roles: z.infer<typeof rolesSchema>;
  readonly unitCode: string;
  readonly windowCode: string | null;
  readonly disabled: boolean;
  readonly createdAt: number;
};

function accountOf(row: Row<'staff'>): Account {
  return {
    id: row.id,
    username: row.username,
    displayName: row.display_name,
    roles: rolesSchema.parse(JSON.parse(row.roles)),
    unitCode: row.unit_code,
    windowCode: row.window_code,
    disabled: row.disabled === 1,
    createdAt: row.created_at,
  };
}

/** Everybody, oldest account first. */
export async function readAccounts(db: Db): Promise<Account[]> {
  const rows = await db.selectFrom('staff').selectAll().orderBy('created_at').orderBy('username').execute();
  return rows.map(accountOf);
}

export async function readAccount(db: Db, id: string): Promise<Account | null> {
  const row = await db.selectFrom('staff').selectAll().where('id', '=', id).executeTakeFirst();
  return row ? accountOf(row) : null;
}

/** An account with what signing in needs. */
export type AccountWithCredentials = { account: Account; hash: string; mustChange: boolean };

const credentialsOf = (row: Row<'staff'> & { hash: string; must_change: 0 | 1 }): AccountWithCredentials => ({
  account: accountOf(row),
  hash: row.hash,
  mustChange: row.must_change === 1,
});

const withCredentials = (db: Db) =>
  db
    .selectFrom('staff')
    .innerJoin('staff_credentials', 'staff_credentials.staff_id', 'staff.id')
    .selectAll('staff')
    .select(['staff_credentials.hash', 'staff_credentials.must_change']);

export async function readCredentials(
  db: Db,
  by: { username: string } | { id: string },
): Promise<AccountWithCredentials | null> {
  const query =
    'username' in by
      ? withCredentials(db).where('staff.username', '=', by.username)
      : withCredentials(db).where('staff.id', '=', by.id);
  const row = await query.executeTakeFirst();
  return row ? credentialsOf(row) : null;
}

/** Sets (or replaces) the password of an account. */
export async function writeCredentials(db: Db, staffId: string, hash: string, mustChange: boolean): Promise<void> {
  const values = { hash, must_change: mustChange ? (1 as const) : (0 as const) };
  await db
    .insertInto('staff_credentials')
    .values({ staff_id: staffId, ...values })
    .onConflict((oc) => oc.column('staff_id').doUpdateSet(values))
    .execute();
}

/** How many could still administrate the hall. */
export async function countUsableAdmins(db: Db): Promise<number> {
  const accounts = await readAccounts(db);
  return accounts.filter((account) => !account.disabled && account.roles.includes('admin')).length;
}

/** Starts a session, and lets go of those that are over. */
export async function writeSession(
  db: Db,
  session: { tokenHash: string; staffId: string; at: number; expiresAt: number },
): Promise<void> {
  await db.deleteFrom('sessions').where('expires_at', '<=', session.at).execute();
  await db
    .insertInto('sessions')
    .values({
      token_hash: session.tokenHash,
      staff_id: session.staffId,
      created_at: session.at,
      expires_at: session.expiresAt,
    })
    .execute();
}

export type RunningSession = AccountWithCredentials & { readonly endsAt: number };

/** The account a running session belongs to; null when it is over, or the account is disabled. */
export async function readSession(db: Db, tokenHash: string, now: number): Promise<RunningSession | null> {
  const row = await withCredentials(db)
    .innerJoin('sessions', 'sessions.staff_id', 'staff.id')
    .select('sessions.expires_at')
    .where('sessions.token_hash', '=', tokenHash)
    .where('sessions.expires_at', '>', now)
    .where('staff.disabled', '=', 0)
    .executeTakeFirst();
  return row ? { ...credentialsOf(row), endsAt: row.expires_at } : null;
}

/** Lets a running session end later, in one statement. Returns whose it is; null when it is over, or the account is disabled. */
export async function extendSession(
  db: Db,
  session: { tokenHash: string; at: number; expiresAt: number },
): Promise<string | null> {
  const row = await db
    .updateTable('sessions')
    .set({ expires_at: session.expiresAt })
    .where('token_hash', '=', session.tokenHash)
    .where('expires_at', '>', session.at)
    .where('staff_id', 'in', (all) => all.selectFrom('staff').select('id').where('disabled', '=', 0))
    .returning('staff_id')
    .executeTakeFirst();
  return row?.staff_id ?? null;
}

/** Ends one session. Returns whose it was. */
export async function deleteSession(db: Db, tokenHash: string): Promise<string | null> {
  const row = await db
    .deleteFrom('sessions')
    .where('token_hash', '=', tokenHash)
    .returning('staff_id')
    .executeTakeFirst();
  return row?.staff_id ?? null;
}

/** Ends all sessions of an account, but the one to keep. */
export async function deleteSessionsOf(db: Db, staffId: string, keepTokenHash: string | null): Promise<void> {
  let query = db.deleteFrom('sessions').where('staff_id', '=', staffId);
  if (keepTokenHash !== null) query = query.where('token_hash', '!=', keepTokenHash);
  await query.execute();
}
