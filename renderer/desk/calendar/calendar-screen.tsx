// Owns the years' holidays at the desk: which are known and from where, the year at a glance, and entering a new notice.
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CalendarYear, CalendarYears } from '#shared/contract/calendar.ts';
import { canBeEntered } from '#shared/domain/holiday-notice.ts';
import { useHallQueries } from '../../api-provider.tsx';
import { dayAndTime } from '../../i18n/dates.ts';
import { useLanguage } from '../../i18n/use-words.ts';
import { Banner } from '../../ui/banner.tsx';
import { scrollStop } from '../../ui/scroll-stop.ts';
import { hasRole, useDesk } from '../desk-context.ts';
import { ErrorLine } from '../error-line.tsx';
import { NoticeForm } from './notice-form.tsx';
import { type NoticeFields, useNotice } from './use-notice.ts';
import { YearView } from './year-view.tsx';
import './calendar.css';

export function CalendarScreen(): ReactNode {
  const { t } = useTranslation('calendar');
  const queries = useHallQueries();
  const found = useQuery(queries.calendar.years.queryOptions());
  return (
    <div className="calendar-screen">
      {!found.data && <h1>{t('title')}</h1>}
      <ErrorLine error={found.error} />
      {!found.data && !found.error && <p className="quiet">{t('loading')}</p>}
      {found.data && <Years all={found.data} />}
    </div>
  );
}

function Years({ all }: { all: CalendarYears }): ReactNode {
  const { t } = useTranslation('calendar');
  const { staff } = useDesk();
  const navigate = useNavigate();
  const search = useSearch({ from: '/calendar' });
  const { thisYear, years, localOff } = all;
  const missing = years.find(({ year, from }) => canBeEntered(year, thisYear) && from === 'law');
  // Where one begins; it stays when its notice is no longer missing.
  const [first] = useState(missing?.year ?? thisYear);
  const wanted = search.year ?? first;
  const chosen = years.find(({ year }) => year === wanted) ?? years.find(({ year }) => year === thisYear);
  const isAdmin = hasRole(staff, ['admin']);
  return (
    <>
      <nav className="row calendar-years" aria-label={t('title')}>
        <h1>{t('title')}</h1>
        {years.map((each) => (
          <button
            key={each.year}
            type="button"
            className="filter"
            aria-current={each === chosen ? 'page' : undefined}
            onClick={() => void navigate({ to: '/calendar', search: { year: each.year } })}
          >
            {each.year} <span className="caption">{t(`from.${each.from}`)}</span>
          </button>
        ))}
      </nav>
      {missing && (
        <Banner kind="due" icon="warning" title={t('missing', { year: missing.year })}>
          {isAdmin ? t('missingAdmin') : t('missingOthers')}
        </Banner>
      )}
      {chosen &&
        (isAdmin && canBeEntered(chosen.year, thisYear) ? (
          <Editor key={chosen.year} year={chosen} localOff={localOff} />
        ) : (
          <YearCard year={chosen} localOff={localOff} drawn={chosen} isLaw={chosen.from === 'law'} />
        ))}
    </>
  );
}

/** What is typed is drawn as it is typed. */
function Editor({ year, localOff }: { year: CalendarYear; localOff: readonly string[] }): ReactNode {
  const notice = useNotice(year);
  const isLaw = year.from === 'law' && notice.fields.off.length === 0;
  return (
    <div className="calendar-columns">
      <YearCard year={year} localOff={localOff} drawn={isLaw ? year : notice.fields} isLaw={isLaw} />
      <NoticeForm year={year} notice={notice} />
    </div>
  );
}

function YearCard(props: {
  year: CalendarYear;
  drawn: Pick<NoticeFields, 'off' | 'worked'>;
  localOff: readonly string[];
  isLaw: boolean;
}): ReactNode {
  const { year, drawn, localOff, isLaw } = props;
  return (
    <section className="card year-card" ref={scrollStop}>
      <Source year={year} />
      <YearView year={year.year} off={drawn.off} worked={drawn.worked} localOff={localOff} isLaw={isLaw} />
    </section>
  );
}

function Source({ year }: { year: CalendarYear }): ReactNode {
  const { t } = useTranslation('calendar');
  const language = useLanguage();
  const { timeZone } = useDesk();
  const time = year.setAt === null ? null : dayAndTime(year.setAt, timeZone, language);
  return (
    <p className="year-source">
      <b>{year.source ?? t('noSource')}</b>{' '}
      <span className="caption">
        {t(`from.${year.from}`)}
        {time !== null &&
          ` · ${year.setBy === null ? t('setByNobody', { time }) : t('setBy', { name: year.setBy, time })}`}
      </span>
    </p>
  );
}
