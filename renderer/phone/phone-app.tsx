// Owns the phone's page as a whole: which of its two pages an address means, whose hall it is, and the other language.
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Hall } from '#shared/contract/hall.ts';
import type { SlipKey } from '#shared/contract/queue.ts';
import { parseScan } from '#shared/domain/scan-code.ts';
import { useHallQueries } from '../api-provider.tsx';
import { useLanguage, useSay } from '../i18n/use-words.ts';
import { Mark } from '../ui/mark.tsx';
import { BookPage, type BookStart } from './book-page.tsx';
import { NumberPage } from './number-page.tsx';

/** What an address asks for: `/t/<the slip's digits>` or `/book`. Null: nothing there is. */
export function pageOf(path: string): { page: 'number'; slip: SlipKey } | { page: 'book' } | null {
  if (path === '/book') return { page: 'book' };
  const digits = /^\/t\/(\d{20,32})$/.exec(path)?.[1];
  const scan = digits === undefined ? null : parseScan(digits);
  if (scan?.kind !== 'ticket' || scan.key === null) return null;
  return { page: 'number', slip: { date: scan.date, ticketNo: scan.ticketNo, key: scan.key } };
}

export function PhoneApp(props: { path: string; start?: BookStart }): ReactNode {
  const { t, i18n } = useTranslation('phone');
  const say = useSay();
  const language = useLanguage();
  const queries = useHallQueries();
  const hall = useQuery(queries.hall.get.queryOptions({ staleTime: Number.POSITIVE_INFINITY })).data ?? null;
  const asked = pageOf(props.path);
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = t('title');
  }, [language, t]);
  const other = language === 'en' ? 'zh-CN' : 'en';
  return (
    <main className="phone">
      <header className="phone-top">
        <Mark onDark className="phone-mark" />
        <span className="phone-hall">
          {hall && (
            <>
              <span className="phone-part">{say(hall.place)}</span>
              {language === 'en' && ' '}
              <span className="phone-part">{say(hall.hall)}</span>
            </>
          )}
          {hall?.demo && <em>{t('demo')}</em>}
        </span>
        <button type="button" className="phone-language" lang={other} onClick={() => void i18n.changeLanguage(other)}>
          {other === 'en' ? 'English' : '中文'}
        </button>
      </header>
      <Asked asked={asked} hall={hall} {...(props.start && { start: props.start })} />
    </main>
  );
}

function Asked(props: { asked: ReturnType<typeof pageOf>; hall: Hall | null; start?: BookStart }): ReactNode {
  const { t } = useTranslation('phone');
  const { asked, hall, start } = props;
  if (asked?.page === 'number') return <NumberPage slip={asked.slip} hall={hall} />;
  if (asked?.page === 'book') return <BookPage {...(start && { start })} />;
  return (
    <section className="phone-card">
      <h1>{t('nothing.title')}</h1>
      <p>{t('nothing.more')}</p>
    </section>
  );
}
