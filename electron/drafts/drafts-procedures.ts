// The contract's draft procedures, each handed to the service for the person who is signed in.
import { actorOf, os } from '#electron/procedure-base.ts';
import type { DraftsService } from './drafts-service.ts';

export const draftsProcedures = (drafts: DraftsService) => ({
  save: os.drafts.save.handler(async ({ input, context }) => {
    await drafts.save(actorOf(context), input);
    return { ok: true as const };
  }),
  mine: os.drafts.mine.handler(({ context, errors }) => {
    if (!context.signedIn) throw errors.NOT_SIGNED_IN();
    return drafts.mine(context.signedIn.staffId);
  }),
  drop: os.drafts.drop.handler(async ({ input, context }) => {
    await drafts.drop(actorOf(context), input.place);
    return { ok: true as const };
  }),
});
