// The queue's rules once more, as plainly as a list on paper allows: what the real one is held against. Shares no code with it.

export type Settings = {
  recallMax: number;
  missed: { requeueTimes: number; behind: number; keepMinutes: number };
  priorityRun: number;
  green: 'at-once' | 'confirmed';
};

export type Num = {
  id: string;
  no: string;
  n: number;
  date: string;
  group: string;
  line: string;
  lane: 'normal' | 'green' | 'appointment';
  /** Chose the green channel; what was found when somebody looked. */
  isGreen: boolean;
  holds: boolean | null;
  topped: number | null;
  rank: number;
  /** An appointment's time. */
  due: number;
  sub: number;
  state: 'waiting' | 'called' | 'parked' | 'served' | 'no-show' | 'void';
  target: string | null;
  window: string | null;
  misses: number;
  calls: number;
  endedAt: number;
};

export type Window = { code: string; groups: readonly string[]; run: number; pausedOn: string | null };

/** 'ok', or the code of the refusal. */
type Outcome = string;

const alive = ['waiting', 'called', 'parked'];
/** After the last of its numbers was taken or called a day is quiet. */
const quietMs = 3 * 3_600_000;

export class QueueModel {
  readonly numbers: Num[] = [];
  readonly closed = new Set<string>();
  readonly windows: readonly Window[];
  readonly settings: Settings;
  /** The instant of the next act. */
  now = 0;
  /** How long the program has run, however its clock is set. */
  ran = 0;
  /** By date, when a number of it was last taken or called: by the clock, and by how long the program had run. */
  private readonly lastActs = new Map<string, { at: number; ran: number }>();

  constructor(settings: Settings, windows: readonly { code: string; groups: readonly string[] }[]) {
    this.settings = settings;
    this.windows = windows.map((window) => ({ ...window, run: 0, pausedOn: null }));
  }

  get today(): string {
    return dateOf(this.now);
  }

  /** The days whose numbers are called, as on `today`: those before it that are neither closed nor quiet, and itself. */
  days(today = this.today): string[] {
    const isUnderWay = (date: string): boolean =>
      date < today && !this.closed.has(date) && this.ran - (this.lastActs.get(date)?.ran ?? 0) <= quietMs;
    return [...[...this.lastActs.keys()].filter(isUnderWay).sort(), today];
  }

  /** All that a program started anew knows is what the clock says. */
  restart(clock: number): void {
    for (const [date, last] of this.lastActs) {
      const ago = Math.max(0, clock - last.at);
      if (ago > quietMs) this.lastActs.delete(date);
      else last.ran = this.ran - ago;
    }
  }

  /** What the taking side answers, and the number's place in its day. */
  take(group: string): { outcome: Outcome; n: number } {
    const n = this.numbers.filter((each) => each.date === this.today && each.group === group).length + 1;
    const windows = this.windows.filter(({ groups }) => groups.includes(group));
    if (this.closed.has(this.today)) return { outcome: 'HALL_CLOSED', n };
    if (windows.every(({ pausedOn }) => pausedOn === this.today)) return { outcome: 'NO_WINDOW', n };
    return { outcome: 'ok', n };
  }

  add(id: string, no: string, group: string, lane: Num['lane'], rank = this.now): void {
    const { n } = this.take(group);
    const about = {
      id,
      no,
      n,
      date: this.today,
      group,
      line: group,
      lane,
      isGreen: lane === 'green',
      rank,
      due: rank,
      sub: n * 1000,
    };
    const fresh = { holds: null, topped: null, target: null, window: null, misses: 0, calls: 0, endedAt: 0 };
    this.numbers.push({ ...about, ...fresh, state: 'waiting' });
    this.lastActs.set(this.today, { at: this.now, ran: this.ran });
  }

  /** Who stands at the window, of whatever day. */
  at(window: Window): Num | undefined {
    return this.numbers.find((each) => each.state === 'called' && each.window === window.code);
  }

  /** Those the window would call, in order. */
  order(window: Window): Num[] {
    const order: Num[] = [];
    let run = window.run;
    for (const date of this.days()) run = this.orderOf(window, date, run, order);
    return order;
  }

  /** The same of one day, after `run` priority calls; answers how many there are then. */
  private orderOf(window: Window, date: string, before: number, order: Num[]): number {
    const left = this.numbers
      .filter((each) => each.state === 'waiting' && each.date === date && this.isFor(each, window))
      .sort(byPlace);
    let run = before;
    while (left.length > 0) {
      const first = (kind: string) => left.find((each) => this.kind(each) === kind);
      const topped = left.filter((each) => each.topped !== null).sort((a, b) => (a.topped ?? 0) - (b.topped ?? 0))[0];
      const mustBeNormal = run >= this.settings.priorityRun;
      const chosen =
        topped ??
        (mustBeNormal ? first('normal') : undefined) ??
        first('priority') ??
        first('normal') ??
        first('early');
      if (!chosen) break;
      if (!topped) run = this.kind(chosen) === 'priority' ? run + 1 : 0;
      order.push(chosen);
      left.splice(left.indexOf(chosen), 1);
    }
    return run;
  }

  next(window: Window): Outcome {
    const [first] = this.order(window);
    if (!first || this.closed.has(first.date)) return 'NOBODY_WAITING';
    if (first.topped === null) window.run = this.kind(first) === 'priority' ? window.run + 1 : 0;
    this.call(window, first);
    return 'ok';
  }

  callBack(window: Window, num: Num): Outcome {
    if (!this.days().includes(num.date) || !this.isFor(num, window)) return 'TICKET_UNKNOWN';
    const mayCome = num.state === 'parked' || this.isKept(num);
    if (!mayCome || this.closed.has(num.date)) return 'TICKET_CHANGED';
    this.call(window, num);
    return 'ok';
  }

  /** The number an act at the window is for. */
  private meant(window: Window, num: Num): Outcome {
    const here = this.at(window);
    if (!here || !this.days().includes(here.date)) return 'NOTHING_CALLED';
    return here === num ? 'ok' : 'CHANGED';
  }

  recall(window: Window, num: Num): Outcome {
    const meant = this.meant(window, num);
    if (meant !== 'ok') return meant;
    if (num.calls >= this.settings.recallMax) return 'RECALL_LIMIT';
    num.calls += 1;
    return 'ok';
  }

  leave(window: Window, num: Num, state: 'served' | 'parked'): Outcome {
    const meant = this.meant(window, num);
    if (meant === 'ok') this.end(num, state);
    return meant;
  }

  miss(window: Window, num: Num): Outcome {
    const meant = this.meant(window, num);
    if (meant !== 'ok') return meant;
    // Called before its appointment's time, as a courtesy: nothing is lost by it.
    if (num.lane === 'appointment' && this.now < num.due) {
      num.state = 'waiting';
      return 'ok';
    }
    num.misses += 1;
    if (num.misses > this.settings.missed.requeueTimes) this.end(num, 'no-show');
    else this.putBack(num);
    return 'ok';
  }

  forward(window: Window, num: Num, to: { window: Window } | { group: string }): Outcome {
    const meant = this.meant(window, num);
    if (meant !== 'ok') return meant;
    if ('group' in to) {
      if (window.groups.includes(to.group)) return 'TARGET_IS_HERE';
      Object.assign(num, { line: to.group, target: null, state: 'waiting' });
      return 'ok';
    }
    if (to.window === window) return 'TARGET_IS_HERE';
    const line = to.window.groups.includes(num.line) ? num.line : (to.window.groups[0] ?? '');
    Object.assign(num, { line, target: to.window.code, state: 'waiting' });
    return 'ok';
  }

  requeue(num: Num): Outcome {
    if (!this.days().includes(num.date)) return 'TICKET_UNKNOWN';
    if (num.state !== 'parked' && num.state !== 'no-show') return 'TICKET_CHANGED';
    if ((num.state === 'no-show' && !this.isKept(num)) || this.closed.has(num.date)) return 'KEPT_TOO_LONG';
    this.putBack(num);
    return 'ok';
  }

  top(num: Num): Outcome {
    if (!this.days().includes(num.date)) return 'TICKET_UNKNOWN';
    if (num.state !== 'waiting') return 'TICKET_CHANGED';
    num.topped ??= this.now;
    return 'ok';
  }

  look(num: Num, holds: boolean): Outcome {
    if (!this.days().includes(num.date)) return 'TICKET_UNKNOWN';
    if (!num.isGreen || !alive.includes(num.state)) return 'TICKET_CHANGED';
    Object.assign(num, { holds, lane: holds ? 'green' : 'normal' });
    return 'ok';
  }

  close(date: string): void {
    this.closed.add(date);
    for (const num of this.numbers) if (num.date === date && alive.includes(num.state)) this.end(num, 'void');
  }

  /** Days before `today` with numbers left are closed, once they are quiet. */
  sweep(today: string): void {
    const days = this.days(today);
    const left = this.numbers.filter(
      (each) => each.date < today && !days.includes(each.date) && alive.includes(each.state),
    );
    for (const { date } of left) this.close(date);
  }

  private kind(num: Num): 'priority' | 'normal' | 'early' {
    if (num.lane === 'appointment') return num.rank <= this.now ? 'priority' : 'early';
    const counts = num.lane === 'green' && (this.settings.green === 'at-once' || num.holds === true);
    return counts ? 'priority' : 'normal';
  }

  private isFor(num: Num, window: Window): boolean {
    return num.target === null ? window.groups.includes(num.line) : num.target === window.code;
  }

  private isKept(num: Num): boolean {
    return num.state === 'no-show' && num.endedAt > this.now - this.settings.missed.keepMinutes * 60_000;
  }

  private call(window: Window, num: Num): void {
    const before = this.at(window);
    if (before) this.end(before, 'served');
    Object.assign(num, { state: 'called', window: window.code, calls: 1, topped: null });
    window.pausedOn = null;
    this.lastActs.set(num.date, { at: this.now, ran: this.ran });
  }

  private putBack(num: Num): void {
    const others = this.numbers
      .filter((each) => each !== num && each.state === 'waiting' && each.date === num.date && each.topped === null)
      .filter((each) => each.line === num.line && each.target === num.target && this.kind(each) === this.kind(num))
      .sort(byPlace);
    const { behind } = this.settings.missed;
    const before = (behind === 0 ? undefined : others[behind - 1]) ?? others.at(-1);
    const place = before ? { rank: before.rank, sub: before.sub + 1 } : { rank: this.now, sub: num.n * 1000 };
    Object.assign(num, { ...place, state: 'waiting' });
  }

  private end(num: Num, state: Num['state']): void {
    Object.assign(num, { state, endedAt: this.now });
  }
}

export const dateOf = (instant: number): string => new Date(instant + 8 * 3_600_000).toISOString().slice(0, 10);

const byPlace = (a: Num, b: Num): number => a.rank - b.rank || a.sub - b.sub || a.n - b.n || (a.no < b.no ? -1 : 1);
