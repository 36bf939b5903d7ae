// A hall on a machine whose clock is wrong: numbers and cases go on, under a date that can be, and the desk is told.
import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { startHall } from '../support/hall.ts';

const filing = () => ({
  requestId: randomUUID(),
  kind: 'not-done' as const,
  matterCode: 'GA-01',
  failedAtUnit: null,
  words: '窗口说材料不齐',
  trips: 2,
  language: 'zh-CN' as const,
  person: { role: 'anonymous' as const },
});
const taking = () => ({ requestId: randomUUID(), matterCode: 'GA-01', language: 'zh-CN' as const });

it.each([
  ['1970', 0],
  ['2155', Date.UTC(2155, 5, 1)],
])('begun in %s it takes and files under the program’s own date, and says so', async (_year, now) => {
  const hall = await startHall({ clock: () => now });
  const kiosk = hall.client();
  const { caseNo } = await kiosk.cases.file(filing());
  const { ticket } = await kiosk.queue.take(taking());
  expect(caseNo).toMatch(/^261101-/);
  expect(ticket.no).toBeTruthy();
  const admin = await hall.admin();
  const clock = (await admin.system.status()).notices.find(({ key }) => key === 'clock');
  expect(clock?.text.zh).toMatch(/时钟不对，显示的是 .*按 2026-11-01 .* 接着走/);
  expect(clock?.text.en).toMatch(/clock is wrong: it shows .*go on from 2026-11-01 /);
  await hall.stop();
});

it('set back to last week it goes on from the journal, and is quiet again once the clock is right', async () => {
  let now = Date.parse('2026-11-23T10:00+08:00');
  const hall = await startHall({ clock: () => now });
  const kiosk = hall.client();
  const admin = await hall.admin();
  const keys = async () => (await admin.system.status()).notices.map(({ key }) => key);
  const first = await kiosk.queue.take(taking());
  expect(await keys()).not.toContain('clock');
  now -= 7 * 86_400_000;
  await hall.restart();
  const second = await kiosk.queue.take(taking());
  const { caseNo } = await kiosk.cases.file(filing());
  expect(second.ticket.no).not.toBe(first.ticket.no);
  expect(caseNo).toMatch(/^261123-/);
  expect(await keys()).toContain('clock');
  const at = await hall.node.store.db.selectFrom('journal').select('at').orderBy('seq').execute();
  expect(at.map((row) => row.at)).toEqual(at.map((row) => row.at).toSorted((a, b) => a - b));
  now += 7 * 86_400_000 + 60_000;
  await kiosk.queue.take(taking());
  expect(await keys()).not.toContain('clock');
  await hall.stop();
});
