// Holds that every language has every word, and that a language on its way is told what it lacks.
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { localeFaults, readLocales } from '#electron/dev/complete-languages.ts';
import { wordsOf } from '#renderer/i18n/words-of.ts';
import { bestLanguage, languageCodes, languageOf, nextLanguage } from '#shared/domain/languages.ts';

const locales = readLocales(path.resolve(import.meta.dirname, '../../renderer/i18n/locales'));
const [first] = languageCodes;

describe('the words of the screens', () => {
  it('are whole in every language', () => {
    expect(localeFaults(locales, languageCodes)).toEqual([]);
  });

  it('have no folder that the product does not offer', () => {
    expect(Object.keys(locales).sort()).toEqual([...languageCodes].sort());
  });

  it('carry straight marks in English: the typeface draws curly ones as wide as a Chinese character', () => {
    expect(JSON.stringify(locales.en).match(/.{0,30}[‘’“”].{0,10}/g)).toBeNull();
  });
});

describe('a language that is being added', () => {
  const copied = (): Record<string, Record<string, unknown>> => structuredClone(locales[first]) as never;
  /** As the recipe says: a copy of the first, under its own code. Mongolian counts one and more. */
  const added = (change: (words: ReturnType<typeof copied>) => void = () => undefined) => {
    const words = copied();
    change(words);
    return localeFaults({ [first]: copied(), mn: words }, [first, 'mn']).filter((fault) => fault.startsWith('mn/'));
  };

  it('is told which forms of counting it lacks, and of nothing else', () => {
    const faults = added();
    expect(faults.length).toBeGreaterThan(50);
    expect(faults.filter((fault) => !/lacks .*_one$/.test(fault))).toEqual([]);
  });

  it.each([
    ['a missing key', 'mn/common.json lacks probe', { common: { probe: '试' } }, { common: {} }],
    [
      'a key nobody asks for',
      'mn/common.json has probe, which nobody asks for',
      { common: {} },
      { common: { probe: '试' } },
    ],
    ['an empty text', 'mn/common.json says nothing at probe', { common: { probe: '试' } }, { common: { probe: ' ' } }],
    [
      'something else to fill in',
      'mn/common.json fills in [no] at probe, and not [day]',
      { common: { probe: '{{day}}' } },
      { common: { probe: '{{ no }}' } },
    ],
    ['a missing area', 'mn/common.json is missing', { common: {} }, {}],
    ['an area nobody knows', 'mn/other.json is not an area', { common: {} }, { common: {}, other: {} }],
  ])('is told of %s', (_, fault, model, own) => {
    expect(localeFaults({ [first]: model, mn: own }, [first, 'mn'])).toEqual([fault]);
  });

  it('may say one of something in words, but not drop what else is filled in', () => {
    const model = { common: { left_other: '{{count}} {{name}}' } };
    const own = (one: string) => ({ common: { left_one: one, left_other: '{{count}} {{name}}' } });
    expect(localeFaults({ [first]: model, mn: own('one {{name}}') }, [first, 'mn'])).toEqual([]);
    expect(localeFaults({ [first]: model, mn: own('one') }, [first, 'mn'])).toHaveLength(1);
  });

  it('gets its words from its folder alone, once it is listed', () => {
    const words = wordsOf({
      './locales/en/case-files.json': { default: { a: 'b' } },
      './locales/not-listed/case-files.json': { default: { a: 'c' } },
    });
    expect(words.en).toEqual({ caseFiles: { a: 'b' } });
    expect(Object.keys(words)).toEqual(languageCodes);
  });
});

describe('the list of languages', () => {
  it('goes round, finds the nearest, and falls back to the first', () => {
    expect(languageCodes.map(nextLanguage)).toEqual([...languageCodes.slice(1), first]);
    expect(bestLanguage(['fr', 'zh-HK', 'en'])).toBe('zh-CN');
    expect(bestLanguage(['en-GB'])).toBe('en');
    expect(bestLanguage(['fr'])).toBe('en');
    expect(languageOf('toString')).toBe(first);
  });
});
