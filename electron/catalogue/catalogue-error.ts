// The one error a broken hall file becomes: which file, which entry, what is allowed, in words for whoever edited it.

/** One thing wrong in one file. `entry` is empty when the whole file is meant. */
export type CatalogueProblem = {
  readonly file: string;
  readonly entry: string;
  readonly line: number | null;
  readonly zh: string;
  readonly en: string;
};

/** The hall's files cannot be used. The program does not start with half a catalogue. */
export class CatalogueError extends Error {
  override readonly name = 'CatalogueError';
  readonly problems: readonly CatalogueProblem[];
  readonly messageZh: string;
  readonly messageEn: string;

  constructor(problems: readonly CatalogueProblem[], options?: ErrorOptions) {
    const zh = problems
      .map((p) => `${p.file}${p.line === null ? '' : ` 第 ${p.line} 行`}${p.entry && ` ${p.entry}`}：${p.zh}`)
      .join('\n');
    const en = problems
      .map((p) => `${p.file}${p.line === null ? '' : `:${p.line}`}${p.entry && ` ${p.entry}`}: ${p.en}`)
      .join('\n');
    super(`${zh}\n${en}`, options);
    this.problems = problems;
    this.messageZh = zh;
    this.messageEn = en;
  }
}
