// What to say of input that does not even have the contract's shape: a sentence a field, never the checker's own English.
import type { Language } from '#shared/contract/procedure.ts';

/** One thing wrong, as the schema library tells it. */
export type Issue = {
  readonly code?: string | undefined;
  readonly message: string;
  readonly path?: readonly unknown[] | undefined;
  readonly input?: unknown;
  readonly keys?: readonly string[] | undefined;
};

const fields: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  words: ['写的话', 'what you wrote'],
  name: ['姓名', 'the name'],
  phone: ['电话', 'the phone number'],
  idNumber: ['身份证号', 'the ID number'],
  forName: ['对方的姓名', 'the other person’s name'],
  relation: ['关系', 'the relation'],
  organisation: ['单位名称', 'the organisation'],
  organisationCode: ['统一社会信用代码', 'the unified social credit code'],
  role: ['为谁反映', 'for whom it is'],
  kind: ['哪一类', 'what kind it is'],
  trips: ['跑了几趟', 'the number of trips'],
  matterCode: ['事项', 'the matter'],
  failedAtUnit: ['卡在哪个单位', 'the unit'],
  unitCode: ['单位', 'the unit'],
  windowCode: ['窗口', 'the window'],
  caseNo: ['单号', 'the case number'],
  queryCode: ['查询码', 'the query code'],
  username: ['账号', 'the user name'],
  password: ['密码', 'the password'],
  displayName: ['姓名', 'the name'],
  setupCode: ['设置码', 'the set-up code'],
  search: ['要找的字', 'the search'],
};
const longestKey = 40;

/** The sentence for one issue; one the contract itself words in Chinese stays as it is. */
export function issueWords(issue: Issue, language: Language): string {
  const isEnglish = language === 'en';
  // What is allowed, in both languages (hall-entries.ts).
  const [zh, en] = issue.message.split('\n');
  if (zh !== undefined && en !== undefined)
    return isEnglish ? `Should be ${en}` : `应是${/^\p{Script=Han}/u.test(zh) ? '' : ' '}${zh}`;
  if (/\p{Script=Han}/u.test(issue.message)) return issue.message;
  if (issue.code === 'unrecognized_keys') {
    const keys = (issue.keys ?? []).map((key) => key.slice(0, longestKey)).join(', ');
    return isEnglish ? `There is no field “${keys}” here` : `这里没有“${keys}”这一项`;
  }
  const last = (issue.path ?? []).findLast((part) => typeof part === 'string');
  const [named, namedEn] = (typeof last === 'string' && Object.hasOwn(fields, last) && fields[last]) || [
    '这一项',
    'this',
  ];
  switch (issue.code) {
    case 'too_big':
      return isEnglish ? `Please make ${namedEn} shorter or smaller` : `${named}太长或太大了，请改小一些`;
    case 'too_small':
      return isEnglish ? `Please give more for ${namedEn}` : `${named}太短或太小了，请再看一遍`;
    default:
      return isEnglish ? `Please check ${namedEn}` : `${named}不对，请再看一遍`;
  }
}
