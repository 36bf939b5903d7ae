// Owns what is said about the slip: printing, out, on screen only, or not coming — and then that the number stands.
import { lazy, type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { SlipState } from '#shared/contract/slips.ts';
import { Card } from '../ui/card.tsx';
import { Icon } from '../ui/icons.tsx';

const QrCode = lazy(async () => ({ default: (await import('../ui/qr-code.tsx')).QrCode }));

/** True while nothing hinders the slip. */
export function isSlipFine(slip: SlipState): boolean {
  return slip.state === 'printed' || (slip.state !== 'failed' && slip.trouble === null);
}

export function SlipLine(props: { slip: SlipState }): ReactNode {
  const { t } = useTranslation('kiosk');
  const { slip } = props;
  const isOut = slip.state === 'printed';
  return (
    <Card className="slip-line" role="status">
      <b className="row lead">
        <Icon name={isOut ? 'check' : 'printer'} />
        <span>{slip.onScreenOnly && isOut ? t('slip.onScreen') : isOut ? t('slip.printed') : t('slip.printing')}</span>
      </b>
      <div className="slip-bar" data-state={slip.state} aria-hidden="true" />
      <span className="caption" data-give="2">
        {slip.onScreenOnly ? t('slip.onScreenWhat') : isOut ? t('slip.printedWhat') : t('slip.printingWhat')}
      </span>
    </Card>
  );
}

/** The QR code, loaded when it is first needed. */
export function Qr(props: { text: string; label: string }): ReactNode {
  return (
    <Suspense fallback={<span className="qr" />}>
      <QrCode text={props.text} label={props.label} />
    </Suspense>
  );
}
