// Who is called next, and how many go before: the fairness rule of the queue, with nothing of databases or clocks in it.

/** 普通 · 绿色通道 · 预约. */
export type Lane = 'normal' | 'green' | 'appointment';

/** What decides a number's turn. */
export type InLine = {
  readonly lane: Lane;
  /** Null: nobody has looked yet whether the green channel's reason holds. */
  readonly greenConfirmed: boolean | null;
  /** 置顶: the instant it was put first. */
  readonly toppedAt: number | null;
  /** Place: by `rank`, then `sub`, then `n`, then `no`. An appointment's rank lies ahead until its time has come. */
  readonly rank: number;
  readonly sub: number;
  readonly n: number;
  readonly no: string;
};

export type LaneRules = {
  /** Priority calls in a row at one window, after which a normal number has its turn. */
  readonly priorityRun: number;
  /** Whether the green channel counts as soon as it is chosen, or once somebody has confirmed it. */
  readonly green: 'at-once' | 'confirmed';
};

/** `early`: an appointment before its time, called only where nobody else waits. */
export type Turn = 'topped' | 'priority' | 'normal' | 'early';

/** In the order in which they are called, but for the normal lane's turn between priority ones. */
export const turns: readonly Turn[] = ['topped', 'priority', 'normal', 'early'];

/** Where a number stands at `now` (UTC ms). */
export function turnOf(ticket: InLine, rules: LaneRules, now: number): Turn {
  if (ticket.toppedAt !== null) return 'topped';
  if (ticket.lane === 'appointment') return ticket.rank > now ? 'early' : 'priority';
  if (ticket.lane === 'green' && (rules.green === 'at-once' || ticket.greenConfirmed === true)) return 'priority';
  return 'normal';
}

/** Order within a turn: negative where `a` goes first. */
export function byPlace(a: InLine, b: InLine): number {
  const topped = (a.toppedAt ?? 0) - (b.toppedAt ?? 0);
  return topped || a.rank - b.rank || a.sub - b.sub || a.n - b.n || (a.no < b.no ? -1 : a.no > b.no ? 1 : 0);
}

export type Choice<T> = { readonly ticket: T; readonly turn: Turn };

/** At a window: how many priority calls in a row it has made, and the instant it calls. */
export type AtWindow = { readonly run: number; readonly now: number };

/**
 * Those waiting in the order in which one window would call them if nobody else came: the topped first; then the
 * priority lanes, but after `priorityRun` of them in a row one normal number; early appointments last.
 */
export function* inOrder<T extends InLine>(
  waiting: readonly T[],
  rules: LaneRules,
  { run, now }: AtWindow,
): Generator<Choice<T>, void> {
  const lines: Record<Turn, T[]> = { topped: [], priority: [], normal: [], early: [] };
  for (const ticket of waiting.toSorted(byPlace).reverse()) lines[turnOf(ticket, rules, now)].push(ticket);
  let priorities = run;
  for (;;) {
    const isNormalsTurn = priorities >= rules.priorityRun && lines.normal.length > 0;
    const order: readonly Turn[] = isNormalsTurn ? ['topped', 'normal'] : turns;
    const turn = order.find((each) => lines[each].length > 0);
    const ticket = turn && lines[turn].pop();
    if (!ticket) return;
    priorities = runAfter(priorities, turn);
    yield { ticket, turn };
  }
}

/** The run of priority calls at a window after one more call. Topped ones leave it as it is. */
export function runAfter(run: number, turn: Turn): number {
  if (turn === 'topped') return run;
  return turn === 'priority' ? run + 1 : 0;
}

/** Whom the window calls next; null where nobody waits. The first of each turn is all it needs to be given. */
export function chooseNext<T extends InLine>(
  waiting: readonly T[],
  rules: LaneRules,
  window: AtWindow,
): Choice<T> | null {
  const first = inOrder(waiting, rules, window).next();
  return first.done ? null : first.value;
}

/** How many stand before a number, and how many there are in all, of each turn; of its own, only those before it count. */
export type Crowd = Readonly<Record<Turn, { readonly before: number; readonly all: number }>>;

/**
 * How many are called before a number of this turn if nobody else comes and the next call is the first of a run: what
 * a citizen is told.
 */
export function aheadOf(turn: Turn, crowd: Crowd, { priorityRun }: LaneRules): number {
  const { topped, priority, normal, early } = crowd;
  switch (turn) {
    case 'topped':
      return topped.before;
    case 'priority':
      return topped.all + priority.before + Math.min(normal.all, Math.floor(priority.before / priorityRun));
    case 'normal':
      return topped.all + normal.before + Math.min(priority.all, (normal.before + 1) * priorityRun);
    case 'early':
      return topped.all + priority.all + normal.all + early.before;
  }
}

/** A place in a lane. */
export type Place = { readonly rank: number; readonly sub: number };

/** Room between two numbers taken in the same instant for those that are put back between them. */
export const placesBetween = 1000;

/** The place right behind this one. */
export function placeBehind(place: Place): Place {
  return { rank: place.rank, sub: place.sub + 1 };
}
