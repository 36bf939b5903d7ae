// Owns the slip seen whole: the small picture, or a button, opens it as large as the screen allows; a tap anywhere closes it.
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { SlipPicture } from '../../ui/slip-picture.tsx';
import { SlipLine } from '../slip-line.tsx';
import type { SlipPicture as Picture, SlipHeld } from '../use-slip.ts';
import './whole-slip.css';

/** @param label what the slip says, for those who cannot see it · children: what opens it, given the opening */
export function WholeSlip(props: {
  picture: Picture;
  label: string;
  children: (open: () => void) => ReactNode;
}): ReactNode {
  const { t } = useTranslation('kiosk');
  const [isOpen, setIsOpen] = useState(false);
  const close = (): void => setIsOpen(false);
  return (
    <>
      {props.children(() => setIsOpen(true))}
      <Dialog
        open={isOpen}
        className="whole-slip"
        title={<span className="visually-hidden">{props.label}</span>}
        onDismiss={close}
        actions={
          <Button kind="main" onClick={close}>
            {t('slip.close')}
          </Button>
        }
      >
        <SlipPicture svg={props.picture.svg} label={props.label} className="whole-slip-picture" />
      </Dialog>
    </>
  );
}

/** How the slip stands; one that is on the screen only can be looked at from here. */
export function SlipHere(props: { held: SlipHeld; label: string }): ReactNode {
  const { t } = useTranslation('kiosk');
  const { slip, picture } = props.held;
  return (
    <SlipLine held={props.held}>
      {slip.onScreenOnly && picture && (
        <WholeSlip picture={picture} label={props.label}>
          {(open) => (
            <Button small icon="find" onClick={open}>
              {t('slip.look')}
            </Button>
          )}
        </WholeSlip>
      )}
    </SlipLine>
  );
}
