// Holds the part of docs/writing-guide.md a machine can hold: how citizens' screens, slips and the hall's sentences are worded, and that every error has words.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readLocales } from '#electron/dev/complete-languages.ts';
import { productRoot } from '#electron/product.ts';
import { contract } from '#shared/contract/contract.ts';
import { languageCodes } from '#shared/domain/languages.ts';
import { citizenErrors, general, staffOnly } from './citizen-errors.ts';
import { devices, standing, typed, unanswered } from './citizen-hindrances.ts';
import { hallSentences } from './hall-sentences.ts';

/** Areas for those who work here; every other is a citizen's, also one that comes later. */
const staffAreas = new Set([
  'calendar',
  'case',
  'desk',
  'figures',
  'hall-editor',
  'printers',
  'slip-template',
  'statistics',
  'supervision',
]);
/** Sentences the hall itself says to citizens: about what they typed, on their paper, in a message. */
const hallFiles = [
  'electron/input-words.ts',
  'electron/api/fault-words.ts',
  'electron/case-files/file-words.ts',
  'electron/notify/turn-words.ts',
  ...readdirSync(path.join(productRoot, 'electron/slips'))
    .filter((name) => /-document(s|-lines)?\.ts$/.test(name) && !/^(shift|test)-/.test(name))
    .map((name) => `electron/slips/${name}`),
];
/** One breath, in characters; in English in words. */
const longest = { 'zh-CN': 34, en: 22 };

type Text = { where: string; text: string };
const filled = (text: string): string => text.replace(/\{\{[^}]*\}\}|\$\{[^}]*\}/g, '一二');

function flat(node: unknown, where: string): Text[] {
  if (typeof node === 'string') return [{ where, text: node }];
  return Object.entries(node as object).flatMap(([key, below]) => flat(below, `${where}.${key}`));
}

const locales = readLocales(path.join(productRoot, 'renderer/i18n/locales'));
const wordsIn = (language: string): Text[] =>
  Object.entries(locales[language] ?? {})
    .filter(([area]) => !staffAreas.has(area))
    .flatMap(([area, words]) => flat(words, area))
    .filter(({ where }) => !/^[\w-]+\.desk\./.test(where));
/** What stands on one line between quotes: enough of a program to read its sentences by. */
const literalsOf = (file: string): Text[] =>
  [...readFileSync(path.join(productRoot, file), 'utf8').matchAll(/^(?!\s*(?:\/\/|\*|\/\*)).*$/gm)].flatMap(([line]) =>
    [...line.matchAll(/'([^']*)'|`([^`]*)`/g)].map(([, plain, filledIn]) => ({
      where: file,
      text: plain ?? filledIn ?? '',
    })),
  );
const isHan = /\p{Script=Han}/u;
const chinese = [...wordsIn('zh-CN'), ...hallFiles.flatMap(literalsOf).filter(({ text }) => isHan.test(text))];
const english = wordsIn('en');

const banned =
  /系统|诉求|工单|流转|(?<!整理)归档|异常|成功|失败|错误|无效|非法|后台|服务器|超时|会话|加载|用户|点击|提交|操作|确定|请重试|稍后/;
const bannedInEnglish =
  /\b(system|errors?|failed to|failure|invalid|submit\w*|success\w*|session|time-?out|aborted|users?|try again later|click|oops|unfortunately)\b/i;

/** Those that break a rule, with what broke it. */
const breaking = (texts: readonly Text[], rule: (text: string) => string | null | undefined): string[] =>
  texts.flatMap(({ where, text }) => {
    const found = rule(filled(text));
    return found ? [`${where}: ${found} in ${text}`] : [];
  });
const firstOf =
  (pattern: RegExp) =>
  (text: string): string | undefined =>
    pattern.exec(text)?.[0];

describe('Chinese words for citizens', () => {
  it('are there to be looked at', () => {
    expect(chinese.length).toBeGreaterThan(800);
  });

  it.each([
    ['use no word of offices or machines', firstOf(banned)],
    ['say 您', firstOf(/你/)],
    ['do not shout', firstOf(/[!！]/)],
    ['show no error number', firstOf(/\b[A-Z]{1,4}[-_]?\d{2,}\b|\b[A-Z]{2,}_[A-Z_]+\b/)],
    ['are punctuated in Chinese', firstOf(/\p{Script=Han}[,.;:!?()]|[,;:!?()]\p{Script=Han}/u)],
    [
      'are said in one breath each',
      (text: string) => text.split(/[。；？\n]/).find((one) => [...one].length > longest['zh-CN']),
    ],
  ])('%s', (_, rule) => {
    expect(breaking(chinese, rule)).toEqual([]);
  });
});

describe('English words for citizens', () => {
  it.each([
    ['use no word of offices or machines', firstOf(bannedInEnglish)],
    ['do not shout', firstOf(/!/)],
    ['show no error number', firstOf(/\b[A-Z]{1,4}[-_]?\d{2,}\b|\b[A-Z]{2,}_[A-Z_]+\b/)],
    [
      'are said in one breath each',
      (text: string) => text.split(/[.?;:\n]/).find((one) => one.trim().split(/\s+/).length > longest.en),
    ],
  ])('%s', (_, rule) => {
    expect(breaking(english, rule)).toEqual([]);
  });
});

type Procedure = { '~orpc': { meta: { who?: unknown }; errorMap: Record<string, unknown> } };
const isProcedure = (node: object): node is Procedure => '~orpc' in node;

/** Each procedure anybody may call, with the errors it may end in. */
function open(node: object, name = ''): [name: string, codes: string[]][] {
  if (isProcedure(node)) {
    const { meta, errorMap } = node['~orpc'];
    return meta.who === 'anyone' && !staffOnly.has(name) ? [[name, Object.keys(errorMap)]] : [];
  }
  return Object.entries(node).flatMap(([key, below]) => open(below as object, name === '' ? key : `${name}.${key}`));
}

const neverCitizens = ['NOT_SIGNED_IN', 'NOT_ALLOWED'];
/** `caseFiles:papers.full` → its text; numbers by their general form. */
function textOf(language: string, said: string): string | undefined {
  const [area = '', key = ''] = said.split(':');
  const file = area.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const find = (last: string): unknown =>
    last
      .split('.')
      .reduce<unknown>(
        (node, part) => (node as Record<string, unknown> | undefined)?.[part],
        locales[language]?.[file],
      );
  const found = find(key) ?? find(`${key}_other`);
  return typeof found === 'string' ? found : undefined;
}

/** What trouble is called among the words. */
const troubleName =
  /fault|fail|trouble|wrong|lost|unknown|gone|offline|\.down|full|\.too|\.check\.|\.not(?:[A-Z]|$)|stuck|slow|closed|missed|no-?show|void|unheard|\.cut|silent|quiet|unread|stray|stale|\.over|refused|absent|busy|unplugged|cannot|missing/i;
/** Called like trouble, and none; or it is for whoever sets a screen up. */
const noTrouble =
  /^(?:display:unknown|caseFiles:camera)\.|:.*(?:failedAtUnit|park\.busy|refused\.disagree|after\.missing|missed$|notSeen|check\.fits|full\.yourWords|full\.call|closed\.tell|closed\.papers|phrase\.gone|fullTell|fault\.again)$|^common:/;
/** `case-files.papers.full_other` → `caseFiles:papers.full`, as screens call it. */
const saidAs = (where: string): string =>
  where
    .replace(/-([a-z])(?=[^.]*\.)/g, (dashed, letter: string, at: number) =>
      at < where.indexOf('.') ? letter.toUpperCase() : dashed,
    )
    .replace('.', ':')
    .replace(/_(?:zero|one|two|few|many|other)$/, '');

describe('an error a citizen can meet', () => {
  const procedures = open(contract);

  it('has words of its own, whichever procedure it ends', () => {
    const listed = Object.entries(citizenErrors).flatMap(([name, codes]) =>
      Object.keys(codes).map((code) => `${name} ${code}`),
    );
    const own = procedures.flatMap(([name, codes]) =>
      codes
        .filter((code) => !neverCitizens.includes(code) && !Object.hasOwn(general, code))
        .map((code) => `${name} ${code}`),
    );
    expect(listed.sort()).toEqual(own.sort());
  });

  const all = new Set([
    ...Object.values(general).flat(),
    ...unanswered,
    ...devices,
    ...typed,
    ...standing,
    ...Object.values(citizenErrors).flatMap((codes) => Object.values(codes).flat()),
  ]);

  it('is worded in every language', () => {
    const missing = languageCodes.flatMap((code) =>
      [...all].filter((said) => textOf(code, said) === undefined).map((said) => `${code} ${said}`),
    );
    expect(missing).toEqual([]);
  });

  it('is on the list by its name, also where no procedure says it', () => {
    const named = [...wordsIn('zh-CN'), ...english]
      .filter(({ where }) => troubleName.test(where.slice(where.indexOf('.'))))
      .map(({ where }) => saidAs(where))
      .filter((said) => !all.has(said) && !noTrouble.test(said));
    expect([...new Set(named)]).toEqual([]);
  });

  it('stands in the writing guide as the screens say it', () => {
    const guide = readFileSync(path.join(productRoot, 'docs/writing-guide.md'), 'utf8');
    const cell = (language: string, said: string): string =>
      (textOf(language, said) ?? '').replaceAll('\n', ' ').replaceAll('|', '\\|');
    const rows = [...all].sort().map((said) => `| \`${said}\` | ${cell('zh-CN', said)} | ${cell('en', said)} |`);
    const ofTheHall = hallSentences.map(([about, words]) => `| ${about} | ${words('zh-CN')} | ${words('en')} |`);
    const table = ['| | 中文 | English |', '|---|---|---|', ...rows, ...ofTheHall].join('\n');
    const [, stands] = /<!-- errors: made by the words -->\n([\s\S]*?)<!-- \/errors -->/.exec(guide) ?? [];
    expect(stands, `It should read:\n${table}`).toBe(`${table}\n`);
  });
});
