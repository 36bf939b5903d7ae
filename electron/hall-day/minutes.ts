// Counts durations by whole minutes: exact percentiles of any number of them, in memory that does not grow with it.

const minuteMs = 60_000;

/** In whole minutes. */
export type MinuteFigures = { n: number; p50: number; p90: number; longest: number };

/** Durations of one kind. */
export type Minutes = {
  /** `ms`: a clock set back in between may make it negative; then it counts as nothing. */
  add(ms: number): void;
  /** Null where there was none. Percentiles by nearest rank: each is a duration that really was. */
  figures(): MinuteFigures | null;
};

export function createMinutes(): Minutes {
  const counts = new Map<number, number>();
  let n = 0;
  return {
    add(ms) {
      const minutes = Math.max(0, Math.round(ms / minuteMs));
      counts.set(minutes, (counts.get(minutes) ?? 0) + 1);
      n += 1;
    },
    figures() {
      if (n === 0) return null;
      const sorted = [...counts].sort(([a], [b]) => a - b);
      const atRank = (rank: number): number => {
        let seen = 0;
        for (const [minutes, count] of sorted) {
          seen += count;
          if (seen >= rank) return minutes;
        }
        return 0;
      };
      return { n, p50: atRank(Math.ceil(n / 2)), p90: atRank(Math.ceil((n * 9) / 10)), longest: atRank(n) };
    },
  };
}
