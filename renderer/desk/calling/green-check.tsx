// Owns checking a green channel: the line at the number being served, and the same as a question of two keys.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Ticket } from '#shared/contract/queue.ts';
import { Button } from '../../ui/button.tsx';
import { Light } from '../../ui/light.tsx';
import { ErrorLine } from '../error-line.tsx';
import { ChoiceMenu } from './choice-menu.tsx';
import { useTicketActs } from './use-ticket-acts.ts';
import { windowKeys } from './window-keys.ts';

const useReasonWords = (ticket: Ticket): string => {
  const { t } = useTranslation('desk');
  return t(ticket.greenReason ? `calling.green.${ticket.greenReason}` : 'calling.lane.green');
};

/** 绿色通道·老人 未核对 → 符合 / 不符合. */
export function GreenCheck({ ticket }: { ticket: Ticket }): ReactNode {
  const { t } = useTranslation('desk');
  const words = useReasonWords(ticket);
  const { green } = useTicketActs();
  const say = (holds: boolean): void => {
    if (!green.isPending) green.mutate({ ticketId: ticket.id, holds });
  };
  return (
    <div className="green-check">
      <Light kind="due">{t('calling.green.toCheck', { reason: words })}</Light>
      <div className="row">
        <Button small className="grow" aria-keyshortcuts={windowKeys.green} onClick={() => say(true)}>
          {t('calling.green.holds')}
        </Button>
        <Button small className="grow" onClick={() => say(false)}>
          {t('calling.green.refuse')}
        </Button>
        <kbd>{windowKeys.green}</kbd>
      </div>
      <ErrorLine error={green.error} />
    </div>
  );
}

/** The question the key opens. */
export function GreenMenu(props: { ticket: Ticket; onClose: () => void }): ReactNode {
  const { t } = useTranslation('desk');
  const { ticket, onClose } = props;
  const words = useReasonWords(ticket);
  const { green } = useTicketActs();
  return (
    <ChoiceMenu
      title={t('calling.green.ask', { no: ticket.no, reason: words })}
      options={[
        { value: 'holds', label: t('calling.green.holds') },
        { value: 'refuse', label: t('calling.green.refuseLong') },
      ]}
      error={green.error}
      onChoose={(value) => {
        if (!green.isPending) green.mutate({ ticketId: ticket.id, holds: value === 'holds' }, { onSuccess: onClose });
      }}
      onClose={onClose}
    />
  );
}
