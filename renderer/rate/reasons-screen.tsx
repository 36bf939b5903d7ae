// Owns what a bad grade may be about: several may be chosen, none has to be, and the grade can still be changed.
import type { ReactNode } from 'react';
import type { BadReason } from '#shared/contract/rating.ts';
import { badReasons } from '#shared/domain/rating-words.ts';
import { Both } from './both.tsx';
import { MoreTime, type RateTime } from './more-time.tsx';
import { useDeaf } from './use-deaf.ts';

export function ReasonsScreen(props: {
  reasons: readonly BadReason[];
  time: RateTime | null;
  onTurn: (reason: BadReason) => void;
  onHand: () => void;
  onChange: () => void;
}): ReactNode {
  const { reasons, time, onTurn, onHand, onChange } = props;
  // The second half of a double tap on the grade.
  const isDeaf = useDeaf();
  const heard = (act: () => void) => (): void => {
    if (!isDeaf) act();
  };
  return (
    <section className="rate-reasons">
      <h1>
        <Both say={(t) => t('rate:reasons')} />
        <small>
          <Both say={(t) => t('rate:reasonsFree')} />
        </small>
      </h1>
      <div className="rate-reason-grid">
        {badReasons.map((reason) => (
          <button
            key={reason}
            type="button"
            className="rate-reason press stacked"
            aria-pressed={reasons.includes(reason)}
            onClick={heard(() => onTurn(reason))}
          >
            <Both say={(t) => t(`common:rating.reason.${reason}`)} />
          </button>
        ))}
      </div>
      <div className="rate-foot">
        <button type="button" className="rate-act press stacked" onClick={heard(onChange)}>
          <Both say={(t) => t('rate:change')} />
        </button>
        <MoreTime time={time} />
        <button type="button" className="rate-act rate-act-main press stacked" onClick={heard(onHand)}>
          <Both say={(t) => t(reasons.length === 0 ? 'rate:skipReasons' : 'rate:hand')} />
        </button>
      </div>
    </section>
  );
}
