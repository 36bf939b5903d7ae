// Owns the quiet end of a session nobody is at: a warning, twenty seconds, then everything personal is gone.
import { type ReactNode, useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';

const SIGNS_OF_LIFE = ['pointerdown', 'keydown', 'input', 'click'] as const;
/** What moves in the dialog or presses its buttons: those answer the warning themselves. */
const DIALOG_KEYS = new Set(['Enter', ' ', 'Tab', 'Shift', 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']);

/** How much longer the watch waits, and counts, for whoever asked for more time. */
const MORE_TIME = 3;

/**
 * @param hasMoreTime this person asked for more time
 * @param isBusy a print or a submit is under way: the person is waiting for us, not gone
 * @param asks false where nothing would be lost: the reset comes without a question
 */
export function IdleWarning(props: {
  idleSeconds: number;
  warnSeconds: number;
  hasMoreTime: boolean;
  isBusy: boolean;
  asks: boolean;
  onLeft: () => void;
  onMoreTime: () => void;
  /** For previews: how many seconds are left, instead of counting. */
  shown?: number;
}): ReactNode {
  const { t } = useTranslation('kiosk');
  const { hasMoreTime, isBusy, asks, shown } = props;
  const times = hasMoreTime ? MORE_TIME : 1;
  const idleSeconds = props.idleSeconds * times;
  const warnSeconds = props.warnSeconds * times;
  const [left, setLeft] = useState<number | null>(shown ?? null);
  const [aliveAt, setAliveAt] = useState(0);
  const onLeft = useEffectEvent(props.onLeft);
  const stay = (): void => {
    setLeft(null);
    setAliveAt((count) => count + 1);
  };
  const hear = useEffectEvent((event: Event) => {
    // A press that closed the warning as it began would end on whatever lies underneath: only its end counts.
    if (left !== null && event.type === 'pointerdown') return;
    const isInside = event.target instanceof Element && event.target.closest('.idle-warning') !== null;
    if (left !== null && isInside && !(event instanceof KeyboardEvent && !DIALOG_KEYS.has(event.key))) return;
    if (left !== null && event.type === 'click') {
      event.preventDefault();
      event.stopPropagation();
    }
    stay();
  });

  useEffect(() => {
    const listen = (event: Event): void => hear(event);
    for (const sign of SIGNS_OF_LIFE) window.addEventListener(sign, listen, { capture: true });
    return () => {
      for (const sign of SIGNS_OF_LIFE) window.removeEventListener(sign, listen, { capture: true });
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
      className="idle-warning"
      actions={
        <>
          <Button onClick={props.onLeft}>{t('idle.leave')}</Button>
          <Button kind="main" onClick={stay}>
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
      {!hasMoreTime && (
        <Button
          small
          icon="clock"
          onClick={() => {
            props.onMoreTime();
            stay();
          }}
        >
          {t('idle.more')}
        </Button>
      )}
    </Dialog>
  );
}
