// Makes what a citizen typed fit to keep, or says field by field how to put it right: nobody is refused, only asked.

import { type FileCase, type Person, tripsMaximum, wordsMaximum } from '#shared/contract/case-shapes.ts';
import type { Language } from '#shared/contract/procedure.ts';
import type { CalendarDate } from '#shared/domain/calendar-date.ts';
import { checkIdentityNumber, checkOrganisationCode } from '#shared/domain/identity-number.ts';
import { checkPhone } from '#shared/domain/phone-number.ts';
import { cleanText } from '#shared/domain/text.ts';
import { InputProblems } from '../domain-error.ts';
import { emptyWords, identityWords, organisationWords, phoneWords, textWords, tripsWords } from '../input-words.ts';

type Problem = { readonly path: string; readonly message: string };

/** What checking needs to know of the place: its day, and the area code for local numbers. */
export type InputFrame = { readonly today: () => CalendarDate; readonly areaCode: string | null };

/** The words and the person as they will be kept; no words where all was said. Throws InputProblems naming every field that is wrong. */
export function checkFiling(input: FileCase, frame: InputFrame): { words: string; person: Person } {
  const problems: Problem[] = [];
  const words = checkedText(input.words, 'words', wordsMaximum, input.language, problems);
  if (words === '' && !input.recording) problems.push({ path: 'words', message: emptyWords(input.language) });
  if (input.trips !== null && (input.trips < 0 || input.trips > tripsMaximum)) {
    problems.push({ path: 'trips', message: tripsWords(tripsMaximum, input.language) });
  }
  const person = checkPerson(input.person, input.language, frame, problems);
  if (problems.length > 0) throw new InputProblems(problems);
  return { words: words ?? '', person };
}

/** One text that must not be empty; a problem is told at `words`. Throws InputProblems. */
export function checkWords(text: string, max: number, language: Language, path = 'words'): string {
  const words = checkRemark(text, max, language, path);
  if (words === '') throw new InputProblems([{ path, message: emptyWords(language) }]);
  return words;
}

/** Words that may be left out. Throws InputProblems where they cannot be kept. */
export function checkRemark(text: string, max: number, language: Language, path = 'words'): string {
  const problems: Problem[] = [];
  const words = checkedText(text, path, max, language, problems);
  if (problems.length > 0) throw new InputProblems(problems);
  return words ?? '';
}

// Null when a problem was found, which is then already said.
function checkedText(text: string, path: string, max: number, language: Language, problems: Problem[]): string | null {
  const cleaned = cleanText(text, { max });
  if (cleaned.ok) return cleaned.text;
  problems.push({ path, message: textWords(cleaned, max, language) });
  return null;
}

function checkPerson(person: Person, language: Language, frame: InputFrame, problems: Problem[]): Person {
  const line = (field: string, text: string | undefined, max: number): string | undefined => {
    if (text === undefined) return undefined;
    const cleaned = cleanText(text, { max, lines: false });
    if (cleaned.ok) return cleaned.text || undefined;
    problems.push({ path: `person.${field}`, message: textWords(cleaned, max, language) });
    return undefined;
  };
  const phone = (text: string | undefined): string | undefined => {
    const checked = checkPhone(text ?? '', frame.areaCode === null ? {} : { areaCode: frame.areaCode });
    if (checked.ok) return checked.number;
    if (checked.reason !== 'empty') problems.push({ path: 'person.phone', message: phoneWords(checked, language) });
    return undefined;
  };
  const idNumber = (text: string | undefined): string | undefined => {
    if (!text) return undefined;
    const checked = checkIdentityNumber(text, { today: frame.today() });
    if (checked.ok) return checked.number;
    if (checked.reason !== 'empty')
      problems.push({ path: 'person.idNumber', message: identityWords(checked, language) });
    return undefined;
  };
  const organisationCode = (text: string | undefined): string | undefined => {
    const checked = checkOrganisationCode(text ?? '');
    if (checked.ok) return checked.code;
    if (checked.reason !== 'empty') {
      problems.push({ path: 'person.organisationCode', message: organisationWords(checked, language) });
    }
    return undefined;
  };
  switch (person.role) {
    case 'anonymous':
      return person;
    case 'self':
      return present({
        role: 'self' as const,
        name: line('name', person.name, 60),
        phone: phone(person.phone),
        idNumber: idNumber(person.idNumber),
      });
    case 'relative':
      return present({
        role: 'relative' as const,
        name: line('name', person.name, 60),
        phone: phone(person.phone),
        idNumber: idNumber(person.idNumber),
        forName: line('forName', person.forName, 60),
        relation: line('relation', person.relation, 30),
      });
    case 'organisation':
      return present({
        role: 'organisation' as const,
        organisation: line('organisation', person.organisation, 120),
        organisationCode: organisationCode(person.organisationCode),
        name: line('name', person.name, 60),
        phone: phone(person.phone),
      });
  }
}

type Present<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

// A field left empty is a field that is not there.
function present<T extends object>(fields: T): Present<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Present<T>;
}
