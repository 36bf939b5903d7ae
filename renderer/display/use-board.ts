// Owns the board and its freshness: a call shows the moment it is heard, and the whole is asked again behind it.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { Hall } from '#shared/contract/hall.ts';
import type { Board, Call } from '#shared/contract/queue.ts';
import { useHallQueries, useLive } from '../api-provider.tsx';
import type { LineState } from '../live.ts';
import type { ClockAnchor } from '../ui/use-clock.ts';
import { callKey, withCall, withoutTicket } from './board-calls.ts';

/** As long as the card flashes: lamp for 1 s, twice. */
const FLASH_MS = 4000;
/** The board is asked for again once for all that happens at a time: thirty displays would ask thirty times a call. */
const BOARD_AFTER_MS = 400;
/** A day that begins, or a line that lies, is noticed at the latest after this. */
const BOARD_AGAIN_MS = 30_000;

export type BoardState = {
  readonly hall: Hall | null;
  readonly board: Board | null;
  readonly clock: ClockAnchor | null;
  readonly line: LineState;
  /** When what is shown was last known to be true: ms of this machine's clock; null: never. */
  readonly knownAt: number | null;
  /** The call to be noticed now. */
  readonly flashing: string | null;
  /** The board as it is known this moment, for whoever asks outside a drawing. */
  readonly latest: () => Board | null;
};

/** @param onCalled hears of a call the moment it is made, once the board has it */
export function useBoard(onCalled: (call: Call) => void): BoardState {
  const queries = useHallQueries();
  const client = useQueryClient();
  const hall = useQuery(queries.hall.get.queryOptions({ refetchInterval: BOARD_AGAIN_MS, staleTime: BOARD_AGAIN_MS }));
  const board = useQuery(queries.queue.board.queryOptions({ refetchInterval: BOARD_AGAIN_MS, staleTime: 0 }));
  const [flashing, setFlashing] = useState<string | null>(null);
  const flashTimer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const boardTimer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(
    () => () => {
      clearTimeout(flashTimer.current);
      clearTimeout(boardTimer.current);
    },
    [],
  );
  const key = queries.queue.board.queryKey();
  const askAnew = (): void => {
    clearTimeout(boardTimer.current);
    boardTimer.current = setTimeout(() => void client.invalidateQueries({ queryKey: key }), BOARD_AFTER_MS);
  };

  const line = useLive('hall', (event) => {
    const isWhole = event.type === 'catalogue-changed' || (event.type === 'queue-changed' && event.groupCode === null);
    if (event.type === 'window-changed' || isWhole) askAnew();
    // The hall's name, hours and sentences, or its day closed or opened again.
    if (isWhole) void client.invalidateQueries({ queryKey: queries.hall.get.key() });
    if (event.type !== 'called' && event.type !== 'ticket-ended') return;
    // An answer on its way is older than what was just heard, and must not cover it.
    void client.cancelQueries({ queryKey: key });
    client.setQueryData(key, (before: Board | undefined) => {
      if (!before) return before;
      return event.type === 'called'
        ? withCall(before, event.call, event.at)
        : withoutTicket(before, event.ticketNo, event.at);
    });
    if (event.type === 'called') {
      setFlashing(callKey(event.call));
      clearTimeout(flashTimer.current);
      flashTimer.current = setTimeout(() => setFlashing(null), FLASH_MS);
      onCalled(event.call);
    }
    askAnew();
  });

  const answeredAt = board.dataUpdatedAt || null;
  const knownAt = line.heardAt === null ? answeredAt : Math.max(line.heardAt, answeredAt ?? 0);
  return {
    hall: hall.data ?? null,
    board: board.data ?? null,
    clock: hall.data ? { now: hall.data.now, at: hall.dataUpdatedAt } : null,
    line,
    knownAt,
    flashing,
    latest: () => client.getQueryData<Board>(key) ?? null,
  };
}
