// A whole hall's cases on a temporary disk: real store, vault, demo hall and hall clock, with a clock that stands where a test puts it.
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import type { Clerk } from '#electron/cases/case-actions.ts';
import { casesProjection } from '#electron/cases/case-events.ts';
import { type CaseService, createCaseService } from '#electron/cases/case-service.ts';
import type { CaseSlips } from '#electron/cases/case-slip.ts';
import { loadCatalogue } from '#electron/catalogue/catalogue.ts';
import type { Catalogue } from '#electron/catalogue/catalogue-types.ts';
import { createHallClock, type HallClock } from '#electron/catalogue/hall-clock.ts';
import { DEFAULT_SETTINGS } from '#electron/settings-schema.ts';
import { caseSlipSchema } from '#electron/slips/slip-data.ts';
import { staffProjection } from '#electron/staff/staff-events.ts';
import { memoryKeyKeeper } from '#electron/store/key-keeper.ts';
import { openVault } from '#electron/store/open-vault.ts';
import { type Actor, openStore, type Store } from '#electron/store/store.ts';
import type { Vault } from '#electron/store/vault.ts';
import { type VerifyReport, verifyDatabase } from '#electron/store/verify.ts';
import type { CaseReceipt, FileCase } from '#shared/contract/case-shapes.ts';
import type { Role } from '#shared/contract/procedure.ts';
import type { Random } from '#shared/domain/ports.ts';
import { uuidFrom } from '#shared/domain/uuid.ts';
import { allOnDisk } from '../support/on-disk.ts';

const demoHall = fileURLToPath(new URL('../../resources/demo-hall', import.meta.url));
const projections = [casesProjection, staffProjection];

/** Monday 23 November 2026, 09:00 in the hall. */
export const mondayMorning = Date.parse('2026-11-23T01:00:00Z');
export const oneDay = 86_400_000;

export const kiosk: Actor = { kind: 'citizen', id: 'kiosk', terminal: '1号机' };
export const random: Random = { bytes: (length) => new Uint8Array(randomBytes(length)) };

/** A stream of bytes that is the same in every run. */
export function seededRandom(seed: string): Random {
  let block = 0;
  return {
    bytes(length) {
      const out = new Uint8Array(length);
      for (let at = 0; at < length; at += 32) {
        block += 1;
        out.set(
          createHash('sha256')
            .update(`${seed}/${block}`)
            .digest()
            .subarray(0, length - at),
          at,
        );
      }
      return out;
    },
  };
}

/** The spool as far as cases see it: one sealed row in the same transaction. */
export const plainSlips = (store: Store): CaseSlips => ({
  async enqueueCase(w, key, slip, language) {
    const id = uuidFrom(random);
    const data = key.seal({ kind: 'case', language, slip: caseSlipSchema.parse(slip) }, `${slip.caseNo}/slip`);
    const job = { id, kind: 'case' as const, subject: slip.caseNo, data, state: 'waiting' as const, error: null };
    await w.db
      .insertInto('slip_jobs')
      .values({ ...job, created_at: w.at, updated_at: w.at })
      .execute();
    return { jobId: id, watchId: id, state: 'waiting', trouble: null, onScreenOnly: true };
  },
  async stateOf(_, caseNo) {
    const jobs = store.db.selectFrom('slip_jobs').select(['id', 'state']).where('subject', '=', caseNo);
    const { id, state } = await jobs.orderBy('created_at', 'desc').executeTakeFirstOrThrow();
    return { jobId: id, watchId: id, state, trouble: null, onScreenOnly: true };
  },
});

export type CaseHall = {
  store: Store;
  vault: Vault;
  catalogue: Catalogue;
  hall: HallClock;
  cases: CaseService;
  time: { now: number };
  path: string;
  /** Files at the kiosk. */
  file(input?: Partial<FileCase>): Promise<CaseReceipt>;
  atCounter(clerk: Clerk, input?: Partial<FileCase>): Promise<CaseReceipt>;
  /** Makes an account and gives the person at the desk. */
  clerk(name: string, options?: { unitCode?: string; roles?: Role[] }): Promise<Clerk>;
  verify(): Promise<VerifyReport>;
  /** Everything that lies on the disk, as one text. */
  everythingOnDisk(): string;
  /** Closes the database and opens it again, as after a restart. */
  restart(): Promise<void>;
};

/** What a citizen might tell; `input` says what is different. */
export function telling(input: Partial<FileCase> = {}): FileCase {
  return {
    requestId: randomUUID(),
    kind: 'not-done',
    matterCode: 'GA-01',
    failedAtUnit: null,
    words: '身份证过期了，派出所照相的机子坏了，喊我到县里来，到这里号都取完了。',
    trips: 2,
    person: { role: 'anonymous' },
    language: 'zh-CN',
    ...input,
  };
}

export async function openCaseHall(
  options: {
    startAt?: number;
    slips?: (store: Store, vault: Vault, directory: string) => CaseSlips;
    random?: Random;
  } = {},
): Promise<CaseHall> {
  const directory = mkdtempSync(path.join(tmpdir(), 'bancheng-cases-'));
  const file = path.join(directory, 'bancheng.db');
  const time = { now: options.startAt ?? mondayMorning };
  const clock = () => time.now;
  const chance = options.random ?? random;
  const catalogue = await loadCatalogue(demoHall);
  const config = { ...DEFAULT_SETTINGS, dataDir: directory, paths: {} as never };
  const hall = createHallClock({ catalogue, config, clock });
  const keeper = memoryKeyKeeper();
  const names = new Map<string, string>();
  const open = async () => {
    const store = await openStore({ path: file, clock, projections });
    // The sheet of recovery words is no part of what the disk may not say.
    const keysDirectory = path.join(directory, 'keys');
    const { vault } = await openVault({ store, keeper, random: chance, keysDirectory });
    const cases = createCaseService({
      store,
      vault,
      catalogue,
      config,
      hall,
      slips: (options.slips ?? plainSlips)(store, vault, directory),
      random: chance,
      staffNames: async (id) => names.get(id) ?? null,
    });
    return { store, vault, cases };
  };
  const running: CaseHall = {
    ...(await open()),
    catalogue,
    hall,
    time,
    path: file,
    file: (input) => running.cases.file({ actor: kiosk, channel: 'kiosk', filedBy: null }, telling(input)),
    atCounter: (clerk, input) =>
      running.cases.file({ actor: clerk.actor, channel: 'counter', filedBy: clerk.staffId }, telling(input)),
    async clerk(name, options = {}) {
      const { unitCode = catalogue.tellWindow.unit, roles = ['intake' as const] } = options;
      const staffId = randomUUID();
      const admin: Actor = { kind: 'system', id: 'setup', terminal: '工作台' };
      await running.store.write(admin, (w) =>
        w.append({
          type: 'staff.created',
          subject: staffId,
          data: { username: staffId, displayName: name, roles, unitCode, windowCode: null, first: false },
        }),
      );
      names.set(staffId, name);
      return { staffId, unitCode, roles, actor: { kind: 'staff', id: staffId, terminal: '工作台' } };
    },
    verify: () => verifyDatabase({ path: file, projections }),
    everythingOnDisk: () => allOnDisk(directory, ['keys']),
    async restart() {
      await running.store.close();
      Object.assign(running, await open());
    },
  };
  onTestFinished(async () => {
    await running.store.close();
    rmSync(directory, { recursive: true, force: true });
  });
  return running;
}

/** The text as it would stand in a file read byte by byte. */
export function asBytes(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}
