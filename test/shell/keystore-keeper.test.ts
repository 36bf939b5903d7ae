// The keystore must protect, or not be used; and a key that cannot be read must never be taken for a key that is not there.
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chooseKeyKeeper, isKeystoreWorthy, type SafeStorageLike } from '#electron/shell/keystore-keeper.ts';
import type { KeyKeeper } from '#electron/store/key-keeper.ts';

const key = new Uint8Array(32).map((_, index) => index);

function keystore(options: { backend?: string; isAvailable?: boolean; pad?: number } = {}): SafeStorageLike {
  const pad = options.pad ?? 0x5a;
  const turn = (bytes: Buffer): Buffer => Buffer.from(bytes.map((byte) => byte ^ pad));
  return {
    isEncryptionAvailable: () => options.isAvailable ?? true,
    getSelectedStorageBackend: () => options.backend ?? 'gnome_libsecret',
    encryptString: (plain) => Buffer.concat([Buffer.from('v1'), turn(Buffer.from(plain))]),
    decryptString: (sealed) => {
      const plain = turn(sealed.subarray(2)).toString();
      if (!/^[A-Za-z0-9+/=]*$/.test(plain)) throw new Error('cannot decrypt');
      return plain;
    },
  };
}

let folder: string;
let fileKey: Uint8Array | null;
const keyFile: KeyKeeper = {
  kind: 'file',
  load: async () => fileKey,
  save: async (saved) => {
    fileKey = saved;
  },
};
const keeper = (safeStorage: SafeStorageLike, platform: NodeJS.Platform = 'linux') =>
  chooseKeyKeeper({ safeStorage, platform, path: join(folder, 'keys', 'master.sealed'), fallback: keyFile });

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bancheng-keys-'));
  fileKey = null;
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('which keystores are trusted', () => {
  it.each(['gnome_libsecret', 'kwallet6'])('%s on Linux', (backend) => {
    expect(isKeystoreWorthy(keystore({ backend }), 'linux')).toBe(true);
  });
  it.each(['basic_text', 'unknown'])('not %s on Linux', (backend) => {
    expect(isKeystoreWorthy(keystore({ backend }), 'linux')).toBe(false);
  });
  it('not one that is not available', () => {
    expect(isKeystoreWorthy(keystore({ isAvailable: false }), 'win32')).toBe(false);
  });
  it('those of Windows and macOS, which name no backend', () => {
    expect(isKeystoreWorthy(keystore({ backend: 'unknown' }), 'win32')).toBe(true);
    expect(isKeystoreWorthy(keystore({ backend: 'unknown' }), 'darwin')).toBe(true);
  });
});

describe('with a keystore', () => {
  it('keeps the key sealed, for this user only, and gives it back', async () => {
    await keeper(keystore()).save(key);
    expect(await keeper(keystore()).load()).toEqual(key);
    expect(fileKey).toBeNull();
    const path = join(folder, 'keys', 'master.sealed');
    const sealed = await readFile(path);
    expect(sealed.includes(Buffer.from(key))).toBe(false);
    expect(sealed.includes(Buffer.from(Buffer.from(key).toString('base64')))).toBe(false);
    if (process.platform !== 'win32') expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await readdir(join(folder, 'keys'))).toEqual(['master.sealed']);
  });

  it('has no key before one was saved', async () => {
    expect(await keeper(keystore()).load()).toBeNull();
  });

  it('still finds the key file of a hall that began without Electron', async () => {
    fileKey = key;
    expect(await keeper(keystore()).load()).toEqual(key);
  });

  it('says the key is wrong, rather than missing, where another user sealed it', async () => {
    await keeper(keystore()).save(key);
    await expect(keeper(keystore({ pad: 0x33 })).load()).rejects.toMatchObject({ code: 'key-wrong' });
  });

  it('says so too for a file cut short', async () => {
    await keeper(keystore()).save(key);
    await writeFile(join(folder, 'keys', 'master.sealed'), 'v1');
    await expect(keeper(keystore()).load()).rejects.toMatchObject({ code: 'key-wrong' });
  });
});

describe('a sealed file that does not help', () => {
  const other = new Uint8Array(32).fill(7);
  const isRight = (found: Uint8Array) => found[1] === key[1];

  it('gives way to the key file that the recovery words brought back', async () => {
    await keeper(keystore()).save(other);
    fileKey = key;
    expect(await keeper(keystore({ pad: 0x33 })).load(isRight)).toEqual(key);
  });

  it('gives way too where it opens but is another hall’s', async () => {
    await keeper(keystore()).save(other);
    fileKey = key;
    expect(await keeper(keystore()).load(isRight)).toEqual(key);
    expect(await keeper(keystore()).load()).toEqual(other);
  });

  it('is answered as it is where no place has the right one', async () => {
    await keeper(keystore()).save(other);
    expect(await keeper(keystore()).load(isRight)).toEqual(other);
    fileKey = new Uint8Array(32).fill(9);
    expect(await keeper(keystore()).load(isRight)).toEqual(other);
  });
});

describe('without one', () => {
  it('leaves the key to the key file', async () => {
    const plain = keeper(keystore({ backend: 'basic_text' }));
    expect(plain.kind).toBe('file');
    await plain.save(key);
    expect(fileKey).toEqual(key);
    expect(await plain.load()).toEqual(key);
    expect(await readdir(folder)).toEqual([]);
  });
});
