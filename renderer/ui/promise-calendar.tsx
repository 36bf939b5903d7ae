// Owns the promise calendar: the working days counted out, so that a promised day can be checked with a finger.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PromiseView } from '#shared/contract/case-shapes.ts';
import { dayWithWeekday } from '../i18n/dates.ts';
import { useLanguage } from '../i18n/use-words.ts';
import './promise.css';

const weekdayKeys = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** '12/1' on the first of a month and '1' otherwise: the month is said where it turns. */
function cellText(date: string): string {
  const [, month, day] = date.split('-').map(Number);
  return day === 1 ? `${month}/1` : String(day);
}

/** Outline = filed · pine = counted · lamp = promised (dashed outline where 暂定) · plain = not counted. */
export function PromiseCalendar(props: { promise: PromiseView; legend?: boolean }): ReactNode {
  const { t } = useTranslation('common');
  const language = useLanguage();
  const { promise, legend = true } = props;
  const weeks = Array.from({ length: Math.ceil(promise.days.length / 7) }, (_, week) =>
    promise.days.slice(week * 7, week * 7 + 7),
  );
  const promisedDay = dayWithWeekday(promise.date, language);
  return (
    <div className="promise-calendar">
      {/* Twenty numbers in a row tell the ear nothing; the day and how many count are said in words. */}
      <table data-unspoken aria-label={t('promise.calendarLabel', { day: promisedDay, count: promise.workingDays })}>
        <thead>
          <tr>
            {weekdayKeys.map((key) => (
              <th key={key} scope="col">
                {t(`weekday.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week[0]?.date}>
              {week.map(({ date, kind }) => (
                <td key={date} className={`day-${kind}`} data-provisional={promise.provisional || undefined}>
                  <span>{cellText(date)}</span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {legend && (
        <ul className="promise-legend" data-give="3">
          <li>
            <i className="day-filed" />
            {t('promise.filed')}
          </li>
          <li>
            <i className="day-counted" />
            {t('promise.counted', { count: promise.workingDays })}
          </li>
          <li>
            <i className="day-promised" data-provisional={promise.provisional || undefined} />
            {t('promise.promised')}
          </li>
          <li className="caption">{t('promise.notCounted')}</li>
        </ul>
      )}
    </div>
  );
}
