// Owns why a data folder cannot be made, in words: an error's short name tells the person at the machine nothing.
import { accessSync, constants, existsSync } from 'node:fs';
import path from 'node:path';

type Words = { readonly zh: string; readonly en: string };

const notAllowed = { zh: '这里只读，没有写的权限', en: 'read-only for you: no permission to write there' };
const reasons: Readonly<Record<string, Words>> = {
  EROFS: { zh: '这里是只读的', en: 'that place is read-only' },
  EACCES: notAllowed,
  EPERM: notAllowed,
  ENOTDIR: { zh: '这个路径里有个文件，不是文件夹', en: 'something on that path is a file, not a folder' },
  EEXIST: { zh: '这个名字已经是一个文件', en: 'that name is a file already' },
  ENOSPC: { zh: '磁盘满了', en: 'the disk is full' },
  ENAMETOOLONG: { zh: '名字太长', en: 'the name is too long' },
};

/** Words that fit into brackets. `folder` is absolute, `code` the error's; `access` throws where a place cannot be written to. */
export function whyNoFolder(folder: string, code: string, access = accessSync): Words {
  // Some systems say "no such folder" where the truth is that nothing may be made there.
  const known = reasons[code === 'ENOENT' ? whyNotWritable(folder, access) : code];
  return known ?? { zh: `这里不让建文件夹，${code}`, en: `no folder can be made there, ${code}` };
}

/** Error code of writing to the nearest folder that is there; empty where it could be written to. */
function whyNotWritable(folder: string, access: typeof accessSync): string {
  let place = folder;
  while (!existsSync(place) && path.dirname(place) !== place) place = path.dirname(place);
  try {
    access(place, constants.W_OK);
    return '';
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : '';
  }
}
