// Who may know of a case at all, and that everything a desk shows somebody is let through to the rules by the API.
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { contract } from '#shared/contract/contract.ts';
import { type Role, roleSchema, type Who } from '#shared/contract/procedure.ts';
import { actRules, type CaseAction, caseActs, isActOf, type Worker } from '#shared/domain/case-acts.ts';
import { told } from '../domain/case-machine.ts';
import { codeOf, openCaseHall } from './case-hall.ts';

const person = { role: 'self', name: '马例水', phone: '13900001999' } as const;

describe('a clerk of a unit that has nothing to do with a case', () => {
  it('does not learn that it exists: by number, on lists, by person, beside another, or by acting on it', async () => {
    const hall = await openCaseHall();
    const { stranger, intake, leader } = await hall.team();
    const { caseNo } = await hall.file({ person, words: '灶房的事', failedAtUnit: 'D-SC' });
    await hall.cases.accept(intake, { caseNo, version: 1 });
    const { cases } = hall;
    const on = { caseNo, version: 2 };
    for (const call of [
      cases.get(stranger, caseNo),
      cases.reveal(stranger, caseNo),
      cases.reprint(stranger, caseNo, 'zh-CN'),
      cases.related(stranger, caseNo),
      cases.present(stranger, caseNo, false),
      cases.addEntry(stranger, { requestId: randomUUID(), caseNo, for: 'inside', words: '看看' }),
      cases.conclude(stranger, { ...on, handling: 'on-the-spot', words: '好了', cause: 'other' }),
      cases.transfer(stranger, { ...on, unitCode: 'D-SC', talkedWith: '自己', agreed: '归我' }),
      cases.acceptTransfer(stranger, { ...on, staffId: null }),
      cases.escalate(stranger, { ...on, words: '请定' }),
      // Not even that somebody else has changed it since.
      cases.accept(stranger, { caseNo, version: 1 }),
    ])
      expect(await codeOf(call)).toBe('CASE_NOT_FOUND');
    for (const search of [undefined, caseNo, '灶房']) {
      const { rows, total, counts } = await cases.list(stranger, { show: 'all', search, page: 1 });
      expect({ rows, total }).toEqual({ rows: [], total: 0 });
      expect(counts).toEqual({ open: 0, fresh: 0, due: 0, late: 0, mine: 0 });
    }
    expect(await cases.findByPerson(stranger, { phone: person.phone })).toEqual([]);
    expect((await cases.work(stranger, { whose: 'unit', page: 1 })).total).toBe(0);
    const second = await hall.file({ person });
    await cases.accept(intake, { caseNo: second.caseNo, version: 1 });
    await cases.rule(leader, { caseNo: second.caseNo, version: 2, unitCode: 'D-SC', words: '归你们' });
    expect(await cases.related(stranger, second.caseNo)).toEqual([]);
    expect((await cases.list(stranger, { show: 'all', page: 1 })).rows.map((row) => row.caseNo)).toEqual([
      second.caseNo,
    ]);
  });

  it('still sees it after it went on to another unit, and may look at who told it, which is recorded', async () => {
    const hall = await openCaseHall();
    const { stranger, intake, leader } = await hall.team();
    const { caseNo } = await hall.file({ person });
    await hall.cases.accept(intake, { caseNo, version: 1 });
    await hall.cases.rule(leader, { caseNo, version: 2, unitCode: 'D-SC', words: '归你们' });
    await hall.cases.rule(leader, { caseNo, version: 3, unitCode: 'D-GA', words: '归公安' });
    expect((await hall.cases.get(stranger, caseNo)).actions).toEqual(['note', 'reveal', 'reprint']);
    expect(await hall.cases.reveal(stranger, caseNo)).toEqual({ person });
    expect((await hall.cases.get(intake, caseNo)).entries.at(-1)).toMatchObject({
      kind: 'revealed',
      staffName: '王例生',
    });
  });
});

describe('posts that answer for every case', () => {
  it('see all of them, whatever their unit; personal details only with a part in it', async () => {
    const hall = await openCaseHall();
    const { supervisor, leader, admin } = await hall.team();
    const { caseNo } = await hall.file({ person });
    for (const who of [supervisor, leader, admin]) {
      expect((await hall.cases.get(who, caseNo)).maskedName).toBe('马*');
      expect((await hall.cases.list(who, { show: 'open', page: 1 })).total).toBe(1);
      expect(await codeOf(hall.cases.reveal(who, caseNo))).toBe('NOT_ALLOWED');
      expect(await codeOf(hall.cases.reprint(who, caseNo, 'zh-CN'))).toBe('NOT_ALLOWED');
    }
  });
});

/** The procedure behind each act a desk may show. */
const { cases, handling } = contract;
const procedures: Readonly<Record<CaseAction, { '~orpc': { meta: { who?: Who } } }>> = {
  accept: cases.accept,
  contact: handling.contact,
  assign: cases.assign,
  transfer: handling.transfer,
  'accept-transfer': handling.acceptTransfer,
  'return-transfer': handling.returnTransfer,
  'withdraw-transfer': handling.withdrawTransfer,
  invite: handling.invite,
  pause: handling.pause,
  resume: handling.resume,
  'ask-extension': handling.askExtension,
  'decide-extension': handling.decideExtension,
  conclude: cases.conclude,
  'propose-refusal': handling.proposeRefusal,
  'decide-refusal': handling.decideRefusal,
  'decide-objection': handling.decideObjection,
  escalate: handling.escalate,
  rule: handling.rule,
  urge: handling.urge,
  'answer-for': handling.answerFor,
  tell: cases.addEntry,
  note: cases.addEntry,
  reclassify: cases.reclassify,
  link: handling.link,
  merge: handling.merge,
  reveal: cases.reveal,
  reprint: cases.reprint,
};

it('whoever a rule gives an act to gets through the door to it', () => {
  const state = { ...told(), transferTo: 'D-GA' };
  const mayBe = (role: Role, action: CaseAction) =>
    ['U-HALL', 'D-GA'].some((unitCode) => {
      const who: Worker = { staffId: 'x', unitCode, roles: [role], isInvolved: true };
      return isActOf(state, who, action, 9);
    });
  for (const action of caseActs) {
    const { who } = procedures[action]['~orpc'].meta;
    expect(actRules[action]).toBeDefined();
    for (const role of roleSchema.options) {
      // An administrator handles no case as such; where they work in its unit, they do as everybody there.
      if (mayBe(role, action)) expect([role, Array.isArray(who) && who.includes(role)], action).toEqual([role, true]);
    }
  }
});
