// Runs every bench and prints its figures, with the machine and the commit they were taken on.
import { execFileSync } from 'node:child_process';
import { cpus, totalmem } from 'node:os';
import path from 'node:path';
import { benchBrowser } from './browser-bench.ts';
import { benchBundle } from './bundle-bench.ts';
import { benchCases } from './cases-bench.ts';
import type { Figure } from './figure.ts';
import { benchHandwriting } from './handwriting-bench.ts';
import { benchProcess } from './process-bench.ts';
import { benchQueue } from './queue-bench.ts';
import { benchService } from './service-bench.ts';
import { benchSlips } from './slips-bench.ts';
import { benchTaps } from './tap-bench.ts';
import { benchTyping } from './typing-bench.ts';

const root = path.resolve(import.meta.dirname, '../..');
const isJson = process.argv.includes('--json');
const benches = {
  bundle: benchBundle,
  service: benchService,
  queue: benchQueue,
  cases: benchCases,
  slips: benchSlips,
  process: benchProcess,
  handwriting: benchHandwriting,
  browser: benchBrowser,
  taps: benchTaps,
  typing: benchTyping,
};
const only = process.argv.slice(2).filter((argument) => argument in benches);

const figures: Figure[] = [];
const skipped: string[] = [];
for (const [name, bench] of Object.entries(benches)) {
  if (only.length > 0 && !only.includes(name)) continue;
  if (!isJson) console.error(`${name} …`);
  const result = await bench(root);
  if (typeof result === 'string') skipped.push(`${name}: ${result}`);
  else figures.push(...result);
}

const machine = `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`;
const commit = execFileSync('git', ['describe', '--always', '--dirty'], { cwd: root, encoding: 'utf8' }).trim();
if (isJson) {
  console.log(JSON.stringify({ machine, commit, figures, skipped }, null, 2));
} else {
  console.log(`${machine} · ${commit}\n`);
  console.table(figures);
  for (const line of skipped) console.log(`SKIPPED ${line}`);
}
const failed = figures.filter((figure) => figure.ok === false);
if (failed.length > 0) {
  console.error(`Gates not held: ${failed.map((figure) => `${figure.area}/${figure.name}`).join(', ')}`);
  process.exitCode = 1;
}
