// What the day itself does with cases: files away what is answered or stayed unanswered, and moves provisional days when a year's notice comes.

import { setImmediate as nextTurn } from 'node:timers/promises';
import { daily, isClockBelieved } from '#electron/retention.ts';
import type { Timers } from '#electron/store/backup-schedule.ts';
import type { Actor, Db } from '#electron/store/store.ts';
import type { Row } from '#electron/store/tables.ts';
import { takeTurns } from '#electron/turns.ts';
import { addDays } from '#shared/domain/calendar-date.ts';
import type { OtherCommand } from '#shared/domain/case-commands.ts';
import { decideOther } from '#shared/domain/case-lifecycle.ts';
import type { CaseState } from '#shared/domain/case-state.ts';
import type { Clock } from '#shared/domain/ports.ts';
import { uuidFrom } from '#shared/domain/uuid.ts';
import type { Telling } from './acting.ts';
import { keyOrNull } from './case-content.ts';
import { frameAt } from './case-frame.ts';
import type { CaseParts } from './case-parts.ts';
import { stateOf } from './case-state-row.ts';
import { readCase, readCases, readOpenNumbers, readTasks, readUnarchived } from './case-store.ts';

/** Cases a write: few enough that nobody at a kiosk waits for it. */
const atOnce = 50;
/** Cases counted anew before others get their turn. */
const lookedAtOnce = 200;
const actor: Actor = { kind: 'system', id: 'cases', terminal: 'hall' };

export type ArchivingParts = Pick<CaseParts, 'acting' | 'store' | 'vault' | 'config' | 'hall' | 'random'> & {
  readonly clock: Clock;
};

/**
 * Files away what was answered `cases.archiveDays` ago, and what nobody answered for `cases.confirmDays`: that stays
 * 未评价 and 未确认, never 办成. Returns how many. A clock that may have leapt ahead files nothing.
 */
export async function archivePast(o: ArchivingParts): Promise<number> {
  if (!(await isClockBelieved(o.store.db, o.clock()))) return 0;
  let archived = 0;
  for (let after: string | null = ''; after !== null; await nextTurn()) {
    const rows = await readUnarchived(o.store.db, after, atOnce);
    after = rows.length === atOnce ? (rows.at(-1)?.case_no ?? null) : null;
    const due: string[] = [];
    for (const row of rows) if (await isToBeFiled(o, o.store.db, row)) due.push(row.case_no);
    archived += await moveEach(
      o,
      due,
      { act: 'archive' },
      (row) => ({
        what: 'archived',
        facts: { answer: row.answer },
        ...(row.answer === null && row.concluded_at !== null && { turn: { turn: 'archived' as const } }),
      }),
      // Asked once more inside the write: the citizen may have answered this very moment.
      (db, row) => isToBeFiled(o, db, row),
    );
  }
  return archived;
}

async function isToBeFiled({ hall, config }: ArchivingParts, db: Db, row: Row<'cases'>): Promise<boolean> {
  const since = row.answered_at ?? row.closed_at;
  if (since === null) return false;
  const { archiveDays, confirmDays } = config.cases;
  const days = row.answered_at === null ? confirmDays : archiveDays;
  // The last day is whole: until its end the citizen may still answer.
  if (hall.dateOf(since) >= addDays(hall.today(), -days)) return false;
  // Somebody is still to be called, and may say that it is not done.
  const tasks = await readTasks(db, row.case_no);
  if (tasks.some(({ kind, state }) => kind === 'call-back' && state === 'open')) return false;
  // What was merged goes to the files together with the case it went on in.
  return row.merged_into === null || isArchived(db, row.merged_into);
}

async function isArchived(db: Db, caseNo: string): Promise<boolean> {
  const row = await readCase(db, caseNo);
  return row === undefined || row.archived_at !== null;
}

/**
 * Counts every open promise anew by the calendar as it is now, and tells the citizen where a day moved. Returns how many
 * moved. To be called when a year's notice was entered or changed, and at start: a kill between the two loses nothing.
 */
export async function recountPromises(o: ArchivingParts): Promise<number> {
  let moved = 0;
  const numbers = await readOpenNumbers(o.store.db);
  for (let from = 0; from < numbers.length; from += lookedAtOnce) {
    const rows = await readCases(o.store.db, numbers.slice(from, from + lookedAtOnce));
    const frame = frameAt(o, o.clock());
    const due = rows.filter((row) => decideOther(stateOf(row), { act: 'recount' }, frame).ok);
    moved += await moveEach(
      o,
      due.map(({ case_no }) => case_no),
      { act: 'recount' },
      // A day that was provisional and is certain now has not moved: there is nothing to tell.
      ({ promised_date }, { promisedDate }) => ({
        what: 'promise-moved',
        ...(promisedDate !== promised_date && { turn: { turn: 'moved' as const } }),
      }),
    );
    await nextTurn();
  }
  return moved;
}

async function moveEach(
  o: ArchivingParts,
  caseNos: readonly string[],
  command: OtherCommand,
  telling: (row: Row<'cases'>, change: Partial<CaseState>) => Telling,
  isStillDue: (db: Db, row: Row<'cases'>) => Promise<boolean> = async () => true,
): Promise<number> {
  let moved = 0;
  for (let from = 0; from < caseNos.length; from += atOnce) {
    await o.store.write(actor, async (w) => {
      for (const caseNo of caseNos.slice(from, from + atOnce)) {
        const row = await readCase(w.db, caseNo);
        const key = row && (await keyOrNull(o.vault, w.db, caseNo));
        if (!row || !key || !(await isStillDue(w.db, row))) continue;
        const on = { w, row, key, entryId: uuidFrom(o.random) };
        if (await o.acting.byOther(on, command, (change) => telling(row, change))) moved += 1;
      }
    });
    await nextTurn();
  }
  return moved;
}

/**
 * Files away and counts anew at once and then every day; counts anew whenever the calendar changed. Returns the way to
 * stop, which waits for a turn under way.
 */
export function startArchiving<Handle>(
  o: ArchivingParts & {
    readonly timers: Timers<Handle>;
    readonly onFailure: (error: unknown) => void;
    readonly onCalendarChanged: (listener: () => void) => () => void;
  },
): () => Promise<void> {
  let counting = Promise.resolve();
  const recount = () => {
    counting = counting.then(() => recountPromises(o)).then(() => undefined, o.onFailure);
  };
  const stopListening = o.onCalendarChanged(recount);
  const stopTurns = takeTurns({
    ...o,
    everyMs: daily,
    turn: async () => {
      recount();
      await counting;
      return archivePast(o);
    },
  });
  return async () => {
    stopListening();
    await stopTurns();
    await counting;
  };
}
