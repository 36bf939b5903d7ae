// Owns tapping a preview into a state that only taps lead to.
import { useEffect } from 'react';

const LOOK_MS = 16;

/** What these selectors find, one after the other, each as soon as it is there and can be tapped. Until the last one the page says that it is not there yet. */
export function useTaps(taps: readonly string[] | undefined): void {
  useEffect(() => {
    if (!taps) return;
    const left = [...taps];
    const { dataset } = document.documentElement;
    dataset.tapping = '';
    const end = (): void => {
      clearInterval(timer);
      delete dataset.tapping;
    };
    const timer = setInterval(() => {
      const [next] = left;
      const found = next === undefined ? null : document.querySelector<HTMLElement>(next);
      if (next === undefined) end();
      if (!found || found.matches('[aria-busy], [disabled]')) return;
      found.click();
      left.shift();
    }, LOOK_MS);
    return end;
  }, [taps]);
}
