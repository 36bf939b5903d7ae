// Turns zod's findings into a sentence that names the value and what is allowed, for files that people edit by hand.
import type { z } from 'zod';

/** Where, and what to say. `path` includes the unknown key itself when that is the trouble. */
export type Explained = {
  readonly path: readonly PropertyKey[];
  readonly zh: string;
  readonly en: string;
  readonly unknownKey: boolean;
};

/** Explains one issue against the value that was read; an issue with several unknown keys gives one sentence each. */
export function explainIssue(issue: z.core.$ZodIssue, root: unknown): Explained[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: [...issue.path, key],
      zh: `没有“${key}”这一项`,
      en: `there is no entry called "${key}"`,
      unknownKey: true,
    }));
  }
  const { path } = issue;
  const value = path.reduce<unknown>(
    (inner, key) => (inner as Record<PropertyKey, unknown> | null | undefined)?.[key],
    root,
  );
  const allowed = allowedBy(issue);
  if (value === undefined) {
    return [{ path, zh: `缺少这一项，应写${allowed.zh}`, en: `is missing; write ${allowed.en}`, unknownKey: false }];
  }
  const shown = show(value);
  const zh = `现在是 ${shown}，应是${allowed.zh}`;
  return [{ path, zh, en: `is ${shown}; allowed: ${allowed.en}`, unknownKey: false }];
}

/** A value short enough to stand in a message. */
export function show(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

const TYPES: Record<string, { zh: string; en: string } | undefined> = {
  string: { zh: '文字', en: 'a text' },
  number: { zh: '数字', en: 'a number' },
  int: { zh: '整数', en: 'a whole number' },
  boolean: { zh: ' true 或 false', en: 'true or false' },
  array: { zh: '列表 [ … ]', en: 'a list [ … ]' },
  tuple: { zh: '列表 [ … ]', en: 'a list [ … ]' },
  object: { zh: '一组设置 { … }', en: 'a group { … }' },
};

function allowedBy(issue: z.core.$ZodIssue): { zh: string; en: string } {
  // A schema that has words of its own gives them in both languages, line by line.
  const [zh, en] = issue.message.split('\n');
  if (zh !== undefined && en !== undefined) return { zh: /^[一-龥]/.test(zh) ? zh : ` ${zh}`, en };
  switch (issue.code) {
    case 'invalid_type':
      return TYPES[issue.expected] ?? { zh: ` ${issue.expected}`, en: issue.expected };
    case 'invalid_value': {
      const list = issue.values.map((one) => show(one)).join(' | ');
      return { zh: ` ${list} 之一`, en: list };
    }
    case 'too_small':
    case 'too_big': {
      const isLow = issue.code === 'too_small';
      const bound = String(isLow ? issue.minimum : issue.maximum);
      const unit = issue.origin === 'string' ? ' 个字' : issue.origin === 'array' ? ' 项' : '';
      const unitEn = issue.origin === 'string' ? ' characters' : issue.origin === 'array' ? ' entries' : '';
      return isLow
        ? { zh: `不少于 ${bound}${unit}`, en: `at least ${bound}${unitEn}` }
        : { zh: `不超过 ${bound}${unit}`, en: `at most ${bound}${unitEn}` };
    }
    case 'invalid_format': {
      const pattern = 'pattern' in issue && issue.pattern !== undefined ? String(issue.pattern) : issue.format;
      return { zh: `符合 ${pattern} 的写法`, en: `something like ${pattern}` };
    }
    case 'not_multiple_of':
      return { zh: '整数', en: 'a whole number' };
    default:
      return { zh: `有效的值（${issue.message}）`, en: `a valid value (${issue.message})` };
  }
}
