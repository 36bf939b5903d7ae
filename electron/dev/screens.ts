// Serves the screens from source with hot reload, the dock on every page, and passes calls on to the hall. Development only.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import path from 'node:path';
import { createServer as createVite, type Plugin } from 'vite';
import { productRoot } from '../product.ts';
import { type Dock, dockAddress } from './dock-server.ts';
import type { HallLine } from './hall-line.ts';

/** Named here as an address only: nothing that is built into the product leads to it. */
const dockScript = '/preview/dock/dock.ts';

const putDockOnPages = (): Plugin => ({
  name: 'bancheng-dock',
  apply: 'serve',
  transformIndexHtml: () => [{ tag: 'script', attrs: { type: 'module', src: dockScript }, injectTo: 'body' }],
});

export type Screens = { readonly url: string; close(): Promise<void> };

/** Takes another free port where `port` is in use. */
export async function openScreens(o: { port: number; line: HallLine; dock: Dock }): Promise<Screens> {
  const server = createServer();
  // Without a server of its own Vite does not take the signals from us: we end by our own order.
  const vite = await createVite({
    configFile: path.join(productRoot, 'vite.config.ts'),
    mode: 'development',
    appType: 'mpa',
    clearScreen: false,
    logLevel: 'warn',
    plugins: [putDockOnPages()],
    server: { middlewareMode: true, ws: { server } },
  });
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const url = request.url ?? '/';
    if (url.startsWith(`${dockAddress}/`)) void o.dock.serve(request, response);
    else if (/^\/(api\/|health$|ready$)/.test(url)) o.line.pass(request, response);
    else vite.middlewares(request, response);
  });
  try {
    const port = await listenOn(server, o.port).catch((error: { code?: string }) => {
      if (error.code !== 'EADDRINUSE') throw error;
      return listenOn(server, 0);
    });
    return {
      url: `http://127.0.0.1:${port}`,
      async close() {
        await vite.close();
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      },
    };
  } catch (error) {
    await vite.close();
    throw error;
  }
}

function listenOn(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, host: '127.0.0.1' }, () => {
      server.off('error', reject);
      const address = server.address();
      if (address === null || typeof address === 'string') reject(new Error('the server listens nowhere'));
      else resolve(address.port);
    });
  });
}
