// Owns starting the hall node as a child, and finding out first whether one already runs or the port is taken.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import { StartProblem } from './start-options.mjs';

const USUAL_PORT = 4180;
const START_LIMIT_MS = 60_000;
/** A hall opens in about a second; ten are patience enough. */
const OPENING_TRIES = 100;
const OPENING_STEP_MS = 100;

const addressOf = (port) => `http://127.0.0.1:${port}`;

/** True where a hall node answers at this address. @param {string} address */
export async function isHallAt(address) {
  try {
    const response = await fetch(`${address}/health`, { signal: AbortSignal.timeout(2000), redirect: 'error' });
    const body = await response.json();
    return response.ok && body?.ok === true && typeof body.version === 'string';
  } catch {
    return false;
  }
}

/** True where anything at all listens. @param {number} port */
function isPortTaken(port) {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', timeout: 1000 });
    const end = (answer) => {
      socket.destroy();
      resolve(answer);
    };
    socket.on('connect', () => end(true));
    socket.on('error', () => end(false));
    socket.on('timeout', () => end(false));
  });
}

/** Who holds the data directory, as far as the note beside its lock tells; the lock itself is the hall node's alone to open. @param {string} dataDir @returns {{ pid: number | null, port: number | null } | null} */
export function readLock(dataDir) {
  try {
    const lock = JSON.parse(readFileSync(path.join(dataDir, 'lock.json'), 'utf8'));
    return {
      pid: Number.isInteger(lock?.pid) ? lock.pid : null,
      port: Number.isInteger(lock?.port) ? lock.port : null,
    };
  } catch {
    // No note, or one from which nothing can be learnt: the hall node itself decides.
    return null;
  }
}

function isAlive(pid) {
  if (pid === null) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** The port the hall will use: told, else set in its file, else the usual one. @param {string} dataDir @param {number | null} told */
export async function expectedPort(dataDir, told) {
  if (told !== null) return told;
  const file = path.join(dataDir, 'settings.jsonc');
  if (!existsSync(file)) return USUAL_PORT;
  try {
    const { parse } = await import('jsonc-parser');
    const port = parse(readFileSync(file, 'utf8'))?.network?.port;
    return Number.isInteger(port) ? port : USUAL_PORT;
  } catch {
    // The hall node reads the file next and says what is wrong with it.
    return USUAL_PORT;
  }
}

/** The living holder of the data directory; one that is still opening is given a little while to say its port. */
async function settledHolder(dataDir) {
  for (let tries = 0; ; tries += 1) {
    const holder = readLock(dataDir);
    if (holder === null || !isAlive(holder.pid)) return null;
    if (holder.port !== null || tries === OPENING_TRIES) return holder;
    await new Promise((resolve) => setTimeout(resolve, OPENING_STEP_MS));
  }
}

/**
 * Address of the hall node already running on this data directory, or null.
 * @throws {StartProblem} where something else has the port
 * @param {{ dataDir: string, port: number | null }} options
 */
export async function findRunningHall({ dataDir, port }) {
  const holder = await settledHolder(dataDir);
  if (holder?.port && (await isHallAt(addressOf(holder.port)))) return addressOf(holder.port);
  const expected = await expectedPort(dataDir, port);
  if (expected === 0 || !(await isPortTaken(expected))) return null;
  const isHall = await isHallAt(addressOf(expected));
  const zh = isHall ? '另一个办成（用别的数据文件夹）' : '别的程序';
  const en = isHall ? 'another Bancheng with another data folder' : 'another program';
  throw new StartProblem(
    `端口 ${expected} 被${zh}占着。换一个：npm start -- --port ${expected + 1}，或者改 ${path.join(dataDir, 'settings.jsonc')} 里的 network.port\n` +
      `Port ${expected} is taken by ${en}. Use another: npm start -- --port ${expected + 1}, or set network.port in that file.`,
  );
}

/**
 * Starts the hall node and waits until it answers. What it says goes to our own output as it comes.
 * @param {{ root: string, dataDir: string, port: number | null, out: NodeJS.WritableStream, limitMs?: number }} options
 * @returns {{ child: import('node:child_process').ChildProcess, ready: Promise<string> }} `ready` gives the address
 */
export function startHall({ root, dataDir, port, out, limitMs = START_LIMIT_MS }) {
  const child = spawn(process.execPath, [path.join(root, 'dist/main/cli.js'), 'serve'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, BANCHENG_DATA: dataDir, ...(port !== null && { BANCHENG_PORT: String(port) }) },
  });
  const ready = new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(
        new StartProblem(
          `大厅服务 ${Math.round(limitMs / 1000)} 秒还没有开，原因看 ${path.join(dataDir, 'logs')} · The hall node did not open in time; see its logs`,
        ),
      );
    }, limitMs);
    let heard = '';
    child.stdout.setEncoding('utf8');
    child.stdout.on('data', (text) => {
      out.write(text);
      if (heard === null) return;
      heard += text;
      // Anchored by what follows, so that a port cut in two by the pipe is not taken for a shorter one.
      const said = /http:\/\/(?:127\.0\.0\.1|localhost):(\d+)(?=[^\d])/.exec(heard);
      if (!said) return;
      heard = null;
      clearTimeout(timer);
      resolve(addressOf(said[1]));
    });
    child.on('error', () => {
      clearTimeout(timer);
      reject(new StartProblem('大厅服务没能启动 · The hall node could not be started'));
    });
    child.on('close', (code) => {
      clearTimeout(timer);
      // It has said why itself; a second sentence would only stand in the way.
      reject(new StartProblem('', code === 0 || code === null ? 1 : code));
    });
  });
  return { child, ready };
}
