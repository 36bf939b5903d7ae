import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { describe, expect, it, vi } from 'vitest';
import { staffProjection } from '#electron/staff/staff-events.ts';
import { verifyDatabase } from '#electron/store/verify.ts';
import { adminPassword, clerkPassword, desk, staffedHall } from './staff-hall.ts';

const hourMs = 3_600_000;
const elsewhere = (n: number) => ({ terminal: '工作台', source: `10.0.1.${n}` });

// Real argon2, dozens of times over, on a machine that others use too.
vi.setConfig({ testTimeout: 60_000 });

describe('signing in', () => {
  it('says who it is by the token alone, until the hours are over', async () => {
    const { staff, clock, clerk } = await staffedHall();
    const { token, account } = await staff.signIn(desk, ' YuFen ', clerkPassword);
    expect(account.id).toBe(clerk.id);
    expect(await staff.bySession(token)).toEqual({
      staffId: clerk.id,
      displayName: '马玉芬',
      roles: ['intake'],
      unitCode: 'U-HALL',
      mustChangePassword: false,
      endsAt: clock.now + 12 * hourMs,
    });
    clock.now += 12 * hourMs - 1;
    expect(await staff.bySession(token)).not.toBeNull();
    clock.now += 1;
    expect(await staff.bySession(token)).toBeNull();
  });

  it('keeps no token, no password and nothing that opens a session in the database or the journal', async () => {
    const { staff, store } = await staffedHall();
    const { token } = await staff.signIn(desk, 'yufen', clerkPassword);
    await expect(staff.signIn(desk, 'typed-a-password-here', 'x')).rejects.toThrow();
    const sessions = await store.db.selectFrom('sessions').select('token_hash').execute();
    expect(sessions.map((row) => row.token_hash)).toContain(createHash('sha256').update(token).digest('base64url'));
    const { hash } = await store.db.selectFrom('staff_credentials').select('hash').executeTakeFirstOrThrow();
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    const journal = JSON.stringify(await store.db.selectFrom('journal').selectAll().execute());
    expect(journal).not.toContain('argon2');
    const files = Buffer.concat([await readFile(store.path), await readFile(`${store.path}-wal`)]).toString('latin1');
    for (const secret of [token, clerkPassword, 'typed-a-password-here']) {
      expect(files.includes(secret)).toBe(false);
    }
    // What was looked for would have been found.
    expect(files.includes('staff.signed-in')).toBe(true);
  });

  it('answers a wrong password, an unknown name and a disabled account alike, in words and in work', async () => {
    const { staff, boss, clerk } = await staffedHall();
    const once = async (username: string, password: string): Promise<number> => {
      const started = performance.now();
      await expect(staff.signIn(desk, username, password)).rejects.toMatchObject({
        code: 'WRONG_PASSWORD',
        data: undefined,
      });
      return performance.now() - started;
    };
    // The fastest of three: what the work takes, without what else the machine was busy with.
    const timed = async (username: string, password: string): Promise<number> =>
      Math.min(await once(username, password), await once(username, password), await once(username, password));
    const wrong = await timed('yufen', 'not the password');
    const unknown = await timed('nobody', clerkPassword);
    await staff.update(boss, { id: clerk.id, disabled: true });
    const disabled = await timed('yufen', clerkPassword);
    // Without the stand-in, an unknown name answers in a fiftieth of the time.
    expect(unknown).toBeGreaterThan(wrong / 5);
    expect(disabled).toBeGreaterThan(wrong / 5);
  });

  it('stops guesses at one account from anywhere, remembers over a restart, and tells how long', async () => {
    const hall = await staffedHall();
    for (let i = 0; i < 10; i += 1) {
      await expect(hall.staff.signIn(elsewhere(i), 'yufen', `guess ${i}`)).rejects.toThrow('WRONG_PASSWORD');
    }
    const staff = hall.again();
    hall.clock.now += 5 * 60_000;
    await expect(staff.signIn(elsewhere(99), 'yufen', clerkPassword)).rejects.toMatchObject({
      code: 'TOO_MANY_TRIES',
      data: { retryAfterSeconds: 600 },
    });
    // Others are not held up.
    await staff.signIn(desk, 'admin', adminPassword);
    hall.clock.now += 10 * 60_000;
    await staff.signIn(desk, 'yufen', clerkPassword);
  });

  it('stops guesses from one place at any account, known or not', async () => {
    const { staff } = await staffedHall();
    for (let i = 0; i < 30; i += 1) {
      await expect(staff.signIn(elsewhere(1), `name${i}`, 'guess')).rejects.toThrow('WRONG_PASSWORD');
    }
    await expect(staff.signIn(elsewhere(1), 'admin', adminPassword)).rejects.toThrow('TOO_MANY_TRIES');
    await staff.signIn(elsewhere(2), 'admin', adminPassword);
  });

  it('counts guesses made all at once', async () => {
    const { staff } = await staffedHall();
    const guesses = await Promise.allSettled(
      Array.from({ length: 25 }, (_, i) => staff.signIn(elsewhere(i), 'yufen', `guess ${i}`)),
    );
    const judged = guesses.filter((one) => one.status === 'rejected' && one.reason.code === 'WRONG_PASSWORD');
    expect(judged).toHaveLength(10);
  });

  it('does not count those who know their password', async () => {
    const { staff } = await staffedHall();
    for (let i = 0; i < 35; i += 1) await staff.signIn(desk, 'yufen', clerkPassword);
  });

  it('lets people in again once a clock that was set back has caught up: the hall’s time waits for it', async () => {
    const { staff, clock } = await staffedHall();
    for (let i = 0; i < 10; i += 1) await expect(staff.signIn(elsewhere(i), 'yufen', 'x')).rejects.toThrow();
    clock.now -= hourMs;
    await expect(staff.signIn(desk, 'yufen', clerkPassword)).rejects.toMatchObject({ code: 'TOO_MANY_TRIES' });
    clock.now += 1.25 * hourMs;
    await staff.signIn(desk, 'yufen', clerkPassword);
  });

  it('knows no token that is not one', async () => {
    const { staff, token } = await staffedHall();
    for (const other of ['', 'x', `${token}x`, token.slice(1), `${token.slice(0, -1)}!`, 'A'.repeat(43)]) {
      expect(await staff.bySession(other)).toBeNull();
    }
  });
});

describe('staying signed in', () => {
  it('lasts a whole period more from that moment, and is journaled like signing in', async () => {
    const { staff, store, clock, clerk, token } = await staffedHall();
    const other = await staff.signIn(desk, 'yufen', clerkPassword);
    clock.now += 12 * hourMs - 1;
    const endsAt = await staff.stay(desk, token);
    expect(endsAt).toBe(clock.now + 12 * hourMs);
    expect((await staff.bySession(token))?.endsAt).toBe(endsAt);
    const entry = store.db.selectFrom('journal').select(['type', 'subject', 'data']).orderBy('seq', 'desc').limit(1);
    expect(await entry.executeTakeFirst()).toEqual({ type: 'staff.stayed-signed-in', subject: clerk.id, data: '{}' });
    clock.now += 1;
    // This one, and no other of the same person.
    expect(await staff.bySession(other.token)).toBeNull();
    clock.now = endsAt - 1;
    expect(await staff.bySession(token)).not.toBeNull();
    clock.now = endsAt;
    expect(await staff.bySession(token)).toBeNull();
    expect(await verifyDatabase({ path: store.path, projections: [staffProjection] })).toMatchObject({ ok: true });
  });

  it('is refused once it is over, signed out, withdrawn, or no session at all, and leaves no trace', async () => {
    const { staff, store, clock, boss, clerk, token } = await staffedHall();
    const signedOut = await staff.signIn(desk, 'yufen', clerkPassword);
    await staff.signOut(desk, signedOut.token);
    for (const none of [signedOut.token, 'x', null])
      await expect(staff.stay(desk, none)).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' });
    await staff.update(boss, { id: clerk.id, disabled: true });
    await expect(staff.stay(desk, token)).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' });
    await staff.update(boss, { id: clerk.id, disabled: false });
    const again = await staff.signIn(desk, 'yufen', clerkPassword);
    await staff.update(boss, { id: clerk.id, password: 'a new one from the boss' });
    await expect(staff.stay(desk, again.token)).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' });
    const late = await staff.signIn(desk, 'admin', adminPassword);
    clock.now += 12 * hourMs;
    await expect(staff.stay(desk, late.token)).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' });
    const stayed = store.db.selectFrom('journal').select('seq').where('type', '=', 'staff.stayed-signed-in');
    expect(await stayed.execute()).toEqual([]);
  });

  it('does not bring back a session that is ended in the same moment', async () => {
    const { staff, boss, clerk, token } = await staffedHall();
    const [, stayed] = await Promise.allSettled([
      staff.update(boss, { id: clerk.id, disabled: true }),
      staff.stay(desk, token),
    ]);
    await staff.update(boss, { id: clerk.id, disabled: false });
    expect(stayed.status === 'fulfilled' || stayed.reason.code === 'NOT_SIGNED_IN').toBe(true);
    expect(await staff.bySession(token)).toBeNull();
  });
});

describe('signing out', () => {
  it('ends this session and no other', async () => {
    const { staff } = await staffedHall();
    const one = await staff.signIn(desk, 'yufen', clerkPassword);
    const two = await staff.signIn(desk, 'yufen', clerkPassword);
    await staff.signOut(desk, one.token);
    await staff.signOut(desk, one.token);
    await staff.signOut(desk, null);
    expect(await staff.bySession(one.token)).toBeNull();
    expect(await staff.bySession(two.token)).not.toBeNull();
  });
});

describe('changing one’s password', () => {
  it('needs the present one, ends the other sessions, and keeps this one', async () => {
    const { staff, clerk } = await staffedHall();
    const here = await staff.signIn(desk, 'yufen', clerkPassword);
    const other = await staff.signIn(desk, 'yufen', clerkPassword);
    const who = { staffId: clerk.id, token: here.token };
    const next = 'another good sentence';
    await expect(staff.changePassword(desk, who, { current: 'wrong', next })).rejects.toThrow('WRONG_PASSWORD');
    for (const poor of [clerkPassword, 'zzzzzzzzzzzz', '0123456789']) {
      await expect(staff.changePassword(desk, who, { current: clerkPassword, next: poor })).rejects.toMatchObject({
        problems: [{ path: 'next' }],
      });
    }
    await staff.changePassword(desk, who, { current: clerkPassword, next });
    expect(await staff.bySession(here.token)).not.toBeNull();
    expect(await staff.bySession(other.token)).toBeNull();
    await expect(staff.signIn(desk, 'yufen', clerkPassword)).rejects.toThrow('WRONG_PASSWORD');
    await staff.signIn(desk, 'yufen', next);
  });

  it('is the same password whether typed composed or decomposed', async () => {
    const { staff, clerk, token } = await staffedHall();
    await staff.changePassword(
      desk,
      { staffId: clerk.id, token },
      { current: clerkPassword, next: 'caf\u00e9 caf\u00e9 \uff21' },
    );
    await staff.signIn(desk, 'yufen', 'cafe\u0301 cafe\u0301 A');
  });

  it('is slowed down like signing in', async () => {
    const { staff, clerk, token } = await staffedHall();
    const change = () =>
      staff.changePassword(desk, { staffId: clerk.id, token }, { current: 'guess', next: 'another good sentence' });
    for (let i = 0; i < 10; i += 1) await expect(change()).rejects.toThrow('WRONG_PASSWORD');
    await expect(change()).rejects.toThrow('TOO_MANY_TRIES');
  });
});

describe('the journal', () => {
  it('gives the same accounts again', async () => {
    const { staff, store, boss, clerk } = await staffedHall();
    await staff.update(boss, { id: clerk.id, disabled: true, roles: ['handler', 'intake'], windowCode: null });
    expect(await verifyDatabase({ path: store.path, projections: [staffProjection] })).toMatchObject({ ok: true });
  });
});
