// `npm run dev` as a person uses it: it comes up, says where, and leaves nothing behind when it is told to stop.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { productRoot } from '#electron/product.ts';

type Running = { child: ChildProcess; text(): string; exit: Promise<number | null> };

function startDev(args: readonly string[]): Running {
  const { NODE_ENV: _test, VITEST: _vitest, BANCHENG_DATA: _data, BANCHENG_PORT: _port, ...env } = process.env;
  const child = spawn(process.execPath, ['electron/cli.mjs', 'dev', ...args], { cwd: productRoot, env });
  let text = '';
  child.stdout.on('data', (piece) => (text += piece));
  child.stderr.on('data', (piece) => (text += piece));
  const exit = new Promise<number | null>((resolve) => child.on('close', resolve));
  onTestFinished(() => void child.kill('SIGKILL'));
  return { child, text: () => text, exit };
}

const at = (text: string, name: string) => new RegExp(`${name} +(\\S+)`).exec(text)?.[1] ?? '';

it('opens the screens with the dock on each, and ends on Ctrl-C with nothing left', async () => {
  const dev = startDev(['--port', '0']);
  await expect.poll(() => dev.text(), { timeout: 40_000, interval: 100 }).toContain('Ctrl-C ends it');
  const text = dev.text();
  const desk = at(text, 'desk');
  const base = new URL(desk).origin;
  const dataDir = at(text, 'data');
  expect(existsSync(path.join(dataDir, 'bancheng.db'))).toBe(true);
  expect(text).toContain('Demo accounts');

  for (const page of ['/', '/desk', '/display', '/rate?window=3', '/preview']) {
    expect(await (await fetch(base + page)).text(), page).toContain('/preview/dock/dock.ts');
  }
  const script = await fetch(`${base}/preview/dock/dock.ts`);
  expect(await script.text()).toContain('bancheng-dock');
  // The screens' own sources are not taken for the hall's API.
  expect(await (await fetch(`${base}/api.ts`)).text()).toContain('createORPCClient');
  expect(await (await fetch(`${base}/health`)).json()).toMatchObject({ ok: true });
  expect(await (await fetch(`${base}/api/v1/queue`)).json()).toMatchObject({ waiting: expect.any(Number) });
  expect(await (await fetch(`${base}/__dock/state`)).json()).toMatchObject({ hallUrl: at(text, 'hall') });

  // A feed held open, and the signal twice, as npm passes it on.
  const feed = fetch(`${base}/api/v1/live/hall`).then((response) => response.text());
  dev.child.kill('SIGINT');
  dev.child.kill('SIGINT');
  await expect(feed).rejects.toThrow();
  expect(await dev.exit).toBe(0);
  expect(existsSync(dataDir)).toBe(false);
  await expect(fetch(at(text, 'hall'))).rejects.toThrow();
  await expect(fetch(base)).rejects.toThrow();
}, 60_000);
