// `npm test`: sets up what the tests need, builds the product once, runs every suite, and ends in one line of counts.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { findBrowser, installCommand } from './support/find-browser.mjs';

const root = path.resolve(import.meta.dirname, '..');
if (Number(process.versions.node.split('.')[0]) < 24) {
  console.error(
    `This needs Node 24, and ${process.version} is running. Use: npm test (it brings Node 24 along after npm ci).`,
  );
  process.exit(1);
}

const vite = path.join(root, 'node_modules/vite/bin/vite.js');
const vitest = path.join(root, 'node_modules/vitest/vitest.mjs');
const run = (script, args, env = {}) =>
  spawnSync(process.execPath, [script, ...args], { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } })
    .status ?? 1;

const browser = findBrowser();
if (!browser && process.env.CI) {
  console.error(`No Chromium was found, and with CI set that is a failure. Install it: ${installCommand}`);
  console.log('0 passed, 1 failed, 0 skipped');
  process.exit(1);
}

console.log('Building the product for the end-to-end tests …');
const built = run(vite, ['build', '--app', '--logLevel', 'warn']);
if (built !== 0) {
  console.log('0 passed, 1 failed, 0 skipped');
  process.exit(built);
}

if (browser) process.exit(run(vitest, ['run', ...process.argv.slice(2)], { BANCHENG_CHROMIUM: browser }));

console.log(
  `SKIPPED, said aloud: no Chromium, so neither the screens nor the end-to-end suites run. Install it: ${installCommand}`,
);
process.exit(run(vitest, ['run', '--project', 'node', ...process.argv.slice(2)], { BANCHENG_SKIPPED_SUITES: '2' }));
