import { randomBytes, randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { helpCalled, helpProjection } from '#electron/help/help-events.ts';
import { createHelpService, type HelpService, helpLiveEvent } from '#electron/help/help-service.ts';
import type { Actor, JournalEvent, Store } from '#electron/store/store.ts';
import { verifyDatabase } from '#electron/store/verify.ts';
import { helpCallSchema } from '#shared/contract/help.ts';
import { handClock, tempStore } from '../store/temp-store.ts';

const at = (terminal: string): Actor => ({ kind: 'citizen', id: 'kiosk', terminal });
const clerk: Actor = { kind: 'staff', id: 'clerk', terminal: '工作台' };
const random = { bytes: (length: number) => new Uint8Array(randomBytes(length)) };
let store: Store & { path: string };
let help: HelpService;
let clock: ReturnType<typeof handClock>;
beforeEach(async () => {
  clock = handClock();
  store = await tempStore([helpProjection], { clock });
  help = createHelpService({ store, random, clock });
});

const call = (terminal: string, screen = '取号', requestId: string = randomUUID()) =>
  help.call(at(terminal), { requestId, screen });

describe('calling for help', () => {
  it('says which screen, and who is coming', async () => {
    const called = await call('1号机');
    expect(helpCallSchema.parse(called)).toEqual(called);
    expect(called).toMatchObject({ terminal: '1号机', screen: '取号', answeredAt: null, answeredBy: null });
    clock.now += 5000;
    const answered = await help.answer(clerk, called.id, '马玉芬');
    expect(answered).toMatchObject({ id: called.id, answeredAt: clock.now, answeredBy: '马玉芬' });
    expect(await help.get(called.id)).toEqual(answered);
    expect(await help.open()).toEqual([]);
  });

  it('is one call however often the same screen asks, and another from another screen', async () => {
    const requestId = randomUUID();
    const calls = await Promise.all([
      call('1号机', '取号', requestId),
      call('1号机', '取号', requestId),
      call('1号机'),
    ]);
    expect(new Set(calls.map((one) => one.id)).size).toBe(1);
    clock.now += 1;
    await call('2号机');
    expect((await help.open()).map((one) => one.terminal)).toEqual(['1号机', '2号机']);
    expect(await store.db.selectFrom('journal').selectAll().execute()).toHaveLength(2);
  });

  it('is a new call once the first was answered; the old request stays the old call', async () => {
    const requestId = randomUUID();
    const first = await call('1号机', '取号', requestId);
    await help.answer(clerk, first.id, '马玉芬');
    expect((await call('1号机', '取号', requestId)).id).toBe(first.id);
    const second = await call('1号机', '反映');
    expect(second.id).not.toBe(first.id);
    expect(await help.open()).toEqual([second]);
  });

  it('lists the longest waiting first', async () => {
    const first = await call('3号机');
    clock.now += 1000;
    await call('1号机');
    expect((await help.open())[0]).toEqual(first);
  });

  it('is answered by the first who says so; the second is told who goes', async () => {
    const { id } = await call('1号机');
    const both = await Promise.all([help.answer(clerk, id, '马玉芬'), help.answer(clerk, id, '冉隆刚')]);
    expect(both.map((one) => one.answeredBy)).toEqual(['马玉芬', '马玉芬']);
  });

  it('says why the machine called by itself; calls kept before there were reasons have none', async () => {
    const called = await help.call(at('1号机'), { requestId: randomUUID(), screen: 'number', reason: 'no-slip' });
    expect(called.reason).toBe('no-slip');
    clock.now += 1;
    await call('2号机');
    expect((await help.open()).map((one) => one.reason)).toEqual(['no-slip', null]);
    expect(helpCalled.parse({ requestId: randomUUID(), screen: 'number' }).reason).toBeNull();
    expect(await verifyDatabase({ path: store.path, projections: [helpProjection] })).toMatchObject({ ok: true });
  });

  it('is taken back by its screen, by the call’s id or its request’s; the desk is told for a while, and a new one is another', async () => {
    const requestId = randomUUID();
    const { id } = await call('1号机', '取号', requestId);
    const slip = await help.call(at('2号机'), { requestId: randomUUID(), screen: 'number', reason: 'no-slip' });
    await help.withdraw(at('1号机'), { id: requestId, why: 'left' });
    await help.withdraw(at('2号机'), { id: slip.id, why: 'printed' });
    expect(await help.open()).toEqual([]);
    expect((await help.shown()).map(({ terminal, gone }) => `${terminal} ${gone}`).toSorted()).toEqual([
      '1号机 left',
      '2号机 printed',
    ]);
    // Whoever says so too late is told, and nobody is said to be coming.
    expect(await help.answer(clerk, id, '马玉芬')).toMatchObject({ gone: 'left', answeredBy: null });
    const next = await call('1号机', '反映');
    expect(next.id).not.toBe(id);
    expect((await help.shown()).map(({ terminal, gone }) => [terminal, gone])).toEqual([
      ['1号机', null],
      ['2号机', 'printed'],
    ]);
    clock.now += 5 * 60_000;
    expect(await help.shown()).toEqual([next]);
    expect(await verifyDatabase({ path: store.path, projections: [helpProjection] })).toMatchObject({ ok: true });
  });

  it('that was answered, taken back or never made is not taken back', async () => {
    const { id } = await call('1号机');
    await help.answer(clerk, id, '马玉芬');
    const gone = await call('2号机');
    const over = { id: gone.id, why: 'left' } as const;
    for (const one of [{ id, why: 'left' } as const, over, over, { id: randomUUID(), why: 'left' } as const])
      await help.withdraw(at('1号机'), one);
    expect(await help.get(id)).toMatchObject({ answeredBy: '马玉芬', gone: null });
    expect(await store.db.selectFrom('journal').select('type').execute()).toHaveLength(4);
  });

  it('of a machine that was never heard again does not wait for ever', async () => {
    const { id } = await call('1号机');
    clock.now += 12 * 3_600_000 - 1;
    expect((await help.open()).map((one) => one.id)).toEqual([id]);
    clock.now += 1;
    expect(await help.shown()).toEqual([]);
    expect((await call('1号机')).id).not.toBe(id);
  });

  it('knows no call that was never made', async () => {
    await expect(help.get(randomUUID())).rejects.toMatchObject({ code: 'HELP_NOT_FOUND' });
    await expect(help.answer(clerk, randomUUID(), '马玉芬')).rejects.toMatchObject({ code: 'HELP_NOT_FOUND' });
  });

  it('tells the caller about signs that cannot be kept, instead of breaking', async () => {
    await expect(call('1号机', 'a\0b')).rejects.toMatchObject({ problems: [{ path: 'screen' }] });
    await expect(call('1号机', '\ud800')).rejects.toMatchObject({ problems: [{ path: 'screen' }] });
    expect((await call('1号机', '𠮷')).screen).toBe('𠮷');
  });

  it('tells desks and kiosks live, and the journal gives the same table again', async () => {
    const heard: JournalEvent[] = [];
    store.onCommitted((events) => heard.push(...events));
    const { id } = await call('1号机', '取号');
    await help.answer(clerk, id, '马玉芬');
    const second = await call('1号机', '反映');
    await help.withdraw(at('1号机'), { id: second.id, why: 'left' });
    expect(heard.map(helpLiveEvent)).toEqual([
      { type: 'help-called', at: clock.now, id, terminal: '1号机', screen: '取号' },
      { type: 'help-answered', at: clock.now, id, answeredBy: '马玉芬' },
      { type: 'help-called', at: clock.now, id: second.id, terminal: '1号机', screen: '反映' },
      { type: 'help-withdrawn', at: clock.now, id: second.id },
    ]);
    expect(await verifyDatabase({ path: store.path, projections: [helpProjection] })).toMatchObject({ ok: true });
  });
});
