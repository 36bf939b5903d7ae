// Owns the hall's notice board: what became of what people told, month by month, and nothing by which anybody could be known.

import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { NoticeBoard } from '#shared/contract/case-figures.ts';
import type { Hall } from '#shared/contract/hall.ts';
import { hallDate, hallTime } from '#shared/domain/calendar-date.ts';
import { type Language, languages } from '#shared/domain/languages.ts';
import { useHallQueries } from '../api-provider.tsx';
import { dayAndTime, dayWithWeekday } from '../i18n/dates.ts';
import { useLanguageFacts } from '../i18n/languages-ground.ts';
import { useLanguage, useSay } from '../i18n/use-words.ts';
import { Icon } from '../ui/icons.tsx';
import { Mark } from '../ui/mark.tsx';
import type { ScreenLayout } from '../ui/screen-stage.tsx';
import { type ClockAnchor, useClock } from '../ui/use-clock.ts';
import { useNewVersion } from '../ui/use-new-version.ts';

const AGAIN_MS = 60_000;
const columns = ['filed', 'concluded', 'done', 'unconfirmed'] as const;

export function BoardApp(props: { layout: ScreenLayout; onNewVersion?: () => void }): ReactNode {
  const { layout, onNewVersion } = props;
  const { t } = useTranslation('board');
  const language = useLanguage();
  const queries = useHallQueries();
  const hall = useQuery(queries.hall.get.queryOptions({ refetchInterval: AGAIN_MS, staleTime: AGAIN_MS }));
  const board = useQuery(queries.caseFigures.board.queryOptions({ refetchInterval: AGAIN_MS, staleTime: 0 }));
  const clock = hall.data ? { now: hall.data.now, at: hall.dataUpdatedAt } : null;
  const isNewVersion = useNewVersion(hall.data?.version ?? null);
  useEffect(() => {
    if (isNewVersion) onNewVersion?.();
  }, [isNewVersion, onNewVersion]);
  // Asked again and again until it answers; what is shown meanwhile stays.
  const isCut = board.failureCount > 0 || board.isError;
  return (
    <main className="board" data-surface="display" data-layout={layout} lang={language}>
      <Top hall={hall.data ?? null} clock={clock} />
      {board.data && hall.data ? (
        <>
          <Figures board={board.data} />
          <Foot board={board.data} hall={hall.data} isCut={isCut} />
        </>
      ) : (
        <p className="board-quiet" role="status">
          {t(isCut ? 'reconnecting' : 'connecting')}
        </p>
      )}
    </main>
  );
}

function Top({ hall, clock }: { hall: Hall | null; clock: ClockAnchor | null }): ReactNode {
  const { t } = useTranslation('board');
  const language = useLanguage();
  const { marks } = useLanguageFacts(language);
  const say = useSay();
  const now = useClock(clock);
  return (
    <header className="board-top">
      <Mark onDark className="board-mark" />
      <div className="board-name">
        <h1>{t('name')}</h1>
        {hall && (
          <p>
            <span className="board-part">{say(hall.place)}</span>
            {marks.space}
            <span className="board-part">{say(hall.hall)}</span>
            {hall.demo && <span className="board-demo">{t('demo')}</span>}
          </p>
        )}
      </div>
      {hall && now !== null && (
        <p className="board-now">
          <span>{dayWithWeekday(hallDate(now, hall.timeZone), language)}</span>
          <b>{hallTime(now, hall.timeZone)}</b>
        </p>
      )}
    </header>
  );
}

function Figures({ board }: { board: NoticeBoard }): ReactNode {
  return (
    <div className="board-middle">
      <Months board={board} />
      <div className="board-side">
        <OnTime board={board} />
        <Matters board={board} />
      </div>
    </div>
  );
}

function Months({ board }: { board: NoticeBoard }): ReactNode {
  const { t } = useTranslation('board');
  const language = useLanguage();
  const months = board.months.toReversed();
  const isFew = months.every(({ filed }) => filed === null);
  return (
    <section className="board-months" aria-label={t('months')}>
      <table>
        <thead>
          <tr>
            <th scope="col">
              {t('month')}
              <small>{t('monthMeans')}</small>
            </th>
            {columns.map((column) => (
              <th key={column} scope="col" data-column={column}>
                {t(`total.${column}`)}
                <small>{t(`means.${column}`)}</small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {months.map((month) => (
            <tr key={month.month}>
              <th scope="row">{monthName(month.month, language)}</th>
              {columns.map((column) => (
                <td key={column} data-column={column}>
                  <Shown count={month[column]} small={board.smallCount} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {isFew && <p className="board-few">{t('few')}</p>}
    </section>
  );
}

const monthName = (month: string, language: Language): string =>
  new Intl.DateTimeFormat(language, {
    year: 'numeric',
    month: languages[language].words === 'long' ? 'short' : 'long',
    timeZone: 'UTC',
  }).format(new Date(`${month}-01T00:00:00Z`));

/** A count in its step, or that it is less than one. */
function Shown({ count, small }: { count: number | null; small: number }): ReactNode {
  const { t } = useTranslation('board');
  if (count === null) return <span className="board-less">{small === 1 ? '0' : t('less', { count: small })}</span>;
  return (
    <>
      <b>{count}</b>
      {small > 1 && <small>{t('orMore')}</small>}
    </>
  );
}

function OnTime({ board: { onTime } }: { board: NoticeBoard }): ReactNode {
  const { t } = useTranslation('board');
  return (
    <section className="board-card board-on-time">
      <h2>{t('onTime.title')}</h2>
      {onTime === null ? (
        <p className="board-less">{t('onTime.none')}</p>
      ) : (
        <p>
          {onTime.isAtLeast && <small>{t('onTime.atLeast')}</small>}
          <b>{t('onTime.percent', onTime)}</b>
        </p>
      )}
    </section>
  );
}

function Matters({ board }: { board: NoticeBoard }): ReactNode {
  const { t } = useTranslation('board');
  const say = useSay();
  return (
    <section className="board-card board-matters">
      <h2>{t('matters.title')}</h2>
      {board.matters.length === 0 ? (
        <p className="board-less">{t('matters.none')}</p>
      ) : (
        <ol>
          {board.matters.map(({ name, filed }, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two matters may have one name
            <li key={place}>
              <span>{say(name).replaceAll('|', '')}</span>
              <span className="board-count">
                <Shown count={filed} small={board.smallCount} />
              </span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

function Foot(props: { board: NoticeBoard; hall: Hall; isCut: boolean }): ReactNode {
  const { t } = useTranslation('board');
  const language = useLanguage();
  const { board, hall, isCut } = props;
  const small = board.smallCount;
  const time = dayAndTime(board.at, hall.timeZone, language);
  return (
    <footer className="board-foot">
      <p>
        {t('apart')}
        {small > 1 && <> {t('steps', { small, example: small * 5, most: small * 6 - 1 })}</>}
      </p>
      <p role="status" data-cut={isCut || undefined}>
        {isCut && <Icon name="reconnect" />}
        {t(isCut ? 'asOfCut' : 'asOf', { time })}
      </p>
    </footer>
  );
}
