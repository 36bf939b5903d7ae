// Owns the phone's page as a whole: which of its pages an address means, whose hall it is, and the other language.
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Hall } from '#shared/contract/hall.ts';
import type { SlipKey } from '#shared/contract/queue.ts';
import { languages, nextLanguage } from '#shared/domain/languages.ts';
import { parseScan } from '#shared/domain/scan-code.ts';
import { useHallQueries } from '../api-provider.tsx';
import { useLanguageFacts } from '../i18n/languages-ground.ts';
import { useLanguage, useSay } from '../i18n/use-words.ts';
import { Mark } from '../ui/mark.tsx';
import { BookPage, type BookStep } from './book-page.tsx';
import { CasePage, type CaseProof, type CaseStep } from './case/case-page.tsx';
import { NumberPage } from './number-page.tsx';
import { PapersPage } from './papers/papers-page.tsx';

type Asked =
  | { page: 'number'; slip: SlipKey }
  | { page: 'case'; proof: CaseProof }
  | { page: 'book' }
  | { page: 'papers'; token: string }
  | null;
/** What a preview begins with; empty in the product. */
export type PhoneStart = { book?: BookStep; case?: CaseStep };

/** What an address asks for: `/t/` or `/c#` and the slip's digits, `/p#` and the token a kiosk showed, or `/book`. Null: nothing there is. */
export function pageOf(address: string): Asked {
  if (address === '/book') return { page: 'book' };
  const [, token] = /^\/p#([\w-]{20,40})$/.exec(address) ?? [];
  if (token !== undefined) return { page: 'papers', token };
  const [, page, digits] = /^\/(t\/|c#)(\d{16,32})$/.exec(address) ?? [];
  const scan = digits === undefined ? null : parseScan(digits);
  if (page === 't/' && scan?.kind === 'ticket' && scan.key !== null)
    return { page: 'number', slip: { date: scan.date, ticketNo: scan.ticketNo, key: scan.key } };
  if (page === 'c#' && scan?.kind === 'case')
    return { page: 'case', proof: { caseNo: scan.caseNo, queryCode: scan.queryCode } };
  return null;
}

/** `address`: the path, and what stands after its #. */
export function PhoneApp(props: { address: string; start?: PhoneStart }): ReactNode {
  const { t, i18n } = useTranslation('phone');
  const say = useSay();
  const language = useLanguage();
  const { marks } = useLanguageFacts(language);
  const queries = useHallQueries();
  const hall = useQuery(queries.hall.get.queryOptions({ staleTime: Number.POSITIVE_INFINITY })).data ?? null;
  const { address } = props;
  const asked = useMemo(() => pageOf(address), [address]);
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = t('title');
  }, [language, t]);
  const other = nextLanguage(language);
  return (
    <main className="phone">
      <header className="phone-top">
        <Mark onDark className="phone-mark" />
        <span className="phone-hall">
          {hall && (
            <>
              <span className="phone-part">{say(hall.place)}</span>
              {marks.space}
              <span className="phone-part">{say(hall.hall)}</span>
            </>
          )}
          {hall?.demo && <em>{t('demo')}</em>}
        </span>
        <button type="button" className="phone-language" lang={other} onClick={() => void i18n.changeLanguage(other)}>
          {languages[other].name}
        </button>
      </header>
      <Page asked={asked} hall={hall} start={props.start ?? {}} />
    </main>
  );
}

function Page(props: { asked: Asked; hall: Hall | null; start: PhoneStart }): ReactNode {
  const { t } = useTranslation('phone');
  const { asked, hall, start } = props;
  switch (asked?.page) {
    case 'number':
      return <NumberPage slip={asked.slip} hall={hall} />;
    case 'case':
      return <CasePage proof={asked.proof} hall={hall} {...(start.case && { start: start.case })} />;
    case 'book':
      return <BookPage {...(start.book && { start: start.book })} />;
    case 'papers':
      return <PapersPage token={asked.token} />;
    case undefined:
      return (
        <section className="phone-card">
          <h1>{t('nothing.title')}</h1>
          <p>{t('nothing.more')}</p>
        </section>
      );
  }
}
