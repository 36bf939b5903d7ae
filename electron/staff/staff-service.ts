// Accounts of the people at the desk: the first administrator, who may do what, and never a hall without an administrator.

import type { Catalogue } from '#electron/catalogue/catalogue-types.ts';
import { DomainError, InputProblems, tooManyTries } from '#electron/domain-error.ts';
import type { Actor, Store } from '#electron/store/store.ts';
import { createTries, type TryCounter } from '#electron/store/tries.ts';
import type { Vault } from '#electron/store/vault.ts';
import type { Role } from '#shared/contract/procedure.ts';
import type { NewStaff, Staff } from '#shared/contract/staff.ts';
import { nameOrCode } from '#shared/domain/naming.ts';
import type { Clock, JsonValue, Random } from '#shared/domain/ports.ts';
import { uuidFrom } from '#shared/domain/uuid.ts';
import { createPasswords, passwordProblem } from './password.ts';
import { createSessions, type From, type Sessions } from './sessions.ts';
import type { SetupCode } from './setup-code.ts';
import {
  type Account,
  countUsableAdmins,
  deleteSessionsOf,
  readAccount,
  readAccounts,
  writeCredentials,
} from './staff-store.ts';

/** What an administrator may change; a field left out (or undefined) stays. */
export type StaffUpdate = {
  readonly id: string;
  readonly displayName?: string | undefined;
  readonly roles?: Role[] | undefined;
  readonly unitCode?: string | undefined;
  readonly windowCode?: string | null | undefined;
  readonly disabled?: boolean | undefined;
  readonly password?: string | undefined;
};

export type StaffService = Sessions & {
  /** True until somebody has an account. */
  firstStart(): Promise<boolean>;
  /** At start: the set-up code to show while there is no account; null otherwise (a left-over file is removed). */
  prepareSetup(): Promise<string | null>;
  /** Throws ALREADY_SET_UP, SETUP_CODE_WRONG or TOO_MANY_TRIES. */
  createFirstAdmin(
    from: From,
    input: Pick<NewStaff, 'username' | 'displayName' | 'password'> & { setupCode: string },
  ): Promise<Staff>;
  /** Null when there is no such account. */
  get(id: string): Promise<Staff | null>;
  /** Everybody; usernames only for administrators and for oneself: they are half of a way in. */
  list(viewer: { staffId: string; roles: readonly Role[] }): Promise<Staff[]>;
  /** Throws USERNAME_TAKEN or UNIT_UNKNOWN. The person must change the password at the first sign-in. */
  create(actor: Actor, input: NewStaff): Promise<Staff>;
  /** Throws STAFF_NOT_FOUND, UNIT_UNKNOWN or LAST_ADMIN. */
  update(actor: Actor, input: StaffUpdate): Promise<Staff>;
  /** For other areas: the display name of an account, null when there is none. Answered from memory after the first time. */
  names(id: string): Promise<string | null>;
};

const setupCounters = (source: string): TryCounter[] => [
  { scope: 'setup', key: 'all', limit: 50, windowMs: 15 * 60_000 },
  { scope: 'setup-source', key: source, limit: 10, windowMs: 15 * 60_000 },
];

/** Everything about accounts; `setupCode` says who may make the first one. */
export function createStaffService(o: {
  store: Store;
  vault: Pick<Vault, 'mac'>;
  catalogue: Catalogue;
  config: { readonly security: { readonly sessionHours: number } };
  clock: Clock;
  random: Random;
  setupCode: SetupCode;
}): StaffService {
  const { store, catalogue } = o;
  const passwords = createPasswords(o.random);
  const tries = createTries(o.vault, tooManyTries);
  const sessions = createSessions({ ...o, passwords, tries, sessionHours: o.config.security.sessionHours });
  const knownNames = new Map<string, string>();
  store.onCommitted((events) => {
    for (const event of events) if (event.type === 'staff.changed') knownNames.delete(event.subject);
  });

  function viewOf(account: Account): Staff {
    return {
      ...account,
      roles: [...account.roles],
      unitName: nameOrCode(catalogue.unit(account.unitCode), account.unitCode),
    };
  }

  async function firstStart(): Promise<boolean> {
    const anybody = await store.db.selectFrom('staff').select('id').limit(1).executeTakeFirst();
    return anybody === undefined;
  }

  function checkPlace(unitCode: string | undefined, windowCode: string | null | undefined): void {
    if (unitCode !== undefined && catalogue.unit(unitCode)?.isRetired !== false) throw new DomainError('UNIT_UNKNOWN');
    if (typeof windowCode === 'string' && catalogue.window(windowCode)?.isRetired !== false)
      throw new DomainError('UNIT_UNKNOWN');
  }

  function checkName(displayName: string | undefined): void {
    // What the journal cannot keep is told to the person who typed it.
    if (displayName === undefined || (displayName.isWellFormed() && !displayName.includes('\0'))) return;
    throw new InputProblems([{ path: 'displayName', message: '姓名里有不能用的字符' }]);
  }

  function checkPassword(password: string, username: string): void {
    const problem = passwordProblem(password, username);
    if (problem !== null) throw new InputProblems([{ path: 'password', message: problem }]);
  }

  async function insert(
    actor: Actor,
    input: NewStaff,
    options: { first: boolean; guard: (db: Store['db']) => Promise<void> },
  ): Promise<Staff> {
    const hash = await passwords.hash(input.password);
    const id = uuidFrom(o.random);
    return store.write(actor, async (w) => {
      await options.guard(w.db);
      await w.append({
        type: 'staff.created',
        subject: id,
        data: {
          username: input.username,
          displayName: input.displayName,
          roles: distinct(input.roles),
          unitCode: input.unitCode,
          windowCode: input.windowCode,
          first: options.first,
        },
      });
      // The first administrator chose the password; anybody else was given it.
      await writeCredentials(w.db, id, hash, !options.first);
      return viewOf(await existing(w.db, id));
    });
  }

  return {
    ...sessions,
    firstStart,

    async prepareSetup() {
      if (await firstStart()) return o.setupCode.ensure();
      await o.setupCode.forget();
      return null;
    },

    async createFirstAdmin(from, { setupCode, ...input }) {
      if (!(await firstStart())) throw new DomainError('ALREADY_SET_UP');
      const actor: Actor = { kind: 'system', id: 'setup', terminal: from.terminal };
      await store.write(actor, (w) => tries.count(w, setupCounters(from.source)));
      if (!(await o.setupCode.matches(setupCode))) throw new DomainError('SETUP_CODE_WRONG');
      checkName(input.displayName);
      checkPassword(input.password, input.username);
      const admin: NewStaff = { ...input, roles: ['admin'], unitCode: catalogue.hall.unit, windowCode: null };
      const made = await insert(actor, admin, {
        first: true,
        guard: async (db) => {
          const anybody = await db.selectFrom('staff').select('id').limit(1).executeTakeFirst();
          if (anybody) throw new DomainError('ALREADY_SET_UP');
        },
      });
      await o.setupCode.forget();
      return made;
    },

    async get(id) {
      const account = await readAccount(store.db, id);
      return account && viewOf(account);
    },

    async list(viewer) {
      const all = (await readAccounts(store.db)).map(viewOf);
      if (viewer.roles.includes('admin')) return all;
      return all.map((staff) => (staff.id === viewer.staffId ? staff : { ...staff, username: '' }));
    },

    async create(actor, input) {
      checkPlace(input.unitCode, input.windowCode);
      checkName(input.displayName);
      checkPassword(input.password, input.username);
      return insert(actor, input, {
        first: false,
        guard: async (db) => {
          const taken = await db
            .selectFrom('staff')
            .select('id')
            .where('username', '=', input.username)
            .executeTakeFirst();
          if (taken) throw new DomainError('USERNAME_TAKEN');
        },
      });
    },

    async update(actor, { id, password, ...input }) {
      checkPlace(input.unitCode, input.windowCode);
      checkName(input.displayName);
      const before = await readAccount(store.db, id);
      if (!before) throw new DomainError('STAFF_NOT_FOUND');
      if (password !== undefined) checkPassword(password, before.username);
      const hash = password === undefined ? null : await passwords.hash(password);
      return store.write(actor, async (w) => {
        const changes = changesOf(await existing(w.db, id), input);
        if (Object.keys(changes).length > 0) {
          await w.append({ type: 'staff.changed', subject: id, data: changes });
          if ((await countUsableAdmins(w.db)) === 0) throw new DomainError('LAST_ADMIN');
        }
        if (hash !== null) {
          await w.append({ type: 'staff.password-set', subject: id, data: { by: 'admin' } });
          await writeCredentials(w.db, id, hash, true);
        }
        if (hash !== null || changes.disabled === true) await deleteSessionsOf(w.db, id, null);
        return viewOf(await existing(w.db, id));
      });
    },

    async names(id) {
      const known = knownNames.get(id);
      if (known !== undefined) return known;
      const account = await readAccount(store.db, id);
      if (account) knownNames.set(id, account.displayName);
      return account?.displayName ?? null;
    },
  };
}

async function existing(db: Store['db'], id: string): Promise<Account> {
  const account = await readAccount(db, id);
  if (!account) throw new DomainError('STAFF_NOT_FOUND');
  return account;
}

const distinct = (roles: readonly Role[]): Role[] => [...new Set(roles)];

/** Only what is really different: the journal says what changed, not what was sent. */
function changesOf(account: Account, input: Omit<StaffUpdate, 'id' | 'password'>): Record<string, JsonValue> {
  const { displayName, roles, unitCode, windowCode, disabled } = input;
  const sameRoles = roles && JSON.stringify(distinct(roles).sort()) === JSON.stringify([...account.roles].sort());
  return {
    ...(displayName !== undefined && displayName !== account.displayName && { displayName }),
    ...(roles !== undefined && !sameRoles && { roles: distinct(roles) }),
    ...(unitCode !== undefined && unitCode !== account.unitCode && { unitCode }),
    ...(windowCode !== undefined && windowCode !== account.windowCode && { windowCode }),
    ...(disabled !== undefined && disabled !== account.disabled && { disabled }),
  };
}
