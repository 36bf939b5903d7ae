// Owns how a screen tells the idle watch that the person is waiting for us, and not gone.
import { createContext, use, useEffect } from 'react';

export const BusyContext = createContext<(isBusy: boolean) => void>(() => undefined);

/** A print that never ends must not keep a screen for ever. */
const LONGEST_MS = 60_000;

/** Holds the idle watch while not `isOver`, at most a minute; or up to the moment `until` (this machine's ms). */
export function useBusyUntil(isOver: boolean, until?: number): void {
  const setBusy = use(BusyContext);
  useEffect(() => {
    const longest = until === undefined ? LONGEST_MS : until - Date.now();
    if (isOver || longest <= 0) return;
    setBusy(true);
    const timer = setTimeout(() => setBusy(false), longest);
    return () => {
      clearTimeout(timer);
      setBusy(false);
    };
  }, [isOver, until, setBusy]);
}
