// Owns whether Electron can be had: found, fetched within a stated time, or given up on in one line and not asked again today.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const ASK_AGAIN_MS = 24 * 3600 * 1000;

const readText = (file) => {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return null;
  }
};

/** Path of the Electron binary, or null where it is missing, half unpacked or of another version. @param {string} root */
export function findElectron(root) {
  const folder = path.join(root, 'node_modules/electron');
  const manifest = readText(path.join(folder, 'package.json'));
  const relative = readText(path.join(folder, 'path.txt'));
  const unpacked = readText(path.join(folder, 'dist/version'))?.replace(/^v/, '');
  if (!manifest || !relative || unpacked !== JSON.parse(manifest).version) return null;
  const binary = path.join(folder, 'dist', relative);
  return existsSync(binary) ? binary : null;
}

const failureNote = (root) => path.join(root, 'node_modules/.cache/bancheng/electron-not-fetched');

/** True where a fetch failed less than a day ago. @param {string} root @param {number} now */
export function hasFailedLately(root, now) {
  const note = statSync(failureNote(root), { throwIfNoEntry: false });
  const age = note ? now - note.mtimeMs : Number.POSITIVE_INFINITY;
  return age >= 0 && age < ASK_AGAIN_MS;
}

/**
 * Finds Electron, or fetches it with its own install script, for at most `waitMs`.
 * @param {{ root: string, waitMs: number, isAskedFor: boolean, say: (line: string) => void, now: () => number, signal?: AbortSignal }} options
 * @returns {Promise<string | null>}
 */
export async function getElectron({ root, waitMs, isAskedFor, say, now, signal }) {
  const found = findElectron(root);
  if (found) return found;
  const script = path.join(root, 'node_modules/electron/install.js');
  if (!existsSync(script) || waitMs === 0) return null;
  if (!isAskedFor && hasFailedLately(root, now())) return null;
  say(
    `正在取 Electron，最多等 ${Math.round(waitMs / 1000)} 秒（不等：BANCHENG_SHELL=browser）· ` +
      `Fetching Electron, at most ${Math.round(waitMs / 1000)} s …`,
  );
  await runScript(script, waitMs, signal);
  const fetched = findElectron(root);
  const note = failureNote(root);
  if (fetched) {
    rmSync(note, { force: true });
  } else if (!signal?.aborted) {
    mkdirSync(path.dirname(note), { recursive: true });
    writeFileSync(
      note,
      'Electron could not be fetched; npm start asks again a day later. Delete this file to ask now.\n',
    );
  }
  return fetched;
}

/** Ends when the script ends, when time is up or when called off, whichever is first; leaves no process behind. */
function runScript(script, waitMs, signal) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script], { stdio: 'ignore' });
    const stop = () => child.kill('SIGKILL');
    const timer = setTimeout(stop, waitMs);
    signal?.addEventListener('abort', stop, { once: true });
    const done = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', stop);
      resolve(undefined);
    };
    child.on('error', done);
    child.on('close', done);
  });
}
