// Owns the hall's figures for whoever answers for it: some days at a glance, each question with its chart and table, and the Excel file.

import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Statistics } from '#shared/contract/hall-day.ts';
import { hallDate } from '#shared/domain/calendar-date.ts';
import { useHallQueries } from '../../api-provider.tsx';
import { dayWithWeekday } from '../../i18n/dates.ts';
import { useLanguage } from '../../i18n/use-words.ts';
import { useClock } from '../../ui/use-clock.ts';
import { hasRole, useDesk } from '../desk-context.ts';
import { BarsCard } from '../statistics/bars-card.tsx';
import { FiguresFrame } from '../statistics/figures-frame.tsx';
import { saveFile } from '../statistics/save-file.ts';
import { isSpan, type Span, type SpanSearch, spanOf } from '../statistics/span.ts';
import { SpanChoice } from '../statistics/span-choice.tsx';
import { Totals } from '../statistics/totals.tsx';
import { useCards } from '../statistics/use-cards.ts';
import '../statistics/statistics.css';

const renewedEveryMs = 60_000;
const choices = ['today', 'yesterday', 'week', 'month', 'own'] as const;

export function StatisticsScreen(): ReactNode {
  const { t } = useTranslation('statistics');
  const { t: desk } = useTranslation('desk');
  const { staff, clock, timeZone } = useDesk();
  const now = useClock(clock, renewedEveryMs);
  if (!hasRole(staff, ['supervisor', 'admin'])) return <p className="card">{desk('error.NOT_ALLOWED')}</p>;
  return (
    <div className="col plain-screen statistics">
      {now === null ? <h1>{t('title')}</h1> : <Figures today={hallDate(now, timeZone)} />}
    </div>
  );
}

function Figures({ today }: { today: string }): ReactNode {
  const { t } = useTranslation('statistics');
  const language = useLanguage();
  const queries = useHallQueries();
  const navigate = useNavigate();
  const chosen = useSearch({ from: '/statistics' });
  const span = spanOf(chosen, today);
  const isWrong = !isSpan(span);
  const choose = (search: SpanSearch): void => void navigate({ to: '/statistics', search });
  const found = useQuery(
    queries.hallDay.statistics.queryOptions({
      input: span,
      enabled: !isWrong,
      placeholderData: keepPreviousData,
      refetchInterval: span.to >= today ? renewedEveryMs : false,
    }),
  );
  const file = useMutation(
    queries.hallDay.statisticsFile.mutationOptions({ onSuccess: ({ name, base64 }) => saveFile(name, base64) }),
  );
  return (
    <FiguresFrame
      title={t('title')}
      choice={
        <SpanChoice
          choices={choices.map((key) => ({ key, name: t(`span.${key}`) }))}
          now={chosen.span ?? 'today'}
          span={span}
          today={today}
          isWrong={isWrong}
          onChoose={(key) => choose(key === 'today' ? {} : key === 'own' ? { span: key, ...span } : { span: key })}
          onOwn={(own) => choose({ span: 'own', ...own })}
        />
      }
      isWrong={isWrong}
      error={found.error ?? file.error}
      words={{ save: t('download'), saving: t('downloading'), wrong: t('span.invalid'), loading: t('loading') }}
      isSaving={file.isPending}
      onSave={() => file.mutate({ ...span, language })}
    >
      {found.data ? <Report statistics={found.data} today={today} isOld={found.isPlaceholderData} /> : null}
    </FiguresFrame>
  );
}

function Report(props: { statistics: Statistics; today: string; isOld: boolean }): ReactNode {
  const { statistics, today } = props;
  const { t } = useTranslation('statistics');
  const say = useSpanWords();
  const isEmpty = statistics.taken + statistics.refused === 0;
  const days = say(statistics);
  return (
    <div className="col statistics-report" aria-busy={props.isOld || undefined}>
      <p className="quiet" role="status">
        {statistics.to >= today && statistics.from <= today ? t('soFar', { days }) : days}
      </p>
      {isEmpty ? (
        <p className="card case-empty">{t('empty')}</p>
      ) : (
        <>
          <Totals statistics={statistics} />
          <Cards statistics={statistics} />
        </>
      )}
    </div>
  );
}

function Cards({ statistics }: { statistics: Statistics }): ReactNode {
  const { t } = useTranslation('statistics');
  const { t: common } = useTranslation('common');
  const cards = useCards(statistics);
  const { reasons } = statistics.ratings;
  return (
    <div className="figures">
      {cards.map(({ key, ...card }) => (
        <BarsCard key={key} {...card}>
          {key === 'ratings' && reasons.length > 0 && (
            <>
              <h3>{t('ratings.reasons')}</h3>
              <ul className="figures-reasons">
                {reasons.map(({ reason, n }) => (
                  <li key={reason}>
                    <span>{common(`rating.reason.${reason}`)}</span>
                    <b>{n}</b>
                  </li>
                ))}
              </ul>
            </>
          )}
        </BarsCard>
      ))}
    </div>
  );
}

function useSpanWords(): (span: Span) => string {
  const { t } = useTranslation('statistics');
  const language = useLanguage();
  return ({ from, to }) =>
    from === to
      ? dayWithWeekday(from, language)
      : t('days', { from: dayWithWeekday(from, language), to: dayWithWeekday(to, language) });
}
