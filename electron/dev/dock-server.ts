// The dock's own small endpoint: how everything stands, a switch to turn, the slips that came out, the code to scan. Development only.
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { z } from 'zod';
import { productRoot } from '../product.ts';
import { paperPng } from '../slips/simulator/paper-picture.ts';
import { loadSlipFonts } from '../slips/slip-fonts.ts';
import type { DevHall } from './dev-hall.ts';
import { newestCode } from './newest-code.ts';

/** Everything under it is the dock's. */
export const dockAddress = '/__dock';

const slipsShown = 20;
const bodyLimitBytes = 10_000;
const turnSchema = z.strictObject({ name: z.string(), value: z.string() });

/** Bytes are a PNG, anything else is JSON. */
type Answer = { status: number; body: unknown };
const refuse = (status: number, message: string): Answer => ({ status, body: { message } });

/** Answers everything under `/__dock`. `notes` are lines the dock shows, such as the demo accounts. */
export function createDock(hall: DevHall, notes: readonly string[]) {
  const fonts = loadSlipFonts(path.join(productRoot, 'resources', 'fonts'));
  // One after the other: a hall that is just closing cannot be opened.
  let turning: Promise<unknown> = Promise.resolve();

  const state = () => ({
    hallTime: hall.node.hall.dateTimeOf(hall.node.hall.now()),
    hallUrl: hall.url,
    notes,
    slips: hall.printer.pieces.length,
    switches: hall.switches.map((each) => ({
      name: each.name,
      zh: each.zh,
      en: each.en,
      positions: each.positions,
      at: each.at(),
      isBroken: each.at() !== each.sound,
    })),
  });

  const slips = () =>
    hall.printer.pieces
      .map(({ slip, isWhole }, index) => ({ n: index + 1, isWhole, lines: slip.lines }))
      .slice(-slipsShown)
      .reverse();

  async function picture(n: number): Promise<Answer> {
    const piece = hall.printer.pieces[n - 1];
    return piece ? { status: 200, body: await paperPng(piece.slip, fonts) } : refuse(404, 'There is no such slip');
  }

  async function turn(request: IncomingMessage): Promise<Answer> {
    const asked = turnSchema.safeParse(await bodyOf(request));
    if (!asked.success) return refuse(400, 'Send { "name": …, "value": … }');
    const found = hall.switches.find((each) => each.name === asked.data.name);
    const position = found?.positions.find((each) => each.value === asked.data.value);
    if (!found || !position) return refuse(404, 'There is no such switch, or it has no such position');
    const turned = turning.then(() => found.turn(position.value));
    turning = turned.catch(() => undefined);
    await turned;
    return { status: 200, body: state() };
  }

  async function answer(request: IncomingMessage): Promise<Answer> {
    if (isFromElsewhere(request)) return refuse(403, 'Only pages of this machine may turn switches');
    const place = (request.url ?? '').slice(dockAddress.length).replace(/\?.*/, '');
    const call = `${request.method} ${place}`;
    if (call === 'GET /state') return { status: 200, body: state() };
    if (call === 'GET /slips') return { status: 200, body: slips() };
    const [, asked] = /^GET \/slips\/(\d+)\.png$/.exec(call) ?? [];
    if (asked !== undefined) return picture(Number(asked));
    if (call === 'GET /code')
      return { status: 200, body: { text: await newestCode(hall.node.store.db, hall.node.vault) } };
    if (call === 'POST /turn') return turn(request);
    return refuse(404, 'There is nothing at this address');
  }

  return {
    async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
      const { status, body } = await answer(request).catch((error: unknown) =>
        refuse(500, error instanceof Error ? error.message : String(error)),
      );
      const isPicture = body instanceof Uint8Array;
      const type = isPicture ? 'image/png' : 'application/json';
      response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' });
      response.end(isPicture ? body : JSON.stringify(body));
    },
  };
}

export type Dock = ReturnType<typeof createDock>;

/** A page on the Internet must not reach into the machine of whoever develops. */
function isFromElsewhere({ headers }: IncomingMessage): boolean {
  const isHere = (host: string) => /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host);
  if (!isHere(headers.host ?? '')) return true;
  return headers.origin !== undefined && !isHere(headers.origin.replace(/^https?:\/\//, ''));
}

/** Undefined where it is no JSON or too long. */
async function bodyOf(request: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const piece of request) {
    text += String(piece);
    if (text.length > bodyLimitBytes) return undefined;
  }
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
