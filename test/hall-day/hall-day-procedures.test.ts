// The hall's day through the API: who may ask, what a display may say, and the desk hearing of what went wrong.
import { randomUUID } from 'node:crypto';
import { createRouterClient } from '@orpc/server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { displaysSayAMinute } from '#electron/api/source-limits.ts';
import { projections } from '#electron/hall-projections.ts';
import { verifyDatabase } from '#electron/store/verify.ts';
import { type Client, startHall, type TestHall } from '../support/hall.ts';

let hall: TestHall;
beforeEach(async () => {
  hall = await startHall({ settings: { hall: { hours: 'always' } } });
});
afterEach(async () => {
  await hall.stop();
});

/** Signs somebody of this role in. */
async function person(admin: Client, role: 'intake' | 'handler' | 'supervisor'): Promise<Client> {
  const password = 'a-long-demo-password';
  const account = { username: role, displayName: role, roles: [role], unitCode: hall.node.catalogue.hall.unit };
  await admin.staff.create({ ...account, password, windowCode: null });
  const client = hall.client('工作台');
  await client.staff.signIn({ username: role, password });
  await client.staff.changePassword({ current: password, next: `${password}-2` });
  return client;
}

describe('the hall’s day', () => {
  it('is for supervisors and administrators, every procedure of it', async () => {
    const admin = await hall.admin();
    const date = hall.node.hall.today();
    const span = { from: date, to: date };
    const all = (client: Client) => [
      client.hallDay.watch(),
      client.hallDay.statistics(span),
      client.hallDay.statisticsFile({ ...span, language: 'zh-CN' }),
      client.hallDay.close({ date }),
      client.hallDay.reopen({ date }),
    ];
    for (const asked of all(hall.client())) await expect(asked).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' });
    for (const role of ['intake', 'handler'] as const) {
      const client = await person(admin, role);
      for (const asked of all(client)) await expect(asked).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
    }
    expect((await admin.hallDay.watch()).day).toBe('open');
    const supervisor = await person(admin, 'supervisor');
    for (const asked of all(supervisor)) await asked;
  });

  it('closes: no number is given, and it is as before when it is opened again', async () => {
    const admin = await hall.admin();
    const date = hall.node.hall.today();
    const matterCode = hall.node.catalogue.groups.find(({ needsTicket }) => needsTicket)?.matters[0] ?? '';
    const take = () => hall.client().queue.take({ requestId: randomUUID(), matterCode, language: 'zh-CN' });
    const { ticket } = await take();
    expect(await admin.hallDay.close({ date })).toEqual({ voided: 1 });
    await expect(take()).rejects.toMatchObject({ code: 'HALL_CLOSED' });
    await admin.hallDay.reopen({ date });
    const again = await take();
    expect(again.ticket.no).not.toBe(ticket.no);
    const figures = await admin.hallDay.statistics({ from: date, to: date });
    expect(figures).toMatchObject({ taken: 2, voided: 1, served: 0 });
    await expect(admin.hallDay.close({ date: '2026-01-01' })).rejects.toMatchObject({ code: 'NOT_TODAY' });
    await expect(admin.hallDay.statistics({ from: '2026-01-01', to: date })).rejects.toMatchObject({
      code: 'SPAN_TOO_LONG',
    });
  });

  it('shows a call that came second, and the journal keeps it', async () => {
    const admin = await hall.admin();
    const group = hall.node.catalogue.groups.find(({ needsTicket }) => needsTicket);
    const matterCode = group?.matters[0] ?? '';
    const [window] = hall.node.catalogue.windowsOfGroup(group?.code ?? '');
    await hall.client().queue.take({ requestId: randomUUID(), matterCode, language: 'zh-CN' });
    const windowCode = window?.code ?? '';
    const call = () => admin.calling.callNext({ windowCode, requestId: randomUUID(), seen: null });
    const no = (await call()).current?.ticket.no ?? '';
    await expect(call()).rejects.toMatchObject({ code: 'CHANGED' });
    const seen = async () => (await admin.hallDay.watch()).anomalies;
    await expect.poll(seen).toMatchObject([{ kind: 'double-call', isOpen: false }]);
    expect((await seen())[0]?.text.zh).toContain(no);
    expect(await verifyDatabase({ path: hall.node.config.paths.database, projections })).toMatchObject({ ok: true });
  });

  it('comes as an Excel file', async () => {
    const admin = await hall.admin();
    const date = hall.node.hall.today();
    const file = await admin.hallDay.statisticsFile({ from: date, to: date, language: 'en' });
    expect(file.name).toBe(`hall-figures-${date}.xlsx`);
    expect(Buffer.from(file.base64, 'base64').subarray(0, 2).toString()).toBe('PK');
  });
});

describe('a display', () => {
  const display = (name: string) => ({ id: randomUUID(), name, zone: null, sound: 'chime' as const });

  it('says that it is there without an account, and the desk hears what is wrong with it', async () => {
    const admin = await hall.admin();
    const feed = await admin.live.desk();
    const heard = (async () => {
      for await (const event of feed) if (event.type === 'anomaly') return event;
    })();
    await hall.client('大屏').display.here(display('一楼大屏'));
    expect(await heard).toMatchObject({ type: 'anomaly' });
    const watch = await admin.hallDay.watch();
    expect(watch.displays).toMatchObject([{ name: '一楼大屏', sound: 'chime', isHere: true }]);
    expect(watch.anomalies).toMatchObject([{ kind: 'display-voiceless', isOpen: true }]);
    expect((await admin.system.status()).notices.map(({ text }) => text.zh).join()).toContain('espeak-ng');
  });

  it('that is gone is put away by an administrator, and by nobody else', async () => {
    await hall.stop();
    let now = Date.parse('2026-12-07T10:00:00+08:00');
    hall = await startHall({ clock: () => now });
    const admin = await hall.admin();
    const supervisor = await person(admin, 'supervisor');
    const [gone, other] = [display('一楼大屏'), display('二楼')];
    const keys = async () => (await admin.system.status()).notices.map(({ key }) => key);
    for (let n = 0; n <= 20; n += 1) {
      await hall.client().display.here(gone);
      now += 30_000;
    }
    now += 30_000;
    await hall.client().display.here(other);
    expect(await keys()).toEqual(expect.arrayContaining(['display-gone', 'display-voiceless']));
    const put = (client: Client, key: string) => client.system.acknowledge({ key });
    await expect(put(supervisor, 'display-gone')).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
    // What mends itself, and what is not there, is nobody's to put away.
    for (const key of ['display-voiceless', 'recovery'])
      await expect(put(admin, key)).rejects.toMatchObject({ code: 'NOTICE_UNKNOWN' });
    expect((await put(admin, 'display-gone')).notices.map(({ key }) => key)).not.toContain('display-gone');
    await hall.client().display.here(other);
    expect(await keys()).not.toContain('display-gone');
    expect((await admin.hallDay.watch()).displays).toMatchObject([{ name: '二楼' }]);
    await expect(put(admin, 'display-gone')).rejects.toMatchObject({ code: 'NOTICE_UNKNOWN' });
  });

  it('of the hall itself is not counted, one from elsewhere is', async () => {
    const here = display('屏');
    for (let n = 0; n <= displaysSayAMinute; n += 1) await hall.client().display.here(here);
    const context = {
      terminal: '屏',
      source: '192.0.2.7',
      signedIn: null,
      sessionToken: null,
      setSession: null,
    };
    const client = createRouterClient(hall.node.router, { context });
    const say = () => client.display.here(display('屏'));
    for (let n = 0; n < displaysSayAMinute; n += 1) await say();
    await expect(say()).rejects.toMatchObject({ code: 'TOO_MANY_TRIES' });
  });

  it('has a name', async () => {
    for (const name of ['  ', '\u200B', '一楼\u001B[2J', '一\u0000楼', '一\uD800楼'])
      await expect(hall.client().display.here(display(name))).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });

  it('cannot scramble the desk by its name or its place', async () => {
    const admin = await hall.admin();
    await hall.client().display.here({ ...display('\u202E三楼\n大屏'), zone: ' 三楼\u2066 ' });
    expect((await admin.hallDay.watch()).displays).toMatchObject([{ name: '三楼 大屏', zone: '三楼' }]);
    const wrong = hall.client().display.here({ ...display('屏'), zone: '\u001B' });
    await expect(wrong).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });
});
