// Goes in through the API as the screens do: who may look, what the feeds say, what the case keeps, and a hall that dies between.
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { projections } from '#electron/hall-projections.ts';
import { verifyDatabase } from '#electron/store/verify.ts';
import type { HallEvent } from '#shared/contract/live.ts';
import { eventually } from '../support/eventually.ts';
import { type Client, startHall, type TestHall } from '../support/hall.ts';
import { allOnDisk } from '../support/on-disk.ts';
import { fileCase, peopleOf, type Somebody } from '../support/people.ts';

let hall: TestHall;
let xiang: Somebody;
let ran: Somebody;
let kiosk: Client;
beforeEach(async () => {
  hall = await startHall();
  ({ xiang, ran } = await peopleOf(hall, {
    xiang: { name: '向例静', role: 'intake' },
    ran: { name: '冉试远', role: 'supervisor' },
  }));
  kiosk = hall.client('1号机');
});
afterEach(() => hall.stop());

const words = '罗演名说电话是13800005678';
const language = 'zh-CN' as const;
const draft = (key: string, requestId: string, more: object = {}) => ({
  ...{ key, requestId, language, screen: 'tell-words' as const, touching: null, seen: 0, spokenSeconds: null },
  parts: { kind: 'not-done' as const, words },
  ...more,
});

it('is for window staff who are signed in, and for nobody who was signed out', async () => {
  const { id } = await kiosk.assist.share(draft(randomUUID(), randomUUID()));
  const asks = (client: Client) => [
    () => client.assist.open(),
    () => client.assist.take({ id, language, isTakingOver: false }),
    () => client.assist.get({ id, language }),
    () => client.assist.fill({ id, language, revision: 0, parts: { words: '别人写的' } }),
    () => client.assist.leave({ id }),
    () => client.assist.takeUp({ code: '1234' }),
    () => client.assist.parkedRecording({ id }),
    () => client.assist.dropParked({ id }),
  ];
  for (const ask of asks(kiosk)) await expect(ask()).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' });
  for (const ask of asks(ran.client)) await expect(ask()).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
  await xiang.client.assist.take({ id, language, isTakingOver: false });
  await xiang.client.staff.signOut();
  for (const ask of asks(xiang.client)) await expect(ask()).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' });
});

it('tells the hall an id and nothing else, writes nothing down, and the case says who helped', async () => {
  const heard: HallEvent[] = [];
  const cut = new AbortController();
  const feed = await hall.client().live.hall(undefined, { signal: cut.signal });
  void (async () => {
    for await (const event of feed) heard.push(event);
  })().catch(() => undefined);
  await eventually(() => expect(heard.length).toBeGreaterThan(0));

  const [key, requestId] = [randomUUID(), randomUUID()];
  const { id } = await kiosk.assist.share(draft(key, requestId));
  const { revision } = await xiang.client.assist.take({ id, language, isTakingOver: false });
  await xiang.client.assist.fill({ id, language, revision, parts: { trips: 3, phone: '13800009' } });
  const { fills, voucher, helper } = await kiosk.assist.share(draft(key, requestId, { seen: revision }));
  expect({ fills, helper }).toEqual({ fills: { trips: 3, phone: '13800009' }, helper: '向例静' });
  await eventually(() => expect(heard).toContainEqual({ type: 'assist-changed', at: expect.any(Number), id }));
  const said = JSON.stringify(heard);
  for (const secret of [key, requestId, '罗演名', '13800009', '1号机', '向例静']) expect(said).not.toContain(secret);
  const disk = allOnDisk(hall.dataDir);
  for (const secret of ['13800005678', key, Buffer.from('罗演名').toString('latin1')])
    expect(disk).not.toContain(secret);
  cut.abort();

  const { caseNo } = await fileCase(hall, { requestId, words, helpedBy: voucher ?? '' });
  // Sent again without the word for it, it is the same case; another's word counts for nothing.
  expect((await fileCase(hall, { requestId, words })).caseNo).toBe(caseNo);
  const other = await fileCase(hall, { words, helpedBy: voucher ?? '' });
  const told = async (no: string) => (await xiang.client.cases.get({ caseNo: no })).entries[0]?.text;
  expect(await told(caseNo)).toBe('在自助机上反映，向例静帮着填，本人看过交的');
  expect(await told(other.caseNo)).toBe('在自助机上反映');
  await kiosk.assist.stop({ key, why: 'filed' });
  await expect(xiang.client.assist.get({ id, language })).rejects.toMatchObject({
    code: 'ASSIST_OVER',
    data: { why: 'filed' },
  });
  const path = hall.node.config.paths.database;
  await hall.node.close();
  expect(await verifyDatabase({ path, projections })).toMatchObject({ ok: true });
});

it('shows and keeps nothing that turns the text around it, and names the part that could not be handed in', async () => {
  const parts = { words: '机器坏了\u202E了三天\u2066', role: 'self' as const, name: '罗\u202E演\u0007名' };
  const [key, requestId] = [randomUUID(), randomUUID()];
  const { id } = await kiosk.assist.share(draft(key, requestId, { parts }));
  const view = await xiang.client.assist.take({ id, language, isTakingOver: false });
  expect(view.parts).toEqual({ words: '机器坏了了三天', role: 'self', name: '罗演\u0007名' });
  expect(view.problems.map(({ path }) => path)).toEqual(['person.name']);
  const { revision } = view;
  await xiang.client.assist.fill({ id, language, revision, parts: { name: '罗演\u202E名' } });
  expect((await kiosk.assist.share(draft(key, requestId, { parts, seen: revision }))).fills).toEqual({
    name: '罗演名',
  });
  const { code } = await kiosk.assist.park({ requestId, language, parts });
  expect((await xiang.client.assist.takeUp({ code })).parts).toEqual(view.parts);
});

it('a matter or a unit that is not there is an answer, not a fault to be tried again', async () => {
  const { id } = await kiosk.assist.share(draft(randomUUID(), randomUUID()));
  const { revision } = await xiang.client.assist.take({ id, language, isTakingOver: false });
  const fill = (parts: { matterCode?: string; failedAtUnit?: string }) =>
    xiang.client.assist.fill({ id, language, revision, parts });
  await expect(fill({ matterCode: 'gone' })).rejects.toMatchObject({ code: 'MATTER_UNKNOWN', defined: true });
  await expect(fill({ failedAtUnit: 'gone' })).rejects.toMatchObject({ code: 'UNIT_UNKNOWN', defined: true });
});

it('after a restart what was shared goes on by the same yes, and what was parked is still there', async () => {
  const [key, requestId] = [randomUUID(), randomUUID()];
  const before = await kiosk.assist.share(draft(key, requestId));
  await xiang.client.assist.take({ id: before.id, language, isTakingOver: false });
  const { code } = await kiosk.assist.park({ requestId, language, parts: { words } });
  await hall.restart();
  await expect(xiang.client.assist.get({ id: before.id, language })).rejects.toMatchObject({ code: 'ASSIST_OVER' });
  const after = await kiosk.assist.share(draft(key, requestId, { seen: before.revision }));
  expect(after).toMatchObject({ helper: null, fills: {} });
  expect(await xiang.client.assist.open()).toMatchObject([{ id: after.id, terminal: '1号机', helper: null }]);
  expect(await xiang.client.assist.takeUp({ code })).toMatchObject({ parts: { words } });
});
