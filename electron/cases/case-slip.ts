// Puts together what a case's slip says, and what cases need of the spool.

import type { Catalogue } from '#electron/catalogue/catalogue-types.ts';
import type { HallClock } from '#electron/catalogue/hall-clock.ts';
import type { Config } from '#electron/config.ts';
import type { CaseSlip } from '#electron/slips/slip-data.ts';
import type { SlipService } from '#electron/slips/slip-service.ts';
import type { Write } from '#electron/store/store.ts';
import type { CaseKey } from '#electron/store/vault.ts';
import type { Owner } from '#shared/contract/case-shapes.ts';
import type { Bilingual } from '#shared/contract/hall.ts';
import type { Language } from '#shared/contract/procedure.ts';
import type { SlipState } from '#shared/contract/slips.ts';
import { weekdayWord } from '#shared/domain/calendar-date.ts';
import { hallName } from '#shared/domain/hall-name.ts';
import { inLanguage } from '#shared/domain/languages.ts';
import { caseUrl, slipQr } from '#shared/domain/scan-code.ts';

/** What this area needs of the spool. The job is sealed by `key`, the case's own. */
export type CaseSlips = {
  enqueueCase(w: Write, key: CaseKey, slip: CaseSlip, language: Language): Promise<SlipState>;
  /** The newest slip of the case. */
  stateOf(kind: 'case', caseNo: string): Promise<SlipState>;
} & Pick<SlipService, 'enqueueCasePaper' | 'stateOfJob' | 'casePapersSince'>;

/** What the QR codes of a case's slips hold: its digits, in the address of the page for phones where there is one. */
export type CaseCode = (slip: { caseNo: string; queryCode: string }) => string;

export function createCaseCode(config: Pick<Config, 'phone'>): CaseCode {
  const { url } = config.phone;
  return (slip) => (url === '' ? slipQr(slip) : caseUrl(url, slipQr(slip)));
}

/** What the slip is about, before it is put into one language. */
export type SlipFacts = {
  readonly caseNo: string;
  readonly queryCode: string;
  readonly qr: string;
  readonly filedAt: number;
  readonly promise: { readonly date: string; readonly workingDays: number; readonly provisional: boolean };
  readonly owner: Owner;
  readonly matterName: Bilingual | null;
  readonly maskedName: string | null;
  /** 0 for the first print. */
  readonly reprint: number;
};

/** Draws up slips for one hall. */
export function createSlipDrawer(o: { catalogue: Catalogue; hall: HallClock }) {
  const { hall, tellWindow } = o.catalogue;
  return (facts: SlipFacts, language: Language): CaseSlip => {
    const { owner, promise } = facts;
    // A unit without a window in the hall is reached through the window that was told.
    const where = owner.windowNumber === null ? null : owner.where;
    const place = where ?? { zh: tellWindow.where, en: tellWindow.whereEn };
    return {
      hall: hallName(hall, language),
      tellWindow: { number: tellWindow.number },
      maskedName: facts.maskedName,
      demo: hall.demo,
      reprint: facts.reprint,
      qr: facts.qr,
      promisedDate: promise.date,
      weekday: weekdayWord(promise.date, language),
      workingDays: promise.workingDays,
      provisional: promise.provisional,
      matterName: facts.matterName && inLanguage(facts.matterName, language),
      ownerUnit: inLanguage(owner.unitName, language),
      ownerPerson: language === 'en' && owner.person === tellWindow.person ? tellWindow.personEn : owner.person,
      ownerWindow: owner.windowNumber ?? tellWindow.number,
      where: inLanguage(place, language),
      caseNo: facts.caseNo,
      queryCode: facts.queryCode,
      filedAt: o.hall.dateTimeOf(facts.filedAt),
    };
  };
}
export type DrawSlip = ReturnType<typeof createSlipDrawer>;
