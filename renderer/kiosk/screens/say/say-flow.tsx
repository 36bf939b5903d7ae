// Owns saying it instead of writing it, one decision at a time: begin, stop, hear it, say it anew, use it; and every way a microphone fails.
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { recordingSecondsMaximum } from '#shared/domain/case-limits.ts';
import { spokenLength } from '#shared/domain/spoken-length.ts';
import { Banner } from '../../../ui/banner.tsx';
import { Button } from '../../../ui/button.tsx';
import { fromBase64, toBase64 } from '../../../ui/file-bytes.ts';
import { Icon } from '../../../ui/icons.tsx';
import { useRecorder } from '../../../ui/microphone.ts';
import { Heading } from '../../heading.tsx';
import { useKiosk } from '../../kiosk-context.ts';
import { Screen } from '../../screen.tsx';
import type { Spoken } from '../../session.ts';
import { useBusyUntil } from '../../use-busy.ts';
import { Level } from './level.tsx';
import { ListenButton } from './listen-button.tsx';
import './say.css';

/** So long nothing is heard before it is said (ms): people take breath. */
const QUIET_MS = 4000;
/** The idle watch is held a little longer than the longest recording (ms). */
const HELD_MS = (recordingSecondsMaximum + 10) * 1000;

export function SayFlow(props: {
  step?: number;
  /** What was said and is used already. */
  kept: Spoken | null;
  /** Of the button that uses it. */
  useWords: string;
  /** On its way to the hall. */
  busy?: string | null;
  onUse: (spoken: Spoken) => void;
  /** Whether something here would be lost by leaving. */
  onHold: (holds: boolean) => void;
  onWrite: () => void;
  onRemove?: () => void;
  children?: ReactNode;
}): ReactNode {
  const { t } = useTranslation('say');
  const { session, hall } = useKiosk();
  const { language } = session;
  const { kept, onHold } = props;
  const recorder = useRecorder(recordingSecondsMaximum);
  const { state, heard, recorded } = recorder;
  const [until, setUntil] = useState(0);
  const isRecording = state === 'recording' || state === 'opening';
  useBusyUntil(!isRecording, until);
  const holds = isRecording || recorded !== null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: told when it changes, not when the one who is told does.
  useEffect(() => onHold(holds), [holds]);

  const keptSound = useMemo(() => kept && fromBase64(kept.data, kept.type), [kept]);
  const sound = recorded?.sound ?? keptSound;
  const seconds = recorded?.seconds ?? kept?.seconds ?? 0;
  const length = (of: number): string => spokenLength(of, language);
  const start = (): void => {
    setUntil(Date.now() + HELD_MS);
    recorder.start();
  };
  const take = async (): Promise<void> => {
    if (recorded) props.onUse({ data: await toBase64(recorded.sound), seconds, type: recorded.sound.type });
    else if (kept) props.onUse(kept);
  };

  if (isRecording)
    return (
      <Screen
        {...(props.step !== undefined && { step: props.step })}
        className="say-screen"
        title={<Heading area="say">{({ t }) => t('now')}</Heading>}
        lead={t('nowLead')}
        read={
          <div className="say-live" data-seconds={Math.floor(heard.elapsedMs / 1000)}>
            <Level level={heard.level} />
            <p className="say-left" aria-hidden="true">
              {t('left', { length: length(Math.max(0, recordingSecondsMaximum - Math.floor(heard.elapsedMs / 1000))) })}
            </p>
            <p className="visually-hidden" role="status">
              {state === 'recording' ? t('running') : t('opening')}
            </p>
          </div>
        }
        main={
          <Button kind="main" busy={state === 'opening' ? t('opening') : null} onClick={recorder.stop}>
            {t('stop')}
          </Button>
        }
      >
        {heard.quietMs > QUIET_MS && (
          <Banner kind="due" icon="warning" title={t('quiet')}>
            {t('quietWhat')}
          </Banner>
        )}
      </Screen>
    );

  if (state !== 'idle' && !recorded)
    return (
      <Screen
        {...(props.step !== undefined && { step: props.step })}
        className="say-screen"
        title={<Heading area="say">{({ t }) => t(`trouble.${state}`)}</Heading>}
        lead={t('instead', { window: hall.tellWindow.number })}
        read={<Sign isMissing />}
        main={
          <Button kind="main" icon="pen" onClick={props.onWrite}>
            {t('write')}
          </Button>
        }
      >
        <Button icon="reconnect" onClick={start}>
          {t('tryAgain')}
        </Button>
      </Screen>
    );

  if (sound) {
    const isSilent = recorded?.isSilent === true;
    const again = (
      <Button icon="say" kind={isSilent ? 'main' : 'plain'} onClick={start}>
        {t('again')}
      </Button>
    );
    const using = (
      <Button kind={isSilent ? 'plain' : 'main'} busy={props.busy ?? null} onClick={() => void take()}>
        {props.useWords}
      </Button>
    );
    return (
      <Screen
        {...(props.step !== undefined && { step: props.step })}
        className="say-screen"
        title={
          <Heading area="say">
            {({ t }) => (isSilent ? t('silent') : t('recorded', { length: length(seconds) }))}
          </Heading>
        }
        lead={isSilent ? t('quietWhat') : t('recordedLead')}
        read={<Sign />}
        main={isSilent ? again : using}
      >
        {recorded?.isCut && (
          <Banner kind="due" icon="warning" title={t('cut')}>
            {t('cutWhat')}
          </Banner>
        )}
        {props.children}
        {!props.busy && (
          <>
            <ListenButton key={seconds} sound={sound} seconds={seconds} />
            {isSilent ? using : again}
            {kept && !recorded && props.onRemove && (
              <Button icon="minus" onClick={props.onRemove}>
                {t('remove')}
              </Button>
            )}
          </>
        )}
      </Screen>
    );
  }

  return (
    <Screen
      {...(props.step !== undefined && { step: props.step })}
      className="say-screen"
      title={<Heading area="say">{({ t }) => t('title')}</Heading>}
      lead={t('lead')}
      read={<Sign />}
      main={
        <Button kind="main" icon="mic" onClick={start}>
          {t('start')}
        </Button>
      }
    >
      <Button icon="pen" onClick={props.onWrite}>
        {t('write')}
      </Button>
    </Screen>
  );
}

function Sign(props: { isMissing?: boolean }): ReactNode {
  return (
    <div className="say-sign" data-missing={props.isMissing ? true : undefined} aria-hidden="true">
      <Icon name="mic" />
    </div>
  );
}
