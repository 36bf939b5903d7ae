// Owns how a screen's words become sentences for a voice: numbers sign by sign, hours in words, nothing too long to be taken back.
import type { Language } from '#shared/contract/procedure.ts';
import { spokenSigns } from '#shared/domain/spoken-number.ts';

/** A case's number, a telephone, a public line such as 12345, a ticket's, and whatever else is too long to be a quantity. */
const signs = /\b(?:123\d{2}(?!\s*元)|\d{6}-\d{4,6}|0\d{2,3}-\d{3,8}(?:-\d{3,4})?|[A-Z]{1,2}-?\d{3,4}|\d{7,})\b/g;
const clock = /\b(\d{1,2}):(\d{2})\b/g;
/** Longer than this, a sentence is said in pieces: what hangs is noticed sooner. */
const LONG = 60;

/** The same words as a voice is to say them. */
export function spokenText(text: string, language: Language): string {
  const said = text
    .replace(signs, (number) => spokenSigns(number, language))
    .replace(/(\p{Script=Han})\*+/gu, '$1某')
    .replace(/\*+/g, ' ')
    .replace(/(\d)[–~](?=\d)/g, language === 'en' ? '$1 to ' : '$1到')
    .replace(/(\p{Script=Han})\/(?=\p{Script=Han})/gu, '$1、')
    .replace(/\s*[·|→›]\s*/g, language === 'en' ? ', ' : '，');
  if (language === 'en') return said.replace(/(\d) min\b/g, '$1 minutes');
  return said.replace(clock, (_, hour: string, minute: string) =>
    minute === '00' ? `${Number(hour)}点` : `${Number(hour)}点${minute}分`,
  );
}

/** Each short enough to be said in one go; what holds neither letter nor digit is not said. */
export function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[。！？!?；;])|(?<=\.)\s|\n+/)
    .flatMap((sentence) => (sentence.length > LONG ? inPieces(sentence) : [sentence]))
    .map((sentence) => sentence.replace(/\s+/g, ' ').trim())
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
}

function inPieces(sentence: string): string[] {
  const pieces: string[] = [];
  for (const clause of sentence.split(/(?<=[，,、：:])/)) {
    const last = pieces.at(-1);
    if (last !== undefined && last.length + clause.length <= LONG) pieces[pieces.length - 1] = last + clause;
    else pieces.push(clause);
  }
  return pieces;
}
