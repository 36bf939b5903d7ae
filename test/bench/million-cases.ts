// Fills a hall's database with as many cases as five years bring, straight into the tables: filing a million through the journal would take a day.
import Database from 'better-sqlite3';
import { sealQueryCode, sealTold } from '#electron/cases/case-content.ts';
import type { Write } from '#electron/store/store.ts';
import type { Vault } from '#electron/store/vault.ts';
import { addDays, type CalendarDate, instantOf } from '#shared/domain/calendar-date.ts';
import { formatCaseNumber } from '#shared/domain/case-number.ts';

/*
 * Real: every row of `cases` and `case_units`, with all their indexes; the keys, sealed words and query codes of cases
 * that are not archived and of every `sampleEvery`th other, with their entries, stages and answers. Made up: the keys and seals of the
 * others, of the right length but opening nothing; they have no entries. Half of all can be found by a telephone number
 * (digests of the right length that no number gives). The journal is empty: nothing measured here reads it.
 */
const sampleEvery = 20;
const openShare = 0.02;
const unarchivedShare = 0.03;
const days = 5 * 365;
const staffAUnit = 7;
const hourMs = 3_600_000;

export type Sample = { readonly caseNo: string; readonly queryCode: string };
export type Million = {
  readonly cases: number;
  readonly open: number;
  readonly units: readonly string[];
  readonly staff: readonly { readonly staffId: string; readonly unitCode: string }[];
  readonly samples: readonly Sample[];
  readonly from: CalendarDate;
};

type Plan = {
  readonly file: string;
  readonly vault: Vault;
  readonly cases: number;
  readonly today: CalendarDate;
  readonly timeZone: string;
  readonly units: readonly string[];
  readonly matters: readonly string[];
};

/** The hall must not be open meanwhile. */
export async function fillWithCases(o: Plan): Promise<Million> {
  const database = new Database(o.file);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = OFF');
  database.pragma('foreign_keys = OFF');
  // Each row into every index would be most of the work: they are made afterwards, as they were.
  const indexes = database
    .prepare<[], { name: string; sql: string }>(
      `select name, sql from sqlite_master where type = 'index' and sql is not null
        and tbl_name in ('cases', 'case_units', 'case_entries', 'case_answers', 'blind_index')`,
    )
    .all();
  for (const { name } of indexes) database.exec(`drop index ${name}`);
  database.exec('begin');
  const filled = await rows(database, o);
  database.exec('commit');
  for (const { sql } of indexes) database.exec(sql);
  database.pragma('wal_checkpoint(truncate)');
  database.close();
  return filled;
}

async function rows(database: Database.Database, o: Plan): Promise<Million> {
  const insert = inserter(database);
  const perDay = Math.ceil(o.cases / days);
  const from = addDays(o.today, -Math.ceil(o.cases / perDay) + 1);
  const openFrom = Math.floor(o.cases * (1 - openShare));
  const staff = o.units.flatMap((unitCode, unit) =>
    Array.from({ length: staffAUnit }, (_, at) => ({ staffId: uuid(7_000_000 + unit * 10 + at), unitCode })),
  );
  const samples: Sample[] = [];
  const other = await sealed(o.vault, 'other', '000000');
  for (let at = 0; at < o.cases; at += 1) {
    const day = addDays(from, Math.floor(at / perDay));
    const n = (at % perDay) + 1;
    const caseNo = formatCaseNumber(day, n);
    const isOpen = at >= openFrom;
    const isReal = !isArchived(o, at) || at % sampleEvery === 0;
    const queryCode = String(200_000 + (at % 700_000)).padStart(6, '0');
    const { wrapped, told, code } = isReal ? await sealed(o.vault, caseNo, queryCode) : other;
    const filedAt = instantOf(day, '09:00', o.timeZone) + (n % 8) * hourMs;
    const unitCode = o.units[(at * 17) % o.units.length] ?? '';
    insert('cases', {
      ...caseRow({ o, at, day, n, caseNo, filedAt, isOpen, unitCode, staff }),
      sealed: told,
      query_code_sealed: code,
    });
    insert('case_units', { case_no: caseNo, unit_code: unitCode });
    insert('vault_keys', { case_no: caseNo, wrapped });
    if (at % 2 === 0) insert('blind_index', { field: 'phone', digest: digest(at % (o.cases / 3)), case_no: caseNo });
    if (!isReal) continue;
    samples.push({ caseNo, queryCode });
    for (let stage = 1; stage <= (isOpen ? 4 : 6); stage += 1)
      insert('case_stages', { case_no: caseNo, stage, at: filedAt + stage * hourMs });
    for (const [place, kind] of (['accepted', 'contacted', 'assigned', 'urged'] as const).entries())
      insert('case_entries', {
        id: uuid(at * 8 + place),
        case_no: caseNo,
        at: filedAt + place * hourMs,
        kind,
        staff_id: null,
        sealed: null,
        data: JSON.stringify({ seq: at * 8 + place, ...(kind === 'assigned' && { unitCode, staffId: null }) }),
      });
  }
  return { cases: o.cases, open: o.cases - openFrom, units: o.units, staff, samples, from };
}

/** A desk opens those that are not. */
const isArchived = ({ cases }: Plan, at: number): boolean => at < cases * (1 - unarchivedShare);

type CaseAt = {
  o: Plan;
  at: number;
  day: CalendarDate;
  n: number;
  caseNo: string;
  filedAt: number;
  isOpen: boolean;
  unitCode: string;
  staff: Million['staff'];
};

function caseRow({ o, at, day, n, caseNo, filedAt, isOpen, unitCode, staff }: CaseAt): Record<string, unknown> {
  const one = <T>(list: readonly T[], by: number): T | null => list[Math.floor(by) % list.length] ?? null;
  const promised = addDays(day, 16);
  // The open ones are of the last weeks; a few hundred of them are late.
  const near = addDays(o.today, (at % 20) - 1);
  const openPromised = near < day ? day : near;
  const concludedAt = isOpen ? null : filedAt + (1 + (at % 18)) * 24 * hourMs;
  const isReopened = at % 50 === 0;
  const answer = isOpen ? null : one(['yes', 'yes', 'yes', 'partly', null], at / 3);
  return {
    case_no: caseNo,
    day,
    n,
    request_id: uuid(at),
    channel: at % 4 === 0 ? 'counter' : 'kiosk',
    kind: one(['not-done', 'not-done', 'disagree', 'ask', 'suggest'], at),
    category: at % 5 === 3 ? 'consultation' : 'general',
    matter_code: at % 9 === 0 ? null : one(o.matters, at * 13),
    failed_at_unit: at % 3 === 0 ? null : one(o.units, at * 31),
    trips: at % 6,
    role: 'self',
    language: 'zh-CN',
    stage: isOpen ? (at % 20 === 0 ? 1 : 4) : answer === null ? 6 : 7,
    filed_at: filedAt,
    filed_by: null,
    limit_wd: 12,
    promised_date: isOpen ? openPromised : promised,
    provisional: 0,
    custodian_unit: unitCode,
    custodian_staff:
      staff[((at * 17) % o.units.length) * staffAUnit + (Math.floor(at / o.units.length) % staffAUnit)]?.staffId ??
      null,
    handling: isOpen ? null : one(['on-the-spot', 'time-limited', 'transfer', 'explained'], at),
    accepted_at: isOpen && at % 20 === 0 ? null : filedAt + hourMs,
    concluded_at: concludedAt,
    concluded_by: isOpen ? null : (staff[at % staff.length]?.staffId ?? null),
    cause: isOpen
      ? null
      : one(['legacy', 'system-fault', 'missing-papers', 'cross-department', 'rigid-policy', 'other'], at),
    first_unit: o.units[0],
    promise_from: day,
    assigned_due: isOpen ? openPromised : promised,
    hops: at % 11 === 0 ? 1 : 0,
    ruled: 0,
    waiting_since: isOpen && at % 25 === 0 ? addDays(o.today, -2) : null,
    extension: isOpen && at % 60 === 0 ? 'asked' : null,
    contacted_at: at % 12 === 0 ? null : filedAt + 2 * hourMs,
    told_at: concludedAt ?? filedAt + 2 * hourMs,
    answer,
    answered_at: answer === null || concludedAt === null ? null : concludedAt + 30 * hourMs,
    grade: answer === null ? null : one([5, 4, 5, 3, 2, null], at / 7),
    reopened: isReopened ? 1 : 0,
    closed_at: concludedAt,
    archived_at: concludedAt !== null && isArchived(o, at) ? concludedAt + 400 * hourMs : null,
    version: 5,
  };
}

function inserter(database: Database.Database): (table: string, row: Record<string, unknown>) => void {
  const statements = new Map<string, Database.Statement>();
  return (table, row) => {
    let statement = statements.get(table);
    if (statement === undefined) {
      const columns = Object.keys(row);
      statement = database.prepare(
        `insert into ${table} (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`,
      );
      statements.set(table, statement);
    }
    statement.run(...Object.values(row));
  };
}

/** Through the vault itself; what it would write is kept instead. */
async function sealed(vault: Vault, caseNo: string, queryCode: string) {
  let wrapped: unknown;
  const values = (row: { wrapped: unknown }) => ({
    execute: async () => {
      wrapped = row.wrapped;
    },
  });
  const w = { db: { insertInto: () => ({ values }) } } as unknown as Write;
  const key = await vault.createKey(w, caseNo);
  const words = '镇上派出所换身份证的机器坏了，叫我到县里办。我坐车走了五十公里，到了说今天的号取完了。';
  const person = { role: 'self', name: '罗例梅', phone: '13900000000' } as const;
  return {
    wrapped,
    told: sealTold(key, caseNo, { words, person }),
    code: sealQueryCode(key, caseNo, queryCode),
  };
}

const uuid = (n: number): string => `00000000-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;
const digest = (n: number): string => Math.floor(n).toString(36).padStart(43, 'x');
