// Where the rest of the program asks for what is read in a thread of its own, and how it fails in the contract's words.
import { DomainError } from './domain-error.ts';
import type { AllLongReads } from './long-reads-worker.ts';
import { openReader, type Reader } from './store/reader.ts';
import { StoreError } from './store/store-errors.ts';

/** Asks for long reads. Throws DomainError CANNOT_READ where the database cannot be read now. */
export type AskLongReads = Reader<AllLongReads>;

/** Source and bundle lie differently: beside this file in both, under the name the build gives it. */
const threadFile = new URL(
  import.meta.url.endsWith('.ts') ? './long-reads-worker.ts' : './long-reads-worker.js',
  import.meta.url,
);

/** `path`: the database. `onFailure` hears of each read that failed, before it is put in the contract's words. */
export function openLongReads(path: string, onFailure: (error: StoreError) => void): AskLongReads {
  const reader = openReader<AllLongReads>({ file: threadFile, path });
  return {
    ...reader,
    read: (name, input) =>
      reader.read(name, input).catch((error: unknown) => {
        if (!(error instanceof StoreError)) throw error;
        onFailure(error);
        throw new DomainError('CANNOT_READ');
      }),
  };
}
