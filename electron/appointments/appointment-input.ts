// Makes what somebody typed for an appointment fit to keep, or says field by field how to put it right.

import { InputProblems } from '#electron/domain-error.ts';
import { identityWords, phoneWords, textWords } from '#electron/input-words.ts';
import type { Language } from '#shared/contract/procedure.ts';
import type { CalendarDate } from '#shared/domain/calendar-date.ts';
import { checkIdentityNumber } from '#shared/domain/identity-number.ts';
import { checkPhone } from '#shared/domain/phone-number.ts';
import { cleanText } from '#shared/domain/text.ts';

const nameMaximum = 60;

/** What the API hands over of a person. */
export type TypedPerson = {
  readonly name: string;
  readonly phone: string;
  readonly idNumber?: string | undefined;
  readonly language: Language;
};
export type CheckedPerson = { readonly name: string; readonly phone: string; readonly idNumber: string | null };

const nameMissing = { 'zh-CN': '请写姓名', en: 'Please write the name' } as const;

/** Throws InputProblems naming every field that is wrong. */
export function checkPerson(
  person: TypedPerson,
  frame: { readonly today: CalendarDate; readonly areaCode: string | null },
): CheckedPerson {
  const { language } = person;
  const problems: { path: string; message: string }[] = [];
  const name = cleanText(person.name, { max: nameMaximum, lines: false });
  if (!name.ok) problems.push({ path: 'name', message: textWords(name, nameMaximum, language) });
  else if (name.text === '') problems.push({ path: 'name', message: nameMissing[language] });
  const phone = checkPhone(person.phone, frame.areaCode === null ? {} : { areaCode: frame.areaCode });
  if (!phone.ok) problems.push({ path: 'phone', message: phoneWords(phone, language) });
  const id = person.idNumber?.trim() ? checkIdentityNumber(person.idNumber, { today: frame.today }) : null;
  if (id && !id.ok) problems.push({ path: 'idNumber', message: identityWords(id, language) });
  if (!name.ok || !phone.ok || (id && !id.ok) || problems.length > 0) throw new InputProblems(problems);
  return { name: name.text, phone: phone.number, idNumber: id?.number ?? null };
}
