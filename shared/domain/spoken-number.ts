// How a call is said aloud: letters and the number's digits one by one, the window's number as a number, as announcers in Chinese halls do.
import type { Language } from './languages.ts';

const chineseDigits = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const;
const englishDigits = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'] as const;

/** A number below 1000 as it is said in Chinese before 号: 零 · 十 · 十二 · 二十 · 一百零五 · 一百一十. Throws RangeError above. */
export function chineseNumber(n: number): string {
  if (!Number.isSafeInteger(n) || n < 0 || n > 999) throw new RangeError(`Not a window's number: ${n}`);
  const digit = (of: number): string => chineseDigits[of] ?? '';
  const [hundreds, tens, ones] = [Math.floor(n / 100), Math.floor(n / 10) % 10, n % 10];
  if (n < 10) return digit(n);
  // Ten to nineteen are 十 to 十九 alone, but 一十 behind a hundred.
  const ten = tens === 0 ? '' : `${tens === 1 && hundreds === 0 ? '' : digit(tens)}十`;
  if (hundreds === 0) return ten + (ones === 0 ? '' : digit(ones));
  const rest = n % 100 === 0 ? '' : (tens === 0 ? '零' : ten) + (ones === 0 ? '' : digit(ones));
  return `${digit(hundreds)}百${rest}`;
}

/** Signs one by one, letters apart from one another: a voice would read `AB` as a word. Whatever is neither is not said. */
function spelled(text: string, digits: readonly string[], between: string): string {
  const signs = [...text.toUpperCase()].filter((sign) => /[A-Z0-9]/.test(sign));
  return signs
    .map((sign, at) => {
      const isLetter = /[A-Z]/.test(sign);
      const next = signs[at + 1];
      const gap = next === undefined ? '' : isLetter && /[A-Z]/.test(next) ? ' ' : between;
      return (isLetter ? sign : (digits[Number(sign)] ?? '')) + gap;
    })
    .join('');
}

/** A window is `3`, `105`, or in some halls `A3`: its letters are spelled, its number is a number. */
function spokenWindow(windowNumber: string): string {
  return (windowNumber.toUpperCase().match(/[A-Z]|\d{1,3}/g) ?? [])
    .map((part) => (/\d/.test(part) ? chineseNumber(Number(part)) : part))
    .join('');
}

/** A call in one sentence: 请A零零一号到三号窗口 · Number A zero zero one, please go to window 3. */
export function spokenCall(call: { ticketNo: string; windowNumber: string }, language: Language): string {
  if (language === 'en')
    return `Number ${spelled(call.ticketNo, englishDigits, ' ')}, please go to window ${call.windowNumber}.`;
  return `请${spelled(call.ticketNo, chineseDigits, '')}号到${spokenWindow(call.windowNumber)}号窗口`;
}

/** A ticket's or a case's number, a telephone: sign by sign, as one reads it to somebody who writes it down. */
export function spokenSigns(text: string, language: Language): string {
  return language === 'en' ? spelled(text, englishDigits, ' ') : spelled(text, chineseDigits, '');
}
