// The contract's procedures for the files of cases, each handed to the service with the caller as the transport knows them.

import { actorOf, clerkOf, os } from '#electron/procedure-base.ts';
import type { CaseFilesService } from './case-files-service.ts';
import type { PhonePapers } from './phone-papers.ts';

export const caseFilesProcedures = (files: CaseFilesService, phones: PhonePapers) => ({
  add: os.caseFiles.add.handler(({ input, context }) => files.add(clerkOf(context), input)),
  addOwn: os.caseFiles.addOwn.handler(({ input, context }) =>
    files.addOwn({ actor: actorOf({ ...context, signedIn: null }), source: context.source }, input),
  ),
  openLink: os.caseFiles.openLink.handler(({ input, context }) =>
    phones.open({ actor: actorOf({ ...context, signedIn: null }), source: context.source }, input),
  ),
  linkState: os.caseFiles.linkState.handler(({ input, context }) =>
    phones.state(input.token, context.isPhone === true),
  ),
  addByLink: os.caseFiles.addByLink.handler(({ input, context }) =>
    phones.add(actorOf({ ...context, signedIn: null }), input),
  ),
  moreTime: os.caseFiles.moreTime.handler(({ input }) => phones.moreTime(input.token)),
  closeLink: os.caseFiles.closeLink.handler(({ input }) => {
    phones.close(input.token);
    return { ok: true as const };
  }),
  list: os.caseFiles.list.handler(({ input, context }) => files.list(clerkOf(context), input.caseNo)),
  open: os.caseFiles.open.handler(({ input, context }) => files.open(clerkOf(context), input)),
  remove: os.caseFiles.remove.handler(({ input, context }) => files.remove(clerkOf(context), input)),
});
