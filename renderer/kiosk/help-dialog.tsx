// Owns what is said after 求助: somebody was called, who comes, or where to go when nobody hears or could be reached.
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSay } from '../i18n/use-words.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Person } from '../ui/person.tsx';
import { HelpOffers, type Offer, OfferDialogs } from './at-hand/help-offers.tsx';
import { useKiosk } from './kiosk-context.ts';
import { hasSomethingToLose } from './session.ts';

export function HelpDialog(props: { open: boolean; onClose: () => void }): ReactNode {
  const { t } = useTranslation('kiosk');
  const { help, helper, hall, callHelp, session } = useKiosk();
  const { draft } = session;
  const [offer, setOffer] = useState<Offer | null>(null);
  const say = useSay();
  const way = { window: hall.tellWindow.number, where: say(hall.tellWindow.where) };
  const title =
    help === 'failed'
      ? t('help.failed')
      : help === 'coming'
        ? t('help.coming')
        : help === 'calling'
          ? t('help.calling')
          : help === 'unheard'
            ? t('help.unheard')
            : t('help.called');
  return (
    <>
      <Dialog
        open={props.open}
        title={title}
        onDismiss={props.onClose}
        actions={
          <>
            {help === 'failed' && <Button onClick={callHelp}>{t('again')}</Button>}
            <Button kind="main" onClick={props.onClose}>
              {t('help.close')}
            </Button>
          </>
        }
      >
        <div aria-live="polite">
          {help === 'coming' && helper ? (
            <Person name={helper} face={helper}>
              {t('help.comingWhat')}
            </Person>
          ) : (
            <p className="lead">
              {help === 'failed'
                ? t('help.failedWhat', way)
                : help === 'unheard'
                  ? t('help.unheardWhat', way)
                  : t('help.calledWhat')}
            </p>
          )}
          {help !== 'coming' && hasSomethingToLose(session) && <p className="lead">{t('help.kept')}</p>}
        </div>
        {draft && (
          <HelpOffers
            isHeard={help !== 'unheard' && help !== 'failed'}
            onOffer={(chosen) => {
              props.onClose();
              setOffer(chosen);
            }}
          />
        )}
      </Dialog>
      {draft && <OfferDialogs draft={draft} offer={offer} onClose={() => setOffer(null)} />}
    </>
  );
}
