// Reads all that a test's hall has left on the disk, to look for what must not stand there.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Every file under the directory as one text of bytes (latin1), but for folders named in `without`. */
export function allOnDisk(directory: string, without: readonly string[] = []): string {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !without.includes(path.basename(entry.parentPath)))
    .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'latin1'))
    .join('\n');
}
