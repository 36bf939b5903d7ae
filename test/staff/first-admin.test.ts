import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { setupCodeFile } from '#electron/staff/setup-code.ts';
import { staffSchema } from '#shared/contract/staff.ts';
import { adminPassword, desk, emptyHall, makeAdmin } from './staff-hall.ts';

const input = { username: 'admin', displayName: '谭主任', password: adminPassword };

// Real argon2, dozens of times over, on a machine that others use too.
vi.setConfig({ testTimeout: 60_000 });

describe('the first administrator', () => {
  it('is made with the code in the data directory, which only the program’s user can read, and which then goes', async () => {
    const { staff, dataDir } = await emptyHall();
    expect(await staff.firstStart()).toBe(true);
    const code = (await staff.prepareSetup()) ?? '';
    expect(code).toMatch(/^[2-9A-HJKMNP-Z]{5}-[2-9A-HJKMNP-Z]{5}$/);
    const file = path.join(dataDir, setupCodeFile);
    // Windows has no such bits: there the folder is the user's own.
    if (process.platform !== 'win32') expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readFile(file, 'utf8')).toContain(code);
    expect(await staff.prepareSetup()).toBe(code);
    const made = await staff.createFirstAdmin(desk, {
      ...input,
      setupCode: ` ${code.toLowerCase().replace('-', ' ')} `,
    });
    expect(staffSchema.parse(made)).toEqual(made);
    expect(made).toMatchObject({ roles: ['admin'], unitCode: 'U-HALL', disabled: false });
    expect(await readdir(dataDir)).toEqual([]);
    expect(await staff.firstStart()).toBe(false);
    const { mustChangePassword } = await staff.signIn(desk, 'admin', adminPassword);
    expect(mustChangePassword).toBe(false);
  });

  it('is made once, also when two try at once', async () => {
    const { staff } = await emptyHall();
    const setupCode = (await staff.prepareSetup()) ?? '';
    const tries = await Promise.allSettled([
      staff.createFirstAdmin(desk, { ...input, setupCode }),
      staff.createFirstAdmin(desk, { ...input, username: 'other', setupCode }),
    ]);
    expect(tries.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    await expect(staff.createFirstAdmin(desk, { ...input, setupCode })).rejects.toMatchObject({
      code: 'ALREADY_SET_UP',
    });
  });

  it('is not made with a wrong code, and guessing is slowed down', async () => {
    const { staff, clock } = await emptyHall();
    const right = (await staff.prepareSetup()) ?? '';
    for (const setupCode of ['', 'AAAAA-AAAAA', right.slice(0, -1), `${right}A`, '０'.repeat(10)]) {
      await expect(staff.createFirstAdmin(desk, { ...input, setupCode })).rejects.toMatchObject({
        code: 'SETUP_CODE_WRONG',
      });
    }
    for (let i = 0; i < 5; i += 1) {
      await expect(staff.createFirstAdmin(desk, { ...input, setupCode: 'x' })).rejects.toThrow('SETUP_CODE_WRONG');
    }
    await expect(staff.createFirstAdmin(desk, { ...input, setupCode: right })).rejects.toMatchObject({
      code: 'TOO_MANY_TRIES',
    });
    clock.now += 15 * 60_000;
    await staff.createFirstAdmin(desk, { ...input, setupCode: right });
  });

  it('cannot be made where no code was ever shown', async () => {
    const { staff } = await emptyHall();
    await expect(staff.createFirstAdmin(desk, { ...input, setupCode: '' })).rejects.toThrow('SETUP_CODE_WRONG');
  });

  it('is not made with a password anybody would guess; the code is then still good', async () => {
    const { staff } = await emptyHall();
    const setupCode = (await staff.prepareSetup()) ?? '';
    for (const password of ['aaaaaaaaaaaa', '1234567890', 'adminadmin']) {
      await expect(staff.createFirstAdmin(desk, { ...input, password, setupCode })).rejects.toMatchObject({
        problems: [{ path: 'password' }],
      });
    }
    await staff.createFirstAdmin(desk, { ...input, setupCode });
  });

  it('replaces a code file that was damaged, and clears one that was left over', async () => {
    const { staff, dataDir } = await emptyHall();
    const file = path.join(dataDir, setupCodeFile);
    await writeFile(file, 'half a sent');
    expect(await staff.prepareSetup()).toMatch(/^.{5}-.{5}$/);
    await makeAdmin(staff);
    await writeFile(file, 'AAAAA-AAAAA');
    expect(await staff.prepareSetup()).toBeNull();
    expect(await readdir(dataDir)).toEqual([]);
  });
});
