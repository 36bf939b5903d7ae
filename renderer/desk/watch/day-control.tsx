// Owns closing the day before its time and opening it again, asked once, with how many numbers end with it; and its summary on paper.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Watch } from '#shared/contract/hall-day.ts';
import { useHallQueries } from '../../api-provider.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Light } from '../../ui/light.tsx';
import { ErrorLine } from '../error-line.tsx';
import { ShiftDialog } from '../shift-dialog.tsx';

/** Everything the close would void: who waits, who is on hold, who is at a window. */
export function unfinished(watch: Watch): number {
  const inLines = watch.lines.reduce(
    (all, { parked, lanes }) => all + parked + lanes.reduce((sum, { waiting }) => sum + waiting, 0),
    0,
  );
  return inLines + watch.windows.filter(({ current }) => current !== null).length;
}

export function DayControl({ watch }: { watch: Watch }): ReactNode {
  const { t } = useTranslation('desk');
  const queries = useHallQueries();
  const client = useQueryClient();
  const [isAsking, setAsking] = useState(false);
  const [isPrinting, setPrinting] = useState(false);
  const renewing = {
    onSettled: () => void client.invalidateQueries({ queryKey: queries.hallDay.watch.key() }),
    onSuccess: () => setAsking(false),
  };
  const close = useMutation(queries.hallDay.close.mutationOptions(renewing));
  const reopen = useMutation(queries.hallDay.reopen.mutationOptions(renewing));
  const isOpen = watch.day === 'open';
  const act = isOpen ? close : reopen;
  const count = unfinished(watch);
  const dismiss = (): void => {
    setAsking(false);
    act.reset();
  };
  return (
    <>
      {close.data && !isOpen && <span role="status">{t('day.voided', { count: close.data.voided })}</span>}
      <Light kind={isOpen ? 'ok' : 'idle'}>{t(isOpen ? 'day.open' : 'day.closed')}</Light>
      <Button small icon="printer" onClick={() => setPrinting(true)}>
        {t('shift.hall')}
      </Button>
      {isPrinting && <ShiftDialog whose="hall" onClose={() => setPrinting(false)} />}
      <Button small onClick={() => setAsking(true)}>
        {t(isOpen ? 'day.close' : 'day.reopen')}
      </Button>
      <Dialog
        open={isAsking}
        className="dialog-desk"
        title={t(isOpen ? 'day.askClose' : 'day.askReopen')}
        onDismiss={dismiss}
        actions={
          <>
            <Button busy={act.isPending ? t('case.saving') : null} onClick={() => act.mutate({ date: watch.date })}>
              {t(isOpen ? 'day.yesClose' : 'day.reopen')}
            </Button>
            <Button kind="main" onClick={dismiss}>
              {t('cancel')}
            </Button>
          </>
        }
      >
        <p>{isOpen ? (count === 0 ? t('day.nothingLeft') : t('day.willVoid', { count })) : t('day.reopenMore')}</p>
        <ErrorLine error={act.error} />
      </Dialog>
    </>
  );
}
