// Owns what may be typed as a syllable of Chinese: the syllables there are, how letters are read as them, and which sounds are confused for which.

const FINALS_BY_INITIAL: Readonly<Record<string, string>> = {
  '': 'a o e ai ei ao ou an en ang eng er',
  b: 'a o ai ei ao an en ang eng i ie iao ian in ing u',
  p: 'a o ai ei ao ou an en ang eng i ie iao ian in ing u',
  m: 'a o e ai ei ao ou an en ang eng i ie iao iu ian in ing u',
  f: 'a o ei ou an en ang eng u',
  d: 'a e ai ei ao ou an en ang eng ong i ia ie iao iu ian ing u uo ui uan un',
  t: 'a e ai ei ao ou an ang eng ong i ie iao ian ing u uo ui uan un',
  n: 'a e ai ei ao ou an en ang eng ong i ie iao iu ian in iang ing u uo uan un v ve',
  l: 'a o e ai ei ao ou an ang eng ong i ia ie iao iu ian in iang ing u uo uan un v ve',
  g: 'a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang',
  k: 'a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang',
  h: 'a e ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang',
  j: 'i ia ie iao iu ian in iang ing iong u ue uan un',
  q: 'i ia ie iao iu ian in iang ing iong u ue uan un',
  x: 'i ia ie iao iu ian in iang ing iong u ue uan un',
  zh: 'a e i ai ei ao ou an en ang eng ong u ua uo uai ui uan un uang',
  ch: 'a e i ai ao ou an en ang eng ong u ua uo uai ui uan un uang',
  sh: 'a e i ai ei ao ou an en ang eng u ua uo uai ui uan un uang',
  r: 'e i ao ou an en ang eng ong u ua uo ui uan un',
  z: 'a e i ai ei ao ou an en ang eng ong u uo ui uan un',
  c: 'a e i ai ao ou an en ang eng ong u uo ui uan un',
  s: 'a e i ai ao ou an en ang eng ong u uo ui uan un',
  y: 'a o e ai ao ou an in ang ing ong i u ue uan un',
  w: 'a o ai ei an en ang eng u',
};

/** Every syllable of standard Chinese, toneless, ü written v. Their order is part of the dictionary's format. */
export const SYLLABLES: readonly string[] = Object.entries(FINALS_BY_INITIAL).flatMap(([initial, finals]) =>
  finals.split(' ').map((final) => initial + final),
);

const LONGEST = Math.max(...SYLLABLES.map((syllable) => syllable.length));
const numbers = new Map(SYLLABLES.map((syllable, index) => [syllable, index]));

/** A syllable's number, or undefined for what is none. */
export const syllableNumber = (syllable: string): number | undefined => numbers.get(syllable);

/** Sounds taken for one another; each name is what the setting shows. */
export const FUZZY_PAIRS = ['z-zh', 'c-ch', 's-sh', 'n-l', 'in-ing', 'an-ang', 'en-eng', 'f-h', 'r-l'] as const;
export type FuzzyPair = (typeof FUZZY_PAIRS)[number];

/** What `fuzzy: true` stands for: confused all along the Yangtze. f-h and r-l are too costly for everybody else. */
export const USUAL_FUZZY_PAIRS: readonly FuzzyPair[] = ['z-zh', 'c-ch', 's-sh', 'n-l', 'in-ing', 'an-ang', 'en-eng'];

/** Costs, in nats like everything in the search: how unlikely it is that this was typed and that was meant. */
const COST = { fuzzy: 2.5, unfinished: 1.5, unfinishedInitial: 2, maybeUnfinished: 4.5, initial: 1 };

const INITIALS = Object.keys(FINALS_BY_INITIAL)
  .filter((initial) => initial !== '')
  .concat('a', 'e', 'o');

const byBeginning = new Map<string, number[]>();
for (const [syllable, index] of numbers) {
  for (let length = 1; length <= syllable.length; length++) {
    const beginning = syllable.slice(0, length);
    const found = byBeginning.get(beginning);
    if (found) found.push(index);
    else byBeginning.set(beginning, [index]);
  }
}

/** One way to read the letters from some place on: as any of `syllables`, at `costs`, up to `end`. */
export type Reading = { end: number; syllables: Uint16Array; costs: Float32Array };

/** How letters may be read. `isShortened`: they are no row of whole syllables, so single letters may stand for syllables. */
export type Letters = {
  text: string;
  /** Readings that begin at each letter. */
  readings: readonly (readonly Reading[])[];
  isShortened: boolean;
};

/** ü however it is written, and capital letters, as the dictionary has them; the length stays what it was. */
function normalised(typed: string): string {
  return typed
    .toLowerCase()
    .replace(/ü/g, 'v')
    .replace(/(?<=[jqxy])v/g, 'u')
    .replace(/[’‘`]/g, "'");
}

/** Reads what was typed, up to the first sign that is neither letter nor apostrophe and to `limit` letters. */
export function readLetters(typed: string, fuzzy: readonly FuzzyPair[], limit = 120): Letters {
  const text = /^[a-z']*/.exec(normalised(typed).slice(0, limit))?.[0] ?? '';
  const isShortened = !isWhole(text);
  const sounds = soundsAlike(fuzzy);
  const readings: Reading[][] = [];
  for (let start = 0; start < text.length; start++) {
    const here: Reading[] = [];
    for (let end = start + 1; end <= Math.min(text.length, start + LONGEST); end++) {
      const piece = text.slice(start, end);
      if (piece.includes("'")) break;
      const found = meanings(piece, end === text.length, isShortened, sounds);
      if (found.size > 0) {
        here.push({ end, syllables: Uint16Array.from(found.keys()), costs: Float32Array.from(found.values()) });
      }
    }
    readings.push(here);
  }
  return { text, readings, isShortened };
}

/** The syllables a piece of the letters can stand for, each with its cost. */
function meanings(piece: string, isTail: boolean, isShortened: boolean, sounds: SoundsAlike): Map<number, number> {
  const found = new Map<number, number>();
  const add = (syllable: number, cost: number) => {
    if ((found.get(syllable) ?? Number.POSITIVE_INFINITY) > cost) found.set(syllable, cost);
  };
  // "lue" and "nue" are common for lüe and nüe, and nothing else is written so.
  const exact = numbers.get(/^[ln]ue$/.test(piece) ? `${piece[0]}ve` : piece);
  if (exact !== undefined) {
    add(exact, 0);
    for (const like of sounds.get(exact) ?? []) add(like.syllable, like.cost);
  }
  const isInitial = INITIALS.includes(piece);
  if (isTail && !(exact !== undefined && piece.length === 1)) {
    const cost = exact !== undefined ? COST.maybeUnfinished : isInitial ? COST.unfinishedInitial : COST.unfinished;
    for (const syllable of byBeginning.get(piece) ?? []) {
      add(syllable, isShortened && isInitial ? COST.initial : cost);
      for (const like of sounds.get(syllable) ?? []) add(like.syllable, cost + like.cost);
    }
  }
  if (isShortened && isInitial) for (const syllable of byBeginning.get(piece) ?? []) add(syllable, COST.initial);
  return found;
}

/** Whether the letters are a row of whole syllables and nothing over. */
function isWhole(text: string): boolean {
  const reaches = new Array<boolean>(text.length + 1).fill(false);
  reaches[0] = true;
  for (let start = 0; start < text.length; start++) {
    if (!reaches[start]) continue;
    if (text[start] === "'") reaches[start + 1] = true;
    for (let end = start + 1; end <= Math.min(text.length, start + LONGEST); end++) {
      const piece = text.slice(start, end);
      if (numbers.has(piece) || /^[ln]ue$/.test(piece)) reaches[end] = true;
    }
  }
  return reaches[text.length] ?? false;
}

type SoundsAlike = ReadonlyMap<number, readonly { syllable: number; cost: number }[]>;
const soundsByPairs = new Map<string, SoundsAlike>();

/** For each syllable those it may be confused with; at most two confusions in one. */
function soundsAlike(pairs: readonly FuzzyPair[]): SoundsAlike {
  const key = pairs.join();
  const known = soundsByPairs.get(key);
  if (known) return known;
  const split = pairs.map((pair) => pair.split('-') as [string, string]);
  const isFinal = (sound: string) => /^[aeiou]/.test(sound);
  const swap = (part: string, sounds: [string, string][], tail: boolean): string[] =>
    sounds.flatMap(([a, b]) => {
      const ends = (sound: string) => (tail ? part.endsWith(sound) : part === sound);
      const swapped = (from: string, to: string) => part.slice(0, part.length - from.length) + to;
      if (ends(b)) return [swapped(b, a)];
      return ends(a) ? [swapped(a, b)] : [];
    });
  const alike = new Map<number, { syllable: number; cost: number }[]>();
  for (const [syllable, index] of numbers) {
    const initial = /^(?:[zcs]h|[^aeiouv])?/.exec(syllable)?.[0] ?? '';
    const final = syllable.slice(initial.length);
    const initials = [
      initial,
      ...swap(
        initial,
        split.filter(([a]) => !isFinal(a)),
        false,
      ),
    ];
    const finals = [
      final,
      ...swap(
        final,
        split.filter(([a]) => isFinal(a)),
        true,
      ),
    ];
    const others: { syllable: number; cost: number }[] = [];
    for (const [i, one] of initials.entries()) {
      for (const [f, other] of finals.entries()) {
        const number = numbers.get(one + other);
        if (number !== undefined && number !== index) {
          others.push({ syllable: number, cost: COST.fuzzy * (Number(i > 0) + Number(f > 0)) });
        }
      }
    }
    if (others.length > 0) alike.set(index, others);
  }
  soundsByPairs.set(key, alike);
  return alike;
}
