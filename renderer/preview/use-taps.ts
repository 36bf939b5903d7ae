// Owns tapping a preview into a state that only taps lead to.
import { useEffect } from 'react';

/** What these selectors find, one after the other, each as soon as it is there and can be tapped. */
export function useTaps(taps: readonly string[] | undefined): void {
  useEffect(() => {
    if (!taps) return;
    const left = [...taps];
    const timer = setInterval(() => {
      const [next] = left;
      const found = next === undefined ? null : document.querySelector<HTMLElement>(next);
      if (next === undefined) clearInterval(timer);
      if (!found || found.matches('[aria-busy], [disabled]')) return;
      found.click();
      left.shift();
    }, 60);
    return () => clearInterval(timer);
  }, [taps]);
}
