// What a day of the hall, or one clerk's share of it, came to: counted for the paper it is handed over with.
import type { Catalogue } from '#electron/catalogue/catalogue-types.ts';
import type { HallClock } from '#electron/catalogue/hall-clock.ts';
import { metresOf } from '#electron/slips/printer-rolls.ts';
import type { ShiftSlip } from '#electron/slips/slip-data.ts';
import type { SlipService } from '#electron/slips/slip-service.ts';
import type { Actor, Db, Store } from '#electron/store/store.ts';
import type { Language } from '#shared/contract/procedure.ts';
import type { SlipState } from '#shared/contract/slips.ts';
import { type CalendarDate, hallTime } from '#shared/domain/calendar-date.ts';
import { hallName } from '#shared/domain/hall-name.ts';

export type ShiftParts = {
  readonly store: Store;
  readonly catalogue: Pick<Catalogue, 'hall' | 'window'>;
  readonly hall: Pick<HallClock, 'today' | 'dateTimeOf' | 'dateOf' | 'timeZone'>;
  readonly slips: Pick<SlipService, 'enqueueHallPaper' | 'stateOfJob'>;
  /** Display name of a staff id; null when it is nobody's. */
  staffNames(id: string): Promise<string | null>;
  /** What slips are printed in where nobody chose. */
  slipLanguage(): Language;
};

export type AskedShift = { whose: 'mine' | 'hall'; requestId: string };

/** Puts the summary of today in line at the printer of whoever asks. Sent again with the same id it is the same paper. */
export function printShift(o: ShiftParts, actor: Actor, asked: AskedShift): Promise<SlipState> {
  return o.store.write(actor, async (w) => {
    const before = await o.slips.stateOfJob(w.db, asked.requestId);
    if (before) return before;
    const staffId = asked.whose === 'mine' ? actor.id : null;
    const language = o.slipLanguage();
    const slip = await shiftSummary(o, { db: w.db, at: w.at, staffId, language });
    const subject = staffId ?? 'hall';
    const paper = { kind: 'shift', language, slip } as const;
    return o.slips.enqueueHallPaper(w, paper, { subject, id: asked.requestId });
  });
}

type Of = { db: Db; at: number; staffId: string | null; language: Language };

async function shiftSummary(o: ShiftParts, { db, at, staffId, language }: Of): Promise<ShiftSlip> {
  const { hall } = o.catalogue;
  const day = o.hall.dateOf(at);
  let stays = db.selectFrom('services').select(['window_code', 'called_at', 'ended_at', 'how']).where('date', '=', day);
  if (staffId !== null) stays = stays.where('staff_id', '=', staffId);
  const services = await stays.execute();
  const ended = services.map((stay) => stay.ended_at ?? stay.called_at);
  const how = (wanted: string) => services.filter((stay) => stay.how === wanted).length;
  const time = (instant: number) => hallTime(instant, o.hall.timeZone);
  const windows = [
    ...new Set(services.map((stay) => o.catalogue.window(stay.window_code)?.number ?? stay.window_code)),
  ];
  const name = staffId === null ? null : ((await o.staffNames(staffId)) ?? staffId);
  return {
    hall: hallName(hall, language),
    demo: hall.demo,
    reprint: 0,
    day,
    who: name === null ? null : { name, windows: windows.slice(0, 20) },
    from: services.length === 0 ? null : time(Math.min(...services.map((stay) => stay.called_at))),
    to: services.length === 0 ? null : time(Math.max(...ended)),
    numbers: {
      ...(staffId === null ? await taken(db, day) : { taken: null, waiting: null }),
      called: services.length,
      served: how('served'),
      noShows: how('no-show'),
      forwarded: how('forwarded'),
    },
    cases: await casesOf(o, { db, day, staffId }),
    ...(staffId === null ? await papers(o, db, day) : { slips: null, paper: [] }),
    printedAt: o.hall.dateTimeOf(at),
  };
}

async function taken(db: Db, day: CalendarDate): Promise<{ taken: number; waiting: number }> {
  const rows = await db.selectFrom('tickets').select('state').where('date', '=', day).execute();
  return { taken: rows.length, waiting: rows.filter(({ state }) => state === 'waiting').length };
}

/** Filed and concluded today; overdue are those open now, whenever they came. */
async function casesOf(o: ShiftParts, { db, day, staffId }: { db: Db; day: CalendarDate; staffId: string | null }) {
  let filed = db.selectFrom('cases').select('case_no').where('day', '=', day);
  let concluded = db.selectFrom('cases').select('concluded_at').where('concluded_at', 'is not', null);
  let overdue = db
    .selectFrom('cases')
    .select('case_no')
    .where('closed_at', 'is', null)
    .where('promised_date', '<', day)
    .where('waiting_since', 'is', null);
  if (staffId !== null) {
    filed = filed.where('filed_by', '=', staffId);
    concluded = concluded.where('concluded_by', '=', staffId);
    overdue = overdue.where('custodian_staff', '=', staffId);
  }
  // No zone is further than a day from UTC: what is older need not be asked for its day.
  const about = concluded.where('concluded_at', '>=', Date.parse(day) - 2 * 86_400_000);
  const isToday = ({ concluded_at: at }: { concluded_at: number | null }) => at !== null && o.hall.dateOf(at) === day;
  return {
    filed: (await filed.execute()).length,
    concluded: (await about.execute()).filter(isToday).length,
    overdue: (await overdue.execute()).length,
  };
}

async function papers(o: ShiftParts, db: Db, day: CalendarDate): Promise<Pick<ShiftSlip, 'slips' | 'paper'>> {
  const jobs = await db
    .selectFrom('slip_jobs')
    .select(['state', 'copies_marked', 'created_at', 'kind'])
    .where('created_at', '>=', Date.parse(day) - 2 * 86_400_000)
    .where('kind', '!=', 'test')
    .execute();
  const ofToday = jobs.filter(({ created_at }) => o.hall.dateOf(created_at) === day);
  const rolls = await db.selectFrom('printer_rolls').select(['printer', 'slips', 'dots']).orderBy('printer').execute();
  return {
    slips: {
      printed: ofToday.filter(({ state }) => state === 'printed').length,
      again: ofToday.filter(({ copies_marked }) => copies_marked > 0).length,
      notOut: ofToday.filter(({ state }) => state === 'failed' || state === 'uncertain' || state === 'waiting').length,
    },
    paper: rolls.slice(0, 20).map(({ printer, slips, dots }) => ({ printer, slips, metres: metresOf(dots) })),
  };
}
