// The tools of whoever looks after a hall, each as a process of its own, on sound halls and on broken ones: words and exit codes.
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { productRoot } from '#electron/product.ts';
import { recoverySheetName } from '#electron/store/recovery-words.ts';
import { tempDirectory } from '../store/temp-store.ts';
import { type Ended, run, serve } from './run-cli.ts';

const trace = /\n\s+at |node:internal|TypeError|SqliteError/;

/** Ended with that code and said so to a person: both languages where it failed, and never a trace. */
function expectWords({ code, said }: Ended, wanted: number, words: RegExp): void {
  expect(said).toMatch(words);
  expect(said).not.toMatch(trace);
  expect(code, said).toBe(wanted);
}

let seeded: string;
let seeding: Ended;
beforeAll(async () => {
  seeded = mkdtempSync(path.join(tmpdir(), 'bancheng-cli-'));
  seeding = await run(['seed', '--data', seeded]);
}, 60_000);
afterAll(() => rmSync(seeded, { recursive: true, force: true }));

/** A hall of its own, with the seeded day in it. */
function aHall(): string {
  const dataDir = path.join(tempDirectory(), 'data');
  cpSync(seeded, dataDir, { recursive: true });
  return dataDir;
}
const database = (dataDir: string) => path.join(dataDir, 'bancheng.db');
const masterKey = (dataDir: string) => path.join(dataDir, 'keys', 'master.key');

describe('a sound hall', { timeout: 60_000 }, () => {
  it('is seeded once, not twice, and verifies', async () => {
    expectWords(seeding, 0, /放好了：\d+ 件反映，\d+ 个号/);
    expectWords(await run(['seed', '--data', seeded]), 1, /已经有反映件了.*There are cases here/);
    expectWords(await run(['verify', '--data', seeded]), 0, /对得上：\d{2,} 条日志/);
    const looked = await run(['doctor', '--data', seeded]);
    expectWords(looked, 0, /● 时钟 20[\s\S]*密钥在[\s\S]*恢复词还留在[\s\S]*大厅的文件和放假通知没有问题/);
  });

  it('is backed up and restored, and verifies afterwards', async () => {
    const dataDir = aHall();
    expectWords(await run(['backup', '--data', dataDir]), 0, /备份好了.*-manual\.db/);
    expect(readdirSync(path.join(dataDir, 'backups'))).toHaveLength(1);
    expectWords(await run(['restore', '--data', dataDir]), 0, /换好了，到第 \d+ 条[\s\S]*set-aside/);
    expectWords(await run(['verify', '--data', dataDir]), 0, /对得上/);
  });

  it('is served once: a second start and a restore say that it runs, a backup and a verify do not mind', async () => {
    const dataDir = aHall();
    const hall = await serve(dataDir);
    const port = new URL(hall.url).port;
    expectWords(await run(['serve', '--data', dataDir, '--port', '0']), 3, new RegExp(`已经开着.*端口 ${port}`));
    expectWords(await run(['backup', '--data', dataDir]), 0, /备份好了/);
    expectWords(await run(['restore', '--data', dataDir]), 3, /已经开着[\s\S]*already running/);
    expectWords(await run(['verify', '--data', dataDir]), 0, /对得上/);
    expect((await fetch(`${hall.url}/health`)).status).toBe(200);
    const other = aHall();
    expectWords(await run(['serve', '--data', other, '--port', port]), 1, /端口被别的程序占着.*\n.*port is taken/);
    expectWords(await hall.stop(), 0, /办成开好了/);
  });
});

describe('a database that broke', { timeout: 60_000 }, () => {
  it('is told of in both languages at every start, until somebody at the desk has read it', async () => {
    const dataDir = aHall();
    await run(['backup', '--data', dataDir]);
    rmSync(`${database(dataDir)}-wal`, { force: true });
    writeFileSync(database(dataDir), 'not a database any more'.repeat(500));
    const told =
      /■ 数据库损坏，已换上备份 \S+-manual\.db；坏的那份留在[\s\S]*database was damaged; the backup \S+-manual\.db is in/;
    expectWords(await (await serve(dataDir)).stop(), 0, told);
    expectWords(await (await serve(dataDir)).stop(), 0, told);
    const sound = await (await serve(aHall())).stop();
    expect(sound.said).not.toContain('■');
  });
});

describe('no database', { timeout: 60_000 }, () => {
  it.each([
    [['verify'], /这里没有数据库：.*\n.*no database/],
    [['backup'], /这里没有数据库：.*\n.*no database/],
    [['restore'], /没有备份 · There is no backup/],
    [['restore', '--words'], /没有备份 · There is no backup/],
    [['restore', 'nowhere.db'], /作为备份打不开.*\n.*does not open/],
  ])('%j says so and makes none', async (args, words) => {
    const dataDir = tempDirectory();
    expectWords(await run([...args, '--data', dataDir]), 1, words);
    expect(existsSync(database(dataDir))).toBe(false);
  });

  it('doctor finds nothing wrong with a place that is still empty', async () => {
    expectWords(await run(['doctor', '--data', path.join(tempDirectory(), 'new')]), 0, /第一次启动时建/);
  });

  it.each(['verify', 'backup', 'restore'])('%s says that something else is no database', async (command) => {
    const dataDir = tempDirectory();
    writeFileSync(database(dataDir), 'a letter'.repeat(1000));
    const file = command === 'restore' ? [database(dataDir)] : [];
    expectWords(await run([command, ...file, '--data', dataDir]), 1, /数据库文件坏了|打不开/);
  });
});

describe('the master key is missing', { timeout: 60_000 }, () => {
  it('and every start says what to do, until the recovery words bring it back', async () => {
    const dataDir = aHall();
    const sheet = readFileSync(path.join(dataDir, 'keys', recoverySheetName), 'utf8');
    const rows = [...sheet.matchAll(/^\s*\d+ {2}(\p{Script=Han}) {2}([a-z]+)\s*$/gmu)];
    const words = rows.map((row) => row[2]).join(' ');
    expect(rows).toHaveLength(24);
    const key = readFileSync(masterKey(dataDir), 'utf8');
    rmSync(masterKey(dataDir));

    expectWords(await run(['serve', '--data', dataDir, '--port', '0']), 1, /密钥不见了.*\n.*master key is missing/);
    expectWords(await run(['doctor', '--data', dataDir]), 1, /■ 密钥不见了/);
    const restore = (input?: string) =>
      run(['restore', '--words', '--data', dataDir], input === undefined ? {} : { input });
    // Nobody there to type: that is no success.
    expectWords(await restore(), 1, /密钥不见了/);
    expectWords(await restore('abandon '.repeat(24)), 1, /这不是那 24 个恢复词.*\n.*not the 24/);
    expect(existsSync(masterKey(dataDir))).toBe(false);
    expectWords(await restore(words.replaceAll(' ', '\n')), 0, /密钥找回来了/);
    expect(readFileSync(masterKey(dataDir), 'utf8')).toBe(key);
    expectWords(await restore(), 0, /密钥本来就在/);
    expectWords(await (await serve(dataDir)).stop(), 0, /办成开好了/);
  });
});

describe('what this program must not touch', { timeout: 60_000 }, () => {
  it('a newer program’s database', async () => {
    const dataDir = aHall();
    const file = new Database(database(dataDir));
    file.exec(`update meta set value = '99' where key = 'schema'`);
    file.close();
    const before = readFileSync(database(dataDir));
    for (const args of [['serve', '--port', '0'], ['verify'], ['seed']]) {
      expectWords(await run([...args, '--data', dataDir]), 1, /更新版本的办成写的.*\n.*newer version/);
    }
    expect(readFileSync(database(dataDir)).equals(before)).toBe(true);
  });

  it('settings that are wrong', async () => {
    const dataDir = aHall();
    writeFileSync(path.join(dataDir, 'settings.jsonc'), '{\n "network": { "port": "many" }\n}');
    for (const command of ['serve', 'doctor', 'seed']) {
      expectWords(await run([command, '--data', dataDir]), 1, /第 2 行：设置“network\.port”现在是 "many"/);
    }
  });

  it('a hall’s file that is wrong', async () => {
    const dataDir = aHall();
    writeFileSync(path.join(dataDir, 'hall', 'holidays-2027.json'), '{ "year": 2027 }');
    expectWords(await run(['serve', '--data', dataDir, '--port', '0']), 1, /holidays-2027\.json 第 1 行 source：缺少/);
    expectWords(await run(['doctor', '--data', dataDir]), 1, /■ .*holidays-2027\.json 第 1 行 source：缺少/);
  });
});

describe('what it is told', { timeout: 60_000 }, () => {
  it.each([
    [[], 2, /serve 用法|办成 · Bancheng/],
    [['--help'], 0, /restore/],
    [['bakcup'], 2, /没有 bakcup 这个命令/],
    [['verify', '--dta', 'x'], 2, /没有 --dta 这个选项 · There is no option --dta\n/],
    [['-x'], 2, /没有 -x 这个选项/],
    [['verify', '--data'], 2, /--data 后面要写一个值 · --data needs a value\n/],
    [['restore', '--words=no'], 2, /--words 后面不写值 · --words takes no value\n/],
    [['serve', '--port', '80x'], 1, /现在是 "80x"，只能是[\s\S]*is "80x"; allowed/],
    [['serve', '--port', ''], 1, /现在是 ""/],
    [['serve', '--port', '70000'], 1, /现在是 70000/],
    [['serve', '--listen', 'world'], 1, /"loopback"/],
  ])('%j', async (args, code, words) => {
    const place = args[0] === 'serve' ? ['--data', tempDirectory()] : [];
    const ended = await run([...args, ...place]);
    expectWords(ended, code, words);
    expect(ended.said).not.toMatch(/NaN|Unknown option|argument/);
  });
});

it('an unexpected failure is a sentence and a note for the supplier', { timeout: 30_000 }, async () => {
  const dataDir = aHall();
  // A file stands where the folder of the backups should be: no tool expects that.
  writeFileSync(path.join(dataDir, 'backups'), '');
  expectWords(await run(['restore', '--data', dataDir]), 1, /没料到的错.*start-failed\.txt。\n.*unexpected/);
  const note = readFileSync(path.join(dataDir, 'logs', 'start-failed.txt'), 'utf8');
  expect(note).toMatch(/^Error ENOTDIR\n\s+at /);
  expect(note).not.toContain(dataDir);
});

describe('cli.mjs', { timeout: 30_000 }, () => {
  const scripts = ['cli.mjs', 'start-build.mjs', 'start-options.mjs'];

  /** The first script alone, in a folder as people have them. */
  function checkout(): { root: string; script: string } {
    const root = path.join(tempDirectory(), '办成 程序');
    mkdirSync(path.join(root, 'electron'), { recursive: true });
    for (const name of scripts) cpSync(path.join(productRoot, 'electron', name), path.join(root, 'electron', name));
    return { root, script: path.join(root, 'electron', 'cli.mjs') };
  }

  it('says that nothing is installed yet', async () => {
    expectWords(await run(['serve'], { script: checkout().script }), 1, /npm ci · Not installed yet/);
  });

  it('finds what is installed, in a folder with spaces and Chinese in its name', async () => {
    const { root, script } = checkout();
    mkdirSync(path.join(root, 'node_modules/vite/bin'), { recursive: true });
    writeFileSync(path.join(root, 'node_modules/vite/bin/vite.js'), 'process.exit(1)');
    expectWords(await run(['serve'], { script }), 1, /正在准备程序[\s\S]*程序没有准备好.*npm run build/);
  });
});
