// Telling the window: what is kept, whose it is, by when it is promised, and that nothing is ever lost, doubled or in clear.
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { InputProblems } from '#electron/domain-error.ts';
import { SealBroken } from '#electron/store/store-errors.ts';
import type { FileCase, Person } from '#shared/contract/case-shapes.ts';
import { parseCaseNumber } from '#shared/domain/case-number.ts';
import { residentCheckSign } from '#shared/domain/identity-number.ts';
import { parseScan } from '#shared/domain/scan-code.ts';
import { asBytes, kiosk, openCaseHall, plainSlips, telling } from './case-hall.ts';

const seventeen = '50024019900307001';
const idNumber = seventeen + residentCheckSign(seventeen);
// The right sign moved on by one.
const wrongId = seventeen + (idNumber.endsWith('X') ? '0' : String((Number(idNumber.at(-1)) + 1) % 10));
const self: Person = { role: 'self', name: '冉隆刚', phone: '13812345678', idNumber };

async function problemsOf(filing: Promise<unknown>): Promise<InputProblems['problems']> {
  const error = await filing.catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(InputProblems);
  return (error as InputProblems).problems;
}

describe('a case told at the kiosk', () => {
  it('is told of outside the hall, once for a request', async () => {
    const hall = await openCaseHall();
    const requestId = randomUUID();
    const { caseNo } = await hall.file({ person: self, requestId });
    await hall.file({ person: self, requestId });
    expect(hall.told).toEqual([{ turn: 'filed', caseNo }]);
  });

  it('has a number, a code, an owner and a promised day from the first second', async () => {
    const hall = await openCaseHall();
    const receipt = await hall.file({ person: self, failedAtUnit: 'D-GA' });
    expect(receipt.caseNo).toMatch(/^261123-001\d$/);
    expect(receipt.queryCode).toMatch(/^\d{6}$/);
    expect(receipt.promise).toMatchObject({ date: '2026-12-09', workingDays: 12, provisional: false });
    expect(receipt.owner).toMatchObject({
      unitCode: hall.catalogue.tellWindow.unit,
      person: hall.catalogue.tellWindow.person,
      windowNumber: '16',
    });
    expect(receipt.matterName?.zh).toBe(hall.catalogue.matter('GA-01')?.name.zh);
    expect(receipt.slip.state).toBe('waiting');
    expect(parseScan(receipt.qr)).toEqual({ kind: 'case', caseNo: receipt.caseNo, queryCode: receipt.queryCode });
    const row = await hall.store.db.selectFrom('cases').selectAll().executeTakeFirstOrThrow();
    expect(row).toMatchObject({
      stage: 1,
      custodian_unit: hall.catalogue.tellWindow.unit,
      failed_at_unit: 'D-GA',
      version: 1,
    });
    expect((await hall.verify()).differences).toEqual([]);
  });

  it('gives a question three working days and everything else twelve', async () => {
    const hall = await openCaseHall();
    const days = async (kind: FileCase['kind']) => (await hall.file({ kind })).promise;
    expect(await days('ask')).toMatchObject({ date: '2026-11-26', workingDays: 3 });
    for (const kind of ['not-done', 'disagree', 'suggest'] as const) {
      expect(await days(kind)).toMatchObject({ date: '2026-12-09', workingDays: 12 });
    }
  });

  it('is taken without matter, unit, trips, name or anything else but a word', async () => {
    const hall = await openCaseHall();
    const receipt = await hall.file({ matterCode: null, failedAtUnit: null, trips: null, words: '办不了' });
    expect(receipt.matterName).toBeNull();
  });

  it('marks a promise beyond the published calendar as provisional', async () => {
    const hall = await openCaseHall({ startAt: Date.parse('2026-12-21T02:00:00Z') });
    const long = await hall.file();
    expect(long.promise.provisional).toBe(true);
    expect(long.promise.date > '2027-01-01').toBe(true);
    expect((await hall.file({ kind: 'ask' })).promise).toMatchObject({ date: '2026-12-24', provisional: false });
  });

  it('belongs to one day on either side of midnight in the hall', async () => {
    const hall = await openCaseHall({ startAt: Date.parse('2026-11-23T15:59:59.999Z') });
    const before = await hall.file();
    hall.time.now += 1;
    const after = await hall.file();
    expect(before.caseNo.startsWith('261123-001')).toBe(true);
    expect(after.caseNo.startsWith('261124-001')).toBe(true);
    expect([before.promise.date, after.promise.date]).toEqual(['2026-12-09', '2026-12-10']);
  });

  it('gets one number when the same request comes twice, also at once and after a restart', async () => {
    const hall = await openCaseHall();
    const requestId = randomUUID();
    const both = await Promise.all([hall.file({ requestId }), hall.file({ requestId })]);
    await hall.restart();
    hall.time.now += 60_000;
    const again = await hall.file({ requestId });
    expect(both[0]).toEqual(both[1]);
    expect(again).toEqual(both[0]);
    const count = await hall.store.db.selectFrom('cases').select('case_no').execute();
    expect(count).toHaveLength(1);
    expect(await hall.store.db.selectFrom('slip_jobs').select('id').execute()).toHaveLength(1);
  });

  it.each([
    ['words', { words: '别的事' }],
    ['person', { person: { role: 'self' as const, name: '马黄水' } }],
    ['kind', { kind: 'ask' as const }],
    ['matter', { matterCode: null }],
    ['unit', { failedAtUnit: 'D-GA' }],
    ['trips', { trips: 3 }],
    ['language', { language: 'en' as const }],
  ])('gives nobody the receipt of a request that came with another %s', async (_, other) => {
    const hall = await openCaseHall();
    const requestId = randomUUID();
    const first = await hall.file({ requestId, person: self });
    await expect(hall.file({ requestId, person: self, ...other })).rejects.toMatchObject({ code: 'REQUEST_REUSED' });
    expect(await hall.file({ requestId, person: self })).toEqual(first);
    expect(await hall.store.db.selectFrom('cases').select('case_no').execute()).toHaveLength(1);
  });

  it('gives a kiosk’s receipt to no desk, and one clerk’s to no other', async () => {
    const hall = await openCaseHall();
    const [one, two] = [await hall.clerk('向例静'), await hall.clerk('冉隆刚')];
    const [atKiosk, atCounter] = [randomUUID(), randomUUID()];
    await hall.file({ requestId: atKiosk });
    await hall.atCounter(one, { requestId: atCounter });
    const reused = { code: 'REQUEST_REUSED' };
    await expect(hall.atCounter(one, { requestId: atKiosk })).rejects.toMatchObject(reused);
    await expect(hall.file({ requestId: atCounter })).rejects.toMatchObject(reused);
    await expect(hall.atCounter(two, { requestId: atCounter })).rejects.toMatchObject(reused);
  });

  it('knows its own request again though a clerk has refined the kind and words differ in blanks around them', async () => {
    const hall = await openCaseHall();
    const clerk = await hall.clerk('向例静');
    const requestId = randomUUID();
    const first = await hall.file({ requestId, words: '办不了' });
    const on = { caseNo: first.caseNo, version: 1, kind: 'ask' as const, category: 'general' as const };
    await hall.cases.reclassify(clerk, on);
    expect((await hall.file({ requestId, words: ' 办不了 ' })).queryCode).toBe(first.queryCode);
    await expect(hall.file({ requestId, words: '办不了', kind: 'ask' })).rejects.toMatchObject({
      code: 'REQUEST_REUSED',
    });
  });

  it('keeps numbers apart when many tell at once', async () => {
    const hall = await openCaseHall();
    const receipts = await Promise.all(Array.from({ length: 60 }, () => hall.file()));
    expect(new Set(receipts.map(({ caseNo }) => caseNo)).size).toBe(60);
  });

  it('leaves nothing behind when the slip cannot be put in the spool', async () => {
    const hall = await openCaseHall({
      slips: (...of) => ({ ...plainSlips(...of), enqueueCase: () => Promise.reject(new Error('disk')) }),
    });
    await expect(hall.file({ person: self })).rejects.toThrow('disk');
    for (const table of ['cases', 'case_stages', 'vault_keys', 'blind_index', 'slip_jobs', 'journal'] as const) {
      expect(await hall.store.db.selectFrom(table).selectAll().execute()).toEqual([]);
    }
  });

  it('says which matter or unit it does not know', async () => {
    const hall = await openCaseHall();
    await expect(hall.file({ matterCode: 'XX-99' })).rejects.toMatchObject({ code: 'MATTER_UNKNOWN' });
    await expect(hall.file({ failedAtUnit: 'XX' })).rejects.toMatchObject({ code: 'UNIT_UNKNOWN' });
  });

  it('widens its number after 999 in a day', async () => {
    const hall = await openCaseHall();
    const numbers: string[] = [];
    for (let n = 0; n < 1200; n += 1) numbers.push((await hall.file({ words: '号取完了' })).caseNo);
    expect(new Set(numbers).size).toBe(1200);
    expect(numbers[998]).toMatch(/^261123-999\d$/);
    expect(numbers[999]).toMatch(/^261123-1000\d$/);
    expect(numbers[1199]).toMatch(/^261123-1200\d$/);
    for (const number of numbers) expect(parseCaseNumber(number)).toMatchObject({ ok: true, caseNo: number });
  }, 30_000);
});

describe('at the counter', () => {
  it('remembers who wrote it down, and the hall still owns it', async () => {
    const hall = await openCaseHall();
    const clerk = await hall.clerk('向例静');
    const { caseNo } = await hall.atCounter(clerk, { person: self });
    const detail = await hall.cases.get(clerk, caseNo);
    expect(detail).toMatchObject({ channel: 'counter', stage: 1, owner: { unitCode: hall.catalogue.tellWindow.unit } });
    expect(detail.entries[0]).toMatchObject({ kind: 'filed', staffName: '向例静' });
  });
});

describe('what was typed', () => {
  it('is asked for again only where it cannot be right, field by field', async () => {
    const hall = await openCaseHall();
    const person: Person = { role: 'self', name: '冉', phone: '1381234', idNumber: wrongId };
    expect(await problemsOf(hall.file({ words: ' \n\t ', person }))).toEqual([
      { path: 'words', message: '先写一句话，怎么说都行' },
      { path: 'person.phone', message: '手机号是 11 位，还差 4 位' },
      { path: 'person.idNumber', message: '身份证号有一处不对，请对着证件再看一遍' },
    ]);
    expect(await hall.store.db.selectFrom('journal').selectAll().execute()).toEqual([]);
  });

  it('is asked for in English from somebody who reads English', async () => {
    const hall = await openCaseHall();
    const person: Person = { role: 'organisation', organisationCode: '9150', phone: '12345678901' };
    const problems = await problemsOf(hall.file({ language: 'en', words: '', person }));
    expect(problems.map(({ path }) => path)).toEqual(['words', 'person.organisationCode', 'person.phone']);
    for (const { message } of problems) expect(message).not.toMatch(/\p{Script=Han}/u);
  });

  it.each([
    ['phone', '12345678901', '手机号是 13 到 19 开头，请再看一遍'],
    ['phone', '138123456789', '手机号是 11 位，多了 1 位'],
    ['phone', '一三八', '电话只写数字，请再看一遍'],
    ['phone', '02373', '座机连区号至少 11 位，还差 6 位'],
    ['idNumber', '50024019900307', '身份证号是 18 位，还差 4 位'],
    ['idNumber', '500240199002310016', '身份证号里的出生日期不对，请对着证件再看一遍'],
    ['idNumber', '5002401990030700!!', '身份证号里有一个不该有的字，请对着证件再看一遍'],
  ])('says what is wrong with a %s like %s', async (field, value, message) => {
    const hall = await openCaseHall();
    const filing = hall.file({ person: { role: 'self', [field]: value } as Person });
    expect(await problemsOf(filing)).toEqual([{ path: `person.${field}`, message }]);
  });

  it.each([
    ['spaces and +86', '+86 138 1234 5678', '13812345678'],
    ['full-width digits', '１３８１２３４５６７８', '13812345678'],
    ['nothing', '  ', undefined],
  ])('takes a phone with %s', async (_, phone, kept) => {
    const hall = await openCaseHall();
    const clerk = await hall.clerk('向例静');
    const { caseNo } = await hall.file({ person: { role: 'self', phone } });
    const { person } = await hall.cases.reveal(clerk, caseNo);
    expect(person).toEqual(kept === undefined ? { role: 'self' } : { role: 'self', phone: kept });
  });

  it('keeps rare characters and emoji as they were written', async () => {
    const hall = await openCaseHall();
    const clerk = await hall.clerk('向例静');
    const person: Person = { role: 'relative', name: '㐂𠮷', forName: '小𠮷👨‍👩‍👧', relation: '孩子' };
    const words = '等了一上午 😤\n第二天又来';
    const { caseNo } = await hall.file({ person, words });
    expect(await hall.cases.reveal(clerk, caseNo)).toEqual({ person });
    expect(await hall.cases.get(clerk, caseNo)).toMatchObject({
      words,
      maskedName: '㐂*',
      title: '等了一上午 😤 第二天又来',
    });
  });

  it('may be 5,000 characters as the eye counts them, and not one more', async () => {
    const hall = await openCaseHall();
    const clerk = await hall.clerk('向例静');
    const words = `${'𠮷'.repeat(4_999)}👨‍👩‍👧`;
    const { caseNo } = await hall.file({ words });
    expect((await hall.cases.get(clerk, caseNo)).words).toBe(words);
    expect(await problemsOf(hall.file({ words: `${words}啊啊` }))).toEqual([
      { path: 'words', message: '最多写 5000 个字，多了 2 个' },
    ]);
  });

  it('may not hold half a character or a NUL', async () => {
    const hall = await openCaseHall();
    for (const words of ['a\u0000b', 'a\ud842']) {
      expect(await problemsOf(hall.file({ words }))).toMatchObject([{ path: 'words' }]);
    }
  });
});

describe('what lies on the disk', () => {
  it('holds nothing of the person, the words or the code in clear', async () => {
    const hall = await openCaseHall();
    const clerk = await hall.clerk('向例静');
    const words = '老屋的土地证丢了三回';
    const receipt = await hall.file({ person: self, words });
    const { caseNo, queryCode } = receipt;
    const more = { requestId: randomUUID(), caseNo, queryCode, words: '补一句：灶房也在里头' };
    await hall.cases.supplement({ actor: kiosk, source: '10.1.2.3' }, more);
    await hall.cases.status({ actor: kiosk, source: '10.1.2.3' }, { caseNo, queryCode: '000001' }).catch(() => {});
    await hall.cases.addEntry(clerk, { requestId: randomUUID(), caseNo, for: 'inside', words: '家里只有她一个人' });
    await hall.cases.findByPerson(clerk, { phone: '13812345678', name: '冉隆刚', idNumber });
    await hall.cases.reveal(clerk, caseNo);
    await hall.cases.reprint(clerk, caseNo, 'zh-CN');
    const secrets = ['冉隆刚', '13812345678', idNumber, words, more.words, '家里只有她一个人', '10.1.2.3'];
    const disk = hall.everythingOnDisk();
    expect(disk).toContain(caseNo);
    for (const secret of secrets) expect(disk.includes(asBytes(secret)), secret).toBe(false);
    // Six digits turn up by chance in sealed text; as a word of their own they do not.
    const journal = await hall.store.db.selectFrom('journal').selectAll().execute();
    for (const { data } of journal) expect(data).not.toMatch(new RegExp(`(?<![\\w-])${queryCode}(?![\\w-])`));
    await hall.store.close();
    const closed = hall.everythingOnDisk();
    for (const secret of secrets) expect(closed.includes(asBytes(secret)), secret).toBe(false);
  });

  it('would be seen by this test if it did', async () => {
    const hall = await openCaseHall();
    await hall.clerk('向例静');
    expect(hall.everythingOnDisk()).toContain(asBytes('向例静'));
  });

  it('does not open under another case', async () => {
    const hall = await openCaseHall();
    const [one, two] = [await hall.file({ person: self }), await hall.file({ person: self })];
    const row = await hall.store.db
      .selectFrom('cases')
      .selectAll()
      .where('case_no', '=', one.caseNo)
      .executeTakeFirstOrThrow();
    const key = await hall.vault.key(hall.store.db, two.caseNo);
    expect(() => key.open(row.sealed, `${one.caseNo}/told`)).toThrow(SealBroken);
  });
});

it('telling() is what the contract takes', async () => {
  const { fileCaseSchema } = await import('#shared/contract/case-shapes.ts');
  expect(fileCaseSchema.safeParse(telling()).success).toBe(true);
  // Version 7 begins with the time: whoever knows when can guess it.
  const guessable = '019ab0f0-0000-7000-8000-000000000000';
  expect(fileCaseSchema.safeParse({ ...telling(), requestId: guessable }).success).toBe(false);
  expect(fileCaseSchema.safeParse({ ...telling(), ticket: 'A001' }).success).toBe(false);
});
