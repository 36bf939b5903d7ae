// 转办 and 协办: never nobody's, talked over first, returned only in time, and at an end after so many hops.
import { describe, expect, it } from 'vitest';
import type { Clerk } from '#electron/cases/case-actions.ts';
import { type CaseHall, codeOf, fieldsOf, openCaseHall } from './case-hall.ts';

const agreed = { talkedWith: '马例所长', agreed: '明天来设备，后天能照' };
const oneHour = 3_600_000;

/** A case the hall's window has taken on. */
async function taken(options: Parameters<typeof openCaseHall>[0] = {}) {
  const hall = await openCaseHall(options);
  const team = await hall.team();
  const slip = await hall.file();
  const { caseNo } = slip;
  await hall.cases.accept(team.intake, { caseNo, version: 1 });
  return { hall, team, slip, caseNo };
}

async function handOver(hall: CaseHall, caseNo: string, from: Clerk, to: Clerk) {
  await hall.cases.transfer(from, { ...(await hall.on(caseNo)), unitCode: to.unitCode, ...agreed });
  return hall.cases.acceptTransfer(to, { ...(await hall.on(caseNo)), staffId: null });
}

describe('a transfer', () => {
  it('stays with whoever offers it until the target takes it over; the promise stays as it was', async () => {
    const { hall, team, slip, caseNo } = await taken();
    const offered = await hall.cases.transfer(team.intake, { caseNo, version: 2, unitCode: 'D-GA', ...agreed });
    expect(offered).toMatchObject({ stage: 2, owner: { unitCode: 'U-HALL' }, hops: 0, transfer: { unitCode: 'D-GA' } });
    expect(offered.entries.at(-1)?.text).toContain('已和马例所长说好：明天来设备，后天能照');
    const got = await hall.cases.acceptTransfer(team.handler, { caseNo, version: 3, staffId: null });
    expect(got).toMatchObject({ stage: 4, owner: { unitCode: 'D-GA', person: '冉隆刚' }, hops: 1, transfer: null });
    expect(got.promise).toEqual(slip.promise);
    expect(got.firstUnit.unitCode).toBe('U-HALL');
    const { turns } = await hall.status(slip);
    expect(turns.map(({ what, unitName, words }) => [what, unitName?.zh ?? null, words])).toEqual([
      ['accepted', null, null],
      ['transfer-offered', hall.catalogue.unit('D-GA')?.name.zh, null],
      ['transferred', hall.catalogue.unit('D-GA')?.name.zh, null],
    ]);
    expect(hall.told.map(({ turn }) => turn)).toEqual(['filed', 'accepted', 'transferred']);
  });

  it('the unit told first still answers to the citizen, and no longer handles', async () => {
    const { hall, team, caseNo } = await taken();
    await handOver(hall, caseNo, team.intake, team.handler);
    const { actions } = await hall.cases.get(team.intake, caseNo);
    expect(actions).toEqual(['contact', 'escalate', 'urge', 'tell', 'note', 'link', 'reveal', 'reprint']);
    const end = { handling: 'transfer', words: '好了', cause: 'other' } as const;
    expect(await codeOf(hall.cases.conclude(team.intake, { caseNo, version: 4, ...end }))).toBe('NOT_ALLOWED');
    expect((await hall.cases.conclude(team.head, { caseNo, version: 4, ...end })).handling).toBe('transfer');
  });

  it('wants to know with whom it was talked over and what was agreed: one space is neither', async () => {
    const { hall, team, caseNo } = await taken();
    const offer = (more: Partial<typeof agreed>) =>
      hall.cases.transfer(team.intake, { caseNo, version: 2, unitCode: 'D-GA', ...agreed, ...more });
    for (const blank of ['', ' ', '　\n']) {
      expect(await fieldsOf(offer({ talkedWith: blank }))).toEqual(['talkedWith']);
      expect(await fieldsOf(offer({ agreed: blank }))).toEqual(['agreed']);
    }
    expect(await fieldsOf(offer({ talkedWith: '名'.repeat(61) }))).toEqual(['talkedWith']);
  });

  it('to one’s own unit, to none, and to one that is retired, is refused', async () => {
    const { hall, team, caseNo } = await taken({ retired: ['D-SC'] });
    const offer = (unitCode: string) => hall.cases.transfer(team.intake, { caseNo, version: 2, unitCode, ...agreed });
    expect(await codeOf(offer('U-HALL'))).toBe('OWN_UNIT');
    expect(await codeOf(offer('没有'))).toBe('UNIT_UNKNOWN');
    expect(await codeOf(offer('D-SC'))).toBe('UNIT_UNKNOWN');
  });

  it('is taken over by the target alone, for a person of its own', async () => {
    const { hall, team, caseNo } = await taken();
    await hall.cases.transfer(team.intake, { caseNo, version: 2, unitCode: 'D-GA', ...agreed });
    const take = (who: Clerk, staffId: string | null = null) =>
      hall.cases.acceptTransfer(who, { caseNo, version: 3, staffId });
    expect(await codeOf(take(team.other))).toBe('CASE_NOT_FOUND');
    expect(await codeOf(take(team.intake))).toBe('NOT_ALLOWED');
    expect(await codeOf(take(team.supervisor))).toBe('NOT_ALLOWED');
    expect(await codeOf(take(team.handler, team.intake.staffId))).toBe('STAFF_NOT_FOUND');
    await hall.store.write(team.admin.actor, (w) =>
      w.append({ type: 'staff.changed', subject: team.head.staffId, data: { disabled: true } }),
    );
    expect(await codeOf(take(team.handler, team.head.staffId))).toBe('STAFF_NOT_FOUND');
    expect((await take(team.handler, team.handler.staffId)).owner.person).toBe('冉隆刚');
    // Nothing is offered any more.
    expect(await codeOf(hall.cases.acceptTransfer(team.handler, { caseNo, version: 4, staffId: null }))).toBe(
      'NOT_NOW',
    );
  });

  it('may be taken back before it is taken over, and nothing else is done with it meanwhile', async () => {
    const { hall, team, caseNo } = await taken();
    await hall.cases.transfer(team.intake, { caseNo, version: 2, unitCode: 'D-GA', ...agreed });
    const on = { caseNo, version: 3 };
    const end = { handling: 'on-the-spot', words: '好了', cause: 'other' } as const;
    expect(await codeOf(hall.cases.conclude(team.intake, { ...on, ...end }))).toBe('NOT_NOW');
    expect(await codeOf(hall.cases.transfer(team.intake, { ...on, unitCode: 'D-YB', ...agreed }))).toBe('NOT_NOW');
    expect(await codeOf(hall.cases.withdrawTransfer(team.handler, on))).toBe('NOT_ALLOWED');
    expect(await hall.cases.withdrawTransfer(team.intake, on)).toMatchObject({ transfer: null, version: 4 });
    // Whoever was offered it may still look at what it was.
    expect((await hall.cases.get(team.handler, caseNo)).actions).toEqual(['note', 'reveal', 'reprint']);
  });
});

describe('a return', () => {
  it('comes with a reason, within 24 hours of working days', async () => {
    const { hall, team, slip, caseNo } = await taken();
    hall.goTo('2026-11-27T16:00');
    await hall.cases.transfer(team.intake, { caseNo, version: 2, unitCode: 'D-GA', ...agreed });
    const { transfer } = await hall.cases.get(team.handler, caseNo);
    // Friday four o'clock and 24 hours: the weekend does not count.
    expect(transfer?.returnUntil).toBe(Date.parse('2026-11-30T16:00:00+08:00'));
    const back = (reason: string) => hall.cases.returnTransfer(team.handler, { caseNo, version: 3, reason });
    expect(await fieldsOf(back(' '))).toEqual(['reason']);
    hall.goTo('2026-11-30T16:00');
    expect((await hall.status(slip)).turns.map(({ what }) => what)).toEqual(['accepted', 'transfer-offered']);
    expect(await back('户籍地不在我们这里')).toMatchObject({ owner: { unitCode: 'U-HALL' }, transfer: null, hops: 0 });
    // It stayed where it was: nothing for the citizen to know.
    expect((await hall.status(slip)).turns.map(({ what }) => what)).toEqual(['accepted']);
  });

  it('is too late one millisecond behind: take it over, or have it ruled', async () => {
    const { hall, team, caseNo } = await taken();
    await hall.cases.transfer(team.intake, { caseNo, version: 2, unitCode: 'D-GA', ...agreed });
    hall.time.now += 24 * oneHour + 1;
    const back = hall.cases.returnTransfer(team.handler, { caseNo, version: 3, reason: '不归我们' });
    expect(await codeOf(back)).toBe('RETURN_TOO_LATE');
    expect((await hall.cases.acceptTransfer(team.handler, { caseNo, version: 3, staffId: null })).hops).toBe(1);
  });

  it('has no end where the hall set none', async () => {
    const { hall, team, caseNo } = await taken({ cases: { transferHours: null } });
    await hall.cases.transfer(team.intake, { caseNo, version: 2, unitCode: 'D-GA', ...agreed });
    hall.time.now += 1000 * oneHour;
    const back = await hall.cases.returnTransfer(team.handler, { caseNo, version: 3, reason: '不归我们' });
    expect(back.transfer).toBeNull();
  });

  it('is only for what was offered, never after a ruling', async () => {
    const { hall, team, caseNo } = await taken();
    const ruled = await hall.cases.rule(team.supervisor, { caseNo, version: 2, unitCode: 'D-GA', words: '归公安' });
    expect(ruled).toMatchObject({ stage: 4, ruled: true, owner: { unitCode: 'D-GA', person: null } });
    const back = hall.cases.returnTransfer(team.handler, { caseNo, version: 3, reason: '不归我们' });
    expect(await codeOf(back)).toBe('RULED');
    const away = hall.cases.transfer(team.handler, { caseNo, version: 3, unitCode: 'D-YB', ...agreed });
    expect(await codeOf(away)).toBe('RULED');
  });
});

describe('after as many hops as the hall allows', () => {
  it('only the duty leader moves it, at once', async () => {
    const { hall, team, caseNo } = await taken({ cases: { hops: 2 } });
    await handOver(hall, caseNo, team.intake, team.handler);
    const twice = await handOver(hall, caseNo, team.handler, team.other);
    expect(twice).toMatchObject({ hops: 2, owner: { unitCode: 'D-YB' } });
    expect(twice.actions).not.toContain('transfer');
    const on = await hall.on(caseNo);
    expect(await codeOf(hall.cases.transfer(team.other, { ...on, unitCode: 'D-SC', ...agreed }))).toBe('NEEDS_RULING');
    const ruling = { ...on, unitCode: 'D-SC', words: '由市场监管局办' };
    expect(await codeOf(hall.cases.rule(team.supervisor, ruling))).toBe('NOT_ALLOWED');
    expect(await hall.cases.rule(team.leader, ruling)).toMatchObject({ owner: { unitCode: 'D-SC' }, ruled: true });
    expect((await hall.verify()).differences).toEqual([]);
  });

  it('once the duty leader is asked, the supervisor no longer rules; a transfer taken over asks for nothing', async () => {
    const { hall, team, caseNo } = await taken();
    await hall.cases.transfer(team.intake, { caseNo, version: 2, unitCode: 'D-GA', ...agreed });
    await hall.cases.escalate(team.handler, { caseNo, version: 3, words: '不归我们，请定' });
    const ruling = { caseNo, version: 4, unitCode: 'D-YB', words: '归医保' };
    expect(await codeOf(hall.cases.rule(team.supervisor, ruling))).toBe('NOT_ALLOWED');
    expect(await codeOf(hall.cases.escalate(team.intake, { caseNo, version: 4, words: '再问一次' }))).toBe('NOT_NOW');
    const got = await hall.cases.acceptTransfer(team.handler, { caseNo, version: 4, staffId: null });
    expect(got.escalatedAt).toBeNull();
    expect((await hall.cases.work(team.leader, { whose: 'mine', page: 1 })).items).toEqual([]);
  });
});

describe('协办', () => {
  const part = { unitCode: 'D-YB', dueDate: '2026-11-26', words: '请查一下参保记录' };

  it('is a task of the other unit, which alone says it is done; custody stays', async () => {
    const { hall, team, caseNo } = await taken();
    const asked = await hall.cases.invite(team.intake, { caseNo, version: 2, ...part });
    expect(asked).toMatchObject({
      owner: { unitCode: 'U-HALL' },
      tasks: [{ state: 'open', kind: 'part', mayFinish: false }],
    });
    const taskId = asked.tasks[0]?.id ?? '';
    const finish = (who: Clerk, words = '查到了') => hall.cases.finishTask(who, { caseNo, version: 3, taskId, words });
    expect(await codeOf(finish(team.intake))).toBe('NOT_ALLOWED');
    expect(await codeOf(finish(team.handler))).toBe('CASE_NOT_FOUND');
    expect(await fieldsOf(finish(team.other, ' '))).toEqual(['words']);
    const done = await finish(team.other);
    expect(done.tasks).toMatchObject([{ state: 'done', light: 'concluded', mayFinish: false, mayCancel: false }]);
    expect(await codeOf(hall.cases.finishTask(team.other, { caseNo, version: 4, taskId, words: '又办了' }))).toBe(
      'TASK_NOT_FOUND',
    );
    // Its unit knows the case now, and does nothing else with it.
    expect(done.actions).toEqual(['note', 'reveal', 'reprint']);
  });

  it('is for another unit, by a day that can still be kept', async () => {
    const { hall, team, caseNo } = await taken();
    const invite = (more: Partial<typeof part>) =>
      hall.cases.invite(team.intake, { caseNo, version: 2, ...part, ...more });
    expect(await codeOf(invite({ unitCode: 'U-HALL' }))).toBe('OWN_UNIT');
    expect(await codeOf(invite({ unitCode: 'nobody' }))).toBe('UNIT_UNKNOWN');
    for (const dueDate of ['2026-11-22', '2026-12-10'])
      expect(await fieldsOf(invite({ dueDate }))).toEqual(['dueDate']);
    expect(await fieldsOf(invite({ words: ' ' }))).toEqual(['words']);
  });

  it('is taken back by whoever asked, and ends where the case goes on elsewhere', async () => {
    const { hall, team, caseNo } = await taken();
    const [first] = (await hall.cases.invite(team.intake, { caseNo, version: 2, ...part })).tasks;
    const cancel = (who: Clerk, taskId: string) => hall.cases.cancelTask(who, { caseNo, version: 3, taskId });
    expect(await codeOf(cancel(team.other, first?.id ?? ''))).toBe('NOT_ALLOWED');
    expect(await codeOf(cancel(team.intake, crypto.randomUUID()))).toBe('TASK_NOT_FOUND');
    expect((await cancel(team.intake, first?.id ?? '')).tasks).toMatchObject([{ state: 'cancelled' }]);
    await hall.cases.invite(team.intake, { caseNo, version: 4, ...part });
    await hall.cases.proposeRefusal(team.intake, {
      caseNo,
      version: 5,
      ground: 'court',
      words: '在打官司',
      wayOn: '法院',
    });
    await hall.cases.decideRefusal(team.hallHead, { caseNo, version: 6, approved: true, words: '' });
    expect((await hall.cases.work(team.other, { whose: 'unit', page: 1 })).total).toBe(0);
    expect((await hall.verify()).differences).toEqual([]);
  });

  it('of another case is not this one’s', async () => {
    const { hall, team, caseNo } = await taken();
    const [task] = (await hall.cases.invite(team.intake, { caseNo, version: 2, ...part })).tasks;
    const second = await hall.file();
    const on = { caseNo: second.caseNo, version: 1, taskId: task?.id ?? '' };
    expect(await codeOf(hall.cases.cancelTask(team.intake, on))).toBe('TASK_NOT_FOUND');
  });
});
