// Owns hearing one's own recording: played from an address of this page alone, which goes with the button.
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button.tsx';
import { useObjectUrl } from '../../../ui/file-bytes.ts';
import { useBusyUntil } from '../../use-busy.ts';

export function ListenButton(props: { sound: Blob; seconds: number; small?: boolean }): ReactNode {
  const { t } = useTranslation('say');
  const url = useObjectUrl(props.sound);
  const ref = useRef<HTMLAudioElement>(null);
  const [until, setUntil] = useState<number | null>(null);
  const isPlaying = until !== null;
  // Whoever listens is here, for as long as there is something to hear.
  useBusyUntil(!isPlaying, until ?? 0);
  const quiet = (): void => setUntil(null);
  const turn = (): void => {
    const audio = ref.current;
    if (!audio) return;
    if (isPlaying) {
      audio.pause();
      return;
    }
    audio.currentTime = 0;
    setUntil(Date.now() + (props.seconds + 2) * 1000);
    audio.play().catch(quiet);
  };
  return (
    <>
      {/* biome-ignore lint/a11y/useMediaCaption: it is what this very person has just said. */}
      <audio ref={ref} src={url} onEnded={quiet} onPause={quiet} onError={quiet} />
      <Button
        small={props.small === true}
        icon={isPlaying ? 'pause' : 'voice'}
        disabled={url === undefined}
        onClick={turn}
      >
        {t(isPlaying ? 'listenStop' : 'listen')}
      </Button>
    </>
  );
}
