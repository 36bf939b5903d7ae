// Owns the camera: asked for while a screen shows it, let go with the screen, and what can be wrong with it by name.

import { createContext, type ReactNode, use, useCallback, useEffect, useRef, useState } from 'react';
import { longestSide, pictureOf } from './picture.ts';

/** refused: nobody may use it here · absent: none is plugged in, or the page's address allows none · busy: another program has it, or no picture comes · unplugged: gone while it was shown. */
export type CameraTrouble = 'refused' | 'absent' | 'busy' | 'unplugged';
export type CameraState = 'opening' | 'live' | CameraTrouble;

/** What this needs of the platform. */
export type Cameras = Pick<
  MediaDevices,
  'getUserMedia' | 'enumerateDevices' | 'addEventListener' | 'removeEventListener'
>;

/** The machine's cameras; not there where the page came over a plain address from elsewhere. Tests and previews put their own here. */
export const CameraGround = createContext<Cameras | undefined>(globalThis.navigator?.mediaDevices);

export type Camera = {
  state: CameraState;
  /** What the camera sees, once; null before it sees anything. Drawn anew: nothing of place or device goes with it. */
  take: () => Promise<Blob | null>;
  /** The same as pixels, at most so many along its longer side; `onto` is drawn over. */
  snap: (longest?: number, onto?: HTMLCanvasElement) => HTMLCanvasElement | null;
  /** Asks for it once more. */
  again: () => void;
  /** The live picture. */
  view: (label: string) => ReactNode;
};

/** A camera that opens and shows nothing until then is taken for busy (ms). */
const openingMs = 10_000;
const wanted = { facingMode: { ideal: 'environment' }, width: { ideal: 2560 }, height: { ideal: 1440 } };

/** One camera, held for as long as the caller stands on the screen. */
export function useCamera(): Camera {
  const cameras = use(CameraGround);
  const videoRef = useRef<HTMLVideoElement>(null);
  const [state, setState] = useState<CameraState>('opening');
  const [attempt, setAttempt] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: attempt is what asks once more.
  useEffect(() => {
    if (!cameras) {
      setState('absent');
      return;
    }
    const video = videoRef.current;
    let isLeft = false;
    let stream: MediaStream | null = null;
    const late = setTimeout(() => setState('busy'), openingMs);
    let isLost = false;
    const show = (): void => {
      clearTimeout(late);
      // Unplugged as it opened: the first picture may come after that.
      if (!isLost) setState('live');
    };
    const lose = (): void => {
      if (isLeft) return;
      isLost = true;
      clearTimeout(late);
      setState('unplugged');
    };
    setState('opening');
    video?.addEventListener('loadeddata', show);
    cameras.getUserMedia({ video: wanted, audio: false }).then(
      (opened) => {
        if (isLeft) return stop(opened);
        stream = opened;
        for (const track of opened.getTracks()) track.addEventListener('ended', lose);
        if (video) video.srcObject = opened;
      },
      (error: unknown) => {
        clearTimeout(late);
        if (!isLeft) setState(troubleOf(error));
      },
    );
    return () => {
      isLeft = true;
      clearTimeout(late);
      video?.removeEventListener('loadeddata', show);
      if (stream) stop(stream);
      if (video) video.srcObject = null;
    };
  }, [cameras, attempt]);

  const snap = useCallback((longest = longestSide, onto = document.createElement('canvas')) => {
    const video = videoRef.current;
    if (!video || video.videoWidth === 0) return null;
    const scale = Math.min(1, longest / Math.max(video.videoWidth, video.videoHeight));
    onto.width = Math.round(video.videoWidth * scale);
    onto.height = Math.round(video.videoHeight * scale);
    onto.getContext('2d', { willReadFrequently: true })?.drawImage(video, 0, 0, onto.width, onto.height);
    return onto;
  }, []);
  const take = useCallback(async (): Promise<Blob | null> => {
    const taken = snap();
    return taken && pictureOf(taken);
  }, [snap]);

  useEffect(() => {
    if (!cameras || (state !== 'unplugged' && state !== 'absent')) return;
    // Plugged in again: nobody has to say so.
    const retry = (): void => setAttempt((count) => count + 1);
    cameras.addEventListener('devicechange', retry);
    return () => cameras.removeEventListener('devicechange', retry);
  }, [cameras, state]);

  return {
    state,
    take,
    snap,
    again: () => setAttempt((count) => count + 1),
    view: (label) => <video ref={videoRef} className="camera-view" aria-label={label} autoPlay playsInline muted />,
  };
}

/** Whether there is a camera at all: nothing offers one otherwise. */
export function useHasCamera(): boolean {
  const cameras = use(CameraGround);
  const [hasOne, setHasOne] = useState(false);
  useEffect(() => {
    if (!cameras) return;
    let isLeft = false;
    const look = (): void => {
      void cameras.enumerateDevices().then(
        (devices) => !isLeft && setHasOne(devices.some(({ kind }) => kind === 'videoinput')),
        () => undefined,
      );
    };
    look();
    cameras.addEventListener('devicechange', look);
    return () => {
      isLeft = true;
      cameras.removeEventListener('devicechange', look);
    };
  }, [cameras]);
  return hasOne;
}

function stop(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

function troubleOf(error: unknown): CameraTrouble {
  const name = error instanceof Error ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused';
  return name === 'NotFoundError' || name === 'OverconstrainedError' ? 'absent' : 'busy';
}
