// Owns the figures of cases for those who answer for them: some months at a glance, each question with its chart and table, and the ledger as a file.

import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseFigures } from '#shared/contract/case-figures.ts';
import { hallDate } from '#shared/domain/calendar-date.ts';
import { useHallQueries } from '../../api-provider.tsx';
import { useLanguage } from '../../i18n/use-words.ts';
import { useClock } from '../../ui/use-clock.ts';
import { type CaseSpanSearch, caseSpanOf, caseSpans, isCaseSpan } from '../case-figures/case-span.ts';
import { CaseTotals } from '../case-figures/case-totals.tsx';
import { useCaseCards } from '../case-figures/use-case-cards.ts';
import { hasRole, useDesk } from '../desk-context.ts';
import { BarsCard } from '../statistics/bars-card.tsx';
import { FiguresFrame } from '../statistics/figures-frame.tsx';
import { saveFile } from '../statistics/save-file.ts';
import { SpanChoice } from '../statistics/span-choice.tsx';
import '../statistics/statistics.css';
import '../case-figures/case-figures.css';

/** Who answers for cases, their own unit's or all. */
export const readsCaseFigures = ['unit-head', 'supervisor', 'leader', 'admin'] as const;

const minuteMs = 60_000;

export function CaseFiguresScreen(): ReactNode {
  const { t } = useTranslation('figures');
  const { t: desk } = useTranslation('desk');
  const { staff, clock, timeZone } = useDesk();
  const now = useClock(clock, minuteMs);
  if (!hasRole(staff, readsCaseFigures)) return <p className="card">{desk('error.NOT_ALLOWED')}</p>;
  return (
    <div className="col plain-screen statistics">
      {now === null ? <h1>{t('title')}</h1> : <Figures today={hallDate(now, timeZone)} />}
    </div>
  );
}

function Figures({ today }: { today: string }): ReactNode {
  const { t } = useTranslation('figures');
  const language = useLanguage();
  const queries = useHallQueries();
  const navigate = useNavigate();
  const chosen = useSearch({ from: '/case-figures' });
  const span = caseSpanOf(chosen, today);
  const isWrong = !isCaseSpan(span);
  const choose = (search: CaseSpanSearch): void => void navigate({ to: '/case-figures', search });
  const found = useQuery(
    queries.caseFigures.read.queryOptions({ input: span, enabled: !isWrong, placeholderData: keepPreviousData }),
  );
  const file = useMutation(
    queries.caseFigures.ledger.mutationOptions({ onSuccess: ({ name, base64 }) => saveFile(name, base64) }),
  );
  return (
    <FiguresFrame
      title={t('title')}
      choice={
        <SpanChoice
          choices={caseSpans.map((key) => ({ key, name: t(`span.${key}`) }))}
          now={chosen.span ?? 'quarter'}
          span={span}
          today={today}
          isWrong={isWrong}
          onChoose={(key) => choose(key === 'quarter' ? {} : key === 'own' ? { span: key, ...span } : { span: key })}
          onOwn={(own) => choose({ span: 'own', ...own })}
        />
      }
      isWrong={isWrong}
      error={found.error ?? file.error}
      words={{ save: t('save'), saving: t('saving'), wrong: t('span.invalid'), loading: t('loading') }}
      isSaving={file.isPending}
      onSave={() => file.mutate({ ...span, language })}
    >
      {found.data ? <Report figures={found.data} isOld={found.isPlaceholderData} /> : null}
    </FiguresFrame>
  );
}

function Report({ figures, isOld }: { figures: CaseFigures; isOld: boolean }): ReactNode {
  const { t } = useTranslation('figures');
  const { staff } = useDesk();
  const isOwnUnit = !hasRole(staff, ['supervisor', 'leader', 'admin']);
  return (
    <div className="col statistics-report" aria-busy={isOld || undefined}>
      <p className="quiet" role="status">
        {t(isOwnUnit ? 'aboutUnit' : 'about', { from: figures.from, to: figures.to })}
      </p>
      {figures.totals.filed === 0 ? (
        <p className="card case-empty">{t('empty')}</p>
      ) : (
        <>
          <CaseTotals totals={figures.totals} />
          <Cards figures={figures} />
        </>
      )}
    </div>
  );
}

function Cards({ figures }: { figures: CaseFigures }): ReactNode {
  const cards = useCaseCards(figures);
  return (
    <div className="figures">
      {cards.map(({ key, ...card }) => (
        <BarsCard key={key} {...card} />
      ))}
    </div>
  );
}
