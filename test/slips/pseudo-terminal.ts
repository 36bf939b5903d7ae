// A cable between a driver and a test, made of the system's own pseudo-terminal: Node cannot make one, Python can.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { onTestFinished } from 'vitest';

const script = `
import os, pty, sys, threading, tty
far, near = pty.openpty()
tty.setraw(near)
os.write(1, (os.ttyname(near) + "\\n").encode())
def back():
    while True:
        b = os.read(0, 4096)
        if not b: os._exit(0)
        os.write(far, b)
threading.Thread(target=back, daemon=True).start()
while True:
    os.write(1, os.read(far, 4096))
`;

export const hasPseudoTerminals =
  process.platform !== 'win32' && spawnSync('python3', ['-c', 'import pty, tty']).status === 0;
if (!hasPseudoTerminals)
  console.warn('python3 cannot make a pseudo-terminal here: devices and serial ports are tried on fakes only');

/** `path` is one end; `onBytes` hears what is written to it, `say` answers. */
export async function pseudoTerminal(onBytes: (bytes: Buffer, say: (bytes: Uint8Array) => void) => void) {
  const child = spawn('python3', ['-u', '-c', script], { stdio: ['pipe', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill());
  const [first] = (await once(child.stdout, 'data')) as [Buffer];
  const say = (bytes: Uint8Array) => void child.stdin.write(bytes);
  child.stdout.on('data', (bytes: Buffer) => onBytes(bytes, say));
  return {
    path: first.toString().trim(),
    /** Pulls the cable out. */
    async pull() {
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}
