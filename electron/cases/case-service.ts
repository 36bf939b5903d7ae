// Everything that can be done with a case, put together from its parts: filing, the citizen's look, the desk, the person.

import type { Recordings } from '#electron/case-files/recordings.ts';
import type { Catalogue } from '#electron/catalogue/catalogue-types.ts';
import type { HallClock } from '#electron/catalogue/hall-clock.ts';
import type { Config } from '#electron/config.ts';
import type { Db, Store } from '#electron/store/store.ts';
import type { Row } from '#electron/store/tables.ts';
import type { Vault } from '#electron/store/vault.ts';
import { areaCodeOf } from '#shared/domain/phone-number.ts';
import type { Random } from '#shared/domain/ports.ts';
import { createActing } from './acting.ts';
import { type AnswerService, createAnswerService } from './answer-service.ts';
import type { ArchivingParts } from './archiving.ts';
import { type Clerk, canLookAt } from './case-actions.ts';
import type { StaffNames } from './case-owner.ts';
import { type CasePapers, createCasePapers } from './case-papers.ts';
import { type CaseSlips, createCaseCode, createSlipDrawer } from './case-slip.ts';
import type { CaseTelling } from './case-telling.ts';
import { type CaseViews, createCaseViews } from './case-views.ts';
import { createDeskList, type DeskList, type DeskListInput } from './desk-list.ts';
import { createDeskService, type DeskService } from './desk-service.ts';
import { createFilingService, type FilingService } from './filing-service.ts';
import { entryIdFor, whereItGoesOn } from './known-case.ts';
import { createPersonService, type PersonService } from './person-service.ts';
import { createProofs, type Proofs } from './proof.ts';
import { createRulingService, type RulingService } from './ruling-service.ts';
import { createStatusService, type StatusService } from './status-service.ts';
import { createTogetherService, type TogetherService } from './together-service.ts';
import { createTransferService, type TransferService } from './transfer-service.ts';
import { createWorkList } from './work-list.ts';

export type CaseService = FilingService &
  StatusService &
  AnswerService &
  DeskService &
  TransferService &
  RulingService &
  TogetherService &
  PersonService &
  Pick<CasePapers, 'printStatus'> & {
    list(clerk: Clerk, input: DeskListInput): Promise<DeskList>;
    /** What waits for a person and their unit, by what is due first. */
    readonly work: ReturnType<typeof createWorkList>;
    readonly views: CaseViews;
    readonly known: KnownCases;
    /** What the day does by itself: see archiving.ts. */
    readonly day: Omit<ArchivingParts, 'clock'>;
  };

/** What another area that adds to a case has to ask of this one. */
export type KnownCases = Pick<Proofs, 'prove'> & {
  /** Throws CASE_NOT_FOUND. */
  find(db: Db, typed: string): Promise<Row<'cases'>>;
  readonly entryIdFor: typeof entryIdFor;
  readonly whereItGoesOn: typeof whereItGoesOn;
  /** Whether the case is this clerk's to look at. */
  readonly maySee: typeof canLookAt;
};

export type CaseServiceParts = {
  readonly store: Store;
  readonly vault: Vault;
  readonly catalogue: Catalogue;
  readonly config: Pick<Config, 'limits' | 'cases' | 'query' | 'privacy' | 'phone'>;
  readonly hall: HallClock;
  readonly slips: CaseSlips;
  readonly random: Random;
  readonly staffNames: StaffNames;
  readonly recordings: Recordings;
  /** How the citizen is told outside the hall. */
  readonly telling: CaseTelling;
};

/** The cases of one hall. Time comes with the store's writes and the hall's clock. */
export function createCaseService(parts: CaseServiceParts): CaseService {
  const { store, vault, catalogue, config, hall, random } = parts;
  const views = createCaseViews(parts);
  const acting = createActing({ ...parts, views });
  const proofs = createProofs(parts);
  const codeOf = createCaseCode(config);
  const { printStatus, printRefusal } = createCasePapers({ ...parts, views, proofs, codeOf });
  const shared = {
    ...parts,
    views,
    acting,
    proofs,
    draw: createSlipDrawer({ catalogue, hall }),
    codeOf,
    printRefusal,
    areaCode: () => areaCodeOf(catalogue.hall.phone),
    clock: hall.now,
  };
  return {
    ...createFilingService(shared),
    ...createStatusService(shared),
    ...createAnswerService(shared),
    ...createDeskService(shared),
    ...createTransferService(shared),
    ...createRulingService(shared),
    ...createTogetherService(shared),
    ...createPersonService(shared),
    printStatus,
    views,
    known: { prove: proofs.prove, find: acting.find, entryIdFor, whereItGoesOn, maySee: canLookAt },
    list: createDeskList({ store, vault, catalogue, hall, views }),
    work: createWorkList({ store, config, hall, views }),
    day: { acting, store, vault, config, hall, random },
  };
}
