// What the doctor says of a machine whose clock nobody has set.
import path from 'node:path';
import { expect, it } from 'vitest';
import { doctor } from '#electron/doctor.ts';
import { tempDirectory } from '../store/temp-store.ts';

it.each([
  [0, false],
  [Date.UTC(2155, 0, 1), false],
  [Date.UTC(2026, 10, 23), true],
])('the clock at %i is sound: %s', async (now, isSound) => {
  const lines: string[] = [];
  const dataDir = path.join(tempDirectory(), 'new');
  const isFine = await doctor({ dataDir, env: {}, clock: () => now, say: (line) => lines.push(line) });
  expect(isFine).toBe(isSound);
  expect(lines.some((line) => /^■ 时钟不对.*set it/.test(line))).toBe(!isSound);
});
