// Owns that a kiosk which could not open opens by itself once the trouble is gone: nobody stands by a machine in a hall to start it again.
import type { Schedule } from './crash-restart.ts';

/** How long the calm page stays before the next attempt. */
export const TRY_AGAIN_MS = 60_000;

/** Calls `open` until it works, `failed` after each time it does not. @returns ends the attempts */
export function tryUntilOpen(options: {
  open: () => Promise<void>;
  /** Resolves when what was half opened is closed again. */
  failed: (error: unknown) => Promise<void>;
  schedule: Schedule;
}): () => void {
  let cancel = (): void => undefined;
  let isStopped = false;
  const attempt = async (): Promise<void> => {
    try {
      await options.open();
    } catch (error) {
      await options.failed(error);
      if (!isStopped) cancel = options.schedule(TRY_AGAIN_MS, () => void attempt());
    }
  };
  void attempt();
  return () => {
    isStopped = true;
    cancel();
  };
}
