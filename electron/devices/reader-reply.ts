// Makes sense of what the services of ID readers answer: each maker's own JSON, in whatever encoding and under whatever name.

import iconv from 'iconv-lite';
import type { DeepReadonly, Settings } from '#electron/settings-schema.ts';
import type { ReaderSays } from './id-reader.ts';

/** How a reader's answers are to be read. */
export type ReplyShape = DeepReadonly<Pick<Settings['idReader'], 'encoding' | 'fields' | 'present'>>;

/** An answer larger than this carries a photo and more; what is wanted stands well before it. */
export const replyBytesMost = 2 * 1024 * 1024;

/** Null: nothing in it is JSON. */
function jsonIn(text: string): unknown {
  // A byte-order mark, JSONP's call around it, a page's tags before it: the outermost braces are what is meant.
  const start = text.indexOf('{');
  const end = text.lastIndexOf('}');
  if (start < 0 || end <= start) return null;
  try {
    return JSON.parse(text.slice(start, end + 1));
  } catch {
    return null;
  }
}

/** `path`: 'data.name', each part a key or a place in a list. */
function at(value: unknown, path: string): unknown {
  let inner: unknown = value;
  for (const key of path.split('.')) {
    // Some makers put JSON as text into JSON.
    if (typeof inner === 'string') inner = jsonIn(inner);
    if (typeof inner !== 'object' || inner === null || !Object.hasOwn(inner, key)) return undefined;
    inner = (inner as Record<string, unknown>)[key];
  }
  return inner;
}

const wordsOf = (value: unknown): string | null => {
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  const words = String(value).toWellFormed().replace(/\p{C}/gu, '').replace(/\s+/g, ' ').trim();
  return words === '' || words.length > 200 ? null : words;
};

/** What an answer says lies on the reader. `gone`: it is not what a reader answers. */
export function readReply(bytes: Uint8Array, shape: ReplyShape): ReaderSays {
  const answer = jsonIn(iconv.decode(Buffer.from(bytes), shape.encoding));
  if (answer === null) return { what: 'gone' };
  const { path, is } = shape.present;
  const isThere = path === '' || is.includes(String(at(answer, path) ?? ''));
  if (!isThere) return { what: 'lifted' };
  const idNumber = wordsOf(at(answer, shape.fields.idNumber))?.replaceAll(' ', '') ?? '';
  if (idNumber === '') return path === '' ? { what: 'lifted' } : { what: 'unreadable' };
  const name = shape.fields.name === '' ? null : wordsOf(at(answer, shape.fields.name));
  return { what: 'card', card: { name, idNumber } };
}
