// Owns the figures that stand above all charts: how many came, how many were served, how long most of them waited.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Statistics } from '#shared/contract/hall-day.ts';

export function Totals({ statistics: s }: { statistics: Statistics }): ReactNode {
  const { t } = useTranslation('statistics');
  const green = s.byLane.find(({ lane }) => lane === 'green')?.taken ?? 0;
  const notHeld = s.greenReasons.reduce((sum, { refused }) => sum + refused, 0);
  const wait = s.byLane.find(({ lane }) => lane === 'normal')?.wait ?? null;
  return (
    <dl className="card figures-totals">
      <Total name={t('total.taken')} value={s.taken} />
      <Total name={t('total.served')} value={s.served} />
      <Total name={t('total.noShows')} value={s.noShows} />
      <Total name={t('total.refused')} value={s.refused} />
      <Total name={t('total.voided')} value={s.voided} />
      <Total
        name={t('total.green')}
        value={s.taken === 0 ? t('total.none') : `${Math.round((green * 100) / s.taken)}%`}
        more={t('total.greenMore', { count: green, refused: notHeld })}
      />
      <Total
        name={t('total.wait')}
        value={wait === null ? t('total.none') : t('total.minutes', { minutes: wait.p50 })}
        {...(wait && { more: t('total.waitMore', { p90: wait.p90 }) })}
      />
    </dl>
  );
}

function Total(props: { name: string; value: ReactNode; more?: string }): ReactNode {
  return (
    <div>
      <dt>{props.name}</dt>
      <dd>
        {props.value}
        {props.more !== undefined && <div className="caption">{props.more}</div>}
      </dd>
    </div>
  );
}
