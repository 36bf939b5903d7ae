// Owns how a call that has just been made changes what is shown, before the hall is asked again.
import type { Board, Call } from '#shared/contract/queue.ts';

/** The same number called again is one line, with the newer time. */
const isSame = (a: Call, b: Call): boolean => a.ticketNo === b.ticketNo && a.windowCode === b.windowCode;

/** As many of a window's last calls as the board itself carries. */
const lastNosShown = 3;

/** The board after a call: the call first, its window showing its number. */
export function withCall(board: Board, call: Call, at: number): Board {
  return {
    ...board,
    asOf: Math.max(board.asOf, at),
    calls: [call, ...board.calls.filter((earlier) => !isSame(earlier, call))],
    windows: board.windows.map((window) => {
      if (window.code !== call.windowCode) return window;
      const before = window.lastNos.filter((no) => no !== call.ticketNo);
      const lastNos = [call.ticketNo, ...before].slice(0, lastNosShown);
      return { ...window, state: 'serving', ticketNo: call.ticketNo, lastNos };
    }),
  };
}

/** The board after a number was served or did not come: its window is free. */
export function withoutTicket(board: Board, ticketNo: string, at: number): Board {
  return {
    ...board,
    asOf: Math.max(board.asOf, at),
    windows: board.windows.map((window) =>
      window.ticketNo === ticketNo ? { ...window, state: 'free', ticketNo: null } : window,
    ),
  };
}

/** Whether the number called is at the window it was called to: nobody is sent to a window that has done with them. */
export function isStillCalled(board: Board, { ticketNo, windowCode }: Pick<Call, 'ticketNo' | 'windowCode'>): boolean {
  return board.windows.some((window) => window.code === windowCode && window.ticketNo === ticketNo);
}

/** The newest call whose number is at its window now. */
export function stillCalled(board: Board): Call | null {
  return board.calls.find((call) => isStillCalled(board, call)) ?? null;
}

/** A call's identity: calling again is another one, and flashes again. */
export function callKey(call: Call): string {
  return `${call.ticketNo}/${call.windowCode}/${call.times}/${call.at}`;
}
