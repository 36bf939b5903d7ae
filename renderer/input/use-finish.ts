// Owns that going on loses nothing half-written: a tap elsewhere waits the moment that letters or ink need to become text.
import { type RefObject, useEffect, useRef } from 'react';

/** A worker that has not answered by then (ms) holds nobody up any longer. */
const MOST_MS = 3000;

/** What comes of `finish`, or the time that is left for it. Null: there is nothing to wait for. */
export function inTime(finish: Promise<unknown> | null): Promise<unknown> | null {
  if (!finish) return null;
  return Promise.race([finish, new Promise((resolve) => setTimeout(resolve, MOST_MS))]);
}

/** `ref`: the keyboard. Taps on it, and into the field, are its own. */
export function useFinish(ref: RefObject<HTMLElement | null>, finish: () => Promise<unknown> | null): void {
  const latest = useRef(finish);
  latest.current = finish;
  useEffect(() => {
    let isHeld = false;
    const isElsewhere = ({ target }: Event): boolean =>
      target instanceof Element && !ref.current?.contains(target) && !target.closest('.typed');
    // The finger is down for longer than most answers take.
    const begin = (event: Event): void => {
      if (isElsewhere(event)) void latest.current();
    };
    const hold = (event: Event): void => {
      if (!isElsewhere(event)) return;
      const finished = isHeld ? null : inTime(latest.current());
      if (!isHeld && !finished) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (!finished) return;
      isHeld = true;
      const { target } = event;
      void finished.then(() => {
        isHeld = false;
        // A task later, so that the screen knows what stands in its field.
        setTimeout(() => {
          if (target instanceof Element && target.isConnected)
            target.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
        });
      });
    };
    window.addEventListener('pointerdown', begin, true);
    window.addEventListener('click', hold, true);
    return () => {
      window.removeEventListener('pointerdown', begin, true);
      window.removeEventListener('click', hold, true);
    };
  }, [ref]);
}
