// Makes sense of what the services of ID readers answer: each maker's own JSON, in whatever encoding and under whatever name.
import iconv from 'iconv-lite';
import type { DeepReadonly, Settings } from '#electron/settings-schema.ts';
import { checkIdentityNumber } from '#shared/domain/identity-number.ts';
import { cleanText } from '#shared/domain/text.ts';
import type { ReaderSays } from './id-reader.ts';

/** How a reader's answers are to be read. */
export type ReplyShape = DeepReadonly<Pick<Settings['idReader'], 'encoding' | 'fields' | 'present'>>;

/** An answer larger than this is no card's: with its photo as text one has some 100 KB. */
export const replyBytesMost = 2 * 1024 * 1024;

/** The most a name on a card has; minorities' names with their dots are long. */
const nameMost = 60;
/** The papers a reader reads. */
const cardKinds: readonly string[] = ['resident', 'residence-permit', 'foreign-permanent'];

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

const isSaid = (value: unknown): value is string | number | boolean =>
  ['string', 'number', 'boolean'].includes(typeof value);

/** A name as a form takes it, without what fills it up. Null: none, or misread (a wrong encoding leaves its marks). */
function nameFrom(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const cleaned = cleanText(value.replace(/[\s\p{Cc}]+/gu, ' '), { max: nameMost, lines: false });
  return cleaned.ok && cleaned.text !== '' && !cleaned.text.includes('\uFFFD') ? cleaned.text : null;
}

/** What an answer says lies on the reader. `gone`: it is not what a reader answers. */
export function readReply(bytes: Uint8Array, shape: ReplyShape): ReaderSays {
  const answer = jsonIn(iconv.decode(Buffer.from(bytes), shape.encoding));
  if (answer === null) return { what: 'gone' };
  const { path, is } = shape.present;
  const present = at(answer, path);
  if (path !== '' && !(isSaid(present) && is.includes(String(present)))) return { what: 'lifted' };
  const written = at(answer, shape.fields.idNumber);
  const text = isSaid(written) ? String(written).replaceAll('\0', '').trim() : '';
  if (text === '') return path === '' ? { what: 'lifted' } : { what: 'unreadable' };
  const checked = checkIdentityNumber(text);
  // Half a number, or one whose check digit does not hold, would be somebody else's.
  if (!checked.ok || !cardKinds.includes(checked.kind)) return { what: 'unreadable' };
  const name = shape.fields.name === '' ? null : nameFrom(at(answer, shape.fields.name));
  return { what: 'card', card: { name, idNumber: checked.number } };
}
