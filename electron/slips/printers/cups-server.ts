// One question to CUPS and its answer, and what can be said for sure where no answer came.
import { type IncomingMessage, request } from 'node:http';
import { userInfo } from 'node:os';
import { buffer } from 'node:stream/consumers';
import { type IppAnswer, type IppAttribute, type IppRequest, IppUnreadable, ippBytes, readIpp } from './cups-ipp.ts';

/**
 * `not-running`: nobody answers, and nothing was sent · `no-such-queue` · `refused`: it said no and keeps nothing ·
 * `strange`: what answers is not CUPS · `lost`: something was sent, and no answer came: it may have been taken.
 */
export type CupsProblem = 'not-running' | 'no-such-queue' | 'refused' | 'strange' | 'lost';

/** Why CUPS gave no answer that can be used. */
export class CupsError extends Error {
  override readonly name = 'CupsError';
  readonly problem: CupsProblem;

  constructor(problem: CupsProblem, message: string, options?: ErrorOptions) {
    super(message, options);
    this.problem = problem;
  }
}

type Place = { socketPath: string } | { host: string; port: number };

/** Where CUPS listens: what its own programs believe (CUPS_SERVER), or the system's socket. */
export function cupsPlace(env: Readonly<Record<string, string | undefined>>, platform: NodeJS.Platform): Place {
  const said = env.CUPS_SERVER?.trim();
  if (!said) return { socketPath: platform === 'darwin' ? '/private/var/run/cupsd' : '/run/cups/cups.sock' };
  if (said.startsWith('/')) return { socketPath: said };
  const { host = said, port = '631' } =
    /^(?<host>.+?)(?::(?<port>\d{1,5}))?(?:\/version=.*)?$/.exec(said)?.groups ?? {};
  return { host: host.replace(/^\[(.*)\]$/, '$1'), port: Number(port) };
}

export type CupsServer = {
  /** `path`: of the queue. Throws CupsError. `document` goes behind the request. */
  ask(question: IppRequest & { path: string; document?: Uint8Array }, signal: AbortSignal): Promise<IppAnswer>;
};

// RFC 8011: below this an answer is a yes.
const firstRefusal = 0x0400;
const notFound = 0x0406;

/** One CUPS. Each question has a connection of its own, so that a restart of CUPS breaks nothing. */
export function createCupsServer(place: Place): CupsServer {
  const user = userInfo().username;
  const who: IppAttribute = { name: 'requesting-user-name', kind: 'name', value: user };
  // On its own socket CUPS sees whose process asks: only so may a job be taken back.
  const signed = 'socketPath' in place ? { Authorization: `PeerCred ${user}` } : {};

  function post(path: string, bytes: Buffer, signal: AbortSignal): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
      let isConnected = false;
      const asked = request({
        ...place,
        path,
        method: 'POST',
        agent: false,
        signal,
        headers: { Host: 'localhost', 'Content-Type': 'application/ipp', 'Content-Length': bytes.length, ...signed },
      });
      asked.on('socket', (socket) => socket.once('connect', () => (isConnected = true)));
      asked.on('response', resolve);
      asked.on('error', (cause) =>
        reject(
          isConnected
            ? new CupsError('lost', 'CUPS gave no answer.', { cause })
            : new CupsError('not-running', 'CUPS cannot be reached.', { cause }),
        ),
      );
      asked.end(bytes);
    });
  }

  return {
    async ask({ operation, about, job, path, document }, signal) {
      const [uri, ...rest] = about;
      const head = ippBytes({ operation, about: [...(uri ? [uri] : []), who, ...rest], ...(job ? { job } : {}) });
      const response = await post(path, document ? Buffer.concat([head, document]) : head, signal);
      if (response.statusCode !== 200) {
        response.resume();
        const status = response.statusCode ?? 0;
        throw status === 401 || status === 403 || status === 426
          ? new CupsError('refused', `CUPS refuses ${user} this (HTTP ${status}).`)
          : new CupsError('strange', `What answers as CUPS is none (HTTP ${status}).`);
      }
      const bytes = await buffer(response).catch((cause: unknown) => {
        throw new CupsError('lost', 'The answer of CUPS broke off.', { cause });
      });
      const answer = readOr(bytes);
      if (answer.status === notFound) throw new CupsError('no-such-queue', 'CUPS knows no such queue or job.');
      if (answer.status >= firstRefusal)
        throw new CupsError(
          'refused',
          `CUPS refused with IPP status 0x${answer.status.toString(16).padStart(4, '0')}.`,
        );
      return answer;
    },
  };
}

function readOr(bytes: Buffer): IppAnswer {
  try {
    return readIpp(bytes);
  } catch (cause) {
    if (!(cause instanceof IppUnreadable)) throw cause;
    throw new CupsError('strange', 'What answers as CUPS is none.', { cause });
  }
}
