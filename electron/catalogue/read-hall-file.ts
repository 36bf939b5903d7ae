// Reads one of a hall's files: checked against its schema, every mistake told with its file, entry and line and what is allowed.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { z } from 'zod';
import { CatalogueError, type CatalogueProblem } from './catalogue-error.ts';
import { explainIssue } from './explain-issue.ts';
import { parseJson } from './parse-json.ts';

/** Throws CatalogueError; where the file is not there, its cause says ENOENT. */
export async function readHallFile<T>(directory: string, file: string, schema: z.ZodType<T>): Promise<T> {
  const where = path.join(directory, file);
  let bytes: Buffer;
  try {
    bytes = await readFile(where);
  } catch (cause) {
    throw new CatalogueError([unreadable(where, cause)], { cause });
  }
  const parsed = parseJson(bytes);
  if (!parsed.ok) {
    throw new CatalogueError([{ file: where, entry: '', line: parsed.line, zh: parsed.zh, en: parsed.en }]);
  }
  const checked = schema.safeParse(parsed.value);
  if (checked.success) return checked.data;
  const said = checked.error.issues.flatMap((issue) => explainIssue(issue, parsed.value));
  throw new CatalogueError(
    said.map(({ path: at, zh, en }) => ({
      file: where,
      entry: nameEntry(at, parsed.value),
      line: parsed.lineOf(at),
      zh,
      en,
    })),
  );
}

/** The same, but null where there is no such file; one that is there and broken is still said. */
export async function readIfThere<T>(directory: string, file: string, schema: z.ZodType<T>): Promise<T | null> {
  try {
    return await readHallFile(directory, file, schema);
  } catch (error) {
    const isMissing =
      error instanceof CatalogueError && (error.cause as { code?: string } | undefined)?.code === 'ENOENT';
    if (isMissing) return null;
    throw error;
  }
}

function unreadable(file: string, cause: unknown): CatalogueProblem {
  const code = (cause as { code?: string }).code ?? String(cause);
  return code === 'ENOENT'
    ? {
        file,
        entry: '',
        line: null,
        zh: '文件不见了。请从备份或演示大厅里拷回来',
        en: 'the file is missing. Copy it back from a backup or from the demo hall',
      }
    : {
        file,
        entry: '',
        line: null,
        zh: `读不了（${code}）。请检查文件权限和磁盘`,
        en: `cannot be read (${code}). Check its permissions and the disk`,
      };
}

/** Says which entry by its own code where it has one: `matters[GA-01].materials[2]`, because nobody counts to 37. */
function nameEntry(at: readonly PropertyKey[], root: unknown): string {
  let value = root;
  let text = '';
  for (const key of at) {
    value = (value as Record<PropertyKey, unknown> | null | undefined)?.[key];
    if (typeof key !== 'number') text += text === '' ? String(key) : `.${String(key)}`;
    else {
      const code =
        (value as { code?: unknown; id?: unknown } | null | undefined)?.code ?? (value as { id?: unknown } | null)?.id;
      text += `[${typeof code === 'string' ? code : key + 1}]`;
    }
  }
  return text;
}
