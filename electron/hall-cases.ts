// Composes the areas of cases: the cases themselves, their files and papers, word to the citizen, drafts, figures and supervision.
import path from 'node:path';
import type { Clock, Random } from '#shared/domain/ports.ts';
import { caseFiguresProcedures } from './case-figures/case-figures-procedures.ts';
import { createCaseFigures } from './case-figures/case-figures-service.ts';
import { caseFilesProcedures } from './case-files/case-files-procedures.ts';
import { createCaseFilesService } from './case-files/case-files-service.ts';
import { createPaperLinks } from './case-files/paper-links.ts';
import { createPhonePapers } from './case-files/phone-papers.ts';
import { createRecordings } from './case-files/recordings.ts';
import { keyOrNull, openTold } from './cases/case-content.ts';
import { createCaseService } from './cases/case-service.ts';
import { createCaseCode } from './cases/case-slip.ts';
import { createCaseTelling } from './cases/case-telling.ts';
import { maskedNameOf } from './cases/case-views.ts';
import { casesProcedures } from './cases/cases-procedures.ts';
import { handlingProcedures } from './cases/handling-procedures.ts';
import { createPaperMaker } from './cases/paper/paper-maker.ts';
import { createPaperService } from './cases/paper/paper-service.ts';
import type { Catalogue } from './catalogue/catalogue-types.ts';
import type { HallClock } from './catalogue/hall-clock.ts';
import type { Config } from './config.ts';
import { draftsProcedures } from './drafts/drafts-procedures.ts';
import { createDraftsService } from './drafts/drafts-service.ts';
import type { Log } from './log.ts';
import { openLongReads } from './long-reads.ts';
import { notifyProcedures } from './notify/notify-procedures.ts';
import { createNotifyService } from './notify/notify-service.ts';
import { turnWords } from './notify/turn-words.ts';
import { unpackedResource } from './product.ts';
import type { SlipService } from './slips/slip-service.ts';
import { sealedFilesBeside } from './store/sealed-files.ts';
import type { Store } from './store/store.ts';
import type { Vault } from './store/vault.ts';
import { createRepeatVisits } from './supervision/repeat-visits.ts';
import { supervisionProcedures } from './supervision/supervision-procedures.ts';
import { createSupervisionService } from './supervision/supervision-service.ts';

export type CaseAreaParts = {
  readonly config: Config;
  readonly store: Store;
  readonly vault: Vault;
  readonly catalogue: Catalogue;
  readonly hall: HallClock;
  readonly slips: SlipService;
  /** Time gone by, whatever the clock is set to (ms). */
  readonly elapsed: Clock;
  readonly random: Random;
  readonly log: Log;
  /** The display name of an account; null when there is none. */
  readonly staffNames: (staffId: string) => Promise<string | null>;
};

/** Opens them all. `forgetters`: what they keep of a case and forget with it; `close`: undoes the opening. */
export async function openCaseAreas(parts: CaseAreaParts) {
  const { config, store, vault, catalogue, random, log, staffNames } = parts;
  const notify = createNotifyService({ gatewayUrl: config.notify.url, random });
  const files = sealedFilesBeside(config.paths.database);
  const onFailure = (error: unknown) =>
    log('store-fault', { kind: error instanceof Error ? error.name : 'case-files' });
  const cases = createCaseService({
    ...parts,
    recordings: createRecordings({ files, random, onFailure }),
    telling: createCaseTelling({ catalogue, staffNames, notify, words: turnWords }),
  });
  const caseFiles = createCaseFilesService({
    ...parts,
    files,
    cases: cases.known,
    onFailure,
  });
  await caseFiles.sweep();
  const phonePapers = createPhonePapers({
    links: createPaperLinks({ elapsed: parts.elapsed, random, minutes: config.phone.paperMinutes }),
    cases: cases.known,
    files: caseFiles,
    hasPhones: config.phone.url !== '',
  });
  const fonts = unpackedResource('fonts');
  const papers = createPaperService({
    ...parts,
    cases,
    files: caseFiles,
    codeOf: createCaseCode(config),
    make: createPaperMaker({
      regularFile: path.join(fonts, 'slip-regular.otf'),
      boldFile: path.join(fonts, 'slip-bold.otf'),
    }),
  });
  const reads = openLongReads(config.paths.database, (error) => log('store-fault', { kind: error.code }));
  const figures = createCaseFigures({
    ...parts,
    reads,
    maskedName: async (db, row) => {
      const key = await keyOrNull(vault, db, row.case_no);
      return key === null ? undefined : maskedNameOf(openTold(key, row));
    },
  });
  const repeats = createRepeatVisits(store);
  const supervision = createSupervisionService({
    ...parts,
    repeats,
    rowView: (row) => cases.views.row(store.db, row),
  });
  return {
    cases,
    caseFiles,
    phonePapers,
    procedures: {
      cases: casesProcedures(cases),
      handling: handlingProcedures(cases, papers),
      supervision: supervisionProcedures(supervision),
      caseFigures: caseFiguresProcedures(figures),
      caseFiles: caseFilesProcedures(caseFiles, phonePapers),
      drafts: draftsProcedures(createDraftsService({ store, vault })),
      notify: notifyProcedures({ notify, store, cases: cases.known }),
    },
    forgetters: [notify.forget, caseFiles.destroyAll],
    async close() {
      repeats.close();
      await reads.close();
      await caseFiles.close();
    },
  };
}
