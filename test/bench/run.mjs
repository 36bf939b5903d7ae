// `npm run bench [-- --json]`: checks Node first, then hands over to the TypeScript that measures.
if (Number(process.versions.node.split('.')[0]) < 24) {
  console.error(`This needs Node 24, and ${process.version} is running. Use: npm run bench`);
  process.exit(1);
}
await import('./bench.ts');
