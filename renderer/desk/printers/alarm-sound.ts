// Owns the sound of a printer in need: two short rising tones made by the page itself, quite unlike the display's bell.

const tones = [
  { hz: 740, at: 0 },
  { hz: 988, at: 0.22 },
] as const;
const lastsSeconds = 0.18;
let context: AudioContext | null = null;

/** Once; silent where the browser lets no sound out before the page was touched. */
export async function ringAlarm(): Promise<void> {
  context ??= new AudioContext();
  const on = context;
  if (on.state !== 'running') await Promise.race([on.resume(), new Promise((done) => setTimeout(done, 500))]);
  if (on.state !== 'running') return;
  for (const { hz, at } of tones) {
    const start = on.currentTime + at;
    const tone = new OscillatorNode(on, { type: 'triangle', frequency: hz });
    const volume = new GainNode(on, { gain: 0 });
    volume.gain.setValueAtTime(0, start);
    volume.gain.linearRampToValueAtTime(0.25, start + 0.02);
    volume.gain.linearRampToValueAtTime(0, start + lastsSeconds);
    tone.connect(volume).connect(on.destination);
    tone.start(start);
    tone.stop(start + lastsSeconds);
  }
}
