// Prints what a citizen takes along later: where their case stands when they ask, and the notice that it is not taken on.

import { createHash } from 'node:crypto';
import type { Catalogue } from '#electron/catalogue/catalogue-types.ts';
import type { HallClock } from '#electron/catalogue/hall-clock.ts';
import { tooManyTries } from '#electron/domain-error.ts';
import type { CasePaper } from '#electron/slips/slip-enqueuing.ts';
import type { Store } from '#electron/store/store.ts';
import type { Row } from '#electron/store/tables.ts';
import type { CaseKey } from '#electron/store/vault.ts';
import type { CaseStatus } from '#shared/contract/case-shapes.ts';
import type { Language } from '#shared/contract/procedure.ts';
import type { SlipState } from '#shared/contract/slips.ts';
import { weekdayWord } from '#shared/domain/calendar-date.ts';
import { stages } from '#shared/domain/case-state.ts';
import { hallName } from '#shared/domain/hall-name.ts';
import { inLanguage } from '#shared/domain/languages.ts';
import { groundWords, turnWords } from '#shared/domain/turn-words.ts';
import type { InHand } from './acting.ts';
import { openQueryCode, openTold } from './case-content.ts';
import type { CaseCode, CaseSlips } from './case-slip.ts';
import { outcomeOf } from './case-status-view.ts';
import { readCase } from './case-store.ts';
import { type CaseViews, maskedNameOf } from './case-views.ts';
import { type Asker, type Proof, type Proofs, provenOrRefused } from './proof.ts';

export type CasePapers = {
  /**
   * 打印进度; of a case that was not taken on the notice again. The same request prints once. Throws CASE_NO_WRONG,
   * NOT_MATCHING, TOO_MANY_TRIES (also where the case was printed too often).
   */
  printStatus(asker: Asker, input: Proof & { requestId: string; language: Language }): Promise<SlipState>;
  /** 不予受理告知书, in the write that gives it, after its event. */
  printRefusal(on: InHand, language: Language): Promise<void>;
};

/** Slips a case may have in an hour: paper is the hall's. Ours, not law. */
const mostAnHour = 8;
const hourMs = 3_600_000;
/** Turns a slip tells; the machine tells all. */
const turnsTold = 5;

export function createCasePapers(o: {
  store: Store;
  catalogue: Catalogue;
  hall: HallClock;
  slips: CaseSlips;
  views: CaseViews;
  proofs: Proofs;
  codeOf: CaseCode;
}): CasePapers {
  const { store, catalogue, hall, slips, views, proofs } = o;

  function common(row: Row<'cases'>, key: CaseKey, language: Language) {
    const { hall: here, tellWindow } = catalogue;
    const caseNo = row.case_no;
    return {
      hall: hallName(here, language),
      tellWindow: { number: tellWindow.number },
      maskedName: maskedNameOf(openTold(key, row)),
      demo: here.demo,
      reprint: 0,
      qr: o.codeOf({ caseNo, queryCode: openQueryCode(key, row) }),
      caseNo,
    };
  }

  function refusal(
    row: Row<'cases'>,
    key: CaseKey,
    status: CaseStatus & { notAccepted: NonNullable<CaseStatus['notAccepted']> },
    language: Language,
  ): CasePaper {
    const { notAccepted, matterName, owner } = status;
    const slip = {
      ...common(row, key, language),
      matterName: matterName && inLanguage(matterName, language),
      ground: groundWords(notAccepted.ground, language),
      words: notAccepted.words,
      wayOn: notAccepted.wayOn,
      unit: inLanguage(owner.unitName, language),
      givenAt: hall.dateTimeOf(notAccepted.at),
    };
    return { kind: 'refusal', language, slip };
  }

  function progress(
    row: Row<'cases'>,
    key: CaseKey,
    status: CaseStatus,
    language: Language,
    printed: { at: number; before: number },
  ): CasePaper {
    const { promise, owner, turns, matterName } = status;
    const stage = stages.find((one) => one.stage === status.stage);
    const slip = {
      ...common(row, key, language),
      matterName: matterName && inLanguage(matterName, language),
      promise: status.concluded
        ? null
        : { date: promise.date, weekday: weekdayWord(promise.date, language), provisional: promise.provisional },
      stage: `${status.stage} ${stage ? inLanguage(stage, language) : ''}`.trim(),
      ownerUnit: inLanguage(owner.unitName, language),
      ownerPerson: owner.person,
      waitingFor: status.waitingFor?.words ?? null,
      askedUntil: status.asked?.until ?? null,
      turns: turns
        .slice(-turnsTold)
        .reverse()
        .map((turn) => ({
          at: hall.dateTimeOf(turn.at),
          ...turnWords(turn, language),
          ...(turn.at === status.concluded?.at && turn.what === 'concluded' && { more: outcomeOf(status) }),
        })),
      before: printed.before,
      printedAt: hall.dateTimeOf(printed.at),
    };
    return { kind: 'status', language, slip };
  }

  return {
    async printStatus({ actor, source }, input) {
      return provenOrRefused(
        await store.write(actor, async (w) => {
          const opened = await proofs.openWith(w, source, input);
          if ('triesLeft' in opened) return opened;
          const { row, key } = opened;
          const id = jobIdFor(row.case_no, input.requestId);
          const known = await slips.stateOfJob(w.db, id);
          if (known) return known;
          if ((await slips.casePapersSince(w.db, row.case_no, w.at - hourMs)) >= mostAnHour)
            throw tooManyTries(hourMs / 1000);
          const before = await slips.casePapersSince(w.db, row.case_no, 0);
          const status = await views.status(w.db, row, key);
          const { notAccepted } = status;
          const paper = notAccepted
            ? refusal(row, key, { ...status, notAccepted }, input.language)
            : progress(row, key, status, input.language, { at: w.at, before });
          return slips.enqueueCasePaper(w, key, paper, id);
        }),
      );
    },

    async printRefusal({ w, row: before, key }, language) {
      const row = (await readCase(w.db, before.case_no)) ?? before;
      const status = await views.status(w.db, row, key);
      const { notAccepted } = status;
      if (!notAccepted) throw new Error(`Case ${row.case_no} was not refused`);
      await slips.enqueueCasePaper(w, key, refusal(row, key, { ...status, notAccepted }, language));
    },
  };
}

/** The same request is the same job; nobody else can make its id, which opens the slip's picture. */
function jobIdFor(caseNo: string, requestId: string): string {
  const hex = createHash('sha256').update(`${caseNo} status ${requestId}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
