// A store in a throw-away folder, for tests of the store and of the areas built on it.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, onTestFinished } from 'vitest';
import { type EngineKind, engines } from '#electron/store/database.ts';
import { openStore, type Projection, type Store, type StoreOptions } from '#electron/store/store.ts';

/** 2026-11-23 09:00 in Shizhu: an ordinary Monday. */
export const mondayMorning = Date.UTC(2026, 10, 23, 1, 0, 0);

/** A clock that a test moves. */
export function handClock(start = mondayMorning): { (): number; now: number } {
  const clock = () => clock.now;
  clock.now = start;
  return clock;
}

/** A folder that is gone when the test is over. */
export function tempDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'bancheng-test-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

let engineUnderTest: EngineKind = 'sqlite';

/** Runs these tests once on every engine there is; `tempStore` opens that engine meanwhile. */
export function onEveryEngine(tests: () => void): void {
  describe.each(Object.keys(engines) as EngineKind[])('on %s', (kind) => {
    beforeEach(() => {
      engineUnderTest = kind;
    });
    tests();
  });
}

/** An open store that is closed when the test is over. */
export async function tempStore(
  projections: readonly Projection[],
  options: Partial<StoreOptions> = {},
): Promise<Store & { path: string }> {
  const path = options.path ?? join(tempDirectory(), 'bancheng.db');
  const store = await openStore({ engine: engineUnderTest, clock: handClock(), projections, ...options, path });
  onTestFinished(() => store.close());
  return Object.assign(store, { path });
}
