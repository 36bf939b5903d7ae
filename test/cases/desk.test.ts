// The desk's acts: each at its stage, by who may, on the version they saw; the promise only ever comes nearer; all of it recorded.
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { archivePast } from '#electron/cases/archiving.ts';
import { formatCaseNumber } from '#shared/domain/case-number.ts';
import { type CaseHall, codeOf, fieldsOf, kiosk, oneDay, openCaseHall } from './case-hall.ts';

async function events(hall: CaseHall) {
  return hall.store.db.selectFrom('journal').selectAll().where('type', 'like', 'case.%').orderBy('seq').execute();
}

const cause = 'system-fault' as const;

describe('from new to concluded', () => {
  it('passes every stage, tells the citizen, and keeps one owner at a time', async () => {
    const hall = await openCaseHall();
    const { intake, colleague } = await hall.team();
    const { caseNo, queryCode } = await hall.file();
    const fresh = await hall.cases.get(intake, caseNo);
    expect(fresh.actions).toEqual([
      'accept',
      'propose-refusal',
      'urge',
      'tell',
      'note',
      'reclassify',
      'link',
      'merge',
      'reveal',
      'reprint',
    ]);

    hall.time.now += 60_000;
    const accepted = await hall.cases.accept(intake, { caseNo, version: fresh.version });
    expect(accepted).toMatchObject({ stage: 2, acceptedAt: hall.time.now, version: 2, owner: { person: '向例静' } });

    hall.time.now += 60_000;
    const to = { staffId: colleague.staffId, dueDate: '2026-12-01', words: '请今天回电话' };
    const assigned = await hall.cases.assign(intake, { caseNo, version: 2, ...to });
    expect(assigned).toMatchObject({ stage: 4, assignedDue: '2026-12-01', promisedDate: '2026-12-09' });
    expect(assigned).toMatchObject({ owner: { unitCode: 'U-HALL', person: '秦例芳', windowNumber: '16' } });

    hall.time.now += oneDay;
    const words = '已经照好相，身份证 12月1日 寄到家';
    const done = await hall.cases.conclude(colleague, {
      caseNo,
      version: assigned.version,
      handling: 'time-limited',
      words,
      cause,
    });
    expect(done).toMatchObject({ stage: 6, handling: 'time-limited', concludedAt: hall.time.now, light: 'concluded' });
    expect(done.actions).toEqual(['contact', 'tell', 'note', 'link', 'reveal', 'reprint']);
    expect(done.entries.map(({ kind, staffName, text }) => [kind, staffName, text])).toEqual([
      ['filed', null, '在自助机上反映'],
      ['accepted', '向例静', '受理了这件事'],
      [
        'assigned',
        '向例静',
        `交给 ${hall.catalogue.unit('U-HALL')?.name.zh} 秦例芳 办理，12月1日 星期二前办好。请今天回电话`,
      ],
      ['concluded', '秦例芳', `办结：限时解决。${words}`],
    ]);

    const status = await hall.status({ caseNo, queryCode });
    expect(status.stages.map(({ state }) => state)).toEqual([...Array(5).fill('done'), 'now', 'later']);
    expect(status.stages.filter(({ at }) => at === null).map(({ stage }) => stage)).toEqual([7]);
    expect(status.concluded).toEqual({ at: hall.time.now, handling: 'time-limited', words, basis: null });
    expect(status.turns.map(({ what, person }) => [what, person])).toEqual([
      ['accepted', '向例静'],
      ['assigned', '秦例芳'],
      ['concluded', null],
    ]);
    expect(hall.told.map(({ turn }) => turn)).toEqual(['filed', 'accepted', 'assigned', 'concluded']);
    expect((await hall.verify()).differences).toEqual([]);
  });

  it('takes only what the stage allows', async () => {
    const hall = await openCaseHall();
    const clerk = await hall.clerk('向例静');
    const { caseNo } = await hall.file();
    const conclude = (version: number) =>
      hall.cases.conclude(clerk, { caseNo, version, handling: 'explained', words: '好了', cause, basis: '条例' });
    const assign = (version: number) =>
      hall.cases.assign(clerk, { caseNo, version, staffId: clerk.staffId, dueDate: '2026-11-24' });
    expect(await codeOf(conclude(1))).toBe('NOT_NOW');
    expect(await codeOf(assign(1))).toBe('NOT_NOW');
    await hall.cases.accept(clerk, { caseNo, version: 1 });
    expect(await codeOf(hall.cases.accept(clerk, { caseNo, version: 2 }))).toBe('NOT_NOW');
    await conclude(2);
    expect(await codeOf(conclude(3))).toBe('NOT_NOW');
    expect(await codeOf(assign(3))).toBe('NOT_NOW');
    expect(await codeOf(hall.cases.reclassify(clerk, { caseNo, version: 3, kind: 'ask', category: 'general' }))).toBe(
      'NOT_NOW',
    );
  });

  it('wants words for the citizen at the end, and the policy where it is only explained', async () => {
    const hall = await openCaseHall();
    const clerk = await hall.clerk('向例静');
    const { caseNo } = await hall.file();
    await hall.cases.accept(clerk, { caseNo, version: 1 });
    const conclude = (words: string, basis?: string) =>
      hall.cases.conclude(clerk, { caseNo, version: 2, handling: 'explained', words, cause, basis });
    for (const words of ['', ' ', '   \n　', '字'.repeat(2001)])
      expect(await fieldsOf(conclude(words, '条例'))).toEqual(['words']);
    for (const basis of [undefined, ' ', '字'.repeat(201)])
      expect(await fieldsOf(conclude('说明白了', basis))).toEqual(['basis']);
    expect((await hall.cases.get(clerk, caseNo)).stage).toBe(2);
    const done = await conclude('说明白了', '户口登记条例第六条');
    expect(done.entries.at(-1)?.text).toBe('办结：解释说明（依据：户口登记条例第六条）。说明白了');
  });

  it('is concluded in the way it was really handled, or explained', async () => {
    const hall = await openCaseHall();
    const clerk = await hall.clerk('向例静');
    const { caseNo } = await hall.file();
    const accepted = await hall.cases.accept(clerk, { caseNo, version: 1 });
    expect(accepted.handlings).toEqual(['on-the-spot', 'explained']);
    const conclude = (version: number, handling: 'on-the-spot' | 'time-limited' | 'transfer') =>
      hall.cases.conclude(clerk, { caseNo, version, handling, words: '好了', cause });
    for (const handling of ['time-limited', 'transfer'] as const)
      expect(await fieldsOf(conclude(2, handling))).toEqual(['handling']);
    const to = { staffId: clerk.staffId, dueDate: '2026-11-24' };
    expect((await hall.cases.assign(clerk, { caseNo, version: 2, ...to })).handlings).toEqual([
      'time-limited',
      'explained',
    ]);
    expect(await fieldsOf(conclude(3, 'on-the-spot'))).toEqual(['handling']);
    expect((await conclude(3, 'time-limited')).stage).toBe(6);
  });
});

describe('two clerks at one case', () => {
  it('one wins; the other is told, with the version to look at', async () => {
    const hall = await openCaseHall();
    const [one, two] = [await hall.clerk('向例静'), await hall.clerk('冉隆刚')];
    const { caseNo } = await hall.file();
    const both = await Promise.allSettled([one, two].map((clerk) => hall.cases.accept(clerk, { caseNo, version: 1 })));
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const lost = both.find(({ status }) => status === 'rejected') as PromiseRejectedResult;
    expect(lost.reason).toMatchObject({ code: 'CASE_CHANGED', data: { version: 2 } });
    expect((await events(hall)).map(({ type }) => type)).toEqual(['case.filed', 'case.acted']);
  });

  it('looking and printing do not get in anybody’s way', async () => {
    const hall = await openCaseHall();
    const clerk = await hall.clerk('向例静');
    const { caseNo } = await hall.file({ person: { role: 'self', name: '马黄水' } });
    await hall.cases.reveal(clerk, caseNo);
    await hall.cases.reprint(clerk, caseNo, 'zh-CN');
    expect((await hall.cases.accept(clerk, { caseNo, version: 1 })).stage).toBe(2);
  });
});

describe('who may', () => {
  it('the unit in custody alone handles it; the hall’s window has it first', async () => {
    const hall = await openCaseHall();
    const { intake, handler, head, hallHead, admin } = await hall.team();
    const { caseNo } = await hall.file({ failedAtUnit: 'D-GA' });
    for (const stranger of [handler, head])
      expect(await codeOf(hall.cases.accept(stranger, { caseNo, version: 1 }))).toBe('CASE_NOT_FOUND');
    // An administrator sees every case and handles none that is another unit’s.
    expect((await hall.cases.get(admin, caseNo)).actions).toEqual(['note']);
    expect(await codeOf(hall.cases.accept(admin, { caseNo, version: 1 }))).toBe('NOT_ALLOWED');
    await hall.cases.accept(intake, { caseNo, version: 1 });
    const conclusion = { handling: 'on-the-spot' as const, words: '办好了', cause };
    expect(await codeOf(hall.cases.conclude(admin, { caseNo, version: 2, ...conclusion }))).toBe('NOT_ALLOWED');
    expect((await hall.cases.conclude(hallHead, { caseNo, version: 2, ...conclusion })).stage).toBe(6);
  });

  it('a supervisor asks for haste and rules, and handles nothing', async () => {
    const hall = await openCaseHall();
    const { intake, supervisor } = await hall.team();
    const { caseNo } = await hall.file();
    // The hall’s own unit has to do with it, so that its paper may be printed again there: not by this post.
    expect((await hall.cases.get(supervisor, caseNo)).actions).toEqual(['urge', 'note']);
    expect(await codeOf(hall.cases.accept(supervisor, { caseNo, version: 1 }))).toBe('NOT_ALLOWED');
    await hall.cases.accept(intake, { caseNo, version: 1 });
    expect((await hall.cases.get(supervisor, caseNo)).actions).toEqual(['escalate', 'rule', 'urge', 'note']);
    for (const look of [hall.cases.reveal(supervisor, caseNo), hall.cases.reprint(supervisor, caseNo, 'zh-CN')])
      expect(await codeOf(look)).toBe('NOT_ALLOWED');
  });
});

describe('assigning', () => {
  it('knows only people that are there, of the unit in custody, and a day from today to the promised one', async () => {
    const hall = await openCaseHall();
    const { intake, colleague, handler } = await hall.team();
    const gone = await hall.clerk('走了的人');
    await hall.store.write(kiosk, (w) =>
      w.append({ type: 'staff.changed', subject: gone.staffId, data: { disabled: true } }),
    );
    const { caseNo, promise } = await hall.file();
    await hall.cases.accept(intake, { caseNo, version: 1 });
    const assign = (staffId: string, dueDate = '2026-11-27', words = '') =>
      hall.cases.assign(intake, { caseNo, version: 2, staffId, dueDate, words });
    expect(await codeOf(assign(randomUUID()))).toBe('STAFF_NOT_FOUND');
    expect(await codeOf(assign(gone.staffId))).toBe('STAFF_NOT_FOUND');
    expect(await fieldsOf(assign(handler.staffId))).toEqual(['staffId']);
    for (const day of ['2026-11-22', '2026-12-10'])
      expect(await fieldsOf(assign(colleague.staffId, day))).toEqual(['dueDate']);
    expect(await fieldsOf(assign(colleague.staffId, '2026-11-27', '字'.repeat(501)))).toEqual(['words']);
    expect(await assign(colleague.staffId, promise.date)).toMatchObject({ stage: 4, assignedDue: promise.date });
  });

  it('of what is late already may still name today, and no day behind it', async () => {
    const hall = await openCaseHall();
    const clerk = await hall.clerk('向例静');
    const { caseNo } = await hall.file({ kind: 'ask' });
    await hall.cases.accept(clerk, { caseNo, version: 1 });
    hall.goTo('2026-12-01T10:00');
    const assign = (dueDate: string) =>
      hall.cases.assign(clerk, { caseNo, version: 2, staffId: clerk.staffId, dueDate });
    expect(await fieldsOf(assign('2026-12-02'))).toEqual(['dueDate']);
    expect((await assign('2026-12-01')).light).toBe('late');
  });

  it('names another without going back', async () => {
    const hall = await openCaseHall();
    const { intake, colleague } = await hall.team();
    const { caseNo } = await hall.file();
    await hall.cases.accept(intake, { caseNo, version: 1 });
    const dueDate = '2026-11-27';
    await hall.cases.assign(intake, { caseNo, version: 2, staffId: colleague.staffId, dueDate });
    const again = await hall.cases.assign(colleague, { caseNo, version: 3, staffId: intake.staffId, dueDate });
    expect(again).toMatchObject({ stage: 4, owner: { person: '向例静' } });
    expect((await hall.verify()).ok).toBe(true);
  });
});

describe('reclassifying', () => {
  it('never moves the promised day back, and brings it nearer where the limit is shorter', async () => {
    const hall = await openCaseHall();
    const clerk = await hall.clerk('向例静');
    const question = await hall.file({ kind: 'ask' });
    const longer = await hall.cases.reclassify(clerk, {
      caseNo: question.caseNo,
      version: 1,
      kind: 'not-done',
      category: 'general',
    });
    expect(longer).toMatchObject({ kind: 'not-done', category: 'general', promisedDate: '2026-11-26' });
    expect(longer.promise.workingDays).toBe(3);
    const matter = await hall.file();
    const shorter = await hall.cases.reclassify(clerk, {
      caseNo: matter.caseNo,
      version: 1,
      kind: 'ask',
      category: 'consultation',
    });
    expect(shorter).toMatchObject({ promisedDate: '2026-11-26', promise: { workingDays: 3 } });
    expect(shorter.promise.days.filter(({ kind }) => kind === 'promised')).toHaveLength(1);
    expect(shorter.entries.at(-1)?.text).toBe(
      '从“有事没办成（非咨询类）”改为“想问清楚（咨询类）”，最晚 11月26日 星期四',
    );
  });

  it('never brings the promised day into the past', async () => {
    const hall = await openCaseHall();
    const clerk = await hall.clerk('向例静');
    const { caseNo } = await hall.file();
    // Friday: the three working days of a question were over on Thursday.
    hall.time.now += 4 * oneDay;
    const to = { caseNo, version: 1, kind: 'ask' as const, category: 'consultation' as const };
    const refined = await hall.cases.reclassify(clerk, to);
    expect(refined).toMatchObject({ promisedDate: '2026-11-27', light: 'due', promise: { workingDays: 4 } });
  });

  it('to what it already is changes nothing', async () => {
    const hall = await openCaseHall();
    const clerk = await hall.clerk('向例静');
    const { caseNo } = await hall.file();
    await hall.cases.reclassify(clerk, { caseNo, version: 1, kind: 'not-done', category: 'general' });
    expect(await events(hall)).toHaveLength(1);
  });
});

describe('entries', () => {
  it('are made once for one request, and need words', async () => {
    const hall = await openCaseHall();
    const clerk = await hall.clerk('向例静');
    const { caseNo } = await hall.file();
    const entry = { requestId: randomUUID(), caseNo, for: 'citizen' as const, words: '在办了' };
    await hall.cases.addEntry(clerk, entry);
    const twice = await hall.cases.addEntry(clerk, entry);
    expect(twice.entries.filter(({ kind }) => kind === 'said')).toHaveLength(1);
    expect(await codeOf(hall.cases.addEntry(clerk, { ...entry, words: ' ' }))).toBe('INVALID_INPUT');
  });
});

describe('a request of an entry', () => {
  it('is answered again though the stage no longer allows it', async () => {
    const hall = await openCaseHall();
    const clerk = await hall.clerk('向例静');
    const { caseNo } = await hall.file();
    await hall.cases.accept(clerk, { caseNo, version: 1 });
    await hall.cases.conclude(clerk, { caseNo, version: 2, handling: 'on-the-spot', words: '办好了', cause });
    const entry = { requestId: randomUUID(), caseNo, for: 'citizen' as const, words: '欢迎再来' };
    await hall.cases.addEntry(clerk, entry);
    hall.time.now += 40 * oneDay;
    expect(await archivePast(hall.day)).toBe(1);
    const again = await hall.cases.addEntry(clerk, entry);
    expect(again.entries.filter(({ kind }) => kind === 'said')).toHaveLength(1);
    expect(await codeOf(hall.cases.addEntry(clerk, { ...entry, requestId: randomUUID() }))).toBe('NOT_NOW');
  });

  it('with other words is refused; for another reader it is another entry', async () => {
    const hall = await openCaseHall();
    const clerk = await hall.clerk('向例静');
    const { caseNo } = await hall.file();
    const entry = { requestId: randomUUID(), caseNo, for: 'citizen' as const, words: '在办了' };
    await hall.cases.addEntry(clerk, entry);
    expect(await codeOf(hall.cases.addEntry(clerk, { ...entry, words: '办好了' }))).toBe('REQUEST_REUSED');
    const both = await hall.cases.addEntry(clerk, { ...entry, for: 'inside' });
    expect(both.entries.map(({ kind }) => kind)).toEqual(['filed', 'said', 'note']);
  });
});

describe('a case of another hall', () => {
  it('is not taken for the one of the same number here', async () => {
    const hall = await openCaseHall();
    const clerk = await hall.clerk('向例静');
    const { caseNo } = await hall.file();
    const own = `${hall.catalogue.hall.code}-${caseNo}`;
    expect((await hall.cases.get(clerk, own)).caseNo).toBe(caseNo);
    expect((await hall.cases.list(clerk, { show: 'all', search: own, page: 1 })).total).toBe(1);
    const others = `ABCD-${caseNo}`;
    expect(await codeOf(hall.cases.get(clerk, others))).toBe('CASE_NOT_FOUND');
    expect(await codeOf(hall.cases.accept(clerk, { caseNo: others, version: 1 }))).toBe('CASE_NOT_FOUND');
    expect(await codeOf(hall.cases.reveal(clerk, others))).toBe('CASE_NOT_FOUND');
    expect((await hall.cases.list(clerk, { show: 'all', search: others, page: 1 })).total).toBe(0);
  });
});

describe('a case that is not there', () => {
  it('is said to be so, whatever is asked of it', async () => {
    const hall = await openCaseHall();
    const clerk = await hall.clerk('向例静');
    for (const caseNo of [formatCaseNumber('2026-11-23', 5), '261123-0010', 'x', '']) {
      expect(await codeOf(hall.cases.get(clerk, caseNo))).toBe('CASE_NOT_FOUND');
      expect(await codeOf(hall.cases.accept(clerk, { caseNo, version: 1 }))).toBe('CASE_NOT_FOUND');
      expect(await codeOf(hall.cases.reveal(clerk, caseNo))).toBe('CASE_NOT_FOUND');
      expect(await codeOf(hall.cases.reprint(clerk, caseNo, 'en'))).toBe('CASE_NOT_FOUND');
    }
    expect(await events(hall)).toEqual([]);
  });
});
