// Owns the case of two administrators: whose notice stands is chosen with both in sight, nothing is overwritten silently.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CalendarYear } from '#shared/contract/calendar.ts';
import { dateWords } from '#shared/domain/calendar-date.ts';
import { hallTime } from '../../i18n/dates.ts';
import { useLanguage } from '../../i18n/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { useDesk } from '../desk-context.ts';
import type { NoticeFields, NoticeState } from './use-notice.ts';

export function TheirNotice({ theirs, notice }: { theirs: CalendarYear; notice: NoticeState }): ReactNode {
  const { t } = useTranslation('calendar');
  const { timeZone } = useDesk();
  const mine = useParts(notice.fields);
  const stands = useParts({ ...theirs, source: theirs.source ?? '' });
  const names = [t('source'), t('theirs.off'), t('theirs.worked')];
  const isSame = names.every((_, index) => stands[index] === mine[index]);
  return (
    <section className="theirs" role="alert">
      <h3>
        {t('theirs.title', {
          name: theirs.setBy ?? t('theirs.nobody'),
          time: theirs.setAt === null ? '' : hallTime(theirs.setAt, timeZone),
          year: theirs.year,
        })}
      </h3>
      {!isSame && (
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('theirs.what')}</th>
              <th scope="col">{t('theirs.theirs')}</th>
              <th scope="col">{t('theirs.mine')}</th>
            </tr>
          </thead>
          <tbody>
            {names.map((name, index) =>
              stands[index] === mine[index] ? null : (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  <td>{stands[index]}</td>
                  <td>{mine[index]}</td>
                </tr>
              ),
            )}
          </tbody>
        </table>
      )}
      <div className="row">
        <Button small onClick={notice.undo}>
          {t('theirs.take')}
        </Button>
        <Button small onClick={() => notice.saveOver(theirs.version)}>
          {t('theirs.keepMine')}
        </Button>
      </div>
    </section>
  );
}

/** Name, days off and worked days, each in one line of words. */
function useParts({ source, off, worked }: NoticeFields): readonly [string, string, string] {
  const { t } = useTranslation('calendar');
  const language = useLanguage();
  const say = (day: string): string => dateWords(day, language);
  const listed = (all: readonly string[]): string =>
    all.length === 0 ? t('theirs.none') : all.join(language === 'en' ? ', ' : '、');
  return [
    source,
    listed(off.map(({ from, to }) => (from === to ? say(from) : `${say(from)}–${say(to)}`))),
    listed(worked.map(say)),
  ];
}
