// Owns how a call that has just been made changes what is shown, before the hall is asked again.
import type { Board, Call } from '#shared/contract/queue.ts';

/** The same number called again is one line, with the newer time. */
const isSame = (a: Call, b: Call): boolean => a.ticketNo === b.ticketNo && a.windowNumber === b.windowNumber;

/** The board after a call: the call first, its window showing its number. */
export function withCall(board: Board, call: Call, at: number): Board {
  return {
    asOf: Math.max(board.asOf, at),
    calls: [call, ...board.calls.filter((earlier) => !isSame(earlier, call))],
    windows: board.windows.map((window) =>
      window.number === call.windowNumber ? { ...window, ticketNo: call.ticketNo } : window,
    ),
  };
}

/** The board after a number was served or did not come: its window is free. */
export function withoutTicket(board: Board, ticketNo: string, at: number): Board {
  return {
    ...board,
    asOf: Math.max(board.asOf, at),
    windows: board.windows.map((window) => (window.ticketNo === ticketNo ? { ...window, ticketNo: null } : window)),
  };
}

/** The newest call whose number is at its window now: nobody is sent to a window that has done with them. */
export function stillCalled(board: Board): Call | null {
  const isThere = ({ ticketNo, windowNumber }: Call): boolean =>
    board.windows.some((window) => window.number === windowNumber && window.ticketNo === ticketNo);
  return board.calls.find(isThere) ?? null;
}

/** A call's identity: calling again is another one, and flashes again. */
export function callKey(call: Call): string {
  return `${call.ticketNo}/${call.windowNumber}/${call.times}/${call.at}`;
}
