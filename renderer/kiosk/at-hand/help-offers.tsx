// Owns what 求助 offers to somebody who is telling: a clerk who looks along, by their yes, or going on at the window.
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { languages } from '#shared/domain/languages.ts';
import { useLanguage } from '../../i18n/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import type { Draft } from '../session.ts';
import { ParkDialog } from './park-dialog.tsx';
import { useSharing } from './use-share.ts';
import './at-hand.css';

export type Offer = 'share' | 'park';

/** `isHeard`: nobody looks along where nobody sits. */
export function HelpOffers(props: { isHeard: boolean; onOffer: (offer: Offer) => void }): ReactNode {
  const { t } = useTranslation('atHand');
  const { state } = useSharing();
  return (
    <div className="help-offers">
      {props.isHeard && (state === 'off' || state === 'over') && (
        <Button kind="lamp" icon="people" onClick={() => props.onOffer('share')}>
          {t('kiosk.offer')}
        </Button>
      )}
      <Button icon="paper" onClick={() => props.onOffer('park')}>
        {t('kiosk.park.offer')}
      </Button>
    </div>
  );
}

/** The question that follows an offer. */
export function OfferDialogs(props: { draft: Draft; offer: Offer | null; onClose: () => void }): ReactNode {
  const { t } = useTranslation('atHand');
  const language = useLanguage();
  const { begin } = useSharing();
  const { offer, onClose } = props;
  const share = (): void => {
    onClose();
    begin();
  };
  return (
    <>
      <Dialog
        open={offer === 'share'}
        title={t('kiosk.consent.title')}
        onDismiss={onClose}
        actions={
          <>
            <Button kind="main" onClick={share}>
              {t('kiosk.consent.yes')}
            </Button>
            <Button onClick={onClose}>{t('kiosk.consent.no')}</Button>
          </>
        }
      >
        <p className="lead">
          {t('kiosk.consent.what')}
          {languages[language].marks.space}
          {t('kiosk.consent.stop')}
        </p>
      </Dialog>
      <ParkDialog open={offer === 'park'} draft={props.draft} onClose={onClose} />
    </>
  );
}

/** A quiet way to the counter, beside handing in. */
export function ParkOffer({ draft }: { draft: Draft }): ReactNode {
  const { t } = useTranslation('atHand');
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button small icon="paper" className="park-offer" onClick={() => setIsOpen(true)}>
        {t('kiosk.park.offer')}
      </Button>
      <ParkDialog open={isOpen} draft={draft} onClose={() => setIsOpen(false)} />
    </>
  );
}
