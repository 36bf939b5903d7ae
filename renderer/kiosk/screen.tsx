// Owns the shape of every kiosk screen: hall and clock, title, content, and the same way back in the same place.

import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { hallDate, hallTime } from '#shared/domain/calendar-date.ts';
import { dayWithWeekday } from '../i18n/dates.ts';
import { useLanguage, useSay } from '../i18n/use-words.ts';
import { Banner } from '../ui/banner.tsx';
import { Button } from '../ui/button.tsx';
import { Mark } from '../ui/mark.tsx';
import { SharingBand } from './at-hand/band.tsx';
import { useSharing } from './at-hand/use-share.ts';
import { CardBanner } from './card-line.tsx';
import { Hills } from './hills.tsx';
import { useHomeward } from './homeward.tsx';
import { useKiosk } from './kiosk-context.ts';
import { Steps } from './steps.tsx';
import { useFit } from './use-fit.ts';
import { ReadAgain } from './voice/read-again.tsx';
import './top-bar.css';

/** The hall's name, the demo mark, the hall's clock. */
export function TopBar(props: { onDark?: boolean }): ReactNode {
  const { t } = useTranslation('kiosk');
  const { hall, now, orientation } = useKiosk();
  const language = useLanguage();
  const say = useSay();
  const { state: sharing } = useSharing();
  return (
    <header className="top">
      {sharing === 'off' ? (
        <>
          <Mark className="mark" onDark={props.onDark ?? orientation === 'landscape'} />
          <div className="grow">
            <div className="top-name">
              <span>{say(hall.place)}</span> <span>{say(hall.hall)}</span>
              {hall.demo && <span className="demo-mark">{t('demo')}</span>}
            </div>
          </div>
        </>
      ) : (
        <SharingBand />
      )}
      <ReadAgain
        otherwise={
          <div className="top-clock">
            <b>{hallTime(now, hall.timeZone)}</b>
            <span>{dayWithWeekday(hallDate(now, hall.timeZone), language)}</span>
          </div>
        }
      />
    </header>
  );
}

/** What was scanned and not followed: while somebody writes, or because it could not be read. */
export function ScanBanner(): ReactNode {
  const { t } = useTranslation('kiosk');
  const { scanTrouble } = useKiosk();
  if (scanTrouble === 'stray') return <Banner kind="due" icon="warning" title={t('lookup.stray')} />;
  if (scanTrouble === null) return null;
  return (
    <Banner kind="due" icon="scan" title={t('lookup.unread')}>
      <span data-give="4">{t('lookup.unreadWhat')}</span>
    </Banner>
  );
}

/** One banner and no blocked screens, while the line to the hall is lost. */
export function OfflineBanner(): ReactNode {
  const { t } = useTranslation('kiosk');
  const { isOnline, hall } = useKiosk();
  if (isOnline) return null;
  return (
    <Banner kind="due" icon="reconnect" title={t('offline.title')}>
      <span data-give="4">{t('offline.what', { window: hall.tellWindow.number })}</span>
    </Banner>
  );
}

export function Screen(props: {
  title: ReactNode;
  lead?: ReactNode;
  /** The step of telling this is, 1–5. */
  step?: number;
  /** For reading only: stands above the reach line in 低位. */
  read?: ReactNode;
  /** In landscape, reading stands in the side panel, under the title. */
  readsBeside?: boolean;
  /** What can be touched, and the rest. */
  children?: ReactNode;
  /** The main action, at the right of 返回 and 首页. */
  main?: ReactNode;
  className?: string;
  /** The reading part is pine and holds what matters most: nothing of it gives way. */
  isHero?: boolean;
  onBack?: () => void;
}): ReactNode {
  const { t } = useTranslation('kiosk');
  const { orientation, session } = useKiosk();
  const leave = useHomeward();
  const headingRef = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // Whoever listens or moves by keys begins at the title, unless a field is there to be written into.
    if (document.activeElement === document.body) headingRef.current?.focus({ preventScroll: true });
  }, []);
  const headRef = useRef<HTMLDivElement>(null);
  const bodyRef = useRef<HTMLDivElement>(null);
  useFit(headRef, bodyRef);
  const isDark = orientation === 'landscape' || props.isHero === true;
  const readsAbove = orientation === 'portrait' ? session.modes.low : props.readsBeside === true;
  // Beside the keys of a telling there is no room for a banner in landscape; in the panel there is, unless it is read there.
  const isTelling = props.step !== undefined && !props.readsBeside;
  const saysAbove = orientation === 'portrait' ? session.modes.low : isTelling;
  return (
    <main className={props.className ? `screen ${props.className}` : 'screen'}>
      <div className="screen-read">
        <TopBar onDark={isDark} />
        {isDark && <Hills />}
        <div className="screen-head" ref={headRef}>
          {props.step !== undefined && <Steps step={props.step} />}
          <h1 ref={headingRef} tabIndex={-1}>
            {props.title}
          </h1>
          {props.lead && (
            <div className="lead" data-give={props.isHero ? undefined : 1}>
              {props.lead}
            </div>
          )}
          {saysAbove && <OfflineBanner />}
          {saysAbove && <ScanBanner />}
          {saysAbove && <CardBanner />}
          {readsAbove && props.read}
        </div>
      </div>
      <div className="screen-act">
        <div className="screen-body" ref={bodyRef}>
          {!saysAbove && <OfflineBanner />}
          {!saysAbove && <ScanBanner />}
          {!saysAbove && <CardBanner />}
          {!readsAbove && props.read}
          {props.children}
        </div>
        <nav className="nav" aria-label={t('nav.label')}>
          <Button icon="back" onClick={props.onBack ?? (() => leave('back'))}>
            {t('nav.back')}
          </Button>
          <Button icon="home" onClick={() => leave('home')}>
            {t('nav.home')}
          </Button>
          {props.main}
        </nav>
      </div>
    </main>
  );
}
