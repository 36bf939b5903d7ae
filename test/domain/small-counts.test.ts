// Whoever sees all that is shown, and knows the rule by which it is, cannot tell how many any small group is: tried with every hall of some size.
import { describe, expect, it } from 'vitest';
import { shownCount, shownPercent } from '#shared/domain/small-counts.ts';

/** All lists of `length` counts that are `most` together, or less. */
function countsUpTo(length: number, most: number): number[][] {
  if (length === 0) return [[]];
  return Array.from({ length: most + 1 }, (_, n) => n).flatMap((n) =>
    countsUpTo(length - 1, most - n).map((rest) => [n, ...rest]),
  );
}

const sum = (counts: readonly number[]): number => counts.reduce((total, n) => total + n, 0);

/** All groups that the kinds of case can be put together to, as lists of places. */
const groupsOf = (kinds: number): number[][] =>
  Array.from({ length: 2 ** kinds - 1 }, (_, mask) =>
    Array.from({ length: kinds }, (_place, at) => at).filter((at) => (mask + 1) & (1 << at)),
  );

/**
 * Takes together the halls that look alike; a group of 1 to small - 1 cases that is as large in all of them is given away.
 * Halls are complete up to a whole step, so that none is told by the end of the list.
 */
function givenAway(halls: readonly number[][], shown: (hall: number[]) => unknown, small: number): string[] {
  const alike = new Map<string, number[][]>();
  for (const hall of halls) {
    const key = JSON.stringify(shown(hall));
    const found = alike.get(key);
    if (found) found.push(hall);
    else alike.set(key, [hall]);
  }
  return [...alike].flatMap(([key, of]) =>
    groupsOf(halls[0]?.length ?? 0).flatMap((group) => {
      const sizes = new Set(of.map((hall) => sum(group.map((at) => hall[at] ?? 0))));
      const [only = 0] = sizes;
      return sizes.size === 1 && only > 0 && only < small ? [`${group.join('+')} is ${only}: ${key}`] : [];
    }),
  );
}

/** Told and done in all, and told of the one matter and the other. */
const shownOf = ([aDone = 0, aNot = 0, bDone = 0, bNot = 0, restDone = 0, restNot = 0]: number[]): number[] => [
  aDone + aNot + bDone + bNot + restDone + restNot,
  aDone + bDone + restDone,
  aDone + aNot,
  bDone + bNot,
];

describe('counts for everybody', () => {
  for (const small of [2, 3, 5]) {
    it(`give no group below ${small} away: a month's told, closed, done and unconfirmed`, () => {
      // Still open · done · unconfirmed · said not to be done.
      const months = countsUpTo(4, small * 4 - 1);
      const found = givenAway(
        months,
        ([open = 0, done = 0, unconfirmed = 0, notDone = 0]) =>
          [open + done + unconfirmed + notDone, done + unconfirmed + notDone, done, unconfirmed].map((count) =>
            shownCount(count, small),
          ),
        small,
      );
      expect(found).toEqual([]);
    });
  }

  it('give no group away: a month beside how often two matters were told', () => {
    const small = 3;
    // Done and not done, of one matter, of another, and of the rest.
    const halls = countsUpTo(6, small * 4 - 1);
    const found = givenAway(halls, (hall) => shownOf(hall).map((count) => shownCount(count, small)), small);
    expect(found).toEqual([]);
  });

  it('would give one away if it were said of each matter how many were done, even in steps', () => {
    const small = 3;
    const found = givenAway(
      countsUpTo(6, small * 4 - 1),
      (hall) => [...shownOf(hall), hall[0] ?? 0, hall[2] ?? 0].map((count) => shownCount(count, small)),
      small,
    );
    expect(found.length).toBeGreaterThan(0);
  });

  it('would see it where counts were merely left out when they are small', () => {
    const small = 5;
    const plain = (count: number) => (count < small ? null : count);
    const found = givenAway(
      countsUpTo(2, 19),
      ([done = 0, notDone = 0]) => [plain(done + notDone), plain(done)],
      small,
    );
    expect(found.length).toBeGreaterThan(0);
  });

  it('are whole steps, never more than there are, and exact where every count may be told', () => {
    expect([0, 4, 5, 9, 10, 27].map((count) => shownCount(count, 5))).toEqual([null, null, 5, 5, 10, 25]);
    expect([0, 1, 7].map((count) => shownCount(count, 1))).toEqual([null, 1, 7]);
  });
});

describe('a percentage for everybody', () => {
  it('is whole where both sides are many, and 100 only where nobody was late', () => {
    expect(shownPercent({ part: 38, whole: 57 }, 5)).toEqual({ percent: 67, isAtLeast: false });
    expect(shownPercent({ part: 57, whole: 57 }, 5)).toEqual({ percent: 100, isAtLeast: false });
  });

  it('says the same of one and of four that are late', () => {
    const of = (late: number) => shownPercent({ part: 57 - late, whole: 57 }, 5);
    expect(of(1)).toEqual({ percent: 92, isAtLeast: true });
    expect([of(2), of(3), of(4)]).toEqual([of(1), of(1), of(1)]);
  });

  it('is not given where few were in time', () => {
    expect(shownPercent({ part: 2, whole: 57 }, 5)).toBeNull();
    expect(shownPercent({ part: 4, whole: 4 }, 5)).toBeNull();
    expect(shownPercent({ part: 0, whole: 0 }, 5)).toBeNull();
  });
});
