// Takes in what a citizen tells: recorded, owned by the hall's window and promised by a day, all in one transaction.

import { isDeepStrictEqual } from 'node:util';
import type { CheckedRecording } from '#electron/case-files/recording-checks.ts';
import type { HeldRecording, Recordings } from '#electron/case-files/recordings.ts';
import type { Catalogue } from '#electron/catalogue/catalogue-types.ts';
import type { HallClock } from '#electron/catalogue/hall-clock.ts';
import type { Config } from '#electron/config.ts';
import { DomainError } from '#electron/domain-error.ts';
import type { Actor, Db, Store, Write } from '#electron/store/store.ts';
import type { Row } from '#electron/store/tables.ts';
import type { CaseKey, NewKey, Vault } from '#electron/store/vault.ts';
import type { CaseReceipt, FileCase, Person, PromiseView } from '#shared/contract/case-shapes.ts';
import { formatCaseNumber } from '#shared/domain/case-number.ts';
import { categoryOf } from '#shared/domain/case-state.ts';
import { lookup } from '#shared/domain/lookup.ts';
import { nameOrCode } from '#shared/domain/naming.ts';
import type { Random } from '#shared/domain/ports.ts';
import { makeQueryCode } from '#shared/domain/query-code.ts';
import { keyOrNull, openQueryCode, openTold, sealQueryCode, sealTold, type Told } from './case-content.ts';
import type { CaseFiled } from './case-events.ts';
import { ownerOf, type StaffNames } from './case-owner.ts';
import type { CaseCode, CaseSlips, DrawSlip } from './case-slip.ts';
import { readBeforeFiling, readCase, readEntries } from './case-store.ts';
import type { CaseTelling } from './case-telling.ts';
import { type CaseViews, maskedNameOf } from './case-views.ts';
import { kindAsFiled } from './entry-words.ts';
import { checkFiling, type InputFrame } from './filing-input.ts';
import { entryIdFor } from './known-case.ts';
import { createVouchers } from './vouchers.ts';

/** Where it was told; `filedBy`: the clerk who wrote it down, null at the kiosk. */
export type Teller = { readonly actor: Actor; readonly channel: 'kiosk' | 'counter'; readonly filedBy: string | null };

export type FilingService = {
  /**
   * Never refused for what it is about, who tells it or when. The same request sent again gives the same receipt; with
   * something else in it, or from somebody else, nobody's (REQUEST_REUSED). Throws InputProblems, MATTER_UNKNOWN,
   * UNIT_UNKNOWN.
   */
  file(teller: Teller, input: FileCase): Promise<CaseReceipt>;
};

export function createFilingService(o: {
  store: Store;
  vault: Vault;
  catalogue: Catalogue;
  config: Pick<Config, 'limits'>;
  hall: HallClock;
  slips: CaseSlips;
  random: Random;
  staffNames: StaffNames;
  telling: CaseTelling;
  views: CaseViews;
  draw: DrawSlip;
  codeOf: CaseCode;
  areaCode: () => string | null;
  recordings: Recordings;
}): FilingService {
  const { store, vault, catalogue, config, hall, slips, random, staffNames, telling, recordings } = o;
  const vouchers = createVouchers(vault);
  // The same for everybody on one day: counted once, not once a case, and anew when a year's notice was entered.
  const promises = new Map<string, PromiseView>();
  let countedBy = hall.calendar;
  function promiseOn(day: string, workingDays: number): PromiseView {
    if (promises.size > 10 || countedBy !== hall.calendar) promises.clear();
    countedBy = hall.calendar;
    const known = promises.get(`${day}/${workingDays}`);
    if (known) return known;
    const promise = hall.promise(workingDays, day);
    promises.set(`${day}/${workingDays}`, promise);
    return promise;
  }

  async function create(
    w: Write,
    teller: Teller,
    input: FileCase,
    told: Told,
    spoken: Spoken | null,
    day: string,
    n: number,
  ): Promise<CaseReceipt> {
    const caseNo = formatCaseNumber(day, n);
    const queryCode = makeQueryCode(random);
    const category = categoryOf(input.kind);
    const promise = promiseOn(day, config.limits[category]);
    const { key, keep } = spoken?.made ?? vault.newKey();
    await keep(w, caseNo);
    const custody = { custodian_unit: catalogue.tellWindow.unit, custodian_staff: null };
    const filed: CaseFiled = {
      day,
      n,
      requestId: input.requestId,
      channel: teller.channel,
      kind: input.kind,
      category,
      matterCode: input.matterCode,
      failedAtUnit: input.failedAtUnit,
      trips: input.trips,
      role: told.person.role,
      language: input.language,
      filedBy: teller.filedBy,
      // Nobody is refused for a word that is not ours: it only counts for nothing.
      assistedBy: input.helpedBy === undefined ? null : vouchers.read(input.requestId, input.helpedBy),
      limitWd: promise.workingDays,
      promisedDate: promise.date,
      provisional: promise.provisional,
      // The unit named is only where it failed: whoever is told first owns it (首接负责制).
      custodianUnit: custody.custodian_unit,
      sealed: sealTold(key, caseNo, told),
      queryCodeSealed: sealQueryCode(key, caseNo, queryCode),
    };
    await w.append({ type: 'case.filed', subject: caseNo, data: filed });
    if (spoken) await recordings.add(w, { caseNo, key, entryId: spokenEntryOf(caseNo, input) }, spoken.held);
    await vault.index(w, caseNo, findable(told.person));
    const facts = {
      caseNo,
      queryCode,
      qr: o.codeOf({ caseNo, queryCode }),
      filedAt: w.at,
      promise,
      owner: await ownerOf(catalogue, staffNames, custody),
      matterName: input.matterCode === null ? null : nameOrCode(catalogue.matter(input.matterCode), input.matterCode),
    };
    const printed = { ...facts, maskedName: maskedNameOf(told), reprint: 0 };
    const slip = await slips.enqueueCase(w, key, o.draw(printed, input.language), input.language);
    const row = telling.isOn ? await readCase(w.db, caseNo) : undefined;
    if (row) await telling.tell({ w, row, key }, { turn: 'filed' });
    return { ...facts, slip };
  }

  /** On the disk before there is a case, whose key is made for it: the one writer is not held up by megabytes. */
  async function hold(recording: CheckedRecording): Promise<Spoken> {
    const made = vault.newKey();
    return { made, held: await recordings.hold(made.key, recording) };
  }

  async function earlierReceipt(
    caseNo: string,
    teller: Teller,
    input: FileCase,
    told: Told,
    recording: CheckedRecording | null,
  ): Promise<CaseReceipt> {
    const row = await readCase(store.db, caseNo);
    if (!row) throw new Error(`Case ${caseNo} was filed and is not there`);
    const key = await keyOrNull(vault, store.db, caseNo);
    // A case whose retention is over cannot be compared with anything any more.
    const isSame = key && (await isSameTelling(store.db, key, row, teller, input, told));
    const wasSaid = key && recordings.wasBrought(store.db, key, spokenEntryOf(caseNo, input), recording);
    if (!isSame || !(await wasSaid)) throw new DomainError('REQUEST_REUSED');
    const queryCode = openQueryCode(key, row);
    return {
      caseNo,
      queryCode,
      filedAt: row.filed_at,
      promise: o.views.promise(row),
      owner: await ownerOf(catalogue, staffNames, row),
      matterName: row.matter_code === null ? null : nameOrCode(catalogue.matter(row.matter_code), row.matter_code),
      slip: await slips.stateOf('case', caseNo),
      qr: o.codeOf({ caseNo, queryCode }),
    };
  }

  return {
    async file(teller, input) {
      const frame: InputFrame = { today: hall.today, areaCode: o.areaCode() };
      const told = checkFiling(input, frame);
      if (input.matterCode !== null && !catalogue.matter(input.matterCode)) throw new DomainError('MATTER_UNKNOWN');
      if (input.failedAtUnit !== null && !catalogue.unit(input.failedAtUnit)) throw new DomainError('UNIT_UNKNOWN');
      const recording = input.recording ? await recordings.check(input.recording, input.language) : null;
      // Sent again, what was said lies on the disk already.
      const before = recording && (await readBeforeFiling(store.db, input.requestId, hall.today())).earlier;
      if (before) return earlierReceipt(before, teller, input, told, recording);
      const spoken = recording && (await hold(recording));
      let result: CaseReceipt | string | null = null;
      try {
        result = await store.write(teller.actor, async (w) => {
          // The day of the very instant that is written down: a case told at midnight has one day, not two.
          const day = hall.dateOf(w.at);
          const { earlier, lastN } = await readBeforeFiling(w.db, input.requestId, day);
          return earlier ?? create(w, teller, input, told, spoken, day, lastN + 1);
        });
      } finally {
        if (spoken && (result === null || typeof result === 'string')) await recordings.drop(spoken.held);
      }
      return typeof result === 'string' ? earlierReceipt(result, teller, input, told, recording) : result;
    },
  };
}

/** What was said, on the disk, and the key of the case it is to belong to. */
type Spoken = { readonly made: NewKey; readonly held: HeldRecording };

const spokenEntryOf = (caseNo: string, input: FileCase): string => entryIdFor(caseNo, 'file-added', input.requestId);

/** Whether the case holds just what is told now, by the same way: only then the receipt is the caller's. */
async function isSameTelling(
  db: Db,
  key: CaseKey,
  row: Row<'cases'>,
  teller: Teller,
  input: FileCase,
  told: Told,
): Promise<boolean> {
  return (
    row.channel === teller.channel &&
    row.filed_by === teller.filedBy &&
    row.language === input.language &&
    row.matter_code === input.matterCode &&
    row.failed_at_unit === input.failedAtUnit &&
    row.trips === input.trips &&
    kindAsFiled(row, await readEntries(db, row.case_no)) === input.kind &&
    isDeepStrictEqual(openTold(key, row), told)
  );
}

/** What the desk can find the case by when the slip is lost. */
function findable(person: Person): ['phone' | 'id' | 'name', string][] {
  const found: ['phone' | 'id' | 'name', string | undefined][] = [];
  if ('phone' in person) found.push(['phone', person.phone]);
  if ('idNumber' in person) found.push(['id', person.idNumber]);
  if ('name' in person) found.push(['name', person.name]);
  if ('forName' in person) found.push(['name', person.forName]);
  if ('organisation' in person) found.push(['name', person.organisation]);
  return found.flatMap(([field, value]) =>
    value ? [[field, field === 'name' ? lookup.name(value) : value] as ['phone' | 'id' | 'name', string]] : [],
  );
}
