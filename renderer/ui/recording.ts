// Owns one recording from the microphone: its level while it runs, its end, and everything it holds let go of.
import type { Cameras } from './camera.tsx';

/** refused: nobody may use it here · absent: none is plugged in · busy: another program has it, or nothing comes · unplugged: gone before a sound was kept. */
export type MicrophoneTrouble = 'refused' | 'absent' | 'busy' | 'unplugged';

/** How it goes on: 0 to 1, and for how long nothing was heard (ms). */
export type Heard = { level: number; elapsedMs: number; quietMs: number };

/** isCut: it ended by itself, and this is what there is. isSilent: nothing was ever heard. */
export type Recorded = { sound: Blob; seconds: number; isCut: boolean; isSilent: boolean };

export type Recording = {
  /** Enough was said. */
  stop(): void;
  /** Nothing of it is kept, and nobody is told. */
  drop(): void;
};

type Tell = {
  live(): void;
  heard(heard: Heard): void;
  /** Null: stopped before anything was said. */
  ended(recorded: Recorded | null): void;
  trouble(trouble: MicrophoneTrouble): void;
};

/** What browsers make, the smallest first; the hall takes these and no other. */
const types = ['audio/webm;codecs=opus', 'audio/ogg;codecs=opus', 'audio/mp4'];
/** Speech in one channel needs no more: three minutes are under a megabyte. */
const bitsPerSecond = 32_000;
/** What was said so far is kept at least so often (ms), should the microphone fail. */
const keptEveryMs = 1000;
/** Shorter is a slip of the finger (ms). */
const shortestMs = 400;
const lookEveryMs = 100;
/** A microphone that gives nothing until then is taken for busy (ms). */
const openingMs = 10_000;
/** Root mean square of the samples: below it a room is quiet. */
const quietBelow = 0.008;
/** Speech close by fills the meter. */
const fullAt = 0.2;

/** The first kind of recording this browser makes; null where it makes none. */
export function recordingType(): string | null {
  if (typeof MediaRecorder === 'undefined') return null;
  return types.find((type) => MediaRecorder.isTypeSupported(type)) ?? null;
}

/** Asks for the microphone and records up to `mostMs`. */
export function startRecording(devices: Cameras | undefined, mostMs: number, tell: Tell): Recording {
  let sounds: Blob[] = [];
  const type = recordingType();
  let isOver = false;
  let isAsked = false;
  let isHeardAtAll = false;
  let stream: MediaStream | null = null;
  let recorder: MediaRecorder | null = null;
  let meter: Meter | null = null;
  let startedAt = 0;
  let heardAt = 0;
  let clock: ReturnType<typeof setInterval> | undefined;
  const listening = new AbortController();

  const release = (): void => {
    isOver = true;
    clearTimeout(late);
    clearInterval(clock);
    for (const track of stream?.getTracks() ?? []) track.stop();
    meter?.close();
    // A browser keeps a microphone's stream long after its end, and with it whatever listens to it: the voice goes now.
    listening.abort();
    sounds = [];
    recorder = null;
    meter = null;
    stream = null;
  };
  const fail = (trouble: MicrophoneTrouble): void => {
    if (isOver) return;
    release();
    tell.trouble(trouble);
  };
  const late = setTimeout(() => fail('busy'), openingMs);
  const stop = (): void => {
    if (recorder && recorder.state !== 'inactive') recorder.stop();
  };
  const end = (): void => {
    if (isOver) return;
    const elapsedMs = Math.min(performance.now() - startedAt, mostMs);
    const sound = new Blob(sounds, { type: type ?? '' });
    release();
    const seconds = Math.max(1, Math.ceil(elapsedMs / 1000));
    if (isAsked && (sound.size === 0 || elapsedMs < shortestMs)) tell.ended(null);
    else if (sound.size === 0) tell.trouble('unplugged');
    else tell.ended({ sound, seconds, isCut: !isAsked, isSilent: !isHeardAtAll });
  };
  const look = (): void => {
    const now = performance.now();
    const loudness = meter?.loudness() ?? 0;
    if (loudness >= quietBelow) {
      heardAt = now;
      isHeardAtAll = true;
    }
    const elapsedMs = now - startedAt;
    tell.heard({ level: Math.min(1, loudness / fullAt), elapsedMs, quietMs: now - heardAt });
    if (elapsedMs < mostMs) return;
    isAsked = true;
    stop();
  };
  const run = (opened: MediaStream): void => {
    stream = opened;
    if (isOver) {
      release();
      return;
    }
    clearTimeout(late);
    meter = openMeter(opened);
    recorder = new MediaRecorder(opened, { audioBitsPerSecond: bitsPerSecond, ...(type && { mimeType: type }) });
    const { signal } = listening;
    recorder.addEventListener('dataavailable', ({ data }) => sounds.push(data), { signal });
    // However it ends, by us, by the microphone or by a fault: the last sound comes before this.
    recorder.addEventListener('stop', end, { signal });
    recorder.addEventListener('error', stop, { signal });
    for (const track of opened.getTracks()) track.addEventListener('ended', stop, { signal });
    startedAt = performance.now();
    heardAt = startedAt;
    recorder.start(keptEveryMs);
    clock = setInterval(look, lookEveryMs);
    tell.live();
  };
  if (!devices || type === null) queueMicrotask(() => fail('absent'));
  else {
    const audio = { echoCancellation: true, noiseSuppression: true, autoGainControl: true, channelCount: 1 };
    devices
      .getUserMedia({ audio, video: false })
      .then(run)
      .catch((error: unknown) => fail(troubleOf(error)));
  }
  return {
    stop() {
      isAsked = true;
      stop();
    },
    drop: release,
  };
}

type Meter = { loudness(): number; close(): void };

function openMeter(stream: MediaStream): Meter {
  const context = new AudioContext();
  // Let go of before it has begun, it says so; nobody waits for it any more.
  context.resume().catch(() => undefined);
  const analyser = context.createAnalyser();
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  return {
    loudness() {
      analyser.getFloatTimeDomainData(samples);
      return Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
    },
    close: () => void context.close(),
  };
}

function troubleOf(error: unknown): MicrophoneTrouble {
  const name = error instanceof Error ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused';
  return name === 'NotFoundError' || name === 'OverconstrainedError' ? 'absent' : 'busy';
}
