// Owns the microphone as a screen has it: whether there is one, and one recording at a time, let go with the screen.
import { use, useEffect, useRef, useState } from 'react';
import { CameraGround } from './camera.tsx';
import {
  type Heard,
  type MicrophoneTrouble,
  type Recorded,
  type Recording,
  recordingType,
  startRecording,
} from './recording.ts';

export type RecorderState = 'idle' | 'opening' | 'recording' | MicrophoneTrouble;
export type Recorder = {
  state: RecorderState;
  heard: Heard;
  /** What was said last, until it is forgotten or said anew. */
  recorded: Recorded | null;
  start: () => void;
  stop: () => void;
  forget: () => void;
};

const nothingHeard: Heard = { level: 0, elapsedMs: 0, quietMs: 0 };

/** Records up to `mostSeconds`. */
export function useRecorder(mostSeconds: number): Recorder {
  const devices = use(CameraGround);
  const [state, setState] = useState<RecorderState>('idle');
  const [heard, setHeard] = useState(nothingHeard);
  const [recorded, setRecorded] = useState<Recorded | null>(null);
  const running = useRef<Recording | null>(null);
  useEffect(() => () => running.current?.drop(), []);

  const over = (state: RecorderState): void => {
    running.current = null;
    setState(state);
  };
  const start = (): void => {
    if (running.current) return;
    setRecorded(null);
    setHeard(nothingHeard);
    setState('opening');
    running.current = startRecording(devices, mostSeconds * 1000, {
      live: () => setState('recording'),
      heard: setHeard,
      ended: (made) => {
        setRecorded(made);
        over('idle');
      },
      trouble: over,
    });
  };
  return {
    state,
    heard,
    recorded,
    start,
    stop: () => running.current?.stop(),
    forget: () => setRecorded(null),
  };
}

/** Whether there is a microphone anybody may use: nothing offers one otherwise. */
export function useHasMicrophone(): boolean {
  const devices = use(CameraGround);
  const [hasOne, setHasOne] = useState(false);
  useEffect(() => {
    if (!devices || recordingType() === null) return;
    let isLeft = false;
    const look = async (): Promise<void> => {
      const there = (await devices.enumerateDevices()).some(({ kind }) => kind === 'audioinput');
      const isThere = there && !(await isRefused());
      if (!isLeft) setHasOne(isThere);
    };
    const lookQuietly = (): void => void look().catch(() => undefined);
    lookQuietly();
    devices.addEventListener('devicechange', lookQuietly);
    return () => {
      isLeft = true;
      devices.removeEventListener('devicechange', lookQuietly);
    };
  }, [devices]);
  return hasOne;
}

/** By the hall's own settings, for good: nobody is sent to a microphone that will not open. */
async function isRefused(): Promise<boolean> {
  try {
    return (await navigator.permissions.query({ name: 'microphone' })).state === 'denied';
  } catch {
    return false;
  }
}
