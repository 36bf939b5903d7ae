// What may be shown of a person where others can see: a surname and a star, never enough to find them.
import { charactersOf } from './text.ts';

// Compound surnames (复姓) of the 百家姓 and others still borne; one missing here only means that less is shown.
const compoundSurnames = new Set(
  (
    '欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 ' +
    '钟离 长孙 宇文 司徒 鲜于 司空 闾丘 子车 亓官 司寇 巫马 公西 颛孙 壤驷 公良 漆雕 乐正 宰父 谷梁 拓跋 夹谷 轩辕 令狐 段干 百里 ' +
    '呼延 东郭 南门 羊舌 微生 梁丘 左丘 西门 南荣 东里 即墨 达奚 褚师 纳兰 第五 歐陽 司馬 東方 獨孤 南宮 諸葛 尉遲 ' +
    '爱新觉罗 叶赫那拉'
  ).split(' '),
);

/**
 * The part of a name that may be said aloud: a surname, compound ones whole; of names joined with · and of Latin names,
 * where which part is the family's is not known, the first character. Empty for an empty name.
 */
export function surnameOf(name: string): string {
  const plain = name.trim();
  const characters = charactersOf(plain);
  const first = characters[0] ?? '';
  if (/[·•・‧.．]/.test(plain) || !/^\p{Script=Han}/u.test(plain)) return first.toUpperCase();
  for (const length of [4, 2]) {
    const start = characters.slice(0, length).join('');
    // 东方 alone is a person of the name 东, given name 方; a compound surname has a given name behind it.
    if (characters.length > length && compoundSurnames.has(start)) return start;
  }
  return first;
}

/** 冉*, 欧阳*, 𠮷*, 阿*, J*: one star whatever the length. Empty for an empty name. */
export function maskName(name: string): string {
  const surname = surnameOf(name);
  return surname === '' ? '' : `${surname}*`;
}

/** 138 **** 5678; other numbers keep at most their last four digits and never more than half. */
export function maskPhone(phone: string): string {
  const digits = phone.replace(/\D/g, '');
  if (/^1\d{10}$/.test(digits)) return `${digits.slice(0, 3)} **** ${digits.slice(7)}`;
  const shown = Math.min(4, Math.floor(digits.length / 2));
  return digits === '' ? '' : `**** ${digits.slice(digits.length - shown)}`.trim();
}

// Seven digits and more, however they are grouped: telephone numbers, identity cards, bank cards. A year or a sum is shorter.
const longNumber = /\p{Nd}(?:[\s\-\u2010-\u2015\u2212]{0,2}\p{Nd}){6,}(?:[\s-]?[Xx](?![A-Za-z]))?/gu;

const date = /^(?:19|20)\d\d[-\s]\d{1,2}[-\s]\d{1,2}$/;

/** Words without the numbers in them that could find a person: none of their digits is kept. A date written 2026-11-23 stays. */
export function maskNumbers(words: string): string {
  return words.replace(longNumber, (number) => (date.test(number) ? number : '·····'));
}

/** Words with these names cut down to surname and star, however they are spaced. A name of one character is any word. */
export function maskNames(words: string, names: readonly string[]): string {
  const known = names
    .map((name) => ({ name, characters: charactersOf(name.replace(/\s+/gu, '')) }))
    .filter(({ characters }) => characters.length > 1)
    // The longest first: 冉隆刚 before 冉隆.
    .sort((a, b) => b.characters.length - a.characters.length);
  return known.reduce((masked, { name, characters }) => {
    const pattern = characters.map((character) => character.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')).join('\\s*');
    // A short name in Latin letters must not be found inside a longer word.
    const whole = /^\p{Script=Latin}/u.test(name) ? `(?<!\\p{L})${pattern}(?!\\p{L})` : pattern;
    return masked.replace(new RegExp(whole, 'giu'), () => maskName(name));
  }, words);
}
