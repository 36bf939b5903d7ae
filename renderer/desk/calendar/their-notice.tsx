// Owns whose notice of a year stands where two administrators wrote it: name, days off and worked days, each in words.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CalendarYear } from '#shared/contract/calendar.ts';
import { dateWords } from '#shared/domain/calendar-date.ts';
import { useLanguageFacts } from '../../i18n/languages-ground.ts';
import { useLanguage } from '../../i18n/use-words.ts';
import { TheirsFirst } from '../theirs-first.tsx';
import type { NoticeFields, NoticeState } from './use-notice.ts';

export function TheirNotice({ theirs, notice }: { theirs: CalendarYear; notice: NoticeState }): ReactNode {
  const { t } = useTranslation('calendar');
  const mine = useParts(notice.fields);
  const stands = useParts({ ...theirs, source: theirs.source ?? '' });
  const rows = [t('source'), t('theirs.off'), t('theirs.worked')].map((name, index) => ({
    key: name,
    name,
    theirs: stands[index],
    mine: mine[index],
  }));
  return (
    <TheirsFirst
      by={theirs.setBy}
      at={theirs.setAt ?? 0}
      title={(who) => t('theirs.title', { ...who, year: theirs.year })}
      rows={rows.filter((row) => row.theirs !== row.mine)}
      onTake={notice.undo}
      onKeepMine={() => notice.saveOver(theirs.version)}
    />
  );
}

/** Name, days off and worked days, each in one line of words. */
function useParts({ source, off, worked }: NoticeFields): readonly [string, string, string] {
  const { t } = useTranslation('calendar');
  const language = useLanguage();
  const { marks } = useLanguageFacts(language);
  const say = (day: string): string => dateWords(day, language);
  const listed = (all: readonly string[]): string => (all.length === 0 ? t('theirs.none') : all.join(marks.list));
  return [
    source,
    listed(off.map(({ from, to }) => (from === to ? say(from) : `${say(from)}–${say(to)}`))),
    listed(worked.map(say)),
  ];
}
