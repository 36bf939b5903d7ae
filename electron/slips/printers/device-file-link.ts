// The line to a printer that is a file of the system: /dev/usb/lp0, or a printer shared by Windows.

import { constants } from 'node:fs';
import { open as openFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import type { LinkEars, OpenLink, PrinterLink } from './printer-link.ts';
import { type PrinterTrouble, PrinterUnreachable } from './slip-printer.ts';

/** What is used of an open file; tests hand in one of their own. */
export type DeviceHandle = {
  read(buffer: Uint8Array): Promise<{ bytesRead: number }>;
  write(bytes: Uint8Array): Promise<{ bytesWritten: number }>;
  isRegularFile(): Promise<boolean>;
  close(): Promise<void>;
};
export type OpenDevice = (path: string, flags: number) => Promise<DeviceHandle>;

const openDevice: OpenDevice = async (path, flags) => {
  const handle = await openFile(path, flags);
  return {
    read: (buffer) => handle.read(buffer, 0, buffer.length, null),
    write: (bytes) => handle.write(bytes),
    // Windows calls a shared printer a file, too.
    isRegularFile: async () => process.platform !== 'win32' && (await handle.stat()).isFile(),
    close: () => handle.close(),
  };
};

const troubles: Readonly<Record<string, PrinterTrouble>> = {
  EACCES: 'unwritable',
  EPERM: 'unwritable',
  EROFS: 'unwritable',
  // Linux lets one program at a time have a USB printer.
  EBUSY: 'not-ready',
  EISDIR: 'not-a-printer',
};

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : '');
const isNotNow = (error: unknown) => ['EAGAIN', 'EWOULDBLOCK', 'EINTR'].includes(codeOf(error));
/** Linux's word for a USB printer that said, over the wire beside the data, that its paper is out. */
const isPaperOut = (error: unknown) => codeOf(error) === 'ENOSPC';

/** A device that has nothing to say, or takes nothing now, is tried again after so many ms. */
const restMs = 10;

/** Where a read-and-write opening is refused, it is opened for writing alone: a printer that cannot answer. */
export function deviceFileLink(o: { path: string; open?: OpenDevice }): OpenLink {
  const open = o.open ?? openDevice;
  const refused = (cause: unknown, trouble = troubles[codeOf(cause)] ?? 'unreachable') =>
    new PrinterUnreachable(trouble, `The printer's device ${o.path} cannot be used.`, { cause });

  // Never waiting inside the system: a printer that takes nothing would keep one of the program's few threads.
  const patient = (constants.O_NONBLOCK ?? 0) | (constants.O_NOCTTY ?? 0);

  async function take(): Promise<{ handle: DeviceHandle; canAnswer: boolean }> {
    try {
      return { handle: await open(o.path, constants.O_RDWR | patient), canAnswer: true };
    } catch (error) {
      if (['ENOENT', 'ENODEV', 'EBUSY', 'EISDIR'].includes(codeOf(error))) throw refused(error);
    }
    try {
      return { handle: await open(o.path, constants.O_WRONLY | patient), canAnswer: false };
    } catch (error) {
      throw refused(error);
    }
  }

  return async (ears) => {
    if (/^(\\\\\.\\)?COM\d+:?$/i.test(o.path))
      throw new PrinterUnreachable('not-a-printer', `${o.path} is a serial port: its driver is "serial".`);
    const { handle, canAnswer } = await take();
    // What lies there without a printer: somebody wrote to /dev/usb/lp0 while none was plugged in.
    if (await handle.isRegularFile().catch(() => false)) {
      await handle.close().catch(() => {});
      throw new PrinterUnreachable('not-a-printer', `${o.path} is an ordinary file.`);
    }
    return deviceLink({ handle, canAnswer: canAnswer && (await hasWayBack(handle)), ears, path: o.path });
  };
}

/** More than any printer has said to somebody before: what goes on talking is no printer. */
const staleReadsMost = 64;

/** Throws away what was said to somebody before; false where reading fails. */
async function hasWayBack(handle: DeviceHandle): Promise<boolean> {
  const buffer = new Uint8Array(256);
  try {
    for (let reads = 0; reads < staleReadsMost; reads++) if ((await handle.read(buffer)).bytesRead === 0) break;
    return true;
  } catch (error) {
    return isNotNow(error);
  }
}

function deviceLink(o: { handle: DeviceHandle; canAnswer: boolean; ears: LinkEars; path: string }): PrinterLink {
  const { handle, ears } = o;
  let isClosed = false;
  let isBroken = false;
  let isDeaf = false;

  function breakOff(error: unknown): void {
    if (isBroken) return;
    isBroken = true;
    ears.onBroken(error instanceof Error ? error : new Error(String(error)));
  }

  async function listen(): Promise<void> {
    const buffer = new Uint8Array(256);
    while (!isClosed && !isBroken) {
      try {
        const { bytesRead } = await handle.read(buffer);
        if (bytesRead > 0) {
          ears.onBytes(buffer.slice(0, bytesRead));
          continue;
        }
      } catch (error) {
        if (!isNotNow(error)) {
          // A printer without a way back is still a printer; one that was pulled out is not.
          if (codeOf(error) === 'ENODEV' || codeOf(error) === 'ENXIO') breakOff(error);
          isDeaf = true;
          return;
        }
      }
      await wait(restMs);
    }
  }
  const listening = o.canAnswer ? listen() : Promise.resolve();

  return {
    get canAnswer() {
      return o.canAnswer && !isDeaf;
    },
    remembers: true,
    async send(bytes: Uint8Array) {
      let at = 0;
      while (at < bytes.length) {
        if (isClosed || isBroken) throw new Error(`The line to ${o.path} is closed.`);
        try {
          const { bytesWritten } = await handle.write(bytes.subarray(at));
          at += bytesWritten;
          if (bytesWritten > 0) continue;
        } catch (error) {
          if (isPaperOut(error))
            throw new PrinterUnreachable('no-paper', `${o.path} says: no paper.`, { cause: error });
          if (!isNotNow(error)) {
            breakOff(error);
            throw error;
          }
        }
        await wait(restMs);
      }
    },
    // What was written has been handed to the printer.
    finish: async () => {},
    async close() {
      if (isClosed) return;
      isClosed = true;
      await listening;
      await handle.close().catch(() => {});
    },
  };
}
