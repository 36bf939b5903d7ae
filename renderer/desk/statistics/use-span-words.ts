// Owns how a span of days is said over the figures of it.
import { useTranslation } from 'react-i18next';
import { dayWithWeekday } from '../../i18n/dates.ts';
import { useLanguage } from '../../i18n/use-words.ts';
import type { Span } from './span.ts';

export function useSpanWords(): (span: Span) => string {
  const { t } = useTranslation('statistics');
  const language = useLanguage();
  return ({ from, to }) =>
    from === to
      ? dayWithWeekday(from, language)
      : t('days', { from: dayWithWeekday(from, language), to: dayWithWeekday(to, language) });
}
