// Owns what a chart of bars shows: rows and series, the same ones its table lists, so that neither can say what the other does not.

/** dark, light: told apart in grey too · hatched: what was wanted and not had. */
export type BarLook = 'dark' | 'light' | 'hatched';

export type BarSeries = {
  readonly name: string;
  readonly look: BarLook;
};

export type Bars = {
  /** What the rows are: 时段, 事项. */
  readonly head: string;
  readonly series: readonly BarSeries[];
  readonly rows: readonly {
    readonly label: string;
    /** One for each series; null: there is none, which is not the same as 0. */
    readonly values: readonly (number | null)[];
    /** Where it is of another kind than the other rows. */
    readonly look?: BarLook;
    /** What stands at the bar's end; default: nothing. */
    readonly end?: string;
    /** Further columns, in the table alone. */
    readonly more?: readonly (number | null)[];
  }[];
  /** Heads of the further columns. */
  readonly more?: readonly string[];
  /** stacked: parts of a whole · over: a smaller figure drawn on a larger one, the smaller one first in `series`. */
  readonly way: 'stacked' | 'over';
  /** Rows lie under one another, for names; otherwise they stand side by side, for hours and days. */
  readonly isLying: boolean;
};

const standingHeight = 236;
const lyingRow = 30;
const lyingRest = 64;

/** How high its chart is (px): known before the chart's program has come, so that nothing moves when it does. */
export const chartHeight = (bars: Bars): number =>
  bars.isLying ? lyingRest + Math.max(1, bars.rows.length) * lyingRow : standingHeight;
