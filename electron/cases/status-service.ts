// Shows a citizen their case for number and query code.

import type { Store } from '#electron/store/store.ts';
import type { CaseStatus } from '#shared/contract/case-shapes.ts';
import type { CaseViews } from './case-views.ts';
import type { Asker, Proof, Proofs } from './proof.ts';

export type StatusService = {
  /** Throws CASE_NO_WRONG, NOT_MATCHING, TOO_MANY_TRIES. */
  status(asker: Asker, proof: Proof): Promise<CaseStatus>;
};

export function createStatusService(o: { store: Store; proofs: Proofs; views: CaseViews }): StatusService {
  return {
    async status(asker, proof) {
      const { row, key } = await o.proofs.prove(asker, proof);
      return o.views.status(o.store.db, row, key);
    },
  };
}
