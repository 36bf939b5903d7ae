// The contract's handling procedures, each handed to the service with the clerk as the transport knows them.

import { os } from '#electron/procedure-base.ts';
import type { CaseService } from './case-service.ts';
import { clerk } from './cases-procedures.ts';
import type { PaperService } from './paper/paper-service.ts';

export const handlingProcedures = (cases: CaseService, papers: PaperService) => ({
  work: os.handling.work.handler(({ input, context }) => cases.work(clerk(context), input)),
  contact: os.handling.contact.handler(({ input, context }) => cases.contact(clerk(context), input)),
  transfer: os.handling.transfer.handler(({ input, context }) => cases.transfer(clerk(context), input)),
  acceptTransfer: os.handling.acceptTransfer.handler(({ input, context }) =>
    cases.acceptTransfer(clerk(context), input),
  ),
  returnTransfer: os.handling.returnTransfer.handler(({ input, context }) =>
    cases.returnTransfer(clerk(context), input),
  ),
  withdrawTransfer: os.handling.withdrawTransfer.handler(({ input, context }) =>
    cases.withdrawTransfer(clerk(context), input),
  ),
  invite: os.handling.invite.handler(({ input, context }) => cases.invite(clerk(context), input)),
  finishTask: os.handling.finishTask.handler(({ input, context }) => cases.finishTask(clerk(context), input)),
  cancelTask: os.handling.cancelTask.handler(({ input, context }) => cases.cancelTask(clerk(context), input)),
  pause: os.handling.pause.handler(({ input, context }) => cases.pause(clerk(context), input)),
  resume: os.handling.resume.handler(({ input, context }) => cases.resume(clerk(context), input)),
  askExtension: os.handling.askExtension.handler(({ input, context }) => cases.askExtension(clerk(context), input)),
  decideExtension: os.handling.decideExtension.handler(({ input, context }) =>
    cases.decideExtension(clerk(context), input),
  ),
  proposeRefusal: os.handling.proposeRefusal.handler(({ input, context }) =>
    cases.proposeRefusal(clerk(context), input),
  ),
  decideRefusal: os.handling.decideRefusal.handler(({ input, context }) => cases.decideRefusal(clerk(context), input)),
  decideObjection: os.handling.decideObjection.handler(({ input, context }) =>
    cases.decideObjection(clerk(context), input),
  ),
  urge: os.handling.urge.handler(({ input, context }) => cases.urge(clerk(context), input)),
  escalate: os.handling.escalate.handler(({ input, context }) => cases.escalate(clerk(context), input)),
  rule: os.handling.rule.handler(({ input, context }) => cases.rule(clerk(context), input)),
  link: os.handling.link.handler(({ input, context }) => cases.link(clerk(context), input)),
  merge: os.handling.merge.handler(({ input, context }) => cases.merge(clerk(context), input)),
  answerFor: os.handling.answerFor.handler(({ input, context }) => cases.answerFor(clerk(context), input)),
  related: os.handling.related.handler(({ input, context }) => cases.related(clerk(context), input.caseNo)),
  letter: os.handling.letter.handler(({ input, context }) =>
    papers.letter(clerk(context), input.caseNo, input.language),
  ),
  caseFile: os.handling.caseFile.handler(({ input, context }) => papers.caseFile(clerk(context), input.caseNo)),
  present: os.handling.present.handler(({ input, context }) =>
    cases.present(clerk(context), input.caseNo, input.isWriting),
  ),
});
