// The set-up code: whoever can read the hall node's data directory, and nobody else, makes the first administrator.
import { timingSafeEqual } from 'node:crypto';
import { open, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Random } from '#shared/domain/ports.ts';

/** Where it is read from, in the data directory. */
export const setupCodeFile = 'SETUP-CODE-设置码.txt';

/** No 0 O 1 I L: it is read off one screen and typed on another. */
const letters = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const length = 10;

/** The code of a hall without an administrator. */
export type SetupCode = {
  /** The code, made and written down if there is none yet; as shown: ABCDE-FGHJK. */
  ensure(): Promise<string>;
  /** Whether it was typed right, in constant time; spaces, hyphens and case do not matter. False when there is no code. */
  matches(typed: string): Promise<boolean>;
  /** It has done its work: the file goes. Nothing happens when it is gone already. */
  forget(): Promise<void>;
};

/** Keeps the code in a file that only the program's user can read. */
export function createSetupCode(options: { dataDir: string; random: Random }): SetupCode {
  const file = path.join(options.dataDir, setupCodeFile);

  async function read(): Promise<string | null> {
    try {
      const text = await readFile(file, 'utf8');
      const found = new RegExp(`^([${letters}]{5})-([${letters}]{5})$`, 'm').exec(text);
      return found ? `${found[1]}${found[2]}` : null;
    } catch (error) {
      if ((error as { code?: string }).code === 'ENOENT') return null;
      throw error;
    }
  }

  async function make(): Promise<string> {
    const code = randomLetters(options.random);
    const words = [
      '第一次使用：在工作台（/desk）用这个设置码建管理员账号。建好以后这个文件会自动删掉。',
      'First start: make the administrator at the desk (/desk) with this code. The file then deletes itself.',
      '',
      shown(code),
      '',
    ].join('\n');
    // Written aside and renamed: a code cut off half-way would lock everybody out.
    const aside = `${file}.new`;
    await rm(aside, { force: true });
    const handle = await open(aside, 'wx', 0o600);
    try {
      await handle.writeFile(words);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(aside, file);
    return code;
  }

  return {
    ensure: async () => shown((await read()) ?? (await make())),
    async matches(typed) {
      const code = await read();
      const given = typed.toUpperCase().replace(/[^0-9A-Z]/g, '');
      if (code === null || given.length !== code.length) return false;
      return timingSafeEqual(Buffer.from(given), Buffer.from(code));
    },
    forget: () => rm(file, { force: true }),
  };
}

const shown = (code: string): string => `${code.slice(0, 5)}-${code.slice(5)}`;

function randomLetters(random: Random): string {
  let code = '';
  // Bytes past the last whole multiple are thrown away: taking the remainder of all would favour the first letters.
  const limit = 256 - (256 % letters.length);
  while (code.length < length) {
    for (const byte of random.bytes(length * 2)) {
      if (byte < limit && code.length < length) code += letters[byte % letters.length];
    }
  }
  return code;
}
