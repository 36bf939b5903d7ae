// Everything that can be done with a case, put together from its parts: filing, the citizen's look, the desk, the person.

import type { Catalogue } from '#electron/catalogue/catalogue-types.ts';
import type { HallClock } from '#electron/catalogue/hall-clock.ts';
import type { Config } from '#electron/config.ts';
import type { Db, Store } from '#electron/store/store.ts';
import type { Row } from '#electron/store/tables.ts';
import type { Vault } from '#electron/store/vault.ts';
import { areaCodeOf } from '#shared/domain/phone-number.ts';
import type { Random } from '#shared/domain/ports.ts';
import type { StaffNames } from './case-owner.ts';
import { type CaseSlips, createSlipDrawer } from './case-slip.ts';
import { createCaseViews } from './case-views.ts';
import { createDeskList, type DeskList, type DeskListInput } from './desk-list.ts';
import { createDeskService, type DeskService } from './desk-service.ts';
import { createFilingService, type FilingService } from './filing-service.ts';
import { entryIdFor, existingCase } from './known-case.ts';
import { createPersonService, type PersonService } from './person-service.ts';
import { createProofs, type Proofs } from './proof.ts';
import { createStatusService, type StatusService } from './status-service.ts';

export type CaseService = FilingService &
  StatusService &
  DeskService &
  PersonService & {
    list(staffId: string, input: DeskListInput): Promise<DeskList>;
    readonly known: KnownCases;
  };

/** What another area that adds to a case has to ask of this one. */
export type KnownCases = Pick<Proofs, 'prove'> & {
  /** Throws CASE_NOT_FOUND. */
  find(db: Db, typed: string): Promise<Row<'cases'>>;
  readonly entryIdFor: typeof entryIdFor;
};

export type CaseServiceParts = {
  readonly store: Store;
  readonly vault: Vault;
  readonly catalogue: Catalogue;
  readonly config: Pick<Config, 'limits' | 'query'>;
  readonly hall: HallClock;
  readonly slips: CaseSlips;
  readonly random: Random;
  readonly staffNames: StaffNames;
};

/** The cases of one hall. Time comes with the store's writes and the hall's clock. */
export function createCaseService(parts: CaseServiceParts): CaseService {
  const { store, vault, catalogue, hall } = parts;
  const views = createCaseViews(parts);
  const draw = createSlipDrawer({ catalogue, hall });
  const proofs = createProofs(parts);
  const shared = { ...parts, views, draw, proofs, areaCode: () => areaCodeOf(catalogue.hall.phone) };
  return {
    ...createFilingService(shared),
    ...createStatusService(shared),
    ...createDeskService(shared),
    ...createPersonService(shared),
    known: { prove: proofs.prove, find: (db, typed) => existingCase(db, typed, catalogue.hall.code), entryIdFor },
    list: createDeskList({ store, vault, catalogue, hall, views }),
  };
}
