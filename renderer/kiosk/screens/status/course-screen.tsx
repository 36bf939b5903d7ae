// Owns the course of a case: each turn and every word, newest first, all of it readable in pages.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseStatus } from '#shared/contract/case-shapes.ts';
import { dayAndTime } from '../../../i18n/dates.ts';
import { useLanguage } from '../../../i18n/use-words.ts';
import { Card } from '../../../ui/card.tsx';
import { courseOf } from '../../../ui/case-course.ts';
import { langOf } from '../../details.ts';
import { Heading } from '../../heading.tsx';
import { useKiosk } from '../../kiosk-context.ts';
import { Paged } from '../../paged.tsx';
import { Screen } from '../../screen.tsx';
import { useTextPieces } from './text-room.ts';

const kinds = { turn: 'plain', window: 'plain', citizen: 'quiet' } as const;

export function CourseScreen(props: { status: CaseStatus }): ReactNode {
  const { t } = useTranslation('caseStatus');
  const { hall } = useKiosk();
  const language = useLanguage();
  const cut = useTextPieces();
  const { status } = props;
  const items = courseOf(status, language, (basis) => t('course.basis', { basis })).flatMap((item) => {
    const parts = cut(item.text);
    return parts.map((text, at) => ({ ...item, text, part: at + 1, parts: parts.length }));
  });
  return (
    <Screen
      title={<Heading area="caseStatus">{({ t }) => t('course.title')}</Heading>}
      lead={t('caseNo', { caseNo: status.caseNo })}
    >
      {items.length === 0 ? (
        <Card>
          <p className="lead">{t('course.none')}</p>
        </Card>
      ) : (
        <Paged
          items={items}
          keyOf={({ at, by, title, part, text }) => `${at} ${by} ${title} ${part} ${text}`}
          render={({ at, by, title, name, text, part, parts }) => (
            <Card kind={kinds[by]}>
              <p className="row caption">
                <b className={title === null ? 'grow' : 'grow course-turn'}>
                  {title ?? (by === 'citizen' ? t('course.you') : (name ?? t('course.window')))}
                  {parts > 1 && ` ${t('course.part', { part, parts })}`}
                </b>
                <span>{dayAndTime(at, hall.timeZone, language)}</span>
              </p>
              {text !== '' && (
                <p className="said-text" lang={langOf(text)} data-private={by === 'citizen' || undefined}>
                  {text}
                </p>
              )}
            </Card>
          )}
        />
      )}
    </Screen>
  );
}
