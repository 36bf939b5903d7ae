// Owns what stands under a number: how many come before it, about how long that takes, and where to go.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Estimate, Ticket } from '#shared/contract/queue.ts';
import { useSay } from '../../i18n/use-words.ts';
import { minutesWords } from '../waiting-words.ts';

/** `ahead`: null where nobody can say. */
export function NumberFacts(props: {
  ticket: Pick<Ticket, 'floor' | 'zone'>;
  ahead: number | null;
  estimate: Estimate;
  whereLabel: string;
}): ReactNode {
  const { t } = useTranslation('kiosk');
  const say = useSay();
  const { ticket, ahead } = props;
  const minutes = minutesWords(t, props.estimate);
  return (
    <dl>
      {ahead !== null && (
        <div>
          <dt>{ahead === 0 ? t('number.aheadNone') : t('number.ahead')}</dt>
          <dd>{ahead === 0 ? t('number.nobody') : t('home.people', { count: ahead })}</dd>
        </div>
      )}
      {minutes && (
        <div data-give="2">
          <dt>{t('number.about')}</dt>
          <dd>{minutes}</dd>
        </div>
      )}
      <div>
        <dt>{props.whereLabel}</dt>
        <dd>
          {t('floor', { floor: ticket.floor })} {say(ticket.zone)}
        </dd>
      </div>
    </dl>
  );
}
