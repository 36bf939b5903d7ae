// Owns what the phone says of the time its link still has, and the one button that asks for more of it.
import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type TimeLeft, useTold } from '../../ui/time-left.ts';

export type LinkTime = TimeLeft<'leaving' | 'leavingLast' | 'asking' | 'moreLost' | 'longer' | 'finishing'>;

/** @param time null: nothing is said of it yet */
export function TimeLeftBar({ time }: { time: LinkTime | null }): ReactNode {
  const { t } = useTranslation('phone');
  const told = useTold(time);
  const words = (of: LinkTime | null): string => (of ? t(`papers.${of.say}`, { count: of.count }) : '');
  return (
    <>
      {time && (
        <div className="phone-papers-time" data-say={time.say}>
          <p aria-hidden="true">{words(time)}</p>
          {time.more && <MoreButton onMore={time.more} />}
        </div>
      )}
      <p className="visually-hidden" role="status">
        {words(told)}
      </p>
    </>
  );
}

function MoreButton({ onMore }: { onMore: () => void }): ReactNode {
  const { t } = useTranslation('phone');
  const button = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    const mine = button.current;
    return () => {
      // Whoever moves by keys or listens goes on at the camera, and not from the top.
      if (mine === document.activeElement) document.querySelector<HTMLElement>('.phone-main')?.focus();
    };
  }, []);
  return (
    <button ref={button} type="button" className="phone-button" onClick={onMore}>
      {t('papers.more')}
    </button>
  );
}
