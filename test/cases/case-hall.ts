// A whole hall's cases on a temporary disk: real store, vault, demo hall and hall clock, with a clock that stands where a test puts it.
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { caseFilesProjection } from '#electron/case-files/case-file-events.ts';
import { createRecordings } from '#electron/case-files/recordings.ts';
import { type ArchivingParts, recountPromises } from '#electron/cases/archiving.ts';
import type { Clerk } from '#electron/cases/case-actions.ts';
import { casesProjection } from '#electron/cases/case-events.ts';
import { type CaseService, createCaseService } from '#electron/cases/case-service.ts';
import type { CaseSlips } from '#electron/cases/case-slip.ts';
import type { Turn } from '#electron/cases/case-telling.ts';
import { loadCatalogue } from '#electron/catalogue/catalogue.ts';
import type { Catalogue } from '#electron/catalogue/catalogue-types.ts';
import { createHallClock, type HallClock } from '#electron/catalogue/hall-clock.ts';
import { DomainError, InputProblems } from '#electron/domain-error.ts';
import { DEFAULT_SETTINGS, type Settings } from '#electron/settings-schema.ts';
import { staffProjection } from '#electron/staff/staff-events.ts';
import { type KeyKeeper, memoryKeyKeeper } from '#electron/store/key-keeper.ts';
import { openVault } from '#electron/store/open-vault.ts';
import { sealedFilesBeside } from '#electron/store/sealed-files.ts';
import { type Actor, openStore, type Store } from '#electron/store/store.ts';
import type { Vault } from '#electron/store/vault.ts';
import { type VerifyReport, verifyDatabase } from '#electron/store/verify.ts';
import type { CaseReceipt, CaseStatus, FileCase } from '#shared/contract/case-shapes.ts';
import type { Role } from '#shared/contract/procedure.ts';
import { instantOf } from '#shared/domain/calendar-date.ts';
import { holidays2026 } from '#shared/domain/holidays-2026.ts';
import type { Random } from '#shared/domain/ports.ts';
import { type HolidayYear, holidayCalendar } from '#shared/domain/working-days.ts';
import { allOnDisk } from '../support/on-disk.ts';
import { slipServiceOf } from '../support/slip-service.ts';

const demoHall = fileURLToPath(new URL('../../resources/demo-hall', import.meta.url));
const projections = [casesProjection, caseFilesProjection, staffProjection];

/** Monday 23 November 2026, 09:00 in the hall. */
export const mondayMorning = Date.parse('2026-11-23T01:00:00Z');
export const oneDay = 86_400_000;

export const kiosk: Actor = { kind: 'citizen', id: 'kiosk', terminal: '1号机' };
export const random: Random = { bytes: (length) => new Uint8Array(randomBytes(length)) };

/** The hall's own spool, whose printer stands still: every slip stays a sealed row. */
export const plainSlips = (store: Store, vault: Vault, dataDir: string): CaseSlips =>
  slipServiceOf({ store, vault, random, dataDir });

/** What went out to a citizen's telephone. */
export type ToldTurn = Turn & { readonly caseNo: string };

export type CaseHall = {
  store: Store;
  vault: Vault;
  catalogue: Catalogue;
  hall: HallClock;
  cases: CaseService;
  time: { now: number };
  path: string;
  /** Every turn a citizen was told of outside the hall, in order. */
  told: ToldTurn[];
  /** Files at the kiosk. */
  file(input?: Partial<FileCase>): Promise<CaseReceipt>;
  atCounter(clerk: Clerk, input?: Partial<FileCase>): Promise<CaseReceipt>;
  /** Makes an account and gives the person at the desk. */
  clerk(name: string, options?: { unitCode?: string; roles?: Role[] }): Promise<Clerk>;
  /** People of three units and of every post, who have nothing to do with one another's accounts. */
  team(): Promise<Team>;
  /** The citizen's look, with the slip in hand. */
  status(slip: Slip): Promise<CaseStatus>;
  /** Acts on the case as it stands now. */
  on(caseNo: string): Promise<{ caseNo: string; version: number }>;
  /** Goes to that time of the hall, `YYYY-MM-DDTHH:mm`. */
  goTo(time: string): void;
  /** A year's notice comes, and every promise is counted anew. */
  notice(year: HolidayYear): Promise<number>;
  /** What the day does by itself. */
  readonly day: ArchivingParts;
  verify(): Promise<VerifyReport>;
  /** Everything that lies on the disk, as one text. */
  everythingOnDisk(): string;
  /** Closes the database and opens it again, as after a restart. */
  restart(): Promise<void>;
};

/** What a citizen has in hand. */
export type Slip = Pick<CaseReceipt, 'caseNo' | 'queryCode'>;
export type Team = Readonly<
  Record<
    | 'intake'
    | 'colleague'
    | 'hallHead'
    | 'handler'
    | 'head'
    | 'other'
    | 'otherHead'
    | 'supervisor'
    | 'leader'
    | 'admin'
    | 'stranger',
    Clerk
  >
>;

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
    /** Of the settings `cases.*`. */
    cases?: Partial<Settings['cases']>;
    /** Units that are no longer given anything. */
    retired?: readonly string[];
    /** A directory to come back to; default: a new one that goes with the test. */
    directory?: string;
    /** Of that directory's hall; default: made for this one. */
    keeper?: KeyKeeper;
  } = {},
): Promise<CaseHall> {
  const directory = options.directory ?? mkdtempSync(path.join(tmpdir(), 'bancheng-cases-'));
  const file = path.join(directory, 'bancheng.db');
  const time = { now: options.startAt ?? mondayMorning };
  const clock = () => time.now;
  const chance = options.random ?? random;
  const demo = await loadCatalogue(demoHall);
  const unit = (code: string) => {
    const known = demo.unit(code);
    return known && options.retired?.includes(code) ? { ...known, isRetired: true } : known;
  };
  const catalogue = { ...demo, unit };
  const rules = { ...DEFAULT_SETTINGS.cases, ...options.cases };
  const config = { ...DEFAULT_SETTINGS, cases: rules, dataDir: directory, paths: {} as never };
  let notices: HolidayYear[] = [holidays2026];
  let calendar = holidayCalendar(notices);
  const hall = createHallClock({ catalogue, config, clock, calendar: () => calendar });
  const keeper = options.keeper ?? memoryKeyKeeper();
  const names = new Map<string, string>();
  const told: ToldTurn[] = [];
  const open = async () => {
    const store = await openStore({ path: file, clock, projections });
    // The sheet of recovery words is no part of what the disk may not say.
    const keysDirectory = path.join(directory, 'keys');
    const { vault } = await openVault({ store, keeper, random: chance, keysDirectory });
    const cases = createCaseService({
      recordings: createRecordings({ files: sealedFilesBeside(file), random: chance, onFailure: () => undefined }),
      store,
      vault,
      catalogue,
      config,
      hall,
      slips: (options.slips ?? plainSlips)(store, vault, directory),
      random: chance,
      staffNames: async (id) => names.get(id) ?? null,
      telling: { isOn: true, tell: async ({ row }, turn) => void told.push({ ...turn, caseNo: row.case_no }) },
    });
    return { store, vault, cases };
  };
  const running: CaseHall = {
    ...(await open()),
    catalogue,
    hall,
    time,
    path: file,
    told,
    get day() {
      return { ...running.cases.day, clock };
    },
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
    async team() {
      const at = (unitCode: string, role: Role, name: string) => running.clerk(name, { unitCode, roles: [role] });
      return {
        intake: await at('U-HALL', 'intake', '向例静'),
        colleague: await at('U-HALL', 'handler', '秦例芳'),
        hallHead: await at('U-HALL', 'unit-head', '陈例主任'),
        handler: await at('D-GA', 'handler', '冉隆刚'),
        head: await at('D-GA', 'unit-head', '马例所长'),
        other: await at('D-YB', 'handler', '谭三益'),
        otherHead: await at('D-YB', 'unit-head', '刘例局长'),
        supervisor: await at('U-HALL', 'supervisor', '督例办'),
        leader: await at('U-GOV', 'leader', '值例班'),
        admin: await at('U-GOV', 'admin', '管理员'),
        stranger: await at('D-SC', 'handler', '王例生'),
      };
    },
    status: (slip) => {
      const { caseNo, queryCode } = slip;
      return running.cases.status({ actor: kiosk, source: '10.0.0.1' }, { caseNo, queryCode });
    },
    async on(caseNo) {
      const row = await running.store.db.selectFrom('cases').selectAll().where('case_no', '=', caseNo).execute();
      return { caseNo, version: row[0]?.version ?? 0 };
    },
    goTo(local) {
      const [date = '', at = '00:00'] = local.split('T');
      time.now = instantOf(date, at, hall.timeZone);
    },
    async notice(year) {
      notices = [...notices.filter((each) => each.year !== year.year), year];
      calendar = holidayCalendar(notices);
      return recountPromises(running.day);
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
    if (options.directory === undefined) rmSync(directory, { recursive: true, force: true });
  });
  return running;
}

/** The text as it would stand in a file read byte by byte. */
export function asBytes(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}

/** The code the call was refused with. Fails where it was not refused, or broke. */
export async function codeOf(call: Promise<unknown>): Promise<string> {
  const error = await call.then(
    () => new Error('was not refused'),
    (caught: unknown) => caught,
  );
  if (error instanceof InputProblems) return 'INVALID_INPUT';
  if (error instanceof DomainError) return error.code;
  throw error;
}

/** At which fields the call was refused. */
export async function fieldsOf(call: Promise<unknown>): Promise<string[]> {
  const error = await call.catch((caught: unknown) => caught);
  if (error instanceof InputProblems) return error.problems.map(({ path }) => path);
  throw error instanceof Error ? error : new Error('was not refused');
}
