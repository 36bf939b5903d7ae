// Reminds desks of what is due or late, in working hours only: never at midnight, never on a day off.

import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Catalogue } from '#electron/catalogue/catalogue-types.ts';
import type { HallClock } from '#electron/catalogue/hall-clock.ts';
import type { Config } from '#electron/config.ts';
import type { Timers } from '#electron/store/backup-schedule.ts';
import type { Actor, Db, Store, Write } from '#electron/store/store.ts';
import { takeTurns } from '#electron/turns.ts';
import { hallTime, instantOf } from '#shared/domain/calendar-date.ts';
import { type CaseClock, clocksOf } from '#shared/domain/case-clocks.ts';
import { isWorkingDay } from '#shared/domain/working-days.ts';
import { clockLimits, frameAt } from './case-frame.ts';
import { stateOf } from './case-state-row.ts';
import { readCase, readTasks } from './case-store.ts';
import { remindedSchema } from './reminded-event.ts';
import { boundsOn } from './work-list.ts';
import { readDueNumbers } from './work-store.ts';

const turnMs = 10 * 60_000;
/** Cases looked at, and written of, before others get their turn: few enough that nobody at a kiosk waits for it. */
const lookedAtOnce = 50;
const actor: Actor = { kind: 'system', id: 'reminders', terminal: 'hall' };

export type ReminderParts = {
  readonly store: Store;
  readonly catalogue: Pick<Catalogue, 'groups'>;
  readonly hall: HallClock;
  readonly config: Pick<Config, 'limits' | 'cases'>;
};

/** One turn; answers how many reminders it made. At most one a case, clock and day in the hall. */
export async function remindOnce(o: ReminderParts): Promise<number> {
  if (!isWorkingTime(o)) return 0;
  const { store, hall } = o;
  const numbers = await readDueNumbers(store.db, boundsOn(o));
  let count = 0;
  for (let from = 0; from < numbers.length; from += lookedAtOnce) {
    const open: string[] = [];
    for (const caseNo of numbers.slice(from, from + lookedAtOnce)) {
      if ((await toRemindOf(o, store.db, caseNo, hall.now())).length > 0) open.push(caseNo);
    }
    // Most were reminded of in an earlier turn: nothing is written then.
    if (open.length > 0) count += await store.write(actor, (w) => remindOf(o, w, open));
    await nextTurn();
  }
  return count;
}

async function remindOf(o: ReminderParts, w: Write, caseNos: readonly string[]): Promise<number> {
  let made = 0;
  for (const caseNo of caseNos) {
    for (const { what, light } of await toRemindOf(o, w.db, caseNo, w.at)) {
      await w.append({ type: 'case.reminded', subject: caseNo, data: { clock: what, light } });
      made += 1;
    }
  }
  return made;
}

/** A turn now and every ten minutes. Returns the way to stop, which waits for a turn under way. */
export function startReminders<Handle>(
  o: ReminderParts & { readonly timers: Timers<Handle>; readonly onFailure: (error: unknown) => void },
): () => Promise<void> {
  return takeTurns({ ...o, everyMs: turnMs, turn: () => remindOnce(o) });
}

/** A working day, within the hours of any counter: also in a hall whose doors are set to be always open. */
function isWorkingTime({ hall, catalogue }: ReminderParts): boolean {
  const today = hall.today();
  if (!isWorkingDay(today, hall.calendar).working) return false;
  const time = hallTime(hall.now(), hall.timeZone);
  const sessions = catalogue.groups.flatMap(({ code }) => hall.openSessions(today, { groupCode: code }));
  return sessions.some(([from, to]) => from <= time && time < to);
}

/**
 * The clocks due or late that nobody was reminded of today. By the case as it is now: what was answered, handed on,
 * waits for the citizen or was switched off has no such clock.
 */
async function toRemindOf(o: ReminderParts, db: Db, caseNo: string, at: number): Promise<CaseClock[]> {
  const row = await readCase(db, caseNo);
  if (!row) return [];
  const tasks = (await readTasks(db, caseNo)).filter(({ state }) => state === 'open');
  const open = tasks.map(({ kind, due_date: dueDate }) => ({ kind, dueDate }));
  const clocks = clocksOf(stateOf(row), open, clockLimits(o), frameAt(o, at));
  const pressing = clocks.filter(({ light }) => light === 'due' || light === 'late');
  // Two tasks of one kind are one clock to be reminded of.
  const first = pressing.filter(({ what }, at) => pressing.findIndex((clock) => clock.what === what) === at);
  if (first.length === 0) return [];
  const before = await remindedSince(db, caseNo, instantOf(o.hall.dateOf(at), '00:00', o.hall.timeZone));
  return first.filter(({ what }) => !before.has(what));
}

/** The clocks this case was reminded of since then; the journal knows, also after a restart. */
async function remindedSince(db: Db, caseNo: string, since: number): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('journal')
    .select('data')
    .where('subject', '=', caseNo)
    .where('type', '=', 'case.reminded')
    .where('at', '>=', since)
    .execute();
  return new Set(rows.map(({ data }) => remindedSchema.parse(JSON.parse(data)).clock));
}
