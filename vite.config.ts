// Owns how sources become the product (screens, hall node, preload) and how the tests are run: one file, so that they cannot drift apart.
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import type { Plugin } from 'vite';
import { configDefaults, defineConfig } from 'vitest/config';
import { completeLanguages } from './electron/dev/complete-languages.ts';
import { precompressScreens } from './electron/dev/precompress.ts';
import { CountingReporter } from './test/support/counting-reporter.ts';

const from = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Loaded from node_modules at run time: they carry native code, data files or worker threads that a bundle would lose. */
const KEPT_OUTSIDE = [
  /^electron($|\/)/,
  /^better-sqlite3($|\/)/,
  /^@node-rs\//,
  /^@resvg\//,
  /^pg($|-|\/)/,
  /^pino($|-|\/)/,
  /^thread-stream($|\/)/,
  /^pdfkit($|\/)/,
  // Asks for iconv-lite in a way that a bundle loses, and the slips would lose GB18030 with it.
  /^receiptline($|\/)/,
  /^iconv-lite($|\/)/,
];

/** Every browser package a screen may import, so that no test run stops half-way to prepare one more. */
const BROWSER_PACKAGES = [
  '@orpc/client',
  '@orpc/client/fetch',
  '@orpc/client/message-port',
  '@orpc/client/plugins',
  '@orpc/contract',
  '@orpc/tanstack-query',
  '@radix-ui/react-dialog',
  '@tanstack/react-query',
  '@tanstack/react-router',
  'axe-core',
  'echarts/charts',
  'echarts/components',
  'echarts/core',
  'echarts/renderers',
  'i18next',
  'pinyin-pro',
  'qrcode',
  'react',
  'react-dom',
  'react-dom/client',
  'react-i18next',
  'react/jsx-dev-runtime',
  'react/jsx-runtime',
  'signature_pad',
  'vitest-browser-react',
  'zod',
];

/** What a kiosk, and a test of one, never wants from Chromium. */
const QUIET_CHROMIUM = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const installedChromium = [
  process.env.BANCHENG_CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
].find((path) => path !== undefined && existsSync(path));

/** In development the addresses are those of the hall node: `/desk` and not `/desk.html`. */
const productAddresses = (): Plugin => ({
  name: 'bancheng-product-addresses',
  configureServer(server) {
    server.middlewares.use((request, _response, next) => {
      const page = /^\/(desk|display|board|rate|preview)(?:\/[^.?]*)?(?=\?|$)/.exec(request.url ?? '')?.[1];
      if (page) request.url = `/${page}.html`;
      next();
    });
  },
});

const hallNode = `http://127.0.0.1:${process.env.BANCHENG_PORT ?? '4180'}`;

export default defineConfig(({ mode }) => ({
  // Tests live beside the sources, so under test the root is the whole repository.
  root: mode === 'test' ? from('.') : from('renderer'),
  publicDir: false,
  plugins: [react(), productAddresses(), completeLanguages(from('renderer/i18n/locales')), precompressScreens()],
  server: {
    host: '127.0.0.1',
    port: 5180,
    // A developer's address must not wander; two test runs on one machine must not stand in each other's way.
    strictPort: mode !== 'test',
    // Not `/api`: the screens' own api.ts would be asked of the hall.
    proxy: { '/api/': hallNode, '/health': hallNode },
  },
  // Two threads of the kiosk, loaded from the page's own address like everything else.
  worker: { format: 'es' },
  builder: {},
  environments: {
    client: {
      build: {
        outDir: from('dist/renderer'),
        emptyOutDir: true,
        target: 'chrome120',
        // Inlined files would need `data:` in the content security policy.
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
        rolldownOptions: {
          // renderer/preview.html is for development and stays out of the product.
          input: {
            index: from('renderer/index.html'),
            desk: from('renderer/desk.html'),
            display: from('renderer/display.html'),
            board: from('renderer/board.html'),
            rate: from('renderer/rate.html'),
            phone: from('renderer/phone.html'),
          },
        },
      },
    },
    main: {
      consumer: 'server',
      resolve: { noExternal: true, external: [] },
      build: {
        outDir: from('dist/main'),
        emptyOutDir: true,
        target: 'node24',
        sourcemap: true,
        minify: false,
        rolldownOptions: {
          external: KEPT_OUTSIDE,
          input: {
            main: from('electron/main.ts'),
            cli: from('electron/cli.ts'),
            // The threads' programs: found beside the rest by their names.
            'slip-pdf-worker': from('electron/slips/slip-pdf-worker.ts'),
            'case-paper-worker': from('electron/cases/paper/paper-worker.ts'),
            'long-reads-worker': from('electron/long-reads-worker.ts'),
          },
          output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunk-[name].js' },
        },
      },
    },
    preload: {
      consumer: 'server',
      build: {
        outDir: from('dist/preload'),
        emptyOutDir: true,
        target: 'chrome120',
        minify: false,
        rolldownOptions: {
          external: ['electron'],
          input: { preload: from('electron/preload.ts') },
          // A sandboxed preload is one CommonJS file.
          output: { format: 'cjs', entryFileNames: 'preload.cjs', codeSplitting: false },
        },
      },
    },
  },
  test: {
    // Programs that tests start read their sources once, not at each start.
    env: { NODE_COMPILE_CACHE: from('node_modules/.vite/started') },
    // A dot a test where nobody watches: what failed must not drown in what passed.
    reporters: [process.env.CI ? 'dot' : 'default', new CountingReporter()],
    // Machines that test are slow and shared: what is waited for may take its time, what never comes still fails.
    testTimeout: 30_000,
    // A busy machine may miss a key or a moment. What fails twice has failed; what passed at the second try is said aloud.
    retry: 1,
    expect: { poll: { timeout: 15_000 } },
    // One after the other (`groupOrder`): beside each other they are quicker by a tenth, and waver.
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          environment: 'node',
          include: ['test/**/*.test.ts'],
          exclude: [...configDefaults.exclude, 'test/browser/**', 'test/e2e/**'],
          // One more than cores: a fifth of their time they wait for a disc or for a program they started.
          maxWorkers: availableParallelism() + 1,
        },
      },
      {
        extends: true,
        optimizeDeps: { include: BROWSER_PACKAGES },
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.tsx'],
          setupFiles: ['test/browser/nothing-kept.ts'],
          maxWorkers: availableParallelism(),
          sequence: { groupOrder: 1 },
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: {
                ...(installedChromium && { executablePath: installedChromium }),
                // What waits for a screen to stand still waits for frames, not for a monitor.
                args: [...QUIET_CHROMIUM, '--disable-frame-rate-limit'],
              },
            }),
            instances: [{ browser: 'chromium', viewport: { width: 1080, height: 1920 } }],
          },
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['test/e2e/**/*.test.ts'],
          // One more would be quicker by a sixth, and made a walk miss its fifteen seconds.
          maxWorkers: availableParallelism(),
          sequence: { groupOrder: 2 },
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
}));
