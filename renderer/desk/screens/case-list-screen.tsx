// Owns the lists of cases: today's by promised day, with the newest arrivals set apart on top, and all there are, with a search.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseRow } from '#shared/contract/case-shapes.ts';
import { useHallQueries } from '../../api-provider.tsx';
import { dayWithWeekday, hallDate } from '../../i18n/dates.ts';
import { useLanguage } from '../../i18n/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { Light } from '../../ui/light.tsx';
import { useClock } from '../../ui/use-clock.ts';
import { WindowPanel } from '../calling/window-panel.tsx';
import { CaseRowLine } from '../case-row-line.tsx';
import { isWindowStaff, useDesk } from '../desk-context.ts';
import { ErrorLine } from '../error-line.tsx';
import { HelpCard } from '../help-card.tsx';

type Show = 'open' | 'new' | 'due' | 'late' | 'mine' | 'concluded' | 'all';
/** An unaccepted case this young stands on top of what is open: the hall sends it there. */
const FRESH_MS = 30 * 60_000;
const freshAtMost = 3;
const LIST_AGAIN_MS = 60_000;

/** What is open, by promised day; my window beside it. */
export function TodayScreen(): ReactNode {
  const { t } = useTranslation('desk');
  const language = useLanguage();
  const { clock, timeZone, staff } = useDesk();
  const now = useClock(clock, 30_000);
  const navigate = useNavigate();
  const { show = 'open', page = 1 } = useSearch({ from: '/' });
  const list = useCases({ show, page });
  const counts = list.data?.counts;
  const go = (next: Show): void => void navigate({ to: '/', search: next === 'open' ? {} : { show: next as 'new' } });
  const filters: { show: Show; label: ReactNode }[] = [
    { show: 'open', label: t('list.open', { count: counts?.open ?? 0 }) },
    { show: 'new', label: <span className="light light-lamp">{t('list.new', { count: counts?.fresh ?? 0 })}</span> },
    { show: 'late', label: <Light kind="late">{t('list.late', { count: counts?.late ?? 0 })}</Light> },
    { show: 'due', label: <Light kind="due">{t('list.due', { count: counts?.due ?? 0 })}</Light> },
    { show: 'mine', label: t('list.mine', { count: counts?.mine ?? 0 }) },
  ];
  return (
    <div className="today">
      <section className="col today-list">
        <div className="row">
          <h1 className="grow">{t('list.today', { count: counts?.open ?? 0 })}</h1>
          {now !== null && (
            <span className="caption">
              {dayWithWeekday(hallDate(now, timeZone), language)} · {t('list.byDue')}
            </span>
          )}
        </div>
        <div className="row list-tools">
          <Filters filters={filters} show={show} onShow={go} />
          <span className="grow" />
          {isWindowStaff(staff) && (
            <Button kind="main" icon="say" className="btn-file" onClick={() => void navigate({ to: '/file' })}>
              {t('side.file')}
            </Button>
          )}
        </div>
        <CaseTable
          list={list}
          page={page}
          isFreshFirst={show === 'open' && page === 1}
          empty={show === 'open' ? t('list.nothing') : t('list.nothingHere')}
          onPage={(next) => void navigate({ to: '/', search: { ...(show !== 'open' && { show }), page: next } })}
        />
      </section>
      <aside className="col today-side" aria-label={t('window.title')}>
        <HelpCard />
        <WindowPanel />
      </aside>
    </div>
  );
}

/** Everything there is, concluded cases too; where the search leads. */
export function AllScreen(): ReactNode {
  const { t } = useTranslation('desk');
  const navigate = useNavigate();
  const { show = 'all', search, page = 1 } = useSearch({ from: '/all' });
  const searching = search === undefined ? {} : { search };
  const list = useCases({ show, page, ...searching });
  const filters: { show: Show; label: ReactNode }[] = [
    { show: 'all', label: t('list.all') },
    { show: 'open', label: t('list.openOnly') },
    { show: 'concluded', label: t('list.concluded') },
  ];
  return (
    <section className="col all-list">
      <div className="row">
        <h1 className="grow el">{search ? t('list.found', { search }) : t('side.all')}</h1>
        {list.data && <span className="caption">{t('list.total', { count: list.data.total })}</span>}
        {list.data && list.data.unsearched > 0 && (
          <span className="caption">{t('list.unsearched', { count: list.data.unsearched })}</span>
        )}
        {search && (
          <Button small onClick={() => void navigate({ to: '/all', search: {} })}>
            {t('list.clearSearch')}
          </Button>
        )}
      </div>
      <div className="row list-tools">
        <Filters
          filters={filters}
          show={show}
          onShow={(next) => void navigate({ to: '/all', search: { ...searching, show: next as 'all' } })}
        />
      </div>
      <CaseTable
        list={list}
        page={page}
        isFreshFirst={false}
        empty={search ? t('list.notFound') : t('list.nothingHere')}
        onPage={(next) => void navigate({ to: '/all', search: { ...searching, show, page: next } })}
      />
    </section>
  );
}

function useCases(input: { show: Show; page: number; search?: string }) {
  const queries = useHallQueries();
  // Asked again each minute: half an hour passes, and what was fresh goes to its place, without an event.
  const refetchInterval = input.show === 'open' && LIST_AGAIN_MS;
  return useQuery(queries.cases.list.queryOptions({ input, placeholderData: keepPreviousData, refetchInterval }));
}

function Filters(props: {
  filters: readonly { show: Show; label: ReactNode }[];
  show: Show;
  onShow: (show: Show) => void;
}): ReactNode {
  const { t } = useTranslation('desk');
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form's fields.
    <div className="row filters" role="group" aria-label={t('list.filters')}>
      {props.filters.map(({ show, label }) => (
        <button
          type="button"
          key={show}
          className="filter"
          aria-pressed={show === props.show}
          onClick={() => props.onShow(show)}
        >
          {label}
        </button>
      ))}
    </div>
  );
}

/** The arrivals the hall has put on top, and the rest in its order. `askedAt`: the hall's time, ms, when it answered. */
export function splitFresh(rows: readonly CaseRow[], askedAt: number): { fresh: CaseRow[]; rest: CaseRow[] } {
  const first = rows.findIndex(({ stage, filedAt }) => stage !== 1 || askedAt - filedAt > FRESH_MS);
  const count = Math.min(first === -1 ? rows.length : first, freshAtMost);
  return { fresh: rows.slice(0, count), rest: rows.slice(count) };
}

function CaseTable(props: {
  list: ReturnType<typeof useCases>;
  page: number;
  isFreshFirst: boolean;
  empty: string;
  onPage: (page: number) => void;
}): ReactNode {
  const { t } = useTranslation('desk');
  const { list, page, isFreshFirst } = props;
  const { clock } = useDesk();
  const data = list.data;
  const rows = data?.rows ?? [];
  const askedAt = clock && isFreshFirst ? clock.now + list.dataUpdatedAt - clock.at : null;
  const { fresh, rest } = askedAt === null ? { fresh: [], rest: rows } : splitFresh(rows, askedAt);
  const pages = data ? Math.max(1, Math.ceil(data.total / data.pageSize)) : 1;
  return (
    <div className="card case-table" aria-busy={list.isPlaceholderData || undefined}>
      <div className="case-head caption" aria-hidden="true">
        <span>{t('list.dueBy')}</span>
        <span>{t('list.what')}</span>
        <span>{t('list.where')}</span>
        <span />
      </div>
      {list.isError && !data ? (
        <div className="case-empty">
          <ErrorLine error={list.error}>
            <Button small onClick={() => void list.refetch()}>
              {t('again')}
            </Button>
          </ErrorLine>
        </div>
      ) : data && rows.length === 0 ? (
        <p className="case-empty">{props.empty}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys.
        <section className="case-rows" tabIndex={0} aria-label={t('list.label')}>
          {fresh.length > 0 && (
            <>
              <h2 className="case-group caption">{t('list.fresh')}</h2>
              <Rows rows={fresh} />
              {rest.length > 0 && <h2 className="case-group caption">{t('list.byDue')}</h2>}
            </>
          )}
          <Rows rows={rest} />
        </section>
      )}
      {pages > 1 && (
        <div className="row case-pages">
          <Button small icon="previous" disabled={page <= 1} onClick={() => props.onPage(page - 1)}>
            {t('list.previous')}
          </Button>
          <span>{t('list.page', { page, pages })}</span>
          <Button small iconEnd="next" disabled={page >= pages} onClick={() => props.onPage(page + 1)}>
            {t('list.next')}
          </Button>
        </div>
      )}
    </div>
  );
}

function Rows(props: { rows: readonly CaseRow[] }): ReactNode {
  return (
    <ol>
      {props.rows.map((row) => (
        <CaseRowLine key={row.caseNo} row={row} />
      ))}
    </ol>
  );
}
