// Owns what a bad grade may be about: several may be chosen, none has to be, and the grade can still be changed.
import type { ReactNode } from 'react';
import { type BadReason, badReasonSchema } from '#shared/contract/rating.ts';
import { Both } from './both.tsx';

export function ReasonsScreen(props: {
  reasons: readonly BadReason[];
  onTurn: (reason: BadReason) => void;
  onHand: () => void;
  onChange: () => void;
}): ReactNode {
  const { reasons, onTurn, onHand, onChange } = props;
  return (
    <section className="rate-reasons">
      <h1>
        <Both say={(t) => t('rate:reasons')} />
        <small>
          <Both say={(t) => t('rate:reasonsFree')} />
        </small>
      </h1>
      <div className="rate-reason-grid">
        {badReasonSchema.options.map((reason) => (
          <button
            key={reason}
            type="button"
            className="rate-reason press stacked"
            aria-pressed={reasons.includes(reason)}
            onClick={() => onTurn(reason)}
          >
            <Both say={(t) => t(`common:rating.reason.${reason}`)} />
          </button>
        ))}
      </div>
      <div className="rate-foot">
        <button type="button" className="rate-act press stacked" onClick={onChange}>
          <Both say={(t) => t('rate:change')} />
        </button>
        <button type="button" className="rate-act rate-act-main press stacked" onClick={onHand}>
          <Both say={(t) => t(reasons.length === 0 ? 'rate:skipReasons' : 'rate:hand')} />
        </button>
      </div>
    </section>
  );
}
