// The store's expected failures, each with words in both languages that whoever stands at the machine can act on.

/** What went wrong, for code that must tell failures apart. */
export type StoreErrorCode =
  | 'store-full'
  | 'store-failed'
  | 'store-busy'
  | 'store-newer'
  | 'store-corrupt'
  | 'store-closed'
  | 'key-missing'
  | 'key-wrong'
  | 'case-key-gone'
  | 'seal-broken'
  | 'words-wrong'
  | 'backup-failed';

/** One thing said twice. */
export type StoreWords = { zh: string; en: string };

/** Base of all the store's typed errors: plain words, never a stack or an error number. `message` is both, Chinese first. */
export abstract class StoreError extends Error {
  abstract readonly code: StoreErrorCode;
  readonly messageZh: string;
  readonly messageEn: string;

  constructor({ zh, en }: StoreWords, options?: ErrorOptions) {
    super(`${zh}\n${en}`, options);
    this.messageZh = zh;
    this.messageEn = en;
  }

  override get name(): string {
    return this.constructor.name;
  }
}

/** The disk (or the database's page limit) is full. Nothing of the command was written; later writes work once there is room. */
export class StoreFull extends StoreError {
  readonly code = 'store-full';
  constructor(cause?: unknown) {
    super(
      {
        zh: '磁盘满了，刚才的没有存上。请在数据文件夹所在的磁盘上清出空间。',
        en: 'The disk is full: nothing was saved. Free some space on the disk that holds the data directory.',
      },
      { cause },
    );
  }
}

/** The disk answered with an input/output error, or the database refused the write. Nothing of the command was written. */
export class StoreFailed extends StoreError {
  readonly code = 'store-failed';
  constructor(what: StoreWords, cause?: unknown) {
    super(what, { cause });
  }
}

/** What every tool says that was pointed at a place without a database. */
export function noDatabase(path: string): StoreFailed {
  return new StoreFailed({
    zh: `这里没有数据库：${path}。请检查 --data 后面的文件夹；还没启动过就先启动一次，丢了就先换上备份。`,
    en: `There is no database at ${path}. Check the folder after --data; start Bancheng once if it is new, restore a backup if it was lost.`,
  });
}

/** Another Bancheng already runs on this data directory. */
export class StoreBusy extends StoreError {
  readonly code = 'store-busy';
  readonly directory: string;
  readonly pid: number | null;
  readonly port: number | null;
  constructor(directory: string, holder: { pid: number | null; port: number | null }) {
    const { pid, port } = holder;
    const whoZh = pid === null ? '' : `（进程 ${pid}${port === null ? '' : `，端口 ${port}`}）`;
    const whoEn = pid === null ? '' : ` (process ${pid}${port === null ? '' : `, port ${port}`})`;
    super({
      zh: `办成已经开着，用的就是 ${directory}${whoZh}。请先关掉它，或者这次用 --data 换一个文件夹。`,
      en: `Bancheng is already running on ${directory}${whoEn}. Close it first, or start this one with another --data directory.`,
    });
    this.directory = directory;
    this.pid = pid;
    this.port = port;
  }
}

/** The database was written by a newer program; opening it with this one could lose data. */
export class StoreNewer extends StoreError {
  readonly code = 'store-newer';
  constructor(path: string, found: number, known: number) {
    super({
      zh: `${path} 是更新版本的办成写的（结构 ${found}，这一版只认到 ${known}）。请用新版本打开。什么都没有动。`,
      en: `${path} was written by a newer version of Bancheng (schema ${found}; this one knows ${known}). Start the newer version. Nothing was changed.`,
    });
  }
}

/** The database is damaged and no good backup could be put in its place. `reason` is the engine's own. */
export class StoreCorrupt extends StoreError {
  readonly code = 'store-corrupt';
  constructor(path: string, reason: string, advice: StoreWords, cause?: unknown) {
    super(
      { zh: `${path} 坏了（${reason}）。${advice.zh}`, en: `${path} is damaged: ${reason}. ${advice.en}` },
      { cause },
    );
  }
}

/** The store was used after it had been closed, or a write's database after the write had ended. */
export class StoreClosed extends StoreError {
  readonly code = 'store-closed';
}

/** The database holds sealed cases but the master key is not there. A new key is never made silently: it could open none of them. */
export class KeyMissing extends StoreError {
  readonly code = 'key-missing';
  constructor(where: string) {
    super({
      zh: `密钥不见了（${where}），没有它就读不出反映件里的个人信息。请把密钥文件放回原处，或用 24 个恢复词找回：npm run restore -- --words`,
      en:
        `The master key is missing (${where}), and the cases in the database cannot be read without it. ` +
        'Put the key file back, or enter the 24 recovery words with: npm run restore -- --words',
    });
  }
}

/** A master key is there, but it is not the one this database was sealed with. */
export class KeyWrong extends StoreError {
  readonly code = 'key-wrong';
  constructor(where: string) {
    super({
      zh: `这里的密钥（${where}）不是这个数据库的。请把对的密钥文件放回原处，或用 24 个恢复词找回：npm run restore -- --words`,
      en:
        `The master key (${where}) is not the one this database was sealed with. ` +
        'Put the right key file back, or enter the 24 recovery words with: npm run restore -- --words',
    });
  }
}

/** The case's key was destroyed when its retention ended: its words cannot be read any more, by anyone. */
export class CaseKeyGone extends StoreError {
  readonly code = 'case-key-gone';
  constructor(caseNo: string) {
    super({
      zh: `反映件 ${caseNo} 的个人信息已经到期销毁，读不出来了。`,
      en: `The personal data of case ${caseNo} has been destroyed and cannot be read any more.`,
    });
  }
}

/** A sealed value does not open: it was changed, or belongs to another case or field. */
export class SealBroken extends StoreError {
  readonly code = 'seal-broken';
  constructor(aad: string, cause?: unknown) {
    super(
      {
        zh: `加密的内容“${aad}”打不开：被改动过，或者不是这里的。`,
        en: `The sealed data "${aad}" does not open: it was changed or belongs elsewhere.`,
      },
      { cause },
    );
  }
}

/** The recovery words are not 24 words of the list, or a word is wrong (their checksum does not fit). */
export class WordsWrong extends StoreError {
  readonly code = 'words-wrong';
  constructor(cause?: unknown) {
    super(
      {
        zh: '这不是那 24 个恢复词：请对照打印的那一页，检查每个词和顺序。',
        en: 'These are not the 24 recovery words: check each word and their order on the printed sheet.',
      },
      { cause },
    );
  }
}

/** A backup could not be made or, once made, did not open again. The database itself is untouched. */
export class BackupFailed extends StoreError {
  readonly code = 'backup-failed';
  constructor(why: StoreWords, cause?: unknown) {
    super(
      {
        zh: `备份没做成：${why.zh}。数据库本身没有动。`,
        en: `The backup failed: ${why.en}. The database itself is untouched.`,
      },
      { cause },
    );
  }
}
