// Owns every clock of a case with its light, and who answers for it: told first, handling it, helping.

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#shared/contract/case-detail.ts';
import type { CaseClock } from '#shared/contract/case-shapes.ts';
import { hallDate, hallTime } from '#shared/domain/calendar-date.ts';
import { dayWithWeekday } from '../../i18n/dates.ts';
import { useLanguageFacts } from '../../i18n/languages-ground.ts';
import { useLanguage } from '../../i18n/use-words.ts';
import { Light } from '../../ui/light.tsx';
import { PromiseCalendar } from '../../ui/promise-calendar.tsx';
import { useDesk, useUnitName } from '../desk-context.ts';

const kinds = { 'on-time': 'ok', due: 'due', late: 'late', waiting: 'idle', concluded: 'idle' } as const;

/** ● ▲ ■ ▬ with its word. */
export function ClockLight({ light }: Pick<CaseClock, 'light'>): ReactNode {
  const { t } = useTranslation('case');
  return <Light kind={kinds[light]}>{t(`clocks.light.${light}`)}</Light>;
}

export function ClocksCard({ detail }: { detail: CaseDetail }): ReactNode {
  const { t } = useTranslation('case');
  const language = useLanguage();
  const { timeZone } = useDesk();
  return (
    <section className="card col clocks-card">
      <h2>{t('clocks.title')}</h2>
      {detail.clocks.length === 0 && <p className="caption">{t('clocks.none')}</p>}
      <ul className="clocks">
        {detail.clocks.map(({ what, date, at, light }) => (
          <li key={`${what}${date}${at}`}>
            <span className="grow">{t(`clocks.what.${what}`)}</span>
            <b>
              {at === null
                ? dayWithWeekday(date, language)
                : t('clocks.before', {
                    day: dayWithWeekday(hallDate(at, timeZone), language),
                    time: hallTime(at, timeZone),
                  })}
            </b>
            <ClockLight light={light} />
          </li>
        ))}
      </ul>
      <PromiseCalendar promise={detail.promise} legend={false} />
    </section>
  );
}

export function WhoCard({ detail }: { detail: CaseDetail }): ReactNode {
  const { t } = useTranslation('case');
  const language = useLanguage();
  const { marks } = useLanguageFacts(language);
  const unitName = useUnitName();
  const { owner, firstUnit, assignedDue } = detail;
  const helping = detail.tasks.filter(({ kind, state }) => kind === 'part' && state !== 'cancelled');
  const units = [...new Set(helping.map((task) => unitName(task.unitName)))];
  return (
    <section className="card col who-card">
      <h2>{t('who.title')}</h2>
      <dl className="who">
        <dt>{t('who.first')}</dt>
        <dd>{unitName(firstUnit.unitName)}</dd>
        <dt>{t('who.owner')}</dt>
        <dd>
          {unitName(owner.unitName)} · <b>{owner.person ?? t('who.noPerson')}</b>
          {assignedDue !== null && (
            <span className="caption"> {t('who.due', { day: dayWithWeekday(assignedDue, language) })}</span>
          )}
        </dd>
        {units.length > 0 && (
          <>
            <dt>{t('who.parts')}</dt>
            <dd>{units.join(marks.list)}</dd>
          </>
        )}
      </dl>
      {detail.hops > 0 && <p className="caption">{t('state.hops', { count: detail.hops })}</p>}
    </section>
  );
}
