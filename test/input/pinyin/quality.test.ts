// Holds the pinyin engine to its figures on lists of what hall visitors write (see the heads of the lists for how they were made).
// Some of what is wanted is a word of the hall or fits a pattern of the training text: short names of papers and offices can hardly be avoided.
// When the dictionary was made, 292 of the 393 were in neither, nor a clause of a training sentence; of those 87 % came first and 97 % in five.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadPinyin } from '#renderer/input/pinyin/engine.ts';
import { dictionaryFile, firstLetters, fullLetters, fuzzyLetters, inTwoTaps, share, wantedOf } from './measure.ts';

const engine = loadPinyin(readFileSync(dictionaryFile));
const phrases = wantedOf('phrases.tsv');

const said = (name: string, value: number): number => {
  console.log(`${name}: ${(100 * value).toFixed(1)} %`);
  return value;
};

describe('what the letters are taken for', () => {
  it('has phrases and sentences first, or among the first five', () => {
    expect(phrases.length).toBeGreaterThanOrEqual(300);
    expect(said('first', share(engine, phrases, fullLetters, 1))).toBeGreaterThanOrEqual(0.7);
    expect(said('in five', share(engine, phrases, fullLetters, 5))).toBeGreaterThanOrEqual(0.85);
  });

  it('reaches them in two taps', () => {
    const reached = phrases.filter((wanted) => inTwoTaps(engine, wanted)).length / phrases.length;
    expect(said('in two taps', reached)).toBeGreaterThanOrEqual(0.9);
  });

  it('forgives confused sounds', () => {
    const confused = phrases.filter((wanted) => fuzzyLetters(wanted) !== fullLetters(wanted));
    expect(said('fuzzy in five', share(engine, confused, fuzzyLetters, 5, { fuzzy: true }))).toBeGreaterThanOrEqual(
      0.7,
    );
  });

  it('knows common words by their first letters', () => {
    const words = wantedOf('words.tsv');
    expect(said('first letters in ten', share(engine, words, firstLetters, 10))).toBeGreaterThanOrEqual(0.7);
  });

  it('has names in the first five of a name field', () => {
    const names = wantedOf('names.tsv');
    expect(said('names in five', share(engine, names, fullLetters, 5, { field: 'name' }))).toBeGreaterThanOrEqual(0.95);
  });

  it('has almost every name of a county whole before the last page, whoever bears it', () => {
    const names = wantedOf('tuning-names.tsv');
    expect(names.length).toBeGreaterThanOrEqual(250);
    expect(said('a county in five', share(engine, names, fullLetters, 5, { field: 'name' }))).toBeGreaterThanOrEqual(
      0.9,
    );
    expect(said('a county by paging', share(engine, names, fullLetters, 56, { field: 'name' }))).toBeGreaterThanOrEqual(
      0.99,
    );
  });
});
