// The journal's shape and its hash chain: what an event is, and how one event vouches for all before it.

import { createHash } from 'node:crypto';
import type { JsonValue } from '#shared/domain/ports.ts';
import type { NewRow, Row } from './tables.ts';

/** Who did it. `id`: the staff member's id, 'kiosk', or 'phone'; `terminal`: the terminal's name. */
export type Actor = { kind: 'citizen' | 'staff' | 'system'; id: string; terminal: string };

/** What a command reports. Never personal data in clear: sealed strings only, since the journal is kept for ever. */
export type NewEvent = { type: string; subject: string; data: JsonValue };

/** An event as it stands in the journal; `at` in UTC milliseconds. */
export type JournalEvent = NewEvent & { seq: number; at: number; actor: Actor; prevHash: string; hash: string };

/** What the first event of a hall points back to. */
export const genesisHash = '0'.repeat(64);

/** Thrown by `canonicalJson` for what JSON cannot keep; a bug in the caller, so not one of the store's typed errors. */
export class NotJson extends TypeError {}

/**
 * JSON with keys in code-unit order and no spaces: equal values give equal text on every machine.
 * Refuses what JSON would silently change (NaN, undefined, lone surrogates, U+0000 which PostgreSQL cannot keep).
 */
export function canonicalJson(value: unknown): string {
  if (value === null || value === true || value === false) return String(value);
  if (typeof value === 'string') {
    if (!value.isWellFormed() || value.includes('\0')) throw new NotJson('text with a lone surrogate or U+0000');
    return JSON.stringify(value);
  }
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new NotJson(`the number ${value}`);
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object') {
    const prototype = Object.getPrototypeOf(value);
    if (prototype !== Object.prototype && prototype !== null) throw new NotJson('an object that is not plain');
    const parts = Object.entries(value)
      // An absent optional field and one set to undefined mean the same everywhere else in this code.
      .filter(([, item]) => item !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => `${canonicalJson(key)}:${canonicalJson(item)}`);
    return `{${parts.join(',')}}`;
  }
  throw new NotJson(`a ${typeof value}`);
}

/** The texts of an event that the chain is computed over, exactly as the row keeps them. */
export type EventTexts = { seq: number; at: number; type: string; subject: string; actor: string; data: string };

/**
 * SHA-256 over the hash before and the canonical JSON of {actor, at, data, seq, subject, type}.
 * Takes actor and data as the canonical JSON text the row keeps, so that nothing is serialised twice.
 */
export function chainHash(prevHash: string, e: EventTexts): string {
  const body =
    `{"actor":${e.actor},"at":${e.at},"data":${e.data},"seq":${e.seq},` +
    `"subject":${JSON.stringify(e.subject)},"type":${JSON.stringify(e.type)}}`;
  return createHash('sha256').update(prevHash).update(body).digest('hex');
}

/** The next link: the event for listeners and projectors, and the row for the table. */
export function nextLink(
  head: { seq: number; hash: string },
  at: number,
  actor: Actor,
  event: NewEvent,
): { event: JournalEvent; row: NewRow<'journal'> } {
  const seq = head.seq + 1;
  const texts = {
    seq,
    at,
    type: event.type,
    subject: event.subject,
    actor: canonicalJson(actor),
    data: canonicalJson(event.data),
  };
  const hash = chainHash(head.hash, texts);
  return {
    event: { ...event, seq, at, actor, prevHash: head.hash, hash },
    row: { ...texts, prev_hash: head.hash, hash },
  };
}

/** Says why a row does not continue the chain, or null if it does. */
export function brokenLink(head: { seq: number; hash: string }, row: Row<'journal'>): string | null {
  if (row.seq !== head.seq + 1) {
    return row.seq === head.seq + 2
      ? `event ${head.seq + 1} is missing`
      : `events ${head.seq + 1} to ${row.seq - 1} are missing`;
  }
  if (row.prev_hash !== head.hash) return `event ${row.seq} does not follow event ${head.seq}`;
  if (chainHash(row.prev_hash, row) !== row.hash) return `event ${row.seq} was changed`;
  return null;
}
