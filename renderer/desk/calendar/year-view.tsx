// Owns the year at a glance: twelve small months in which days off and worked weekends stand out by their form, and their sum.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { addDays, type CalendarDate, isCalendarDate, monthWord, weekdayOf } from '#shared/domain/calendar-date.ts';
import { type DayRange, daysOf } from '#shared/domain/holiday-notice.ts';
import { holidayCalendar, workingDaysBetween } from '#shared/domain/working-days.ts';
import { useLanguage } from '../../i18n/use-words.ts';

/** Monday first. */
export const weekdayKeys = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const months = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;
type Mark = 'off' | 'worked' | 'law' | 'local';

/** `isLaw`: not a notice's days but the law's, until there is one. */
export function YearView(props: {
  year: number;
  /** As typed. */
  off: readonly DayRange[];
  worked: readonly string[];
  localOff: readonly CalendarDate[];
  isLaw: boolean;
}): ReactNode {
  const { t } = useTranslation('calendar');
  const { year, localOff, isLaw } = props;
  const { off, worked } = readable(props);
  const markOf = (date: CalendarDate): Mark | null => {
    if (worked.has(date)) return 'worked';
    if (off.has(date)) return isLaw ? 'law' : 'off';
    return localOff.includes(date) ? 'local' : null;
  };
  const notices = isLaw ? [] : [{ year, source: '', off: [...off], worked: [...worked] }];
  const calendar = holidayCalendar(notices, localOff);
  const working = workingDaysBetween(`${year}-01-01`, `${year}-12-31`, calendar);
  const isHere = { off: !isLaw, worked: !isLaw, law: isLaw, local: localOff.some((day) => day.startsWith(`${year}-`)) };
  return (
    <section className="year-view" aria-label={t('year.label', { year })}>
      <div className="row year-head">
        <p className="year-sum">{t('year.sum', { off: off.size, worked: worked.size, working })}</p>
        <ul className="year-legend">
          {(['off', 'worked', 'law', 'local'] as const)
            .filter((mark) => isHere[mark])
            .map((mark) => (
              <li key={mark}>
                <i className={`day-${mark}`} aria-hidden="true" />
                {t(`year.${mark}`)}
              </li>
            ))}
        </ul>
      </div>
      <div className="months">
        {months.map((month) => (
          <Month key={month} year={year} month={month} markOf={markOf} />
        ))}
      </div>
    </section>
  );
}

function Month(props: { year: number; month: number; markOf: (date: CalendarDate) => Mark | null }): ReactNode {
  const { t } = useTranslation('calendar');
  const { t: common } = useTranslation('common');
  const language = useLanguage();
  const { year, month, markOf } = props;
  const first = `${year}-${String(month).padStart(2, '0')}-01`;
  const start = addDays(first, 1 - weekdayOf(first));
  const isIn = (date: CalendarDate): boolean => date.startsWith(first.slice(0, 8));
  const weeks = Array.from({ length: 6 }, (_, week) =>
    Array.from({ length: 7 }, (_, day) => addDays(start, week * 7 + day)),
  ).filter((week) => week.some(isIn));
  return (
    <table className="month">
      <caption>{monthWord(first, language)}</caption>
      <thead>
        <tr>
          {weekdayKeys.map((key) => (
            <th key={key} scope="col">
              {common(`weekday.${key}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((date) => {
              if (!isIn(date)) return <td key={date} />;
              const mark = markOf(date);
              return (
                <td key={date} className={mark ? `day-${mark}` : undefined}>
                  {Number(date.slice(8))}
                  {mark && <span className="visually-hidden"> {t(`year.${mark}`)}</span>}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What can be drawn of a notice that is still being typed. */
function readable({ year, off, worked }: { year: number; off: readonly DayRange[]; worked: readonly string[] }) {
  const isOf = (day: string): boolean => day.startsWith(`${year}-`) && isCalendarDate(day);
  const days = new Set(daysOf(off.filter(({ from, to }) => isOf(from) && isOf(to))));
  return { off: days, worked: new Set(worked.filter((day) => isOf(day) && !days.has(day))) };
}
