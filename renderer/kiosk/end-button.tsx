// Owns the button that ends a visit which gave something to take along: its slip, or what is to be remembered.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import './end-button.css';
import { useKiosk } from './kiosk-context.ts';
import { isForHand } from './slip-standing.ts';
import type { SlipHeld } from './use-slip.ts';

/** `held`: the slip; null where none was made. */
export function EndButton({ held }: { held: SlipHeld | null }): ReactNode {
  const { t } = useTranslation('kiosk');
  const { dispatch, hall } = useKiosk();
  return (
    <Button
      // Whether it came out is the one decision then.
      kind={held?.standing === 'asked' ? 'plain' : 'main'}
      className="end-button"
      onClick={() => dispatch({ do: 'end', language: hall.kiosk.language })}
    >
      {held && isForHand(held.standing, held.slip) ? t('number.gotSlip') : t('number.remembered')}
    </Button>
  );
}
