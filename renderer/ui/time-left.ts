// Owns the shape of what is said of time running out, and that whoever listens is told it once.
import { useState } from 'react';

/** `say`: its words · `count`: the seconds left · `more`: null where there is no more to be had, or to be asked for. */
export type TimeLeft<Say extends string> = {
  readonly say: Say;
  readonly count: number;
  readonly more: (() => void) | null;
};

/** `time` as it was when it began to say this, and not every second that it is one second less; null: nothing is said of it. */
export function useTold<Time extends TimeLeft<string>>(time: Time | null): Time | null {
  const [told, setTold] = useState(time);
  if (told?.say !== time?.say) setTold(time);
  return told;
}
