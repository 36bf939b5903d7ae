// Owns what is said of the time left, in both languages, and the one button that asks for more of it.
import type { ReactNode } from 'react';
import { type TimeLeft, useTold } from '../ui/time-left.ts';
import { Both } from './both.tsx';
import { DEAF_MS, useDeaf } from './use-deaf.ts';

/** Said so long before the end: twenty seconds in which the button hears, wherever between two ticks of the clock it came up. */
export const WARN_MS = 20_000 + 1000 + DEAF_MS;

export type RateTime = TimeLeft<'askFree' | 'longer' | 'leaving' | 'asking' | 'moreLost' | 'sending'>;

/** Whole seconds, as they are counted down. */
export const secondsIn = (ms: number): number => Math.max(0, Math.ceil(ms / 1000));

/** @param time null: nothing is said of it yet */
export function MoreTime({ time }: { time: RateTime | null }): ReactNode {
  const told = useTold(time);
  const isEnding = time !== null && time.say !== 'askFree' && time.say !== 'longer';
  return (
    <>
      <div className="rate-time" data-ends={isEnding || undefined}>
        <p className="rate-free stacked" aria-hidden="true">
          {time && <Words time={time} />}
        </p>
        {time?.more && <MoreButton onMore={time.more} />}
      </div>
      <p className="visually-hidden" role="status">
        {told && <Words time={told} />}
      </p>
    </>
  );
}

function Words({ time: { say, count } }: { time: RateTime }): ReactNode {
  return <Both say={(t) => t(`rate:${say}`, { count })} />;
}

function MoreButton({ onMore }: { onMore: () => void }): ReactNode {
  const isDeaf = useDeaf();
  return (
    <button
      type="button"
      className="rate-act press stacked"
      onClick={() => {
        if (!isDeaf) onMore();
      }}
    >
      <Both say={(t) => t('rate:more')} />
    </button>
  );
}
