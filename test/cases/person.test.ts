// A person’s details at the desk: masked until somebody asks, found by all that is given, printed again; every look recorded.
import { describe, expect, it } from 'vitest';
import { residentCheckSign } from '#shared/domain/identity-number.ts';
import { asBytes, type CaseHall, codeOf, openCaseHall } from './case-hall.ts';

async function events(hall: CaseHall) {
  return hall.store.db.selectFrom('journal').selectAll().where('type', 'like', 'case.%').orderBy('seq').execute();
}

describe('a person’s details', () => {
  const person = {
    role: 'self' as const,
    name: '欧阳小㐂',
    phone: '13812345678',
    idNumber: `50024019900307001${residentCheckSign('50024019900307001')}`,
  };

  it('are masked until somebody asks, which is recorded', async () => {
    const hall = await openCaseHall();
    const clerk = await hall.clerk('向例静');
    const { caseNo } = await hall.file({ person });
    const detail = await hall.cases.get(clerk, caseNo);
    expect(detail).toMatchObject({ maskedName: '欧阳*', maskedPhone: '138 **** 5678', hasIdNumber: true });
    expect(JSON.stringify(detail)).not.toMatch(/小㐂|13812345678|19900307/);
    expect(await hall.cases.reveal(clerk, caseNo)).toEqual({ person });
    const [, revealed] = await events(hall);
    expect(revealed).toMatchObject({ type: 'case.revealed', subject: caseNo });
    expect(JSON.parse(revealed?.actor ?? '')).toMatchObject({ kind: 'staff', id: clerk.staffId });
    expect((await hall.cases.get(clerk, caseNo)).entries.at(-1)).toMatchObject({
      kind: 'revealed',
      staffName: '向例静',
    });
  });

  it('find the case of somebody who lost their slip, by all that is given', async () => {
    const hall = await openCaseHall();
    const clerk = await hall.clerk('向例静');
    const mine = await hall.file({ person });
    const other = await hall.file({
      person: { role: 'relative', name: '马黄水', forName: '欧阳小㐂', phone: '023-73330000' },
    });
    await hall.file({ person: { role: 'organisation', organisation: '石柱 辣椒 合作社', name: '谭三益' } });
    const find = async (by: { phone?: string; idNumber?: string; name?: string }) =>
      (await hall.cases.findByPerson(clerk, by)).map(({ caseNo }) => caseNo).sort();
    expect(await find({ phone: ' 138-1234-5678 ' })).toEqual([mine.caseNo]);
    expect(await find({ idNumber: person.idNumber.toLowerCase().replace(/^(.{6})/, '$1 ') })).toEqual([mine.caseNo]);
    expect(await find({ phone: '023 7333 0000' })).toEqual([other.caseNo]);
    expect(await find({ name: '欧阳 小㐂' })).toEqual([mine.caseNo, other.caseNo].sort());
    expect(await find({ name: '欧阳小㐂', phone: '13812345678' })).toEqual([mine.caseNo]);
    expect(await find({ name: '石柱辣椒合作社' })).toHaveLength(1);
    expect(await find({ name: '欧阳小㐂', phone: '13900000000' })).toEqual([]);
    expect(await codeOf(hall.cases.findByPerson(clerk, { phone: ' ', name: '' }))).toBe('INVALID_INPUT');
    const searches = (await events(hall)).filter(({ type }) => type === 'case.searched');
    expect(searches.map(({ data }) => JSON.parse(data))).toContainEqual({ by: ['phone', 'name'], found: 1 });
    expect(hall.everythingOnDisk().includes(asBytes('13900000000'))).toBe(false);
  });

  it('cannot be gone through like a telephone book', async () => {
    const hall = await openCaseHall();
    const [clerk, colleague] = [await hall.clerk('向例静'), await hall.clerk('冉隆刚')];
    for (let n = 0; n < 30; n += 1) await hall.cases.findByPerson(clerk, { phone: `138${10_000_000 + n}` });
    expect(await codeOf(hall.cases.findByPerson(clerk, { name: '马' }))).toBe('TOO_MANY_TRIES');
    expect(await hall.cases.findByPerson(colleague, { name: '马' })).toEqual([]);
    hall.time.now += 15 * 60_000;
    expect(await hall.cases.findByPerson(clerk, { name: '马' })).toEqual([]);
  });
});

describe('a slip printed again', () => {
  it('says so, counts up, and carries the same number, code and day', async () => {
    const hall = await openCaseHall();
    const clerk = await hall.clerk('向例静');
    const { caseNo, queryCode, promise, qr } = await hall.file({ person: { role: 'self', name: '马黄水' } });
    for (const language of ['zh-CN', 'en'] as const) {
      hall.time.now += 1_000;
      await hall.cases.reprint(clerk, caseNo, language);
    }
    const jobs = await hall.store.db.selectFrom('slip_jobs').selectAll().orderBy('created_at').execute();
    const key = await hall.vault.key(hall.store.db, caseNo);
    const slips = jobs.map(({ data }) => key.open(data, `${caseNo}/slip`) as { language: string; slip: object });
    expect(slips.map(({ slip }) => slip)).toMatchObject(
      [0, 1, 2].map((reprint) => ({ reprint, caseNo, queryCode, qr, promisedDate: promise.date, maskedName: '马*' })),
    );
    expect(slips[2]?.slip).toMatchObject({ weekday: 'Wednesday', matterName: hall.catalogue.matter('GA-01')?.name.en });
    expect((await hall.cases.get(clerk, caseNo)).entries.filter(({ kind }) => kind === 'reprinted')).toHaveLength(2);
  });

  it('names the window to ask where the owner has none in the hall', async () => {
    const hall = await openCaseHall();
    const { intake, leader } = await hall.team();
    const away = hall.catalogue.units.find(({ floor }) => floor === null);
    const { caseNo } = await hall.file();
    await hall.cases.accept(intake, { caseNo, version: 1 });
    const to = { unitCode: away?.code ?? '', words: '你们的事' };
    const detail = await hall.cases.rule(leader, { caseNo, version: 2, ...to });
    expect(detail.owner).toMatchObject({ unitCode: away?.code, windowNumber: null, where: null });
    expect((await hall.cases.reprint(intake, caseNo, 'zh-CN')).state).toBe('waiting');
  });
});
