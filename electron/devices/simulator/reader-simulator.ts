// An ID reader's service as makers ship them, over HTTP and a WebSocket at one port, that can misbehave as they do.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import iconv from 'iconv-lite';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Settings } from '#electron/settings-schema.ts';
import { type SampleCardName, sampleCards } from './sample-cards.ts';

/** What it can do wrong, in words for the dock. */
export const readerModes = {
  well: { zh: '正常', en: 'well' },
  html: { zh: '说自己是网页', en: 'calls itself a page' },
  jsonp: { zh: '包着 JSONP', en: 'JSONP' },
  slow: { zh: '慢', en: 'slow' },
  rubbish: { zh: '乱码', en: 'rubbish' },
  error: { zh: '出错 500', en: 'error 500' },
  moved: { zh: '叫人去别处', en: 'redirects' },
  huge: { zh: '说个没完', en: 'far too much' },
  hang: { zh: '不说话', en: 'hangs' },
  gone: { zh: '拔了', en: 'gone' },
} as const;
export type ReaderMode = keyof typeof readerModes;

export type ReaderSimulator = {
  readonly port: number;
  readonly mode: ReaderMode;
  /** What lies on it. */
  readonly card: SampleCardName | null;
  /** How often it was asked, on either way. */
  readonly asked: number;
  /** The setting that reads it. */
  setting(driver: 'http' | 'websocket'): Settings['idReader'];
  lay(card: SampleCardName | null): void;
  set(mode: ReaderMode): Promise<void>;
  close(): Promise<void>;
};

/** The photo on a card, as much text as it is in real answers. */
const photo = 'A'.repeat(40_000);
/** More than any reader says. */
const tooMuch = 3 * 1024 * 1024;

/** `pushes`: over the WebSocket it speaks by itself, once when a card is laid down. `slowMs`: how long it takes when slow. */
export async function startReaderSimulator(
  o: { port?: number; encoding?: 'utf-8' | 'gbk'; pushes?: boolean; slowMs?: number } = {},
): Promise<ReaderSimulator> {
  const { encoding = 'utf-8', pushes = false, slowMs = 2000 } = o;
  let mode: ReaderMode = 'well';
  let card: SampleCardName | null = null;
  let asked = 0;
  let running: { server: Server; sockets: WebSocketServer } | null = null;
  let port = o.port ?? 0;

  function answer(): Buffer {
    const lying = card === null ? null : sampleCards[card];
    const said =
      lying === null
        ? { resultFlag: '-1', errorMsg: '请放卡' }
        : {
            resultFlag: '0',
            // Texts as a chip holds them, filled up with blanks.
            resultContent: { partyName: lying.name.padEnd(15), certNumber: lying.idNumber, identityPic: photo },
          };
    const json = JSON.stringify(said);
    if (mode === 'rubbish') return Buffer.from([0xff, 0xfe, 0x00, 0x7b, 0x22, 0x80]);
    if (mode === 'huge') return Buffer.from(`{"pad":"${'x'.repeat(tooMuch)}"}`);
    const text =
      mode === 'jsonp' ? `\uFEFFcallback(${json});` : mode === 'html' ? `<html><pre>${json}</pre></html>` : json;
    return iconv.encode(text, encoding);
  }

  async function overHttp(_request: IncomingMessage, response: ServerResponse): Promise<void> {
    asked += 1;
    if (mode === 'hang') return;
    if (mode === 'slow') await new Promise((resolve) => setTimeout(resolve, slowMs));
    if (mode === 'moved') response.writeHead(302, { location: 'http://192.0.2.1/' }).end();
    else if (mode === 'error') response.writeHead(500).end('内部错误');
    else {
      const type = mode === 'html' ? 'text/html' : 'text/plain';
      response.writeHead(200, { 'content-type': type, 'access-control-allow-origin': '*' }).end(answer());
    }
  }

  /** GBK can only be sent as bytes; text is UTF-8 by the protocol. */
  const sayTo = (socket: WebSocket): void => {
    const words = answer();
    if (mode === 'error' || mode === 'moved') socket.terminate();
    else if (mode !== 'hang')
      setTimeout(() => socket.send(words, { binary: encoding === 'gbk' }), mode === 'slow' ? slowMs : 0);
  };

  async function open(): Promise<void> {
    if (running) return;
    const server = createServer((request, response) => void overHttp(request, response));
    const sockets = new WebSocketServer({ server });
    // The server says its errors itself; through the socket server they would come a second time.
    sockets.on('error', () => undefined);
    sockets.on('connection', (socket) => {
      socket.on('error', () => undefined);
      socket.on('message', () => {
        asked += 1;
        if (!pushes) sayTo(socket);
      });
      if (pushes) socket.send(JSON.stringify({ hello: 'reader' }));
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', resolve);
    });
    const address = server.address();
    if (typeof address === 'object' && address !== null) port = address.port;
    running = { server, sockets };
  }

  async function shut(): Promise<void> {
    const closing = running;
    running = null;
    if (!closing) return;
    for (const socket of closing.sockets.clients) socket.terminate();
    closing.sockets.close();
    closing.server.closeAllConnections();
    await new Promise((resolve) => closing.server.close(resolve));
  }

  await open();
  return {
    get port() {
      return port;
    },
    get mode() {
      return mode;
    },
    get card() {
      return card;
    },
    get asked() {
      return asked;
    },
    setting: (driver) => ({
      driver,
      url: driver === 'http' ? `http://127.0.0.1:${port}/ReadMsg` : `ws://127.0.0.1:${port}/`,
      ask: driver === 'websocket' && !pushes ? '{"cmd":"read"}' : '',
      everyMs: 200,
      encoding,
      fields: { name: 'resultContent.partyName', idNumber: 'resultContent.certNumber' },
      present: pushes ? { path: '', is: [] } : { path: 'resultFlag', is: ['0'] },
      terminal: '',
    }),
    lay(next) {
      card = next;
      if (pushes && card !== null) for (const socket of running?.sockets.clients ?? []) sayTo(socket);
    },
    async set(next) {
      mode = next;
      if (mode === 'gone') await shut();
      else await open();
    },
    close: shut,
  };
}
