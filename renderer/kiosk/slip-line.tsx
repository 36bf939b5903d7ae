// Owns what is said about the slip: printing, out, sent, elsewhere, on screen only — and the choice where nobody but the person can see it.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SlipNews } from '#shared/contract/slips.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { Icon } from '../ui/icons.tsx';
import { QrCode } from '../ui/qr-code.tsx';
import { DispensableBoundary } from './calm-error.tsx';
import { useKiosk } from './kiosk-context.ts';
import { SlipOut } from './slip-out.tsx';
import { isForHand } from './slip-standing.ts';
import type { SlipHeld } from './use-slip.ts';
import './slip-line.css';

/** The slip in one sentence, while nothing hinders it. */
export function useSlipSentence(): (held: SlipHeld) => string {
  const { t } = useTranslation('kiosk');
  return ({ slip, standing, mended }) => {
    if (standing === 'on-screen') return t('slip.onScreen');
    if (slip.isElsewhere && slip.printer !== null && !slip.onScreenOnly) {
      const { printer } = slip;
      if (standing === 'sent') return t('slip.sentElsewhere', { printer });
      return standing === 'out' ? t('slip.elsewhere', { printer }) : t('slip.elsewhereComing', { printer });
    }
    if (standing === 'out') return t('slip.printed');
    if (standing === 'sent') return t('slip.sent');
    if (mended !== null) return mended === 'no-paper' ? t('slip.mendedPaper') : t('slip.mended');
    return t('slip.printing');
  };
}

/** Where to look for a slip nobody knows of: at the printer it went to. */
export function useLookWhere(): (slip: SlipNews) => string {
  const { t } = useTranslation('kiosk');
  return ({ isElsewhere, printer }) =>
    isElsewhere && printer !== null ? t('slip.askWhatElsewhere', { printer }) : t('slip.askWhat');
}

/** `children`: what can be done with it. */
export function SlipLine(props: { held: SlipHeld; children?: ReactNode }): ReactNode {
  const { t } = useTranslation('kiosk');
  const sentence = useSlipSentence();
  const { held } = props;
  const { slip, standing } = held;
  const isComing = standing === 'coming';
  const isOut = isForHand(standing, slip) && !isComing;
  return (
    <Card kind={slip.isElsewhere ? 'warm' : 'plain'} className="slip-line" role="status">
      <div className="row slip-line-row">
        {isOut && <SlipOut />}
        <div className="col grow slip-line-words">
          <b className="row lead">
            {!isOut && <Icon name={slip.isElsewhere ? 'pin' : isComing ? 'printer' : 'check'} />}
            <span>{sentence(held)}</span>
          </b>
          {isComing && <div className="slip-bar" data-state={slip.state} aria-hidden="true" />}
          <span className="caption" data-give="2">
            {slip.onScreenOnly
              ? t('slip.onScreenWhat')
              : slip.isElsewhere
                ? t('slip.elsewhereWhat')
                : isComing
                  ? t('slip.printingWhat')
                  : t('slip.printedWhat')}
          </span>
        </div>
      </div>
      <NotSeen held={held} />
      {props.children}
    </Card>
  );
}

/** A printer that cannot say whether it printed: the person can, once; a second time somebody has to look at it. */
export function NotSeen(props: { held: SlipHeld }): ReactNode {
  const { t } = useTranslation('kiosk');
  const { held } = props;
  if (held.standing !== 'sent') return null;
  if (held.isAgain) return <span className="caption">{t('slip.notSeenAgain')}</span>;
  return (
    <>
      <Button
        small
        icon="printer"
        busy={held.telling === null ? null : t('slip.tellingAgain')}
        onClick={() => held.tell(false)}
      >
        {t('slip.notSeen')}
      </Button>
      <SlipFault held={held} />
    </>
  );
}

/** Why what was said of a slip was not taken, and what to do then. */
export function SlipFault(props: { held: SlipHeld }): ReactNode {
  const { t } = useTranslation('kiosk');
  const { hall } = useKiosk();
  const { fault } = props.held;
  if (fault === null) return null;
  return (
    <b className="slip-fault" role="alert">
      <Icon name="warning" />
      <span>{fault === 'line' ? t('slip.notTold') : t('slip.atWindow', { window: hall.tellWindow.number })}</span>
    </b>
  );
}

/** The two answers, the one that does no harm on the right. */
export function SlipAnswers(props: { held: SlipHeld }): ReactNode {
  const { t } = useTranslation('kiosk');
  const { telling, tell } = props.held;
  return (
    <>
      <Button busy={telling === false ? t('slip.tellingAgain') : null} onClick={() => tell(false)}>
        {t('slip.again')}
      </Button>
      <Button kind="main" icon="check" busy={telling === true ? t('slip.tellingOut') : null} onClick={() => tell(true)}>
        {t('slip.cameOut')}
      </Button>
    </>
  );
}

/** Nobody knows whether it came out but the person before the slot; where another printer took it, its place is in the question, which gives no way. */
export function SlipAsk(props: { held: SlipHeld }): ReactNode {
  const { t } = useTranslation('kiosk');
  const lookWhere = useLookWhere();
  const { slip } = props.held;
  return (
    <Card kind="warm" className="slip-ask" role="status">
      <h2>
        {slip.isElsewhere && slip.printer !== null ? t('slip.askElsewhere', { printer: slip.printer }) : t('slip.ask')}
      </h2>
      <p data-give="3">{lookWhere(slip)}</p>
      <SlipFault held={props.held} />
      <div className="slip-ask-answers">
        <SlipAnswers held={props.held} />
      </div>
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
