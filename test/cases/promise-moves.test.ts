// The promised day, and the clocks of other systems people complain about: ours moves for four reasons, each told, and never by itself.
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { remindOnce } from '#electron/cases/reminders.ts';
import { DEFAULT_SETTINGS, type Settings } from '#electron/settings-schema.ts';
import { noticeOf } from '#shared/domain/holiday-notice.ts';
import { longer2027, notice2027 } from '../calendar/notice-2027.ts';
import { type CaseHall, codeOf, kiosk, openCaseHall, type Slip, type Team } from './case-hall.ts';

const asker = { actor: kiosk, source: '10.0.0.1' };
const agreed = { talkedWith: '马例所长', agreed: '后天能照' };
const end = { handling: 'on-the-spot', words: '照好了', cause: 'system-fault' } as const;

async function taken(options: Parameters<typeof openCaseHall>[0] = {}) {
  const hall = await openCaseHall(options);
  const team = await hall.team();
  const slip = await hall.file();
  await hall.cases.accept(team.intake, { caseNo: slip.caseNo, version: 1 });
  return { hall, team, slip, caseNo: slip.caseNo };
}
const clocksFor = async (hall: CaseHall, team: Team, { caseNo }: Pick<Slip, 'caseNo'>) =>
  (await hall.cases.get(team.supervisor, caseNo)).clocks.map(({ what, light }) => `${what} ${light}`);
/** One turn of the reminders; answers of which clocks. */
async function reminded(hall: CaseHall, cases: Partial<Settings['cases']> = {}): Promise<string[]> {
  const read = () =>
    hall.store.db.selectFrom('journal').select('data').where('type', '=', 'case.reminded').orderBy('seq').execute();
  const before = (await read()).length;
  const config = { ...DEFAULT_SETTINGS, cases: { ...DEFAULT_SETTINGS.cases, ...cases } };
  await remindOnce({ store: hall.store, catalogue: hall.catalogue, hall: hall.hall, config });
  return (await read()).slice(before).map(({ data }) => JSON.parse(data).clock);
}

describe('complaints about other systems’ clocks', () => {
  it('the update clock overrules the first-response clock: here a word ends the one of the first talk and no other', async () => {
    const { hall, team, slip, caseNo } = await taken();
    expect(await clocksFor(hall, team, slip)).toEqual(['contact due', 'promise on-time']);
    const talk = { way: 'phone', words: '说好了' };
    // Not reached is not spoken to.
    await hall.cases.contact(team.intake, { caseNo, version: 2, reached: false, ...talk });
    expect(await clocksFor(hall, team, slip)).toEqual(['contact due', 'promise on-time']);
    await hall.cases.contact(team.intake, { caseNo, version: 3, reached: true, ...talk });
    expect(await clocksFor(hall, team, slip)).toEqual(['promise on-time']);
    await hall.cases.addEntry(team.intake, { requestId: randomUUID(), caseNo, for: 'citizen', words: '在办了' });
    expect((await hall.cases.get(team.intake, caseNo)).clocks).toMatchObject([{ what: 'promise', date: '2026-12-09' }]);
  });

  it('still escalated after a reply: here an answer ends it, and so does a ruling', async () => {
    const { hall, team, caseNo } = await taken();
    const toRule = async () =>
      (await hall.cases.work(team.leader, { whose: 'mine', page: 1 })).items.map(({ todo }) => todo);
    await hall.cases.escalate(team.intake, { caseNo, version: 2, words: '两家都说不归他们' });
    expect(await toRule()).toEqual(['rule']);
    await hall.cases.conclude(team.intake, { caseNo, version: 3, ...end });
    expect(await toRule()).toEqual([]);
    const second = await hall.file();
    await hall.cases.accept(team.intake, { caseNo: second.caseNo, version: 1 });
    await hall.cases.escalate(team.intake, { caseNo: second.caseNo, version: 2, words: '请定' });
    const ruled = await hall.cases.rule(team.leader, {
      caseNo: second.caseNo,
      version: 3,
      unitCode: 'D-GA',
      words: '归公安',
    });
    expect(ruled.escalatedAt).toBeNull();
    expect(await toRule()).toEqual([]);
  });

  it('still escalated after the limit was switched off: here no limit is no clock, at once', async () => {
    const { hall, team, slip } = await taken();
    hall.goTo('2026-11-25T10:00');
    expect(await clocksFor(hall, team, slip)).toEqual(['contact late', 'promise on-time']);
    const off = await openCaseHall({ cases: { contactDays: null, acceptDays: null } });
    const people = await off.team();
    const fresh = await off.file();
    off.goTo('2026-11-25T10:00');
    expect(await clocksFor(off, people, fresh)).toEqual(['promise on-time']);
    expect((await off.cases.work(people.intake, { whose: 'unit', page: 1 })).counts).toMatchObject({ late: 0, due: 0 });
    // The very case that was late is no longer reminded of.
    expect(await reminded(hall, { contactDays: null })).toEqual([]);
    expect(await reminded(hall)).toEqual(['contact']);
  });

  it('the old clock survives a transfer: here the offer’s clock ends with it, and the promise is the same one', async () => {
    const { hall, team, slip, caseNo } = await taken();
    await hall.cases.transfer(team.intake, { caseNo, version: 2, unitCode: 'D-GA', ...agreed });
    hall.goTo('2026-11-25T10:00');
    expect(await clocksFor(hall, team, slip)).toEqual(['contact late', 'transfer late', 'promise on-time']);
    await hall.cases.acceptTransfer(team.handler, { caseNo, version: 3, staffId: null });
    expect(await clocksFor(hall, team, slip)).toEqual(['contact late', 'promise on-time']);
    expect(await hall.cases.get(team.handler, caseNo)).toMatchObject({ promise: slip.promise, assignedDue: null });
    // Nothing of it is the first unit's to be reminded of.
    const { counts } = await hall.cases.work(team.intake, { whose: 'unit', page: 1 });
    expect(counts).toMatchObject({ unit: 0, late: 0 });
  });

  it('reminders fire at midnight: here in working hours of working days only, once a day for each clock', async () => {
    const { hall } = await taken();
    for (const time of [
      '2026-11-24T00:00',
      '2026-11-24T03:00',
      '2026-11-24T08:00',
      '2026-11-24T22:00',
      '2026-11-28T10:00',
    ]) {
      hall.goTo(time);
      expect(await reminded(hall), time).toEqual([]);
    }
    hall.goTo('2026-11-30T10:00');
    expect(await reminded(hall)).toEqual(['contact']);
    hall.goTo('2026-11-30T15:00');
    expect(await reminded(hall)).toEqual([]);
    hall.goTo('2026-12-01T10:00');
    expect(await reminded(hall)).toEqual(['contact']);
  });

  it('while the citizen is waited for, nobody is reminded of a day that stands still', async () => {
    const { hall, team, caseNo } = await taken({ cases: { contactDays: null } });
    await hall.cases.pause(team.intake, { caseNo, version: 2, reason: 'papers', words: '请带户口本' });
    hall.goTo('2026-12-15T10:00');
    expect(await reminded(hall, { contactDays: null })).toEqual([]);
  });
});

describe('a year’s notice', () => {
  it('moves what was provisional, tells whom it moved, and nobody else; the same notice again moves nothing', async () => {
    const hall = await openCaseHall({ startAt: Date.parse('2026-12-21T02:00:00Z') });
    const { intake } = await hall.team();
    const long = await hall.file();
    const short = await hall.file({ kind: 'ask' });
    expect(long.promise).toMatchObject({ date: '2027-01-07', provisional: true });
    hall.told.splice(0);
    hall.goTo('2026-12-22T10:00');
    // As the law has it: no day moves, but it is certain now.
    await hall.notice(noticeOf(notice2027));
    expect((await hall.status(long)).promise).toMatchObject({ date: '2027-01-07', provisional: false });
    const moves = () => hall.told.filter(({ turn }) => turn === 'moved').map(({ caseNo }) => caseNo);
    expect(moves()).toEqual([]);
    expect((await hall.status(long)).turns).toEqual([]);
    expect(await hall.notice(noticeOf(longer2027))).toBe(1);
    const { promise, turns } = await hall.status(long);
    expect(promise).toMatchObject({ date: '2027-01-08', workingDays: 12, provisional: false });
    expect(turns.at(-1)).toMatchObject({ what: 'moved', promisedDate: '2027-01-08', laterBy: 1 });
    expect(moves()).toEqual([long.caseNo]);
    expect(await hall.notice(noticeOf(longer2027))).toBe(0);
    expect((await hall.status(short)).turns).toEqual([]);
    expect((await hall.cases.get(intake, long.caseNo)).entries.map(({ text }) => text).slice(1)).toEqual([
      '放假安排定了，承诺日没变',
      '放假安排变了，最晚 1月8日 星期五',
    ]);
    expect((await hall.verify()).differences).toEqual([]);
  });

  it('moves nothing that is closed', async () => {
    const hall = await openCaseHall({ startAt: Date.parse('2026-12-21T02:00:00Z') });
    const { intake } = await hall.team();
    const { caseNo } = await hall.file();
    await hall.cases.accept(intake, { caseNo, version: 1 });
    await hall.cases.conclude(intake, { caseNo, version: 2, ...end });
    expect(await hall.notice(noticeOf(longer2027))).toBe(0);
  });
});

it('a finer class only ever brings the day nearer, and says so', async () => {
  const { hall, team, slip, caseNo } = await taken();
  const to = { kind: 'ask', category: 'consultation' } as const;
  await hall.cases.reclassify(team.intake, { caseNo, version: 2, ...to });
  expect((await hall.status(slip)).turns.at(-1)).toMatchObject({
    what: 'moved',
    promisedDate: '2026-11-26',
    laterBy: -9,
  });
  await hall.cases.reclassify(team.intake, { caseNo, version: 3, kind: 'not-done', category: 'general' });
  expect((await hall.status(slip)).promise.date).toBe('2026-11-26');
});

it('each new promise has its own extension', async () => {
  const { hall, team, slip, caseNo } = await taken();
  const ask = async (date: string) =>
    hall.cases.askExtension(team.intake, { ...(await hall.on(caseNo)), date, reason: '等设备' });
  await ask('2026-12-14');
  await hall.cases.decideExtension(team.hallHead, { ...(await hall.on(caseNo)), granted: true, words: '等设备' });
  expect(await codeOf(ask('2026-12-16'))).toBe('ONE_EXTENSION');
  await hall.cases.conclude(team.intake, { ...(await hall.on(caseNo)), ...end });
  const answer = { caseNo, queryCode: slip.queryCode, requestId: randomUUID(), done: 'no' as const };
  const { promise } = await hall.cases.answer(asker, answer);
  // Counted from the day it was said, by the hall's limit: not from what was granted before.
  expect(promise).toMatchObject({ date: '2026-12-09', workingDays: 12 });
  expect((await ask('2026-12-16')).extension?.state).toBe('asked');
});
