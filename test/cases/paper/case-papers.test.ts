// What is printed of a case after its receipt: the status a citizen asks for, the notice of a refusal, letters and complete files.
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { archivePast } from '#electron/cases/archiving.ts';
import { createCaseCode } from '#electron/cases/case-slip.ts';
import type { Paper } from '#electron/cases/paper/paper-maker.ts';
import { createPaperService, type PaperFiles } from '#electron/cases/paper/paper-service.ts';
import { DomainError } from '#electron/domain-error.ts';
import { DEFAULT_SETTINGS } from '#electron/settings-schema.ts';
import type { SlipService } from '#electron/slips/slip-service.ts';
import { formatCaseNumber } from '#shared/domain/case-number.ts';
import { slipServiceOf } from '../../support/slip-service.ts';
import { type CaseHall, codeOf, kiosk, openCaseHall, random, type Slip } from '../case-hall.ts';

async function openPrinting(): Promise<{ hall: CaseHall; slips: () => SlipService }> {
  let service: SlipService | undefined;
  const hall = await openCaseHall({
    slips: (store, vault, dataDir) => {
      service = slipServiceOf({ store, vault, clock: () => hallClock(), random, dataDir });
      return service;
    },
  });
  const hallClock = () => hall.time.now;
  return {
    hall,
    slips: () => {
      if (!service) throw new Error('no spool');
      return service;
    },
  };
}

const asker = { actor: kiosk, source: '10.0.0.1' };
const printing = ({ caseNo, queryCode }: Slip, requestId = randomUUID()) => ({
  requestId,
  caseNo,
  queryCode,
  language: 'zh-CN' as const,
});
/** All that stands on a slip, without the drawing. */
const lettersOf = (svg: string) => svg.replace(/<[^>]*>/g, '').replace(/\s/g, '');

test('a status is printed for whoever holds the slip, once a request', async () => {
  const { hall, slips } = await openPrinting();
  const slip = await hall.file({ person: { role: 'self', name: '罗春梅', phone: '13800000000' } });
  const { intake } = await hall.team();
  await hall.cases.accept(intake, await hall.on(slip.caseNo));
  const asked = printing(slip);
  const first = await hall.cases.printStatus(asker, asked);
  expect(await hall.cases.printStatus(asker, asked)).toEqual(first);
  const other = await hall.cases.printStatus(asker, printing(slip));
  expect(other.jobId).not.toBe(first.jobId);
  const text = lettersOf((await slips().get(first.jobId))?.svg ?? '');
  expect(text).toContain('您的事办到哪一步');
  expect(text).toContain('收下了，正在看');
  expect(text).toContain('罗*');
  expect(text).not.toContain('罗春梅');
  expect(text).not.toContain('13800000000');
  // Nothing of it lies in the clear, and a stranger's guess prints nothing.
  expect(hall.everythingOnDisk()).not.toContain(Buffer.from('收下了，正在看', 'utf8').toString('latin1'));
  const wrong = printing({ ...slip, queryCode: slip.queryCode === '000000' ? '111111' : '000000' });
  expect(await codeOf(hall.cases.printStatus(asker, wrong))).toBe('NOT_MATCHING');
  expect(await slips().casePapersSince(hall.store.db, slip.caseNo, 0)).toBe(3);
});

test('a status of what is closed says what came of it', async () => {
  const { hall, slips } = await openPrinting();
  const slip = await hall.file();
  const { intake } = await hall.team();
  await hall.cases.accept(intake, await hall.on(slip.caseNo));
  const end = {
    handling: 'explained' as const,
    words: '要满十五年。',
    cause: 'rigid-policy' as const,
    basis: '社保法十六条',
  };
  await hall.cases.conclude(intake, { ...(await hall.on(slip.caseNo)), ...end });
  const printed = await hall.cases.printStatus(asker, printing(slip));
  const text = lettersOf((await slips().get(printed.jobId))?.svg ?? '');
  expect(text).toContain('要满十五年');
  expect(text).toContain('社保法十六条');
});

test('paper is the hall’s: a case is printed so often an hour', async () => {
  const { hall } = await openPrinting();
  const slip = await hall.file();
  const codes = [];
  for (let n = 0; n < 9; n += 1)
    codes.push(
      await hall.cases.printStatus(asker, printing(slip)).then(
        () => 'printed',
        (error: unknown) => (error instanceof DomainError ? error.code : 'broke'),
      ),
    );
  expect(codes.filter((code) => code === 'printed').length).toBeGreaterThan(4);
  expect(codes.at(-1)).toBe('TOO_MANY_TRIES');
  hall.time.now += 3_600_001;
  await expect(hall.cases.printStatus(asker, printing(slip))).resolves.toMatchObject({ state: 'waiting' });
});

test('a refusal that is approved comes out at once, whole, and again when its citizen asks', async () => {
  const { hall, slips } = await openPrinting();
  const slip = await hall.file();
  const { intake, hallHead } = await hall.team();
  await hall.cases.accept(intake, await hall.on(slip.caseNo));
  const words = '县法院今年九月已经立案，正在审。';
  const wayOn = '请找县法院立案庭，电话 12368。';
  await hall.cases.proposeRefusal(intake, { ...(await hall.on(slip.caseNo)), ground: 'court', words, wayOn });
  expect(await slips().casePapersSince(hall.store.db, slip.caseNo, 0)).toBe(1);
  hall.time.now += 60_000;
  await hall.cases.decideRefusal(hallHead, { ...(await hall.on(slip.caseNo)), approved: true, words: '同意' });
  const jobs = await hall.store.db.selectFrom('slip_jobs').selectAll().orderBy('created_at').execute();
  const notice = lettersOf((await slips().get(jobs.at(-1)?.id ?? ''))?.svg ?? '');
  for (const part of ['不予受理告知', '这件事已经在法院了。', words, wayOn.replace(' ', ''), '我不同意'])
    expect(notice).toContain(part);
  const again = await hall.cases.printStatus(asker, printing(slip));
  expect(lettersOf((await slips().get(again.jobId))?.svg ?? '')).toContain('不予受理告知');
});

test('with a page for phones the code is an address whose digits no server is sent', () => {
  const slip = { caseNo: formatCaseNumber('2026-11-23', 7), queryCode: '482913' };
  expect(createCaseCode({ phone: { url: '', port: 0, paperMinutes: 10 } })(slip)).toMatch(/^7711\d+$/);
  expect(createCaseCode({ phone: { url: 'https://banshi.example', port: 0, paperMinutes: 10 } })(slip)).toMatch(
    /^https:\/\/banshi\.example\/c#7711\d+$/,
  );
});

function papersOf(hall: CaseHall, files: PaperFiles = noFiles) {
  const made: Paper[] = [];
  const papers = createPaperService({
    store: hall.store,
    vault: hall.vault,
    catalogue: hall.catalogue,
    hall: hall.hall,
    random,
    cases: hall.cases,
    files,
    staffNames: async () => '向例静',
    codeOf: createCaseCode(DEFAULT_SETTINGS),
    make: async (paper) => {
      made.push(paper);
      return new Uint8Array([37, 80, 68, 70]);
    },
  });
  return { papers, made };
}
const noFiles: PaperFiles = {
  list: async () => ({ files: [] }),
  open: async () => {
    throw new DomainError('FILE_NOT_FOUND');
  },
};

test('a letter names its citizen, tells the latest turn, and is recorded before anybody has it', async () => {
  const { hall } = await openPrinting();
  const slip = await hall.file({ person: { role: 'self', name: '罗春梅' } });
  const { intake } = await hall.team();
  await hall.cases.accept(intake, await hall.on(slip.caseNo));
  const { papers, made } = papersOf(hall);
  const letter = await papers.letter(intake, slip.caseNo, 'zh-CN');
  expect(letter).toEqual({ name: `告知书-${slip.caseNo}.pdf`, base64: 'JVBERg==' });
  expect(made).toMatchObject([
    {
      kind: 'letter',
      data: { to: '罗春梅', queryCode: slip.queryCode, turn: { more: null }, refusal: null, askedUntil: null },
    },
  ]);
  const { entries } = await hall.cases.get(intake, slip.caseNo);
  expect(entries.map(({ kind }) => kind)).toContain('printed-out');
  expect((await hall.verify()).ok).toBe(true);
});

test('the file holds what was told in full, and a signature that cannot be read leaves only its picture out', async () => {
  const { hall } = await openPrinting();
  const person = { role: 'self' as const, name: '罗春梅', phone: '13800000000' };
  const slip = await hall.file({ person, words: '机器坏了，换不成。' });
  const { supervisor } = await hall.team();
  const signature = { id: randomUUID(), kind: 'signature' as const, name: null, bytes: 2048, addedAt: hall.time.now };
  const { papers, made } = papersOf(hall, {
    list: async () => ({ files: [{ ...signature, addedBy: null, gone: null }] }),
    open: async () => {
      throw new DomainError('FILE_DAMAGED');
    },
  });
  await papers.caseFile(supervisor, slip.caseNo);
  const [paper] = made;
  if (paper?.kind !== 'file') throw new Error('no file');
  expect(paper.data.form).toContainEqual(['姓名', '罗春梅']);
  expect(paper.data.form).toContainEqual(['电话', person.phone]);
  expect(paper.data.words).toBe('机器坏了，换不成。');
  expect(paper.data.signature).toMatchObject({ image: null });
  // The file tells of its own printing.
  expect(paper.data.course.at(-1)?.text).toContain('打印');
});

test('a letter of a case that is filed away still says what came of it', async () => {
  const { hall } = await openPrinting();
  const slip = await hall.file({ person: { role: 'self', name: '罗春梅' } });
  const { intake } = await hall.team();
  await hall.cases.accept(intake, await hall.on(slip.caseNo));
  const on = await hall.on(slip.caseNo);
  await hall.cases.conclude(intake, {
    ...on,
    handling: 'on-the-spot',
    words: '证已经换好了',
    cause: 'other',
    basis: '',
  });
  await hall.cases.answer(asker, { ...slip, requestId: randomUUID(), done: 'yes' });
  // A clock is believed once the hall was at work a month before.
  hall.goTo('2026-12-28T09:00');
  await archivePast(hall.day);
  const { papers, made } = papersOf(hall);
  await papers.letter(intake, slip.caseNo, 'zh-CN');
  expect((await hall.cases.get(intake, slip.caseNo)).stage).toBe(7);
  expect(made).toMatchObject([{ data: { turn: { more: '证已经换好了' } } }]);
});

test('the file tells who said what: the citizen, the hall to the citizen, the hall to itself', async () => {
  const { hall } = await openPrinting();
  const slip = await hall.file();
  const { intake } = await hall.team();
  const name = '向例静';
  const clerk = await hall.clerk(name);
  await hall.cases.supplement(asker, { ...slip, requestId: randomUUID(), words: '材料带来了' });
  const entry = { caseNo: slip.caseNo, requestId: randomUUID() };
  await hall.cases.addEntry(clerk, { ...entry, for: 'citizen', words: '明天来拿' });
  await hall.cases.addEntry(clerk, { ...entry, requestId: randomUUID(), for: 'inside', words: '档案室在找' });
  const { papers, made } = papersOf(hall);
  await papers.caseFile(intake, slip.caseNo);
  const [paper] = made;
  if (paper?.kind !== 'file') throw new Error('no file');
  expect(paper.data.course.map(({ who, what, text }) => [who, what, text]).slice(0, 4)).toEqual([
    ['群众', '', '在自助机上反映'],
    ['群众', '补充', '材料带来了'],
    [name, '告诉群众', '明天来拿'],
    [name, '内部记录', '档案室在找'],
  ]);
});

test('whoever may see the case, but not who told it, gets no paper of it either', async () => {
  const { hall } = await openPrinting();
  const slip = await hall.file({ person: { role: 'self', name: '罗春梅' } });
  const { admin, supervisor } = await hall.team();
  const { papers, made } = papersOf(hall);
  expect(await codeOf(hall.cases.reveal(admin, slip.caseNo))).toBe('NOT_ALLOWED');
  expect(await codeOf(papers.caseFile(admin, slip.caseNo))).toBe('NOT_ALLOWED');
  expect(await codeOf(papers.letter(admin, slip.caseNo, 'zh-CN'))).toBe('NOT_ALLOWED');
  expect(made).toEqual([]);
  await papers.letter(supervisor, slip.caseNo, 'zh-CN');
  expect(made).toHaveLength(1);
});

test('whoever may not see the case gets no paper of it, and nothing is recorded', async () => {
  const { hall } = await openPrinting();
  const slip = await hall.file();
  const { stranger, intake } = await hall.team();
  const { papers, made } = papersOf(hall);
  expect(await codeOf(papers.caseFile(stranger, slip.caseNo))).toBe('CASE_NOT_FOUND');
  expect(await codeOf(papers.letter(stranger, slip.caseNo, 'en'))).toBe('CASE_NOT_FOUND');
  expect(made).toEqual([]);
  const { entries } = await hall.cases.get(intake, slip.caseNo);
  expect(entries.map(({ kind }) => kind)).toEqual(['filed']);
});
