// The packaged program must not be talked into running as plain Node, being inspected, or loading code from elsewhere.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { FuseV1Options } from '@electron/fuses';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const load = (file: string): Promise<unknown> => import(/* @vite-ignore */ path.join(root, file));
const { fuses, binaryOf } = (await load('electron/packaging/fuses.mjs')) as {
  fuses: Record<string, unknown>;
  binaryOf(context: object): string;
};

describe('fuses', () => {
  it.each([
    ['RunAsNode', false],
    ['EnableNodeOptionsEnvironmentVariable', false],
    ['EnableNodeCliInspectArguments', false],
    ['GrantFileProtocolExtraPrivileges', false],
    ['EnableCookieEncryption', true],
    ['EnableEmbeddedAsarIntegrityValidation', true],
    ['OnlyLoadAppFromAsar', true],
  ] as const)('%s is %s', (name, value) => {
    expect(fuses[FuseV1Options[name]]).toBe(value);
  });

  it('are all named, so that a new one cannot slip in open', () => {
    const known = Object.values(FuseV1Options).filter((value) => typeof value === 'number');
    expect(known.filter((fuse) => typeof fuses[fuse] !== 'boolean')).toEqual([]);
    expect(fuses.strictlyRequireAllFuses).toBe(true);
  });

  it('are flipped in the binary of each system', () => {
    const packager = { appInfo: { productFilename: 'Bancheng' }, executableName: 'bancheng' };
    const of = (electronPlatformName: string): string =>
      binaryOf({ electronPlatformName, appOutDir: '/out', packager });
    expect(of('linux')).toBe(path.join('/out', 'bancheng'));
    expect(of('darwin')).toBe(path.join('/out', 'Bancheng.app'));
    expect(of('win32')).toBe(path.join('/out', 'Bancheng.exe'));
  });
});

describe('electron-builder.yml', () => {
  const config = readFileSync(path.join(root, 'electron-builder.yml'), 'utf8');
  it.each([
    /^afterPack: \.\/electron\/packaging\/fuses\.mjs$/m,
    /^npmRebuild: false$/m,
    /^ {2}- '\*\*\/\*\.node'$/m,
  ])('says %s', (line) => {
    expect(config).toMatch(line);
  });
});
