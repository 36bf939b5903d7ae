// Tries drafts kept for the counter: sealed, by four digits of their own, guessed at slowly, and gone when their time is.
import { randomBytes, randomUUID } from 'node:crypto';
import path from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { forgetParked } from '#electron/assist/parked-forgetting.ts';
import { createParkingService, type Parking, type ParkingService } from '#electron/assist/parking-service.ts';
import { InputProblems } from '#electron/domain-error.ts';
import { helpProjection } from '#electron/help/help-events.ts';
import type { Actor, Store } from '#electron/store/store.ts';
import { createVault, type Vault } from '#electron/store/vault.ts';
import { verifyDatabase } from '#electron/store/verify.ts';
import { handClock, onEveryEngine, tempStore } from '../store/temp-store.ts';
import { allOnDisk } from '../support/on-disk.ts';

const kiosk: Actor = { kind: 'citizen', id: 'kiosk', terminal: '1号机' };
const staff = (id: string): Actor => ({ kind: 'staff', id, terminal: '工作台' });
const hourMs = 3_600_000;
const takenUpMs = 14 * 24 * hourMs;
const sound = Buffer.from('我说的话，录下来的').toString('base64');

onEveryEngine(() => {
  let clock: ReturnType<typeof handClock>;
  let store: Store & { path: string };
  let vault: Vault;
  let parking: ParkingService;
  /** What is drawn next, instead of chance; null: chance. */
  let drawn: number | null;
  const random = {
    bytes: (length: number) => {
      if (length !== 6 || drawn === null) return new Uint8Array(randomBytes(length));
      const bytes = Buffer.alloc(6);
      bytes.writeUIntBE(drawn, 0, 6);
      return new Uint8Array(bytes);
    },
  };
  const dateOf = (at: number): string => new Date(at).toISOString().slice(0, 10);
  const hall = { now: () => clock(), today: () => dateOf(clock()), dateOf };
  beforeEach(async () => {
    drawn = null;
    clock = handClock();
    store = await tempStore([helpProjection], { clock });
    vault = createVault(randomBytes(32), random);
    parking = createParkingService({
      ...{ store, vault, hall, random, parkHours: 4 },
      checkRecording: async ({ seconds }) => {
        if (seconds < 1) throw new InputProblems([{ path: 'recording', message: '这段录音是空的' }]);
      },
    });
  });

  const draft = (more: Partial<Parking> = {}): Parking => ({
    requestId: randomUUID(),
    language: 'zh-CN',
    parts: { kind: 'not-done', words: '罗演名的电话是13800005678', trips: null },
    ...more,
  });
  const forget = () => forgetParked({ store, vault, hall, takenUpMs });
  const keys = () => store.db.selectFrom('vault_keys').select('case_no').execute();

  it('gives four digits, and what was told back to the counter, recording and all', async () => {
    const recording = { data: sound, seconds: 7 };
    const input = draft({ recording });
    const { code, until } = await parking.park(kiosk, 'port:1号机', input);
    expect(code).toMatch(/^[1-9]\d{3}$/);
    expect(until).toBe(clock.now + 4 * hourMs);
    const taken = await parking.takeUp(staff('xiang'), 'desk', ` ${code.slice(0, 2)} ${code.slice(2)} `);
    expect(taken).toEqual({ id: expect.any(String), parts: input.parts, language: 'zh-CN', spokenSeconds: 7, until });
    expect(await parking.recording(staff('xiang'), taken.id)).toEqual(recording);
    await expect(parking.recording(staff('qin'), taken.id)).rejects.toMatchObject({ code: 'PARKED_GONE' });
  });

  it('is for whoever took it up last to file', async () => {
    const { code } = await parking.park(kiosk, 'port:1号机', draft());
    const { id } = await parking.takeUp(staff('xiang'), 'desk', code);
    expect(await parking.recording(staff('xiang'), id)).toBeNull();
    await parking.takeUp(staff('tian'), 'desk', code);
    await expect(parking.recording(staff('xiang'), id)).rejects.toMatchObject({ code: 'PARKED_GONE' });
    expect(await parking.recording(staff('tian'), id)).toBeNull();
    await parking.drop(staff('tian'), id);
    await expect(parking.recording(staff('tian'), id)).rejects.toMatchObject({ code: 'PARKED_GONE' });
  });

  it('the same request is the same code, with what was sent last; once it is gone, it is a request used up', async () => {
    const input = draft();
    const { code } = await parking.park(kiosk, 'port:1号机', input);
    const again = await parking.park(kiosk, 'port:1号机', { ...input, parts: { words: '再加一句' } });
    expect(again.code).toBe(code);
    const { id, parts } = await parking.takeUp(staff('xiang'), 'desk', code);
    expect(parts).toEqual({ words: '再加一句' });
    await parking.drop(staff('qin'), id);
    expect((await parking.takeUp(staff('xiang'), 'desk', code)).id).toBe(id);
    await parking.drop(staff('xiang'), id);
    await parking.drop(staff('xiang'), id);
    await expect(parking.takeUp(staff('xiang'), 'desk', code)).rejects.toMatchObject({ code: 'CODE_UNKNOWN' });
    await expect(parking.park(kiosk, 'port:1号机', input)).rejects.toMatchObject({ code: 'REQUEST_REUSED' });
    expect(await keys()).toEqual([]);
  });

  it('gives no code twice on a day, even when it is free again', async () => {
    drawn = 0;
    const { code } = await parking.park(kiosk, 'port:1号机', draft());
    const { id } = await parking.takeUp(staff('xiang'), 'desk', code);
    await parking.drop(staff('xiang'), id);
    const codes = await Promise.all(
      Array.from({ length: 5 }, async () => (await parking.park(kiosk, 'port:1号机', draft())).code),
    );
    expect(new Set([code, ...codes]).size).toBe(6);
  });

  it('keeps so many at once and no more, and says so', async () => {
    await Promise.all(Array.from({ length: 200 }, () => parking.park(kiosk, 'port:1号机', draft({ parts: {} }))));
    await expect(parking.park(kiosk, 'port:1号机', draft())).rejects.toMatchObject({ code: 'CANNOT_PARK' });
  });

  it('of those from one address it keeps a part, and from the hall’s own machine as many as there is room for', async () => {
    const from = (source: string) => parking.park(kiosk, source, draft({ parts: {} }));
    const first = await from('10.0.0.9');
    await Promise.all(Array.from({ length: 39 }, () => from('10.0.0.9')));
    await expect(from('10.0.0.9')).rejects.toMatchObject({ code: 'CANNOT_PARK' });
    await from('10.0.0.10');
    const { id } = await parking.takeUp(staff('xiang'), 'desk', first.code);
    await parking.drop(staff('xiang'), id);
    await from('10.0.0.9');
    await Promise.all(Array.from({ length: 41 }, () => from('127.0.0.1')));
    const by = await store.db.selectFrom('parked_drafts').select('parked_by').execute();
    expect(JSON.stringify(by)).not.toMatch(/10\.0|127\./);
  });

  it('stays with the clerk who took it up, recording and all, when its code is over; filed or left, it goes', async () => {
    const recording = { data: sound, seconds: 7 };
    const { code, until } = await parking.park(kiosk, 'port:1号机', draft({ recording }));
    clock.now = until - 1;
    const { id } = await parking.takeUp(staff('xiang'), 'desk', code);
    clock.now = until - 1 + takenUpMs - 1;
    expect(await forget()).toBe(0);
    await expect(parking.takeUp(staff('qin'), 'desk', code)).rejects.toMatchObject({ code: 'CODE_UNKNOWN' });
    expect(await parking.recording(staff('xiang'), id)).toEqual(recording);
    // A clock the hall was not at work by a month ago may have leapt.
    clock.now += 1;
    expect(await forget()).toBe(0);
    const data = { requestId: randomUUID(), screen: 'home' };
    await store.write(kiosk, (w) => w.append({ type: 'help.called', subject: randomUUID(), data }));
    clock.now += 35 * 24 * hourMs;
    expect(await forget()).toBe(1);
    await expect(parking.recording(staff('xiang'), id)).rejects.toMatchObject({ code: 'PARKED_GONE' });
    expect(await keys()).toEqual([]);
  });

  it('lets a clerk guess ten times, then wait; a right code buys no more guesses at others’', async () => {
    const { code } = await parking.park(kiosk, 'port:1号机', draft());
    const wrong = code === '9999' ? '9998' : '9999';
    const guess = (who: string, at = 'desk') => parking.takeUp(staff(who), at, wrong);
    await expect(guess('xiang')).rejects.toMatchObject({ code: 'CODE_UNKNOWN', data: { triesLeft: 9 } });
    await parking.takeUp(staff('xiang'), 'desk', code);
    for (let n = 0; n < 9; n += 1) await expect(guess('xiang')).rejects.toMatchObject({ code: 'CODE_UNKNOWN' });
    await expect(guess('xiang')).rejects.toMatchObject({ code: 'TOO_MANY_TRIES' });
    await expect(parking.takeUp(staff('xiang'), 'elsewhere', code)).rejects.toMatchObject({ code: 'TOO_MANY_TRIES' });
    expect(await parking.takeUp(staff('qin'), 'desk', code)).toMatchObject({ language: 'zh-CN' });
    clock.now += 15 * 60_000;
    expect(await parking.takeUp(staff('xiang'), 'desk', code)).toMatchObject({ language: 'zh-CN' });
  });

  it('is over when its time is, and forgotten with its key; the next day its code is free again', async () => {
    drawn = 0;
    const { code, until } = await parking.park(kiosk, 'port:1号机', draft());
    clock.now = until - 1;
    expect(await forget()).toBe(0);
    clock.now = until;
    await expect(parking.takeUp(staff('xiang'), 'desk', code)).rejects.toMatchObject({ code: 'CODE_UNKNOWN' });
    expect(await forget()).toBe(1);
    expect(await keys()).toEqual([]);
    expect((await parking.park(kiosk, 'port:1号机', draft())).code).not.toBe(code);
    clock.now += 24 * hourMs;
    await forget();
    await forget();
    expect((await parking.park(kiosk, 'port:1号机', draft())).code).toBe(code);
  });

  it('leaves nothing readable on the disk, nothing in the journal, and a database that verifies', async () => {
    await parking.park(kiosk, 'port:1号机', draft({ recording: { data: sound, seconds: 3 } }));
    expect(await store.db.selectFrom('journal').selectAll().execute()).toEqual([]);
    const disk = allOnDisk(path.dirname(store.path));
    for (const secret of ['13800005678', sound, Buffer.from('罗演名').toString('latin1')])
      expect(disk).not.toContain(secret);
    expect(disk).not.toContain(Buffer.from(sound, 'base64').toString('latin1'));
    await store.close();
    expect((await verifyDatabase({ path: store.path, projections: [helpProjection] })).ok).toBe(true);
  });

  it('keeps nothing of a recording that could not be filed', async () => {
    const empty = draft({ recording: { data: '', seconds: 0 } });
    await expect(parking.park(kiosk, 'port:1号机', empty)).rejects.toBeInstanceOf(InputProblems);
    expect(await store.db.selectFrom('parked_drafts').selectAll().execute()).toEqual([]);
  });
});
