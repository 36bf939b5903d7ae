// Owns the questions calling asks over whatever page is open: why missed, why paused, where to, which number, which window, the shift's summary, and the keys.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { missReasonSchema, pauseReasonSchema } from '#shared/contract/calling.ts';
import { ShiftDialog } from '../shift-dialog.tsx';
import { ChoiceMenu } from './choice-menu.tsx';
import { FindDialog } from './find-dialog.tsx';
import { ForwardDialog } from './forward-dialog.tsx';
import { GreenMenu } from './green-check.tsx';
import { KeysDialog } from './keys-dialog.tsx';
import { SeatMenu } from './seat.tsx';
import { useMyWindow } from './use-my-window.ts';
import { WindowDialog } from './window-dialog.tsx';
import './calling.css';

export function CallingQuestions(): ReactNode {
  const { t } = useTranslation('desk');
  const my = useMyWindow();
  const { question } = my;
  const close = (): void => my.ask(null);
  switch (question?.kind) {
    case undefined:
      return null;
    case 'miss':
      return (
        <ChoiceMenu
          title={t('miss.ask', { no: question.ticket.no })}
          options={missReasonSchema.options.map((value) => ({ value, label: t(`miss.${value}`) }))}
          onChoose={(reason) => {
            close();
            void my.act({ kind: 'miss', ticket: question.ticket, reason });
          }}
          onClose={close}
        />
      );
    case 'pause':
      return (
        <ChoiceMenu
          title={t('pause.ask')}
          options={pauseReasonSchema.options.map((value) => ({ value, label: t(`pause.${value}`) }))}
          onChoose={(reason) => {
            close();
            void my.act({ kind: 'pause', reason });
          }}
          onClose={close}
        >
          {my.data?.current && <p>{t('pause.stays', { no: my.data.current.ticket.no })}</p>}
        </ChoiceMenu>
      );
    case 'green':
      return <GreenMenu ticket={question.ticket} onClose={close} />;
    case 'forward':
      return <ForwardDialog ticket={question.ticket} onClose={close} />;
    case 'find':
      return <FindDialog ticketNo={question.ticketNo} onClose={close} />;
    case 'keys':
      return <KeysDialog onClose={close} />;
    case 'shift':
      return <ShiftDialog whose="mine" onClose={close} />;
    case 'window':
      return <WindowDialog onClose={close} />;
    case 'seat':
      return <SeatMenu window={question.window} onTake={() => void my.takeSeat()} onClose={my.leaveSeatToThem} />;
  }
}
