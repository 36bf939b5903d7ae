// The contract's procedures for the files of cases, each handed to the service with the caller as the transport knows them.

import type { Clerk } from '#electron/cases/case-actions.ts';
import { actorOf, type Context, os } from '#electron/procedure-base.ts';
import type { CaseFilesService } from './case-files-service.ts';

/** Who may call is checked before a handler runs; this makes it a type. */
function clerk(context: Context): Clerk {
  if (!context.signedIn) throw new Error('a procedure for staff was reached without a session');
  const { staffId, unitCode, roles } = context.signedIn;
  return { staffId, unitCode, roles, actor: actorOf(context) };
}

export const caseFilesProcedures = (files: CaseFilesService) => ({
  add: os.caseFiles.add.handler(({ input, context }) => files.add(clerk(context), input)),
  addOwn: os.caseFiles.addOwn.handler(({ input, context }) =>
    files.addOwn({ actor: actorOf({ ...context, signedIn: null }), source: context.source }, input),
  ),
  list: os.caseFiles.list.handler(({ input, context }) => files.list(clerk(context), input.caseNo)),
  open: os.caseFiles.open.handler(({ input, context }) => files.open(clerk(context), input)),
  remove: os.caseFiles.remove.handler(({ input, context }) => files.remove(clerk(context), input)),
});
