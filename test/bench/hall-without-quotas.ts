// A demo hall that never runs out of numbers: a bench takes more in a minute than a county in a day.
import { cp, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { productRoot } from '#electron/product.ts';

/** Makes `<directory>/data`, ready to open; answers its path. */
export async function hallWithoutQuotas(directory: string): Promise<string> {
  const dataDir = path.join(directory, 'data');
  const hallDir = path.join(dataDir, 'hall');
  await cp(path.join(productRoot, 'resources/demo-hall'), hallDir, { recursive: true });
  const file = path.join(hallDir, 'windows.json');
  await writeFile(file, (await readFile(file, 'utf8')).replaceAll(/"dailyQuota": *\d+/g, '"dailyQuota": null'));
  return dataDir;
}
