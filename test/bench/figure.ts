// One measured figure, beside its floor from the same run: what every bench of the project reports.

/** `gate` must hold; `aim` is reached for. `floor` is the best this machine can do at the same work, taken in the same run. */
export type Figure = {
  area: string;
  name: string;
  value: number;
  unit: string;
  floor: number | null;
  ratio: number | null;
  gate: number | null;
  aim: number | null;
  /** Against the gate. Null: no gate. */
  ok: boolean | null;
};

export function figure(f: {
  area: string;
  name: string;
  value: number;
  unit: string;
  floor?: number;
  /** On the ratio where there is a floor, else on the value; smaller is better. */
  gate?: number;
  /** The gate and the aim are on the value all the same: the floor only stands beside it. */
  isAbsolute?: boolean;
  aim?: number;
}): Figure {
  const ratio = f.floor === undefined ? null : f.value / f.floor;
  const judged = f.isAbsolute ? f.value : (ratio ?? f.value);
  return {
    area: f.area,
    name: f.name,
    value: round(f.value),
    unit: f.unit,
    floor: f.floor === undefined ? null : round(f.floor),
    ratio: ratio === null ? null : round(ratio),
    gate: f.gate ?? null,
    aim: f.aim ?? null,
    ok: f.gate === undefined ? null : judged <= f.gate,
  };
}

/** The value below which `share` of the samples lie. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

const round = (value: number) => Number(value.toPrecision(4));
