// `npm start`: opens the hall and the best kiosk window this machine has. Plain JavaScript, so that an old Node still gets words.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const NEEDED = 24;

const major = Number(process.versions.node.split('.')[0]);
if (major < NEEDED) {
  const way = existsSync(path.join(root, 'node_modules/node')) ? 'npm start' : 'npm ci && npm start';
  console.error(
    `办成要用 Node ${NEEDED}，现在是 ${process.version}。请运行：${way}\n` +
      `Bancheng needs Node ${NEEDED}; this is ${process.version}. Run: ${way}`,
  );
  process.exitCode = 1;
} else {
  const { start } = await import('./start-run.mjs');
  process.exitCode = await start({ root, args: process.argv.slice(2), env: process.env, platform: process.platform });
}
