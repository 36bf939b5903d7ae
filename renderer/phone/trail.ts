// Owns the phone's own back button: each step forward is one of the browser's, so that back goes one step and not away.
import { useCallback, useEffect, useRef, useState } from 'react';

type Trail<S> = {
  step: S;
  go: (step: S) => void;
  /** In the place of the step that is over: back does not return to it. */
  replace: (step: S) => void;
  back: () => void;
};

const depthOf = (state: unknown): number =>
  typeof state === 'object' && state !== null && 'depth' in state && typeof state.depth === 'number' ? state.depth : 0;

/** The steps taken on this page, beginning with `first`; a page that was loaded anew begins there again. */
export function useTrail<S>(first: S): Trail<S> {
  const [steps, setSteps] = useState<readonly [S, ...S[]]>([first]);
  const [at, setAt] = useState(0);
  const base = useRef(0);
  useEffect(() => {
    base.current = depthOf(history.state);
    const moved = (event: PopStateEvent): void => setAt(Math.max(0, depthOf(event.state) - base.current));
    window.addEventListener('popstate', moved);
    return () => window.removeEventListener('popstate', moved);
  }, []);
  // What lies beyond the steps there are (forward after a reload) is the last of them.
  const here = Math.min(at, steps.length - 1);
  const go = useCallback(
    (step: S): void => {
      history.pushState({ ...history.state, depth: base.current + here + 1 }, '');
      setSteps((before) => [before[0], ...before.slice(1, here + 1), step]);
      setAt(here + 1);
    },
    [here],
  );
  const replace = useCallback(
    (step: S): void => setSteps((before) => (here === 0 ? [step] : [before[0], ...before.slice(1, here), step])),
    [here],
  );
  return { step: steps[here] ?? first, go, replace, back: () => history.back() };
}
