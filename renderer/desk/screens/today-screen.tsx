// Owns today's work: what just came in, and everything that waits for this person or their unit, by what is due first.

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseRow } from '#shared/contract/case-shapes.ts';
import type { WorkItem } from '#shared/contract/handling.ts';
import { caseHandlers } from '#shared/contract/procedure.ts';
import { hallDate } from '#shared/domain/calendar-date.ts';
import { useHallQueries } from '../../api-provider.tsx';
import { dayWithWeekday } from '../../i18n/dates.ts';
import { useLanguage } from '../../i18n/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { Light } from '../../ui/light.tsx';
import { scrollStop } from '../../ui/scroll-stop.ts';
import { useClock } from '../../ui/use-clock.ts';
import { WindowPanel } from '../calling/window-panel.tsx';
import { hasRole, isWindowStaff, useDesk } from '../desk-context.ts';
import { AskedError } from '../error-line.tsx';
import { HelpCard } from '../help-card.tsx';
import { BatchBar } from '../my-work/batch-bar.tsx';
import { type BatchAct, type Outcome, useBatch } from '../my-work/use-batch.ts';
import { useRowKeys } from '../my-work/use-row-keys.ts';
import { keyOf, WorkRow } from '../my-work/work-row.tsx';
import { useSingleKeysOn } from '../single-keys.ts';
import { Pages } from './case-list-screen.tsx';
import '../my-work/my-work.css';

/** An unaccepted case this young stands on top: the hall sends it there. */
const FRESH_MS = 30 * 60_000;
const freshAtMost = 3;
/** Clocks run out without an event. */
const AGAIN_MS = 60_000;

/** The arrivals the hall has put on top of what is open. `askedAt`: the hall's time, ms, when it answered. */
export function freshOf(rows: readonly CaseRow[], askedAt: number): CaseRow[] {
  const first = rows.findIndex(({ stage, filedAt }) => stage !== 1 || askedAt - filedAt > FRESH_MS);
  return rows.slice(0, Math.min(first === -1 ? rows.length : first, freshAtMost));
}

export function TodayScreen(): ReactNode {
  const { t } = useTranslation(['supervision', 'desk']);
  const language = useLanguage();
  const { clock, timeZone, staff } = useDesk();
  const now = useClock(clock, 30_000);
  const navigate = useNavigate();
  const hasOwn = hasRole(staff, ['intake', 'handler', 'unit-head', 'supervisor', 'leader']);
  const { whose = hasOwn ? 'mine' : 'unit', page = 1 }: { whose?: 'mine' | 'unit'; page?: number } = useSearch({
    from: '/',
  });
  const queries = useHallQueries();
  const asked = useQuery(
    queries.handling.work.queryOptions({
      input: { whose, page },
      placeholderData: keepPreviousData,
      refetchInterval: AGAIN_MS,
    }),
  );
  const fresh = useFresh(whose === 'mine' && page === 1);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const batch = useBatch();
  const data = asked.data;
  // A new arrival has its row above, and only there.
  const above = new Set(fresh.map(({ caseNo }) => caseNo));
  const rest = data?.items.filter(({ row, todo }) => todo !== 'accept' || !above.has(row.caseNo)) ?? [];
  const items = [...fresh.map(arrived), ...rest];
  const chosen = items.filter((item) => selected.has(keyOf(item)));
  const pages = data ? Math.max(1, Math.ceil(data.total / data.pageSize)) : 1;

  const select = (key: string): void =>
    setSelected((before) => {
      const next = new Set(before);
      if (!next.delete(key)) next.add(key);
      return next;
    });
  const run = async (on: typeof items, what: BatchAct): Promise<void> => {
    // What failed stays chosen, with its reason beside it.
    const failed = await batch.run(what.act === 'accept' ? on.filter(({ todo }) => todo === 'accept') : on, what);
    setSelected(new Set(failed));
  };
  const accept = (key: string): void => {
    const item = items.find((one) => keyOf(one) === key && one.todo === 'accept');
    if (item && hasRole(staff, caseHandlers) && batch.running === null) void run([item], { act: 'accept' });
  };
  const areLettersOn = useSingleKeysOn();
  const rows = useRowKeys<HTMLDivElement>({ select, accept });
  const go = (search: { whose?: 'mine' | 'unit'; page?: number }): void => {
    setSelected(new Set());
    batch.forget();
    void navigate({ to: '/', search });
  };
  const drawn = (item: WorkItem): ReactNode => (
    <WorkRow
      key={keyOf(item)}
      item={item}
      isSelected={selected.has(keyOf(item))}
      onSelect={() => select(keyOf(item))}
      outcome={batch.outcomes.get(keyOf(item))}
      isAccepting={batch.running === keyOf(item)}
      onAccept={() => accept(keyOf(item))}
    />
  );
  const whoses = [
    { one: 'mine', count: data?.counts.mine },
    { one: 'unit', count: data?.counts.unit },
  ] as const;

  return (
    <div className="today">
      <section className="col today-list">
        <div className="row">
          <h1 className="grow">{t('work.title', { count: data?.counts[whose] ?? 0 })}</h1>
          {batch.running === null && batch.outcomes.size > 0 && <Went outcomes={batch.outcomes} />}
          {now !== null && (
            <span className="caption">
              {dayWithWeekday(hallDate(now, timeZone), language)} · {t('work.byDue')}
            </span>
          )}
        </div>
        <div className="row list-tools">
          {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form's fields. */}
          <div className="row filters" role="group" aria-label={t('work.whose')}>
            {whoses.map(({ one, count }) => (
              <button
                type="button"
                key={one}
                className="filter"
                aria-pressed={one === whose}
                onClick={() => go({ whose: one })}
              >
                {t(`work.${one}`, { count: count ?? 0 })}
              </button>
            ))}
          </div>
          {data && data.counts.late > 0 && <Light kind="late">{t('work.late', { count: data.counts.late })}</Light>}
          {data && data.counts.due > 0 && <Light kind="due">{t('work.due', { count: data.counts.due })}</Light>}
          <span className="grow" />
          {isWindowStaff(staff) && (
            <Button kind="main" icon="say" className="btn-file" onClick={() => void navigate({ to: '/file' })}>
              {t('desk:side.file')}
            </Button>
          )}
        </div>
        <div className="card case-table work-table" ref={rows} aria-busy={asked.isPlaceholderData || undefined}>
          {chosen.length > 0 ? (
            <BatchBar
              count={chosen.length}
              toAccept={chosen.filter(({ todo }) => todo === 'accept').length}
              isRunning={batch.running !== null}
              onAct={(what) => void run(chosen, what)}
              onNone={() => setSelected(new Set())}
            />
          ) : (
            <div className="case-head work-head caption" aria-hidden="true">
              <span />
              <span>{t('work.until')}</span>
              <span>{t('work.what')}</span>
              <span>{t('work.where')}</span>
              <span className="work-keys">{areLettersOn && t('work.keys')}</span>
            </div>
          )}
          {asked.isError && !data ? (
            <div className="case-empty">
              <AskedError asked={asked} />
            </div>
          ) : data && items.length === 0 ? (
            <p className="case-empty">{t(`work.nothing.${whose}`)}</p>
          ) : (
            <section className="case-rows" aria-label={t('desk:list.label')} ref={scrollStop}>
              {fresh.length > 0 && <h2 className="case-group caption">{t('desk:list.fresh')}</h2>}
              <ol>{items.slice(0, fresh.length).map(drawn)}</ol>
              {fresh.length > 0 && rest.length > 0 && <h2 className="case-group caption">{t('work.byDue')}</h2>}
              <ol>{rest.map(drawn)}</ol>
            </section>
          )}
          <Pages page={page} pages={pages} onPage={(next) => go({ whose, page: next })} />
        </div>
      </section>
      <aside className="col today-side" aria-label={t('desk:window.title')}>
        <HelpCard />
        <WindowPanel />
      </aside>
    </div>
  );
}

/** What was carried out leaves the list, or waits for something else there: that it went well is said here. */
function Went({ outcomes }: { outcomes: ReadonlyMap<string, Outcome> }): ReactNode {
  const { t } = useTranslation('supervision');
  const failed = [...outcomes.values()].filter(({ error }) => error !== null).length;
  return (
    <span className="row" role="status">
      {outcomes.size > failed && <Light kind="ok">{t('batch.went', { count: outcomes.size - failed })}</Light>}
      {failed > 0 && <Light kind="late">{t('batch.wentNot', { count: failed })}</Light>}
    </span>
  );
}

const arrived = (row: CaseRow): WorkItem => ({ row, todo: 'accept', clock: row.next, urgedAt: null });

/** What just came in, for whoever takes cases in. */
function useFresh(isShown: boolean): CaseRow[] {
  const { clock, staff } = useDesk();
  const queries = useHallQueries();
  const enabled = isShown && hasRole(staff, ['intake']);
  // Asked again each minute: half an hour passes, and what was fresh goes to its place, without an event.
  const list = useQuery(
    queries.cases.list.queryOptions({ input: { show: 'open', page: 1 }, enabled, refetchInterval: AGAIN_MS }),
  );
  if (!enabled || !list.data || !clock) return [];
  return freshOf(list.data.rows, clock.now + list.dataUpdatedAt - clock.at);
}
