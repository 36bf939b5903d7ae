// The contract's one procedure about messages, handed to the service.

import { os } from '#electron/procedure-base.ts';
import type { Store } from '#electron/store/store.ts';
import { parseCaseNumber } from '#shared/domain/case-number.ts';
import type { NotifyService } from './notify-service.ts';

export const notifyProcedures = (notify: Pick<NotifyService, 'ofCase'>, store: Pick<Store, 'db'>) => ({
  ofCase: os.notify.ofCase.handler(async ({ input }) => {
    const parsed = parseCaseNumber(input.caseNo);
    return parsed.ok ? notify.ofCase(store.db, parsed.caseNo) : [];
  }),
});
