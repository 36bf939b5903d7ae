// Makes the words no lexicon lists because a rule makes them: numbers with what they count, and verbs with what comes of them.
import { readingOf } from './lexicon.mjs';

const listed = (text) => text.split(' ');
const DIGITS = [...'一二三四五六七八九'];
const TENS = ['十', ...DIGITS.slice(1).map((digit) => `${digit}十`)];
/** One to ninety-nine as they are said. */
const NUMBERS = [...DIGITS, ...TENS.flatMap((ten) => [ten, ...DIGITS.map((digit) => ten + digit)])];
const FEW = [...'一两三四五六七八九十几半'];
const ROUND = ['十几', '几十', '十多', ...TENS.slice(1), ...TENS.slice(1).map((ten) => `${ten}多`)];
const SHORT_YEARS = [...'零一二三四五六七八九'].flatMap((ten) =>
  [...'零一二三四五六七八九'].map((digit) => `${ten}${digit}`),
);

/** What is counted, by how many, with a part of speech and how much all of a row are likely together. */
const COUNTED = [
  { numbers: NUMBERS.slice(0, 31), things: ['号'], tag: 't', weight: 6e-4 },
  { numbers: NUMBERS.slice(0, 31), things: ['日'], tag: 't', weight: 1.5e-4 },
  { numbers: NUMBERS.slice(0, 12), things: listed('月 月份 月底 月初'), tag: 't', weight: 8e-4 },
  { numbers: NUMBERS.slice(0, 12), things: listed('点 点半 点钟 点多'), tag: 't', weight: 6e-4 },
  { numbers: SHORT_YEARS, things: ['年'], tag: 't', weight: 2e-4 },
  { numbers: SHORT_YEARS.slice(0, 40).map((year) => `二零${year}`), things: ['年'], tag: 't', weight: 1e-4 },
  { numbers: SHORT_YEARS.slice(40).map((year) => `一九${year}`), things: ['年'], tag: 't', weight: 5e-5 },
  { numbers: NUMBERS, things: ['岁', '岁了'], tag: 'm', weight: 5e-4 },
  { numbers: NUMBERS, things: [''], tag: 'm', weight: 3e-4 },
  {
    numbers: [...FEW, ...ROUND],
    things: [...'天年次趟份张户口亩块元本条家间套层名位人笔号分', ...listed('个月 个 块钱 平方 公里 多块')],
    tag: 'm',
    weight: 6e-3,
  },
  {
    numbers: FEW.slice(0, 11),
    things: listed('百 千 万 百块 千块 万块 百多 千多 万多 百元 千元 万元 百多块 千多块 万多块'),
    tag: 'm',
    weight: 1.5e-3,
  },
];

const VERBS = [
  ...'办报交退开转迁补查改取领拿打填签盖写录传登刷扫读认批评选考分算要找问等走去进出上下搬住租买卖还赔给看听说讲弄修接装',
  ...'拆收发寄送扣存付贷养管吃喝用做坐站睡记想学懂跑赶排过建拖推碰充续缴印拍照挂连',
];
/** With how likely each is with some verb. */
const OUTCOMES = [
  [['不了'], 6e-4],
  [listed('不到 不上 不出来 不起'), 6e-4],
  [listed('不下来 不过来 不上去 不进去 不回来 不出去 不回 不成 不完 不清 不动 不好 不齐 不住 不过'), 8e-4],
  [listed('得了 得到 得上 得起 得出来'), 1e-4],
  [listed('完了 好了 错了 掉了 到了 过了 走了 上了 下来 出来 过来 上去 进去 回来 回去 出去 起来'), 8e-4],
];

/** Adds them to the lexicon; a word it has already becomes no less likely. */
export function addMadeWords(words) {
  const weightOf = (text) => words.get(text)?.weight ?? 1e-6;
  const add = (text, tag, weight) => {
    const known = words.get(text);
    if (known) {
      known.weight = Math.max(known.weight, weight);
      return;
    }
    const reading = readingOf(text)
      ?.join(' ')
      .replace(/^hai (?=bu|de|wan|cuo|diao|qing)/, 'huan ');
    if (reading) words.set(text, { text, readings: new Map([[reading.replace(/de le$/, 'de liao'), 1]]), weight, tag });
  };
  for (const { numbers, things, tag, weight } of COUNTED) {
    // Small numbers are said more often than large ones.
    const shares = numbers.map((_, place) => 1 / (place + 4));
    const total = shares.reduce((sum, share) => sum + share, 0);
    for (const [place, number] of numbers.entries())
      for (const thing of things) add(number + thing, tag, (weight * (shares[place] ?? 0)) / total / things.length);
  }
  const verbs = new Map(VERBS.map((verb) => [verb, Math.sqrt(weightOf(verb))]));
  const total = [...verbs.values()].reduce((sum, weight) => sum + weight, 0);
  for (const [outcomes, weight] of OUTCOMES) {
    for (const outcome of outcomes)
      for (const [verb, share] of verbs) add(verb + outcome, 'v', (weight * share) / total / outcomes.length);
  }
}
