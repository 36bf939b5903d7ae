// The first file that runs for `npm run serve` and its like: plain JavaScript, so that an old Node gets a sentence and not a syntax error.
if (Number(process.versions.node.split('.')[0]) < 24) {
  console.error(
    `办成要用 Node 24，现在是 ${process.version}。请用 npm run serve 这样的命令启动（npm ci 会带上 Node 24）。\n` +
      `Bancheng needs Node 24 and ${process.version} is running. Start it with npm run serve (npm ci brings Node 24 along).`,
  );
  process.exitCode = 1;
} else {
  if (process.argv[2] === 'serve') {
    const { ensureBuild } = await import('./start-build.mjs');
    await ensureBuild(new URL('..', import.meta.url).pathname, (line) => console.log(line));
  }
  await import('./cli.ts');
}
