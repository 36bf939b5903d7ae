// When the time a case is kept is over, nobody can read or find the person any more, and everything else still works.
import { randomUUID } from 'node:crypto';
import { expect, it, onTestFinished } from 'vitest';
import { forgetPast, forgottenAtOnce, startForgetting } from '#electron/cases/forgetting.ts';
import type { Write } from '#electron/store/store.ts';
import { startHall } from '../support/hall.ts';
import { type CaseHall, kiosk, oneDay, openCaseHall, telling } from './case-hall.ts';

const explained = { handling: 'explained', words: '说明白了', basis: '土地管理法', cause: 'legacy' } as const;
const person = { role: 'self' as const, name: '冉隆刚', phone: '13812345678' };

async function concluded(hall: CaseHall, requestId: string = randomUUID()) {
  const clerk = await hall.clerk('向例静');
  const receipt = await hall.file({ requestId, person, words: '老屋的土地证' });
  const { caseNo } = receipt;
  await hall.cases.accept(clerk, { caseNo, version: 1 });
  await hall.cases.conclude(clerk, { caseNo, version: 2, ...explained });
  return { clerk, ...receipt };
}

const parts = (hall: CaseHall) => ({ ...hall, clock: () => hall.time.now, retentionYears: 2 });

/** Goes to that day; on it, and some weeks before it, something was written as on any. */
async function goTo(hall: CaseHall, instant: string): Promise<void> {
  const at = Date.parse(instant);
  if (hall.time.now < at - 45 * oneDay) {
    hall.time.now = at - 40 * oneDay;
    await hall.file({ words: '前些天的事' });
  }
  hall.time.now = at;
  await hall.file({ words: '今天的事' });
}

it('destroys what is over, and no more, on the hall’s own day', async () => {
  const hall = await openCaseHall();
  const { caseNo } = await concluded(hall);
  const open = await hall.file({ person });
  // Concluded on 23 November 2026: kept to the end of 23 November 2028.
  await goTo(hall, '2028-11-23T15:59:59Z');
  expect(await forgetPast(parts(hall))).toBe(0);
  await goTo(hall, '2028-11-23T16:00:00Z');
  expect(await forgetPast(parts(hall))).toBe(1);
  expect(await forgetPast(parts(hall))).toBe(0);
  const left = await hall.store.db.selectFrom('vault_keys').select('case_no').execute();
  expect(left.map((row) => row.case_no)).not.toContain(caseNo);
  // Not concluded is not over, however old.
  expect(left.map((row) => row.case_no)).toContain(open.caseNo);
  const index = await hall.store.db.selectFrom('blind_index').select('case_no').execute();
  expect(index.filter((row) => row.case_no === caseNo)).toEqual([]);
  const jobs = await hall.store.db.selectFrom('slip_jobs').select('subject').execute();
  expect(jobs.map((row) => row.subject)).not.toContain(caseNo);
  expect(jobs.map((row) => row.subject)).toContain(open.caseNo);
  const events = hall.store.db
    .selectFrom('journal')
    .select(['subject', 'data', 'actor'])
    .where('type', '=', 'case.forgotten');
  const [event, ...others] = await events.execute();
  expect(others).toEqual([]);
  expect(event).toMatchObject({ subject: caseNo, data: '{}' });
  expect(JSON.parse(event?.actor ?? '')).toEqual({ kind: 'system', id: 'retention', terminal: 'hall' });
  expect((await hall.verify()).differences).toEqual([]);
});

it('leaves a case that is still listed and shown, and in which nothing more is done', async () => {
  const hall = await openCaseHall();
  const requestId = randomUUID();
  const { clerk, caseNo, queryCode } = await concluded(hall, requestId);
  await goTo(hall, '2029-01-08T02:00:00Z');
  await forgetPast(parts(hall));
  const matter = hall.catalogue.matter('GA-01')?.name.zh;
  const { rows } = await hall.cases.list(clerk, { show: 'concluded', page: 1 });
  expect(rows).toMatchObject([{ caseNo, title: matter, maskedName: null }]);
  const detail = await hall.cases.get(clerk, caseNo);
  expect(detail).toMatchObject({ words: '个人信息已按期销毁', maskedPhone: null, hasIdNumber: false, actions: [] });
  expect(detail.entries.at(-1)?.text).toBe('办结：解释说明。个人信息已按期销毁');
  expect(await hall.cases.findByPerson(clerk, { phone: person.phone })).toEqual([]);
  const entry = { requestId: randomUUID(), caseNo, for: 'inside' as const, words: '还有' };
  await expect(hall.cases.addEntry(clerk, entry)).rejects.toMatchObject({ code: 'NOT_NOW' });
  await expect(hall.cases.reveal(clerk, caseNo)).rejects.toMatchObject({ code: 'CASE_NOT_FOUND' });
  await expect(hall.cases.reprint(clerk, caseNo, 'en')).rejects.toMatchObject({ code: 'CASE_NOT_FOUND' });
  const asker = { actor: kiosk, source: 'x' };
  await expect(hall.cases.status(asker, { caseNo, queryCode })).rejects.toMatchObject({ code: 'NOT_MATCHING' });
  // The very request that filed it, from a page left open for years.
  const again = telling({ requestId, person, words: '老屋的土地证' });
  await expect(hall.cases.file({ actor: kiosk, channel: 'kiosk', filedBy: null }, again)).rejects.toMatchObject({
    code: 'REQUEST_REUSED',
  });
});

it('has what other areas keep of a case forgotten with it, or nothing at all', async () => {
  const hall = await openCaseHall();
  const { caseNo } = await concluded(hall);
  await hall.file({ person });
  await goTo(hall, '2029-01-08T02:00:00Z');
  const forgotten: string[] = [];
  const keys = async () => (await hall.store.db.selectFrom('vault_keys').select('case_no').execute()).length;
  const before = await keys();
  const broken = async () => {
    throw new Error('disk');
  };
  await expect(forgetPast({ ...parts(hall), forgetters: [broken] })).rejects.toThrow('disk');
  expect(await keys()).toBe(before);
  const forgetter = async (w: Write, no: string) => {
    expect(await w.db.selectFrom('vault_keys').select('case_no').where('case_no', '=', no).execute()).toEqual([]);
    forgotten.push(no);
  };
  await forgetPast({ ...parts(hall), forgetters: [forgetter] });
  expect(forgotten).toEqual([caseNo]);
});

it('goes in small steps through many', async () => {
  const hall = await openCaseHall();
  const many = forgottenAtOnce + 3;
  for (let n = 0; n < many; n += 1) await concluded(hall);
  await goTo(hall, '2029-01-08T02:00:00Z');
  let most = 0;
  hall.store.onCommitted((events) => {
    most = Math.max(most, events.length);
  });
  expect(await forgetPast(parts(hall))).toBe(many);
  expect(most).toBe(forgottenAtOnce);
}, 30_000);

it('destroys nothing by a clock that has leapt, however much is written by it, for a month', async () => {
  const hall = await openCaseHall();
  await concluded(hall);
  hall.time.now += 20 * 365 * oneDay;
  expect(await forgetPast(parts(hall))).toBe(0);
  for (let day = 0; day < 30; day += 10) {
    await hall.file();
    expect(await forgetPast(parts(hall))).toBe(0);
    hall.time.now += 10 * oneDay;
  }
  hall.time.now += 2 * oneDay;
  expect(await forgetPast(parts(hall))).toBe(1);
});

it('is looked for at the start and every day, goes on after a failure, and stops', async () => {
  const hall = await openCaseHall();
  const { caseNo } = await concluded(hall);
  const planned: { callback: () => void; ms: number }[] = [];
  const failures: unknown[] = [];
  let isBroken = true;
  const stop = startForgetting({
    ...parts(hall),
    vault: {
      destroy: async (w, no) => {
        if (isBroken) throw new Error('disk');
        await hall.vault.destroy(w, no);
      },
    },
    timers: { set: (callback, ms) => planned.push({ callback, ms }), clear: () => planned.splice(0) },
    onFailure: (error) => failures.push(error),
  });
  const turn = async () => {
    const before = planned.length;
    planned.at(-1)?.callback();
    while (planned.length === before) await new Promise((resolve) => setTimeout(resolve, 5));
  };
  await goTo(hall, '2029-01-08T02:00:00Z');
  await turn();
  expect(failures).toHaveLength(1);
  isBroken = false;
  await turn();
  expect(planned.map(({ ms }) => ms)).toEqual([0, oneDay, oneDay]);
  const left = await hall.store.db.selectFrom('vault_keys').select('case_no').execute();
  expect(left.map((row) => row.case_no)).not.toContain(caseNo);
  await stop();
  expect(planned).toEqual([]);
});

it('is done by the hall itself, when it starts', async () => {
  let now = Date.parse('2026-11-23T01:00:00Z');
  const hall = await startHall({ clock: () => now });
  onTestFinished(() => hall.stop());
  const client = await hall.admin();
  const { caseNo, queryCode } = await client.cases.file(telling({ person }));
  const { version } = await client.cases.accept({ caseNo, version: 1 });
  await client.cases.conclude({ caseNo, version, ...explained });
  const keys = () => hall.node.store.db.selectFrom('vault_keys').selectAll().where('case_no', '=', caseNo).execute();
  now = Date.parse('2028-10-14T01:00:00Z');
  await hall.restart();
  await client.cases.file(telling());
  now = Date.parse('2028-11-23T01:00:00Z');
  await hall.restart();
  expect(await client.cases.status({ caseNo, queryCode })).toMatchObject({ caseNo });
  now += oneDay;
  await hall.restart();
  await expect.poll(async () => (await keys()).length).toBe(0);
  await expect(client.cases.status({ caseNo, queryCode })).rejects.toMatchObject({ code: 'NOT_MATCHING' });
}, 30_000);
