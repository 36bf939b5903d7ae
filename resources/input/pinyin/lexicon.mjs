// Makes one list of words with readings and likelihoods from the installed lexicons and the hall's own words.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import iconv from 'iconv-lite';
import { pinyin } from 'pinyin-pro';
import { SYLLABLES, syllableNumber } from '../../../renderer/input/pinyin/syllables.ts';

const require = createRequire(import.meta.url);
const here = import.meta.dirname;
const LONGEST_WORD = 9;
/** A character outside GB2312 is rare, whatever a lexicon counted: some counts are of garbled text. */
const RARE_WEIGHT = 1e-8;
/** What each lexicon says about a word's likelihood counts so much. Google's counts follow how people type. */
const SHARE = { google: 0.7, jieba: 0.3 };
/** How often a word is meant by a reading of the reader's alone: it errs, and so do people. */
const READ_OTHERWISE = 0.03;
const HANZI = /^[\u4e00-\u9fff]+$/;

export const folderOf = (name) => path.dirname(require.resolve(`${name}/package.json`));
export const versionOf = (name) => JSON.parse(readFileSync(path.join(folderOf(name), 'package.json'), 'utf8')).version;

/** Lines of one of the text files here, without comments. */
export const linesOf = (file) =>
  readFileSync(path.join(here, file), 'utf8')
    .split('\n')
    .map((line) => line.replace(/#.*$/, '').trim())
    .filter((line) => line !== '');

const corrections = new Map(linesOf('readings.txt').map((line) => [line.split(' ')[0], line.split(' ').slice(1)]));
/** Pieces whose reading the reader gets wrong wherever they stand in a word. */
const correctedPieces = [...corrections].filter(([text]) => text.length > 1);

/** A word's reading, one syllable a character, or undefined if it cannot be read in standard syllables. */
export function readingOf(word) {
  if (corrections.has(word)) return corrections.get(word);
  const reading = asRead(word);
  if (!reading) return undefined;
  // People's own typing knows better than a reader how the words within a word are read.
  for (const [at, piece] of typedWithin(word)) reading.splice(at, piece.length, ...piece);
  for (const [piece, syllables] of correctedPieces) {
    const at = word.indexOf(piece);
    if (at >= 0) reading.splice(at, piece.length, ...syllables);
  }
  return reading;
}

/** The same as the reader alone has it. */
function asRead(word) {
  const reading = pinyin(word, { toneType: 'none', type: 'array', v: true });
  const isReadable = reading.length === word.length && reading.every((one) => syllableNumber(one) !== undefined);
  return isReadable ? reading : undefined;
}

/** The longest words of Google's within a word, from the left, each with its place and its usual reading. */
function* typedWithin(word) {
  for (let at = 0; at < word.length; at++) {
    for (let length = Math.min(word.length - at, LONGEST_WORD); length > 1; length--) {
      const readings = google.get(word.slice(at, at + length));
      if (!readings) continue;
      yield [at, [...readings].sort((a, b) => b[1] - a[1])[0][0].split(' ')];
      at += length - 1;
      break;
    }
  }
}

const readingsOfCharacters = new Map();
function readingsOfCharacter(character) {
  let found = readingsOfCharacters.get(character);
  if (!found) {
    const all = pinyin(character, { toneType: 'none', type: 'array', multiple: true, v: true });
    found = [...new Set(all)].filter((syllable) => syllableNumber(syllable) !== undefined);
    readingsOfCharacters.set(character, found);
  }
  return found;
}

/** Cuts joined letters into one syllable a character, as the characters can be read. */
function aligned(word, letters, from = 0) {
  if (word === '') return from === letters.length ? [] : undefined;
  for (const syllable of readingsOfCharacter(word[0])) {
    const written = [syllable, syllable.replace('v', 'u')].find((letter) => letters.startsWith(letter, from));
    if (written === undefined) continue;
    const rest = aligned(word.slice(1), letters, from + written.length);
    if (rest) return [syllable, ...rest];
  }
  return undefined;
}

/** Google's words: for each its readings with counts. The data is one long string in simple-ime's program. */
function googleWords() {
  const program = readFileSync(path.join(folderOf('simple-ime'), 'dist/simple-ime.es.js'), 'utf8');
  const words = new Map();
  for (const line of program.matchAll(/^([a-z']+) (\D.*\d)`?;?$/gmu)) {
    for (const [, word, count] of line[2].matchAll(/(\D+)(\d+)/gu)) {
      if (!HANZI.test(word) || word.length > LONGEST_WORD) continue;
      const reading = aligned(word, line[1].replaceAll("'", ''));
      if (!reading) continue;
      const readings = words.get(word) ?? new Map();
      readings.set(reading.join(' '), Math.max(readings.get(reading.join(' ')) ?? 0, Number(count)));
      words.set(word, readings);
    }
  }
  return words;
}

const google = googleWords();

/** jieba's words with count and part of speech. */
function jiebaWords() {
  const words = new Map();
  for (const line of readFileSync(path.join(folderOf('@node-rs/jieba'), 'dict.txt'), 'utf8').split('\n')) {
    const [word, count, tag] = line.split(' ');
    if (word && HANZI.test(word) && word.length <= LONGEST_WORD) words.set(word, { count: Number(count), tag });
  }
  return words;
}

/** @typedef {{ text: string, readings: Map<string, number>, weight: number, tag: string }} Word: shares of its readings sum to one */

/** Whether a character is of GB2312: of its two bytes in GBK neither is below A1. */
const isCommon = (character) => {
  const [first, second] = iconv.encode(character, 'gbk');
  return first >= 0xb0 && first <= 0xf7 && second >= 0xa1;
};

/** Everything that can be written, before the hall's own sentences are counted. */
export function readLexicon() {
  const jieba = jiebaWords();
  const total = (values) => values.reduce((sum, value) => sum + value, 0);
  const googleTotal = total([...google.values()].map((readings) => total([...readings.values()])));
  const jiebaTotal = total([...jieba.values()].map((word) => word.count));
  /** @type {Map<string, Word>} */
  const words = new Map();
  for (const text of new Set([...google.keys(), ...jieba.keys()])) {
    const known = jieba.get(text);
    const typed = google.get(text);
    // Names of persons are made from their characters; jieba's seventy thousand would crowd out the words.
    if (!typed && known.tag.startsWith('nr') && known.count < 300) continue;
    const typedTotal = typed ? total([...typed.values()]) : 0;
    const weight =
      (SHARE.google * typedTotal) / googleTotal + (SHARE.jieba * (known?.count ?? 0)) / jiebaTotal + 0.3 / jiebaTotal;
    const readings = shares(text, typed, typedTotal);
    const likely = text.length === 1 && !isCommon(text) ? Math.min(weight, RARE_WEIGHT) : weight;
    if (readings.size > 0) words.set(text, { text, readings, weight: likely, tag: known?.tag ?? 'n' });
  }
  return { words, jieba };
}

/** How often each reading of a word is meant. */
function shares(text, typed, typedTotal) {
  const found = new Map();
  const corrected = corrections.get(text);
  if (corrected) return new Map([[corrected.join(' '), 1]]);
  if (typed) for (const [reading, count] of typed) found.set(reading, (count + 0.1) / (typedTotal + 0.1));
  if (text.length === 1) {
    for (const [place, syllable] of readingsOfCharacter(text).entries()) {
      if (!found.has(syllable)) found.set(syllable, typed ? 0.0005 : place === 0 ? 1 : 0.03);
    }
  } else if (!typed) {
    const reading = readingOf(text);
    if (reading) found.set(reading.join(' '), 1);
  }
  if (text.length > 1) {
    const read = asRead(text);
    if (read && !found.has(read.join(' '))) found.set(read.join(' '), READ_OTHERWISE);
  }
  return found;
}

export const syllableCount = SYLLABLES.length;
