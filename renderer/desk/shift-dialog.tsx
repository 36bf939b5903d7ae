// Owns 交班小结: what today came to for me or for the hall, printed once it is asked for, and the paper as it comes out.
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHallQueries } from '../api-provider.tsx';
import { newRequestId } from '../new-request-id.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ErrorLine } from './error-line.tsx';
import { isLineTrouble } from './error-words.ts';
import { SlipView } from './slip-view.tsx';

export function ShiftDialog(props: { whose: 'mine' | 'hall'; onClose: () => void }): ReactNode {
  const { t } = useTranslation('desk');
  const { whose, onClose } = props;
  const queries = useHallQueries();
  /** One for the dialog: sent again after a lost line it is the same paper. */
  const [requestId] = useState(newRequestId);
  const print = useMutation(queries.hallDay.printShift.mutationOptions());
  const done = print.data;
  return (
    <Dialog
      open
      className="dialog-desk"
      title={t(`shift.title.${whose}`)}
      onDismiss={onClose}
      actions={
        done ? (
          <Button kind="main" onClick={onClose}>
            {t('close')}
          </Button>
        ) : (
          <>
            <Button onClick={onClose}>{t('cancel')}</Button>
            <Button
              kind="main"
              icon="printer"
              busy={print.isPending ? t('slip.printing') : null}
              onClick={() => print.mutate({ requestId, whose })}
            >
              {t('shift.print')}
            </Button>
          </>
        )
      }
    >
      {done ? (
        <SlipView slip={done} label={t(`shift.title.${whose}`)} />
      ) : (
        <>
          <p>{t(`shift.more.${whose}`)}</p>
          <ErrorLine error={print.error}>{isLineTrouble(print.error) && <span>{t('shift.sendAgain')}</span>}</ErrorLine>
        </>
      )}
    </Dialog>
  );
}
