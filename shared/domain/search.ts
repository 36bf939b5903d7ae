// Finding a matter or unit the way people ask for it: everyday words, parts of the name, pinyin, or its initials.
import { toHalfWidth } from './digits.ts';

/** What can be searched; `initials` and `pinyin` (lower case, no spaces) are made beforehand for name, short name, aliases. */
export type Searchable = {
  readonly name: { readonly zh: string; readonly en: string };
  readonly short: { readonly zh: string; readonly en: string };
  readonly aliases?: readonly string[];
  readonly initials: readonly string[];
  readonly pinyin: readonly string[];
};

type Keys = {
  names: string[];
  aliases: string[];
  initials: string[];
  pinyin: string[];
  english: string[];
  bag: Set<string>;
};

/** Half-width, small letters, without spaces, punctuation and the marks where a long name may break. */
function plain(text: string): string {
  return toHalfWidth(text)
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]/gu, '');
}

function words(text: string): string[] {
  return toHalfWidth(text)
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}

// The catalogue outlives many key strokes: its items are made ready once each.
const prepared = new WeakMap<Searchable, Keys>();

function keysOf(item: Searchable): Keys {
  const known = prepared.get(item);
  if (known) return known;
  const names = [item.short.zh, item.name.zh].map(plain);
  const aliases = (item.aliases ?? []).map(plain);
  const keys: Keys = {
    names,
    aliases,
    initials: item.initials.map(plain),
    pinyin: item.pinyin.map(plain),
    english: [...words(item.short.en), ...words(item.name.en)],
    bag: new Set([...names, ...aliases].join('')),
  };
  prepared.set(item, keys);
  return keys;
}

// What people say around the thing itself; dropped only when the whole finds nothing.
const around =
  /^(?:我|要|想|来|去|帮|给|请|问|怎么|如何|哪里|能不能|可以|一下|办理|办|申请)+|(?:怎么办理?|在哪里?办?|去哪里?办?|办理|的|吗|呢|啊)+$/g;

/** Lower is better; null is no match. */
function rank(keys: Keys, query: string): number | null {
  if (keys.names.includes(query)) return 0;
  if (keys.aliases.includes(query)) return 1;
  if (keys.names.some((name) => name.startsWith(query))) return 2;
  if (keys.names.some((name) => name.includes(query))) return 3;
  if (keys.aliases.some((alias) => alias.startsWith(query))) return 4;
  if (keys.aliases.some((alias) => alias.includes(query))) return 5;
  if (/^[a-z0-9]+$/.test(query)) {
    if (keys.initials.includes(query)) return 6;
    if (keys.initials.some((initials) => initials.startsWith(query))) return 7;
    if (keys.pinyin.some((pinyin) => pinyin.startsWith(query))) return 8;
    if (keys.english.includes(query)) return 9;
    if (query.length >= 2 && keys.english.some((word) => word.startsWith(query))) return 10;
    if (query.length >= 2 && keys.initials.some((initials) => initials.includes(query))) return 11;
    if (query.length >= 3 && keys.pinyin.some((pinyin) => pinyin.includes(query))) return 12;
  }
  return null;
}

/** 证身份换 for 身份证换领: every character is there, in another order. Too forgiving while anything else is found. */
function looseRank(keys: Keys, query: string): number | null {
  return query.length >= 2 && [...query].every((sign) => keys.bag.has(sign)) ? 0 : null;
}

function find<T extends Searchable>(
  items: readonly T[],
  terms: readonly string[],
  limit: number,
  rankOne: (keys: Keys, term: string) => number | null = rank,
): T[] {
  const found: { item: T; score: number; at: number }[] = [];
  for (const [at, item] of items.entries()) {
    const keys = keysOf(item);
    let score = 0;
    for (const term of terms) {
      const one = rankOne(keys, term);
      score = one === null ? Number.POSITIVE_INFINITY : score + one;
    }
    if (Number.isFinite(score)) found.push({ item, score, at });
  }
  return found
    .sort((a, b) => a.score - b.score || a.at - b.at)
    .slice(0, limit)
    .map(({ item }) => item);
}

/**
 * The best matches first: the name itself, its beginning, a part of it, an everyday word, initials, pinyin, English.
 * Equal ones keep the order given. Nothing for an empty query.
 */
export function searchMatters<T extends Searchable>(items: readonly T[], query: string, limit = 20): T[] {
  const text = query.slice(0, 100);
  const whole = plain(text);
  if (whole === '') return [];
  const terms = words(text);
  const together = find(items, [whole], limit);
  const apart = terms.length > 1 ? find(items, terms, limit) : [];
  const strict = [...new Set([...together, ...apart])].slice(0, limit);
  if (strict.length > 0) return strict;
  const core = whole.replace(around, '') || whole;
  const cored = find(items, [core], limit);
  return cored.length > 0 ? cored : find(items, [core], limit, looseRank);
}
