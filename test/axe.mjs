// `npm run axe [-- -t kiosk/home]`: the previews' tests in all thirty-two modes, instead of crossed pairwise.
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const { status } = spawnSync(
  process.execPath,
  [
    path.join(root, 'node_modules/vitest/vitest.mjs'),
    'run',
    '--project',
    'browser',
    'test/browser/preview/portrait.test.tsx',
    'test/browser/preview/landscape.test.tsx',
    'test/browser/preview/reflow.test.tsx',
    ...process.argv.slice(2),
  ],
  { cwd: root, stdio: 'inherit', env: { ...process.env, VITE_EVERY_MODE: '1' } },
);
process.exit(status ?? 1);
