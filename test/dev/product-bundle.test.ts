// What is built for a hall: nothing of the dock is in it, in pages or program, and its threads run from it.
import { mkdtemp, readdir, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { createBuilder } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { AllLongReads } from '#electron/long-reads-worker.ts';
import { productRoot } from '#electron/product.ts';
import { openReader } from '#electron/store/reader.ts';
import { toldStore } from '../case-figures/told-cases.ts';

/** Words that only the dock, its endpoint, its switches and the simulated printer say. */
const marks = ['__dock', 'bancheng-dock', '扫最新凭条', 'transformIndexHtml', 'bancheng-printed', 'SIM-80', '阿依样例'];
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'bancheng-bundle-'));
  const outDir = (name: string) => ({ build: { outDir: path.join(folder, name) } });
  const builder = await createBuilder({
    configFile: path.join(productRoot, 'vite.config.ts'),
    mode: 'production',
    logLevel: 'silent',
    environments: { client: outDir('renderer'), main: outDir('main') },
  });
  for (const name of ['client', 'main']) {
    const environment = builder.environments[name];
    if (environment) await builder.build(environment);
  }
}, 120_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

async function textsIn(place: string): Promise<{ file: string; text: string }[]> {
  const entries = await readdir(place, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && /\.(js|css|html|ts)$/.test(entry.name));
  return Promise.all(
    files.map(async (entry) => {
      const file = path.join(entry.parentPath, entry.name);
      return { file: path.relative(place, file), text: await readFile(file, 'utf8') };
    }),
  );
}
const marked = (texts: { file: string; text: string }[]) =>
  texts.flatMap(({ file, text }) => marks.filter((mark) => text.includes(mark)).map((mark) => `${file}: ${mark}`));

it('would be found if it were there', async () => {
  const sources = [
    ...(await textsIn(path.join(productRoot, 'renderer', 'preview', 'dock'))),
    ...(await textsIn(path.join(productRoot, 'electron', 'dev'))),
    ...(await textsIn(path.join(productRoot, 'electron', 'slips', 'simulator'))),
    ...(await textsIn(path.join(productRoot, 'electron', 'devices', 'simulator'))),
  ];
  const found = marked(sources).join('\n');
  for (const mark of marks) expect(found).toContain(mark);
});

it('is not in the pages', async () => {
  const texts = await textsIn(path.join(folder, 'renderer'));
  expect(texts.map(({ file }) => file)).toEqual(
    expect.arrayContaining(['index.html', 'desk.html', 'display.html', 'board.html', 'rate.html']),
  );
  expect(marked(texts)).toEqual([]);
});

it('is not in the program', async () => {
  const texts = await textsIn(path.join(folder, 'main'));
  expect(texts.map(({ file }) => file)).toEqual(expect.arrayContaining(['cli.js', 'main.js']));
  expect(marked(texts)).toEqual([]);
});

it('has the threads’ programs beside it, and the one for long reads reads', async () => {
  const main = path.join(folder, 'main');
  expect(await readdir(main)).toEqual(expect.arrayContaining(['slip-pdf-worker.js', 'long-reads-worker.js']));
  await symlink(path.join(productRoot, 'node_modules'), path.join(folder, 'node_modules'));
  const store = await toldStore();
  await store.tell({ day: '2026-11-23' });
  const file = pathToFileURL(path.join(main, 'long-reads-worker.js'));
  const reader = openReader<AllLongReads>({ file, path: store.path });
  try {
    const span = {
      from: '2026-11-01',
      to: '2026-11-30',
      unitCode: null,
      today: '2026-11-23',
      timeZone: 'Asia/Shanghai',
    };
    expect((await reader.read('case-ledger-size', { ...span, most: 10 })).rows).toBe(1);
  } finally {
    await reader.close();
  }
});
