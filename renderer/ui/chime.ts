// Owns the chime: two bell strokes made by the page itself, so that no file has to be fetched.

/** A falling third, as doorbells have it: Hz, and seconds after the start. */
const strokes = [
  { hz: 659.26, at: 0 },
  { hz: 523.25, at: 0.45 },
] as const;
/** A bell is its tone and a fainter one an octave and a fifth above. */
const partials = [
  { times: 1, loud: 0.32 },
  { times: 3, loud: 0.05 },
] as const;
const fadesIn = 1.1;
const chimeMs = 1300;

/** Rings once; resolves when it has died away. */
export async function ringChime(context: AudioContext): Promise<void> {
  for (const { hz, at } of strokes) {
    for (const { times, loud } of partials) {
      const start = context.currentTime + at;
      const tone = new OscillatorNode(context, { type: 'sine', frequency: hz * times });
      const volume = new GainNode(context, { gain: 0 });
      volume.gain.setValueAtTime(0, start);
      volume.gain.linearRampToValueAtTime(loud, start + 0.01);
      volume.gain.exponentialRampToValueAtTime(0.0001, start + fadesIn);
      tone.connect(volume).connect(context.destination);
      tone.start(start);
      tone.stop(start + fadesIn);
    }
  }
  await new Promise((resolve) => setTimeout(resolve, chimeMs));
}
