// Owns the master key's place in the operating system's keystore, so that a copied data directory alone opens nothing.
import { readFile } from 'node:fs/promises';
import { type KeyKeeper, masterKeyBytes, writePrivately } from '#electron/store/key-keeper.ts';
import { KeyWrong } from '#electron/store/store-errors.ts';
import { codeOf } from '#electron/store/write-error.ts';

/** The part of Electron's safeStorage used here. */
export type SafeStorageLike = {
  isEncryptionAvailable(): boolean;
  encryptString(plain: string): Buffer;
  decryptString(sealed: Buffer): string;
  getSelectedStorageBackend?(): string;
};

/**
 * Whether this machine's keystore really protects anything. On Linux without a keyring Electron seals with a password
 * written in its own source (`basic_text`): that is no protection and only makes a restore harder.
 */
export function isKeystoreWorthy(safeStorage: SafeStorageLike, platform: NodeJS.Platform): boolean {
  if (!safeStorage.isEncryptionAvailable()) return false;
  if (platform !== 'linux') return true;
  const backend = safeStorage.getSelectedStorageBackend?.() ?? 'unknown';
  return backend !== 'basic_text' && backend !== 'unknown';
}

/**
 * Chooses where the master key is kept: sealed by the keystore at `path`, or where that is no protection, by `fallback`.
 * A key that `fallback` has stays readable: a hall that began in a browser window can move to Electron, and one whose keystore
 * was lost (another user, a new machine) or holds another hall's key can be brought back by its recovery words.
 * @throws KeyWrong (from `load`) where the sealed file is there, this user's keystore does not open it, and `fallback` has none
 */
export function chooseKeyKeeper(options: {
  safeStorage: SafeStorageLike;
  platform: NodeJS.Platform;
  path: string;
  fallback: KeyKeeper;
}): KeyKeeper {
  const { safeStorage, platform, path, fallback } = options;
  const isWorthy = isKeystoreWorthy(safeStorage, platform);

  const loadSealed = async (): Promise<Uint8Array | null> => {
    let sealed: string;
    try {
      sealed = await readFile(path, 'utf8');
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return null;
      throw error;
    }
    const key = Buffer.from(opened(safeStorage, sealed) ?? '', 'base64');
    if (key.length !== masterKeyBytes) throw new KeyWrong(path);
    return new Uint8Array(key);
  };

  return {
    kind: isWorthy ? 'keystore' : fallback.kind,
    // A sealed file is tried even where the keystore is gone: saying "wrong key" beats quietly making a new one.
    load: async (isRight) => {
      let unreadable: KeyWrong | null = null;
      const sealed = await loadSealed().catch((error: unknown) => {
        if (!(error instanceof KeyWrong)) throw error;
        unreadable = error;
        return null;
      });
      if (sealed !== null && (isRight?.(sealed) ?? true)) return sealed;
      const other = await fallback.load(isRight);
      if (other === null && unreadable !== null) throw unreadable;
      return other !== null && (sealed === null || isRight?.(other)) ? other : sealed;
    },
    save: async (key) => {
      if (!isWorthy) return fallback.save(key);
      if (key.length !== masterKeyBytes) throw new RangeError('A master key has 32 bytes.');
      const sealed = safeStorage.encryptString(Buffer.from(key).toString('base64'));
      await writePrivately(path, `${sealed.toString('base64')}\n`);
    },
  };
}

/** What was sealed, or null where this user's keystore does not open it: the caller says so in words. */
function opened(safeStorage: SafeStorageLike, sealed: string): string | null {
  try {
    return safeStorage.decryptString(Buffer.from(sealed, 'base64'));
  } catch {
    return null;
  }
}
