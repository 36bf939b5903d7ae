// What a citizen is told when something typed is not in the contract's shape: a sentence a field, in their language.
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { issueWords } from '#electron/api/fault-words.ts';
import { terminalName } from '#electron/api/terminal-name.ts';
import { startHall, type TestHall } from '../support/hall.ts';

let hall: TestHall;
beforeAll(async () => {
  hall = await startHall();
});
afterAll(() => hall.stop());

const told = {
  kind: 'not-done',
  matterCode: null,
  failedAtUnit: null,
  words: '机器坏了',
  trips: 1,
  person: { role: 'self' },
  language: 'zh-CN',
};

async function problemsOf(extra: object): Promise<{ path: string; message: string }[]> {
  const response = await fetch(`${hall.url}/api/v1/cases`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...told, requestId: randomUUID(), ...extra }),
  });
  expect(response.status).toBe(422);
  const fault = await response.json();
  expect(fault.code).toBe('INVALID_INPUT');
  return fault.data.problems;
}

describe('a filing that cannot be kept as it is', () => {
  it.each([
    [
      'a name too long',
      { person: { role: 'self', name: '长'.repeat(61) } },
      'person.name',
      '最多写 60 个字，多了 1 个',
    ],
    ['a rare name too long', { person: { role: 'self', name: '𠮷'.repeat(61) } }, 'person.name', '多了 1 个'],
    [
      'a phone too long',
      { person: { role: 'self', phone: '1'.repeat(31) } },
      'person.phone',
      '手机号是 11 位，多了 20 位',
    ],
    ['an ID number too long', { person: { role: 'self', idNumber: '1'.repeat(31) } }, 'person.idNumber', '多了 13 位'],
    ['too many trips', { trips: 100 }, 'trips', '趟数写 0 到 99'],
    ['trips below none', { trips: -1 }, 'trips', '趟数写 0 到 99'],
    ['no whole number of trips', { trips: 1.5 }, 'trips', '跑了几趟不对'],
    ['a flood of a name', { person: { role: 'self', name: '长'.repeat(5000) } }, 'person.name', '姓名太长'],
    ['no such kind', { kind: 'x' }, 'kind', '哪一类不对'],
    ['no such role', { person: { role: 'x' } }, 'person.role', '为谁反映不对'],
    ['a matter code without end', { matterCode: 'x'.repeat(41) }, 'matterCode', '事项太长'],
    ['an unknown field', { vip: true }, '', '“vip”'],
  ])('%s is told at its field in Chinese', async (_what, extra, path, message) => {
    const problems = await problemsOf(extra);
    expect(problems).toContainEqual({ path, message: expect.stringContaining(message) });
    for (const problem of problems) expect(problem.message).toMatch(/\p{Script=Han}/u);
  });

  it.each([
    { person: { role: 'self', name: 'x'.repeat(61) } },
    { trips: 100 },
    { trips: 1.5 },
    { matterCode: 'x'.repeat(41) },
    { kind: 'x' },
    { vip: true },
  ])('%j is told in English to whoever reads English', async (extra) => {
    const problems = await problemsOf({ ...extra, language: 'en' });
    expect(problems.length).toBeGreaterThan(0);
    for (const { message } of problems) {
      expect(message).not.toMatch(/\p{Script=Han}/u);
      expect(message).not.toMatch(/^(Invalid|Too |Unrecognized|Expected)/);
    }
  });

  it('60 characters of a rare name are kept', async () => {
    const receipt = await hall.client().cases.file({
      ...told,
      kind: 'not-done',
      language: 'zh-CN',
      requestId: randomUUID(),
      person: { role: 'self', name: '𠮷'.repeat(60) },
    });
    expect(receipt.caseNo).toMatch(/^\d/);
  });
});

it('words the contract itself has are kept; a field named like an object’s own parts is no trap', () => {
  expect(issueWords({ code: 'too_small', message: '密码至少 10 位', path: ['password'] }, 'zh-CN')).toBe(
    '密码至少 10 位',
  );
  for (const name of ['constructor', '__proto__', 'toString']) {
    expect(issueWords({ code: 'too_big', message: 'Too big', path: [name] }, 'zh-CN')).toBe(
      '这一项太长或太大了，请改小一些',
    );
  }
});

describe('a terminal’s name', () => {
  it('is never cut in the middle of a character: everything can be done from such a terminal', async () => {
    const client = hall.client(`${'x'.repeat(39)}𠮷𠮷`);
    const call = await client.help.call({ requestId: randomUUID(), screen: 'home' });
    expect(call.terminal).toBe(`${'x'.repeat(39)}𠮷`);
  });

  it.each([
    ['nothing', undefined],
    ['blanks', encodeURIComponent('  \u200b ')],
    ['no encoding', '%E4%B'],
    ['one character with marks without end', encodeURIComponent(`a${'\u0301'.repeat(500)}`)],
  ])('%s is none: the address names it', (_what, header) => {
    const name = terminalName(header, '10.0.0.7');
    expect(name).toMatch(/^网页-[0-9A-F]{4}$/);
    expect(terminalName(header, '10.0.0.8')).not.toBe(name);
  });
});
