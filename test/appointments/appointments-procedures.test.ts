// Appointments through the whole hall: who may see whom, what desks hear, what kiosks do not, and what the log leaves out.
import { randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, startHall, type TestHall } from '../support/hall.ts';
import { booking } from './appointment-hall.ts';

let now = Date.parse('2026-12-07T10:00:00+08:00');
let hall: TestHall;
let desk: Client;
let kiosk: Client;
beforeAll(async () => {
  hall = await startHall({ clock: () => now, settings: { hall: { hours: 'windows' } }, hasLog: true });
  desk = await hall.admin();
  kiosk = hall.client('1号机');
});
afterAll(() => hall.stop());

describe('appointments in a hall', () => {
  it('are made at the kiosk, listed and cancelled at the desk, and by nobody else', async () => {
    const { appointment, code } = await kiosk.appointments.book(booking());
    const [row] = await desk.appointments.list({ date: '2026-12-08' });
    expect(row).toMatchObject({ id: appointment.id, code, name: '冉隆刚', phone: '13812345678', channel: 'kiosk' });
    await expect(kiosk.appointments.list({ date: '2026-12-08' })).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' });
    await expect(kiosk.appointments.cancelAtDesk({ id: appointment.id })).rejects.toMatchObject({
      code: 'NOT_SIGNED_IN',
    });
    const password = 'another-long-password';
    const unitCode = 'U-HALL';
    const roles = ['supervisor' as const];
    await desk.staff.create({ username: 'duban', displayName: '督办', password, roles, unitCode, windowCode: null });
    const supervisor = hall.client();
    await supervisor.staff.signIn({ username: 'duban', password });
    await supervisor.staff.changePassword({ current: password, next: 'my-own-long-password' });
    await expect(supervisor.appointments.list({ date: '2026-12-08' })).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
    expect(await desk.appointments.cancelAtDesk({ id: appointment.id })).toMatchObject({ state: 'cancelled' });
  });

  it('are told to desks by their day alone, and to kiosks not at all', async () => {
    const heard = { desk: '', hall: '' };
    const feeds = { desk: await desk.live.desk(), hall: await kiosk.live.hall() };
    const listen = async (who: 'desk' | 'hall', until: string) => {
      for await (const event of feeds[who]) {
        heard[who] += JSON.stringify(event);
        if (heard[who].includes(until)) return;
      }
    };
    const done = Promise.all([listen('desk', 'ticket-taken'), listen('hall', 'ticket-taken')]);
    const { code } = await kiosk.appointments.book(booking({ name: '向例静', phone: '13900001111' }));
    now = Date.parse('2026-12-08T09:00:00+08:00');
    const by = { kind: 'code' as const, code };
    const { taken } = await kiosk.appointments.checkIn({ requestId: randomUUID(), by, language: 'zh-CN' });
    await done;
    expect(heard.desk).toMatch(/"type":"appointments-changed","at":\d+,"date":"2026-12-08"/);
    expect(heard.hall).not.toContain('appointments-changed');
    for (const text of Object.values(heard)) expect(text).not.toMatch(/向|1390000|1111/);
    desk = await hall.admin();
    await expect(kiosk.appointments.cancel({ code, phoneLast4: '1111' })).rejects.toMatchObject({ code: 'CHECKED_IN' });
    const window = await desk.calling.window({ windowCode: 'W03' });
    expect(window.waiting.map(({ no, lane }) => [no, lane])).toContainEqual([taken.ticket.no, 'appointment']);
  });

  it.each([
    ['no name', '  ', '请写姓名'],
    ['two hundred characters', '冉'.repeat(200), '最多写 60 个字，多了 140 个'],
  ])('%s is told in the language of the screen', async (_, name, words) => {
    const problemOf = async (language: 'zh-CN' | 'en') =>
      JSON.stringify(await kiosk.appointments.book(booking({ name, language })).catch(({ data }) => data.problems));
    expect(await problemOf('zh-CN')).toContain(words);
    expect(await problemOf('en')).toMatch(/^\[\{"path":"name","message":"[\w ,;]+"\}\]$/);
  });

  it('leave no name, telephone or code in the log', async () => {
    await kiosk.appointments.mine({ code: '12345674', phoneLast4: '5678' }).catch(() => null);
    await kiosk.appointments.book(booking({ phone: '1381234567' })).catch(() => null);
    const { code } = await kiosk.appointments.book(booking({ date: '2026-12-10', name: '马琴', phone: '13900002222' }));
    await hall.node.close();
    const { logs } = hall.node.config.paths;
    const texts = await Promise.all((await readdir(logs)).map((name) => readFile(path.join(logs, name), 'utf8')));
    const log = texts.join('\n');
    expect(log).toContain('appointments.book');
    for (const secret of ['冉隆刚', '马琴', '向例静', '1381234567', '13900002222', code]) {
      expect(log, secret).not.toContain(secret);
    }
  });
});
