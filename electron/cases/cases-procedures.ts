// The contract's case procedures, each handed to the service with the caller as the transport knows them.

import { actorOf, type Context, os } from '#electron/procedure-base.ts';
import type { Clerk } from './case-actions.ts';
import type { CaseService } from './case-service.ts';
import type { Asker } from './proof.ts';

const asker = (context: Context): Asker => ({ actor: actorOf(context), source: context.source });

/** Who may call is checked before a handler runs; this makes it a type. */
export function clerk(context: Context): Clerk {
  if (!context.signedIn) throw new Error('a procedure for staff was reached without a session');
  const { staffId, unitCode, roles } = context.signedIn;
  return { staffId, unitCode, roles, actor: actorOf(context) };
}

export const casesProcedures = (cases: CaseService) => ({
  file: os.cases.file.handler(({ input, context }) =>
    cases.file({ actor: { ...actorOf({ ...context, signedIn: null }) }, channel: 'kiosk', filedBy: null }, input),
  ),
  fileAtCounter: os.cases.fileAtCounter.handler(({ input, context }) =>
    cases.file({ actor: actorOf(context), channel: 'counter', filedBy: clerk(context).staffId }, input),
  ),
  status: os.cases.status.handler(({ input, context }) => cases.status(asker(context), input)),
  supplement: os.cases.supplement.handler(({ input, context }) => cases.supplement(asker(context), input)),
  answer: os.cases.answer.handler(({ input, context }) => cases.answer(asker(context), input)),
  rate: os.cases.rate.handler(({ input, context }) => cases.rate(asker(context), input)),
  object: os.cases.object.handler(({ input, context }) => cases.object(asker(context), input)),
  printStatus: os.cases.printStatus.handler(({ input, context }) => cases.printStatus(asker(context), input)),
  list: os.cases.list.handler(({ input, context }) => cases.list(clerk(context), input)),
  get: os.cases.get.handler(({ input, context }) => cases.get(clerk(context), input.caseNo)),
  reveal: os.cases.reveal.handler(({ input, context }) => cases.reveal(clerk(context), input.caseNo)),
  accept: os.cases.accept.handler(({ input, context }) => cases.accept(clerk(context), input)),
  assign: os.cases.assign.handler(({ input, context }) => cases.assign(clerk(context), input)),
  addEntry: os.cases.addEntry.handler(({ input, context }) => cases.addEntry(clerk(context), input)),
  reclassify: os.cases.reclassify.handler(({ input, context }) => cases.reclassify(clerk(context), input)),
  conclude: os.cases.conclude.handler(({ input, context }) => cases.conclude(clerk(context), input)),
  findByPerson: os.cases.findByPerson.handler(({ input, context }) => cases.findByPerson(clerk(context), input)),
  reprint: os.cases.reprint.handler(({ input, context }) =>
    cases.reprint(clerk(context), input.caseNo, input.language),
  ),
});
