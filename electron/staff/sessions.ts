// Signing in and staying signed in: random tokens of which only a digest is kept, and a limit on guessing.
import { createHash } from 'node:crypto';
import { DomainError, InputProblems } from '#electron/domain-error.ts';
import type { SignedIn } from '#electron/procedure-base.ts';
import type { Actor, Store } from '#electron/store/store.ts';
import type { Tries, TryCounter } from '#electron/store/tries.ts';
import type { Clock, Random } from '#shared/domain/ports.ts';
import { type Passwords, passwordProblem } from './password.ts';
import {
  type Account,
  type AccountWithCredentials,
  deleteSession,
  deleteSessionsOf,
  extendSession,
  type RunningSession,
  readCredentials,
  readSession,
  writeCredentials,
  writeSession,
} from './staff-store.ts';

const quarterHourMs = 15 * 60_000;

/** Guesses at one account, wherever they come from. Higher than people need, so that others cannot lock them out at will. */
const perUserLimit = 10;
/** Guesses from one address, whatever account: a desk shared by a few people stays usable. */
const perSourceLimit = 30;

const userCounter = (username: string): TryCounter => ({
  scope: 'sign-in-user',
  key: username.trim().toLowerCase(),
  limit: perUserLimit,
  windowMs: quarterHourMs,
});
const sourceCounter = (source: string): TryCounter => ({
  scope: 'sign-in-source',
  key: source,
  limit: perSourceLimit,
  windowMs: quarterHourMs,
});

/** Where a call comes from: the terminal's name for the journal, the source for counting guesses. */
export type From = { readonly terminal: string; readonly source: string };

export type SignInResult = { token: string; account: Account; mustChangePassword: boolean };

/** Sessions of the hall. */
export type Sessions = {
  /** Throws WRONG_PASSWORD (also for unknown and disabled accounts) or TOO_MANY_TRIES. */
  signIn(from: From, username: string, password: string): Promise<SignInResult>;
  /** Lets a running session last a whole period from now; answers until when. Throws NOT_SIGNED_IN when it is over or was ended. */
  stay(from: From, token: string | null): Promise<number>;
  /** Ends the session; nothing happens when there is none. */
  signOut(from: From, token: string | null): Promise<void>;
  /** Who the token belongs to, now: roles and names as they are at this moment. */
  bySession(token: string): Promise<SignedIn | null>;
  /** Ends the person's other sessions. Throws WRONG_PASSWORD, TOO_MANY_TRIES or InputProblems. */
  changePassword(
    from: From,
    who: { staffId: string; token: string | null },
    words: { current: string; next: string },
  ): Promise<void>;
};

/** `sessionHours`: how long somebody stays signed in, however busy, unless they say that they stay. */
export function createSessions(o: {
  store: Store;
  clock: Clock;
  random: Random;
  passwords: Passwords;
  tries: Tries;
  sessionHours: number;
}): Sessions {
  const { store, passwords, tries } = o;
  const periodMs = o.sessionHours * 3_600_000;

  /** Counts the try, judges it with nothing locked meanwhile, and says whose password it was. */
  async function judge(
    from: From,
    by: { username: string } | { id: string },
    counted: string,
    password: string,
  ): Promise<AccountWithCredentials> {
    const actor: Actor = { kind: 'system', id: 'sign-in', terminal: from.terminal };
    await store.write(actor, (w) => tries.count(w, [userCounter(counted), sourceCounter(from.source)]));
    const found = await readCredentials(store.db, by);
    const usable = found && !found.account.disabled ? found : null;
    if (!(await passwords.matches(usable?.hash ?? null, password)) || !usable) throw new DomainError('WRONG_PASSWORD');
    return usable;
  }

  return {
    async signIn(from, username, password) {
      const name = username.trim().toLowerCase();
      const found = await judge(from, { username: name }, name, password);
      const token = Buffer.from(o.random.bytes(32)).toString('base64url');
      const actor: Actor = { kind: 'staff', id: found.account.id, terminal: from.terminal };
      return store.write(actor, async (w) => {
        // The account may have been disabled, or its password changed, while this one was being judged.
        const now = await readCredentials(w.db, { id: found.account.id });
        if (!now || now.account.disabled || now.hash !== found.hash) throw new DomainError('WRONG_PASSWORD');
        await tries.forget(w, userCounter(name));
        await tries.takeBack(w, sourceCounter(from.source));
        await w.append({ type: 'staff.signed-in', subject: now.account.id, data: {} });
        const expiresAt = w.at + periodMs;
        await writeSession(w.db, { tokenHash: digest(token), staffId: now.account.id, at: w.at, expiresAt });
        return { token, account: now.account, mustChangePassword: now.mustChange };
      });
    },

    async stay(from, token) {
      const session = token === null ? null : await readSession(store.db, digest(token), o.clock());
      if (token === null || !session) throw new DomainError('NOT_SIGNED_IN');
      const actor: Actor = { kind: 'staff', id: session.account.id, terminal: from.terminal };
      return store.write(actor, async (w) => {
        // It may have been ended, or the account disabled, while this waited its turn.
        const expiresAt = w.at + periodMs;
        const staffId = await extendSession(w.db, { tokenHash: digest(token), at: w.at, expiresAt });
        if (staffId === null) throw new DomainError('NOT_SIGNED_IN');
        await w.append({ type: 'staff.stayed-signed-in', subject: staffId, data: {} });
        return expiresAt;
      });
    },

    async signOut(from, token) {
      if (token === null) return;
      const session = await readSession(store.db, digest(token), o.clock());
      if (!session) return;
      const actor: Actor = { kind: 'staff', id: session.account.id, terminal: from.terminal };
      await store.write(actor, async (w) => {
        const staffId = await deleteSession(w.db, digest(token));
        if (staffId !== null) await w.append({ type: 'staff.signed-out', subject: staffId, data: {} });
      });
    },

    async bySession(token) {
      // Anything a browser sends ends up here: only what could be a token is looked up.
      if (!/^[\w-]{43}$/.test(token)) return null;
      const session = await readSession(store.db, digest(token), o.clock());
      return session && signedInOf(session);
    },

    async changePassword(from, who, words) {
      const found = await judge(from, { id: who.staffId }, `id:${who.staffId}`, words.current);
      const problem =
        words.next.normalize('NFKC') === words.current.normalize('NFKC')
          ? '新密码和现在的一样，请换一个'
          : passwordProblem(words.next, found.account.username);
      if (problem !== null) throw new InputProblems([{ path: 'next', message: problem }]);
      const hash = await passwords.hash(words.next);
      const actor: Actor = { kind: 'staff', id: who.staffId, terminal: from.terminal };
      await store.write(actor, async (w) => {
        const now = await readCredentials(w.db, { id: who.staffId });
        if (!now || now.account.disabled || now.hash !== found.hash) throw new DomainError('WRONG_PASSWORD');
        await tries.forget(w, userCounter(`id:${who.staffId}`));
        await tries.forget(w, userCounter(now.account.username));
        await tries.takeBack(w, sourceCounter(from.source));
        await w.append({ type: 'staff.password-set', subject: who.staffId, data: { by: 'self' } });
        await writeCredentials(w.db, who.staffId, hash, false);
        await deleteSessionsOf(w.db, who.staffId, who.token === null ? null : digest(who.token));
      });
    },
  };
}

/** A token as the database keeps it: a stolen copy of the database signs nobody in. */
const digest = (token: string): string => createHash('sha256').update(token).digest('base64url');

function signedInOf({ account, mustChange, endsAt }: RunningSession): SignedIn {
  return {
    staffId: account.id,
    displayName: account.displayName,
    roles: account.roles,
    unitCode: account.unitCode,
    mustChangePassword: mustChange,
    endsAt,
  };
}
