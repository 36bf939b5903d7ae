// Owns the small screen at a window: whose turn it is, and after a service how it was.
import { type ReactNode, useEffect } from 'react';
import type { ToRate } from '#shared/contract/rating.ts';
import { Icon } from '../ui/icons.tsx';
import { Mark } from '../ui/mark.tsx';
import { useNewVersion } from '../ui/use-new-version.ts';
import { AskScreen } from './ask-screen.tsx';
import { Both, BothOf } from './both.tsx';
import { ChosenScreen } from './chosen-screen.tsx';
import { ReasonsScreen } from './reasons-screen.tsx';
import { type AtWindow, useRating } from './use-rating.ts';

/** @param windowNumber as the address has it; null: it has none */
export function RateApp(props: { windowNumber: string | null; onNewVersion?: () => void }): ReactNode {
  const { windowNumber, onNewVersion } = props;
  if (windowNumber === null)
    return (
      <Quiet>
        <Both say={(t) => t('rate:noWindow')} />
      </Quiet>
    );
  return <RateAtWindow windowNumber={windowNumber} {...(onNewVersion && { onNewVersion })} />;
}

function RateAtWindow(props: { windowNumber: string; onNewVersion?: () => void }): ReactNode {
  const { windowNumber, onNewVersion } = props;
  const rating = useRating(windowNumber);
  const { place, step, asked } = rating;
  const isNewVersion = useNewVersion(rating.version);
  const isFree = step.at === 'open' && asked === null;
  useEffect(() => {
    // Not while somebody is in the middle of a rating.
    if (isNewVersion && isFree) onNewVersion?.();
  }, [isNewVersion, isFree, onNewVersion]);

  if (rating.isUnknown)
    return (
      <Quiet>
        <Both say={(t) => t('rate:unknownWindow', { number: windowNumber })} />
      </Quiet>
    );
  if (!place)
    return (
      <Quiet>
        <Both say={(t) => t(rating.isOffline ? 'rate:offline' : 'rate:connecting')} />
      </Quiet>
    );
  if (step.at === 'reasons')
    return (
      <Frame place={place} isOffline={rating.isOffline}>
        <ReasonsScreen
          reasons={step.reasons}
          time={rating.reasonsTime}
          onTurn={rating.turn}
          onHand={rating.hand}
          onChange={rating.change}
        />
      </Frame>
    );
  if (step.at === 'chosen')
    return (
      <Frame place={place} isOffline={rating.isOffline}>
        <ChosenScreen grade={step.grade} onChange={rating.change} />
      </Frame>
    );
  if (step.at === 'ended')
    return (
      <Quiet>
        <Both say={(t) => t(`rate:${step.how}`)} />
      </Quiet>
    );
  if (asked) return <Asked place={place} isOffline={rating.isOffline} asked={asked} rating={rating} />;
  return <Idle place={place} isOffline={rating.isOffline} />;
}

function Asked(props: {
  place: AtWindow;
  isOffline: boolean;
  asked: ToRate;
  rating: Pick<ReturnType<typeof useRating>, 'askTime' | 'choose' | 'skip'>;
}): ReactNode {
  const { place, isOffline, asked, rating } = props;
  return (
    <Frame place={place} isOffline={isOffline}>
      <AskScreen
        key={asked.token}
        service={asked}
        time={rating.askTime}
        onChoose={(grade) => rating.choose(asked, grade)}
        onSkip={() => rating.skip(asked)}
      />
    </Frame>
  );
}

/** What stands around a question: whose window it is, and that the line is down. */
export function Frame(props: { place: AtWindow; isOffline: boolean; children: ReactNode }): ReactNode {
  const { place, isOffline, children } = props;
  return (
    <main className="rate">
      <header className="rate-top">
        <Mark className="rate-mark" />
        <p className="rate-window">
          <Both say={(t) => t('rate:window', { number: place.windowNumber })} />
        </p>
        {isOffline ? <Offline /> : place.current && <Serving no={place.current} />}
      </header>
      {children}
    </main>
  );
}

function Serving({ no }: { no: string }): ReactNode {
  return (
    <p className="rate-serving">
      <span className="stacked">
        <Both say={(t) => t('rate:serving')} />
      </span>
      <b>{no}</b>
    </p>
  );
}

function Offline(): ReactNode {
  return (
    <p className="rate-offline" role="status">
      <Icon name="reconnect" />
      <span className="stacked">
        <Both say={(t) => t('rate:offline')} />
      </span>
    </p>
  );
}

/** Between two services: the window and the number it is serving, nothing to touch. */
function Idle({ place, isOffline }: { place: AtWindow; isOffline: boolean }): ReactNode {
  return (
    <main className="rate rate-idle">
      <div className="rate-here">
        <p className="rate-number stacked">
          <Both say={(t) => t('rate:window', { number: place.windowNumber })} />
        </p>
        <p className="rate-name stacked">
          <BothOf text={place.windowName} />
        </p>
      </div>
      <div className="rate-now" role="status">
        {isOffline ? (
          <>
            <p className="rate-wait stacked">
              <Both say={(t) => t('rate:listen')} />
            </p>
            <Offline />
          </>
        ) : place.current === null ? (
          <p className="rate-wait stacked">
            <Both say={(t) => t('rate:wait')} />
          </p>
        ) : (
          <>
            <p className="rate-label stacked">
              <Both say={(t) => t('rate:serving')} />
            </p>
            <b className="rate-no" data-long={place.current.length > 4 || undefined}>
              {place.current}
            </b>
          </>
        )}
      </div>
    </main>
  );
}

/** One sentence alone. */
export function Quiet(props: { children: ReactNode }): ReactNode {
  return (
    <main className="rate rate-quiet">
      <p className="stacked" role="status">
        {props.children}
      </p>
    </main>
  );
}
