// The dock stays at home: what is built for a hall, page or program, holds nothing of it.
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createBuilder } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { productRoot } from '#electron/product.ts';

/** Words that only the dock, its endpoint and its switches say. */
const marks = ['__dock', 'bancheng-dock', '扫最新凭条的码', 'transformIndexHtml'];
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
