// Owns ids made by a page. Not crypto.randomUUID: a browser has it only on this machine or over https, and a desk on the hall's network has neither.
import { uuidFrom } from '#shared/domain/uuid.ts';

const browserRandom = { bytes: (length: number) => crypto.getRandomValues(new Uint8Array(length)) };

/** A new v4 UUID: of a request, or of whoever asks. */
export function newRequestId(): string {
  return uuidFrom(browserRandom);
}
