// The sentences a citizen gets on the telephone: short, with who and which day, and nothing that is theirs or ours alone.
import { describe, expect, it } from 'vitest';
import { reasonMost, type TurnFacts, turnWords } from '#electron/notify/turn-words.ts';
import { type CaseTurn, caseTurns } from '#shared/domain/case-turns.ts';
import { countCharacters } from '#shared/domain/text.ts';

const facts: TurnFacts = {
  hall: '石柱县政务服务中心',
  caseNo: '261123-0011',
  promisedDate: '2026-12-09',
  unit: '县公安局',
  person: '冉隆刚',
};
const english: TurnFacts = { ...facts, hall: 'Shizhu Service Hall', unit: 'Public Security', person: 'Ran Longgang' };
const more: Partial<Record<CaseTurn, Partial<TurnFacts>>> = {
  paused: { reason: '请带户口簿' },
  resumed: { oldDate: '2026-12-07' },
  extended: { oldDate: '2026-12-07', reason: '外省回函还没到' },
  moved: { oldDate: '2026-12-07' },
  merged: { otherNo: '261120-0036' },
  'not-accepted': { reason: '法院正在审' },
};
/** Where no day is promised any more. */
const withoutDay: readonly CaseTurn[] = ['told', 'paused', 'concluded', 'not-accepted', 'archived'];

describe.each(caseTurns)('%s', (turn) => {
  const zh = turnWords(turn, { ...facts, ...more[turn] }, 'zh-CN');
  const en = turnWords(turn, { ...english, ...more[turn] }, 'en');

  it('fits one message in each language', () => {
    expect(countCharacters(zh)).toBeLessThanOrEqual(70);
    expect(en.length).toBeLessThanOrEqual(160);
  });

  it('says which case, and by which day where one is promised', () => {
    expect(zh).toContain('261123-0011');
    expect(en).toContain('261123-0011');
    expect(zh.includes('12月9日 星期三')).toBe(!withoutDay.includes(turn));
    expect(en.includes('Wednesday 9 December')).toBe(!withoutDay.includes(turn));
  });

  it('speaks as across a counter', () => {
    expect(zh).toMatch(/您/);
    expect(zh).not.toMatch(/系统|诉求|工单|流转|异常|成功|受理|归档|不予/);
    expect(`${zh} ${en}`).not.toMatch(/undefined|null|NaN| {2}|，，|：。/);
    // No date that reads as "before that day".
    expect(zh).not.toMatch(/日前|日 星期.前/);
  });

  it('says something whole without whatever need not be known', () => {
    const bare = { ...facts, person: null };
    for (const words of [turnWords(turn, bare, 'zh-CN'), turnWords(turn, { ...english, person: null }, 'en')])
      expect(words).not.toMatch(/undefined|null|原因|Why|it was|：。|，，/);
  });
});

it('says what moved a day, from when, and why', () => {
  const moved = { ...facts, oldDate: '2026-12-07', reason: '外省回函还没到。\n' };
  expect(turnWords('extended', moved, 'zh-CN')).toBe(
    '您的事（261123-0011）要多等几天，原来说 12月7日 星期一，现在最晚 12月9日 星期三。原因：外省回函还没到',
  );
  expect(turnWords('extended', { ...moved, unit: 'X' }, 'en')).toContain('at the latest (it was Monday 7 December)');
});

it('marks a day that is provisional', () => {
  expect(turnWords('filed', { ...facts, isProvisional: true }, 'zh-CN')).toContain('12月9日 星期三（暂定）');
  expect(turnWords('filed', { ...english, isProvisional: true }, 'en')).toContain('9 December (provisional)');
});

it('cuts a long reason, by characters as they are seen', () => {
  const long = turnWords('paused', { ...facts, reason: '👨‍👩‍👧'.repeat(500) }, 'zh-CN');
  expect(long).toContain(`${'👨‍👩‍👧'.repeat(reasonMost - 1)}…`);
  expect(countCharacters(long)).toBeLessThan(100);
  const whole = '字'.repeat(reasonMost);
  expect(turnWords('paused', { ...facts, reason: whole }, 'zh-CN')).toContain(`：${whole}。`);
});
