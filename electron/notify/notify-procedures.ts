// The contract's one procedure about messages, handed to the service once the case is known to be the caller's to look at.

import type { KnownCases } from '#electron/cases/case-service.ts';
import { DomainError } from '#electron/domain-error.ts';
import { clerkOf, os } from '#electron/procedure-base.ts';
import type { Store } from '#electron/store/store.ts';
import type { NotifyService } from './notify-service.ts';

export const notifyProcedures = (o: {
  readonly notify: Pick<NotifyService, 'ofCase'>;
  readonly store: Pick<Store, 'db'>;
  readonly cases: Pick<KnownCases, 'find' | 'maySee'>;
}) => ({
  ofCase: os.notify.ofCase.handler(async ({ input, context }) => {
    const { db } = o.store;
    const row = await o.cases.find(db, input.caseNo);
    if (!(await o.cases.maySee(db, row, clerkOf(context)))) throw new DomainError('CASE_NOT_FOUND');
    return o.notify.ofCase(db, row.case_no);
  }),
});
