// The summary of a shift: counted for the clerk or the hall, one paper for one request, and the hall's for those who answer for it.
import { expect, onTestFinished, test } from 'vitest';
import { startHall } from '../support/hall.ts';

const uuid = () => crypto.randomUUID();
const words = (svg: string) => svg.replace(/<[^>]*>/g, ' ').replace(/\s+/g, '');

test('a day’s numbers and slips on one paper, once for one request', async () => {
  const hall = await startHall();
  onTestFinished(() => hall.stop());
  const admin = await hall.admin();
  for (const requestId of [uuid(), uuid()])
    await hall.client().queue.take({ requestId, matterCode: 'GA-01', language: 'zh-CN' });
  const requestId = uuid();
  const asked = { requestId, whose: 'hall', language: 'zh-CN' } as const;
  const state = await admin.hallDay.printShift(asked);
  expect((await admin.hallDay.printShift(asked)).jobId).toBe(state.jobId);
  const said = words((await admin.slips.get({ jobId: state.jobId })).svg);
  expect(said).toContain('大厅一天小结');
  expect(said).toContain('取了2');
  expect(said).toContain('还在等2');
  expect(said).toContain('交班人');
  const mine = await admin.hallDay.printShift({ requestId: uuid(), whose: 'mine', language: 'en' });
  const own = words((await admin.slips.get({ jobId: mine.jobId })).svg);
  expect(own).toContain('Shiftsummary');
  expect(own).not.toContain('Stillwaiting');
});

test('nobody without a desk gets one', async () => {
  const hall = await startHall();
  onTestFinished(() => hall.stop());
  const asking = hall.client().hallDay.printShift({ requestId: uuid(), whose: 'hall', language: 'zh-CN' });
  await expect(asking).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' });
});
