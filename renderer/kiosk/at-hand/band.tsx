// Owns what stands on every screen while a draft is shared: who looks and what they wrote, where the hall's name is otherwise, and the one tap that ends it.
import { type ReactNode, useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/icons.tsx';
import { useBusyUntil } from '../use-busy.ts';
import { useSharing } from './use-share.ts';
import './at-hand.css';

/** How long the end that came from elsewhere stays said. */
const SAID_MS = 20_000;

/** It takes the room of what nobody needs just then: no screen has any to spare. */
export function SharingBand(): ReactNode {
  const { t } = useTranslation('atHand');
  const { state, helper, why, filled, isLost, busyUntil, stop } = useSharing();
  useBusyUntil(busyUntil === null, busyUntil ?? 0);
  const forget = useEffectEvent(stop);
  useEffect(() => {
    if (state !== 'over') return;
    const timer = setTimeout(() => forget(), SAID_MS);
    return () => clearTimeout(timer);
  }, [state]);
  const isOver = state === 'over';
  const name = helper ?? '';
  const says = isOver
    ? t(why === 'helper' ? 'kiosk.band.over.helper' : 'kiosk.band.over.gone')
    : isLost
      ? t('kiosk.band.lost')
      : state === 'waiting'
        ? t('kiosk.band.waiting')
        : filled
          ? t('kiosk.band.fills', { name })
          : t('kiosk.band.looks', { name });
  return (
    <div className="grow sharing" data-over={isOver || undefined} role={isOver || isLost ? 'alert' : 'status'}>
      <Icon name="people" />
      <div>
        <b>{says}</b>
        {!isOver && !isLost && filled && <div>{t('kiosk.band.filled', { what: t(`kiosk.part.${filled}`) })}</div>}
      </div>
    </div>
  );
}

/** Among the aids, where every hand reaches. */
export function StopButton(): ReactNode {
  const { t } = useTranslation('atHand');
  const { stop } = useSharing();
  return (
    <button type="button" className="press assist-stop" onClick={stop}>
      <Icon name="pause" />
      {t('kiosk.band.stop')}
    </button>
  );
}
