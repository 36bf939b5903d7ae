// Owns the band that stands on every screen while a draft is shared: who looks, what they wrote, and the one tap that ends it.
import { type ReactNode, useEffect, useEffectEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icons.tsx';
import { useKiosk } from '../kiosk-context.ts';
import { currentScreen } from '../session.ts';
import { useBusyUntil } from '../use-busy.ts';
import { useSharing } from './use-share.ts';
import './at-hand.css';

/** How long the end that came from elsewhere stays said. */
const SAID_MS = 20_000;
const atReview = ['tell-review', 'privacy', 'cannot-save'];

export function SharingBand(): ReactNode {
  const { t } = useTranslation('atHand');
  const { session, dispatch } = useKiosk();
  const { state, helper, why, filled, isLost, busyUntil, stop } = useSharing();
  useBusyUntil(busyUntil === null, busyUntil ?? 0);
  const forget = useEffectEvent(stop);
  useEffect(() => {
    if (state !== 'over') return;
    const timer = setTimeout(() => forget(), SAID_MS);
    return () => clearTimeout(timer);
  }, [state]);
  if (state === 'off') return null;
  const isOver = state === 'over';
  const { draft } = session;
  const isReadable =
    state === 'together' &&
    filled !== null &&
    draft !== null &&
    (draft.words.trim() !== '' || draft.recording !== null) &&
    !atReview.includes(currentScreen(session).name);
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
    <section className="sharing" aria-label={t('kiosk.band.label')} data-over={isOver || undefined}>
      <Icon name="people" />
      <p className="grow" role="status">
        <b>{says}</b>
        {!isOver && !isLost && filled && <span> {t('kiosk.band.filled', { what: t(`kiosk.part.${filled}`) })}</span>}
      </p>
      {isReadable && (
        <Button small onClick={() => dispatch({ do: 'go', to: { name: 'tell-review' } })}>
          {t('kiosk.band.review')}
        </Button>
      )}
      <Button small onClick={stop}>
        {isOver ? t('kiosk.band.close') : t('kiosk.band.stop')}
      </Button>
    </section>
  );
}
