// The program without a window: `serve` and the tools of whoever looks after a hall. Every failure ends in a sentence and an exit code.
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline/promises';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { hallCommand } from './catalogue/hall-command.ts';
import { type ConfigOverrides, dataPaths, resolveDataDir } from './config.ts';
import { doctor } from './doctor.ts';
import { explainFailure, keepFailure } from './explain-failure.ts';
import { createHallNode } from './hall-node.ts';
import { projections } from './hall-projections.ts';
import { openingWords } from './opening-words.ts';
import { productRoot } from './product.ts';
import { seedHall } from './seed/seed-hall.ts';
import { backupDatabase, listBackups } from './store/backup.ts';
import { fileKeyKeeper } from './store/key-keeper.ts';
import { restoreBackup, restoreKey } from './store/restore.ts';
import { StoreBusy } from './store/store-errors.ts';
import { verifyDatabase } from './store/verify.ts';

const exitCodes = { done: 0, failed: 1, misused: 2, running: 3 } as const;

const help = `办成 · Bancheng

  serve    开服务，不开窗口 · serve without a window
  seed     给演示大厅放进一天的号和事 · a believable day for a demo hall
  backup   现在备份一次 · make a backup now
  restore  换上备份（先停服务）· put a backup in place (stop the hall first)
             [备份文件 · FILE] 默认最新的一份 · newest by default
             --words 只用恢复词找回密钥 · bring back the key alone, by the recovery words
  verify   核对日志和数据 · check the journal against the tables
  doctor   检查这台机器 · look at this machine
  hall     export 文件夹 · DIR  把大厅写成文件 · write the hall out as files
           import 文件夹 · DIR  按文件换掉大厅（先停服务）· put a hall from files in place (stop the hall first)
  printer-simulator  模拟一台打印机，凭条存成图片（开发用）· a printer of pictures, for development
             --port 9100  --out 文件夹 · DIR  --width 48|42|32  --mode paper-out…

  --data 文件夹 · DIR    --port 端口 · N    --listen loopback|lan`;

const random = { bytes: (length: number) => new Uint8Array(randomBytes(length)) };
const clock = Date.now;
const say = (line: string) => console.log(line);
/** Where the trace of a bug is kept; known as soon as the arguments are. */
let dataDir = path.resolve(resolveDataDir(process.env, process.platform, homedir()));

async function main(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      data: { type: 'string' },
      port: { type: 'string' },
      listen: { type: 'string' },
      words: { type: 'boolean' },
      out: { type: 'string' },
      width: { type: 'string' },
      mode: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  const [command, file, directory] = positionals;
  if (values.help || command === undefined) {
    say(help);
    return values.help ? exitCodes.done : exitCodes.misused;
  }
  if (values.data !== undefined) dataDir = path.resolve(values.data);
  const paths = dataPaths(dataDir);
  switch (command) {
    case 'serve':
      return serve({ port: values.port, listen: values.listen });
    case 'dev':
      return develop({
        dataDir: values.data === undefined ? null : dataDir,
        port: values.port,
      });
    case 'seed':
      return seedHall({ dataDir, now: clock(), random, say });
    case 'backup': {
      const made = await backupDatabase({ path: paths.database, directory: paths.backups, clock, reason: 'manual' });
      say(`备份好了 · Backup made: ${made.path}`);
      return exitCodes.done;
    }
    case 'restore':
      return restore(paths, file, values.words ?? false);
    case 'verify':
      return verify(paths.database);
    case 'doctor':
      return (await doctor({ dataDir, env: process.env, clock, say })) ? exitCodes.done : exitCodes.failed;
    case 'hall':
      if ((file !== 'export' && file !== 'import') || directory === undefined) {
        say(`hall 后面要写 export 或 import，再写文件夹 · hall needs export or import, and a folder\n\n${help}`);
        return exitCodes.misused;
      }
      return (await hallCommand({ action: file, directory, paths, projections, clock, say }))
        ? exitCodes.done
        : exitCodes.failed;
    case 'printer-simulator':
      return simulatePrinter({ port: values.port, out: values.out, width: values.width, mode: values.mode });
    default:
      say(`没有 ${command} 这个命令 · There is no such command\n\n${help}`);
      return exitCodes.misused;
  }
}

async function serve(overrides: ConfigOverrides): Promise<number> {
  const node = await createHallNode({ dataDir, env: process.env, overrides, clock, random });
  const stopped = stopSignal();
  try {
    const { url } = await node.listen();
    for (const line of openingWords(url, node.firstStart, node.store.recovery)) say(line);
    await stopped;
  } finally {
    await node.close();
  }
  return exitCodes.done;
}

const stopSignal = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve());
  });

async function develop(options: { dataDir: string | null; port: string | undefined }): Promise<number> {
  const sources = await fromSources<typeof import('./dev/dev.ts')>('dev.ts');
  if (!sources) return exitCodes.failed;
  await sources.dev({ ...options, env: process.env, clock, random, say });
  return exitCodes.done;
}

async function simulatePrinter(
  options: Record<'port' | 'out' | 'width' | 'mode', string | undefined>,
): Promise<number> {
  const sources = await fromSources<typeof import('./dev/simulator-command.ts')>('simulator-command.ts');
  if (!sources) return exitCodes.failed;
  const started = await sources.simulatorCommand({ ...options, input: process.stdin, say, stopped: stopSignal() });
  return started ? exitCodes.done : exitCodes.misused;
}

/** From a checkout only: the address is put together, so that no build takes development into the product. Null where there is none. */
async function fromSources<T>(name: string): Promise<T | null> {
  const file = path.join(productRoot, 'electron', 'dev', name);
  if (existsSync(file)) return await import(/* @vite-ignore */ pathToFileURL(file).href);
  say('这里没有源代码，开发用的命令开不了 · This command is for development and needs the sources');
  return null;
}

async function restore(
  paths: ReturnType<typeof dataPaths>,
  file: string | undefined,
  isForWords: boolean,
): Promise<number> {
  const keeper = fileKeyKeeper(path.join(paths.keys, 'master.key'));
  // The key alone went missing: the database stays as it is.
  if (isForWords && file === undefined && existsSync(paths.database)) {
    const isBrought = await restoreKey({ path: paths.database, keeper, askWords });
    say(
      isBrought
        ? '密钥找回来了 · The master key is back'
        : '密钥本来就在，没有动 · The key was there already; nothing was changed',
    );
    return exitCodes.done;
  }
  const backup = file === undefined ? listBackups(paths.backups)[0]?.path : path.resolve(file);
  if (!backup) {
    say(`没有备份 · There is no backup in ${paths.backups}`);
    return exitCodes.failed;
  }
  const done = await restoreBackup({ path: paths.database, backup, clock, keeper, askWords });
  say(`换好了，到第 ${done.seq} 条 · Restored to event ${done.seq} from ${backup}`);
  if (done.filesLost > 0)
    say(
      `有 ${done.filesLost} 份材料备份里也没有，用 verify 看是哪些 · ${done.filesLost} files of cases are not in the backup; verify names them`,
    );
  if (done.setAside) say(`原来的数据留在 · What was there before is kept in ${done.setAside}`);
  say(
    '备份之后发出的号和反映件要对着凭条补录 · What was given out after that backup has to be entered again from the slips',
  );
  return exitCodes.done;
}

/** From whoever types, or whole from a file or another program. Null at the end of the input: silence must not look like success. */
async function askWords(): Promise<string | null> {
  const question = '请输入 24 个恢复词 · Type the 24 recovery words:\n';
  if (!process.stdin.isTTY) {
    process.stdout.write(question);
    return (await text(process.stdin)).trim() || null;
  }
  const prompt = createInterface({ input: process.stdin, output: process.stdout });
  const ended = new Promise<null>((resolve) => prompt.once('close', () => resolve(null)));
  try {
    return (await Promise.race([prompt.question(question), ended]))?.trim() || null;
  } finally {
    prompt.close();
  }
}

async function verify(database: string): Promise<number> {
  const report = await verifyDatabase({ path: database, projections });
  const rows = Object.values(report.tables).reduce((sum, count) => sum + count, 0);
  if (report.ok) {
    say(
      `对得上：${report.events} 条日志，${rows} 行数据 · The journal's ${report.events} events give exactly the ${rows} rows there are`,
    );
    return exitCodes.done;
  }
  say(`对不上，${report.found} 处 · ${report.found} differences:`);
  for (const difference of report.differences) say(`  ${JSON.stringify(difference)}`);
  return exitCodes.failed;
}

/** What is wrong with the options, named as it was typed; Node's own sentence is English and for programmers. */
function misuse(code: string, message: string): string {
  const typed = /'(-[^\s',]*)/.exec(message)?.[1] ?? '';
  if (code !== 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') return `没有 ${typed} 这个选项 · There is no option ${typed}`;
  return message.includes('does not take')
    ? `${typed} 后面不写值 · ${typed} takes no value`
    : `${typed} 后面要写一个值 · ${typed} needs a value`;
}

/** Words and exit code; a bug's trace goes to a file, not to whoever typed the command. */
function explain(error: unknown): { words: string; code: number } {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code.startsWith('ERR_PARSE_ARGS')) {
    return { words: `${misuse(code, (error as Error).message)}\n\n${help}`, code: exitCodes.misused };
  }
  const { message, isBug } = explainFailure(error);
  if (isBug) keepFailure(dataDir, error);
  return { words: message, code: error instanceof StoreBusy ? exitCodes.running : exitCodes.failed };
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    const { words, code } = explain(error);
    console.error(words);
    process.exitCode = code;
  },
);
