// The procedures as a transport calls them: inputs and outputs keep to the contract, and who may call is decided before anything happens.
import { randomUUID } from 'node:crypto';
import { call, ORPCError } from '@orpc/server';
import { describe, expect, it } from 'vitest';
import { casesProcedures } from '#electron/cases/cases-procedures.ts';
import type { Context } from '#electron/procedure-base.ts';
import type { Role } from '#shared/contract/procedure.ts';
import { type CaseHall, openCaseHall, telling } from './case-hall.ts';

const citizen: Context = {
  terminal: '1号机',
  source: '10.0.0.1',
  signedIn: null,
  sessionToken: null,
  setSession: null,
};

async function deskOf(hall: CaseHall, roles: Role[] = ['intake']): Promise<Context> {
  const { staffId, unitCode } = await hall.clerk('向例静', { roles });
  const signedIn = {
    staffId,
    displayName: '向例静',
    roles,
    unitCode,
    mustChangePassword: false,
    endsAt: Number.POSITIVE_INFINITY,
  };
  return { ...citizen, terminal: '工作台', signedIn };
}

async function refusal(promise: Promise<unknown>): Promise<string> {
  const error = await promise.catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(ORPCError);
  return (error as ORPCError<string, unknown>).code;
}

describe('cases over the contract', () => {
  it('go from told to concluded, every answer as the contract has it', async () => {
    const hall = await openCaseHall();
    const cases = casesProcedures(hall.cases);
    const desk = { context: await deskOf(hall) };
    const kiosk = { context: citizen };
    const told = telling({ person: { role: 'self', name: '马黄水', phone: '13812345678' } });
    const { caseNo, queryCode } = await call(cases.file, told, kiosk);
    await call(cases.status, { caseNo, queryCode }, kiosk);
    await call(cases.supplement, { requestId: randomUUID(), caseNo, queryCode, words: '还有' }, kiosk);
    const { rows } = await call(cases.list, { show: 'new' }, desk);
    expect(rows.map((row) => row.caseNo)).toEqual([caseNo]);
    const { version } = await call(cases.get, { caseNo }, desk);
    const accepted = await call(cases.accept, { caseNo, version }, desk);
    const to = { staffId: desk.context.signedIn?.staffId ?? '', dueDate: '2026-11-25' };
    const assigned = await call(cases.assign, { caseNo, version: accepted.version, ...to }, desk);
    const entry = { requestId: randomUUID(), caseNo, for: 'citizen' as const, words: '在办' };
    const spoken = await call(cases.addEntry, entry, desk);
    expect(spoken.version).toBe(assigned.version + 1);
    const kind = { kind: 'ask' as const, category: 'consultation' as const };
    const refined = await call(cases.reclassify, { caseNo, version: spoken.version, ...kind }, desk);
    const end = { handling: 'explained' as const, words: '说清楚了', cause: 'other' as const, basis: '条例' };
    const done = await call(cases.conclude, { caseNo, version: refined.version, ...end }, desk);
    expect(done.stage).toBe(6);
    expect(await call(cases.reveal, { caseNo }, desk)).toEqual({ person: told.person });
    expect(await call(cases.findByPerson, { name: '马黄水' }, desk)).toHaveLength(1);
    await call(cases.reprint, { caseNo, language: 'en' }, desk);
    const status = await call(cases.status, { caseNo, queryCode }, kiosk);
    expect(status.concluded?.words).toBe('说清楚了');
  });

  it('told at a kiosk are the citizen’s, whoever is signed in there', async () => {
    const hall = await openCaseHall();
    const cases = casesProcedures(hall.cases);
    const desk = await deskOf(hall);
    await call(cases.file, telling(), { context: desk });
    await call(cases.fileAtCounter, telling(), { context: desk });
    const rows = await hall.store.db.selectFrom('cases').select(['channel', 'filed_by']).orderBy('n').execute();
    expect(rows).toEqual([
      { channel: 'kiosk', filed_by: null },
      { channel: 'counter', filed_by: desk.signedIn?.staffId },
    ]);
    const actors = await hall.store.db.selectFrom('journal').select('actor').where('type', '=', 'case.filed').execute();
    expect(actors.map(({ actor }) => JSON.parse(actor).kind)).toEqual(['citizen', 'staff']);
  });

  it('are closed to those who may not', async () => {
    const hall = await openCaseHall();
    const cases = casesProcedures(hall.cases);
    const { caseNo } = await call(cases.file, telling(), { context: citizen });
    const supervisor = { context: await deskOf(hall, ['supervisor']) };
    expect(await refusal(call(cases.get, { caseNo }, { context: citizen }))).toBe('NOT_SIGNED_IN');
    expect(await refusal(call(cases.fileAtCounter, telling(), { context: citizen }))).toBe('NOT_SIGNED_IN');
    expect((await call(cases.get, { caseNo }, supervisor)).actions).toEqual(['urge', 'note']);
    for (const refused of [
      call(cases.reveal, { caseNo }, supervisor),
      call(cases.findByPerson, { name: '马' }, supervisor),
      call(cases.accept, { caseNo, version: 1 }, supervisor),
    ]) {
      expect(await refusal(refused)).toBe('NOT_ALLOWED');
    }
  });

  it('refuse a field the contract does not have', async () => {
    const hall = await openCaseHall();
    const cases = casesProcedures(hall.cases);
    const sly = { ...telling(), custodianUnit: 'D-GA' };
    expect(await refusal(call(cases.file, sly as never, { context: citizen }))).toBe('BAD_REQUEST');
    expect(await hall.store.db.selectFrom('cases').selectAll().execute()).toEqual([]);
  });
});
