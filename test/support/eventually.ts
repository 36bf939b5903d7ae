// Waits for what comes true by itself, as long as a slow and shared machine may need for it.
import { vi } from 'vitest';

/** Calls `check` until it no longer throws; after 15 s its last error is the test's. */
export function eventually<T>(check: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(check, { timeout: 15_000, interval: 20 });
}
