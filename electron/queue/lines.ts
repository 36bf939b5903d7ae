// Who waits in each line, counted as it moves: everybody who takes a number asks, and counting a long line anew each time would slow the hall down when it is fullest.
import type { Db, JournalEvent, Store } from '#electron/store/store.ts';
import type { Row } from '#electron/store/tables.ts';
import type { CalendarDate } from '#shared/domain/calendar-date.ts';
import {
  aheadOf,
  byPlace,
  type Crowd,
  type InLine,
  type LaneRules,
  placesBetween,
  type Turn,
  turnOf,
} from '#shared/domain/lanes.ts';
import { standing } from './line-store.ts';
import {
  ticketCalled,
  ticketForwarded,
  ticketGreenChecked,
  ticketMissed,
  ticketRequeued,
  ticketTaken,
  ticketTopped,
  ticketVoided,
} from './queue-events.ts';

/** A number in its line, with what it is about. */
type Waiter = InLine & { readonly matterCode: string };

/** Those called before a number if nobody else comes: how many in all, and of which matter (parts of people where only some of a turn are). */
export type Before = { readonly ahead: number; readonly byMatter: ReadonlyMap<string, number> };

/** Called already, or on hold. */
export const nobodyBefore: Before = { ahead: 0, byMatter: new Map() };

/** Which line, and when it is looked at. */
export type Look = { readonly date: CalendarDate; readonly groupCode: string; readonly now: number };

export type Lines = {
  /** How many wait. */
  waiting(look: Omit<Look, 'now'>): Promise<number>;
  /** Before a number that stands in this line. */
  before(look: Look, ticket: InLine): Promise<Before>;
  /** Before somebody who joins the line now. `within`: a write, which may see more than has been committed. */
  beforeNewcomer(look: Look, who: Newcomer, within?: WithinWrite): Promise<Before>;
};

/** `taken`: the group's numbers so far as this write sees them. */
export type WithinWrite = { readonly db: Db; readonly taken: number };

/** What decides a newcomer's turn. */
export type Newcomer = Pick<InLine, 'lane' | 'rank'>;

/** Numbers of one turn, by matter. An appointment's turn comes with its time, so those are looked at one by one. */
type Tally = Map<string, number>;
type Line = {
  readonly date: CalendarDate;
  /** The group's numbers that are counted here. */
  taken: number;
  readonly waiters: Map<string, Waiter>;
  readonly tallies: Record<'topped' | 'priority' | 'normal', Tally>;
  readonly appointments: Map<string, Waiter>;
};

const turns: readonly Turn[] = ['topped', 'priority', 'normal', 'early'];

export function createLines(store: Store, rules: LaneRules): Lines {
  const known = new Map<string, Line>();
  let changes = 0;

  const placeOf = (line: Line, id: string, waiter: Waiter): Tally | null => {
    if (waiter.lane === 'appointment' && waiter.toppedAt === null) {
      line.appointments.set(id, waiter);
      return null;
    }
    const turn = turnOf(waiter, rules, 0);
    return line.tallies[turn === 'early' ? 'normal' : turn];
  };

  function add(line: Line, id: string, waiter: Waiter): void {
    if (line.waiters.has(id)) return;
    line.waiters.set(id, waiter);
    const tally = placeOf(line, id, waiter);
    tally?.set(waiter.matterCode, (tally.get(waiter.matterCode) ?? 0) + 1);
  }

  function remove(line: Line, id: string): void {
    const waiter = line.waiters.get(id);
    if (!waiter) return;
    const tally = placeOf(line, id, waiter);
    line.appointments.delete(id);
    line.waiters.delete(id);
    tally?.set(waiter.matterCode, (tally.get(waiter.matterCode) ?? 1) - 1);
  }

  function follow({ type, subject, at, data }: JournalEvent): void {
    switch (type) {
      case 'ticket.taken': {
        const taken = ticketTaken.parse(data);
        const line = known.get(taken.groupCode);
        if (line?.date !== taken.date) return;
        const { lane, n, no, matterCode } = taken;
        line.taken = Math.max(line.taken, taken.n);
        add(line, subject, {
          lane,
          n,
          no,
          matterCode,
          greenConfirmed: null,
          toppedAt: null,
          rank: taken.rank ?? at,
          sub: n * placesBetween,
        });
        return;
      }
      case 'ticket.called': {
        const line = known.get(ticketCalled.parse(data).groupCode);
        if (line) remove(line, subject);
        return;
      }
      case 'ticket.voided': {
        const line = known.get(ticketVoided.parse(data).groupCode);
        if (line) remove(line, subject);
        return;
      }
      // Rare: the line is read anew by whoever asks next.
      case 'ticket.missed':
        known.delete(ticketMissed.parse(data).groupCode);
        return;
      case 'ticket.requeued':
        known.delete(ticketRequeued.parse(data).groupCode);
        return;
      case 'ticket.forwarded':
        known.delete(ticketForwarded.parse(data).to.groupCode);
        return;
      case 'ticket.topped':
        known.delete(ticketTopped.parse(data).groupCode);
        return;
      case 'ticket.green-checked':
        known.delete(ticketGreenChecked.parse(data).groupCode);
        return;
    }
  }

  store.onCommitted((events) => {
    changes += 1;
    for (const event of events) follow(event);
  });

  /** As it is committed: a write sees more, and may yet be taken back. */
  async function lineOf({ date, groupCode }: Omit<Look, 'now'>): Promise<Line> {
    const there = known.get(groupCode);
    if (there?.date === date) return there;
    const before = changes;
    const rows = await store.db
      .selectFrom('tickets')
      .selectAll()
      .where('date', '=', date)
      .where('queue_group', '=', groupCode)
      .where('state', '=', 'waiting')
      .execute();
    const day = await store.db
      .selectFrom('queue_days')
      .select('taken')
      .where('date', '=', date)
      .where('group_code', '=', groupCode)
      .executeTakeFirst();
    const tallies = { topped: new Map(), priority: new Map(), normal: new Map() };
    const read: Line = { date, taken: day?.taken ?? 0, waiters: new Map(), tallies, appointments: new Map() };
    for (const row of rows) add(read, row.id, waiterOf(row));
    // What was read while something was written may lack it: it is used once and not kept.
    if (before === changes) known.set(groupCode, read);
    return read;
  }

  /** Taken in the same transaction and not committed yet, for this line. */
  async function underWay(db: Db, { date, groupCode }: Look, counted: number): Promise<Waiter[]> {
    const rows = await db
      .selectFrom('tickets')
      .selectAll()
      .where('date', '=', date)
      .where('group_code', '=', groupCode)
      .where('n', '>', counted)
      .where('queue_group', '=', groupCode)
      .where('state', '=', 'waiting')
      .execute();
    return rows.map(waiterOf);
  }

  function crowdAt(line: Line, now: number): Record<Turn, Tally> {
    const { topped, priority, normal } = line.tallies;
    const all = { topped, priority: new Map(priority), normal, early: new Map<string, number>() };
    for (const waiter of line.appointments.values()) addTo(all[turnOf(waiter, rules, now)], waiter.matterCode);
    return all;
  }

  return {
    async waiting(look) {
      return (await lineOf(look)).waiters.size;
    },

    async before(look, ticket) {
      const line = await lineOf(look);
      const turn = turnOf(ticket, rules, look.now);
      return whoGoesBefore(crowdAt(line, look.now), turn, ofTurnBefore(line, turn, ticket, look.now));
    },

    async beforeNewcomer(look, { lane, rank }, within) {
      const line = await lineOf(look);
      const all = crowdAt(line, look.now);
      if (within && within.taken > line.taken) {
        all.topped = new Map(all.topped);
        all.normal = new Map(all.normal);
        for (const waiter of await underWay(within.db, look, line.taken)) {
          addTo(all[turnOf(waiter, rules, look.now)], waiter.matterCode);
        }
      }
      const who = { lane, rank, greenConfirmed: null, toppedAt: null, sub: 0, n: Number.MAX_SAFE_INTEGER, no: '' };
      const turn = turnOf(who, rules, look.now);
      // Whoever joins comes last of their turn; only appointments before their time stand by that.
      const own = turn === 'early' ? ofTurnBefore(line, turn, who, look.now) : all[turn];
      return whoGoesBefore(all, turn, own);
    },
  };

  function ofTurnBefore(line: Line, turn: Turn, who: InLine, now: number): Tally {
    const before: Tally = new Map();
    for (const waiter of line.waiters.values()) {
      if (turnOf(waiter, rules, now) === turn && byPlace(waiter, who) < 0) addTo(before, waiter.matterCode);
    }
    return before;
  }

  function whoGoesBefore(all: Record<Turn, Tally>, turn: Turn, own: Tally): Before {
    const ahead = aheadOf(turn, crowdOf(all, turn, own), rules);
    const byMatter: Tally = new Map();
    let open = ahead;
    // Whole turns first; what is left over is of the turn that only in part goes before.
    const inPart: Turn | null = turn === 'normal' ? 'priority' : turn === 'priority' ? 'normal' : null;
    for (const each of turns) {
      if (each === inPart) continue;
      const tally = each === turn ? own : isWholeBefore(each, turn) ? all[each] : null;
      for (const [matterCode, people] of tally ?? []) open -= addTo(byMatter, matterCode, people);
    }
    if (inPart !== null && open > 0) {
      const total = sum(all[inPart]);
      for (const [matterCode, people] of all[inPart]) addTo(byMatter, matterCode, (people * open) / total);
    }
    return { ahead, byMatter };
  }
}

const waiterOf = (row: Row<'tickets'>): Waiter => ({ ...standing(row), matterCode: row.matter_code });

const isWholeBefore = (each: Turn, turn: Turn): boolean => turns.indexOf(each) < turns.indexOf(turn);

const sum = (tally: Tally): number => [...tally.values()].reduce((total, people) => total + people, 0);

/** Answers what it added. */
function addTo(tally: Tally, matterCode: string, people = 1): number {
  if (people > 0) tally.set(matterCode, (tally.get(matterCode) ?? 0) + people);
  return people;
}

function crowdOf(all: Record<Turn, Tally>, turn: Turn, own: Tally): Crowd {
  const of = (each: Turn) => ({ before: sum(each === turn ? own : all[each]), all: sum(all[each]) });
  return { topped: of('topped'), priority: of('priority'), normal: of('normal'), early: of('early') };
}
