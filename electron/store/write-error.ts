// Tells the disk's failures from a command's own: what a full or failing disk says through SQLite becomes a typed error in plain words.

import { StoreError, StoreFailed, StoreFull } from './store-errors.ts';

/** The error's code when it has one: SQLite's ('SQLITE_FULL') or the system's ('ENOSPC'). */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** The typed error for a disk that did not take the write; anything else is passed through untouched. */
export function typedWriteError(error: unknown): unknown {
  if (error instanceof StoreError) return error;
  const code = codeOf(error);
  // SHMSIZE: the write-ahead log's index could not grow, which on a sound disk means there is no room left.
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT' || code === 'SQLITE_IOERR_SHMSIZE') {
    return new StoreFull(error);
  }
  if (code.startsWith('SQLITE_IOERR') || code === 'EIO') {
    return new StoreFailed(
      {
        zh: '磁盘出错，刚才的没有存上。可能是硬盘或数据线坏了。',
        en: 'The disk reported an error: nothing was saved. The disk or its cable may be failing.',
      },
      error,
    );
  }
  if (code === 'SQLITE_READONLY' || code.startsWith('SQLITE_READONLY_') || code === 'EROFS') {
    return new StoreFailed(
      {
        zh: '数据库写不进去：磁盘或文件是只读的。刚才的没有存上。',
        en: 'The database cannot be written: the disk or the file is read-only. Nothing was saved.',
      },
      error,
    );
  }
  if (code.startsWith('SQLITE_CANTOPEN') || ['EACCES', 'EPERM', 'ENOTDIR', 'EEXIST', 'EISDIR'].includes(code)) {
    return new StoreFailed(
      {
        zh: `数据文件夹用不了（${plainReason(error)}）。请检查路径和权限。`,
        en: `The data directory cannot be used (${plainReason(error)}). Check its path and its permissions.`,
      },
      error,
    );
  }
  if (code === 'SQLITE_BUSY') {
    return new StoreFailed(
      {
        zh: '数据库被别的程序占着，刚才的没有存上。',
        en: 'Another program holds the database. Nothing was saved.',
      },
      error,
    );
  }
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') {
    return new StoreFailed(
      {
        zh: '数据库文件坏了。请重新启动办成，它会换上最新的备份。',
        en: 'The database file is damaged. Start Bancheng again: it restores the newest backup.',
      },
      error,
    );
  }
  return error;
}

/** Thrown by the engine's own check of a file. */
export class Damaged extends Error {}

/** Whether the database file itself is broken, as against a disk that is full or a program that is wrong. */
export function isDamage(error: unknown): boolean {
  const code = codeOf(error);
  return error instanceof Damaged || code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB';
}

/** What the engine said, on one line. */
export function plainReason(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replaceAll(/\s+/g, ' ');
}
