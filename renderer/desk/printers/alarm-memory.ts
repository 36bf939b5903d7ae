// Owns what a desk remembers of the printers' alarm: silenced on this machine, and where somebody of this page has gone already.
import { z } from 'zod';

const mutedKey = 'bancheng:printer-alarm-muted';
const wentToKey = 'bancheng:printer-alarm-went-to';

/** Storage that is shut keeps nothing: then it holds for as long as the page is open. */
function read(storage: () => Storage, key: string): string | null {
  try {
    return storage().getItem(key);
  } catch {
    return null;
  }
}
function write(storage: () => Storage, key: string, text: string): void {
  try {
    storage().setItem(key, text);
  } catch {
    // As above.
  }
}

export const wasMuted = (): boolean => read(() => localStorage, mutedKey) === 'true';
export const keepMuted = (isMuted: boolean): void => write(() => localStorage, mutedKey, String(isMuted));

/** Alarms somebody goes to, by their keys, and since when each is so (UTC ms). */
export type WentTo = ReadonlyMap<string, number | null>;
const wentToSchema = z.array(z.tuple([z.string(), z.number().nullable()]));

/** There again after a reload of this page. */
export function wentTo(): WentTo {
  try {
    return new Map(wentToSchema.parse(JSON.parse(read(() => sessionStorage, wentToKey) ?? '[]')));
  } catch {
    return new Map();
  }
}
export const keepWentTo = (all: WentTo): void => write(() => sessionStorage, wentToKey, JSON.stringify([...all]));
