// Owns asking an ID reader once whether it is there, for whoever sets the hall up; what lies on it is nobody's business here.
import type { IdReader, ReaderSays } from './id-reader.ts';

/** A service that says nothing at all until then is taken for gone (ms). */
const longestMs = 6000;

/** Whether the reader answers as a reader does. */
export async function isReaderThere(reader: IdReader, waitMs: number = longestMs): Promise<boolean> {
  const first = Promise.withResolvers<ReaderSays['what']>();
  const stop = reader.start(({ what }) => first.resolve(what));
  const late = setTimeout(() => first.resolve('gone'), waitMs);
  const what = await first.promise;
  clearTimeout(late);
  await stop();
  return what !== 'gone';
}
