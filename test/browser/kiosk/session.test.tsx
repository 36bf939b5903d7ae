// Holds the rules of a citizen's session: nothing personal outlives it, one submit is one submit, a scan is not typing.
import { expect, test } from 'vitest';
import enCommon from '#renderer/i18n/locales/en/common.json';
import enKiosk from '#renderer/i18n/locales/en/kiosk.json';
import zhCommon from '#renderer/i18n/locales/zh-CN/common.json';
import zhKiosk from '#renderer/i18n/locales/zh-CN/kiosk.json';
import { personOf } from '#renderer/kiosk/details.ts';
import { fillPages } from '#renderer/kiosk/paged.tsx';
import { currentScreen, hasSomethingToLose, losesByBack, startSession } from '#renderer/kiosk/session.ts';
import { reduce } from '#renderer/kiosk/session-moves.ts';
import { newWords } from '#renderer/kiosk/use-changes.ts';
import { wordsMaximum } from '#renderer/kiosk/words-maximum.ts';
import { longDraft, toldDraft } from '#renderer/preview/kiosk/kiosk-samples.ts';
import * as contract from '#shared/contract/case-shapes.ts';

const requestId = '1f0c9a52-5f0b-4d8e-8a55-1b3a7c9d0e11';
const told = () => {
  let session = reduce(startSession('zh-CN'), {
    do: 'begin-telling',
    requestId,
    matterCode: 'GA-01',
    kind: 'not-done',
  });
  session = reduce(session, { do: 'tell', part: { words: '机器坏了' } });
  return reduce(session, { do: 'fill', field: 'phone', text: '13812345678' });
};

test('numbers gone: telling starts with the matter filled in and its kind not asked', () => {
  const session = told();
  expect(session.draft).toMatchObject({ matterCode: 'GA-01', kind: 'not-done', requestId });
  expect(currentScreen(session).name).toBe('tell-where');
});

test('from elsewhere the kind is asked, and the matter that is known is not asked again', () => {
  const session = reduce(startSession('zh-CN'), { do: 'begin-telling', requestId, matterCode: 'GA-01' });
  expect(session.draft?.kind).toBeUndefined();
  expect(currentScreen(session).name).toBe('tell-kind');
  expect(currentScreen(reduce(session, { do: 'told', question: 'kind' })).name).toBe('tell-where');
});

test('another door to telling keeps what was written, and 返回 loses it only on the way home', () => {
  const again = reduce(told(), { do: 'begin-telling', requestId: 'another', matterCode: undefined });
  expect(again.draft).toMatchObject({ words: '机器坏了', matterCode: 'GA-01', requestId });
  expect(losesByBack(again)).toBe(false);
  expect(losesByBack(reduce(again, { do: 'back' }))).toBe(true);
});

test('a number asked for and not answered is asked for under the same request, until it is answered', () => {
  const to = { name: 'matter', matterCode: 'GA-01', requestId: 'second' } as const;
  const input = { requestId: 'first', matterCode: 'GA-01', language: 'zh-CN' } as const;
  const asked = reduce(startSession('zh-CN'), { do: 'taking', input });
  expect(currentScreen(reduce(asked, { do: 'go', to }))).toEqual({ ...to, requestId: 'first' });
  const other = { ...to, matterCode: 'GA-02' };
  expect(currentScreen(reduce(asked, { do: 'go', to: other }))).toEqual(other);
  expect(reduce(asked, { do: 'home' }).taking).toEqual({});
  // Asked again in other words: both are known, for either may be the one the hall has.
  const green = { ...input, green: 'elderly' } as const;
  const again = reduce(reduce(asked, { do: 'taking', input: green }), { do: 'taking', input: green });
  expect(again.taking['GA-01']).toEqual([green, input]);
  // Answered with a no: the next one is a request of its own.
  const refused = reduce(asked, { do: 'not-taken', matterCode: 'GA-01' });
  expect(currentScreen(reduce(refused, { do: 'go', to }))).toEqual(to);
});

test('one draft keeps one requestId however often it is changed', () => {
  const session = reduce(told(), { do: 'tell', part: { trips: 3 } });
  expect(session.draft?.requestId).toBe(requestId);
});

test('the end of a session forgets words, details, reading aids and language', () => {
  const before = reduce(reduce(told(), { do: 'mode', mode: 'large' }), { do: 'speak', language: 'en' });
  const after = reduce(before, { do: 'end', language: 'zh-CN' });
  expect(JSON.stringify(after)).not.toMatch(/138|机器/);
  expect(after).toEqual({ ...startSession('zh-CN'), number: before.number + 1 });
});

test('首页 forgets what was told and keeps the reading aids; it asks first only where something would be lost', () => {
  const session = reduce(told(), { do: 'mode', mode: 'low' });
  expect(hasSomethingToLose(session)).toBe(true);
  const home = reduce(session, { do: 'home' });
  expect(home.draft).toBeNull();
  expect(home.modes.low).toBe(true);
  expect(hasSomethingToLose(home)).toBe(false);
});

test('返回 never leaves the first screen, and going back to it forgets the draft', () => {
  const back = reduce(reduce(reduce(told(), { do: 'back' }), { do: 'back' }), { do: 'back' });
  expect(back.screens).toEqual([{ name: 'home' }]);
  expect(back.draft).toBeNull();
});

test('home is another session by whichever way it is reached, and what was sent goes with the one before', () => {
  const sent = reduce(told(), { do: 'sent', sent: { additions: [{ requestId, words: '机器坏了' }] } });
  for (const left of [reduce(sent, { do: 'home' }), reduce(sent, { do: 'back' })]) {
    expect(left.number).toBe(sent.number + 1);
    expect(JSON.stringify(left)).not.toMatch(/138|机器/);
  }
});

test('an answer moves only the session, and the screen, it was asked in', () => {
  const asked = told();
  const at = currentScreen(asked);
  const move = { do: 'replace', by: { name: 'closed', matterCode: null } } as const;
  const answer = { do: 'answer', session: asked.number, at, move } as const;
  expect(currentScreen(reduce(asked, answer)).name).toBe('closed');
  const elsewhere = reduce(asked, { do: 'told', question: 'where' });
  expect(reduce(elsewhere, answer)).toBe(elsewhere);
  expect(currentScreen(reduce(elsewhere, { ...answer, at: null })).name).toBe('closed');
  const another = reduce(asked, { do: 'end', language: 'zh-CN' });
  expect(reduce(another, { ...answer, at: null })).toBe(another);
});

const reviewed = () => {
  let session = told();
  for (const question of ['where', 'words', 'trips'] as const) session = reduce(session, { do: 'told', question });
  session = reduce(session, { do: 'tell', part: { role: 'anonymous' } });
  return reduce(session, { do: 'told', question: 'who' });
};

test('one answer changed from the review comes straight back to it, and 返回 does too', () => {
  const review = reviewed();
  expect(currentScreen(review).name).toBe('tell-review');
  const questions = [
    ['kind', { name: 'tell-kind' }],
    ['matter', { name: 'matters', purpose: 'tell', departmentCode: null }],
    ['where', { name: 'tell-where' }],
    ['words', { name: 'tell-words' }],
    ['trips', { name: 'tell-trips' }],
    ['who', { name: 'tell-who' }],
  ] as const;
  for (const [question, to] of questions) {
    const changing = reduce(review, { do: 'change', to });
    expect(currentScreen(changing)).toBe(to);
    expect(reduce(changing, { do: 'told', question })).toEqual(review);
    expect(reduce(changing, { do: 'back' })).toEqual(review);
  }
  // A matter found two screens further on.
  const to = { name: 'matters', purpose: 'tell', departmentCode: null } as const;
  const deep = reduce(reduce(review, { do: 'change', to }), { do: 'go', to: { name: 'search', purpose: 'tell' } });
  expect(reduce(deep, { do: 'told', question: 'matter' })).toEqual(review);
});

test('who it is and how to find them are changed together', () => {
  let session = reduce(reviewed(), { do: 'change', to: { name: 'tell-who' } });
  session = reduce(session, { do: 'tell', part: { role: 'self' } });
  session = reduce(session, { do: 'told', question: 'who' });
  expect(currentScreen(session)).toEqual({ name: 'tell-details', at: 0 });
  session = reduce(session, { do: 'told', question: 'details' });
  expect(session.screens).toEqual(reviewed().screens);
  expect(session.draft?.fields.phone).toBe('13812345678');
});

test('after a change the questions lead on as ever', () => {
  const session = reduce(reduce(reviewed(), { do: 'change', to: { name: 'tell-trips' } }), { do: 'back' });
  const back = reduce(reduce(session, { do: 'back' }), { do: 'back' });
  expect(currentScreen(back).name).toBe('tell-trips');
  expect(currentScreen(reduce(back, { do: 'told', question: 'trips' })).name).toBe('tell-who');
});

test('of words that were written on only the new ones are added', () => {
  expect(newWords('机器坏了', '机器坏了。\n明天还要来')).toBe('明天还要来');
  expect(newWords('机器坏了', '机器修好了')).toBe('机器修好了');
  expect(newWords('机器坏了', '机器坏了')).toBe('');
  expect(newWords('机器坏了', '机器坏了。')).toBe('');
});

test('empty details are left out, and nobody without a name carries any', () => {
  expect(personOf(toldDraft)).toEqual({ role: 'self', name: '罗春梅', phone: '13812345678' });
  expect(personOf({ ...longDraft, role: 'anonymous' })).toEqual({ role: 'anonymous' });
  expect(contract.personSchema.safeParse(personOf(longDraft)).success).toBe(true);
});

test('pages hold every item once, in order, and a row too high still gets a page', () => {
  const pages = fillPages([100, 100, 500, 100], 2, 7, 220, 16);
  expect(pages).toEqual([
    { from: 0, to: 4 },
    { from: 4, to: 6 },
    { from: 6, to: 7 },
  ]);
});

test('the screens allow as many characters as the contract', () => {
  expect(wordsMaximum).toBe(contract.wordsMaximum);
});

/** Keys as asked for: `wait.people_one` and `wait.people_other` are one. */
function keysOf(words: object, path = ''): string[] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'object' ? keysOf(value, `${path}${key}.`) : [`${path}${key.replace(/_(one|other)$/, '')}`],
  );
}

test('both languages have the same words, and English counts one and many', () => {
  for (const [zh, en] of [
    [zhKiosk, enKiosk],
    [zhCommon, enCommon],
  ] as const) {
    expect([...new Set(keysOf(en))].sort()).toEqual([...new Set(keysOf(zh))].sort());
    const text = JSON.stringify(en);
    for (const [, key] of text.matchAll(/"(\w+)_other"/g)) expect(text).toContain(`"${key}_one"`);
  }
});

const booking = () => {
  const slot = { date: '2026-12-09', time: '10:00' };
  const begun = reduce(startSession('zh-CN'), { do: 'begin-booking', requestId, matterCode: 'GA-21', slot });
  return reduce(begun, { do: 'book', part: { name: '罗春梅', phone: '13812345678' } });
};

test('an appointment being made is not lost unasked, and nothing of it outlives the session by any way', () => {
  const session = booking();
  expect(currentScreen(session)).toEqual({ name: 'book-details', field: 'name' });
  expect(hasSomethingToLose(session)).toBe(true);
  expect(losesByBack(session)).toBe(true);
  const further = reduce(session, { do: 'go', to: { name: 'book-review' } });
  expect(losesByBack(further)).toBe(false);
  for (const left of [
    reduce(session, { do: 'back' }),
    reduce(further, { do: 'home' }),
    reduce(further, { do: 'end', language: 'zh-CN' }),
  ])
    expect(JSON.stringify(left)).not.toMatch(/罗春梅|138/);
  // Another time keeps what was typed, below nothing of the choosing before.
  const other = reduce(further, { do: 'other-time' });
  expect(other.screens).toEqual([{ name: 'home' }, { name: 'book-day' }]);
  expect(other.booking?.name).toBe('罗春梅');
});

test('what is said instead of a number takes the place of choosing it, and the telephone typed for it is gone', () => {
  let session = reduce(startSession('zh-CN'), { do: 'go', to: { name: 'matter', matterCode: 'GA-01', requestId } });
  session = reduce(session, { do: 'go', to: { name: 'green', chosen: undefined } });
  session = reduce(session, { do: 'green', reason: 'elderly' });
  expect(currentScreen(session)).toMatchObject({ name: 'matter', green: 'elderly' });
  session = reduce(session, { do: 'go', to: { name: 'holder', matterCode: 'GA-01', requestId } });
  session = reduce(session, { do: 'type', text: '13812345678' });
  const by = { name: 'no-window', matterCode: 'GA-01' } as const;
  const instead = reduce(session, { do: 'instead', by });
  expect(instead.screens).toEqual([{ name: 'home' }, by]);
  expect(JSON.stringify(instead)).not.toContain('138');
});

test('more time is one person’s: it goes home with them, and ends with them', () => {
  const slow = reduce(told(), { do: 'more-time' });
  expect(slow.draft).toEqual(told().draft);
  expect(reduce(slow, { do: 'home' }).hasMoreTime).toBe(true);
  expect(reduce(slow, { do: 'end', language: 'zh-CN' }).hasMoreTime).toBe(false);
});
