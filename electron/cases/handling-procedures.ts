// The contract's handling procedures, each handed to the service with the clerk as the transport knows them.

import { clerkOf, os } from '#electron/procedure-base.ts';
import type { CaseService } from './case-service.ts';
import type { PaperService } from './paper/paper-service.ts';

export const handlingProcedures = (cases: CaseService, papers: PaperService) => ({
  work: os.handling.work.handler(({ input, context }) => cases.work(clerkOf(context), input)),
  writeDown: os.handling.writeDown.handler(({ input, context }) => cases.writeDown(clerkOf(context), input)),
  contact: os.handling.contact.handler(({ input, context }) => cases.contact(clerkOf(context), input)),
  transfer: os.handling.transfer.handler(({ input, context }) => cases.transfer(clerkOf(context), input)),
  acceptTransfer: os.handling.acceptTransfer.handler(({ input, context }) =>
    cases.acceptTransfer(clerkOf(context), input),
  ),
  returnTransfer: os.handling.returnTransfer.handler(({ input, context }) =>
    cases.returnTransfer(clerkOf(context), input),
  ),
  withdrawTransfer: os.handling.withdrawTransfer.handler(({ input, context }) =>
    cases.withdrawTransfer(clerkOf(context), input),
  ),
  invite: os.handling.invite.handler(({ input, context }) => cases.invite(clerkOf(context), input)),
  finishTask: os.handling.finishTask.handler(({ input, context }) => cases.finishTask(clerkOf(context), input)),
  cancelTask: os.handling.cancelTask.handler(({ input, context }) => cases.cancelTask(clerkOf(context), input)),
  pause: os.handling.pause.handler(({ input, context }) => cases.pause(clerkOf(context), input)),
  resume: os.handling.resume.handler(({ input, context }) => cases.resume(clerkOf(context), input)),
  askExtension: os.handling.askExtension.handler(({ input, context }) => cases.askExtension(clerkOf(context), input)),
  decideExtension: os.handling.decideExtension.handler(({ input, context }) =>
    cases.decideExtension(clerkOf(context), input),
  ),
  proposeRefusal: os.handling.proposeRefusal.handler(({ input, context }) =>
    cases.proposeRefusal(clerkOf(context), input),
  ),
  decideRefusal: os.handling.decideRefusal.handler(({ input, context }) =>
    cases.decideRefusal(clerkOf(context), input),
  ),
  decideObjection: os.handling.decideObjection.handler(({ input, context }) =>
    cases.decideObjection(clerkOf(context), input),
  ),
  urge: os.handling.urge.handler(({ input, context }) => cases.urge(clerkOf(context), input)),
  escalate: os.handling.escalate.handler(({ input, context }) => cases.escalate(clerkOf(context), input)),
  rule: os.handling.rule.handler(({ input, context }) => cases.rule(clerkOf(context), input)),
  link: os.handling.link.handler(({ input, context }) => cases.link(clerkOf(context), input)),
  merge: os.handling.merge.handler(({ input, context }) => cases.merge(clerkOf(context), input)),
  answerFor: os.handling.answerFor.handler(({ input, context }) => cases.answerFor(clerkOf(context), input)),
  related: os.handling.related.handler(({ input, context }) => cases.related(clerkOf(context), input.caseNo)),
  letter: os.handling.letter.handler(({ input, context }) =>
    papers.letter(clerkOf(context), input.caseNo, input.language),
  ),
  caseFile: os.handling.caseFile.handler(({ input, context }) => papers.caseFile(clerkOf(context), input.caseNo)),
  present: os.handling.present.handler(({ input, context }) =>
    cases.present(clerkOf(context), input.caseNo, input.isWriting),
  ),
});
