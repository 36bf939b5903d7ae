// What each listener is told and what it can open with it: never somebody else's slip, nothing after signing out.
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeskEvent, HallEvent } from '#shared/contract/live.ts';
import { eventually } from '../support/eventually.ts';
import { adminSecret, type Client, startHall, type TestHall } from '../support/hall.ts';

let now: number;
let hall: TestHall;
beforeEach(async () => {
  now = Date.now();
  hall = await startHall({ clock: () => now });
});
afterEach(() => hall.stop());

const words = '我叫冉小梅，派出所的机器坏了';
const file = (client: Client) =>
  client.cases.file({
    requestId: randomUUID(),
    kind: 'not-done',
    matterCode: null,
    failedAtUnit: null,
    words,
    trips: 1,
    person: { role: 'self', name: '冉小梅', phone: '13812345678' },
    language: 'zh-CN',
  });

/** Keeps what comes; `ended` once the line is over. */
async function follow(open: (signal: AbortSignal) => Promise<AsyncIterable<HallEvent | DeskEvent>>) {
  const cut = new AbortController();
  const line = { heard: [] as (HallEvent | DeskEvent)[], isOver: false, cut: () => cut.abort() };
  const events = await open(cut.signal);
  void (async () => {
    try {
      for await (const event of events) line.heard.push(event);
    } catch {
      // Cut from this side.
    }
    line.isOver = true;
  })();
  await eventually(() => expect(line.heard.length).toBeGreaterThan(0));
  return line;
}
const onHall = (client: Client) => follow((signal) => client.live.hall(undefined, { signal }));
const onDesk = (client: Client) => follow((signal) => client.live.desk(undefined, { signal }));
const kinds = (events: readonly { type: string }[]) => new Set(events.map(({ type }) => type));

async function signedIn(role: 'supervisor' | 'intake' | 'handler', unitCode = 'U-HALL'): Promise<Client> {
  const admin = await hall.admin();
  const password = 'another-long-password';
  const account = { username: role, displayName: '某人', roles: [role], unitCode, windowCode: null };
  await admin.staff.create({ ...account, password });
  const client = hall.client();
  await client.staff.signIn({ username: role, password });
  await client.staff.changePassword({ current: password, next: 'my-own-long-password' });
  return client;
}

describe('the live feeds', () => {
  it('tell the hall of numbers, slips and answered calls, and never of cases or who called', async () => {
    const desk = await hall.admin();
    const [heardInHall, heardAtDesk] = [await onHall(hall.client()), await onDesk(desk)];
    const kiosk = hall.client('1号机');
    const receipt = await file(kiosk);
    await kiosk.queue.take({ requestId: randomUUID(), matterCode: 'GA-01', language: 'zh-CN' });
    const call = await kiosk.help.call({ requestId: randomUUID(), screen: 'home' });
    await desk.help.answer({ id: call.id });
    await desk.calling.callNext({ windowCode: 'W01', requestId: randomUUID() });
    await eventually(() => {
      for (const line of [heardInHall, heardAtDesk]) {
        expect([...kinds(line.heard)]).toEqual(
          expect.arrayContaining(['ticket-taken', 'called', 'slip-changed', 'help-answered']),
        );
      }
      expect([...kinds(heardAtDesk.heard)]).toEqual(expect.arrayContaining(['case-changed', 'help-called']));
    });
    expect([...kinds(heardInHall.heard)]).not.toEqual(expect.arrayContaining(['case-changed']));
    expect([...kinds(heardInHall.heard)]).not.toEqual(expect.arrayContaining(['help-called']));
    // Desks of other units hear it, too: that there is something to read anew, and nothing more.
    expect(heardAtDesk.heard).toContainEqual({
      type: 'case-changed',
      at: expect.any(Number),
      caseNo: receipt.caseNo,
    });
    const told = JSON.stringify(heardInHall.heard);
    for (const secret of [receipt.caseNo, receipt.queryCode, '冉小梅', '13812345678', '派出所']) {
      expect(told).not.toContain(secret);
    }
    heardInHall.cut();
    heardAtDesk.cut();
  });

  it('name a slip so that whoever took it knows it and nobody can open it', async () => {
    const lines = [await onHall(hall.client()), await onDesk(await hall.admin())];
    const { slip } = await file(hall.client());
    for (const line of lines) {
      await eventually(() => {
        const changes = line.heard.flatMap((event) => (event.type === 'slip-changed' ? [event.slip] : []));
        expect(changes.at(-1)).toEqual({
          ...{ watchId: slip.watchId, state: 'printed', confirmed: true, trouble: null },
          ...{ printer: '文件', isElsewhere: false, onScreenOnly: true },
        });
      });
      expect(JSON.stringify(line.heard)).not.toContain(slip.jobId);
      line.cut();
    }
    await expect(hall.client().slips.get({ jobId: slip.watchId })).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  }, 20_000);

  it('end for a desk that was signed out, within a heartbeat, and stay for the one that was not', async () => {
    const leaving = await hall.admin();
    const staying = hall.client();
    await staying.staff.signIn(adminSecret);
    const [left, stayed] = [await onDesk(leaving), await onDesk(staying)];
    await leaving.staff.signOut();
    await eventually(() => expect(left.isOver).toBe(true));
    const before = left.heard.length;
    await file(hall.client());
    await eventually(() => expect([...kinds(stayed.heard)]).toContain('case-changed'));
    expect(left.heard.length).toBe(before);
    expect(stayed.isOver).toBe(false);
    stayed.cut();
  }, 20_000);

  it('end for an account that was closed', async () => {
    const clerk = await signedIn('intake');
    const line = await onDesk(clerk);
    const admin = await hall.admin();
    const account = (await admin.staff.list()).find(({ username }) => username === 'intake');
    await admin.staff.update({ id: account?.id ?? '', disabled: true });
    await eventually(() => expect(line.isOver).toBe(true));
  }, 20_000);
});

it('a kiosk knows whether anybody at a desk would hear it, from the first desk that listens to the last', async () => {
  const kiosk = hall.client('1号机');
  const isStaffed = async () => (await kiosk.hall.get()).tellWindow.isStaffed;
  expect(await isStaffed()).toBe(false);
  const unheard = await kiosk.help.call({ requestId: randomUUID(), screen: 'home' });
  expect(unheard.isHeard).toBe(false);
  const onlooker = await onHall(hall.client());
  expect(await isStaffed()).toBe(false);
  const desk = await onDesk(await hall.admin());
  expect(await isStaffed()).toBe(true);
  expect((await kiosk.help.get({ id: unheard.id })).isHeard).toBe(true);
  expect((await hall.client('2号机').help.call({ requestId: randomUUID(), screen: 'home' })).isHeard).toBe(true);
  desk.cut();
  await eventually(async () => expect(await isStaffed()).toBe(false));
  onlooker.cut();
});

describe('a slip’s picture', () => {
  it('is shown for ten minutes to whoever has its id, and then to nobody, staff neither', async () => {
    const desk = await hall.admin();
    const { slip } = await file(hall.client());
    now += 10 * 60_000;
    for (const client of [hall.client(), desk]) {
      expect((await client.slips.get({ jobId: slip.jobId })).svg).toContain('<svg');
    }
    now += 1;
    for (const client of [hall.client(), desk]) {
      await expect(client.slips.get({ jobId: slip.jobId })).rejects.toMatchObject({ code: 'SLIP_NOT_FOUND' });
    }
  });

  it('is not opened by what a desk is told of a slip, with which it is still settled', async () => {
    const desk = await hall.admin();
    const { caseNo, slip } = await file(hall.client());
    const [found, ...others] = await desk.slips.find({ number: caseNo });
    expect(others).toEqual([]);
    expect(found?.watchId).toBe(slip.watchId);
    expect(JSON.stringify([found, await desk.slips.open()])).not.toContain(slip.jobId);
    await eventually(async () => expect((await desk.slips.find({ number: caseNo }))[0]?.state).toBe('printed'));
    const settled = await desk.slips.settle({ place: found?.place ?? '', how: 'again' });
    expect(settled.watchId).toBe(slip.watchId);
    expect(JSON.stringify(settled)).not.toContain(slip.jobId);
    await expect(desk.slips.settle({ place: '999999', how: 'again' })).rejects.toMatchObject({
      code: 'SLIP_NOT_FOUND',
    });
  });

  it('is had once more by those its case is to be seen by, not by every window that knows the number', async () => {
    const desk = await hall.admin();
    const { caseNo } = await file(hall.client());
    await eventually(async () => expect((await desk.slips.find({ number: caseNo }))[0]?.state).toBe('printed'));
    await desk.staff.signOut();
    const other = await signedIn('handler', 'D-RS');
    const [known] = await other.slips.find({ number: caseNo });
    const again = { place: known?.place ?? '', how: 'again' } as const;
    await expect(other.slips.settle(again)).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
    await other.staff.signOut();
    expect(await (await signedIn('intake')).slips.settle(again)).toMatchObject({ state: 'waiting' });
  });

  it('is not on a supervisor’s way: neither the list of stuck slips nor printing again is theirs', async () => {
    const supervisor = await signedIn('supervisor');
    await file(hall.client());
    await expect(supervisor.slips.open()).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
    await expect(supervisor.slips.settle({ place: '1', how: 'again' })).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
    await supervisor.staff.signOut();
    expect((await (await signedIn('intake')).printers.list()).map(({ name }) => name)).toEqual(['文件']);
  });
});

it('signing in where somebody else was signed in ends their session', async () => {
  const browser = await hall.admin();
  const cookies: string[] = [];
  const signIn = async (cookie: string) => {
    const response = await fetch(`${hall.url}/api/v1/staff/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify(adminSecret),
    });
    cookies.push(response.headers.get('set-cookie')?.split(';')[0] ?? '');
  };
  await signIn('');
  await signIn(cookies[0] ?? '');
  const me = async (cookie = '') => (await fetch(`${hall.url}/api/v1/staff/me`, { headers: { cookie } })).json();
  expect(JSON.stringify(await me(cookies[0]))).not.toContain('admin');
  expect(await me(cookies[1])).toMatchObject({ staff: { username: 'admin' } });
  expect(await browser.staff.me()).not.toBeNull();
});
