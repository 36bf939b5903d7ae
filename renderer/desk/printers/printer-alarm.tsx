// Owns the alarm for whoever looks after the hall: a printer needs somebody, seen and heard at every desk until one goes or it is well.

import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Printer } from '#shared/contract/slips.ts';
import { hallTime } from '#shared/domain/calendar-date.ts';
import { useHallQueries } from '../../api-provider.tsx';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icons.tsx';
import { hasRole, isWindowStaff, useDesk } from '../desk-context.ts';
import { keepMuted, keepWentTo, type WentTo, wasMuted, wentTo } from './alarm-memory.ts';
import { ringAlarm } from './alarm-sound.ts';
import { isPaperLow } from './paper-low.ts';
import './printers.css';

const ASK_AGAIN_MS = 30_000;
/** A trouble nobody goes to is heard again this often. */
const RING_AGAIN_MS = 60_000;
const shownAtMost = 3;

type Alarm = { key: string; kind: 'trouble' | 'low'; printer: Printer };

function alarmsOf(printers: readonly Printer[]): Alarm[] {
  return printers.flatMap((printer): Alarm[] => {
    if (printer.trouble !== null) return [{ key: `trouble ${printer.name}`, kind: 'trouble', printer }];
    return isPaperLow(printer) ? [{ key: `low ${printer.name}`, kind: 'low', printer }] : [];
  });
}

/**
 * Whoever goes is left in peace until that printer is well, not for ever: its cover is opened on the way, and that is no
 * new trouble. What was so before the page was loaded is the same only since the same moment.
 */
function stillGone(gone: WentTo, alarms: readonly Alarm[], isFirst: boolean): WentTo {
  const still = alarms.filter(({ key, printer }) => gone.has(key) && (!isFirst || gone.get(key) === printer.since));
  return new Map(still.map(({ key, printer }) => [key, printer.since]));
}

/** Heard at once where there is one more, and again for as long as a trouble has nobody; never because there is one less. */
function useAlarmSound(alarms: readonly Alarm[], isMuted: boolean): void {
  const heard = useRef<ReadonlySet<string>>(new Set());
  const keys = alarms.map(({ key }) => key).join('\n');
  const isUrgent = alarms.some(({ kind }) => kind === 'trouble');
  useEffect(() => {
    const now = new Set(keys === '' || isMuted ? [] : keys.split('\n'));
    if ([...now].some((key) => !heard.current.has(key))) void ringAlarm();
    heard.current = now;
  }, [keys, isMuted]);
  useEffect(() => {
    if (!isUrgent || isMuted) return;
    const timer = setInterval(() => void ringAlarm(), RING_AGAIN_MS);
    return () => clearInterval(timer);
  }, [isUrgent, isMuted]);
}

export function PrinterAlarm(): ReactNode {
  const { staff } = useDesk();
  return isWindowStaff(staff) || hasRole(staff, ['supervisor']) ? <Alarms /> : null;
}

function Alarms(): ReactNode {
  const { t } = useTranslation('printers');
  const { timeZone } = useDesk();
  const queries = useHallQueries();
  const printers = useQuery(queries.printers.list.queryOptions({ refetchInterval: ASK_AGAIN_MS })).data;
  const [gone, setGone] = useState(wentTo);
  const [well, setWell] = useState<readonly string[]>([]);
  const [before, setBefore] = useState<readonly Printer[] | undefined>(undefined);
  const [isMuted, setMuted] = useState(wasMuted);

  if (printers !== before) {
    setBefore(printers);
    const ill = new Set((printers ?? []).filter(({ trouble }) => trouble !== null).map(({ name }) => name));
    const mended = (before ?? []).filter(
      ({ name, trouble }) => trouble !== null && printers?.some((one) => one.name === name && one.trouble === null),
    );
    setWell([...new Set([...well, ...mended.map(({ name }) => name)])].filter((name) => !ill.has(name)));
    if (printers) setGone(stillGone(gone, alarmsOf(printers), before === undefined));
  }

  const alarms = alarmsOf(printers ?? []).filter(({ key }) => !gone.has(key));
  useAlarmSound(alarms, isMuted);
  useEffect(() => keepWentTo(gone), [gone]);

  const mute = (): void => {
    setMuted(!isMuted);
    keepMuted(!isMuted);
  };
  const isShown = alarms.length > 0 || well.length > 0;
  return (
    // There before anything is wrong: a live region that comes with its words is not read out.
    <div className="printer-alarm-live" aria-live="assertive">
      {isShown && (
        <section className="card printer-alarm" aria-label={t('alarm.label')}>
          {alarms.slice(0, shownAtMost).map(({ key, kind, printer }) => (
            <div className="row" key={key}>
              <Icon name="warning" />
              <span className="grow">
                <b>
                  {kind === 'trouble' && printer.trouble !== null
                    ? t('alarm.trouble', { name: printer.name, trouble: t(`trouble.${printer.trouble}`) })
                    : printer.roll !== null && printer.roll.slipsLeft !== null
                      ? t('alarm.lowLeft', { name: printer.name, count: printer.roll.slipsLeft })
                      : t('alarm.low', { name: printer.name })}
                </b>{' '}
                <span className="caption">
                  {[
                    printer.since !== null && t('sinceNow', { time: hallTime(printer.since, timeZone) }),
                    printer.waiting > 0 && t('waiting', { count: printer.waiting }),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </span>
              <Button small kind="lamp" onClick={() => setGone(new Map([...gone, [key, printer.since]]))}>
                {kind === 'trouble' ? t('alarm.go') : t('alarm.prepare')}
              </Button>
            </div>
          ))}
          {well.map((name) => (
            <div className="row" key={name}>
              <Icon name="check" />
              <b className="grow">{t('alarm.well', { name })}</b>
              <Button small onClick={() => setWell(well.filter((one) => one !== name))}>
                {t('alarm.close')}
              </Button>
            </div>
          ))}
          {alarms.length > 0 && (
            <div className="row printer-alarm-foot">
              <span className="grow caption">
                {alarms.length > shownAtMost && t('alarm.more', { count: alarms.length - shownAtMost })}
              </span>
              <Link to="/slips">{t('alarm.see')}</Link>
              <Button small icon="voice" onClick={mute}>
                {isMuted ? t('alarm.unmute') : t('alarm.mute')}
              </Button>
            </div>
          )}
        </section>
      )}
    </div>
  );
}
