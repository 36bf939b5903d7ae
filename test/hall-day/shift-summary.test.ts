// The summary of a shift: counted for the clerk or the hall, one paper for one request, and the hall's for those who answer for it.
import { expect, onTestFinished, test } from 'vitest';
import type { Role } from '#shared/contract/procedure.ts';
import { defaultSlipTemplate } from '#shared/contract/slip-template.ts';
import { type Client, startHall, type TestHall } from '../support/hall.ts';

const uuid = () => crypto.randomUUID();
const words = (svg: string) => svg.replace(/<[^>]*>/g, ' ').replace(/\s+/g, '');

test('a day’s numbers and slips on one paper, once for one request', async () => {
  const hall = await startHall();
  onTestFinished(() => hall.stop());
  const admin = await hall.admin();
  for (const requestId of [uuid(), uuid()])
    await hall.client().queue.take({ requestId, matterCode: 'GA-01', language: 'zh-CN' });
  const requestId = uuid();
  const asked = { requestId, whose: 'hall' } as const;
  const state = await admin.hallDay.printShift(asked);
  expect((await admin.hallDay.printShift(asked)).jobId).toBe(state.jobId);
  const said = words((await admin.slips.get({ jobId: state.jobId })).svg);
  expect(said).toContain('大厅一天小结');
  expect(said).toContain('取了2');
  expect(said).toContain('还在等2');
  expect(said).toContain('交班人');
  // In the language of the hall's slips.
  await admin.slipTemplate.save({ template: { ...defaultSlipTemplate, language: 'en' }, version: 0 });
  const mine = await admin.hallDay.printShift({ requestId: uuid(), whose: 'mine' });
  const own = words((await admin.slips.get({ jobId: mine.jobId })).svg);
  expect(own).toContain('Shiftsummary');
  expect(own).not.toContain('Stillwaiting');
});

test('a citizen gets none, a window’s clerk the own one, and the hall’s only who answers for it', async () => {
  const hall = await startHall();
  onTestFinished(() => hall.stop());
  const admin = await hall.admin();
  const print = (client: Client, whose: 'mine' | 'hall') => client.hallDay.printShift({ requestId: uuid(), whose });
  for (const whose of ['mine', 'hall'] as const)
    await expect(print(hall.client(), whose)).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' });
  for (const role of ['intake', 'handler'] as const) {
    const clerk = await signedIn(hall, admin, role);
    await expect(print(clerk, 'hall')).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
    expect(await print(clerk, 'mine')).toMatchObject({ trouble: null });
  }
  await expect(print(await signedIn(hall, admin, 'leader'), 'mine')).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
  expect(await print(await signedIn(hall, admin, 'supervisor'), 'hall')).toMatchObject({ trouble: null });
});

async function signedIn(hall: TestHall, admin: Client, role: Role): Promise<Client> {
  const password = 'another-long-password';
  const account = { username: role, displayName: '某人', roles: [role], unitCode: 'U-HALL', windowCode: null };
  await admin.staff.create({ ...account, password });
  const client = hall.client();
  await client.staff.signIn({ username: role, password });
  await client.staff.changePassword({ current: password, next: 'my-own-long-password' });
  return client;
}
