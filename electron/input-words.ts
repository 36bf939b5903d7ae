// What to say when something typed cannot be right: what it should be and what is missing, in the citizen's language.

import type { Language } from '#shared/contract/procedure.ts';
import type { CheckedOrganisation, IdentityProblem } from '#shared/domain/identity-number.ts';
import type { PhoneProblem } from '#shared/domain/phone-number.ts';
import type { CleanText } from '#shared/domain/text.ts';

type Said = { readonly 'zh-CN': string; readonly en: string };
type Failed<T> = Extract<T, { ok: false }>;

const places = (count: number): string => (count === 1 ? '1 digit' : `${count} digits`);
const signs = (count: number): string => (count === 1 ? '1 character' : `${count} characters`);
const say = (zh: string, en: string): Said => ({ 'zh-CN': zh, en });

/** Words for an empty account of what happened. */
export function emptyWords(language: Language): string {
  return say('先写一句话，怎么说都行', 'Please write a few words first, in any way you like')[language];
}

/** Words for a number of trips nobody makes. */
export function tripsWords(max: number, language: Language): string {
  return say(`趟数写 0 到 ${max}`, `Please give a number of trips from 0 to ${max}`)[language];
}

/** Words for text that cannot be stored. */
export function textWords(problem: Failed<CleanText>, max: number, language: Language): string {
  const said =
    problem.reason === 'too-long'
      ? say(`最多写 ${max} 个字，多了 ${problem.over} 个`, `At most ${signs(max)}; this is ${problem.over} too many`)
      : say('里面有一个存不了的符号，请删掉再试', 'There is a sign in it that cannot be kept; please remove it');
  return said[language];
}

/** Words for a telephone number. */
export function phoneWords(problem: PhoneProblem, language: Language): string {
  return phoneSaid(problem)[language];
}

function phoneSaid(problem: PhoneProblem): Said {
  switch (problem.reason) {
    case 'empty':
    case 'characters':
      return say('电话只写数字，请再看一遍', 'Please write the phone number in digits only');
    case 'area-code':
      return say('座机前面请加上区号，比如 023', 'Please begin with the area code, such as 023');
    case 'beginning':
      return problem.kind === 'mobile'
        ? say('手机号是 13 到 19 开头，请再看一遍', 'A mobile number begins with 13 to 19; please check it')
        : say('座机号开头不对，请再看一遍', 'No landline number begins like this; please check it');
    case 'too-short':
      return problem.kind === 'mobile'
        ? say(
            `手机号是 11 位，还差 ${problem.missing} 位`,
            `A mobile number has 11 digits; ${places(problem.missing)} missing`,
          )
        : say(
            `座机连区号至少 ${problem.expected} 位，还差 ${problem.missing} 位`,
            `A landline with its area code has at least ${places(problem.expected)}; ${places(problem.missing)} missing`,
          );
    case 'too-long':
      return problem.kind === 'mobile'
        ? say(
            `手机号是 11 位，多了 ${problem.extra} 位`,
            `A mobile number has 11 digits; ${places(problem.extra)} too many`,
          )
        : say(
            `座机连区号最多 ${problem.expected} 位，多了 ${problem.extra} 位`,
            `A landline with its area code has at most ${places(problem.expected)}; ${places(problem.extra)} too many`,
          );
  }
}

/** Words for an identity number. */
export function identityWords(problem: IdentityProblem, language: Language): string {
  return numberSaid(problem, '身份证号', 'An ID number', '证件', 'your card')[language];
}

/** Words for a 统一社会信用代码. */
export function organisationWords(problem: Failed<CheckedOrganisation>, language: Language): string {
  return numberSaid(problem, '统一社会信用代码', 'A unified social credit code', '执照', 'the licence')[language];
}

function numberSaid(problem: IdentityProblem, zh: string, en: string, paperZh: string, paperEn: string): Said {
  switch (problem.reason) {
    case 'empty':
      return say(`请写${zh}，也可以空着`, `${en} may also be left empty`);
    case 'length': {
      const { expected, missing, extra } = problem;
      return missing > 0
        ? say(`${zh}是 ${expected} 位，还差 ${missing} 位`, `${en} has ${signs(expected)}; ${missing} missing`)
        : say(`${zh}是 ${expected} 位，多了 ${extra} 位`, `${en} has ${signs(expected)}; ${extra} too many`);
    }
    case 'characters':
      return say(
        `${zh}里有一个不该有的字，请对着${paperZh}再看一遍`,
        `There is a character that does not belong; please check it against ${paperEn}`,
      );
    case 'date':
      return say(
        `${zh}里的出生日期不对，请对着${paperZh}再看一遍`,
        `The date of birth in it cannot be right; please check it against ${paperEn}`,
      );
    case 'check':
      return say(
        `${zh}有一处不对，请对着${paperZh}再看一遍`,
        `One character is wrong; please check it against ${paperEn}`,
      );
  }
}
