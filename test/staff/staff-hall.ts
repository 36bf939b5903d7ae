// Accounts on a temporary disk: real store, demo hall, real argon2, and a clock that stands where a test puts it.
import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { loadCatalogue } from '#electron/catalogue/catalogue.ts';
import { createSetupCode } from '#electron/staff/setup-code.ts';
import { staffProjection } from '#electron/staff/staff-events.ts';
import { createStaffService, type StaffService } from '#electron/staff/staff-service.ts';
import type { Actor } from '#electron/store/store.ts';
import { createVault } from '#electron/store/vault.ts';
import { handClock, tempDirectory, tempStore } from '../store/temp-store.ts';

export const random = { bytes: (length: number) => new Uint8Array(randomBytes(length)) };
export const desk = { terminal: '工作台', source: '10.0.0.7' };
export const adminPassword = '石柱的秋天很长';
export const clerkPassword = 'lamp oil and patience';

const demoHall = fileURLToPath(new URL('../../resources/demo-hall', import.meta.url));
const catalogue = loadCatalogue(demoHall);

/** A hall without accounts. */
export async function emptyHall() {
  const clock = handClock();
  const store = await tempStore([staffProjection], { clock });
  const dataDir = tempDirectory();
  const setupCode = createSetupCode({ dataDir, random });
  const parts = {
    store,
    vault: createVault(random.bytes(32), random),
    catalogue: await catalogue,
    config: { security: { sessionHours: 12 } },
    clock,
    random,
    setupCode,
  };
  return { staff: createStaffService(parts), store, clock, dataDir, again: () => createStaffService(parts) };
}

/** A hall with an administrator (`admin`) and, signed in once with a password of her own, a clerk (`yufen`). */
export async function staffedHall() {
  const hall = await emptyHall();
  const admin = await makeAdmin(hall.staff);
  const boss: Actor = { kind: 'staff', id: admin.id, terminal: '工作台' };
  const clerk = await hall.staff.create(boss, {
    username: 'yufen',
    displayName: '马玉芬',
    password: 'given by the boss',
    roles: ['intake'],
    unitCode: 'U-HALL',
    windowCode: 'W16',
  });
  const { token } = await hall.staff.signIn(desk, 'yufen', 'given by the boss');
  const who = { staffId: clerk.id, token };
  await hall.staff.changePassword(desk, who, { current: 'given by the boss', next: clerkPassword });
  return { ...hall, admin, boss, clerk, token };
}

export async function makeAdmin(staff: StaffService) {
  const setupCode = (await staff.prepareSetup()) ?? '';
  return staff.createFirstAdmin(desk, { setupCode, username: 'admin', displayName: '谭主任', password: adminPassword });
}
