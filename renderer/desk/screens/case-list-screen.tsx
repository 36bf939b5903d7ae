// Owns the list of all cases there are, concluded ones too, with a search.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useHallQueries } from '../../api-provider.tsx';
import { Button } from '../../ui/button.tsx';
import { Light } from '../../ui/light.tsx';
import { scrollStop } from '../../ui/scroll-stop.ts';
import { CaseRowLine } from '../case-row-line.tsx';
import { AskedError } from '../error-line.tsx';

type Show = 'open' | 'due' | 'late' | 'concluded' | 'all';
/** Everything there is, concluded cases too; where the search leads. */
export function AllScreen(): ReactNode {
  const { t } = useTranslation('desk');
  const navigate = useNavigate();
  const { show = 'all', search, page = 1 } = useSearch({ from: '/all' });
  const searching = search === undefined ? {} : { search };
  const list = useCases({ show, page, ...searching });
  const counts = list.data?.counts;
  const filters: { show: Show; label: ReactNode }[] = [
    { show: 'all', label: t('list.all') },
    { show: 'open', label: t('list.open', { count: counts?.open ?? 0 }) },
    { show: 'late', label: <Light kind="late">{t('list.late', { count: counts?.late ?? 0 })}</Light> },
    { show: 'due', label: <Light kind="due">{t('list.due', { count: counts?.due ?? 0 })}</Light> },
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
        empty={search ? t('list.notFound') : t('list.nothingHere')}
        onPage={(next) => void navigate({ to: '/all', search: { ...searching, show, page: next } })}
      />
    </section>
  );
}

function useCases(input: { show: Show; page: number; search?: string }) {
  const queries = useHallQueries();
  return useQuery(queries.cases.list.queryOptions({ input, placeholderData: keepPreviousData }));
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

function CaseTable(props: {
  list: ReturnType<typeof useCases>;
  page: number;
  empty: string;
  onPage: (page: number) => void;
}): ReactNode {
  const { t } = useTranslation('desk');
  const { list, page } = props;
  const data = list.data;
  const rows = data?.rows ?? [];
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
          <AskedError asked={list} />
        </div>
      ) : data && rows.length === 0 ? (
        <p className="case-empty">{props.empty}</p>
      ) : (
        <section className="case-rows" ref={scrollStop} aria-label={t('list.label')}>
          <ol>
            {rows.map((row) => (
              <CaseRowLine key={row.caseNo} row={row} />
            ))}
          </ol>
        </section>
      )}
      <Pages page={page} pages={pages} onPage={props.onPage} />
    </div>
  );
}

/** The way to the other pages of a list, where it has any. */
export function Pages(props: { page: number; pages: number; onPage: (page: number) => void }): ReactNode {
  const { t } = useTranslation('desk');
  const { page, pages } = props;
  if (pages <= 1) return null;
  return (
    <div className="row case-pages">
      <Button small icon="previous" disabled={page <= 1} onClick={() => props.onPage(page - 1)}>
        {t('list.previous')}
      </Button>
      <span>{t('list.page', { page, pages })}</span>
      <Button small iconEnd="next" disabled={page >= pages} onClick={() => props.onPage(page + 1)}>
        {t('list.next')}
      </Button>
    </div>
  );
}
