// A start that fails says something a person can act on, and keeps a trace only where a bug needs one.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { explainFailure, keepFailure } from '#electron/explain-failure.ts';
import { SettingsError } from '#electron/settings-error.ts';
import { KeyMissing, StoreFull } from '#electron/store/store-errors.ts';

describe('what is said', () => {
  it.each([
    new StoreFull(),
    new KeyMissing('/data/keys/master.key'),
    new SettingsError('settings.jsonc', [{ path: 'network.port', line: 3, zh: '端口不对', en: 'wrong port' }]),
  ])('is the typed error’s own words: $name', (error) => {
    expect(explainFailure(error)).toEqual({ message: error.message, isBug: false });
  });

  it('names the setting for a port that is taken', () => {
    const error = Object.assign(new Error('listen EADDRINUSE'), { code: 'EADDRINUSE', syscall: 'listen' });
    expect(explainFailure(error).message).toContain('network.port');
  });

  it.each([
    new TypeError('Cannot read properties of undefined (reading 13800138000)'),
    Object.assign(new Error('x 13800138000'), { code: 'ERR_INVALID_ARG_TYPE' }),
    '13800138000',
    undefined,
  ])('is a pointer, and nothing of a bug’s message: %s', (error) => {
    const { message, isBug } = explainFailure(error);
    expect(isBug).toBe(true);
    expect(message).toContain('logs/start-failed.txt');
    expect(message).not.toContain('13800138000');
  });
});

describe('what is kept', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'bancheng-boot-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is name and frames, where the words say, without the message', () => {
    keepFailure(folder, new TypeError('about 13800138000'));
    const kept = readFileSync(join(folder, 'logs', 'start-failed.txt'), 'utf8');
    expect(kept).toMatch(/^TypeError\n\s+at /);
    expect(kept).not.toContain('13800138000');
  });

  it('is nothing where the disk takes nothing, and that is no second failure', () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    expect(() => keepFailure(file, new Error('x'))).not.toThrow();
  });
});
