// Cases that belong together: linked, merged into one that goes on for both, and people who see each other at work.
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Clerk } from '#electron/cases/case-actions.ts';
import { codeOf, kiosk, oneDay, openCaseHall } from './case-hall.ts';

const person = { role: 'self', name: '马例水', phone: '13900001999' } as const;
const asker = { actor: kiosk, source: '10.0.0.1' };
const end = { handling: 'on-the-spot', words: '照好了', cause: 'system-fault' } as const;

async function twoOfOne() {
  const hall = await openCaseHall();
  const team = await hall.team();
  const first = await hall.file({ person, words: '身份证照不了' });
  hall.time.now += oneDay;
  const second = await hall.file({ person, words: '还是照不了' });
  const merge = (from: { caseNo: string }, into: { caseNo: string }, who: Clerk = team.intake) =>
    hall.on(from.caseNo).then((on) => hall.cases.merge(who, { ...on, intoNo: into.caseNo }));
  return { hall, team, first, second, merge };
}

describe('merging', () => {
  it('goes on under the other number, promised no later; both slips show that one', async () => {
    const { hall, team, first, second, merge } = await twoOfOne();
    const merged = await merge(second, first);
    expect(merged).toMatchObject({ light: 'concluded', links: [{ caseNo: first.caseNo, kind: 'merged-there' }] });
    expect(merged.actions).toEqual(['note', 'reveal', 'reprint']);
    const status = await hall.status(second);
    expect(status).toMatchObject({
      caseNo: second.caseNo,
      mergedInto: first.caseNo,
      promise: { date: first.promise.date },
    });
    expect(hall.told.at(-1)).toMatchObject({ caseNo: second.caseNo, turn: 'merged', otherNo: first.caseNo });
    const into = await hall.cases.get(team.intake, first.caseNo);
    expect(into.links).toEqual([{ caseNo: second.caseNo, kind: 'merged-here' }]);
    // Whoever was about to act on it sees first that there is more in it.
    expect(into.entries.at(-1)).toMatchObject({ kind: 'absorbed', text: `${second.caseNo} 并入了这件` });
    expect(await codeOf(hall.cases.accept(team.intake, { caseNo: first.caseNo, version: 1 }))).toBe('CASE_CHANGED');
    expect((await hall.verify()).differences).toEqual([]);
  });

  it('takes no word from its citizen: what they say with the old slip is said to the one that goes on', async () => {
    const { hall, team, first, second, merge } = await twoOfOne();
    await merge(second, first);
    const proof = { caseNo: second.caseNo, queryCode: second.queryCode };
    const said = { ...proof, requestId: randomUUID(), words: '我家没有座机' };
    expect((await hall.cases.supplement(asker, said)).said).toMatchObject([{ text: '我家没有座机' }]);
    await hall.cases.supplement(asker, said);
    await hall.cases.accept(team.intake, await hall.on(first.caseNo));
    await hall.cases.conclude(team.intake, { ...(await hall.on(first.caseNo)), ...end });
    expect((await hall.status(second)).asked).not.toBeNull();
    const answered = await hall.cases.answer(asker, { ...proof, requestId: randomUUID(), done: 'yes' });
    expect(answered).toMatchObject({ caseNo: second.caseNo, answer: { done: 'yes' } });
    await hall.cases.rate(asker, { ...proof, requestId: randomUUID(), grade: 5, reasons: [], words: '' });
    const { answers, entries } = await hall.cases.get(team.intake, first.caseNo);
    expect(answers).toMatchObject([{ done: 'yes', grade: 5 }]);
    expect(entries.filter(({ kind }) => kind === 'supplement')).toHaveLength(1);
    expect((await hall.verify()).differences).toEqual([]);
  });

  it('only into an open case of the same person, promised no later, never into itself', async () => {
    const { hall, team, first, second, merge } = await twoOfOne();
    const strangers = await hall.file({ person: { ...person, phone: '13900001888' } });
    const nameless = await hall.file();
    expect(await codeOf(merge(first, second))).toBe('CANNOT_MERGE');
    expect(await codeOf(merge(strangers, first))).toBe('CANNOT_MERGE');
    expect(await codeOf(merge(nameless, first))).toBe('CANNOT_MERGE');
    expect(await codeOf(merge(second, second))).toBe('OTHER_NOT_FOUND');
    expect(await codeOf(merge(second, { caseNo: '261101-0018' }))).toBe('OTHER_NOT_FOUND');
    await hall.cases.accept(team.intake, { caseNo: first.caseNo, version: 1 });
    await hall.cases.conclude(team.intake, { caseNo: first.caseNo, version: 2, ...end });
    expect(await codeOf(merge(second, first))).toBe('CANNOT_MERGE');
  });

  it('goes on through a second merging, and is not undone by editing the one that left', async () => {
    const { hall, team, first, second, merge } = await twoOfOne();
    hall.time.now += oneDay;
    const third = await hall.file({ person });
    await merge(third, second);
    await merge(second, first);
    expect((await hall.status(third)).mergedInto).not.toBeNull();
    const proof = { caseNo: third.caseNo, queryCode: third.queryCode };
    await hall.cases.supplement(asker, { ...proof, requestId: randomUUID(), words: '三回了' });
    const { entries } = await hall.cases.get(team.intake, first.caseNo);
    expect(entries.at(-1)).toMatchObject({ kind: 'supplement', text: '三回了' });
    const on = await hall.on(second.caseNo);
    expect(await codeOf(hall.cases.accept(team.intake, on))).toBe('NOT_NOW');
    expect(await codeOf(hall.cases.link(team.intake, { ...on, otherNo: third.caseNo }))).toBe('NOT_NOW');
    const entry = { requestId: randomUUID(), caseNo: second.caseNo, for: 'citizen' as const, words: '在办' };
    expect(await codeOf(hall.cases.addEntry(team.intake, entry))).toBe('NOT_NOW');
  });

  it('is the custodian’s alone', async () => {
    const { first, second, merge, team } = await twoOfOne();
    expect(await codeOf(merge(second, first, team.supervisor))).toBe('NOT_ALLOWED');
    expect(await codeOf(merge(second, first, team.handler))).toBe('CASE_NOT_FOUND');
  });
});

describe('links and what is like it', () => {
  it('finds the same person first, then the same matter within 30 days, and says what is tied already', async () => {
    const { hall, team, first, second } = await twoOfOne();
    const matter = await hall.file({ person: { role: 'anonymous' } });
    await hall.file({ matterCode: 'YB-01', person: { role: 'anonymous' } });
    await hall.cases.link(team.intake, { caseNo: second.caseNo, version: 1, otherNo: first.caseNo });
    const related = await hall.cases.related(team.intake, second.caseNo);
    expect(related.map(({ row, why, linked }) => [row.caseNo, why, linked])).toEqual([
      [first.caseNo, 'person', 'linked'],
      [matter.caseNo, 'matter', null],
    ]);
    hall.time.now += 40 * oneDay;
    const late = await hall.file();
    expect(await hall.cases.related(team.intake, late.caseNo)).toEqual([]);
  });

  it('shows nobody a case that is none of theirs, also not as a link’s other end', async () => {
    const { hall, team, first, second } = await twoOfOne();
    await hall.cases.accept(team.intake, { caseNo: second.caseNo, version: 1 });
    await hall.cases.rule(team.leader, { caseNo: second.caseNo, version: 2, unitCode: 'D-GA', words: '归公安' });
    expect(await hall.cases.related(team.handler, second.caseNo)).toEqual([]);
    expect(await codeOf(hall.cases.related(team.handler, first.caseNo))).toBe('CASE_NOT_FOUND');
    const link = hall.cases.link(team.handler, { ...(await hall.on(second.caseNo)), otherNo: first.caseNo });
    expect(await codeOf(link)).toBe('OTHER_NOT_FOUND');
  });
});

describe('two people at one case', () => {
  it('see each other, whether the other writes, and no longer once the page is gone', async () => {
    const { hall, team, first } = await twoOfOne();
    expect(await hall.cases.present(team.intake, first.caseNo, false)).toEqual([]);
    const [other] = await hall.cases.present(team.colleague, first.caseNo, true);
    expect(other).toMatchObject({ name: '向例静', isWriting: false });
    expect(await hall.cases.present(team.intake, first.caseNo, false)).toMatchObject([
      { name: '秦例芳', isWriting: true },
    ]);
    expect(await codeOf(hall.cases.present(team.stranger, first.caseNo, false))).toBe('CASE_NOT_FOUND');
    hall.time.now += 41_000;
    expect(await hall.cases.present(team.intake, first.caseNo, false)).toEqual([]);
  });
});
