// The contract's help procedures, each handed to the service.
import { actorOf, os } from '#electron/procedure-base.ts';
import type { HelpService } from './help-service.ts';

/** `isStaffed`: somebody listens at a desk now. */
export const helpProcedures = (help: HelpService, isStaffed: () => boolean) => ({
  call: os.help.call.handler(async ({ input, context }) => ({
    ...(await help.call(actorOf(context), input)),
    isHeard: isStaffed(),
  })),
  get: os.help.get.handler(async ({ input }) => ({ ...(await help.get(input.id)), isHeard: isStaffed() })),
  open: os.help.open.handler(() => help.shown()),
  withdraw: os.help.withdraw.handler(async ({ input, context }) => {
    await help.withdraw(actorOf(context), input);
    return { ok: true as const };
  }),
  answer: os.help.answer.handler(({ input, context, errors }) => {
    if (!context.signedIn) throw errors.NOT_SIGNED_IN();
    return help.answer(actorOf(context), input.id, context.signedIn.displayName);
  }),
});
