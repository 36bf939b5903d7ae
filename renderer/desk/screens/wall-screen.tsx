// Owns the hall office's wall: how the hall keeps its word, in figures read from across a room; no person and no case's words.

import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Wall } from '#shared/contract/supervision.ts';
import { hallDate, hallTime } from '#shared/domain/calendar-date.ts';
import { useHallQueries } from '../../api-provider.tsx';
import { dayParts, dayWithWeekday } from '../../i18n/dates.ts';
import { useLanguage, useSay } from '../../i18n/use-words.ts';
import { Light } from '../../ui/light.tsx';
import { Mark } from '../../ui/mark.tsx';
import { scrollStop } from '../../ui/scroll-stop.ts';
import { useClock } from '../../ui/use-clock.ts';
import { useDesk, useName, useUnitName } from '../desk-context.ts';
import { useErrorWords } from '../error-words.ts';
import { usePageTitle } from '../use-page-title.ts';
import '../supervision/wall.css';

/** Asked so often whatever happens: a broken line mends itself. */
const AGAIN_MS = 10_000;
/** Data this old is said to be old, loudly. */
const OLD_MS = 45_000;
const unitsAtMost = 8;

export function WallScreen(): ReactNode {
  const { t } = useTranslation('supervision');
  const queries = useHallQueries();
  const asked = useQuery(queries.supervision.wall.queryOptions({ refetchInterval: AGAIN_MS }));
  const errorWords = useErrorWords();
  const { hall } = useDesk();
  const say = useSay();
  usePageTitle(t('wall.titleShort'));
  return (
    <div className="wall" ref={scrollStop}>
      <header className="row wall-head">
        <Mark onDark className="wall-mark" />
        <h1 className="grow el">{hall ? t('wall.title', { hall: say(hall.hall) }) : t('wall.titleShort')}</h1>
        <Age wall={asked.data ?? null} />
      </header>
      {asked.data ? (
        <Figures wall={asked.data} />
      ) : (
        <p className="wall-nothing" role="status">
          {asked.isError ? errorWords(asked.error) : t('wall.asking')}
        </p>
      )}
    </div>
  );
}

/** The hall's time, and of when the figures are. */
function Age({ wall }: { wall: Wall | null }): ReactNode {
  const { t } = useTranslation('supervision');
  const language = useLanguage();
  const { clock, timeZone } = useDesk();
  const now = useClock(clock, 5000);
  if (now === null) return null;
  const isOld = wall !== null && now - wall.at > OLD_MS;
  return (
    <span className="row wall-age" role="status">
      {wall &&
        (isOld ? (
          <Light kind="late">{t('wall.old', { time: hallTime(wall.at, timeZone) })}</Light>
        ) : (
          <span>{t('wall.asOf', { time: hallTime(wall.at, timeZone) })}</span>
        ))}
      <b>{dayWithWeekday(hallDate(now, timeZone), language)}</b>
    </span>
  );
}

function Figures({ wall }: { wall: Wall }): ReactNode {
  const { t } = useTranslation(['supervision', 'common']);
  const language = useLanguage();
  const name = useName();
  const unitName = useUnitName();
  const { counts } = wall;
  const units = wall.units.slice(0, unitsAtMost);
  return (
    <>
      <dl className="wall-figures">
        <Figure label={t('wall.open')} value={wall.open} />
        <Figure label={t('wall.late')} value={counts.overdue} light="late" />
        <Figure label={t('wall.due')} value={counts.due} light="due" />
        <Figure label={t('wall.filed')} value={wall.filedToday} />
        <Figure label={t('wall.concluded')} value={wall.concludedToday} />
        <Figure label={t('wall.done')} value={wall.doneToday} />
      </dl>
      <div className="wall-body">
        <section className="wall-card" aria-label={t('wall.units')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('wall.unit')}</th>
                <th scope="col">{t('wall.late')}</th>
                <th scope="col">{t('wall.due')}</th>
                <th scope="col">{t('wall.openShort')}</th>
              </tr>
            </thead>
            <tbody>
              {units.map((unit) => (
                <tr key={unit.unitCode} data-late={unit.late > 0 || undefined}>
                  <th scope="row" className="el">
                    {unitName(unit.unitName)}
                  </th>
                  <td>{unit.late > 0 ? <Light kind="late">{unit.late}</Light> : '–'}</td>
                  <td>{unit.due > 0 ? <Light kind="due">{unit.due}</Light> : '–'}</td>
                  <td>{unit.open}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {wall.units.length > unitsAtMost && (
            <p className="wall-more">{t('wall.moreUnits', { count: wall.units.length - unitsAtMost })}</p>
          )}
          {units.length === 0 && <p className="wall-more">{t('wall.noneOpen')}</p>}
        </section>
        <div className="col wall-side">
          <section className="wall-card" aria-label={t('wall.next')}>
            <h2>{t('wall.next')}</h2>
            <ol className="wall-next">
              {wall.next.slice(0, 6).map((one) => (
                <li key={one.caseNo}>
                  <b>{dayParts(one.promisedDate, language).day}</b>
                  <span className="el">
                    {one.caseNo} · {unitName(one.unitName)}
                    {one.matterName && ` · ${name(one.matterName)}`}
                  </span>
                  <span>
                    {one.workingDaysLeft <= 0
                      ? t('common:light.dueToday')
                      : t('common:light.due', { count: one.workingDaysLeft })}
                  </span>
                </li>
              ))}
            </ol>
            {wall.next.length === 0 && <p className="wall-more">{t('wall.noneNext')}</p>}
          </section>
          <section className="wall-card" aria-label={t('wall.concerns')}>
            <ul className="wall-concerns">
              {(['decide', 'hops', 'transfers', 'silent', 'unhappy', 'negative', 'repeat'] as const).map((concern) => (
                <li key={concern} data-some={counts[concern] > 0 || undefined}>
                  <b>{counts[concern]}</b>
                  <span>{t(`concern.name.${concern}`)}</span>
                </li>
              ))}
            </ul>
          </section>
        </div>
      </div>
    </>
  );
}

/** Large, with shape and colour once there is any. */
function Figure(props: { label: string; value: number; light?: 'late' | 'due' }): ReactNode {
  const { label, value, light } = props;
  return (
    <div data-light={(value > 0 && light) || undefined} data-long={value > 9_999 || undefined}>
      <dt>{label}</dt>
      <dd>{light && value > 0 ? <Light kind={light}>{value}</Light> : value}</dd>
    </div>
  );
}
