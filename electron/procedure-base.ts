// What every area's procedures are built from: the caller as the transport knows it, and the one check of who may call.
import { type ImplementerInternalWithMiddlewares, implement } from '@orpc/server';
import type { Actor } from '#electron/store/store.ts';
import { type Contract, contract } from '#shared/contract/contract.ts';
import type { ProcedureMeta, Role } from '#shared/contract/procedure.ts';

/** Somebody signed in at a desk. */
export type SignedIn = {
  readonly staffId: string;
  readonly displayName: string;
  readonly roles: readonly Role[];
  readonly unitCode: string;
  /** Set after an administrator gave a new password: only changing it is allowed. */
  readonly mustChangePassword: boolean;
  /** When the session ends by itself. */
  readonly endsAt: number;
};

/** The caller. Made by a transport for every call, never by the caller. */
export type Context = {
  /** The terminal's name, as shown at the desk (求助 from 1号机). */
  readonly terminal: string;
  /** What guesses are counted against: an address or a port's name. */
  readonly source: string;
  /** Came in by the phones' own door (`phone.url`): a citizen somewhere, not in the hall. */
  readonly isPhone?: boolean;
  readonly signedIn: SignedIn | null;
  /** The session token that came with the call, for signing out. */
  readonly sessionToken: string | null;
  /** Hands a new session token (or its end, null) to the transport; null where the transport has no sessions. */
  readonly setSession: ((token: string | null) => void) | null;
  /** Asked by calls that last: is the person still signed in? Not there: no. */
  readonly isStillSignedIn?: () => Promise<boolean>;
};

const base = implement(contract).$context<Context>();

const guarded = base.use(({ context, procedure, errors, path, next }) => {
  const { who } = procedure['~orpc'].meta as ProcedureMeta;
  if (who === undefined) throw new Error(`procedure ${path.join('.')} does not declare who may call it`);
  if (who === 'anyone') return next();
  if (!context.signedIn) throw errors.NOT_SIGNED_IN();
  const onlyPasswordChange = context.signedIn.mustChangePassword && path.join('.') !== 'staff.changePassword';
  if (onlyPasswordChange) throw errors.NOT_ALLOWED({ message: '请先改密码' });
  if (who !== 'signed-in' && !who.some((role) => context.signedIn?.roles.includes(role))) throw errors.NOT_ALLOWED();
  return next();
});

// Named, so that no other type has to spell the whole contract out.
interface Implementer extends ImplementerInternalWithMiddlewares<Contract, Context, Context> {}
/** The contract's implementer with who-may in front of every handler. */
export const os: Implementer = guarded;

/** The member of staff who calls. Who may call is checked before a handler runs; this makes it a type. */
export function clerkOf(
  context: Context,
): Pick<SignedIn, 'staffId' | 'unitCode' | 'roles'> & { readonly actor: Actor } {
  if (!context.signedIn) throw new Error('a procedure for staff was reached without a session');
  const { staffId, unitCode, roles } = context.signedIn;
  return { staffId, unitCode, roles, actor: actorOf(context) };
}

/** The caller as the journal names them. */
export function actorOf(context: Context): Actor {
  return context.signedIn
    ? { kind: 'staff', id: context.signedIn.staffId, terminal: context.terminal }
    : { kind: 'citizen', id: context.isPhone ? 'phone' : 'kiosk', terminal: context.terminal };
}
