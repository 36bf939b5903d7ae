import { call } from '@orpc/server';
import { describe, expect, it, vi } from 'vitest';
import type { Context } from '#electron/procedure-base.ts';
import { staffProcedures } from '#electron/staff/staff-procedures.ts';
import { adminPassword, clerkPassword, staffedHall } from './staff-hall.ts';

/** A transport that keeps sessions, as far as procedures see it. */
function transport() {
  const kept: { token: string | null } = { token: null };
  const context: Context = {
    terminal: '工作台',
    source: '10.0.0.7',
    signedIn: null,
    sessionToken: null,
    setSession: (token) => {
      kept.token = token;
    },
  };
  return { kept, context };
}

// Real argon2, dozens of times over, on a machine that others use too.
vi.setConfig({ testTimeout: 60_000 });

describe('the staff procedures', () => {
  it('hand the token to the transport and never answer it', async () => {
    const { staff } = await staffedHall();
    const procedures = staffProcedures(staff);
    const { kept, context } = transport();
    const answer = await call(procedures.signIn, { username: 'yufen', password: clerkPassword }, { context });
    expect(answer).toMatchObject({ staff: { displayName: '马玉芬' }, mustChangePassword: false });
    expect(kept.token).toMatch(/^[\w-]{43}$/);
    expect(JSON.stringify(answer)).not.toContain(kept.token);
    const signedIn = await staff.bySession(kept.token ?? '');
    const inside: Context = { ...context, signedIn, sessionToken: kept.token };
    expect(await call(procedures.me, undefined, { context: inside })).toEqual(answer);
    await call(procedures.signOut, undefined, { context: inside });
    expect(kept.token).toBeNull();
    expect(await staff.bySession(inside.sessionToken ?? '')).toBeNull();
    expect(await call(procedures.me, undefined, { context })).toBeNull();
  });

  it('let somebody stay, and give the browser its token for a period more', async () => {
    const { staff, clock, token } = await staffedHall();
    const procedures = staffProcedures(staff);
    const { kept, context } = transport();
    await expect(call(procedures.staySignedIn, undefined, { context })).rejects.toMatchObject({
      code: 'NOT_SIGNED_IN',
    });
    expect(kept.token).toBeNull();
    const inside: Context = { ...context, signedIn: await staff.bySession(token), sessionToken: token };
    clock.now += 11 * 3_600_000;
    const answer = await call(procedures.staySignedIn, undefined, { context: inside });
    expect(answer).toMatchObject({ staff: { displayName: '马玉芬' }, endsAt: clock.now + 12 * 3_600_000 });
    expect(kept.token).toBe(token);
    const now: Context = { ...inside, signedIn: await staff.bySession(token) };
    expect(await call(procedures.me, undefined, { context: now })).toEqual(answer);
  });

  it('sign nobody in where a session cannot be kept', async () => {
    const { staff, store } = await staffedHall();
    const before = await store.db.selectFrom('sessions').selectAll().execute();
    const context: Context = { ...transport().context, setSession: null };
    const input = { username: 'yufen', password: clerkPassword };
    await expect(call(staffProcedures(staff).signIn, input, { context })).rejects.toMatchObject({
      code: 'NOT_ALLOWED',
    });
    expect(await store.db.selectFrom('sessions').selectAll().execute()).toEqual(before);
  });

  it('are for those the contract names', async () => {
    const { staff, clerk, admin, token } = await staffedHall();
    const procedures = staffProcedures(staff);
    const { context } = transport();
    await expect(call(procedures.list, undefined, { context })).rejects.toMatchObject({ code: 'NOT_SIGNED_IN' });
    const asClerk: Context = { ...context, signedIn: await staff.bySession(token) };
    const update = { id: clerk.id, roles: ['admin' as const] };
    await expect(call(procedures.update, update, { context: asClerk })).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
    const boss = await staff.signIn({ terminal: '工作台', source: '10.0.0.8' }, 'admin', adminPassword);
    const asBoss: Context = { ...context, signedIn: await staff.bySession(boss.token) };
    expect((await call(procedures.update, update, { context: asBoss })).roles).toEqual(['admin']);
    expect(await call(procedures.list, undefined, { context: asBoss })).toHaveLength(2);
    expect(admin.id).toBe(boss.account.id);
  });

  it('let somebody with a given password change it and nothing else', async () => {
    const { staff, boss, clerk } = await staffedHall();
    await staff.update(boss, { id: clerk.id, password: 'a new one from the boss' });
    const { token } = await staff.signIn({ terminal: '工作台', source: 'x' }, 'yufen', 'a new one from the boss');
    const context: Context = { ...transport().context, signedIn: await staff.bySession(token), sessionToken: token };
    const procedures = staffProcedures(staff);
    await expect(call(procedures.list, undefined, { context })).rejects.toMatchObject({ code: 'NOT_ALLOWED' });
    const change = { current: 'a new one from the boss', next: clerkPassword };
    expect(await call(procedures.changePassword, change, { context, path: ['staff', 'changePassword'] })).toEqual({
      ok: true,
    });
  });
});
