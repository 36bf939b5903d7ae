// The SQL of lines: who stands where, read for a window that calls, for a number that goes back and for what people are told. Reading only.
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '#electron/store/store.ts';
import type { Row } from '#electron/store/tables.ts';
import type { CalendarDate } from '#shared/domain/calendar-date.ts';
import type { InLine, LaneRules, Turn } from '#shared/domain/lanes.ts';

type Ticket = Row<'tickets'>;
type Condition = RawBuilder<unknown>;

/** What a window may call on a day: its lines, each whole (`matters` null) or some matters of it. */
export type Reach = {
  readonly date: CalendarDate;
  readonly windowCode: string;
  readonly lines: readonly { readonly groupCode: string; readonly matters: readonly string[] | null }[];
  /** The hall's windows now: what was sent to one that is gone may be called by any of its line. */
  readonly windowCodes: readonly string[];
};

/** A row with what decides its turn. */
export type Standing = InLine & { readonly row: Ticket };

export function standing(row: Ticket): Standing {
  return {
    lane: row.lane,
    greenConfirmed: row.green_confirmed === null ? null : row.green_confirmed === 1,
    toppedAt: row.topped_at,
    rank: row.rank,
    sub: row.sub,
    n: row.n,
    no: row.no,
    row,
  };
}

const byPlace = sql`rank, sub, n, no`;

/** The number's own line, and not sent to another window. */
function inReach(line: Reach['lines'][number], windowCodes: readonly string[]): Condition {
  const anyMatter = line.matters === null ? sql`` : sql`and matter_code in ${list(line.matters)}`;
  return sql`queue_group = ${line.groupCode} ${anyMatter}
    and (target_window is null or target_window not in ${list(windowCodes)})`;
}

function list(values: readonly string[]): Condition {
  return values.length === 0 ? sql`(null)` : sql`(${sql.join(values)})`;
}

/** Each turn as the index of lines can be walked along. */
function turns(green: LaneRules['green']): readonly Condition[] {
  const confirmed = sql`lane = 'green' and green_confirmed is 1`;
  const waitsToBeSeen = sql`lane = 'green' and green_confirmed is not 1`;
  return [
    sql`lane = 'normal'`,
    sql`lane = 'appointment'`,
    ...(green === 'at-once' ? [sql`lane = 'green'`] : [confirmed, waitsToBeSeen]),
  ];
}

/**
 * The first `limit` of every turn that this window may call, in no order, all of those sent to this very window
 * included: what `inOrder` needs for the first `limit` in order.
 */
export async function readCallable(
  db: Db,
  reach: Reach,
  green: LaneRules['green'],
  limit: number,
): Promise<Standing[]> {
  const { date, windowCode, windowCodes } = reach;
  const parts = [
    sql`select * from tickets
    where target_window = ${windowCode} and date = ${date} and state = 'waiting'`,
  ];
  for (const line of reach.lines) {
    const waits = sql`date = ${date} and state = 'waiting' and ${inReach(line, windowCodes)}`;
    parts.push(sql`select * from (select * from tickets
      where ${waits} and topped_at is not null order by topped_at, ${byPlace} limit ${limit})`);
    for (const turn of turns(green)) {
      parts.push(sql`select * from (select * from tickets
        where ${waits} and topped_at is null and ${turn} order by ${byPlace} limit ${limit})`);
    }
  }
  const { rows } = await sql<Ticket>`${sql.join(parts, sql` union all `)}`.execute(db);
  return rows.map(standing);
}

/** How many wait for this window. */
export async function countCallable(db: Db, reach: Reach): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from (${inState(reach, 'waiting', sql`id`)})`.execute(
    db,
  );
  return rows[0]?.n ?? 0;
}

/** On hold in this window's lines, oldest call first; and missed since `missedSince`, newest first: at most `limit` each. */
export async function readOutOfLine(
  db: Db,
  reach: Reach,
  o: { missedSince: number; limit: number },
): Promise<{ parked: Ticket[]; missed: Ticket[] }> {
  const parked = await sql<Ticket>`${inState(reach, 'parked')} order by called_at, no limit ${o.limit}`.execute(db);
  const missed = await sql<Ticket>`select * from (${inState(reach, 'no-show')}) where ended_at > ${o.missedSince}
    order by ended_at desc, no limit ${o.limit}`.execute(db);
  return { parked: parked.rows, missed: missed.rows };
}

/** Line by line, as the index of lines is walked along: a day's numbers are many, a line's in one state few. */
function inState(reach: Reach, state: Ticket['state'], columns: Condition = sql`*`): Condition {
  const { date, windowCode, windowCodes, lines } = reach;
  const parts = [
    sql`select ${columns} from tickets where target_window = ${windowCode} and date = ${date} and state = ${state}`,
    ...lines.map(
      (line) => sql`select ${columns} from tickets
        where date = ${date} and state = ${state} and ${inReach(line, windowCodes)}`,
    ),
  ];
  return sql.join(parts, sql` union all `);
}

/** Whether this number is one that the window may call, were it waiting. */
export function isInReach(reach: Reach, row: Ticket): boolean {
  if (row.date !== reach.date) return false;
  if (row.target_window !== null && reach.windowCodes.includes(row.target_window)) {
    return row.target_window === reach.windowCode;
  }
  return reach.lines.some(
    ({ groupCode, matters }) =>
      groupCode === row.queue_group && (matters === null || matters.includes(row.matter_code)),
  );
}

/** Which line, and when it is looked at (UTC ms). */
export type Look = {
  readonly date: CalendarDate;
  /** Those called on it: earlier ones under way, whose people all go first, and itself. */
  readonly days: readonly CalendarDate[];
  readonly groupCode: string;
  readonly now: number;
};

/** `turnOf` of shared/domain/lanes.ts, as the database reads it. */
function turnAt(green: LaneRules['green'], now: number): Condition {
  const counts = green === 'at-once' ? sql`` : sql`and green_confirmed is 1`;
  return sql`case when topped_at is not null then 'topped'
    when lane = 'appointment' then iif(rank > ${now}, 'early', 'priority')
    when lane = 'green' ${counts} then 'priority' else 'normal' end`;
}

/** Waiters of one turn about one matter; `before`: how many of them have their place before somebody. */
export type Counted = {
  readonly turn: Turn;
  readonly matterCode: string;
  readonly people: number;
  readonly before: number;
};

type Sums = {
  date: CalendarDate;
  lane: Ticket['lane'];
  matterCode: string;
  people: number;
  topped: number;
  confirmed: number;
  later: number;
};

/**
 * A whole line as somebody finds it who joins it now, behind all of their turn. Everybody who takes a number asks, so it is
 * one walk along an index that holds all it needs (`tickets_counted`). Of an earlier day: as if topped.
 */
export async function countLine(
  db: Db,
  { date, days, groupCode, now, green }: Look & Pick<LaneRules, 'green'>,
): Promise<Counted[]> {
  const { rows } = await sql<Sums>`select date, lane, matter_code as matterCode, count(*) as people,
      sum(topped_at is not null) as topped, sum(topped_at is null and green_confirmed is 1) as confirmed,
      sum(topped_at is null and rank > ${now}) as later
    from tickets where date in (${sql.join(days)}) and queue_group = ${groupCode} and state = 'waiting'
    group by date, lane, matter_code`.execute(db);
  return rows.flatMap((row) => {
    const { matterCode, people } = row;
    const untopped = people - row.topped;
    const early = row.lane === 'appointment' ? row.later : 0;
    const counting = row.lane === 'green' && green === 'confirmed' ? row.confirmed : untopped - early;
    const priority = row.lane === 'normal' ? 0 : counting;
    const split: readonly (readonly [Turn, number])[] =
      row.date < date
        ? [['topped', people]]
        : [
            ['topped', row.topped],
            ['priority', priority],
            ['normal', untopped - early - priority],
            ['early', early],
          ];
    return split.filter(([, n]) => n > 0).map(([turn, n]) => ({ turn, matterCode, people: n, before: n }));
  });
}

/** A whole line, and who of it stands before `who`, who may stand in it. Of an earlier day: as if topped. */
export async function countBefore(
  db: Db,
  { date, days, groupCode, now, green }: Look & Pick<LaneRules, 'green'>,
  { toppedAt, rank, sub, n, no }: InLine,
): Promise<Counted[]> {
  const { rows } = await sql<Counted>`select
      iif(date < ${date}, 'topped', ${turnAt(green, now)}) as turn, matter_code as matterCode, count(*) as people,
      sum(date < ${date} or (coalesce(topped_at, 0), ${byPlace}) < (${toppedAt ?? 0}, ${rank}, ${sub}, ${n}, ${no})) as before
    from tickets where date in (${sql.join(days)}) and queue_group = ${groupCode} and state = 'waiting' group by 1, 2`.execute(
    db,
  );
  return rows;
}

/** How many wait in a line. */
export async function countWaiting(db: Db, { days, groupCode }: Pick<Look, 'days' | 'groupCode'>): Promise<number> {
  const { people } = await db
    .selectFrom('tickets')
    .select((eb) => eb.fn.countAll<number>().as('people'))
    .where('date', 'in', days)
    .where('queue_group', '=', groupCode)
    .where('state', '=', 'waiting')
    .executeTakeFirstOrThrow();
  return people;
}

/**
 * The number behind which one goes that is put back `behind` places: the one that many along those of the same turn in
 * its line, or the last where fewer wait or `behind` is 0. Undefined: nobody waits.
 */
export async function readToStandBehind(
  db: Db,
  row: Ticket,
  o: { turn: Turn; green: LaneRules['green']; now: number; behind: number },
): Promise<Ticket | undefined> {
  const order = o.behind === 0 ? sql`rank desc, sub desc, n desc, no desc` : byPlace;
  const { rows } = await sql<Ticket>`select * from tickets
    where date = ${row.date} and queue_group = ${row.queue_group} and state = 'waiting'
      and target_window is ${row.target_window} and ${turnAt(o.green, o.now)} = ${o.turn}
    order by ${order} limit ${Math.max(1, o.behind)}`.execute(db);
  return rows.at(-1);
}
