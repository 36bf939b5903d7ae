import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkIdentityNumber,
  checkOrganisationCode,
  organisationCheckSign,
  residentCheckSign,
} from '#shared/domain/identity-number.ts';

const made = (seventeen: string) => seventeen + residentCheckSign(seventeen);
const organisation = (seventeen: string) => seventeen + organisationCheckSign(seventeen);
const reason = (result: { ok: boolean; reason?: string }) => result.reason ?? 'ok';

describe('a resident ID', () => {
  // The example printed in GB 11643-1999 itself.
  const standard = '11010519491231002X';

  it('is checked as the standard shows', () => {
    expect(residentCheckSign('11010519491231002')).toBe('X');
    expect(residentCheckSign('44052418800101001')).toBe('4');
    expect(checkIdentityNumber(standard)).toEqual({
      ok: true,
      kind: 'resident',
      number: standard,
      birthDate: '1949-12-31',
    });
  });

  it('is taken with a small x, full-width signs and spaces', () => {
    for (const text of [
      '11010519491231002x',
      '110105 19491231 002X',
      '１１０１０５１９４９１２３１００２Ｘ',
      '110105-19491231-002x ',
    ]) {
      expect(checkIdentityNumber(text), text).toMatchObject({ ok: true, number: standard });
    }
  });

  it('keeps area codes long abolished', () => {
    // 512222 was a county of Sichuan before Chongqing was made; 999999 never was one.
    expect(checkIdentityNumber(made('51222219540312002')).ok).toBe(true);
    expect(checkIdentityNumber(made('12345619540312002')).ok).toBe(true);
  });

  it('says how many signs are missing or too many', () => {
    expect(checkIdentityNumber('11010519491231')).toEqual({
      ok: false,
      reason: 'length',
      expected: 18,
      missing: 4,
      extra: 0,
    });
    expect(checkIdentityNumber(`${standard.slice(0, -1)}00`)).toMatchObject({ reason: 'length', missing: 0, extra: 1 });
    // First-generation numbers ended with 2012.
    expect(checkIdentityNumber('110105491231002')).toMatchObject({ reason: 'length', missing: 3 });
    expect(checkIdentityNumber('1101051949123100X')).toMatchObject({ reason: 'length', missing: 1 });
  });

  it('tells what is wrong', () => {
    expect(reason(checkIdentityNumber(''))).toBe('empty');
    expect(reason(checkIdentityNumber(' 　 '))).toBe('empty');
    expect(reason(checkIdentityNumber('110105194912310021'))).toBe('check');
    expect(reason(checkIdentityNumber(made('11010519490231002')))).toBe('date');
    expect(reason(checkIdentityNumber(made('11010517490201002')))).toBe('date');
    expect(reason(checkIdentityNumber('1101051949X2310021'))).toBe('characters');
    expect(reason(checkIdentityNumber('11010519491231002X', { today: '1949-12-30' }))).toBe('date');
    expect(reason(checkIdentityNumber('11010519491231002X', { today: '1949-12-31' }))).toBe('ok');
  });

  it('is noticed with any one sign wrong or any two neighbours swapped', () => {
    const area = fc.integer({ min: 110_000, max: 659_999 });
    const seventeen = fc
      .tuple(area, fc.integer({ min: 0, max: 999 }))
      .map(([a, n]) => `${a}19540312${String(n).padStart(3, '0')}`);
    fc.assert(
      fc.property(seventeen, fc.nat(17), fc.integer({ min: 1, max: 9 }), (body, at, by) => {
        const number = made(body);
        expect(checkIdentityNumber(number).ok).toBe(true);
        const old = number[at] === 'X' ? 10 : Number(number[at]);
        const wrong = number.slice(0, at) + ((old + by) % 10) + number.slice(at + 1);
        // 9 at the front is another paper, whose last digit is not known.
        if (!wrong.startsWith('9') && wrong !== number) expect(checkIdentityNumber(wrong).ok, wrong).toBe(false);
        const [a, b] = [number[at] ?? '', number[at + 1] ?? ''];
        const swapped = number.slice(0, at) + b + a + number.slice(at + 2);
        if (b !== '' && a !== b && !swapped.startsWith('9'))
          expect(checkIdentityNumber(swapped).ok, swapped).toBe(false);
      }),
    );
  });

  it('never throws, whatever is typed', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => void checkIdentityNumber(text)));
  });
});

describe('other papers', () => {
  it('are known by their shape', () => {
    const kind = (text: string) => {
      const result = checkIdentityNumber(text);
      return result.ok ? result.kind : result.reason;
    };
    expect(kind(made('81000019800101001'))).toBe('residence-permit');
    expect(kind(made('83000019800101001'))).toBe('residence-permit');
    expect(kind('911124198108030024')).toBe('foreign-permanent');
    expect(kind('USA110183021501')).toBe('foreign-permanent');
    expect(kind('h12345678')).toBe('home-return-permit');
    expect(kind('M1234567890')).toBe('home-return-permit');
    expect(kind('12345678')).toBe('taiwan-permit');
    expect(kind('1234567890')).toBe('taiwan-permit');
    expect(kind('EA1234567')).toBe('passport');
    expect(kind('512345678')).toBe('passport');
    expect(kind('军字第2001988号')).toBe('soldier');
    expect(kind('ABCDEF')).toBe('characters');
    expect(kind('护照')).toBe('characters');
    expect(kind('911124198113030024')).toBe('date');
  });

  it('are held to the resident ID where nothing else is asked, and taken as written where the paper is another', () => {
    expect(reason(checkIdentityNumber('12345678', { expect: 'resident' }))).toBe('length');
    expect(reason(checkIdentityNumber('EA1234567', { expect: 'resident' }))).toBe('characters');
    expect(checkIdentityNumber('1234567')).toMatchObject({ reason: 'length', missing: 11 });
    expect(checkIdentityNumber('1234567', { expect: 'other' })).toMatchObject({ ok: true, kind: 'passport' });
  });
});

describe('an organisation code', () => {
  // The code shown in many explanations of the standard.
  const known = ['91350100M000100Y43'];

  it('is checked as GB 32100 says', () => {
    for (const code of known) expect(checkOrganisationCode(code), code).toEqual({ ok: true, code });
    expect(checkOrganisationCode(' 91350100m000100y43 ')).toEqual({ ok: true, code: known[0] });
  });

  it('tells what is wrong', () => {
    expect(reason(checkOrganisationCode(''))).toBe('empty');
    expect(checkOrganisationCode('91350100M000100Y')).toMatchObject({ reason: 'length', missing: 2, extra: 0 });
    expect(checkOrganisationCode('91350100M000100Y433')).toMatchObject({ reason: 'length', missing: 0, extra: 1 });
    for (const sign of 'IOSVZ#县') {
      expect(reason(checkOrganisationCode(`91350100${sign}000100Y43`)), sign).toBe('characters');
    }
    expect(reason(checkOrganisationCode('91350100M000100Y44'))).toBe('check');
  });

  it('is noticed with any one sign wrong', () => {
    const signs = '0123456789ABCDEFGHJKLMNPQRTUWXY';
    const body = fc.array(fc.constantFrom(...signs), { minLength: 17, maxLength: 17 }).map((list) => list.join(''));
    fc.assert(
      fc.property(body, fc.nat(17), fc.constantFrom(...signs), (seventeen, at, sign) => {
        const code = organisation(seventeen);
        expect(checkOrganisationCode(code).ok).toBe(true);
        const wrong = code.slice(0, at) + sign + code.slice(at + 1);
        expect(checkOrganisationCode(wrong).ok).toBe(wrong === code);
      }),
    );
  });
});
