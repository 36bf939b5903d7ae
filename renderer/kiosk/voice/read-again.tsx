// Owns 再读一遍: where the clock stands, which whoever listens does not look at, so that nothing else moves.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { useKiosk } from '../kiosk-context.ts';
import { useVoice } from './voice.tsx';
import './read-again.css';

/** What stands there otherwise while nothing is read, and in 低位, where nothing up there can be reached: 语音 twice does it. */
export function ReadAgain(props: { otherwise: ReactNode }): ReactNode {
  const { t } = useTranslation('voice');
  const { session, orientation } = useKiosk();
  const { isOn, again } = useVoice();
  const isOutOfReach = session.modes.low && orientation === 'portrait';
  if (!isOn || isOutOfReach) return props.otherwise;
  return (
    <Button small icon="voice" className="read-again" onClick={again}>
      {t('again')}
    </Button>
  );
}
