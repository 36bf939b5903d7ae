// Owns what the citizen said about whether it was really done, answer by answer; who wrote it down is told with it.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#shared/contract/case-detail.ts';
import { dayAndTime } from '../../i18n/dates.ts';
import { useLanguage } from '../../i18n/use-words.ts';
import { useDesk } from '../desk-context.ts';

export function AnswersCard({ detail }: { detail: CaseDetail }): ReactNode {
  const { t } = useTranslation(['case', 'common']);
  const language = useLanguage();
  const { timeZone } = useDesk();
  if (detail.answers.length === 0) return null;
  return (
    <section className="card col answers-card">
      <div className="row">
        <h2 className="grow">{t('answers.title')}</h2>
        {detail.reopened > 0 && <span className="caption">{t('answer.reopened', { count: detail.reopened })}</span>}
      </div>
      <ul className="answers">
        {detail.answers
          .toSorted((a, b) => b.at - a.at)
          .map((answer) => (
            <li key={answer.at} data-done={answer.done}>
              <div className="row">
                <b>{t(`answer.is.${answer.done}`)}</b>
                <span className="grow">
                  {answer.grade === null
                    ? t('answer.notRated')
                    : t(`common:rating.grade.${answer.grade as 1 | 2 | 3 | 4 | 5}`)}
                </span>
                <span className="caption">
                  {answer.staffName === null ? t('answer.self') : t('answer.by', { name: answer.staffName })} ·{' '}
                  {dayAndTime(answer.at, timeZone, language)}
                </span>
              </div>
              {answer.reasons.length > 0 && (
                <p className="caption">
                  {answer.reasons.map((reason) => t(`common:rating.reason.${reason}`)).join(' · ')}
                </p>
              )}
              {answer.words !== '' && <p className="entry-text">{answer.words}</p>}
            </li>
          ))}
      </ul>
    </section>
  );
}
