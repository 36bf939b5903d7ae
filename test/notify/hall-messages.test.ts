// Messages in a whole hall: the setting reaches the gateway, the desk hears of trouble, a case's readers see what was sent.
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createNotifyService } from '#electron/notify/notify-service.ts';
import { eventually } from '../support/eventually.ts';
import { startHall } from '../support/hall.ts';
import { clerk, phone, random } from './post-acts.ts';
import { hour, minute } from './post-office.ts';
import { openGateway } from './test-gateway.ts';

const secret = 'one-that-nobody-guesses';

async function hallWithGateway() {
  const gateway = await openGateway();
  const time = { now: Date.parse('2026-11-23T01:00:00Z') };
  const hall = await startHall({
    clock: () => time.now,
    hasLog: true,
    settings: { notify: { url: gateway.url, secret } },
  });
  onTestFinished(() => hall.stop());
  const admin = await hall.admin();
  const { caseNo } = await admin.cases.file({
    requestId: randomUUID(),
    kind: 'not-done',
    matterCode: 'GA-01',
    failedAtUnit: null,
    words: '身份证没办成',
    trips: 2,
    person: { role: 'self', name: '冉隆刚', phone },
    language: 'zh-CN',
  });
  const { store, vault } = hall.node;
  const notify = createNotifyService({ gatewayUrl: gateway.url, random });
  const tell = async (text: string) => {
    await store.write(clerk, async (w) =>
      notify.enqueue(w, await vault.key(w.db, caseNo), { caseNo, turn: 'told', phone, text }),
    );
  };
  return { gateway, time, hall, admin, caseNo, tell };
}

it('go out, and whoever reads the case sees when', async () => {
  const { gateway, hall, admin, caseNo, tell, time } = await hallWithGateway();
  await tell('公安局给您回话了');
  await hall.restart();
  await eventually(() => expect(gateway.received.at(-1)?.body).toMatchObject({ text: '公安局给您回话了', phone }));
  const told = { turn: 'told', state: 'sent', at: time.now, fault: null };
  await eventually(async () => expect((await admin.notify.ofCase({ caseNo })).at(-1)).toEqual(told));
  expect((await admin.notify.ofCase({ caseNo: caseNo.replace('-', ' ') })).at(-1)).toEqual(told);
  await expect(admin.notify.ofCase({ caseNo: 'nonsense' })).rejects.toMatchObject({ code: 'CASE_NOT_FOUND' });
  // Another unit's handler, who has nothing to do with the case.
  const password = 'another-long-password';
  const account = { username: 'shuili', displayName: '某人', roles: ['handler' as const], windowCode: null };
  await admin.staff.create({ ...account, unitCode: 'D-SL', password });
  const stranger = hall.client();
  await stranger.staff.signIn({ username: 'shuili', password });
  await stranger.staff.changePassword({ current: password, next: 'my-own-long-password' });
  await expect(stranger.notify.ofCase({ caseNo })).rejects.toMatchObject({ code: 'CASE_NOT_FOUND' });
  await expect(hall.client().notify.ofCase({ caseNo })).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' });
}, 30_000);

it('that do not go out are told of at the desk after ten minutes, and the log knows no telephone', async () => {
  const { gateway, hall, admin, tell, time } = await hallWithGateway();
  gateway.reply = ({ body }) => (body.turn === 'told' ? 500 : 200);
  const asked = () => gateway.received.filter(({ body }) => body.turn === 'told').length;
  await tell('公安局给您回话了');
  await hall.restart();
  const notice = async () => (await admin.system.status()).notices.find(({ key }) => key === 'gateway');
  await eventually(() => expect(asked()).toBeGreaterThan(0));
  expect(await notice()).toBeUndefined();
  time.now += 11 * minute;
  await eventually(() => expect(asked()).toBeGreaterThan(1));
  await eventually(async () => expect((await notice())?.text.zh).toContain('2026-11-23 09:00'));
  gateway.reply = 200;
  time.now += hour;
  await eventually(async () => expect(await notice()).toBeUndefined());
  await hall.node.close();
  const log = await readFile(path.join(hall.dataDir, 'logs', 'bancheng.log'), 'utf8');
  expect(log).toContain('"gateway-failing","fault":"gateway-fault"');
  expect(log).toContain('"gateway-works"');
  expect(log).not.toContain(phone);
  expect(log).not.toContain(secret);
}, 60_000);
