// Owns the quiet end of a session nobody is at: a warning, twenty seconds, then everything personal is gone.
import { type ReactNode, useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';

const SIGNS_OF_LIFE = ['pointerdown', 'keydown', 'input'] as const;

/**
 * @param isBusy a print or a submit is under way: the person is waiting for us, not gone
 * @param asks false where nothing would be lost: the reset comes without a question
 */
export function IdleWarning(props: {
  idleSeconds: number;
  warnSeconds: number;
  isBusy: boolean;
  asks: boolean;
  onLeft: () => void;
  /** For previews: how many seconds are left, instead of counting. */
  shown?: number;
}): ReactNode {
  const { t } = useTranslation('kiosk');
  const { idleSeconds, warnSeconds, isBusy, asks, shown } = props;
  const [left, setLeft] = useState<number | null>(shown ?? null);
  const [aliveAt, setAliveAt] = useState(0);
  const onLeft = useEffectEvent(props.onLeft);

  useEffect(() => {
    // Once the warning stands, only its own button (or any key) counts: a stray touch beside it does too.
    const alive = (): void => setAliveAt((count) => count + 1);
    for (const sign of SIGNS_OF_LIFE) window.addEventListener(sign, alive, { capture: true });
    return () => {
      for (const sign of SIGNS_OF_LIFE) window.removeEventListener(sign, alive, { capture: true });
    };
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: aliveAt is what starts the count anew.
  useEffect(() => {
    if (shown !== undefined) return;
    setLeft(null);
    if (isBusy) return;
    let ticking: ReturnType<typeof setInterval> | undefined;
    const quiet = setTimeout(() => {
      if (!asks) {
        onLeft();
        return;
      }
      let seconds = warnSeconds;
      setLeft(seconds);
      ticking = setInterval(() => {
        seconds -= 1;
        if (seconds > 0) setLeft(seconds);
        else {
          clearInterval(ticking);
          setLeft(null);
          onLeft();
        }
      }, 1000);
    }, idleSeconds * 1000);
    return () => {
      clearTimeout(quiet);
      clearInterval(ticking);
    };
  }, [aliveAt, isBusy, asks, idleSeconds, warnSeconds, shown]);

  return (
    <Dialog
      open={left !== null}
      title={t('idle.title')}
      onDismiss={() => setLeft(null)}
      actions={
        <>
          <Button onClick={props.onLeft}>{t('idle.leave')}</Button>
          <Button kind="main" onClick={() => setLeft(null)}>
            {t('idle.stay')}
          </Button>
        </>
      }
    >
      {/* Once in words for those who listen; the count itself would be read every second. */}
      <p className="lead" aria-hidden="true">
        {t('idle.what', { count: left ?? warnSeconds })}
      </p>
      <p className="visually-hidden" role="status">
        {t('idle.what', { count: warnSeconds })}
      </p>
    </Dialog>
  );
}
