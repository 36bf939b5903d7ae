// Owns printing at the desk that is asked first: what it will be, and then the very slip as it comes out.
import type { UseMutationResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SlipState } from '#shared/contract/slips.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { ErrorLine } from './error-line.tsx';
import { SlipView } from './slip-view.tsx';

/** `label`: what the slip says, for those who cannot see it · `verb`: what the button does · `fault`: more to say of a failure · `children`: what is said and chosen before. */
export function PrintDialog(props: {
  title: string;
  label: string;
  verb: string;
  print: Pick<UseMutationResult<SlipState>, 'data' | 'error' | 'isPending'>;
  onPrint: () => void;
  onClose: () => void;
  fault?: ReactNode;
  children: ReactNode;
}): ReactNode {
  const { t } = useTranslation('desk');
  const { print, onClose } = props;
  return (
    <Dialog
      open
      className="dialog-desk"
      title={props.title}
      onDismiss={onClose}
      actions={
        print.data ? (
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
              onClick={props.onPrint}
            >
              {props.verb}
            </Button>
          </>
        )
      }
    >
      {print.data ? (
        <SlipView slip={print.data} label={props.label} />
      ) : (
        <>
          {props.children}
          <ErrorLine error={print.error}>{props.fault}</ErrorLine>
        </>
      )}
    </Dialog>
  );
}
