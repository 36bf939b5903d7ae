// Owns what the citizen said in recordings: heard at the desk, which is recorded, and written down beside the sound.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDetail, CaseRecording } from '#shared/contract/case-detail.ts';
import { spokenLength } from '#shared/domain/spoken-length.ts';
import { useHallQueries } from '../../api-provider.tsx';
import { dayAndTime } from '../../i18n/dates.ts';
import { useLanguage } from '../../i18n/use-words.ts';
import { Button } from '../../ui/button.tsx';
import { fromBase64, useObjectUrl } from '../../ui/file-bytes.ts';
import { useDesk } from '../desk-context.ts';
import { useFileErrorWords } from './file-words.ts';
import { WriteDownForm } from './write-down-form.tsx';
import './recordings-card.css';

/** Nothing where nothing was said. */
export function RecordingsCard({ detail }: { detail: CaseDetail }): ReactNode {
  const { t } = useTranslation('case');
  if (detail.recordings.length === 0) return null;
  return (
    <section className="card col recordings" aria-label={t('recording.title')}>
      <h2>{t('recording.title')}</h2>
      {detail.recordings.map((recording) => (
        <OneRecording key={recording.fileId} detail={detail} recording={recording} />
      ))}
    </section>
  );
}

function OneRecording({ detail, recording }: { detail: CaseDetail; recording: CaseRecording }): ReactNode {
  const { t } = useTranslation(['case', 'desk']);
  const language = useLanguage();
  const { timeZone, drafts } = useDesk();
  const { written, isGone, fileId } = recording;
  const mayWrite = detail.actions.includes('note') && !isGone;
  const [isWriting, setWriting] = useState(() => drafts.has(`${detail.caseNo}/write-down/${fileId}`));
  const says = [
    spokenLength(recording.seconds, language),
    dayAndTime(recording.at, timeZone, language),
    isGone ? t('recording.gone') : written === null && t('recording.unwritten'),
  ].filter(Boolean);
  return (
    <div className="col recording">
      <p className="caption">{says.join(' · ')}</p>
      {!isGone && <Player caseNo={detail.caseNo} recording={recording} />}
      {written && (
        <>
          <blockquote className="recording-words">{written.words}</blockquote>
          <p className="caption">
            {[t(`recording.is.${written.check}`), written.staffName, dayAndTime(written.at, timeZone, language)]
              .filter(Boolean)
              .join(' · ')}
          </p>
        </>
      )}
      {mayWrite && !isWriting && (
        <div>
          <Button small icon="pen" onClick={() => setWriting(true)}>
            {t(written ? 'recording.rewrite' : 'recording.write')}
          </Button>
        </div>
      )}
      {mayWrite && isWriting && (
        <WriteDownForm detail={detail} recording={recording} onDone={() => setWriting(false)} />
      )}
    </div>
  );
}

const speeds = [0.75, 1, 1.25, 1.5] as const;
const backSeconds = 5;

/** Fetched when it is asked for, since that is recorded; space plays and stops, ← goes back. */
function Player({ caseNo, recording }: { caseNo: string; recording: CaseRecording }): ReactNode {
  const { t } = useTranslation('case');
  const language = useLanguage();
  const queries = useHallQueries();
  const client = useQueryClient();
  const errorWords = useFileErrorWords();
  // A mutation, since it is recorded: it must not be asked again by itself.
  const opening = useMutation(
    queries.caseFiles.open.mutationOptions({
      onSuccess: () => client.invalidateQueries({ queryKey: queries.cases.get.key({ input: { caseNo } }) }),
    }),
  );
  const { data } = opening;
  const sound = useMemo(() => (data ? fromBase64(data.data, data.mediaType) : null), [data]);
  const url = useObjectUrl(sound);
  const ref = useRef<HTMLAudioElement>(null);
  const [at, setAt] = useState(0);
  const [isPlaying, setPlaying] = useState(false);
  const [isUnplayable, setUnplayable] = useState(false);
  const [speed, setSpeed] = useState<number>(1);
  const turn = (): void => {
    const audio = ref.current;
    if (audio?.paused) void audio.play().catch(() => setUnplayable(true));
    else audio?.pause();
  };
  const back = (): void => {
    if (ref.current) ref.current.currentTime = Math.max(0, ref.current.currentTime - backSeconds);
  };
  if (!data)
    return (
      <div className="row">
        <Button
          icon="voice"
          busy={opening.isPending ? t('recording.opening') : null}
          onClick={() => opening.mutate({ caseNo, fileId: recording.fileId })}
        >
          {t('recording.open')}
        </Button>
        <span className="caption">{t('recording.recorded')}</span>
        {opening.error && (
          <p className="error-line" role="alert">
            {errorWords(opening.error)}
          </p>
        )}
      </div>
    );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of a player's buttons is no fieldset of a form.
    <div
      className="row player"
      role="group"
      aria-label={t('recording.player')}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowLeft' || event.target instanceof HTMLSelectElement) return;
        event.preventDefault();
        back();
      }}
    >
      {/* biome-ignore lint/a11y/useMediaCaption: its words are what is written down from it. */}
      <audio
        ref={ref}
        src={url}
        autoPlay
        onPlay={() => {
          setPlaying(true);
          if (ref.current) ref.current.playbackRate = speed;
        }}
        onPause={() => setPlaying(false)}
        onEnded={() => setPlaying(false)}
        onError={() => setUnplayable(true)}
        onTimeUpdate={(event) => setAt(Math.floor(event.currentTarget.currentTime))}
      />
      <Button icon={isPlaying ? 'pause' : 'voice'} onClick={turn}>
        {t(isPlaying ? 'recording.pause' : 'recording.play')}
      </Button>
      <Button icon="back" onClick={back}>
        {t('recording.back', { count: backSeconds })}
      </Button>
      <select
        className="input"
        aria-label={t('recording.speed')}
        value={speed}
        onChange={(event) => {
          const chosen = Number(event.target.value);
          setSpeed(chosen);
          if (ref.current) ref.current.playbackRate = chosen;
        }}
      >
        {speeds.map((one) => (
          <option key={one} value={one}>
            {one}×
          </option>
        ))}
      </select>
      <span className="caption nowrap">
        {spokenLength(at, language)} / {spokenLength(recording.seconds, language)}
      </span>
      {isUnplayable && (
        <p className="error-line" role="alert">
          {t('recording.unplayable')}
        </p>
      )}
    </div>
  );
}
