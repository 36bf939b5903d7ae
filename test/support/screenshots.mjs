// Takes pictures of previews: `node test/support/screenshots.mjs OUT [only-ids] [modes]`, modes as `landscape,en,large+low`.
// Modes are separated by commas; + crosses several into one. Without any: the plain portrait in Chinese.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright';
import { createServer } from 'vite';

const [out = 'screenshots', only = '', modes = ''] = process.argv.slice(2);
const executablePath = process.env.BANCHENG_CHROMIUM ?? '/usr/bin/chromium';
mkdirSync(out, { recursive: true });

const server = await createServer({
  configFile: new URL('../../vite.config.ts', import.meta.url).pathname,
  server: { port: 0, strictPort: false, hmr: false, watch: null },
  cacheDir: path.join(process.cwd(), 'node_modules/.cache/vite-screenshots'),
  logLevel: 'error',
});
await server.listen();
const { port } = server.httpServer.address();
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-quic'] });
const failures = [];
try {
  const page = await browser.newPage({ viewport: { width: 1920, height: 1920 } });
  page.on('pageerror', (error) => failures.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && failures.push(message.text()));
  await page.goto(`http://127.0.0.1:${port}/preview.html`);
  await page.waitForSelector('figcaption', { timeout: 60_000 });
  const ids = (await page.$$eval('figcaption small', (all) => all.map((one) => one.textContent ?? ''))).filter((id) =>
    only === '' || only === 'all'
      ? true
      : only.split(',').some((part) => (part.endsWith('$') ? id.endsWith(part.slice(0, -1)) : id.includes(part))),
  );
  for (const mode of modes === '' ? [''] : modes.split(',')) {
    const words = mode.split('+').filter(Boolean);
    const query = new URLSearchParams();
    for (const word of words) {
      if (word === 'landscape') query.set('orientation', 'landscape');
      else if (word === 'en') query.set('language', 'en');
      else if (word === 'rtl' || word === 'vertical') query.set('script', word);
      else if (word !== 'portrait') query.set(word, '1');
    }
    for (const id of ids) {
      query.set('id', id);
      await page.goto(`http://127.0.0.1:${port}/preview.html?${query}`);
      const stage = page.locator('.stage, .preview-alone > *').first();
      await page.waitForTimeout(50);
      await stage.waitFor({ timeout: 20_000 }).catch((error) => {
        for (const failure of new Set(failures)) console.error(failure);
        throw error;
      });
      await page.evaluate(() => document.fonts.ready);
      await page.waitForTimeout(450);
      const file = path.join(out, `${id.replaceAll('/', '-')}${mode ? `--${mode}` : ''}.png`);
      await stage.screenshot({ path: file });
      console.log(file);
    }
  }
} finally {
  await browser.close();
  await server.close();
}
for (const failure of new Set(failures)) console.error(failure);
