// Draws a case for those who may see it: the citizen's status, the desk's masked row and its full course.

import type { Db } from '#electron/store/store.ts';
import type { Row } from '#electron/store/tables.ts';
import type { CaseKey } from '#electron/store/vault.ts';
import type { CaseAction, CaseDetail } from '#shared/contract/case-detail.ts';
import type { CaseRow, CaseStatus, PromiseView } from '#shared/contract/case-shapes.ts';
import type { Worker } from '#shared/domain/case-acts.ts';
import { caseLight, clocksOf, nextClock } from '#shared/domain/case-clocks.ts';
import { maskName, maskNames, maskNumbers } from '#shared/domain/masking.ts';
import { nameOrCode } from '#shared/domain/naming.ts';
import { spokenLength } from '#shared/domain/spoken-length.ts';
import { firstCharacters } from '#shared/domain/text.ts';
import { promiseDays } from '#shared/domain/working-days.ts';
import { keyOrNull, openTold, type Told } from './case-content.ts';
import { createDetailView } from './case-detail-view.ts';
import { matterName, type ViewParts } from './case-drawing.ts';
import { clockLimits, frameAt } from './case-frame.ts';
import { ownerOf } from './case-owner.ts';
import { stateOf } from './case-state-row.ts';
import { createStatusView } from './case-status-view.ts';
import { readTasks } from './case-store.ts';
import { wordsOfKind } from './entry-words.ts';
import { type Recorded, recordedOf, spokenIn } from './recorded.ts';

/** Characters of what was told that stand for the case in a list. */
const titleCharacters = 60;

export type CaseViews = {
  /** What the citizen sees with case number and query code. */
  status(db: Db, row: Row<'cases'>, key: CaseKey): Promise<CaseStatus>;
  row(db: Db, row: Row<'cases'>): Promise<CaseRow>;
  detail(db: Db, row: Row<'cases'>, who: Worker, actions: readonly CaseAction[]): Promise<CaseDetail>;
  promise(row: Row<'cases'>): PromiseView;
  /**
   * What a case is called in a list: its first words, written or written down, with numbers and names masked; that it
   * was said; or the matter once all that is gone.
   */
  title(db: Db, row: Row<'cases'>, key: CaseKey | null): Promise<string>;
};

export function createCaseViews(o: ViewParts): CaseViews {
  const { catalogue, hall, vault, staffNames } = o;

  // As given to the citizen, even where the calendar has changed since.
  function promise(row: Row<'cases'>): PromiseView {
    return {
      date: row.promised_date,
      workingDays: row.limit_wd,
      provisional: row.provisional === 1,
      days: promiseDays(row.promise_from, row.promised_date, hall.calendar),
    };
  }

  const recordedIn = (db: Db, row: Row<'cases'>, key: CaseKey | null) => recordedOf(o.recordings, db, row.case_no, key);

  function titleOf(row: Row<'cases'>, told: Told | null, recorded: readonly Recorded[]): string {
    if (!told) return matterName(catalogue, row)?.zh ?? wordsOfKind(row.kind);
    const words = told.words || (recorded.find(({ written }) => written?.said)?.written?.said?.words ?? '');
    if (words !== '') return firstCharacters(maskedWords({ ...told, words }).replace(/\s+/gu, ' '), titleCharacters);
    return `有录音（${spokenLength(spokenIn(recorded)?.seconds ?? 0, 'zh-CN')}）`;
  }

  async function drawRow(
    db: Db,
    row: Row<'cases'>,
    told: Told | null,
    recorded: readonly Recorded[],
  ): Promise<CaseRow> {
    const state = stateOf(row);
    const frame = frameAt(o, hall.now());
    const tasks = (await readTasks(db, row.case_no)).filter(({ state }) => state === 'open');
    const open = tasks.map(({ kind, due_date }) => ({ kind, dueDate: due_date }));
    return {
      caseNo: row.case_no,
      kind: row.kind,
      category: row.category,
      title: titleOf(row, told, recorded),
      spoken: spokenIn(recorded),
      maskedName: maskedNameOf(told),
      matterName: matterName(catalogue, row),
      channel: row.channel,
      filedAt: row.filed_at,
      stage: row.stage,
      promisedDate: row.promised_date,
      provisional: row.provisional === 1,
      light: caseLight(state, frame),
      workingDaysLeft: hall.workingDaysLeft(row.promised_date),
      owner: await ownerOf(catalogue, staffNames, row),
      next: nextClock(clocksOf(state, open, clockLimits(o), frame)),
      transferTo: row.transfer_to === null ? null : nameOrCode(catalogue.unit(row.transfer_to), row.transfer_to),
      version: row.version,
    };
  }

  const parts = { ...o, promise, drawRow };
  return {
    promise,
    async title(db, row, key) {
      const told = key && openTold(key, row);
      return titleOf(row, told, told?.words === '' ? await recordedIn(db, row, key) : []);
    },
    async row(db, row) {
      const key = await keyOrNull(vault, db, row.case_no);
      return drawRow(db, row, key && openTold(key, row), await recordedIn(db, row, key));
    },
    detail: createDetailView(parts),
    status: createStatusView(parts),
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
