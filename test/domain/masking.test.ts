import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskName, maskNames, maskNumbers, maskPhone, surnameOf } from '#shared/domain/masking.ts';

describe('a name where others can see it', () => {
  it('is the surname and one star, whatever its length', () => {
    expect(maskName('冉隆刚')).toBe('冉*');
    expect(maskName('冉刚')).toBe('冉*');
    expect(maskName('冉')).toBe('冉*');
    expect(maskName(' 马　')).toBe('马*');
    expect(maskName('')).toBe('');
    expect(maskName('  ')).toBe('');
  });

  it('keeps compound surnames whole, where a given name is left behind them', () => {
    expect(maskName('欧阳娜娜')).toBe('欧阳*');
    expect(maskName('司马光')).toBe('司马*');
    expect(maskName('歐陽修')).toBe('歐陽*');
    expect(maskName('爱新觉罗溥仪')).toBe('爱新觉罗*');
    // A person of the surname 东, given name 方.
    expect(maskName('东方')).toBe('东*');
    expect(surnameOf('诸葛亮')).toBe('诸葛');
  });

  it('takes a rare character for one, with or without a variation selector', () => {
    expect(maskName('𠮷野家')).toBe('𠮷*');
    expect(maskName('㐂田')).toBe('㐂*');
    expect(maskName('䶮')).toBe('䶮*');
    expect(maskName('葛\u{E0100}城')).toBe('葛\u{E0100}*');
    // A compatibility character stays the one written.
    expect(maskName('\uFA19田')).toBe('\uFA19*');
  });

  it('gives the first character of names whose parts it cannot tell', () => {
    for (const dot of '·•・.') expect(maskName(`阿卜杜拉${dot}买买提`), dot).toBe('阿*');
    expect(maskName('john smith')).toBe('J*');
    expect(maskName('Élodie')).toBe('É*');
    expect(maskName('ᠪᠠᠲᠤ')).toMatch(/^.\*$/u);
  });

  it('never shows a given name', () => {
    const given = fc
      .array(fc.constantFrom(...'隆刚建国芳𠮷㐂'), { minLength: 1, maxLength: 3 })
      .map((list) => list.join(''));
    fc.assert(
      fc.property(fc.constantFrom('冉', '谭', '马', '欧阳', '上官', '𠮷'), given, (surname, name) => {
        expect(maskName(surname + name)).toBe(`${surname}*`);
      }),
    );
  });
});

describe('a number where others can see it', () => {
  it('shows three and four digits of a mobile', () => {
    expect(maskPhone('13812345678')).toBe('138 **** 5678');
    expect(maskPhone('138 1234 5678')).toBe('138 **** 5678');
  });

  it('shows four digits of other telephones, never more than half', () => {
    expect(maskPhone('023-73332222')).toBe('**** 2222');
    expect(maskPhone('110')).toBe('**** 0');
    expect(maskPhone('')).toBe('');
    expect(maskPhone('1')).toBe('****');
  });

  it('is never shown whole', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{1,20}$/), (number) => {
        expect(maskPhone(number).replace(/\D/g, '').length).toBeLessThanOrEqual(Math.max(7, number.length / 2));
        expect(maskPhone(number)).not.toBe(number);
      }),
    );
  });
});

describe('words where others can see them', () => {
  it.each([
    ['打 13812345678 找我', '打 ····· 找我'],
    ['138 1234 5678', '·····'],
    ['138-1234—5678。', '·····。'],
    ['１３８１２３４５６７８', '·····'],
    ['50024019900307001X号', '·····号'],
    ['023-7333 0000', '·····'],
    ['0237333', '·····'],
    ['2026-11-23 来过，2026 11 24 又来，花了 123456 元', '2026-11-23 来过，2026 11 24 又来，花了 123456 元'],
    ['1509810-261123-10745', '·····'],
  ])('keeps no digit of a long number: %s', (words, masked) => {
    expect(maskNumbers(words)).toBe(masked);
  });

  it('never shows seven digits of one number, however long and grouped', () => {
    const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 7, maxLength: 30 });
    fc.assert(
      fc.property(digits, fc.constantFrom('', ' ', '-'), fc.integer({ min: 1, max: 3 }), (some, sign, every) => {
        // Groups of at most three: never taken for a date.
        const written = some.map((digit, n) => (n > 0 && n % every === 0 ? `${sign}${digit}` : `${digit}`)).join('');
        expect(maskNumbers(`我${written}说`)).toBe('我·····说');
      }),
    );
  });

  it('cuts known names to surname and star, however they are spaced, the longest first', () => {
    expect(maskNames('冉隆刚和冉 隆的事，冉隆刚说', ['冉隆', '冉隆刚'])).toBe('冉*和冉*的事，冉*说');
    expect(maskNames('我叫冉', ['冉'])).toBe('我叫冉');
    expect(maskNames('john smith, Johnson', ['John Smith', 'John'])).toBe('J*, Johnson');
    expect(maskNames('a+b(c)', ['+b(c)'])).toBe('a+*');
    expect(maskNames('没有名字', ['', ' '])).toBe('没有名字');
  });
});
