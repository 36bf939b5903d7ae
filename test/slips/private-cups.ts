// A CUPS of the test's own, real but for where its files lie: started, stopped and killed without touching the system's.
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { chmod, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, onTestFinished } from 'vitest';
import type { CupsTimings } from '#electron/slips/printers/cups-printer.ts';
import type { SlipPrinter } from '#electron/slips/printers/slip-printer.ts';
import { createSystemPrinter } from '#electron/slips/printers/system-printer.ts';
import { eventually } from '../support/eventually.ts';
import { fonts } from './slip-samples.ts';

const run = promisify(execFile);
const programs = '/usr/lib/cups';

// As root, since Debian's PDF printer runs as nobody else.
const hasCups = process.getuid?.() === 0 && existsSync('/usr/sbin/cupsd') && existsSync(`${programs}/backend/cups-pdf`);
const whyNot =
  'slips are not tried through CUPS: that needs root and Debian’s packages cups and printer-driver-cups-pdf';

/** Tests that need a CUPS: where there is none they are skipped aloud, and with CI set that is a failure. */
export function describeCups(name: string, tests: () => void): void {
  if (!hasCups && process.env.CI) throw new Error(`With CI set this is a failure: ${whyNot}`);
  if (!hasCups) console.warn(`SKIPPED, said aloud: ${whyNot}`);
  describe.skipIf(!hasCups)(name, { timeout: 60_000 }, tests);
}

/**
 * A queue's device that does what `script` says: sh, with the job on its input, `$DIR` its own folder to leave and find
 * files in, and `STATE: …` on its error output as printers report.
 */
export type Scripted = { script: string };

export type UnderTest = { mode?: 'raw' | 'rendered'; width?: 32 | 42 | 48; timings?: Partial<CupsTimings> };

export type PrivateCups = {
  /** Readable by the devices' user. */
  folder: string;
  addQueue(name: string, device: string | Scripted, options?: readonly string[]): Promise<string>;
  /** The driver, set to a queue; let go of after the test. */
  printer(queue: string, o?: UnderTest): SlipPrinter;
  /** A program of CUPS: `lp`, `cupsdisable` … Answers what it said. */
  program(name: string, ...args: string[]): Promise<string>;
  /** Jobs of a queue that have not ended. */
  waitingJobs(queue: string): Promise<string[]>;
  start(): Promise<void>;
  /** `SIGKILL`: as when the power goes. Its devices may live on for a moment. */
  stop(signal?: 'SIGTERM' | 'SIGKILL'): Promise<void>;
  /** Stops it and removes everything. */
  remove(): Promise<void>;
};

export async function makePrivateCups(): Promise<PrivateCups> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bancheng-cups-'));
  const at = (...parts: string[]) => path.join(folder, ...parts);
  const socket = at('cups.sock');
  const env = { ...process.env, LC_ALL: 'C', CUPS_SERVER: socket } as Record<string, string>;
  await chmod(folder, 0o755);
  for (const part of ['etc/ppd', 'cache', 'spool/tmp', 'state', 'log', 'bin/backend'])
    await mkdir(at(part), { recursive: true });
  for (const part of readdirSync(programs)) {
    if (part !== 'backend') await symlink(path.join(programs, part), at('bin', part));
  }
  for (const backend of readdirSync(path.join(programs, 'backend')))
    await symlink(path.join(programs, 'backend', backend), at('bin/backend', backend));
  // A job that needs no filter comes as a file's name.
  const scripted = `#!/bin/sh
[ $# -eq 0 ] && exit 0
export DIR=$(echo "$DEVICE_URI" | cut -d: -f2)
[ -n "$6" ] && exec < "$6"
. "$DIR/script"
`;
  await writeFile(at('bin/backend/scripted'), scripted, { mode: 0o755 });
  await writeFile(
    at('etc/cupsd.conf'),
    `Listen ${socket}
Browsing No
WebInterface No
DefaultAuthType Basic
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  <Limit Create-Job Print-Job Validate-Job>
    Order deny,allow
  </Limit>
  <Limit Cancel-Job>
    AuthType Default
    Require user @OWNER @SYSTEM
    Order deny,allow
  </Limit>
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
`,
  );
  await writeFile(
    at('etc/cups-files.conf'),
    `ServerRoot ${at('etc')}
CacheDir ${at('cache')}
RequestRoot ${at('spool')}
TempDir ${at('spool/tmp')}
StateDir ${at('state')}
ServerBin ${at('bin')}
DataDir /usr/share/cups
AccessLog ${at('log/access')}
ErrorLog ${at('log/error')}
PageLog ${at('log/page')}
FileDevice Yes
SystemGroup root
`,
  );
  let daemon: ChildProcess | null = null;

  const answers = () =>
    new Promise<void>((resolve, reject) => {
      const asked = request({ socketPath: socket, path: '/', headers: { Host: 'localhost' } }, (response) => {
        response.resume();
        resolve();
      });
      asked.on('error', reject).end();
    });

  const cups: PrivateCups = {
    folder,
    async addQueue(name, device, options = []) {
      let uri = device;
      if (typeof uri !== 'string') {
        const own = at(`device-${name}`);
        await mkdir(own);
        await chmod(own, 0o777);
        await writeFile(path.join(own, 'script'), uri.script);
        uri = `scripted:${own}`;
      }
      await cups.program('lpadmin', '-p', name, '-v', uri, '-E', ...options);
      return at(`device-${name}`);
    },
    printer(queue, { mode = 'raw', width = 48, timings = {} } = {}) {
      const printer = createSystemPrinter({
        setting: {
          driver: 'system',
          name: '打印机',
          queue,
          mode,
          rom: 'gb18030',
          width,
          rollMetres: 50,
          terminals: [],
        },
        fonts,
        env,
        platform: 'linux',
        // A machine with all tests on it may be slow to answer.
        timings: { lookMs: 30, askMs: 10_000, ...timings },
      });
      onTestFinished(() => printer.close());
      return printer;
    },
    program: async (name, ...args) => (await run(name, args, { env })).stdout,
    async waitingJobs(queue) {
      return (await cups.program('lpstat', '-o', queue)).split('\n').filter((line) => line !== '');
    },
    async start() {
      daemon = spawn('/usr/sbin/cupsd', ['-f', '-c', at('etc/cupsd.conf'), '-s', at('etc/cups-files.conf')], {
        stdio: 'ignore',
      });
      await eventually(answers).catch(async (error: unknown) => {
        throw new Error(await readFile(at('log/error'), 'utf8').catch(() => 'cupsd did not start'), { cause: error });
      });
    },
    async stop(signal = 'SIGTERM') {
      const ending = daemon;
      daemon = null;
      if (!ending || ending.exitCode !== null) return;
      const ended = new Promise((resolve) => ending.once('exit', resolve));
      ending.kill(signal);
      await ended;
    },
    async remove() {
      await cups.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return cups;
}
