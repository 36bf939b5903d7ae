// Owns what `npm start` may be told: arguments and environment, checked before anything is started.
import { homedir } from 'node:os';
import path from 'node:path';

/** A start that cannot go on, in words for whoever typed it. */
export class StartProblem extends Error {
  /** @param {string} message @param {number} [exitCode] */
  constructor(message, exitCode = 1) {
    super(message);
    this.name = 'StartProblem';
    this.exitCode = exitCode;
  }
}

export const HELP = `npm start [-- 选项 · options]
  --data 文件夹     数据放在哪里 · data folder (BANCHENG_DATA)
  --port 端口       网页端口，0 表示随便用一个空的 · port, 0 for any free one (BANCHENG_PORT)
  --no-window       不开窗口，只开服务 · no window, serve only (BANCHENG_SHELL=none)
  --help            这一页 · this page
环境 · environment
  BANCHENG_SHELL=electron|browser|none   用哪种窗口 · which window
  BANCHENG_ELECTRON_WAIT=60              取 Electron 最多等几秒 · seconds to wait for Electron
  BANCHENG_CHROMIUM=路径                 用哪个浏览器 · which browser`;

const SHELLS = ['electron', 'browser', 'none'];

/**
 * @typedef {{ dataDir: string, port: number | null, shell: 'auto' | 'electron' | 'browser' | 'none', electronWaitMs: number, wantsHelp: boolean }} StartOptions
 * @param {readonly string[]} args
 * @param {Record<string, string | undefined>} env
 * @param {string} platform
 * @param {string} [home]
 * @returns {StartOptions}
 */
export function readOptions(args, env, platform, home = homedir()) {
  let data = env.BANCHENG_DATA || null;
  let port = env.BANCHENG_PORT ? wholeNumber('BANCHENG_PORT', env.BANCHENG_PORT, 65535) : null;
  let shell = env.BANCHENG_SHELL || 'auto';
  if (shell !== 'auto' && !SHELLS.includes(shell)) {
    throw new StartProblem(`BANCHENG_SHELL 只能是 electron、browser 或 none · must be electron, browser or none`);
  }
  let wantsHelp = false;
  const rest = args.flatMap((arg) => (/^--(data|port)=/.test(arg) ? splitOnce(arg) : [arg]));
  while (rest.length > 0) {
    const arg = rest.shift();
    if (arg === '--help' || arg === '-h') wantsHelp = true;
    else if (arg === '--no-window') shell = 'none';
    else if (arg === '--data') data = givenValue(arg, rest.shift());
    else if (arg === '--port') port = wholeNumber(arg, givenValue(arg, rest.shift()), 65535);
    else throw new StartProblem(`不认识 ${arg} · unknown option ${arg}\n${HELP}`);
  }
  return {
    dataDir: data ? path.resolve(data) : usualDataDir(env, platform, home),
    port,
    shell: /** @type {StartOptions['shell']} */ (shell),
    electronWaitMs: env.BANCHENG_ELECTRON_WAIT
      ? wholeNumber('BANCHENG_ELECTRON_WAIT', env.BANCHENG_ELECTRON_WAIT, 3600) * 1000
      : 60_000,
    wantsHelp,
  };
}

/** The same place config.ts resolves to; a test holds the two together. */
export function usualDataDir(env, platform, home) {
  const paths = platform === 'win32' ? path.win32 : path.posix;
  if (platform === 'win32') return paths.join(env.APPDATA || paths.join(home, 'AppData', 'Roaming'), 'bancheng');
  if (platform === 'darwin') return paths.join(home, 'Library', 'Application Support', 'bancheng');
  return paths.join(home, '.local', 'share', 'bancheng');
}

function splitOnce(arg) {
  const at = arg.indexOf('=');
  return [arg.slice(0, at), arg.slice(at + 1)];
}

function givenValue(name, value) {
  if (value === undefined || value === '' || value.startsWith('--')) {
    throw new StartProblem(`${name} 后面要写一个值 · ${name} needs a value`);
  }
  return value;
}

function wholeNumber(name, text, most) {
  const value = Number(text);
  if (!/^\d{1,5}$/.test(text) || value > most) {
    throw new StartProblem(
      `${name} 要写 0 到 ${most} 的整数，现在是 ${text} · must be a whole number from 0 to ${most}, not ${text}`,
    );
  }
  return value;
}
