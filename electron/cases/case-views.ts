// Draws a case for those who may see it: the citizen's status, the desk's masked row and its full course.

import type { Catalogue } from '#electron/catalogue/catalogue-types.ts';
import type { HallClock } from '#electron/catalogue/hall-clock.ts';
import type { Db } from '#electron/store/store.ts';
import type { Row } from '#electron/store/tables.ts';
import type { CaseKey, Vault } from '#electron/store/vault.ts';
import type {
  CaseAction,
  CaseDetail,
  CaseEntry,
  CaseRow,
  CaseStatus,
  PromiseView,
} from '#shared/contract/case-shapes.ts';
import { stages } from '#shared/domain/case-lifecycle.ts';
import { maskName, maskNames, maskNumbers, maskPhone } from '#shared/domain/masking.ts';
import { nameOrCode } from '#shared/domain/naming.ts';
import { firstCharacters } from '#shared/domain/text.ts';
import { promiseDays } from '#shared/domain/working-days.ts';
import { keyOrNull, openEntry, openTold, type Told } from './case-content.ts';
import { ownerOf, type StaffNames } from './case-owner.ts';
import { readEntries, readStages } from './case-store.ts';
import { assignmentOf, entryText, sequenceOf, wordsOfKind } from './entry-words.ts';

/** Characters of what was told that stand for the case in a list. */
const titleCharacters = 60;
const keyGoneWords = '个人信息已按期销毁';

export type CaseViews = {
  /** What the citizen sees with case number and query code. */
  status(db: Db, row: Row<'cases'>, key: CaseKey): Promise<CaseStatus>;
  row(db: Db, row: Row<'cases'>): Promise<CaseRow>;
  detail(db: Db, row: Row<'cases'>, actions: readonly CaseAction[]): Promise<CaseDetail>;
  promise(row: Row<'cases'>): PromiseView;
  /** What a case is called in a list: its first words with numbers and names masked, or the matter once they are gone. */
  title(row: Row<'cases'>, told: Told | null): string;
};

export function createCaseViews(o: {
  catalogue: Catalogue;
  hall: HallClock;
  vault: Vault;
  staffNames: StaffNames;
}): CaseViews {
  const { catalogue, hall, vault, staffNames } = o;

  // As given to the citizen, even where the calendar has changed since.
  function promise(row: Row<'cases'>): PromiseView {
    return {
      date: row.promised_date,
      workingDays: row.limit_wd,
      provisional: row.provisional === 1,
      days: promiseDays(row.day, row.promised_date, hall.calendar),
    };
  }

  const matterOf = (row: Row<'cases'>) =>
    row.matter_code === null ? null : nameOrCode(catalogue.matter(row.matter_code), row.matter_code);

  function title(row: Row<'cases'>, told: Told | null): string {
    if (told) return firstCharacters(maskedWords(told).replace(/\s+/gu, ' '), titleCharacters);
    return matterOf(row)?.zh ?? wordsOfKind(row.kind);
  }

  async function rowView(row: Row<'cases'>, told: Told | null): Promise<CaseRow> {
    return {
      caseNo: row.case_no,
      kind: row.kind,
      category: row.category,
      title: title(row, told),
      maskedName: maskedNameOf(told),
      matterName: matterOf(row),
      channel: row.channel,
      filedAt: row.filed_at,
      stage: row.stage,
      promisedDate: row.promised_date,
      provisional: row.provisional === 1,
      light: hall.light(row.promised_date, row.concluded_at !== null),
      workingDaysLeft: hall.workingDaysLeft(row.promised_date),
      owner: await ownerOf(catalogue, staffNames, row),
      version: row.version,
    };
  }

  async function entriesOf(db: Db, row: Row<'cases'>, key: CaseKey | null): Promise<CaseEntry[]> {
    const entries = inOrder(await readEntries(db, row.case_no));
    const told: CaseEntry = {
      id: row.case_no,
      at: row.filed_at,
      kind: 'filed',
      staffName: row.filed_by === null ? null : await staffNames(row.filed_by),
      text: row.channel === 'kiosk' ? '在自助机上反映' : '在柜台反映，窗口代录',
    };
    const rest = entries.map(async (entry): Promise<CaseEntry> => {
      const to = assignmentOf(entry);
      const person = to?.staffId ? await staffNames(to.staffId) : null;
      const target = to && { unit: nameOrCode(catalogue.unit(to.unitCode), to.unitCode).zh, person };
      const words = key ? openEntry(key, entry) : entry.sealed === null ? '' : keyGoneWords;
      return {
        id: entry.id,
        at: entry.at,
        kind: entry.kind,
        staffName: entry.staff_id === null ? null : await staffNames(entry.staff_id),
        text: entryText(entry, words, target),
      };
    });
    return [told, ...(await Promise.all(rest))];
  }

  return {
    promise,
    title,

    async row(db, row) {
      const key = await keyOrNull(vault, db, row.case_no);
      return rowView(row, key && openTold(key, row));
    },

    async detail(db, row, actions) {
      const key = await keyOrNull(vault, db, row.case_no);
      const told = key && openTold(key, row);
      const person = told?.person ?? null;
      return {
        ...(await rowView(row, told)),
        words: told?.words ?? keyGoneWords,
        trips: row.trips,
        failedAt:
          row.failed_at_unit === null ? null : nameOrCode(catalogue.unit(row.failed_at_unit), row.failed_at_unit),
        role: row.role,
        maskedPhone: person && 'phone' in person && person.phone ? maskPhone(person.phone) : null,
        hasIdNumber: person !== null && 'idNumber' in person && person.idNumber !== undefined,
        promise: promise(row),
        handling: row.handling,
        acceptedAt: row.accepted_at,
        concludedAt: row.concluded_at,
        entries: await entriesOf(db, row, key),
        // Nothing more is written about, or shown of, somebody who is forgotten.
        actions: key ? [...actions] : [],
      };
    },

    async status(db, row, key) {
      const [reached, entries] = [await readStages(db, row.case_no), inOrder(await readEntries(db, row.case_no))];
      const reachedAt = new Map(reached.map(({ stage, at }) => [stage, at]));
      const said = entries.filter(({ kind }) => kind === 'said' || kind === 'supplement');
      const conclusion = entries.findLast(({ kind }) => kind === 'concluded');
      return {
        caseNo: row.case_no,
        kind: row.kind,
        matterName: matterOf(row),
        filedAt: row.filed_at,
        stage: row.stage,
        stages: stages.map(({ stage }) => ({
          stage,
          state: stage < row.stage ? 'done' : stage === row.stage ? 'now' : 'later',
          at: reachedAt.get(stage) ?? null,
        })),
        promise: promise(row),
        light: hall.light(row.promised_date, row.concluded_at !== null),
        workingDaysLeft: hall.workingDaysLeft(row.promised_date),
        owner: await ownerOf(catalogue, staffNames, row),
        said: await Promise.all(
          said.map(async (entry) => ({
            at: entry.at,
            by: entry.kind === 'said' ? ('window' as const) : ('citizen' as const),
            name: entry.staff_id === null ? null : await staffNames(entry.staff_id),
            text: openEntry(key, entry),
          })),
        ),
        concluded:
          conclusion && row.handling !== null && row.concluded_at !== null
            ? { at: row.concluded_at, handling: row.handling, words: openEntry(key, conclusion) }
            : null,
      };
    },
  };
}

/** Surname and a star of whoever tells it; null where no name was given or can be read any more. */
export function maskedNameOf(told: Told | null): string | null {
  const person = told?.person;
  if (!person || !('name' in person) || !person.name) return null;
  return maskName(person.name);
}

// Names are masked where they are known: whoever else is named in the words cannot be told from any other word.
function maskedWords({ words, person }: Told): string {
  const names = ['name' in person ? person.name : undefined, 'forName' in person ? person.forName : undefined];
  return maskNames(
    maskNumbers(words),
    names.filter((name) => name !== undefined),
  );
}

function inOrder(entries: readonly Row<'case_entries'>[]): Row<'case_entries'>[] {
  return [...entries].sort((a, b) => sequenceOf(a) - sequenceOf(b));
}
