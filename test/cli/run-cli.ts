// The tools as whoever looks after a hall runs them: a process of its own, what it says, and how it ends.
import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { productRoot } from '#electron/product.ts';

export type Ended = { code: number | null; said: string };

const cli = path.join(productRoot, 'electron', 'cli.ts');

/** Runs to its end; `input` is all there is to read, nothing by default. */
export function run(args: readonly string[], o: { input?: string; script?: string } = {}): Promise<Ended> {
  const child = start(args, o.script);
  child.stdin?.end(o.input ?? '');
  return ended(child);
}

function start(args: readonly string[], script = cli): ChildProcess {
  const { BANCHENG_DATA: _, BANCHENG_PORT: __, ...env } = process.env;
  // A tool that should have ended and did not must not outlive the tests.
  return spawn(process.execPath, [script, ...args], {
    env,
    stdio: ['pipe', 'pipe', 'pipe'],
    timeout: 50_000,
    killSignal: 'SIGKILL',
  });
}

function ended(child: ChildProcess): Promise<Ended> {
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text) => (said += text));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, said })));
}

/** A hall being served until stopped, or until the test is over. */
export async function serve(dataDir: string): Promise<{ url: string; stop(): Promise<Ended> }> {
  const child = start(['serve', '--data', dataDir, '--port', '0']);
  onTestFinished(() => void child.kill('SIGKILL'));
  const end = ended(child);
  const url = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stdout?.on('data', (text) => {
      said += String(text);
      const address = /kiosk\s+(http:\/\/127\.0\.0\.1:\d+)\//.exec(said)?.[1];
      if (address) resolve(address);
    });
    void end.then((how) => reject(new Error(`it ended with ${how.code} before it was open: ${how.said}`)));
  });
  return {
    url,
    stop: () => {
      child.kill('SIGTERM');
      return end;
    },
  };
}
