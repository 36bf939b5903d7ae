import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkPhone } from '#shared/domain/phone-number.ts';

const number = (text: string, areaCode?: string) => {
  const result = checkPhone(text, areaCode === undefined ? {} : { areaCode });
  return result.ok ? result.number : result.reason;
};

describe('a mobile number', () => {
  it('is made plain however it was written', () => {
    const ways = [
      '13812345678',
      '138 1234 5678',
      '138-1234-5678',
      '+86 138 1234 5678',
      '+86-13812345678',
      '008613812345678',
      '8613812345678',
      '013812345678',
      '１３８１２３４５６７８',
      '（138）1234５678',
      '\u202d13812345678\u202c',
    ];
    for (const text of ways) expect(number(text), text).toBe('13812345678');
    expect(checkPhone('13812345678')).toMatchObject({ kind: 'mobile', display: '138 1234 5678' });
  });

  it('says how many digits are missing, as the screen repeats it', () => {
    expect(checkPhone('1381234')).toEqual({
      ok: false,
      reason: 'too-short',
      kind: 'mobile',
      expected: 11,
      missing: 4,
    });
    expect(checkPhone('1')).toMatchObject({ reason: 'too-short', missing: 10 });
    expect(checkPhone('138123456789')).toMatchObject({ reason: 'too-long', kind: 'mobile', expected: 11, extra: 1 });
  });

  it('is refused where no mobile begins like that', () => {
    for (const text of ['12', '12012345678', '10000000000', '11012345678']) {
      expect(checkPhone(text), text).toMatchObject({ reason: 'beginning', kind: 'mobile' });
    }
  });

  it('counts right at every length', () => {
    const digits = fc.array(fc.nat(9), { maxLength: 16 }).map((list) => `13${list.join('')}`);
    fc.assert(
      fc.property(digits, (text) => {
        const result = checkPhone(text);
        if (text.length === 11) expect(result).toMatchObject({ ok: true, number: text });
        else if (text.length < 11) expect(result).toMatchObject({ reason: 'too-short', missing: 11 - text.length });
        else expect(result).toMatchObject({ reason: 'too-long', extra: text.length - 11 });
      }),
    );
  });
});

describe('a landline', () => {
  it('has its area code', () => {
    expect(checkPhone('023-73332222')).toEqual({
      ok: true,
      kind: 'landline',
      number: '02373332222',
      display: '023-73332222',
    });
    expect(checkPhone('(010) 8888 6666')).toMatchObject({ display: '010-88886666' });
    expect(checkPhone('0474-3221234')).toMatchObject({ display: '0474-3221234' });
    expect(checkPhone('0574 87654321')).toMatchObject({ display: '0574-87654321' });
    expect(number('+86 23 73332222')).toBe('02373332222');
    expect(number('+86 10 88886666')).toBe('01088886666');
    expect(number('+86 (0)23 73332222')).toBe('02373332222');
  });

  it('gets the hall’s area code where it has none, or is asked for it', () => {
    expect(number('73332222')).toBe('area-code');
    expect(number('7333')).toBe('area-code');
    expect(number('73332222', '023')).toBe('02373332222');
    expect(checkPhone('733322', { areaCode: '023' })).toMatchObject({
      reason: 'too-short',
      kind: 'landline',
      missing: 2,
    });
  });

  it('tells what is wrong', () => {
    expect(checkPhone('023-7333222')).toMatchObject({
      reason: 'too-short',
      kind: 'landline',
      expected: 11,
      missing: 1,
    });
    expect(checkPhone('023-733322223')).toMatchObject({ reason: 'too-long', kind: 'landline', extra: 1 });
    expect(checkPhone('0574-876543210')).toMatchObject({ reason: 'too-long', expected: 12, extra: 1 });
    for (const text of ['023-13332222', '000-73332222', '0123-4567890', '0023733322']) {
      expect(number(text), text).toBe('beginning');
    }
    expect(checkPhone('0')).toMatchObject({ reason: 'too-short', kind: 'landline' });
  });
});

describe('any other number', () => {
  it('abroad is taken loosely', () => {
    expect(checkPhone('+852 2345 6789')).toMatchObject({ ok: true, kind: 'overseas', number: '+85223456789' });
    expect(number('+1')).toBe('characters');
    expect(number('+1234567890123456')).toBe('characters');
  });

  it('that is none is told so', () => {
    expect(number('')).toBe('empty');
    expect(number(' - ')).toBe('empty');
    expect(number('+86')).toBe('empty');
    for (const text of ['没有', '1381234567a', '1381234+5678', '12 34；'])
      expect(number(text), text).toBe('characters');
    expect(number('99999999999')).toBe('beginning');
    expect(number('999999999999')).toBe('too-long');
  });

  it('never throws, and what it takes it takes again unchanged', () => {
    const text = fc.oneof(fc.string({ maxLength: 40 }), fc.stringMatching(/^\+?[0-9 -]{0,16}$/));
    fc.assert(
      fc.property(text, (typed) => {
        const result = checkPhone(typed);
        if (result.ok) {
          expect(checkPhone(result.number)).toEqual(result);
          expect(checkPhone(result.display)).toEqual(result);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
