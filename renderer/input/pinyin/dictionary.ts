// Owns the dictionary file: how its bytes are laid out, and how they are read without making an object of every word.

/** The layout this code reads. A file made for another one is refused. */
export const DICTIONARY_FORMAT = 2;
/** One step of a stored cost, in nats. */
export const COST_STEP = 0.075;
/** Bonuses may be negative: the step that stands for none. */
export const BONUS_ZERO = 64;

const MAGIC = 'BCPY';

/** Sections of the file, in order; every one begins at a multiple of four bytes. */
const SECTIONS = {
  /** The trie's nodes, breadth first, so that a node's children lie side by side, in order of syllable. */
  nodeSyllable: Uint16Array,
  nodeChildren: Uint16Array,
  nodeWords: Uint16Array,
  /** Words in order of their nodes, likeliest first: characters as places in `characters` of their syllables. */
  wordCharacters: Uint8Array,
  wordCost: Uint8Array,
  wordClass: Uint8Array,
  /** Words that sentences were seen to use, by the order of words, and what the pairs of them are worth. */
  vocabularyWords: Uint32Array,
  vocabularyNumbers: Uint16Array,
  /** Per number: what an unseen follower costs or gains. */
  vocabularyUnseen: Uint8Array,
  pairFirst: Uint16Array,
  pairSecond: Uint16Array,
  pairBonus: Uint8Array,
  /** Row: class before; column: class after. */
  classBonus: Uint8Array,
} as const;

type SectionName = keyof typeof SECTIONS;
export type Sections = { [name in SectionName]: InstanceType<(typeof SECTIONS)[name]> };

/** Names as data: surnames with their readings, characters of given names with their costs as only, first and second one. */
export type NameTable = {
  surnames: [text: string, reading: string, cost: number][];
  given: [character: string, syllable: string, alone: number, first: number, second: number][];
  /** Given names of two characters that are common as such. */
  pairs: [text: string, cost: number][];
  /** What names from other tongues are put together from; only parts of one group stand together. */
  parts: [text: string, reading: string, group: number, cost: number][];
};

export type Header = {
  format: number;
  /** The lexicons and their versions, as installed when it was made. */
  sources: Record<string, string>;
  /** SHA-256 over everything the build reads that is kept in this repository. */
  inputs: string;
  /** Syllables as the trie's numbers mean them. */
  syllables: string[];
  /** Per syllable its characters. */
  characters: string[];
  /** First node of each depth; the root is at depth 0. */
  levels: number[];
  classes: string[];
  /** The places of classes in `classes` that the search itself needs. */
  special: { start: number; end: number; name: number; noun: number };
  names: NameTable;
  sections: Record<SectionName, number>;
};

export type Dictionary = Header &
  Sections & {
    /** First child, first word and first character of each node; one more than there are nodes. */
    childStart: Uint32Array;
    wordStart: Uint32Array;
    characterStart: Uint32Array;
    /** A word's number in the vocabulary, 0 for none. */
    vocabulary: Uint16Array;
    pairs: Map<number, number>;
  };

/** The file's bytes from its parts; the build's half of the format. */
export function packDictionary(header: Omit<Header, 'sections'>, sections: Sections): Uint8Array {
  const lengths = Object.fromEntries(names().map((name) => [name, sections[name].length])) as Record<
    SectionName,
    number
  >;
  const text = new TextEncoder().encode(MAGIC + JSON.stringify({ ...header, sections: lengths }));
  const parts: Uint8Array[] = [new Uint8Array(Uint32Array.of(text.length).buffer), text];
  for (const name of names()) {
    const section = sections[name];
    parts.push(new Uint8Array(section.buffer, section.byteOffset, section.byteLength));
  }
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + aligned(part.length), 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += aligned(part.length);
  }
  return bytes;
}

/** Opens a dictionary; the typed arrays look into the given bytes. Throws on bytes that are no dictionary of this format. */
export function openDictionary(given: Uint8Array | ArrayBuffer): Dictionary {
  let bytes = given instanceof Uint8Array ? given : new Uint8Array(given);
  // Views need aligned places, which a slice of a larger buffer (as Node hands out) may not have.
  if (bytes.byteOffset % 4 !== 0) bytes = bytes.slice();
  const headerLength = bytes.length < 8 ? 0 : (new Uint32Array(bytes.buffer, bytes.byteOffset, 1)[0] ?? 0);
  const text = new TextDecoder().decode(bytes.subarray(4, 4 + headerLength));
  if (!text.startsWith(MAGIC)) throw new Error('These bytes are no pinyin dictionary.');
  const header = JSON.parse(text.slice(MAGIC.length)) as Header;
  if (header.format !== DICTIONARY_FORMAT) {
    throw new Error(`The pinyin dictionary has format ${header.format}, and ${DICTIONARY_FORMAT} is wanted.`);
  }
  let at = 4 + aligned(headerLength);
  const sections: Partial<Record<SectionName, unknown>> = {};
  for (const name of names()) {
    const kind = SECTIONS[name];
    const section = new kind(bytes.buffer as ArrayBuffer, bytes.byteOffset + at, header.sections[name]);
    sections[name] = section;
    at += aligned(section.byteLength);
  }
  return withStarts({ ...header, ...(sections as Sections) });
}

/** Adds what follows from the file and is wanted at every key. */
function withStarts(file: Header & Sections): Dictionary {
  const nodes = file.nodeSyllable.length;
  const childStart = new Uint32Array(nodes + 1);
  const wordStart = new Uint32Array(nodes + 1);
  const characterStart = new Uint32Array(nodes + 1);
  childStart[0] = 1;
  let depth = 0;
  for (let node = 0; node < nodes; node++) {
    while (node >= (file.levels[depth + 1] ?? Number.POSITIVE_INFINITY)) depth++;
    const words = file.nodeWords[node] ?? 0;
    childStart[node + 1] = (childStart[node] ?? 0) + (file.nodeChildren[node] ?? 0);
    wordStart[node + 1] = (wordStart[node] ?? 0) + words;
    characterStart[node + 1] = (characterStart[node] ?? 0) + words * depth;
  }
  const vocabulary = new Uint16Array(file.wordCost.length);
  for (const [index, word] of file.vocabularyWords.entries()) vocabulary[word] = file.vocabularyNumbers[index] ?? 0;
  const pairs = new Map<number, number>();
  for (const [index, first] of file.pairFirst.entries()) {
    pairs.set(pairKey(first, file.pairSecond[index] ?? 0), bonus(file.pairBonus[index] ?? BONUS_ZERO));
  }
  return { ...file, childStart, wordStart, characterStart, vocabulary, pairs };
}

/** Two vocabulary numbers as one. */
export const pairKey = (first: number, second: number): number => first * 65536 + second;

/** A stored bonus in nats. */
export const bonus = (stored: number): number => (stored - BONUS_ZERO) * COST_STEP;

const names = () => Object.keys(SECTIONS) as SectionName[];
const aligned = (length: number): number => (length + 3) & ~3;
