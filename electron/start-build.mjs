// Owns the question whether the built program is there and newer than its sources, and building it where it is not.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { StartProblem } from './start-options.mjs';

const BUILT = ['dist/main/cli.js', 'dist/main/main.js', 'dist/preload/preload.cjs', 'dist/renderer/index.html'];
const SOURCES = ['electron', 'shared', 'renderer', 'resources', 'vite.config.ts', 'package.json'];

/** Newest change in ms under a file or folder, 0 where there is none. */
function newestChange(place) {
  const found = statSync(place, { throwIfNoEntry: false });
  if (!found) return 0;
  if (!found.isDirectory()) return found.mtimeMs;
  // The folder's own time counts too: it is what changes when a file is taken away.
  let newest = found.mtimeMs;
  for (const entry of readdirSync(place, { withFileTypes: true })) {
    newest = Math.max(newest, newestChange(path.join(place, entry.name)));
  }
  return newest;
}

/** @param {string} root @returns {boolean} */
export function isBuildFresh(root) {
  let oldestBuilt = Number.POSITIVE_INFINITY;
  for (const file of BUILT) {
    const found = statSync(path.join(root, file), { throwIfNoEntry: false });
    if (!found) return false;
    oldestBuilt = Math.min(oldestBuilt, found.mtimeMs);
  }
  return SOURCES.every((source) => newestChange(path.join(root, source)) <= oldestBuilt);
}

/** Builds where need be. @param {string} root @param {(line: string) => void} say */
export async function ensureBuild(root, say) {
  if (isBuildFresh(root)) return;
  const vite = path.join(root, 'node_modules/vite/bin/vite.js');
  if (!existsSync(vite)) {
    throw new StartProblem('还没有安装，请先运行：npm ci · Not installed yet. Run first: npm ci');
  }
  say('正在准备程序，几秒钟 · Building, a few seconds …');
  const code = await new Promise((resolve) => {
    const child = spawn(process.execPath, [vite, 'build', '--app', '--logLevel', 'silent'], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'ignore'],
    });
    child.on('error', () => resolve(1));
    child.on('close', resolve);
  });
  if (code !== 0) {
    throw new StartProblem(
      '程序没有准备好。原因用这一句看：npm run build · The build failed. See why with: npm run build',
    );
  }
}
