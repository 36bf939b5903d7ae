// Owns how a screen tells the idle watch that the person is waiting for us, and not gone.
import { createContext, use, useEffect } from 'react';

export const BusyContext = createContext<(isBusy: boolean) => void>(() => undefined);

/** A print that never ends must not keep a screen for ever. */
const LONGEST_MS = 60_000;

/** Holds the idle watch while not `isOver`, at most a minute. */
export function useBusyUntil(isOver: boolean): void {
  const setBusy = use(BusyContext);
  useEffect(() => {
    if (isOver) return;
    setBusy(true);
    const timer = setTimeout(() => setBusy(false), LONGEST_MS);
    return () => {
      clearTimeout(timer);
      setBusy(false);
    };
  }, [isOver, setBusy]);
}
