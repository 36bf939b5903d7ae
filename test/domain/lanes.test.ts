import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  aheadOf,
  byPlace,
  type Crowd,
  chooseNext,
  type InLine,
  inOrder,
  type LaneRules,
  placeBehind,
  runAfter,
  type Turn,
  turnOf,
} from '#shared/domain/lanes.ts';

const rules: LaneRules = { priorityRun: 2, green: 'at-once' };
const now = 1_000_000;

/** A number of a normal lane that was taken as the n-th, a second after the one before. */
function number(n: number, more: Partial<InLine> = {}): InLine {
  const no = `A${String(n).padStart(3, '0')}`;
  return { lane: 'normal', greenConfirmed: null, toppedAt: null, rank: n * 1000, sub: n * 1000, n, no, ...more };
}
const green = (n: number, greenConfirmed: boolean | null = null) => number(n, { lane: 'green', greenConfirmed });
const order = (waiting: readonly InLine[], run = 0, by: LaneRules = rules) =>
  [...inOrder(waiting, by, { run, now })].map(({ ticket }) => ticket.n);

describe('who is next', () => {
  it('is nobody where nobody waits', () => {
    expect(chooseNext([], rules, { run: 0, now })).toBeNull();
  });

  it('goes by place in one lane: rank, then what was put behind, then the number', () => {
    const same = { rank: 5000 };
    const waiting = [
      number(4, { ...same, sub: 3001 }),
      number(3, { ...same, sub: 3000 }),
      number(9, { rank: 4000 }),
      number(2, { ...same, sub: 3001 }),
    ];
    expect(order(waiting)).toEqual([9, 3, 2, 4]);
  });

  it('ties between two series by the number as it is said', () => {
    const tied = { rank: 1, sub: 1, n: 1 };
    const waiting = [number(1, { ...tied, no: 'B001' }), number(1, { ...tied, no: 'A001' })];
    expect(waiting.toSorted(byPlace).map(({ no }) => no)).toEqual(['A001', 'B001']);
  });

  it('gives the normal lane every third call while both wait', () => {
    const waiting = [1, 2, 3].map((n) => number(n)).concat([11, 12, 13, 14, 15].map((n) => green(n)));
    expect(order(waiting)).toEqual([11, 12, 1, 13, 14, 2, 15, 3]);
    // The window had two in a row behind it already.
    expect(order(waiting, 2)).toEqual([1, 11, 12, 2, 13, 14, 3, 15]);
    expect(order(waiting, 0, { ...rules, priorityRun: 1 })).toEqual([11, 1, 12, 2, 13, 3, 14, 15]);
  });

  it('does not let a run grow into a debt: after many priority calls one normal number has its turn, not many', () => {
    const waiting = [number(1), number(2), green(11), green(12)];
    expect(order(waiting, 9)).toEqual([1, 11, 12, 2]);
  });

  it('calls whoever was put first first, the one put first earliest before the others, and does not count it', () => {
    const waiting = [number(1), green(11), number(5, { toppedAt: 900 }), number(6, { toppedAt: 800 })];
    expect(order(waiting, 2)).toEqual([6, 5, 1, 11]);
    expect(runAfter(2, 'topped')).toBe(2);
  });

  it('counts an appointment with the green channel once its time has come, by rank among them', () => {
    const due = number(7, { lane: 'appointment', rank: now });
    expect(turnOf(due, rules, now)).toBe('priority');
    expect(turnOf(due, rules, now - 1)).toBe('early');
    expect(order([number(1), due, green(11)])).toEqual([11, 7, 1]);
  });

  it('calls an appointment before its time only where nobody else waits', () => {
    const early = number(7, { lane: 'appointment', rank: now + 60_000 });
    const later = number(8, { lane: 'appointment', rank: now + 120_000 });
    expect(order([later, early, number(1), green(11)])).toEqual([11, 1, 7, 8]);
  });

  it('waits with the green channel until somebody has looked, where the hall wants it so', () => {
    const seen: LaneRules = { ...rules, green: 'confirmed' };
    expect(order([number(1), green(2), green(3, true)], 0, seen)).toEqual([3, 1, 2]);
    expect(order([number(1), green(2), green(3, true)], 0, rules)).toEqual([2, 3, 1]);
  });

  it('says whose turn it was', () => {
    const waiting = [number(1), green(11), number(5, { toppedAt: 900 })];
    expect([...inOrder(waiting, rules, { run: 0, now })].map(({ turn }) => turn)).toEqual([
      'topped',
      'priority',
      'normal',
    ]);
  });

  it('stands directly behind whom it is put behind', () => {
    const three = [number(1), number(2), number(3)];
    const back = number(9, placeBehind(three[1] ?? number(0)));
    expect(order([...three, back])).toEqual([1, 2, 9, 3]);
  });
});

const line = fc
  .array(
    fc.record({
      lane: fc.constantFrom('normal' as const, 'normal' as const, 'green' as const, 'appointment' as const),
      toppedAt: fc.option(fc.integer({ min: 1, max: 5 }), { freq: 8 }),
      rank: fc.integer({ min: now - 5, max: now + 5 }),
      greenConfirmed: fc.constantFrom(null, true),
    }),
    { maxLength: 40 },
  )
  .map((all) => all.map((one, n) => number(n, { ...one, rank: one.lane === 'appointment' ? one.rank : now - n })));
const anyRules = fc.record({
  priorityRun: fc.integer({ min: 1, max: 4 }),
  green: fc.constantFrom('at-once' as const, 'confirmed' as const),
});

describe('people before a number', () => {
  it('is its place in the order, whatever waits', () => {
    fc.assert(
      fc.property(line, anyRules, (waiting, by) => {
        const choices = [...inOrder(waiting, by, { run: 0, now })];
        expect(choices).toHaveLength(waiting.length);
        for (const [place, { ticket, turn }] of choices.entries()) {
          const others = waiting.filter((each) => each !== ticket);
          const of = (each: Turn) => {
            const all = others.filter((other) => turnOf(other, by, now) === each);
            return { all: all.length, before: all.filter((other) => byPlace(other, ticket) < 0).length };
          };
          const crowd: Crowd = {
            topped: of('topped'),
            priority: of('priority'),
            normal: of('normal'),
            early: of('early'),
          };
          expect(aheadOf(turn, crowd, by)).toBe(place);
        }
      }),
    );
  });

  it('needs only the first of every turn to choose', () => {
    fc.assert(
      fc.property(line, anyRules, fc.nat({ max: 5 }), (waiting, by, run) => {
        const turns: readonly Turn[] = ['topped', 'priority', 'normal', 'early'];
        const heads = turns.flatMap((turn) =>
          waiting
            .filter((each) => turnOf(each, by, now) === turn)
            .toSorted(byPlace)
            .slice(0, 1),
        );
        expect(chooseNext(heads, by, { run, now })).toEqual(chooseNext(waiting, by, { run, now }));
      }),
    );
  });
});

describe('nobody in the normal lane starves', () => {
  /** One day's line with several windows; whoever is free calls. Answers, of every normal number, calls waited for and the bound. */
  function day(o: { windows: number; by: LaneRules; arrivals: readonly ('normal' | 'green' | 'none')[] }) {
    const runs = Array.from({ length: o.windows }, () => 0);
    let waiting: InLine[] = [];
    const came = new Map<number, { calls: number; normalsBefore: number }>();
    const waits: { n: number; calls: number; most: number }[] = [];
    let calls = 0;
    const callOne = () => {
      const at = calls % o.windows;
      const choice = chooseNext(waiting, o.by, { run: runs[at] ?? 0, now });
      if (!choice) return;
      calls += 1;
      runs[at] = runAfter(runs[at] ?? 0, choice.turn);
      waiting = waiting.filter((each) => each !== choice.ticket);
      const since = came.get(choice.ticket.n);
      if (!since) return;
      const r = since.normalsBefore;
      const most = r + 1 + o.by.priorityRun * (r + o.windows);
      waits.push({ n: choice.ticket.n, calls: calls - since.calls, most });
    };
    for (const [n, lane] of o.arrivals.entries()) {
      if (lane !== 'none') {
        // A green number nobody has confirmed stands with the normal ones, where the hall wants it so.
        const normals = waiting.filter((each) => turnOf(each, o.by, 0) === 'normal').length;
        if (lane === 'normal') came.set(n, { calls, normalsBefore: normals });
        waiting.push(number(n, { lane }));
      }
      // Two come for every call: the line grows, and priority numbers never stop coming.
      if (n % 2 === 1) callOne();
    }
    for (let left = waiting.length; left > 0; left -= 1) callOne();
    return { waits, came };
  }

  it('though two of three who come are of the green channel, all day', () => {
    const arrivals = Array.from({ length: 3000 }, (_, n) => (n % 3 === 0 ? ('normal' as const) : ('green' as const)));
    const { waits, came } = day({ windows: 1, by: rules, arrivals });
    expect(waits).toHaveLength(came.size);
    for (const { calls, most } of waits) expect(calls).toBeLessThanOrEqual(most);
    // As docs/queue-rules.md puts it for one window: at most (r + 1)(k + 1) calls, the last of them its own.
    expect(waits.every(({ calls, most }) => calls <= most && most % (rules.priorityRun + 1) === 0)).toBe(true);
  });

  it('whoever comes, however many windows call', () => {
    const arrival = fc.constantFrom('normal' as const, 'green' as const, 'green' as const, 'none' as const);
    fc.assert(
      fc.property(
        fc.record({
          windows: fc.integer({ min: 1, max: 5 }),
          by: anyRules,
          arrivals: fc.array(arrival, { maxLength: 300 }),
        }),
        (o) => {
          const { waits, came } = day(o);
          expect(waits).toHaveLength(came.size);
          for (const { calls, most } of waits) expect(calls).toBeLessThanOrEqual(most);
        },
      ),
    );
  });

  it('and a rule that gave priority always would be found out', () => {
    const never: LaneRules = { ...rules, priorityRun: 1e9 };
    const arrivals = ['normal' as const, ...Array.from({ length: 600 }, () => 'green' as const)];
    const [first] = day({ windows: 1, by: never, arrivals }).waits;
    expect(first?.calls).toBeGreaterThan(300);
  });
});
