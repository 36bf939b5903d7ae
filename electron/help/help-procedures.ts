// The contract's help procedures, each handed to the service.
import { actorOf, os } from '#electron/procedure-base.ts';
import type { HelpService } from './help-service.ts';

export const helpProcedures = (help: HelpService) => ({
  call: os.help.call.handler(({ input, context }) => help.call(actorOf(context), input)),
  get: os.help.get.handler(({ input }) => help.get(input.id)),
  open: os.help.open.handler(() => help.open()),
  answer: os.help.answer.handler(({ input, context, errors }) => {
    if (!context.signedIn) throw errors.NOT_SIGNED_IN();
    return help.answer(actorOf(context), input.id, context.signedIn.displayName);
  }),
});
