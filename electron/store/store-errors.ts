// The store's expected failures, each with a message that whoever stands at the machine can act on.

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

/** Base of all the store's typed errors; `message` is plain words, never a stack or an error number. */
export abstract class StoreError extends Error {
  abstract readonly code: StoreErrorCode;
  override get name(): string {
    return this.constructor.name;
  }
}

/** The disk (or the database's page limit) is full. Nothing of the command was written; later writes work once there is room. */
export class StoreFull extends StoreError {
  readonly code = 'store-full';
  constructor(cause?: unknown) {
    super('The disk is full: nothing was saved. Free some space on the disk that holds the data directory.', { cause });
  }
}

/** The disk answered with an input/output error, or the database refused the write. Nothing of the command was written. */
export class StoreFailed extends StoreError {
  readonly code = 'store-failed';
  constructor(what: string, cause?: unknown) {
    super(what, { cause });
  }
}

/** Another Bancheng already runs on this data directory. */
export class StoreBusy extends StoreError {
  readonly code = 'store-busy';
  readonly directory: string;
  readonly pid: number | null;
  readonly port: number | null;
  constructor(directory: string, holder: { pid: number | null; port: number | null }) {
    const who =
      holder.pid === null ? '' : ` (process ${holder.pid}${holder.port === null ? '' : `, port ${holder.port}`})`;
    super(
      `Bancheng is already running on ${directory}${who}. Close it first, or start this one with another --data directory.`,
    );
    this.directory = directory;
    this.pid = holder.pid;
    this.port = holder.port;
  }
}

/** The database was written by a newer program; opening it with this one could lose data. */
export class StoreNewer extends StoreError {
  readonly code = 'store-newer';
  constructor(path: string, found: number, known: number) {
    super(
      `${path} was written by a newer version of Bancheng (schema ${found}; this one knows ${known}). Start the newer version. Nothing was changed.`,
    );
  }
}

/** The database is damaged and no good backup could be put in its place. */
export class StoreCorrupt extends StoreError {
  readonly code = 'store-corrupt';
  constructor(path: string, reason: string, advice: string, cause?: unknown) {
    super(`${path} is damaged: ${reason}. ${advice}`, { cause });
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
    super(
      `The master key is missing (${where}), and the cases in the database cannot be read without it. ` +
        'Put the key file back, or enter the 24 recovery words with: npm run restore -- --words',
    );
  }
}

/** A master key is there, but it is not the one this database was sealed with. */
export class KeyWrong extends StoreError {
  readonly code = 'key-wrong';
  constructor(where: string) {
    super(
      `The master key (${where}) is not the one this database was sealed with. ` +
        'Put the right key file back, or enter the 24 recovery words with: npm run restore -- --words',
    );
  }
}

/** The case's key was destroyed when its retention ended: its words cannot be read any more, by anyone. */
export class CaseKeyGone extends StoreError {
  readonly code = 'case-key-gone';
  constructor(caseNo: string) {
    super(`The personal data of case ${caseNo} has been destroyed and cannot be read any more.`);
  }
}

/** A sealed value does not open: it was changed, or belongs to another case or field. */
export class SealBroken extends StoreError {
  readonly code = 'seal-broken';
  constructor(aad: string, cause?: unknown) {
    super(`The sealed data "${aad}" does not open: it was changed or belongs elsewhere.`, { cause });
  }
}

/** The recovery words are not 24 words of the list, or a word is wrong (their checksum does not fit). */
export class WordsWrong extends StoreError {
  readonly code = 'words-wrong';
  constructor(cause?: unknown) {
    super('These are not the 24 recovery words: check each word and their order on the printed sheet.', { cause });
  }
}

/** A backup could not be made or, once made, did not open again. The database itself is untouched. */
export class BackupFailed extends StoreError {
  readonly code = 'backup-failed';
  constructor(why: string, cause?: unknown) {
    super(`The backup failed: ${why}. The database itself is untouched.`, { cause });
  }
}
