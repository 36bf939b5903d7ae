// Says how a person's name is read: a kiosk's keys write letters, and the name was given in characters.

/**
 * The name in pinyin, one word without tones: 罗春梅 → luochunmei. Surnames as surnames are read (单 shan, 解 xie). Null for
 * a name without Chinese characters, which is its own reading.
 */
export async function readingOfName(name: string): Promise<string | null> {
  if (!/\p{Script=Han}/u.test(name)) return null;
  // Some megabytes that a hall without appointments never loads.
  const { pinyin } = await import('pinyin-pro');
  const read = pinyin(name, { toneType: 'none', type: 'array', nonZh: 'consecutive', surname: 'head', v: true });
  return read
    .join('')
    .replaceAll('v', 'u')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
}
