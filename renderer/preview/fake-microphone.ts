// Owns a microphone that is not there: it hears a tone, or nothing, or fails in one of the ways real ones do.
import type { Cameras } from '../ui/camera.tsx';

const errorNames = { refused: 'NotAllowedError', absent: 'NotFoundError', busy: 'NotReadableError' } as const;

export type FakeMicrophones = Cameras & {
  /** Every stream given out. */
  readonly streams: MediaStream[];
  /** Pulls the cable: whatever is running ends by itself. */
  unplug(): void;
};

/** `answers`: how each asking ends, the last one for ever. */
export function fakeMicrophones(...answers: ('hears' | 'silent' | keyof typeof errorNames)[]): FakeMicrophones {
  const streams: MediaStream[] = [];
  let asked = 0;
  const fake = {
    streams,
    async getUserMedia(): Promise<MediaStream> {
      const answer = answers[Math.min(asked, answers.length - 1)] ?? 'hears';
      asked += 1;
      if (answer !== 'hears' && answer !== 'silent')
        throw Object.assign(new Error(answer), { name: errorNames[answer] });
      const stream = tone(answer === 'hears' ? 0.3 : 0);
      streams.push(stream);
      return stream;
    },
    enumerateDevices: async () => (answers[0] === 'absent' ? [] : [{ kind: 'audioinput' }]) as MediaDeviceInfo[],
    unplug() {
      for (const stream of streams)
        for (const track of stream.getTracks()) {
          track.stop();
          // A track that is stopped from here says nothing; one whose device goes does.
          track.dispatchEvent(new Event('ended'));
        }
    },
  };
  return Object.assign(new EventTarget(), fake) as unknown as FakeMicrophones;
}

/** @param loudness 0 to 1 */
function tone(loudness: number): MediaStream {
  const context = new AudioContext();
  // Where nobody has touched the page it stays quiet, and is a microphone all the same.
  context.resume().catch(() => undefined);
  const [voice, volume, out] = [
    context.createOscillator(),
    context.createGain(),
    context.createMediaStreamDestination(),
  ];
  volume.gain.value = loudness;
  voice.connect(volume).connect(out);
  voice.start();
  const timer = setInterval(() => {
    if (out.stream.active) return;
    clearInterval(timer);
    void context.close();
  }, 500);
  return out.stream;
}
