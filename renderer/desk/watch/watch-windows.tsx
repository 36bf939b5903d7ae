// Owns every window at a glance: who sits there, whether it serves, which number and for how long, and how many today.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Watch } from '#shared/contract/hall-day.ts';
import { Light } from '../../ui/light.tsx';
import { useName } from '../desk-context.ts';

export function WatchWindows({ watch, now }: { watch: Watch; now: number }): ReactNode {
  const { t } = useTranslation('desk');
  return (
    <ul className="watch-windows" aria-label={t('watch.windows')}>
      {watch.windows.map((window) => (
        <WindowCard key={window.code} window={window} now={now} />
      ))}
    </ul>
  );
}

function WindowCard(props: { window: Watch['windows'][number]; now: number }): ReactNode {
  const { t } = useTranslation('desk');
  const name = useName();
  const { window: at, now } = props;
  const minutesSince = (since: number): number => Math.floor(Math.max(0, now - since) / 60_000);
  return (
    <li className="card watch-window" data-state={at.state}>
      <div className="row">
        <b className="grow">{t('watch.window', { number: at.number })}</b>
        {at.state === 'free' ? (
          <span className="caption">{t('watch.state.free')}</span>
        ) : (
          <Light kind={at.state === 'serving' ? 'ok' : 'idle'}>{t(`watch.state.${at.state}`)}</Light>
        )}
      </div>
      <span className="caption el">
        {name(at.name)}
        {at.seat !== null && ` · ${at.seat}`}
      </span>
      {at.current ? (
        <div className="row watch-current">
          <b>{at.current.ticketNo}</b>
          <span>{t('watch.minutes', { count: minutesSince(at.current.calledAt) })}</span>
        </div>
      ) : (
        <div className="row watch-current watch-nobody">
          {at.state === 'paused'
            ? [
                at.pauseReason && t(`pause.${at.pauseReason}`),
                at.pausedSince !== null && t('window.since', { count: minutesSince(at.pausedSince) }),
              ]
                .filter(Boolean)
                .join(' · ')
            : t('watch.nobody')}
        </div>
      )}
      <span className="caption el">
        {t('watch.servedHere', { count: at.servedToday })}
        {at.current === null &&
          at.lastCallAt !== null &&
          ` · ${t('watch.lastCall', { count: minutesSince(at.lastCallAt) })}`}
      </span>
    </li>
  );
}
