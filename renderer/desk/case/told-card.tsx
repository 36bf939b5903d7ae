// Owns what was sent to the citizen's telephone about a case, and whether it arrived at the gateway.
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useHallQueries } from '../../api-provider.tsx';
import { dayAndTime } from '../../i18n/dates.ts';
import { useLanguage } from '../../i18n/use-words.ts';
import { useDesk } from '../desk-context.ts';

/** Nothing where nothing was to be sent. */
export function ToldCard({ caseNo, version }: { caseNo: string; version: number }): ReactNode {
  const { t } = useTranslation('case');
  const language = useLanguage();
  const { timeZone } = useDesk();
  const queries = useHallQueries();
  const messages = useQuery({
    ...queries.notify.ofCase.queryOptions({ input: { caseNo } }),
    // Each act may have sent one.
    queryKey: [...queries.notify.ofCase.queryKey({ input: { caseNo } }), version],
    retry: false,
  }).data;
  if (!messages || messages.length === 0) return null;
  return (
    <section className="card col told-card">
      <h2>{t('told.title')}</h2>
      <ul className="told">
        {messages
          .toSorted((a, b) => b.at - a.at)
          .map((message) => (
            <li key={`${message.turn}${message.at}`} className="row">
              <span className="grow">{t(`told.turn.${message.turn}`)}</span>
              <span className={message.state === 'given-up' ? 'told-lost' : 'caption'}>
                {t(`told.state.${message.state}`)}
                {message.fault && message.state !== 'sent' && ` · ${t(`told.fault.${message.fault}`)}`}
              </span>
              <span className="caption nowrap">{dayAndTime(message.at, timeZone, language)}</span>
            </li>
          ))}
      </ul>
    </section>
  );
}
