// Which of the built files one page needs: what is served to phones is that page and these, and no other screen of the hall.
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** In files of these kinds others are named. */
const namesOthers = /\.(?:html|js|css)$/;
const fileName = /[\w.-]+\.(?:js|css|woff2?|svg|png|jpg|webp|mp3|ogg|json)/g;

/**
 * The names of the files in `assets/` that `page` comes to ask for, directly or through one another. Empty where the page
 * is not built. A file counts as asked for where its name, which has a hash in it, stands in one that is.
 */
export async function filesOfPage(directory: string, page: string): Promise<ReadonlySet<string>> {
  const assets = path.join(directory, 'assets');
  const there = new Set(await readdir(assets).catch(() => []));
  const needed = new Set<string>();
  const read = async (file: string): Promise<void> => {
    const text = await readFile(file, 'utf8').catch(() => '');
    for (const [name] of text.matchAll(fileName)) {
      if (!there.has(name) || needed.has(name)) continue;
      needed.add(name);
      if (namesOthers.test(name)) await read(path.join(assets, name));
    }
  };
  await read(path.join(directory, page));
  return needed;
}
