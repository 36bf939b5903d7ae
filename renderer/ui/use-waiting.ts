// Owns the rules of waiting: nothing for 0.4 s, then what is happening, after 3 s how long, after 10 s a way out.
import { useEffect, useState } from 'react';

export type Waiting = 'none' | 'busy' | 'slow' | 'stuck';
const stepsMs: readonly (readonly [Waiting, number])[] = [
  ['busy', 400],
  ['slow', 3000],
  ['stuck', 10_000],
];

/** How long something has been under way, in the steps a person should notice. */
export function useWaiting(isPending: boolean): Waiting {
  const [waiting, setWaiting] = useState<Waiting>('none');
  useEffect(() => {
    if (!isPending) return;
    const timers = stepsMs.map(([step, afterMs]) => setTimeout(() => setWaiting(step), afterMs));
    return () => {
      for (const timer of timers) clearTimeout(timer);
      setWaiting('none');
    };
  }, [isPending]);
  return isPending ? waiting : 'none';
}
