// The one error a bad setting becomes: its name, its value and what is allowed, in words for whoever edited the file.

/** One bad setting. `path` is empty when the whole file is meant; `line` counts from 1, null when it is not in the file. */
export type SettingProblem = {
  readonly path: string;
  readonly line: number | null;
  readonly zh: string;
  readonly en: string;
};

/** The settings cannot be used; nothing was started. `file` is where they came from (or the variable or option that did). */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
  readonly file: string;
  readonly problems: readonly SettingProblem[];
  readonly messageZh: string;
  readonly messageEn: string;

  constructor(file: string, problems: readonly SettingProblem[], options?: ErrorOptions) {
    const zh = problems.map((p) => `${file}${p.line === null ? '' : ` 第 ${p.line} 行`}：${p.zh}`).join('\n');
    const en = problems.map((p) => `${file}${p.line === null ? '' : `:${p.line}`}: ${p.en}`).join('\n');
    super(`${zh}\n${en}`, options);
    this.file = file;
    this.problems = problems;
    this.messageZh = zh;
    this.messageEn = en;
  }
}
