// Holds what the keyboard knows of a text besides how to type it: its continuations, its readings, and how letters are shown.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { hallWords } from '#renderer/input/hall-words.ts';
import { openDictionary } from '#renderer/input/pinyin/dictionary.ts';
import { createPinyin } from '#renderer/input/pinyin/engine.ts';
import { createKnownWords } from '#renderer/input/pinyin/known-words.ts';
import { withMarks } from '#renderer/input/pinyin/marks.ts';
import { demoCatalogue } from '#renderer/preview/kiosk/demo-catalogue.ts';

const dictionary = openDictionary(readFileSync('resources/input/pinyin/dictionary.bin'));
const known = createKnownWords(dictionary);

test('a known word goes on, the likeliest way first, and nothing goes on from what is none', () => {
  expect(known.following('身份', 5)[0]).toBe('证');
  expect(known.following('医', 8)).toContain('院');
  for (const text of ['', 'abc', '身份证办理处', '𠮷']) expect(known.following(text, 5)).toEqual([]);
  expect(known.following('身', 3)).toHaveLength(3);
});

test('after a whole word comes what people say next, and beside it the words that begin with it', () => {
  expect(known.following('社保', 8)).toContain('卡');
  expect(known.following('居民身份证', 8).length).toBeGreaterThan(3);
  expect(known.following('已经', 8).length).toBeGreaterThan(3);
  expect(known.following('身份证', 8).some((next) => /^(过期|掉|丢|到期)/.test(next))).toBe(true);
  expect(new Set(known.following('没有', 8)).size).toBe(8);
});

test('continuations come fast enough to be asked for after every choice', () => {
  const since = performance.now();
  for (const text of ['一', '不', '大', '中', '人']) known.following(text, 8);
  expect(performance.now() - since).toBeLessThan(500);
});

test('letters without spaces are told apart by the characters they read', () => {
  expect(known.readingOf('西安', 'xian')).toBe('xi an');
  expect(known.readingOf('先', 'xian')).toBe('xian');
  expect(known.readingOf('方案', 'fangan')).toBe('fang an');
  expect(known.readingOf('反感', 'fangan')).toBe('fan gan');
  expect(known.readingOf('方案', 'fanga')).toBeNull();
  expect(known.readingOf('abc', 'abc')).toBeNull();
});

test('the names a hall has are typed as its catalogue reads them', () => {
  const pinyin: Record<string, string> = JSON.parse(readFileSync('resources/demo-hall/pinyin.json', 'utf8'));
  const names = Object.entries(pinyin).filter(([text]) => /^\p{Script=Han}{2,20}$/u.test(text));
  const engine = createPinyin(dictionary);
  const words = names.map(([text, syllables]) => ({
    text,
    reading: known.readingOf(text, syllables.replaceAll(' ', '')),
  }));
  const unread = words.filter(({ reading }) => reading === null);
  expect(unread.length / words.length, unread.map(({ text }) => text).join()).toBeLessThan(0.03);
  const read = words.flatMap(({ text, reading }) => (reading === null ? [] : [{ text, reading }]));
  engine.addWords(read);
  const missed = read.filter(({ text, reading }) => {
    const found = engine.candidates(reading.replaceAll(' ', ''), { limit: 5 });
    return !found.some((one) => one.text === text);
  });
  expect(missed.length / read.length, missed.map(({ text }) => text).join()).toBeLessThan(0.03);
});

test('of the catalogue every name of Chinese characters is a word, once, with the letters it may be read by', () => {
  const words = hallWords(demoCatalogue);
  const texts = words.map(({ text }) => text);
  expect(texts).toContain('换身份证');
  expect(new Set(texts).size).toBe(texts.length);
  expect(texts.every((text) => /^\p{Script=Han}+$/u.test(text))).toBe(true);
});

test.each([
  ['jintiandehao', 'jin tian de hao'],
  ['wyb', 'w y b'],
  ["xi'an", 'xi an'],
  ['xian', 'xian'],
  ['zhongguor', 'zhong guo r'],
  ['shengzh', 'sheng zh'],
  ['fangan', 'fang an'],
  ['v', 'v'],
  ['', ''],
])('%s is shown as %s', (letters, shown) => {
  expect(withMarks(letters)).toBe(shown);
});
