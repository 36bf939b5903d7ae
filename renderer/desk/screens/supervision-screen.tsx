// Owns 督办: cases by what is wrong with them, the worst first, each with what a supervisor may do about it.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Concern } from '#shared/contract/supervision.ts';
import { useHallQueries } from '../../api-provider.tsx';
import { Icon } from '../../ui/icons.tsx';
import { scrollStop } from '../../ui/scroll-stop.ts';
import { AskedError } from '../error-line.tsx';
import { ConcernLine } from '../supervision/concern-row.tsx';
import { concerns } from '../supervision/concerns.ts';
import { Pages } from './case-list-screen.tsx';
import '../supervision/supervision.css';

/** Days run out without an event. */
const AGAIN_MS = 60_000;

export function SupervisionScreen(): ReactNode {
  const { t } = useTranslation(['supervision', 'desk']);
  const navigate = useNavigate();
  const { concern = 'overdue', page = 1 }: { concern?: Concern; page?: number } = useSearch({ from: '/supervision' });
  const queries = useHallQueries();
  const asked = useQuery(
    queries.supervision.overview.queryOptions({
      input: { concern, page },
      placeholderData: keepPreviousData,
      refetchInterval: AGAIN_MS,
    }),
  );
  const data = asked.data;
  const pages = data ? Math.max(1, Math.ceil(data.total / data.pageSize)) : 1;
  return (
    <section className="col all-list supervision">
      <div className="row">
        <h1 className="grow">{t('concern.title')}</h1>
        <Link to="/wall" className="btn" target="_blank">
          <Icon name="board" />
          <span>{t('wall.openScreen')}</span>
        </Link>
      </div>
      <div className="concern-tabs" role="tablist" aria-label={t('concern.tabs')}>
        {concerns.map((one) => (
          <button
            type="button"
            key={one}
            role="tab"
            id={`concern-${one}`}
            aria-selected={one === concern}
            aria-controls="concern-list"
            className="concern-tab"
            data-some={(data?.counts[one] ?? 0) > 0 || undefined}
            onClick={() => void navigate({ to: '/supervision', search: { concern: one } })}
          >
            <b>{data?.counts[one] ?? '–'}</b>
            <span>{t(`concern.name.${one}`)}</span>
          </button>
        ))}
      </div>
      <div
        className="card case-table"
        role="tabpanel"
        id="concern-list"
        aria-labelledby={`concern-${concern}`}
        aria-busy={asked.isPlaceholderData || undefined}
      >
        <p className="caption concern-what">{t(`concern.what.${concern}`)}</p>
        {asked.isError && (
          <div className="case-empty">
            <AskedError asked={asked} />
          </div>
        )}
        {data && data.rows.length === 0 && <p className="case-empty">{t('concern.nothing')}</p>}
        {data && data.rows.length > 0 && (
          <section className="case-rows" ref={scrollStop} aria-label={t(`concern.name.${concern}`)}>
            <ol>
              {data.rows.map((item) => (
                <ConcernLine key={item.row.caseNo} item={item} concern={concern} />
              ))}
            </ol>
          </section>
        )}
        <Pages
          page={page}
          pages={pages}
          onPage={(next) => void navigate({ to: '/supervision', search: { concern, page: next } })}
        />
      </div>
    </section>
  );
}
