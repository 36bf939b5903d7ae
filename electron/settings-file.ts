// Reads and first writes settings.jsonc, so that config.ts need only decide what wins over what.
import { open, readFile, rename } from 'node:fs/promises';
import { explainIssue, show } from './catalogue/explain-issue.ts';
import { parseJson } from './catalogue/parse-json.ts';
import { type SettingProblem, SettingsError } from './settings-error.ts';
import { nearestSetting } from './settings-nearest.ts';
import { DEFAULT_SETTINGS, type Settings, settingsSchema } from './settings-schema.ts';
import { GROUP_WORDS, SETTING_WORDS, type SettingWords } from './settings-words.ts';

/** Reads the settings; where there is no file yet, writes one with every default explained. */
export async function readSettings(file: string): Promise<Settings> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (cause) {
    const code = (cause as { code?: string }).code ?? String(cause);
    if (code !== 'ENOENT') {
      const problem = {
        path: '',
        line: null,
        zh: `读不了（${code}）。请检查文件权限和磁盘`,
        en: `cannot be read (${code}). Check its permissions and the disk`,
      };
      throw new SettingsError(file, [problem], { cause });
    }
    await writeDefaults(file);
    return structuredClone(DEFAULT_SETTINGS);
  }
  return parseSettings(file, bytes);
}

/** Parses a settings file's bytes over the defaults. Throws SettingsError naming every bad setting at once. */
export function parseSettings(file: string, bytes: Uint8Array): Settings {
  const parsed = parseJson(bytes);
  if (!parsed.ok) throw new SettingsError(file, [{ path: '', line: parsed.line, zh: parsed.zh, en: parsed.en }]);
  const twice = parsed.repeated.map((again): SettingProblem => {
    const name = again.path.map(String).join('.');
    return {
      path: name,
      line: again.line,
      zh: `设置“${name}”写了两次，请删掉一个`,
      en: `setting "${name}" stands twice; delete one`,
    };
  });
  const checked = settingsSchema.safeParse(overDefaults(parsed.value));
  const issues = checked.success ? [] : checked.error.issues;
  const wrong = issues
    .flatMap((issue) => explainIssue(issue, parsed.value))
    .map((said): SettingProblem => {
      const name = said.path.map(String).join('.');
      const line = parsed.lineOf(said.path);
      return said.unknownKey ? unknownSetting(name, line) : badValue(name, line, said, parsed.value);
    });
  if (checked.success && twice.length === 0) return checked.data;
  throw new SettingsError(file, [...twice, ...wrong]);
}

/** The file a new hall gets: every setting with its default, Chinese first. */
export function settingsText(): string {
  const lines = [
    '// 办成的设置。改完保存，重新启动后生效。写错了启动时会说明哪一行、应该怎么写。',
    '// Settings of this hall. Save and restart. A mistake is named at the next start, with its line and what is allowed.',
    '{',
  ];
  const groups = Object.entries(DEFAULT_SETTINGS);
  for (const [place, [group, value]] of groups.entries()) {
    const comma = place < groups.length - 1 ? ',' : '';
    lines.push('', `  // —— ${GROUP_WORDS[group as keyof Settings]} ——`);
    if (Array.isArray(value)) {
      lines.push(...comment(wordsFor(group), '  '), `  ${JSON.stringify(group)}: ${JSON.stringify(value)}${comma}`);
      continue;
    }
    lines.push(`  ${JSON.stringify(group)}: {`);
    const entries = Object.entries(value);
    for (const [at, [key, inner]] of entries.entries()) {
      const text = JSON.stringify(inner).replace(/[{:,]/g, '$& ').replace(/\}/g, ' }');
      lines.push(...comment(wordsFor(`${group}.${key}`), '    '));
      lines.push(`    ${JSON.stringify(key)}: ${text}${at < entries.length - 1 ? ',' : ''}`);
    }
    lines.push(`  }${comma}`);
  }
  return `${lines.join('\n')}\n}\n`;
}

function comment(words: SettingWords | undefined, indent: string): string[] {
  if (words === undefined) throw new Error('every setting has words');
  return [`${indent}// ${words.zh}。可写：${words.allowedZh}`, `${indent}// ${words.en}. Allowed: ${words.allowedEn}`];
}

function wordsFor(name: string): SettingWords | undefined {
  return (SETTING_WORDS as Record<string, SettingWords | undefined>)[name];
}

// Written aside, flushed and renamed: a power cut must not leave an empty file that the next start would refuse.
async function writeDefaults(file: string): Promise<void> {
  const aside = `${file}.new`;
  try {
    const handle = await open(aside, 'w', 0o600);
    try {
      await handle.writeFile(settingsText());
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(aside, file);
  } catch (cause) {
    const code = (cause as { code?: string }).code ?? String(cause);
    const problem = {
      path: '',
      line: null,
      zh: `写不了默认设置（${code}）。请检查文件夹权限和磁盘空间`,
      en: `the default settings cannot be written (${code}). Check the folder's permissions and the disk`,
    };
    throw new SettingsError(file, [problem], { cause });
  }
}

// Groups fill up from the defaults; a setting that is written counts whole, so a printer is never half one and half the other.
function overDefaults(written: unknown): unknown {
  if (!isGroup(written)) return written;
  const merged: Record<string, unknown> = { ...written };
  for (const [group, defaults] of Object.entries(DEFAULT_SETTINGS)) {
    const own = Object.hasOwn(written, group) ? written[group] : defaults;
    merged[group] = isGroup(own) && isGroup(defaults) ? { ...defaults, ...own } : own;
  }
  return merged;
}

function isGroup(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function badValue(name: string, line: number | null, said: { zh: string; en: string }, root: unknown): SettingProblem {
  // slips.printer.port is explained by slips.printer.
  const parts = name.split('.');
  for (let depth = parts.length; depth > 0; depth--) {
    const words = wordsFor(parts.slice(0, depth).join('.'));
    if (words === undefined) continue;
    const value = parts.reduce<unknown>(
      (inner, key) => (inner as Record<string, unknown> | null | undefined)?.[key],
      root,
    );
    const zh = value === undefined ? '没有写' : `现在是 ${show(value)}`;
    const en = value === undefined ? 'is missing' : `is ${show(value)}`;
    return {
      path: name,
      line,
      zh: `设置“${name}”${zh}，只能是：${words.allowedZh}`,
      en: `setting "${name}" ${en}; allowed: ${words.allowedEn}`,
    };
  }
  return {
    path: name,
    line,
    zh: name === '' ? `设置文件${said.zh}` : `设置“${name}”${said.zh}`,
    en: name === '' ? `the file ${said.en}` : `setting "${name}" ${said.en}`,
  };
}

function unknownSetting(name: string, line: number | null): SettingProblem {
  const near = nearestSetting(name);
  return {
    path: name,
    line,
    zh: `没有叫“${name}”的设置${near === undefined ? '' : `，您是不是想写“${near}”`}`,
    en: `there is no setting "${name}"${near === undefined ? '' : `; did you mean "${near}"?`}`,
  };
}
