// The contract's staff procedures, each handed to the service; the session token goes through the transport, never through the answer.
import { actorOf, type Context, os, type SignedIn } from '#electron/procedure-base.ts';
import type { Me } from '#shared/contract/staff.ts';
import type { StaffService } from './staff-service.ts';

/** Who may call is checked before a handler runs; this makes it a type. */
function signedIn(context: Context): SignedIn {
  if (!context.signedIn) throw new Error('a procedure for staff was reached without a session');
  return context.signedIn;
}

export const staffProcedures = (staff: StaffService) => ({
  firstStart: os.staff.firstStart.handler(async () => ({ needed: await staff.firstStart() })),
  createFirstAdmin: os.staff.createFirstAdmin.handler(({ input, context }) => staff.createFirstAdmin(context, input)),
  signIn: os.staff.signIn.handler(async ({ input, context, errors }) => {
    if (!context.setSession) throw errors.NOT_ALLOWED({ message: '这里不能登录，请到工作台登录' });
    const { token } = await staff.signIn(context, input.username, input.password);
    // Whoever sat here before is signed out with it: their session has no browser left.
    await staff.signOut(context, context.sessionToken);
    context.setSession(token);
    return meOf(staff, await staff.bySession(token));
  }),
  staySignedIn: os.staff.staySignedIn.handler(async ({ context }) => {
    const endsAt = await staff.stay(context, context.sessionToken);
    // The browser forgets it a period after it was last given it.
    context.setSession?.(context.sessionToken);
    return meOf(staff, { ...signedIn(context), endsAt });
  }),
  signOut: os.staff.signOut.handler(async ({ context }) => {
    await staff.signOut(context, context.sessionToken);
    context.setSession?.(null);
    return { ok: true as const };
  }),
  me: os.staff.me.handler(({ context }) => (context.signedIn ? meOf(staff, context.signedIn) : null)),
  changePassword: os.staff.changePassword.handler(async ({ input, context }) => {
    const who = { staffId: signedIn(context).staffId, token: context.sessionToken };
    await staff.changePassword(context, who, input);
    return { ok: true as const };
  }),
  list: os.staff.list.handler(({ context }) => staff.list(signedIn(context))),
  create: os.staff.create.handler(({ input, context }) => staff.create(actorOf(context), input)),
  update: os.staff.update.handler(({ input, context }) => staff.update(actorOf(context), input)),
});

async function meOf(staff: StaffService, who: SignedIn | null): Promise<Me> {
  const view = who && (await staff.get(who.staffId));
  if (!who || !view) throw new Error('an account vanished while its session was running');
  return { staff: view, mustChangePassword: who.mustChangePassword, endsAt: who.endsAt };
}
