// Owns 交班小结: what today came to for me or for the hall, one paper however often it is sent.
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHallQueries } from '../api-provider.tsx';
import { newRequestId } from '../new-request-id.ts';
import { isLineTrouble } from './error-words.ts';
import { PrintDialog } from './print-dialog.tsx';

export function ShiftDialog(props: { whose: 'mine' | 'hall'; onClose: () => void }): ReactNode {
  const { t } = useTranslation('desk');
  const { whose } = props;
  const queries = useHallQueries();
  /** One for the dialog: sent again after a lost line it is the same paper. */
  const [requestId] = useState(newRequestId);
  const print = useMutation(queries.hallDay.printShift.mutationOptions());
  const title = t(`shift.title.${whose}`);
  return (
    <PrintDialog
      title={title}
      label={title}
      verb={t('shift.print')}
      print={print}
      onPrint={() => print.mutate({ requestId, whose })}
      onClose={props.onClose}
      fault={isLineTrouble(print.error) && <span>{t('shift.sendAgain')}</span>}
    >
      <p>{t(`shift.more.${whose}`)}</p>
    </PrintDialog>
  );
}
