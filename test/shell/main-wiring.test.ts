// The real main.ts, from its first line to its orderly end, with a stand-in for the package `electron`: the wiring itself is tried.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

type Report = {
  schemes: { scheme: string; privileges: Record<string, boolean> }[];
  loaded: string[];
  page: { status: number; body: string } | null;
  call: { ok?: { code?: string; hall?: { zh: string } }; failed?: string } | null;
  refused: boolean | null;
  exit: number | null;
  shown: boolean;
};

const root = path.resolve(import.meta.dirname, '../..');
let data: string;
beforeEach(() => {
  data = mkdtempSync(path.join(tmpdir(), 'bancheng-main-'));
});
afterEach(() => rmSync(data, { recursive: true, force: true }));

function runMain(env: Record<string, string> = {}): Promise<{ report: Report; said: string; code: number | null }> {
  const child = spawn(
    process.execPath,
    ['--import', path.join(root, 'test/shell/use-fake-electron.mjs'), path.join(root, 'electron/main.ts')],
    { env: { PATH: process.env.PATH, HOME: data, BANCHENG_DATA: data, BANCHENG_PORT: '0', ...env } },
  );
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (said += text));
  return new Promise((resolve, reject) => {
    child.on('close', (code) => {
      const line = /^REPORT (.*)$/m.exec(said)?.[1];
      if (line) resolve({ report: JSON.parse(line) as Report, said, code });
      else reject(new Error(`no report, exit ${code}:\n${said}`));
    });
  });
}

describe('main.ts', { timeout: 30_000 }, () => {
  it('opens the hall, shows the kiosk and answers its call over the port, then ends in order', async () => {
    const { report, said, code } = await runMain();
    expect(report.schemes).toEqual([
      { scheme: 'app', privileges: expect.objectContaining({ standard: true, secure: true }) },
    ]);
    expect(report.loaded).toEqual(['app://bancheng/']);
    expect(report.page?.status).toBe(200);
    expect(report.page?.body).toContain('<div id="root">');
    expect(report.shown).toBe(true);
    expect(report.refused).toBe(true);
    expect(report.call?.failed).toBeUndefined();
    expect(report.call?.ok?.hall?.zh).toBeTruthy();
    expect(said).toMatch(/办成开好了[\s\S]*设置码/);
    expect(code).toBe(0);
    // An orderly end lets go of the data directory.
    expect(() => readFileSync(path.join(data, 'lock.json'))).toThrow();
  });

  it('shows plain words where the settings are wrong, and no trace', async () => {
    writeFileSync(path.join(data, 'settings.jsonc'), '{ "network": { "port": "many" } }');
    const { report, said } = await runMain({ BANCHENG_PORT: '' });
    expect(report.loaded).toEqual(['app://bancheng/calm']);
    expect(report.page?.body).toContain('network.port');
    expect(said).not.toMatch(/\n\s+at /);
  });

  it('ends a second start with 3 and touches nothing', async () => {
    const { report, code } = await runMain({ FAKE_SECOND: '1' });
    expect(code).toBe(3);
    expect(report.loaded).toEqual([]);
    expect(() => readFileSync(path.join(data, 'bancheng.db'))).toThrow();
  });
});
