// The one place settings are read: file over defaults, then environment, then the command line, each checked the same way.
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { whyNoFolder } from './folder-problem.ts';
import { SettingsError } from './settings-error.ts';
import { readSettings } from './settings-file.ts';
import { type DeepReadonly, type Settings, settingsSchema } from './settings-schema.ts';
import { SETTING_WORDS } from './settings-words.ts';

/** Where things lie in the data directory; all absolute. */
export type DataPaths = {
  readonly settings: string;
  readonly database: string;
  readonly hall: string;
  readonly keys: string;
  readonly backups: string;
  readonly slips: string;
  readonly logs: string;
  readonly lock: string;
};

/** Everything set for this hall. */
export type Config = DeepReadonly<Settings> & { readonly dataDir: string; readonly paths: DataPaths };

/** What the command line may set over the file; a port as it was typed, or as a number. */
export type ConfigOverrides = { readonly port?: number | string | undefined; readonly listen?: string | undefined };

/** Reads the settings of a data directory (made if need be). Throws SettingsError; nothing else is touched. */
export async function loadConfig(options: {
  dataDir: string;
  env?: Readonly<Record<string, string | undefined>>;
  overrides?: ConfigOverrides;
}): Promise<Config> {
  const dataDir = path.resolve(options.dataDir);
  const paths = dataPaths(dataDir);
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
  } catch (cause) {
    const { zh, en } = whyNoFolder(dataDir, (cause as { code?: string }).code ?? String(cause));
    const problem = {
      path: '',
      line: null,
      zh: `数据文件夹建不了（${zh}）。换一个地方：--data 文件夹`,
      en: `the data folder cannot be made (${en}). Choose another with --data FOLDER`,
    };
    throw new SettingsError(dataDir, [problem], { cause });
  }
  const settings = await readSettings(paths.settings);
  const env = options.env ?? {};
  const overrides = options.overrides ?? {};
  const port =
    override('--port', 'network.port', numberFrom(overrides.port)) ??
    override('BANCHENG_PORT', 'network.port', numberFrom(env.BANCHENG_PORT || undefined)) ??
    settings.network.port;
  const listen =
    override('--listen', 'network.listen', overrides.listen) ??
    override('BANCHENG_LISTEN', 'network.listen', env.BANCHENG_LISTEN || undefined) ??
    settings.network.listen;
  return freeze({ ...settings, network: { ...settings.network, port, listen }, dataDir, paths });
}

/** Where a hall keeps its data unless told: `$BANCHENG_DATA`, else the usual place of the system. */
export function resolveDataDir(
  env: Readonly<Record<string, string | undefined>>,
  platform: string,
  homedir: string,
): string {
  const paths = platform === 'win32' ? path.win32 : path.posix;
  if (env.BANCHENG_DATA) return paths.resolve(env.BANCHENG_DATA);
  if (platform === 'win32') return paths.join(env.APPDATA || paths.join(homedir, 'AppData', 'Roaming'), 'bancheng');
  if (platform === 'darwin') return paths.join(homedir, 'Library', 'Application Support', 'bancheng');
  return paths.join(homedir, '.local', 'share', 'bancheng');
}

/** Where everything lies in a data directory. */
export function dataPaths(dataDir: string): DataPaths {
  const at = (name: string) => path.join(dataDir, name);
  return {
    settings: at('settings.jsonc'),
    database: at('bancheng.db'),
    hall: at('hall'),
    keys: at('keys'),
    backups: at('backups'),
    slips: at('slips'),
    logs: at('logs'),
    lock: at('lock'),
  };
}

const NETWORK = settingsSchema.shape.network.shape;

function override(source: string, setting: 'network.port', value: unknown): Settings['network']['port'] | undefined;
function override(source: string, setting: 'network.listen', value: unknown): Settings['network']['listen'] | undefined;
function override(source: string, setting: 'network.port' | 'network.listen', value: unknown): unknown {
  if (value === undefined) return undefined;
  const schema = setting === 'network.port' ? NETWORK.port : NETWORK.listen;
  const checked = schema.safeParse(value);
  if (checked.success) return checked.data;
  const { allowedZh, allowedEn } = SETTING_WORDS[setting];
  const shown = typeof value === 'number' ? String(value) : JSON.stringify(value);
  throw new SettingsError(source, [
    {
      path: setting,
      line: null,
      zh: `现在是 ${shown}，只能是：${allowedZh}`,
      en: `is ${shown}; allowed: ${allowedEn}`,
    },
  ]);
}

// What is not a number stays text, so that the error can show what was written.
function numberFrom(text: string | number | undefined): unknown {
  return typeof text === 'string' && /^\d+$/.test(text) ? Number(text) : text;
}

function freeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  for (const inner of Object.values(value)) freeze(inner);
  return Object.freeze(value);
}
