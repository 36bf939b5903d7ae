// What the kiosk's first screen costs to load: the entry, all it imports statically, and its styles, gzipped.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Figure, figure } from './figure.ts';

const gateKilobytes = 250;

export async function benchBundle(root: string): Promise<Figure[] | string> {
  const dist = path.join(root, 'dist/renderer');
  const html = path.join(dist, 'index.html');
  if (!existsSync(html)) return 'not built; run: npm run build';
  const text = readFileSync(html, 'utf8');
  const named = [...text.matchAll(/(?:src|href)="\/?([^"]+\.(?:js|css))"/g)].flatMap((match) => match[1] ?? []);
  const scripts = withStaticImports(
    dist,
    named.filter((file) => file.endsWith('.js')),
  );
  const styles = named.filter((file) => file.endsWith('.css'));
  return [
    figure({
      area: 'kiosk',
      name: 'first screen JavaScript, gzipped',
      value: kilobytes(dist, scripts),
      unit: 'kB',
      gate: gateKilobytes,
    }),
    figure({ area: 'kiosk', name: 'first screen CSS, gzipped', value: kilobytes(dist, styles), unit: 'kB' }),
  ];
}

/** The files and everything they import before they run; lazy `import()` is not part of the first screen. */
function withStaticImports(dist: string, entries: readonly string[]): string[] {
  const seen = new Set<string>();
  const visit = (file: string): void => {
    if (seen.has(file)) return;
    seen.add(file);
    const code = readFileSync(path.join(dist, file), 'utf8');
    for (const match of code.matchAll(
      /(?:^|[;}\s])(?:import|export)\s*(?:[\w*{}\s,$]+from\s*)?["'](\.[^"']+\.js)["']/g,
    )) {
      visit(path.posix.join(path.posix.dirname(file), match[1] ?? ''));
    }
  };
  for (const entry of entries) visit(entry);
  return [...seen];
}

/** kB as the web counts them: 1000 bytes. */
function kilobytes(dist: string, files: readonly string[]): number {
  return (
    files.reduce((sum, file) => sum + gzipSync(readFileSync(path.join(dist, file)), { level: 9 }).length, 0) / 1000
  );
}
