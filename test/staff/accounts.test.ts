import { randomUUID } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import { staffSchema } from '#shared/contract/staff.ts';
import { clerkPassword, desk, staffedHall } from './staff-hall.ts';

const newcomer = {
  username: 'longgang',
  displayName: '冉隆刚',
  password: 'given by the boss',
  roles: ['handler' as const],
  unitCode: 'D-GA',
  windowCode: null,
};

// Real argon2, dozens of times over, on a machine that others use too.
vi.setConfig({ testTimeout: 60_000 });

describe('accounts', () => {
  it('are made with a password that must be changed at the first sign-in', async () => {
    const { staff, boss } = await staffedHall();
    const made = await staff.create(boss, { ...newcomer, roles: ['handler', 'handler'] });
    expect(staffSchema.parse(made)).toEqual(made);
    expect(made).toMatchObject({ roles: ['handler'], unitName: { zh: '石柱土家族自治县公安局' } });
    const { token, mustChangePassword } = await staff.signIn(desk, 'longgang', newcomer.password);
    expect(mustChangePassword).toBe(true);
    expect((await staff.bySession(token))?.mustChangePassword).toBe(true);
    await staff.changePassword(desk, { staffId: made.id, token }, { current: newcomer.password, next: clerkPassword });
    expect((await staff.bySession(token))?.mustChangePassword).toBe(false);
  });

  it('have a name of their own, a unit and a window that exist', async () => {
    const { staff, boss } = await staffedHall();
    await expect(staff.create(boss, { ...newcomer, username: 'yufen' })).rejects.toMatchObject({
      code: 'USERNAME_TAKEN',
    });
    await expect(staff.create(boss, { ...newcomer, unitCode: 'D-XX' })).rejects.toMatchObject({ code: 'UNIT_UNKNOWN' });
    await expect(staff.create(boss, { ...newcomer, windowCode: 'W99' })).rejects.toMatchObject({
      code: 'UNIT_UNKNOWN',
    });
    const both = await Promise.allSettled([staff.create(boss, newcomer), staff.create(boss, newcomer)]);
    expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find((one) => one.status === 'rejected')).toMatchObject({ reason: { code: 'USERNAME_TAKEN' } });
  });

  it('keep rare characters in a name, and say so where one cannot be kept', async () => {
    const { staff, boss, clerk } = await staffedHall();
    expect((await staff.update(boss, { id: clerk.id, displayName: '马𠮷㐂' })).displayName).toBe('马𠮷㐂');
    for (const displayName of ['马\0', '马\ud842']) {
      await expect(staff.update(boss, { id: clerk.id, displayName })).rejects.toMatchObject({
        problems: [{ path: 'displayName' }],
      });
    }
  });

  it('lose their sessions when disabled, and get none back when enabled again', async () => {
    const { staff, boss, clerk, token } = await staffedHall();
    await staff.update(boss, { id: clerk.id, disabled: true });
    expect(await staff.bySession(token)).toBeNull();
    await expect(staff.signIn(desk, 'yufen', clerkPassword)).rejects.toThrow('WRONG_PASSWORD');
    await staff.update(boss, { id: clerk.id, disabled: false });
    expect(await staff.bySession(token)).toBeNull();
    await staff.signIn(desk, 'yufen', clerkPassword);
  });

  it('lose their sessions when an administrator sets a new password, and must change it', async () => {
    const { staff, boss, clerk, token } = await staffedHall();
    await staff.update(boss, { id: clerk.id, password: 'a new one from the boss' });
    expect(await staff.bySession(token)).toBeNull();
    await expect(staff.signIn(desk, 'yufen', clerkPassword)).rejects.toThrow('WRONG_PASSWORD');
    expect(await staff.signIn(desk, 'yufen', 'a new one from the boss')).toMatchObject({ mustChangePassword: true });
  });

  it('have their roles and names at once, in running sessions too', async () => {
    const { staff, boss, clerk, token } = await staffedHall();
    expect(await staff.names(clerk.id)).toBe('马玉芬');
    await staff.update(boss, { id: clerk.id, roles: ['supervisor'], displayName: '马玉芳' });
    expect(await staff.bySession(token)).toMatchObject({ roles: ['supervisor'], displayName: '马玉芳' });
    expect(await staff.names(clerk.id)).toBe('马玉芳');
    expect(await staff.names(randomUUID())).toBeNull();
  });

  it('are changed only where something is different', async () => {
    const { staff, store, boss, clerk } = await staffedHall();
    const count = async () => (await store.db.selectFrom('journal').select('seq').execute()).length;
    const before = await count();
    await staff.update(boss, {
      id: clerk.id,
      displayName: '马玉芬',
      roles: ['intake'],
      windowCode: 'W16',
      disabled: false,
    });
    expect(await count()).toBe(before);
    expect((await staff.update(boss, { id: clerk.id, windowCode: null })).windowCode).toBeNull();
    expect(await count()).toBe(before + 1);
  });

  it('cannot be changed where there are none', async () => {
    const { staff, boss, clerk } = await staffedHall();
    await expect(staff.update(boss, { id: randomUUID(), disabled: true })).rejects.toMatchObject({
      code: 'STAFF_NOT_FOUND',
    });
    await expect(staff.update(boss, { id: clerk.id, unitCode: 'D-XX' })).rejects.toMatchObject({
      code: 'UNIT_UNKNOWN',
    });
    await expect(staff.update(boss, { id: clerk.id, windowCode: 'W99' })).rejects.toMatchObject({
      code: 'UNIT_UNKNOWN',
    });
    await expect(staff.update(boss, { id: clerk.id, password: 'yufenyufen' })).rejects.toMatchObject({
      problems: [{}],
    });
  });

  it('show usernames to administrators and to oneself only', async () => {
    const { staff, admin, clerk } = await staffedHall();
    const forClerk = await staff.list({ staffId: clerk.id, roles: ['intake'] });
    expect(forClerk.map((one) => one.username)).toEqual(['', 'yufen']);
    expect(forClerk.map((one) => one.displayName)).toEqual(['谭主任', '马玉芬']);
    const forAdmin = await staff.list({ staffId: admin.id, roles: ['admin'] });
    expect(forAdmin.map((one) => one.username)).toEqual(['admin', 'yufen']);
  });
});

describe('the last administrator', () => {
  it('can be neither disabled nor given other roles', async () => {
    const { staff, boss, admin } = await staffedHall();
    await expect(staff.update(boss, { id: admin.id, disabled: true })).rejects.toMatchObject({ code: 'LAST_ADMIN' });
    await expect(staff.update(boss, { id: admin.id, roles: ['intake'] })).rejects.toMatchObject({ code: 'LAST_ADMIN' });
    expect(await staff.get(admin.id)).toMatchObject({ disabled: false, roles: ['admin'] });
  });

  it('is left when two administrators disable each other at once', async () => {
    const { staff, boss, admin, clerk } = await staffedHall();
    await staff.update(boss, { id: clerk.id, roles: ['intake', 'admin'] });
    const both = await Promise.allSettled([
      staff.update({ ...boss, id: clerk.id }, { id: admin.id, disabled: true }),
      staff.update(boss, { id: clerk.id, disabled: true }),
    ]);
    expect(both.map((one) => one.status)).toEqual(['fulfilled', 'rejected']);
    expect(both[1]).toMatchObject({ reason: { code: 'LAST_ADMIN' } });
  });

  it('does not count one who is disabled', async () => {
    const { staff, boss, admin, clerk } = await staffedHall();
    await staff.update(boss, { id: clerk.id, roles: ['admin'] });
    await staff.update(boss, { id: clerk.id, disabled: true });
    await expect(staff.update(boss, { id: admin.id, roles: ['intake'] })).rejects.toMatchObject({ code: 'LAST_ADMIN' });
  });
});
