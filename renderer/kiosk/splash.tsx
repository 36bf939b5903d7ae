// Owns the moment before the hall has answered: nothing at first, then a calm word.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Mark } from '../ui/mark.tsx';
import { useWaiting } from '../ui/use-waiting.ts';

export function Splash(props: { isTrouble: boolean }): ReactNode {
  const { t } = useTranslation('kiosk');
  const waiting = useWaiting(true);
  return (
    <main className="calm">
      <Mark className="calm-mark" />
      {waiting !== 'none' && <h1>{props.isTrouble ? t('splash.trouble') : t('splash.opening')}</h1>}
      {props.isTrouble && <p className="lead quiet">{t('splash.troubleWhat')}</p>}
    </main>
  );
}
