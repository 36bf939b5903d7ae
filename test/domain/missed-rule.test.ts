// What a missed number's rule says must be what the settings do: slips and screens print these very words.
import { expect, test } from 'vitest';
import { missedRule } from '#shared/domain/missed-rule.ts';

test.each([
  [{ requeueTimes: 1, behind: 3, keepMinutes: 0 }, '叫过没来，先往后排 3 位；再没来，就作废，请重新取号'],
  [{ requeueTimes: 0, behind: 3, keepMinutes: 0 }, '叫过没来，就作废，请重新取号'],
  [{ requeueTimes: 2, behind: 0, keepMinutes: 0 }, '叫过没来，先排到最后；第 3 次还没来，就作废，请重新取号'],
  [{ requeueTimes: 0, behind: 0, keepMinutes: 30 }, '叫过没来，30 分钟内到窗口还能办'],
])('%o', (policy, zh) => {
  const said = missedRule(policy);
  expect(said.zh).toBe(zh);
  expect(said.en).not.toMatch(/\p{Script=Han}/u);
  expect(said.en.match(/\d+/g) ?? []).toEqual(zh.match(/\d+/g) ?? []);
});
