// Owns which details are asked of whom, in which order, and what is said about each while it is typed.
import type { TFunction } from 'i18next';
import type { Person } from '#shared/contract/case-shapes.ts';
import { checkIdentityNumber, checkOrganisationCode } from '#shared/domain/identity-number.ts';
import { checkPhone } from '#shared/domain/phone-number.ts';
import { charactersOf, cleanText, countCharacters } from '#shared/domain/text.ts';
import enKiosk from '../i18n/locales/en/kiosk.json';
import zhKiosk from '../i18n/locales/zh-CN/kiosk.json';
import { widthOf } from './pieces.ts';
import type { DetailField, Draft, Role } from './session.ts';

type T = TFunction<'kiosk'>;

/** One field a screen, in this order. All may stay empty. */
export const detailsOf: Record<Role, readonly DetailField[]> = {
  self: ['name', 'phone', 'idNumber'],
  relative: ['forName', 'relation', 'name', 'phone', 'idNumber'],
  organisation: ['organisation', 'organisationCode', 'name', 'phone'],
  anonymous: [],
};

/** Characters a field takes at most; the contract's own limits. */
export const mostCharacters: Record<DetailField, number> = {
  name: 60,
  phone: 30,
  idNumber: 30,
  forName: 60,
  relation: 30,
  organisation: 120,
  organisationCode: 30,
};

/** empty: may be left so · ok: can be right · unfinished: not yet, said gently · wrong: said with how to put it right. */
export type FieldSays =
  | { state: 'empty' | 'ok'; words: string }
  /** `short`: the same in a few signs, for the main button, which leads back to the field. */
  | { state: 'unfinished' | 'wrong'; words: string; short: string };

const wrong = (t: T, words: string): FieldSays => ({ state: 'wrong', words, short: t('check.again') });

function lengthSays(t: T, { missing, extra }: { missing: number; extra: number }, words: string): FieldSays {
  return extra > 0
    ? { state: 'wrong', words: t('check.tooLong', { count: extra }), short: t('check.extra', { count: extra }) }
    : { state: 'unfinished', words, short: t('check.missing', { count: missing }) };
}

function phoneSays(t: T, text: string, areaCode: string | undefined): FieldSays {
  const checked = checkPhone(text, areaCode ? { areaCode } : {});
  if (checked.ok) return { state: 'ok', words: checked.display };
  switch (checked.reason) {
    case 'empty':
      return { state: 'empty', words: '' };
    case 'too-short':
      return {
        state: 'unfinished',
        words: t(checked.kind === 'mobile' ? 'check.phoneShort' : 'check.landlineShort', { count: checked.missing }),
        short: t('check.missing', { count: checked.missing }),
      };
    case 'too-long':
      return {
        state: 'wrong',
        words: t(checked.kind === 'mobile' ? 'check.phoneLong' : 'check.landlineLong', { count: checked.extra }),
        short: t('check.extra', { count: checked.extra }),
      };
    case 'beginning':
      return wrong(t, t(checked.kind === 'mobile' ? 'check.phoneBegins' : 'check.landlineBegins'));
    case 'area-code':
      return wrong(t, t('check.areaCode'));
    case 'characters':
      return wrong(t, t('check.phoneSigns'));
  }
}

function numberSays(
  t: T,
  checked: ReturnType<typeof checkIdentityNumber> | ReturnType<typeof checkOrganisationCode>,
  which: 'id' | 'code',
): FieldSays {
  if (checked.ok) return { state: 'ok', words: t('check.fits') };
  switch (checked.reason) {
    case 'empty':
      return { state: 'empty', words: '' };
    case 'length':
      return lengthSays(t, checked, t(which === 'id' ? 'check.idLength' : 'check.codeLength'));
    case 'check':
      return wrong(t, t('check.oneWrong'));
    case 'date':
      return wrong(t, t('check.birthday'));
    default:
      return wrong(t, t('check.signs'));
  }
}

/** What is said under a field, live. @param today the hall's date · areaCode: of the hall's own telephone */
export function fieldSays(
  t: T,
  field: DetailField,
  text: string,
  place: { today: string; areaCode: string | undefined },
): FieldSays {
  if (text.trim() === '') return { state: 'empty', words: '' };
  switch (field) {
    case 'phone':
      return phoneSays(t, text, place.areaCode);
    case 'idNumber':
      return numberSays(t, checkIdentityNumber(text, { today: place.today }), 'id');
    case 'organisationCode':
      return numberSays(t, checkOrganisationCode(text), 'code');
    default: {
      const cleaned = cleanText(text, { max: mostCharacters[field], lines: false });
      if (cleaned.ok) return { state: 'ok', words: '' };
      return cleaned.reason === 'too-long'
        ? {
            state: 'wrong',
            words: t('check.tooLong', { count: cleaned.over }),
            short: t('check.tooLong', { count: cleaned.over }),
          }
        : wrong(t, t('check.signs'));
    }
  }
}

/** 023 of 023-7337-0002: numbers without an area code are taken to be from here. */
export function areaCodeOf(hallPhone: string): string | undefined {
  return /^(0\d{2,3})-/.exec(hallPhone)?.[1];
}

/** The person as the contract wants it: empty fields left out. */
export function personOf(draft: Draft): Person {
  const role = draft.role ?? 'anonymous';
  const given: Partial<Record<DetailField, string>> = {};
  for (const field of detailsOf[role]) {
    const text = draft.fields[field].trim();
    if (text !== '') given[field] = text;
  }
  return { role, ...given } as Person;
}

/**
 * The beginning of a long text, as wide as so many Han characters: Latin letters are narrower, and more of them are
 * shown. A word is not cut in two where the one before it is near.
 */
export function beginning(text: string, columns: number): { text: string; isWhole: boolean; count: number } {
  const plain = charactersOf(text.replace(/\s+/g, ' ').trim());
  const count = countCharacters(text);
  let width = 0;
  const over = plain.findIndex((sign) => {
    width += widthOf(sign);
    return width > columns;
  });
  if (over < 0) return { text: plain.join(''), isWhole: true, count };
  const begun = plain.slice(0, over).join('');
  const isInWord = /^[a-z0-9’']/i.test(plain[over] ?? '');
  return { text: (isInWord ? begun.replace(/ [a-z0-9’'-]{1,14}$/i, '') : begun).trimEnd(), isWhole: false, count };
}

/** The beginning of what was said, with … where it goes on. */
export function shortened(text: string, columns: number): string {
  const begun = beginning(text, columns);
  return begun.isWhole ? text : `${begun.text}…`;
}

/** Han characters are read as Chinese, whatever language the screen speaks. */
export function langOf(text: string): 'zh-CN' | undefined {
  return /\p{Script=Han}/u.test(text) ? 'zh-CN' : undefined;
}

/** Whether nothing was written but the wish to say it at the window, in either language. */
export function wantsToSpeak(words: string): boolean {
  return [zhKiosk.tell.inPersonWords, enKiosk.tell.inPersonWords].includes(words.trim().replace(/[。.]$/, ''));
}
