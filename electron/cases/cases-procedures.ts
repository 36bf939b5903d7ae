// The contract's case procedures, each handed to the service with the caller as the transport knows them.

import { actorOf, type Context, clerkOf, os } from '#electron/procedure-base.ts';
import type { CaseService } from './case-service.ts';
import type { Asker } from './proof.ts';

const asker = (context: Context): Asker => ({ actor: actorOf(context), source: context.source });

export const casesProcedures = (cases: CaseService) => ({
  file: os.cases.file.handler(({ input, context }) =>
    cases.file({ actor: { ...actorOf({ ...context, signedIn: null }) }, channel: 'kiosk', filedBy: null }, input),
  ),
  fileAtCounter: os.cases.fileAtCounter.handler(({ input, context }) =>
    cases.file({ actor: actorOf(context), channel: 'counter', filedBy: clerkOf(context).staffId }, input),
  ),
  status: os.cases.status.handler(({ input, context }) => cases.status(asker(context), input)),
  supplement: os.cases.supplement.handler(({ input, context }) => cases.supplement(asker(context), input)),
  answer: os.cases.answer.handler(({ input, context }) => cases.answer(asker(context), input)),
  rate: os.cases.rate.handler(({ input, context }) => cases.rate(asker(context), input)),
  object: os.cases.object.handler(({ input, context }) => cases.object(asker(context), input)),
  printStatus: os.cases.printStatus.handler(({ input, context }) => cases.printStatus(asker(context), input)),
  list: os.cases.list.handler(({ input, context }) => cases.list(clerkOf(context), input)),
  get: os.cases.get.handler(({ input, context }) => cases.get(clerkOf(context), input.caseNo)),
  reveal: os.cases.reveal.handler(({ input, context }) => cases.reveal(clerkOf(context), input.caseNo)),
  accept: os.cases.accept.handler(({ input, context }) => cases.accept(clerkOf(context), input)),
  assign: os.cases.assign.handler(({ input, context }) => cases.assign(clerkOf(context), input)),
  addEntry: os.cases.addEntry.handler(({ input, context }) => cases.addEntry(clerkOf(context), input)),
  reclassify: os.cases.reclassify.handler(({ input, context }) => cases.reclassify(clerkOf(context), input)),
  conclude: os.cases.conclude.handler(({ input, context }) => cases.conclude(clerkOf(context), input)),
  findByPerson: os.cases.findByPerson.handler(({ input, context }) => cases.findByPerson(clerkOf(context), input)),
  reprint: os.cases.reprint.handler(({ input, context }) =>
    cases.reprint(clerkOf(context), input.caseNo, input.language),
  ),
});
