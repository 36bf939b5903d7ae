// Owns the foot of the display: how old the numbers above are, what of its address means nothing here, else the ticker.

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Hall } from '#shared/contract/hall.ts';
import { hallTime } from '#shared/domain/calendar-date.ts';
import { Icon } from '../ui/icons.tsx';
import { type ClockAnchor, useClock } from '../ui/use-clock.ts';
import type { OptionProblem } from './display-options.ts';
import type { UnknownPlace } from './windows-here.ts';

/** Says how old the numbers above are. */
export function Age(props: { hall: Hall | null; clock: ClockAnchor | null; knownAt: number | null }): ReactNode {
  const { t } = useTranslation('display');
  const { hall, clock, knownAt } = props;
  const since = useClock(knownAt === null ? null : { now: 0, at: knownAt }, 5000);
  const minutes = since === null ? 0 : Math.floor(since / 60_000);
  const time = hall && clock && knownAt !== null ? hallTime(clock.now + knownAt - clock.at, hall.timeZone) : null;
  return (
    <footer className="age" role="status">
      <Icon name="reconnect" />
      <b>{t('listen')}</b>
      <span>
        {time === null ? t('noData') : minutes > 0 ? t('asOfAgo', { time, count: minutes }) : t('asOf', { time })}
      </span>
    </footer>
  );
}

/** What of the address means nothing here, for whoever set the display up; what it goes without instead. */
export type Notice = UnknownPlace | OptionProblem | { readonly what: 'voice'; readonly said: string };

/** @param isAllShown a part of the address that picks windows was left out of account, and none other picks any */
export function Notices(props: { notices: readonly Notice[]; isAllShown: boolean }): ReactNode {
  const { t } = useTranslation('display');
  const { notices, isAllShown } = props;
  const said = notices.map(({ what, said }) => t(`unknown.${what}`, { said })).join(t('unknown.and'));
  return (
    <footer className="age" role="status" data-long={said.length > 30 || undefined}>
      <b>{t('unknown.head')}</b>
      <span>
        {said}
        {isAllShown && t('unknown.without')}
      </span>
    </footer>
  );
}
