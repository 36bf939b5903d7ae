// Reads the ledger's rows and makes its file, in the thread of long reads; names come from where the keys are.
import { sql } from 'kysely';
import type { Snapshot } from '#electron/store/database.ts';
import type { Row } from '#electron/store/tables.ts';
import type { Bilingual } from '#shared/contract/hall.ts';
import type { Language } from '#shared/contract/procedure.ts';
import type { FiguresAsked } from './figures-read.ts';
import { dayNumberSql, offsetSteps } from './hall-offsets.ts';
import { ledgerFile } from './ledger-file.ts';
import type { NamedFigures } from './named-figures.ts';

export type LedgerSpan = Pick<FiguresAsked, 'from' | 'to' | 'unitCode' | 'today' | 'timeZone'>;

const ledgerColumns = [
  'case_no',
  'day',
  'channel',
  'kind',
  'category',
  'matter_code',
  'failed_at_unit',
  'filed_at',
  'first_unit',
  'custodian_unit',
  'custodian_staff',
  'handling',
  'cause',
  'promised_date',
  'concluded_at',
  'closed_at',
  'waiting_since',
  'answer',
  'grade',
  'hops',
  'reopened',
  'extension',
  'extension_date',
  'refusal',
  'refusal_ground',
  'merged_into',
] as const;
/** `isOnTime`: as the figures have it; null: not to be said yet. */
export type LedgerRow = Pick<Row<'cases'>, (typeof ledgerColumns)[number]> & { readonly isOnTime: 0 | 1 | null };

/** What names must be known to write it. */
export type LedgerSize = {
  readonly rows: number;
  readonly unitCodes: readonly string[];
  readonly matterCodes: readonly string[];
  readonly staffIds: readonly string[];
};

/** Counts first: a span that is too long is told before anything is opened. `most`: beyond it nothing more is asked. */
export async function measureLedger(source: Snapshot, asked: LedgerSpan & { most: number }): Promise<LedgerSize> {
  const { rows } = await sql<{ n: number }>`select count(*) as n ${inSpan(asked)}`.execute(source.db);
  const count = rows[0]?.n ?? 0;
  if (count > asked.most) return { rows: count, unitCodes: [], matterCodes: [], staffIds: [] };
  const distinct = async (columns: readonly string[]): Promise<string[]> => {
    const each = columns.map((column) => sql`select ${sql.ref(column)} as code ${inSpan(asked)}`);
    const found = await sql<{ code: string | null }>`${sql.join(each, sql` union `)}`.execute(source.db);
    return found.rows.flatMap(({ code }) => (code === null ? [] : [code]));
  };
  return {
    rows: count,
    unitCodes: await distinct(['first_unit', 'custodian_unit', 'failed_at_unit']),
    matterCodes: await distinct(['matter_code']),
    staffIds: await distinct(['custodian_staff']),
  };
}

export type LedgerAsked = LedgerSpan & {
  readonly language: Language;
  /** Surname and star by case number; null: none given; undefined: forgotten. A case that is missing was told meanwhile. */
  readonly maskedNames: ReadonlyMap<string, string | null | undefined>;
  readonly units: ReadonlyMap<string, Bilingual>;
  readonly matters: ReadonlyMap<string, Bilingual>;
  readonly staff: ReadonlyMap<string, string | null>;
  readonly figures: NamedFigures;
};

/** The .xlsx. */
export async function makeLedger(source: Snapshot, asked: LedgerAsked): Promise<Uint8Array> {
  const concludedDay = dayNumberSql('concluded_at', offsetSteps(asked.from, asked.today, asked.timeZone));
  const isOnTime = sql.raw(`case when concluded_at is not null then ${concludedDay} <= unixepoch(promised_date) / 86400
    when closed_at is null and waiting_since is null and promised_date < '${asked.today}' then 0 end`);
  const columns = sql.join(ledgerColumns.map((column) => sql.ref(column)));
  const { rows } = await sql<LedgerRow>`select ${columns}, ${isOnTime} as "isOnTime" ${inSpan(asked)}
    order by day, n`.execute(source.db);
  return ledgerFile(
    rows.filter((row) => asked.maskedNames.has(row.case_no)),
    asked,
  );
}

const inSpan = ({ from, to, unitCode }: LedgerSpan) =>
  sql`from cases where day between ${from} and ${to} ${unitCode === null ? sql`` : sql`and custodian_unit = ${unitCode}`}`;
