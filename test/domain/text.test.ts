import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText, countCharacters, firstCharacters } from '#shared/domain/text.ts';

const clean = (text: string, max = 5000) => {
  const result = cleanText(text, { max });
  return result.ok ? result.text : result.reason;
};
const family = '👨‍👩‍👧';

describe('free text', () => {
  it('is kept as written: rare characters, emoji, marks, other scripts', () => {
    for (const text of [
      '我来了三趟',
      '㐂𠮷䶮',
      `${family}👍🏽`,
      'e\u0301',
      '\uFA19',
      'ᠮᠣᠩᠭᠣᠯ',
      'a\u200Db',
      '第一行\n第二行',
    ]) {
      expect(clean(text), text).toBe(text);
    }
  });

  it('is trimmed, line ends and tabs made plain', () => {
    expect(clean(' 　来了\r\n三趟\r再来\u2028\t好 \n')).toBe('来了\n三趟\n再来\n 好');
    expect(clean('  \n ')).toBe('');
    expect(cleanText('冉\n隆刚', { max: 60, lines: false })).toEqual({ ok: true, text: '冉 隆刚' });
  });

  it('is refused with anything that breaks a store or a reader', () => {
    for (const text of [
      'a\u0000b',
      '\uD800',
      'a\uDC00b',
      '\uD842',
      'a\u0007',
      '\u001B[31m',
      '\u007F',
      '\u009F',
      'a\uFFFF',
    ]) {
      expect(clean(text), JSON.stringify(text)).toBe('forbidden');
    }
  });

  it('loses the marks that turn the order of other text', () => {
    expect(clean('\uFEFFab\u202Ecd\u202C\u2066e\u2069')).toBe('abcde');
  });

  it('is empty where there is nothing to see', () => {
    for (const text of [
      '\u200B',
      ' \u200D\u2060 ',
      '\u00AD',
      '\u3164',
      '\u2800',
      '\u{E0020}',
      '\u200B\n\u200E',
      '\uFE0F',
    ])
      expect(clean(text), JSON.stringify(text)).toBe('');
    expect(clean('\u200B'.repeat(9000))).toBe('');
    expect(clean('a\u200Bb')).toBe('a\u200Bb');
  });

  it('is counted in characters as seen', () => {
    expect(countCharacters('')).toBe(0);
    expect(countCharacters('𠮷野')).toBe(2);
    expect(countCharacters(family)).toBe(1);
    expect(countCharacters('e\u0301')).toBe(1);
    expect(countCharacters('好，\n。“！')).toBe(6);
    expect(countCharacters('か\u3099')).toBe(1);
  });

  it('fits up to the last character and says how many are over', () => {
    expect(clean('字'.repeat(5000))).toHaveLength(5000);
    expect(cleanText('字'.repeat(5003), { max: 5000 })).toEqual({ ok: false, reason: 'too-long', over: 3 });
    expect(cleanText('𠮷'.repeat(5000), { max: 5000 }).ok).toBe(true);
    expect(cleanText('𠮷'.repeat(5001), { max: 5000 })).toMatchObject({ over: 1 });
    expect(cleanText(family.repeat(10), { max: 10 }).ok).toBe(true);
    expect(cleanText(` ${'字'.repeat(10)} `, { max: 10 }).ok).toBe(true);
  });

  it('does not let marks piled on one character pass the bound of what is stored', () => {
    expect(cleanText(`a${'\u0301'.repeat(1000)}`, { max: 10 })).toMatchObject({ ok: false, reason: 'too-long' });
  });

  it('is counted the same by the short way and by the long one', () => {
    const segmenter = new Intl.Segmenter('zh', { granularity: 'grapheme' });
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        // A carriage return and newline are one sign; cleaned text has no carriage returns.
        const plain = text.replaceAll('\r', '');
        expect(countCharacters(plain)).toBe([...segmenter.segment(plain)].length);
      }),
      { numRuns: 2000 },
    );
    for (let code = 0; code < 0x10000; code += 1) {
      if (code === 13 || (code >= 0xd800 && code <= 0xdfff)) continue;
      const text = `字${String.fromCharCode(code)}`;
      if (countCharacters(text) !== [...segmenter.segment(text)].length) expect.fail(code.toString(16));
    }
  });

  it('cleans what is clean to itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const once = cleanText(text, { max: 50 });
        if (once.ok) expect(cleanText(once.text, { max: 50 })).toEqual(once);
      }),
      { numRuns: 1000 },
    );
  });

  it('is cut between characters, never in one', () => {
    expect(firstCharacters(`${family}𠮷野`, 2)).toBe(`${family}𠮷`);
    expect(firstCharacters('短', 60)).toBe('短');
    expect(firstCharacters('e\u0301e\u0301', 1)).toBe('e\u0301');
    expect(firstCharacters('字字', 0)).toBe('');
  });
});
