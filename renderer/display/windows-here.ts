// Owns which windows a display is for: those of its zone, its floor or its list. Nobody may miss a call because of a name mistyped in an address.
import type { Board, BoardWindow, Call } from '#shared/contract/queue.ts';
import type { DisplayOptions } from './display-options.ts';

/** Words of the address that no window answers to. */
export type UnknownPlace = { readonly what: 'zone' | 'floor' | 'window'; readonly said: string };

export type WindowsHere = {
  /** Null: all there are, and calls of any other. */
  readonly codes: ReadonlySet<string> | null;
  readonly unknown: readonly UnknownPlace[];
};

type Wanted = Pick<DisplayOptions, 'zone' | 'floor' | 'windows'>;

const isZone = ({ zone }: BoardWindow, wanted: string): boolean =>
  [zone.zh, zone.en].some((name) => name.replaceAll('|', '').trim().toLowerCase() === wanted.toLowerCase());

/** The windows that answer to zone, floor and list alike. A part that nothing answers to is left out of account, and told. */
export function windowsHere(windows: readonly BoardWindow[], wanted: Wanted): WindowsHere {
  // A board that does not know its windows yet says nothing about which there are.
  if (windows.length === 0) return { codes: null, unknown: [] };
  const unknown: UnknownPlace[] = [];
  let here = windows;
  const narrow = (what: UnknownPlace['what'], said: string, fits: (window: BoardWindow) => boolean): void => {
    const fitting = here.filter(fits);
    if (fitting.length === 0) unknown.push({ what, said });
    else here = fitting;
  };
  const { zone, floor } = wanted;
  if (zone !== null) narrow('zone', zone, (window) => isZone(window, zone));
  if (floor !== null) narrow('floor', String(floor), (window) => window.floor === floor);
  if (wanted.windows) {
    const known = wanted.windows.filter((number) => here.some((window) => window.number === number));
    for (const said of wanted.windows) if (!known.includes(said)) unknown.push({ what: 'window', said });
    if (known.length > 0) here = here.filter(({ number }) => known.includes(number));
  }
  return { codes: here === windows ? null : new Set(here.map(({ code }) => code)), unknown };
}

/** Whether a call is one of this display's. */
export function isCallHere({ codes }: WindowsHere, { windowCode }: Pick<Call, 'windowCode'>): boolean {
  return codes === null || codes.has(windowCode);
}

/** The board as this display shows it. */
export function boardHere(board: Board, here: WindowsHere): Board {
  if (here.codes === null) return board;
  return {
    ...board,
    calls: board.calls.filter((call) => isCallHere(here, call)),
    windows: board.windows.filter(({ code }) => here.codes?.has(code)),
  };
}
