// Forty people at the same ten cases at once, through the router as it is served: nobody's words are overwritten, and the later one is told.
import { randomUUID } from 'node:crypto';
import { ORPCError } from '@orpc/server';
import { expect, it } from 'vitest';
import { DomainError } from '#electron/domain-error.ts';
import { projections } from '#electron/hall-projections.ts';
import { verifyDatabase } from '#electron/store/verify.ts';
import type { CaseDetail } from '#shared/contract/case-detail.ts';
import { openWorkingHall } from '../supervision/working-hall.ts';

const waves = 4;
const cases = 10;
/** With nothing written, this is what somebody who came second is told. */
const told = ['CASE_CHANGED', 'NOT_NOW', 'NOT_ALLOWED', 'CASE_NOT_FOUND', 'STAFF_NOT_FOUND'];

it('every act is in the timeline, or was refused and left nothing; every note is there', async () => {
  const hall = await openWorkingHall();
  const units = ['U-HALL', 'U-HALL', 'U-HALL', 'D-GA', 'D-YB'];
  const people = [];
  for (let n = 0; n < 40; n += 1) {
    const role = n === 0 ? 'leader' : n % 5 === 1 ? 'supervisor' : n % 2 === 0 ? 'intake' : 'handler';
    people.push(await hall.person([role], units[n % units.length]));
  }
  const desks = people.map((clerk) => ({ clerk, api: hall.as(clerk) }));
  const numbers = [];
  for (let n = 0; n < cases; n += 1) numbers.push(await hall.file({ words: `第 ${n} 件` }));
  const reader = desks[0]?.api;
  if (!reader) throw new Error('nobody reads');

  const said = new Map<string, string>();
  const refused = new Map<string, string>();
  const codes = new Set<string>();

  /** One person's act on a case as they saw it before the wave; `words` are theirs alone. */
  async function act(desk: (typeof desks)[number], detail: CaseDetail, n: number): Promise<void> {
    const { caseNo, version } = detail;
    const on = { caseNo, version };
    const words = `${desk.clerk.staffId} 第 ${n} 回`;
    const { api, clerk } = desk;
    const entry = { requestId: randomUUID(), caseNo, words };
    const acts = [
      () => api.cases.addEntry({ ...entry, for: 'inside' }),
      () => api.cases.addEntry({ ...entry, for: 'citizen' }),
      () => api.handling.contact({ ...on, way: 'phone', reached: true, words }),
      () => api.cases.assign({ ...on, staffId: clerk.staffId, dueDate: '2026-11-27', words }),
      () => api.handling.transfer({ ...on, unitCode: 'D-GA', talkedWith: '李例', agreed: words }),
      () => api.handling.urge({ ...on, words }),
      () => api.handling.pause({ ...on, reason: 'papers', words }),
      () => api.handling.rule({ ...on, unitCode: n % 2 === 0 ? 'D-YB' : 'U-HALL', words }),
      () => api.cases.conclude({ ...on, handling: 'explained', words, basis: '条例', cause: 'other' }),
    ];
    const doing = detail.stage === 1 && n % 3 === 0 ? api.cases.accept(on).then(() => null) : acts[n % acts.length]?.();
    try {
      if ((await doing) !== null) said.set(words, caseNo);
    } catch (error) {
      if (!(error instanceof ORPCError || error instanceof DomainError)) throw error;
      codes.add(error.code);
      expect(told).toContain(error.code);
      refused.set(words, caseNo);
    }
  }

  for (let wave = 0; wave < waves; wave += 1) {
    const seen = await Promise.all(numbers.map((caseNo) => reader.cases.get({ caseNo })));
    const doing = desks.flatMap((desk, at) =>
      seen
        // Each at four of the ten, so that sixteen people want each case.
        .filter((_, which) => (at + which + wave) % 5 < 2)
        .map((detail, which) => act(desk, detail, wave * 1000 + at * 7 + which)),
    );
    await Promise.all(doing);
    hall.time.now += 60_000;
  }

  const timelines = new Map<string, string>();
  for (const caseNo of numbers) {
    const { entries, version } = await reader.cases.get({ caseNo });
    timelines.set(caseNo, entries.map(({ text }) => text).join('\n'));
    // Each act made one version, and nothing else did.
    expect(version).toBe(entries.length);
  }
  expect(said.size).toBeGreaterThan(40);
  for (const [words, caseNo] of said) expect(timelines.get(caseNo)?.split(words)).toHaveLength(2);
  for (const [words, caseNo] of refused) expect(timelines.get(caseNo)).not.toContain(words);
  expect([...codes]).toContain('CASE_CHANGED');
  const { database } = hall.node.config.paths;
  expect(await verifyDatabase({ path: database, projections })).toMatchObject({ ok: true, differences: [] });
}, 120_000);

it('notes by all forty on one case at once are all there', async () => {
  const hall = await openWorkingHall();
  const caseNo = await hall.file();
  const people = [];
  for (let n = 0; n < 40; n += 1) people.push(await hall.person(['intake']));
  await Promise.all(
    people.map((clerk, n) =>
      hall.as(clerk).cases.addEntry({ requestId: randomUUID(), caseNo, for: 'inside', words: `记 ${n}。` }),
    ),
  );
  const [first] = people;
  if (!first) throw new Error('nobody');
  const { entries } = await hall.as(first).cases.get({ caseNo });
  const notes = entries.filter(({ kind }) => kind === 'note').map(({ text }) => text);
  expect(notes.sort()).toEqual(Array.from({ length: 40 }, (_, n) => `记 ${n}。`).sort());
}, 60_000);
