// What a terminal over HTTP is called at the desk: the name its page was opened with, or one that tells it from others.
import { createHash } from 'node:crypto';
import { firstCharacters } from '#shared/domain/text.ts';

const maximum = 40;
/** A character may hold marks and joiners, but not without end. */
const longest = maximum * 4;

/** `header` is percent-encoded by the page, since header values are Latin-1; `source` is the caller's address. */
export function terminalName(header: string | string[] | undefined, source: string): string {
  return named(header) ?? `网页-${createHash('sha256').update(source).digest('hex').slice(0, 4).toUpperCase()}`;
}

function named(header: string | string[] | undefined): string | null {
  if (typeof header !== 'string') return null;
  try {
    const name = firstCharacters(decodeURIComponent(header).replace(/\p{C}/gu, '').trim(), maximum);
    return name === '' || name.length > longest ? null : name;
  } catch {
    return null;
  }
}
