// Owns what is said about the slip: printing, out, on screen only, or not coming — and then that the number stands.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SlipState } from '#shared/contract/slips.ts';
import { Card } from '../ui/card.tsx';
import { Icon } from '../ui/icons.tsx';
import { QrCode } from '../ui/qr-code.tsx';
import { DispensableBoundary } from './calm-error.tsx';

/** True while nothing hinders the slip. */
export function isSlipFine(slip: SlipState): boolean {
  return slip.state === 'printed' || (slip.state !== 'failed' && slip.trouble === null);
}

/** `children`: what can be done with it. */
export function SlipLine(props: { slip: SlipState; children?: ReactNode }): ReactNode {
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
      {props.children}
    </Card>
  );
}

/** The QR code. A picture that cannot be drawn takes nothing else with it: number and code stand beside it. */
export function Qr(props: { text: string; label: string }): ReactNode {
  return (
    <DispensableBoundary>
      <QrCode text={props.text} label={props.label} />
    </DispensableBoundary>
  );
}
