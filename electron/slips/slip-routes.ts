// Which printers a terminal's slips may come out of: its own first, then those that serve everybody.

/** A printer as routes see it. `terminals`: whose slips come out of it; none named: everybody's. */
export type Routed = { readonly name: string; readonly terminals: readonly string[] };

/** In the order in which they are tried. */
export function routeOf<P extends Routed>(printers: readonly P[], terminal: string): P[] {
  const own = printers.filter(({ terminals }) => terminals.includes(terminal));
  return [...own, ...printers.filter(({ terminals }) => terminals.length === 0)];
}

/** Whose waiting slips a printer may take now: of the terminals named anywhere, and of all the others. */
export type Share = {
  readonly printer: string;
  readonly terminals: readonly string[];
  /** Terminals no setting names are all alike; null where their slips are for another printer. */
  readonly othersThan: readonly string[] | null;
};

/** `isOut`: the printer has been in trouble for so long that the next in line steps in. */
export function shareOf(printers: readonly Routed[], name: string, isOut: (printer: string) => boolean): Share {
  const isFirst = (route: readonly Routed[]): boolean =>
    route.find((one) => !isOut(one.name) || one.name === name)?.name === name;
  const named = [...new Set(printers.flatMap(({ terminals }) => terminals))];
  const unnamed = printers.filter(({ terminals }) => terminals.length === 0);
  return {
    printer: name,
    terminals: named.filter((terminal) => isFirst(routeOf(printers, terminal))),
    othersThan: isFirst(unnamed) ? named : null,
  };
}
