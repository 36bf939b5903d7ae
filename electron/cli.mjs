// The first file that runs for `npm run serve` and its like: plain JavaScript, so that an old Node gets a sentence and not a syntax error.
import { fileURLToPath } from 'node:url';

if (Number(process.versions.node.split('.')[0]) < 24) {
  console.error(
    `办成要用 Node 24，现在是 ${process.version}。请用 npm run serve 这样的命令启动（npm ci 会带上 Node 24）。\n` +
      `Bancheng needs Node 24 and ${process.version} is running. Start it with npm run serve (npm ci brings Node 24 along).`,
  );
  process.exitCode = 1;
} else if (await isReady()) {
  if (process.argv[2] === 'serve') {
    // npm hands no signal on where it is ended itself: what it started would stay, with nobody to end it.
    const { whenParentIsGone } = await import('./start-parent.mjs');
    whenParentIsGone(process.env, () => process.kill(process.pid, 'SIGTERM'));
  }
  await import('./cli.ts');
}

/** Serving needs the built screens; false where they could not be had, which has then been said. */
async function isReady() {
  if (process.argv[2] !== 'serve') return true;
  const { ensureBuild } = await import('./start-build.mjs');
  const { StartProblem } = await import('./start-options.mjs');
  try {
    // Not URL.pathname: folders with spaces or Chinese names are encoded in it, and Windows drives get a slash.
    await ensureBuild(fileURLToPath(new URL('..', import.meta.url)), (line) => console.log(line));
    return true;
  } catch (error) {
    if (!(error instanceof StartProblem)) throw error;
    console.error(error.message);
    process.exitCode = error.exitCode;
    return false;
  }
}
