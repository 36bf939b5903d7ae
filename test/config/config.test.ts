import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadConfig, resolveDataDir } from '#electron/config.ts';
import { SettingsError } from '#electron/settings-error.ts';
import { parseSettings, settingsText } from '#electron/settings-file.ts';
import { DEFAULT_SETTINGS } from '#electron/settings-schema.ts';
import { SETTING_WORDS } from '#electron/settings-words.ts';

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(path.join(os.tmpdir(), 'bancheng-config-'));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

const file = () => path.join(dataDir, 'settings.jsonc');

async function failure(loading: Promise<unknown>): Promise<SettingsError> {
  try {
    await loading;
  } catch (error) {
    if (error instanceof SettingsError) return error;
    throw error;
  }
  throw new Error('expected the settings to be refused');
}

async function refused(text: string | Uint8Array): Promise<SettingsError> {
  await writeFile(file(), text);
  return await failure(loadConfig({ dataDir }));
}

/** A network printer with one thing more. */
const atPrinter = (more: string): string => `{ "driver": "escpos-tcp", "name": "1", "host": "p", ${more} }`;

describe('the first start', () => {
  it('writes every setting with its default and an explanation in both languages', async () => {
    const config = await loadConfig({ dataDir: path.join(dataDir, 'new', 'hall') });
    expect(config).toMatchObject(DEFAULT_SETTINGS);
    const text = await readFile(config.paths.settings, 'utf8');
    for (const [name, words] of Object.entries(SETTING_WORDS)) {
      expect(text, name).toContain(`"${name.split('.').at(-1)}":`);
      expect(text.indexOf(words.zh), name).toBeGreaterThan(0);
      expect(text.indexOf(words.en), name).toBeGreaterThan(text.indexOf(words.zh));
    }
    expect(await readdir(config.dataDir)).toEqual(['settings.jsonc']);
  });

  it('writes a file that reads back as exactly the defaults', () => {
    expect(parseSettings('settings.jsonc', new TextEncoder().encode(settingsText()))).toEqual(DEFAULT_SETTINGS);
  });

  it.each(['en', 'zh-CN'])('writes nothing that the manual (%s) does not name with its default', async (language) => {
    const manual = await readFile(path.resolve(`docs/operations.${language}.md`), 'utf8');
    const rows = manual.split('\n').filter((line) => line.startsWith('| `'));
    for (const [name, standard] of Object.entries(byName(DEFAULT_SETTINGS))) {
      const [row = ''] = rows.filter((line) => line.split(' | ')[0]?.includes(`\`${name}\``));
      expect(row.replaceAll(' ', ''), name).toContain(`\`${JSON.stringify(standard)}\``);
    }
  });

  it('leaves a file alone that is there', async () => {
    const text = '{ "network": { "port": 8080 } } // ours';
    await writeFile(file(), text);
    await loadConfig({ dataDir });
    expect(await readFile(file(), 'utf8')).toBe(text);
  });

  it('says so when the data directory cannot be made', async () => {
    await writeFile(path.join(dataDir, 'taken'), '');
    const error = await failure(loadConfig({ dataDir: path.join(dataDir, 'taken', 'hall') }));
    expect(error.messageZh).toContain('数据文件夹建不了');
    expect(error.messageEn).toContain('--data');
  });

  it('keeps the directory to its owner', async () => {
    const { dataDir: made } = await loadConfig({ dataDir: path.join(dataDir, 'new') });
    if (process.platform !== 'win32') expect((await stat(made)).mode & 0o077).toBe(0);
  });
});

describe('what is written', () => {
  it('goes over the defaults, and only there', async () => {
    await writeFile(file(), '{ "kiosk": { "idleSeconds": 90 }, "limits": { "general": 10 }, }');
    const config = await loadConfig({ dataDir });
    expect(config.kiosk).toEqual({ ...DEFAULT_SETTINGS.kiosk, idleSeconds: 90 });
    expect(config.limits).toEqual({ consultation: 3, general: 10 });
  });

  it('may begin with a byte-order mark and use Windows line ends', async () => {
    await writeFile(file(), '\uFEFF{\r\n  // 端口\r\n  "network": { "port": 81 }\r\n}\r\n');
    expect((await loadConfig({ dataDir })).network.port).toBe(81);
  });

  it('fills up a network printer from its own defaults', async () => {
    await writeFile(file(), '{ "slips": { "printers": [{ "driver": "escpos-tcp", "name": "1", "host": "p" }] } }');
    expect((await loadConfig({ dataDir })).slips.printers).toEqual([
      {
        ...{ driver: 'escpos-tcp', name: '1', host: 'p', port: 9100 },
        ...{ rom: 'gb18030', width: 48, rollMetres: 50, terminals: [] },
      },
    ]);
  });

  it('takes an address for phones, but none with a path, from whose root the pages could not be had', async () => {
    for (const url of ['https://banshi.example', 'http://192.168.1.5:4181/', '']) {
      await writeFile(file(), JSON.stringify({ phone: { url } }));
      expect((await loadConfig({ dataDir })).phone.url).toBe(url);
    }
    for (const url of ['https://gov.example/banshi', 'https://gov.example/?a=b', 'ftp://gov.example', 'gov.example']) {
      const error = await refused(JSON.stringify({ phone: { url } }));
      expect(error.problems[0]?.path).toBe('phone.url');
    }
  });

  it('cannot be changed afterwards', async () => {
    const config = await loadConfig({ dataDir });
    expect(() => Object.assign(config.network, { port: 1 })).toThrow(TypeError);
    expect(() => (config.holidays as string[]).push('2026-11-18')).toThrow(TypeError);
    // The defaults of the next start are not frozen along with it.
    expect(Object.isFrozen(DEFAULT_SETTINGS.network)).toBe(false);
  });
});

describe('a broken file', () => {
  it('names the line of a syntax error and what is wrong there', async () => {
    const error = await refused('{\n  "network": { "port": 4180 }\n  "limits": { "general": 12 }\n}');
    expect(error.problems[0]).toMatchObject({ line: 3, path: '' });
    expect(error.messageZh).toContain('第 3 行');
    expect(error.messageZh).toContain('少了逗号');
    expect(error.messageEn).toContain('settings.jsonc:3');
  });

  it.each([
    ['a full-width comma', '{\n"limits": { "general": 12 }，\n"holidays": [] }', 2],
    ['an unclosed text', '{\n"kiosk": {\n"language": "zh-CN\n} }', 3],
    ['a file cut off', '{\n"network": {', 2],
    ['a text without quotes', '{\n"kiosk": { "language": zh } }', 2],
    ['two values', '{}\n{}', 2],
  ])('finds %s', async (_what, text, line) => {
    expect((await refused(text)).problems[0]?.line).toBe(line);
  });

  it.each([
    ['empty', ''],
    ['blank', ' \n\t\n'],
    ['a byte-order mark only', '\uFEFF'],
  ])('refuses a file that is %s rather than fall back to defaults unasked', async (_what, text) => {
    const error = await refused(text);
    expect(error.messageZh).toContain('空的');
    expect(error.messageEn).toContain('delete it');
  });

  it('refuses one that is not UTF-8', async () => {
    expect((await refused(Buffer.from('\uFEFF{}', 'utf16le'))).messageEn).toContain('UTF-8');
    expect((await refused(Buffer.from([0x7b, 0x2f, 0x2f, 0xb0, 0xec, 0x0a, 0x7d]))).messageZh).toContain('UTF-8');
  });

  it('refuses one that is not a group of settings', async () => {
    for (const text of ['[]', '"lan"', 'null', '12']) {
      expect((await refused(text)).messageEn).toContain('a group { … }');
    }
  });

  it.each([
    ['network.port', '{ "network": {\n"port": "80" } }', '"80"', '0 到 65535'],
    ['network.port', '{ "network": {\n"port": 70000 } }', '70000', '0 到 65535'],
    ['network.port', '{ "network": {\n"port": 80.5 } }', '80.5', '0 到 65535'],
    ['network.listen', '{ "network": {\n"listen": "everyone" } }', '"everyone"', '"lan"'],
    ['network.hostNames', '{ "network": {\n"hostNames": "hall.local" } }', '"hall.local"', '列表'],
    ['kiosk.warnSeconds', '{ "kiosk": {\n"warnSeconds": 5 } }', '5', '20 到 120'],
    ['kiosk.language', '{ "kiosk": {\n"language": null } }', 'null', '"zh-CN"'],
    ['hall.hours', '{ "hall": {\n"hours": ["09:00"] } }', '["09:00"]', '"windows"'],
    ['logs.keepDays', '{ "logs": {\n"keepDays": 30 } }', '30', '180'],
    ['slips.printers', '{ "slips": {\n"printers": "file" } }', '"file"', 'escpos-tcp'],
    ['slips.printers.0.driver', '{ "slips": {\n"printers": [{ "driver": "usb", "name": "1" }] } }', '"usb"', 'serial'],
    [
      'slips.printers.0.host',
      '{ "slips": {\n"printers": [{ "driver": "escpos-tcp", "name": "1" }] } }',
      '没有写',
      '9100',
    ],
    ['slips.printers.0.rom', `{ "slips": {\n"printers": [${atPrinter('"rom": "gbk"')}] } }`, '"gbk"', 'none'],
    ['slips.printers.0.width', `{ "slips": {\n"printers": [${atPrinter('"width": 0')}] } }`, '0', '32、42 或 48'],
    [
      'slips.printers',
      `{ "slips": {\n"printers": [${atPrinter('"port": 1')}, ${atPrinter('"port": 2')}] } }`,
      '',
      '不能重复',
    ],
    ['holidays.0', '{ "holidays":\n["2026-02-30"] }', '"2026-02-30"', '2026-11-18'],
    ['network', '{\n"network": 4180 }', '4180', ''],
  ])('names %s, its line, its value and what is allowed: %s', async (name, text, value, allowed) => {
    const error = await refused(text);
    expect(error.problems).toHaveLength(1);
    expect(error.problems[0]).toMatchObject({ path: name, line: 2 });
    expect(error.messageZh).toContain(`“${name}”`);
    expect(error.messageZh).toContain(value);
    expect(error.messageZh).toContain(allowed);
  });

  it('names every bad setting at once', async () => {
    const error = await refused('{ "queue": { "recallMax": 0 },\n"backup": { "keepDays": 1, "everyHours": "daily" } }');
    const named = error.problems.map(({ path: name }) => name).toSorted();
    expect(named).toEqual(['backup.everyHours', 'backup.keepDays', 'queue.recallMax']);
  });

  it.each([
    ['{\n"network": { "prot": 80 } }', 'network.prot', 'network.port'],
    ['{\n"port": 80 }', 'port', 'network.port'],
    ['{\n"kiosk": { "idleSecond": 80 } }', 'kiosk.idleSecond', 'kiosk.idleSeconds'],
    ['{\n"kiosk": { "keepDays": 80 } }', 'kiosk.keepDays', 'slips.keepDays'],
    ['{\n"holiday": [] }', 'holiday', 'holidays'],
    ['{\n"slips": { "printer": { "driver": "file" } } }', 'slips.printer', 'slips.printers'],
    [
      '{\n"slips": { "printers": [{ "driver": "file", "name": "1", "hsot": "x" }] } }',
      'slips.printers.0.hsot',
      'slips.printers.host',
    ],
  ])('suggests the nearest setting for an unknown one: %s', async (text, name, near) => {
    const error = await refused(text);
    expect(error.problems[0]).toMatchObject({ path: name, line: 2 });
    expect(error.messageZh).toContain(`没有叫“${name}”的设置，您是不是想写“${near}”`);
    expect(error.messageEn).toContain(`did you mean "${near}"?`);
  });

  it('names every unknown setting, not only the first', async () => {
    const error = await refused('{ "kiosk": { "colour": 1, "idelSeconds": 2 }, "extra": 3 }');
    expect(error.problems.map(({ path: name }) => name).toSorted()).toEqual([
      'extra',
      'kiosk.colour',
      'kiosk.idelSeconds',
    ]);
  });

  it('suggests nothing where nothing is near, and is not led astray by built-in names', async () => {
    expect((await refused('{ "colour": "blue" }')).messageEn).not.toContain('did you mean');
    expect((await refused('{ "toString": 1 }')).problems[0]?.path).toBe('toString');
    expect((await refused('{ "__proto__": { "port": 1 } }')).problems).toHaveLength(1);
  });

  it('refuses a setting that stands twice, of which JSON would quietly take the last', async () => {
    const error = await refused('{ "network": {\n"port": 80,\n"port": 81 } }');
    expect(error.problems).toEqual([
      expect.objectContaining({ path: 'network.port', line: 3, zh: expect.stringContaining('写了两次') }),
    ]);
  });

  it('says so when the file cannot be read', async () => {
    await mkdir(file());
    const error = await failure(loadConfig({ dataDir }));
    expect(error.messageEn).toContain('EISDIR');
  });
});

describe('whatever is in the file', () => {
  const read = (bytes: Uint8Array) => {
    try {
      return parseSettings('settings.jsonc', bytes);
    } catch (error) {
      if (error instanceof SettingsError && error.problems.length > 0) return error;
      throw error;
    }
  };

  it('is either settings of the right shape or an error in words, never a crash', () => {
    const key = fc.oneof(
      fc.constantFrom(...Object.keys(DEFAULT_SETTINGS), 'port', 'printer', '__proto__'),
      fc.string(),
    );
    const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
      tree: fc.oneof({ depthSize: 'small' }, fc.jsonValue(), fc.dictionary(key, tie('tree'), { maxKeys: 4 })),
    }));
    fc.assert(fc.property(tree, (value) => void read(new TextEncoder().encode(JSON.stringify(value)))));
    fc.assert(fc.property(fc.uint8Array(), (bytes) => void read(bytes)));
  });

  it('survives being cut off anywhere: the rest is refused, not half believed', () => {
    const whole = new TextEncoder().encode(settingsText());
    fc.assert(
      fc.property(fc.integer({ min: 0, max: whole.length - 3 }), (length) => {
        expect(read(whole.subarray(0, length))).toBeInstanceOf(SettingsError);
      }),
    );
  });
});

describe('what goes over the file', () => {
  beforeEach(() => writeFile(file(), '{ "network": { "port": 5000, "listen": "lan" } }'));

  it('is the environment, and over that the command line', async () => {
    const env = { BANCHENG_PORT: '6000', BANCHENG_LISTEN: 'loopback' };
    expect((await loadConfig({ dataDir, env })).network).toMatchObject({ port: 6000, listen: 'loopback' });
    const overrides = { port: 0, listen: 'lan' };
    expect((await loadConfig({ dataDir, env, overrides })).network).toMatchObject({ port: 0, listen: 'lan' });
    const empty = { BANCHENG_PORT: '', BANCHENG_LISTEN: '' };
    expect((await loadConfig({ dataDir, env: empty })).network).toMatchObject({ port: 5000, listen: 'lan' });
  });

  it.each([
    ['BANCHENG_PORT', '"http"', { env: { BANCHENG_PORT: 'http' } }],
    ['BANCHENG_PORT', '99999', { env: { BANCHENG_PORT: '99999' } }],
    ['BANCHENG_LISTEN', '"wan"', { env: { BANCHENG_LISTEN: 'wan' } }],
    ['--port', '-1', { overrides: { port: -1 } }],
    ['--port', 'NaN', { overrides: { port: Number.NaN } }],
    ['--listen', '"all"', { overrides: { listen: 'all' } }],
  ])('is refused by its own name: %s=%s', async (source, value, options) => {
    const error = await failure(loadConfig({ dataDir, ...options }));
    expect(error.file).toBe(source);
    expect(error.messageZh).toContain(value);
  });
});

describe('where the data lies', () => {
  it.each([
    [{}, 'linux', '/home/li', '/home/li/.local/share/bancheng'],
    [{}, 'darwin', '/Users/li', '/Users/li/Library/Application Support/bancheng'],
    [
      { APPDATA: 'C:\\Users\\li\\AppData\\Roaming' },
      'win32',
      'C:\\Users\\li',
      'C:\\Users\\li\\AppData\\Roaming\\bancheng',
    ],
    [{}, 'win32', 'C:\\Users\\li', 'C:\\Users\\li\\AppData\\Roaming\\bancheng'],
    [{ BANCHENG_DATA: '/srv/hall' }, 'linux', '/home/li', '/srv/hall'],
    [{ BANCHENG_DATA: 'D:\\hall' }, 'win32', 'C:\\Users\\li', 'D:\\hall'],
    [{ BANCHENG_DATA: '' }, 'linux', '/home/li', '/home/li/.local/share/bancheng'],
  ])('%o on %s', (env, platform, home, expected) => {
    expect(resolveDataDir(env, platform, home)).toBe(expected);
  });

  it('is made absolute, and everything in it is named in one place', async () => {
    const { paths, dataDir: resolved } = await loadConfig({ dataDir: path.relative(process.cwd(), dataDir) });
    expect(resolved).toBe(dataDir);
    expect(paths.database).toBe(path.join(dataDir, 'bancheng.db'));
    expect(new Set(Object.values(paths)).size).toBe(Object.keys(paths).length);
  });
});

/** `network.port` and the like, as the manual and errors call them. */
function byName(settings: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(settings).flatMap(([group, value]: [string, unknown]) =>
      Array.isArray(value)
        ? [[group, value]]
        : Object.entries(value as object).map(([name, one]: [string, unknown]) => [`${group}.${name}`, one]),
    ),
  );
}
