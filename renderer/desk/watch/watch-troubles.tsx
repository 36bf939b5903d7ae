// Owns what went wrong today, what of it is still so, and which displays are there and can be heard.

import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Watch } from '#shared/contract/hall-day.ts';
import { hallTime } from '#shared/domain/calendar-date.ts';
import { useSay } from '../../i18n/use-words.ts';
import { Light } from '../../ui/light.tsx';
import { scrollStop } from '../../ui/scroll-stop.ts';
import { useDesk } from '../desk-context.ts';

const soundLight = { spoken: 'ok', chime: 'due', silent: 'late', off: 'idle' } as const;

export function WatchTroubles({ watch }: { watch: Watch }): ReactNode {
  const { t } = useTranslation('desk');
  const say = useSay();
  const { timeZone } = useDesk();
  return (
    <div className="col watch-side">
      <section className="card col">
        <h2>{t('watch.anomalies')}</h2>
        {watch.anomalies.length === 0 && <p className="caption">{t('watch.noAnomalies')}</p>}
        <ol className="anomalies" ref={scrollStop} aria-label={t('watch.anomalies')}>
          {watch.anomalies.map((anomaly) => (
            <li key={anomaly.id}>
              <span className="row">
                <time className="caption">{hallTime(anomaly.at, timeZone)}</time>
                <b className="grow">{t(`anomaly.${anomaly.kind}`)}</b>
                {anomaly.isOpen && <Light kind="late">{t('watch.stillSo')}</Light>}
              </span>
              <span>{say(anomaly.text)}</span>
            </li>
          ))}
        </ol>
      </section>
      <section className="card col">
        <h2>{t('watch.displays')}</h2>
        {watch.displays.length === 0 && <p className="caption">{t('watch.noDisplays')}</p>}
        <ul className="anomalies" ref={scrollStop} aria-label={t('watch.displays')}>
          {watch.displays.map((display) => (
            <li key={display.name}>
              <span className="row">
                <b className="grow el">{display.name}</b>
                {display.isHere ? (
                  <Light kind={soundLight[display.sound]}>{t(`watch.sound.${display.sound}`)}</Light>
                ) : (
                  <Light kind="late">{t('watch.displayGone')}</Light>
                )}
              </span>
              <span className="caption">
                {display.zone ?? t('watch.wholeHall')} ·{' '}
                {t('watch.heardAt', { time: hallTime(display.heardAt, timeZone) })}
              </span>
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
