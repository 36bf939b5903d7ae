// Answers what the figures of cases are: to those who answer for them, as a ledger, and to everybody on the notice board.
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Catalogue } from '#electron/catalogue/catalogue-types.ts';
import type { HallClock } from '#electron/catalogue/hall-clock.ts';
import type { Config } from '#electron/config.ts';
import { DomainError } from '#electron/domain-error.ts';
import type { AskLongReads } from '#electron/long-reads.ts';
import type { SignedIn } from '#electron/procedure-base.ts';
import type { Db, Store } from '#electron/store/store.ts';
import type { Row } from '#electron/store/tables.ts';
import type { CaseFigures, NoticeBoard } from '#shared/contract/case-figures.ts';
import type { Language } from '#shared/contract/procedure.ts';
import { type CalendarDate, daysBetween } from '#shared/domain/calendar-date.ts';
import { nameOrCode } from '#shared/domain/naming.ts';
import type { FiguresAsked } from './figures-read.ts';
import { ledgerWords } from './ledger-words.ts';
import { namedFigures } from './named-figures.ts';
import { boardFrom, noticeBoard } from './notice-board.ts';

/** Five years, with their leap days. */
const daysAtMost = 5 * 365 + 2;
/** More make a file that neither this machine nor a clerk's can hold. */
export const ledgerRowsAtMost = 50_000;
/** Cases whose names are opened before others have their turn: some milliseconds. */
const openedAtOnce = 50;
const boardKeptMs = 300_000;

export type Viewer = Pick<SignedIn, 'roles' | 'unitCode'>;
type Span = { readonly from: CalendarDate; readonly to: CalendarDate };

export type CaseFiguresService = {
  /** A unit's head: of the cases the unit has. Throws SPAN_WRONG, CANNOT_READ. */
  read(viewer: Viewer, span: Span): Promise<CaseFigures>;
  /** The same, and LEDGER_TOO_LONG. */
  ledger(viewer: Viewer, span: Span & { language: Language }): Promise<{ name: string; bytes: Uint8Array }>;
  /** Counted anew when it is older than a few minutes. Throws CANNOT_READ. */
  board(): Promise<NoticeBoard>;
};

export type CaseFiguresParts = {
  readonly store: Pick<Store, 'db'>;
  readonly reads: AskLongReads;
  readonly catalogue: Catalogue;
  readonly config: Pick<Config, 'cases'>;
  readonly hall: Pick<HallClock, 'today' | 'now' | 'timeZone' | 'calendar'>;
  readonly staffNames: (staffId: string) => Promise<string | null>;
  /** Surname and star; null: none given. Undefined: the case was forgotten. */
  readonly maskedName: (db: Db, row: Pick<Row<'cases'>, 'case_no' | 'sealed'>) => Promise<string | null | undefined>;
};

export function createCaseFigures(o: CaseFiguresParts): CaseFiguresService {
  const { store, reads, catalogue, config, hall } = o;
  let board: { readonly at: number; readonly answer: Promise<NoticeBoard> } | null = null;

  const asking = ({ from, to }: Span, unitCode: string | null): FiguresAsked => ({
    from,
    to,
    unitCode,
    today: hall.today(),
    timeZone: hall.timeZone,
    calendar: hall.calendar,
    contactDays: config.cases.contactDays,
  });

  async function figures(asked: FiguresAsked) {
    return namedFigures(await reads.read('case-figures', asked), catalogue);
  }

  /** In the order in which they were told; in slices, so that nobody waits for them. */
  async function maskedNames({ from, to, unitCode }: FiguresAsked): Promise<Map<string, string | null | undefined>> {
    const names = new Map<string, string | null | undefined>();
    let query = store.db.selectFrom('cases').select(['case_no', 'sealed', 'day', 'n']).where('day', '<=', to);
    if (unitCode !== null) query = query.where('custodian_unit', '=', unitCode);
    let after = { day: from, n: 0 };
    for (;;) {
      const { day, n } = after;
      const slice = await query
        .where('day', '>=', day)
        .where(({ or, eb }) => or([eb('day', '>', day), eb('n', '>', n)]))
        .orderBy('day')
        .orderBy('n')
        .limit(openedAtOnce)
        .execute();
      for (const row of slice) names.set(row.case_no, await o.maskedName(store.db, row));
      const last = slice.at(-1);
      if (last === undefined) return names;
      after = last;
      await nextTurn();
    }
  }

  async function named<T>(codes: readonly string[], name: (code: string) => T): Promise<Map<string, Awaited<T>>> {
    return new Map(await Promise.all(codes.map(async (code) => [code, await name(code)] as const)));
  }

  async function countBoard(): Promise<NoticeBoard> {
    const today = hall.today();
    const at = hall.now();
    const counted = await figures(asking({ from: boardFrom(today), to: today }, null));
    return noticeBoard(counted, { today, at, smallCount: config.cases.smallCount });
  }

  return {
    async read(viewer, span) {
      checkSpan(span);
      return { from: span.from, to: span.to, ...(await figures(asking(span, unitSeenBy(viewer)))) };
    },

    async ledger(viewer, { language, ...span }) {
      checkSpan(span);
      const asked = asking(span, unitSeenBy(viewer));
      const size = await reads.read('case-ledger-size', { ...asked, most: ledgerRowsAtMost });
      if (size.rows > ledgerRowsAtMost)
        throw new DomainError('LEDGER_TOO_LONG', { rows: size.rows, most: ledgerRowsAtMost });
      const bytes = await reads.read('case-ledger', {
        ...asked,
        language,
        maskedNames: await maskedNames(asked),
        units: await named(size.unitCodes, (code) => nameOrCode(catalogue.unit(code), code)),
        matters: await named(size.matterCodes, (code) => nameOrCode(catalogue.matter(code), code)),
        staff: await named(size.staffIds, o.staffNames),
        figures: await figures(asked),
      });
      return { name: `${ledgerWords[language].file}-${span.from}_${span.to}.xlsx`, bytes };
    },

    board() {
      const now = hall.now();
      if (board === null || now - board.at >= boardKeptMs || now < board.at) {
        const asked = { at: now, answer: countBoard() };
        board = asked;
        asked.answer.catch(() => {
          if (board === asked) board = null;
        });
      }
      return board.answer;
    },
  };
}

/** Both days counted. */
function checkSpan({ from, to }: Span): void {
  const days = daysBetween(from, to);
  if (days < 0 || days >= daysAtMost) throw new DomainError('SPAN_WRONG');
}

/** Null: all of them. */
function unitSeenBy({ roles, unitCode }: Viewer): string | null {
  const answersForAll = (['supervisor', 'leader', 'admin'] as const).some((role) => roles.includes(role));
  return answersForAll ? null : unitCode;
}
