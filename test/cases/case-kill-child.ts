// Takes cases through everything that can be done with one, and says each act before it is asked and once it is confirmed, until somebody kills it.
import { randomBytes, randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import type { Clerk } from '#electron/cases/case-actions.ts';
import { createHallNode } from '#electron/hall-node.ts';
import type { CaseDetail, CaseEntry } from '#shared/contract/case-detail.ts';
import type { Role } from '#shared/contract/procedure.ts';

const [, , dataDir = ''] = process.argv;
const node = await createHallNode({
  dataDir,
  clock: Date.now,
  random: { bytes: (length) => new Uint8Array(randomBytes(length)) },
  hasLog: false,
  isAtWork: false,
});
const { cases } = node;
const setup = { kind: 'system', id: 'setup', terminal: '工作台' } as const;
const citizen = { kind: 'citizen', id: 'kiosk', terminal: '1号机' } as const;
const asker = { actor: citizen, source: '10.0.0.1' };

async function person(role: Role, unitCode: string): Promise<Clerk> {
  const account = { username: `p-${randomUUID().slice(0, 8)}`, displayName: '演示', roles: [role], unitCode };
  const { id } = await node.staff.create(setup, { ...account, windowCode: null, password: 'long enough 1' });
  return { staffId: id, unitCode, roles: [role], actor: { kind: 'staff', id, terminal: '工作台' } };
}
const intake = await person('intake', 'U-HALL');
const hallHead = await person('unit-head', 'U-HALL');
const handler = await person('handler', 'D-GA');
const leader = await person('leader', 'U-GOV');
writeSync(1, 'open\n');

/** `kind`: of the entry the act leaves behind. */
async function say<T>(caseNo: string, kind: CaseEntry['kind'], act: () => Promise<T>): Promise<T> {
  // Said before it is asked: what the parent looks for may or may not have been written.
  writeSync(1, `ask ${caseNo} ${kind}\n`);
  const done = await act();
  writeSync(1, `got ${caseNo} ${kind}\n`);
  return done;
}

async function told(): Promise<{ caseNo: string; queryCode: string }> {
  const { caseNo, queryCode } = await cases.file(
    { actor: citizen, channel: 'kiosk', filedBy: null },
    {
      requestId: randomUUID(),
      kind: 'not-done',
      matterCode: null,
      failedAtUnit: null,
      words: '机子坏了',
      trips: 1,
      person: { role: 'self', name: '马例水', phone: '13900001999' },
      language: 'zh-CN',
    },
  );
  return { caseNo, queryCode };
}

const words = '按规矩办';
const end = { handling: 'explained', words, basis: '条例', cause: 'other' } as const;
const talked = { talkedWith: '李例', agreed: words };

for (;;) {
  const [one, two] = [await told(), await told()];
  const on = async (caseNo: string) => {
    const { version, promisedDate, tasks } = await cases.get(intake, caseNo);
    return { caseNo, version, promisedDate, taskId: tasks[0]?.id ?? '' };
  };
  const step = async (
    { caseNo }: typeof one,
    kind: CaseEntry['kind'],
    act: (seen: { caseNo: string; version: number }, now: Awaited<ReturnType<typeof on>>) => Promise<CaseDetail>,
  ) => {
    const now = await on(caseNo);
    return say(caseNo, kind, () => act({ caseNo, version: now.version }, now));
  };
  const request = (slip: typeof one) => ({ ...slip, requestId: randomUUID() });
  const part = { unitCode: 'D-GA', words };

  await step(one, 'accepted', (c) => cases.accept(intake, c));
  await step(one, 'contacted', (c) => cases.contact(intake, { ...c, way: 'phone', reached: true, words }));
  await step(one, 'assigned', (c, { promisedDate: dueDate }) =>
    cases.assign(intake, { ...c, staffId: intake.staffId, dueDate }),
  );
  await step(one, 'task-asked', (c, { promisedDate: dueDate }) => cases.invite(intake, { ...c, ...part, dueDate }));
  await step(one, 'task-done', (c, { taskId }) => cases.finishTask(handler, { ...c, taskId, words }));
  const until = (await cases.get(intake, one.caseNo)).extensionUntil ?? '';
  await step(one, 'extension-asked', (c) => cases.askExtension(intake, { ...c, date: until, reason: words }));
  await step(one, 'extension-granted', (c) => cases.decideExtension(hallHead, { ...c, granted: true, words }));
  await step(one, 'paused', (c) => cases.pause(intake, { ...c, reason: 'papers', words }));
  await step(one, 'resumed', (c) => cases.resume(intake, c));
  await step(one, 'transfer-offered', (c) => cases.transfer(intake, { ...c, unitCode: 'D-GA', ...talked }));
  await step(one, 'transfer-returned', (c) => cases.returnTransfer(handler, { ...c, reason: words }));
  await step(one, 'transfer-offered', (c) => cases.transfer(intake, { ...c, unitCode: 'D-GA', ...talked }));
  await step(one, 'transfer-accepted', (c) => cases.acceptTransfer(handler, { ...c, staffId: null }));
  await step(one, 'urged', (c) => cases.urge(intake, { ...c, words }));
  await step(one, 'escalated', (c) => cases.escalate(handler, { ...c, words }));
  await step(one, 'ruled', (c) => cases.rule(leader, { ...c, unitCode: 'U-HALL', words }));
  await step(one, 'concluded', (c) => cases.conclude(intake, { ...c, ...end }));
  await say(one.caseNo, 'reopened', () => cases.answer(asker, { ...request(one), done: 'no' }));

  await step(two, 'refusal-proposed', (c) =>
    cases.proposeRefusal(intake, { ...c, ground: 'court', words, wayOn: '法院' }),
  );
  await step(two, 'refusal-given', (c) => cases.decideRefusal(hallHead, { ...c, approved: true, words: '' }));
  await say(two.caseNo, 'objected', () => cases.object(asker, { ...request(two), words }));
  await step(two, 'objection-taken', (c) => cases.decideObjection(leader, { ...c, taken: true, words }));
  await step(two, 'linked', (c) => cases.link(intake, { ...c, otherNo: one.caseNo }));
  await step(two, 'merged', (c) => cases.merge(intake, { ...c, intoNo: one.caseNo }));

  await step(one, 'concluded', (c) => cases.conclude(intake, { ...c, ...end }));
  await say(one.caseNo, 'answered', () => cases.answer(asker, { ...request(one), done: 'yes' }));
  await say(one.caseNo, 'rated', () => cases.rate(asker, { ...request(one), grade: 1, reasons: ['rude'], words: '' }));
}
