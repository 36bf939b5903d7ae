// Says how Chinese text is read. The syllables come ready-made from pinyin.json; the dictionary is loaded only for words a hall added itself.

/** Text → its syllables, separated by spaces, without tones. */
export type Pinyin = Readonly<Record<string, string>>;

// What a hall says otherwise than the dictionary's first guess. Longest first where one contains another.
const READINGS: readonly (readonly [string, string])[] = [
  ['还贷', 'huan dai'],
  ['还款', 'huan kuan'],
  ['重庆', 'chong qing'],
];

/** Readings for all of `texts`: from `known` where they stand there, else worked out now. */
export async function pinyinOf(texts: readonly string[], known: Pinyin): Promise<Pinyin> {
  const missing = texts.filter((text) => known[text] === undefined);
  if (missing.length === 0) return known;
  // 40 ms and some megabytes that a hall with a ready pinyin.json never pays.
  const { pinyin } = await import('pinyin-pro');
  const read = (text: string): string =>
    pinyin(text, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true }).join(' ');
  const added = missing.map((text) => [text, readWith(read, text)] as const);
  return { ...known, ...Object.fromEntries(added) };
}

function readWith(read: (text: string) => string, text: string): string {
  const reading = READINGS.find(([word]) => text.includes(word));
  if (reading === undefined) return clean(read(text));
  const [word, syllables] = reading;
  return text
    .split(word)
    .map((piece) => (piece === '' ? '' : readWith(read, piece)))
    .join(` ${syllables} `)
    .trim()
    .replace(/ +/g, ' ');
}

function clean(syllables: string): string {
  return syllables
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}
