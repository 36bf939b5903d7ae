// Puts the ledger (台账) into an Excel file: one row a case, and its figures on a second sheet; every text is text, never a formula.
import writeExcelFile, { type Cell, type Row } from 'write-excel-file/node';
import type { CaseTotals } from '#shared/contract/case-figures.ts';
import type { Bilingual } from '#shared/contract/hall.ts';
import { hallDate, hallTime } from '#shared/domain/calendar-date.ts';
import { inLanguage } from '#shared/domain/languages.ts';
import type { LedgerAsked, LedgerRow } from './ledger-read.ts';
import { type LedgerWords, ledgerWords } from './ledger-words.ts';

/** The .xlsx. */
export async function ledgerFile(rows: readonly LedgerRow[], asked: LedgerAsked): Promise<Uint8Array> {
  const w = ledgerWords[asked.language];
  const columns = columnsOf(asked, w);
  const cases = [
    head(...columns.map(({ name }) => name)),
    ...rows.map((row) => columns.map(({ of }) => cell(of(row)))),
  ];
  const sheets = [
    { sheet: w.sheets.cases, data: cases, columns: columns.map(({ width }) => ({ width })) },
    {
      sheet: w.sheets.figures,
      data: figures(asked, w),
      columns: [34, ...w.totals.map(() => 14)].map((width) => ({ width })),
    },
  ];
  return writeExcelFile(sheets.map((sheet) => ({ ...sheet, stickyRowsCount: 1 }))).toBuffer();
}

/** A text is marked as one, whatever it begins with; a number stays a number. */
const cell = (value: string | number | null): Cell =>
  value === null || value === '' ? null : typeof value === 'number' ? value : { value, type: String };

const head = (...texts: readonly string[]): Row =>
  texts.map((value) => ({ value, type: String, fontWeight: 'bold' as const, wrap: true, backgroundColor: '#e3efee' }));

type Column = { readonly name: string; readonly width: number; of(row: LedgerRow): string | number | null };

function columnsOf(asked: LedgerAsked, w: LedgerWords): Column[] {
  const { timeZone } = asked;
  const say = sayIn(asked);
  const moment = (at: number | null): string | null =>
    at === null ? null : `${hallDate(at, timeZone)} ${hallTime(at, timeZone)}`;
  const named = (names: ReadonlyMap<string, Bilingual>, code: string | null): string | null => {
    if (code === null) return null;
    const name = names.get(code);
    return name === undefined ? code : say(name);
  };
  const word = <K extends string>(words: Readonly<Record<K, string>>, key: K | null): string | null =>
    key === null ? null : words[key];
  const person = ({ case_no: caseNo }: LedgerRow): string => {
    const name = asked.maskedNames.get(caseNo);
    return name === undefined ? w.forgotten : (name ?? w.noName);
  };
  const c = w.columns;
  return [
    { name: c.caseNo, width: 14, of: (row) => row.case_no },
    { name: c.filed, width: 17, of: (row) => moment(row.filed_at) },
    { name: c.channel, width: 10, of: (row) => word(w.channels, row.channel) },
    { name: c.kind, width: 18, of: (row) => word(w.kinds, row.kind) },
    { name: c.category, width: 10, of: (row) => word(w.categories, row.category) },
    { name: c.matter, width: 28, of: (row) => named(asked.matters, row.matter_code) },
    { name: c.failedAt, width: 22, of: (row) => named(asked.units, row.failed_at_unit) },
    { name: c.person, width: 12, of: person },
    { name: c.firstUnit, width: 22, of: (row) => named(asked.units, row.first_unit) },
    { name: c.custodian, width: 22, of: (row) => named(asked.units, row.custodian_unit) },
    {
      name: c.staff,
      width: 12,
      of: (row) => (row.custodian_staff === null ? null : (asked.staff.get(row.custodian_staff) ?? null)),
    },
    { name: c.handling, width: 12, of: (row) => word(w.handlings, row.handling) },
    { name: c.cause, width: 16, of: (row) => word(w.causes, row.cause) },
    { name: c.promised, width: 12, of: (row) => row.promised_date },
    { name: c.concluded, width: 17, of: (row) => moment(row.concluded_at) },
    { name: c.onTime, width: 10, of: (row) => onTime(row, w) },
    { name: c.answer, width: 12, of: (row) => answer(row, w) },
    { name: c.grade, width: 14, of: (row) => (row.grade === null ? null : (w.grades[row.grade - 1] ?? null)) },
    { name: c.hops, width: 10, of: (row) => row.hops },
    { name: c.reopened, width: 10, of: (row) => row.reopened },
    { name: c.extension, width: 18, of: (row) => extension(row, w) },
    { name: c.refusal, width: 22, of: (row) => refusal(row, w) },
    { name: c.mergedInto, width: 14, of: (row) => row.merged_into },
  ];
}

/** Of a case that goes on elsewhere, or was not taken on, there is nothing to say. */
function onTime(row: LedgerRow, w: LedgerWords): string | null {
  if (row.merged_into !== null || row.isOnTime === null) return null;
  return row.isOnTime === 1 ? w.yes : w.no;
}

/** Silence is no answer. */
function answer(row: LedgerRow, w: LedgerWords): string | null {
  if (row.answer !== null) return w.answers[row.answer];
  return row.concluded_at === null ? null : w.unconfirmed;
}

function extension(row: LedgerRow, w: LedgerWords): string | null {
  if (row.extension === null) return null;
  return [w.extensions[row.extension], row.extension_date ?? ''].join(' ').trim();
}

function refusal(row: LedgerRow, w: LedgerWords): string | null {
  if (row.refusal === null) return null;
  const ground = row.refusal_ground === null ? '' : w.grounds[row.refusal_ground];
  return [w.refusals[row.refusal], ground].filter(Boolean).join(' · ');
}

const sayIn =
  ({ language }: Pick<LedgerAsked, 'language'>) =>
  (text: Bilingual): string =>
    // Without the marks where a long name may break.
    inLanguage(text, language).replaceAll('|', '');

function figures(asked: LedgerAsked, w: LedgerWords): Row[] {
  const { figures: f } = asked;
  const say = sayIn(asked);
  const line = (name: string, totals: CaseTotals): Row => [cell(name), ...totalCells(totals)];
  const groups = (title: string, of: readonly { name: Bilingual; totals: CaseTotals }[]): Row[] =>
    of.length === 0 ? [] : [[], head(title, ...w.totals), ...of.map(({ name, totals }) => line(say(name), totals))];
  const counts = (title: string, of: readonly (readonly [string, number])[]): Row[] => [
    [],
    head(title, w.count),
    ...of.map(([name, n]): Row => [cell(name), n]),
  ];
  return [
    head(w.figure, ...w.totals),
    line(w.span(asked.from, asked.to), f.totals),
    [cell(w.neverAdded)],
    ...groups(w.by.unit, f.byUnit),
    ...groups(w.by.township, f.byTownship),
    ...groups(w.by.matter, f.byMatter),
    ...groups(w.by.month, f.byMonth),
    [],
    head(w.by.category, ...w.totals),
    ...f.byCategory.map(({ category, totals }) => line(w.categories[category], totals)),
    ...counts(
      w.by.cause,
      f.byCause.map(({ cause, count }) => [w.causes[cause], count]),
    ),
    ...counts(
      w.by.handling,
      f.byHandling.map(({ handling, count }) => [w.handlings[handling], count]),
    ),
    ...counts(w.by.grade, f.grades.map((n, at): [string, number] => [w.grades[at] ?? '', n]).reverse()),
  ];
}

/** In the order of the words' `totals`; a rate of nothing is left empty. */
function totalCells(t: CaseTotals): Cell[] {
  const rate = ({ part, whole }: CaseTotals['onTime']): Cell =>
    whole === 0 ? null : { value: part / whole, type: Number, format: '0.0%' };
  const counts = [
    t.filed,
    t.accepted,
    t.notAccepted,
    t.concluded,
    t.done,
    t.notDone,
    t.unconfirmed,
    t.open,
    t.late,
    t.reopened,
  ];
  const rates = [t.onTime, t.response, t.solved, t.satisfied].flatMap((each) => [rate(each), each.part, each.whole]);
  return [...counts, ...rates];
}
