// Owns what makes a number different from its neighbours, in words: put first, green channel, appointment, forwarded here.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Ticket } from '#shared/contract/queue.ts';
import { isToCheck } from './use-my-window.ts';

type Marked = Pick<
  Ticket,
  'isTopped' | 'lane' | 'greenReason' | 'isGreenConfirmed' | 'appointmentTime' | 'targetWindowCode' | 'misses'
>;

/** Nothing for a plain number. `withMisses`: also how often it was called and nobody came. */
export function TicketMarks(props: { ticket: Marked; withMisses?: boolean }): ReactNode {
  const { t } = useTranslation('desk');
  const { ticket } = props;
  const reason = t(ticket.greenReason ? `calling.green.${ticket.greenReason}` : 'calling.lane.green');
  const marks = [
    ticket.isTopped && { kind: 'first', words: t('calling.mark.topped') },
    ticket.lane === 'green' && {
      kind: 'green',
      words: isToCheck(ticket) ? t('calling.green.toCheck', { reason }) : reason,
    },
    ticket.appointmentTime !== null && {
      kind: 'plain',
      words: t('calling.mark.appointment', { time: ticket.appointmentTime }),
    },
    ticket.targetWindowCode !== null && { kind: 'plain', words: t('calling.mark.forwarded') },
    props.withMisses === true &&
      ticket.misses > 0 && { kind: 'plain', words: t('calling.mark.missed', { count: ticket.misses }) },
  ].filter((mark) => mark !== false);
  if (marks.length === 0) return null;
  return (
    <span className="marks">
      {marks.map(({ kind, words }) => (
        <span key={words} className="mark" data-kind={kind}>
          {words}
        </span>
      ))}
    </span>
  );
}
